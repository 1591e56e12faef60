"""How often the rules that guess are right: floors on the labelled items, and what we say of it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tools import CHECKOUT

from bench import easy_read
from easyread.check.word_rules import WORD_RULES

EVERY = easy_read.items()
WHOLE = easy_read.score(EVERY)
HELD_OUT = easy_read.score(item for item in EVERY if item.is_held_out)
FLOORS = {
    "passive": (0.95, 0.95),
    "two-ideas": (0.90, 0.90),
    "metaphor": (0.90, 0.85),
    "two-names": (0.90, 0.80),
    "hard-word": (0.85, 0.85),
    "far-pronoun": (0.85, 0.85),
}
"""Precision and recall on all items, at least."""


def test_there_are_hits_and_near_misses_enough_for_every_label():
    for label in easy_read.CODES:
        hits = sum(label in item.labels for item in EVERY)
        near = sum(item.id.startswith(label) and label not in item.labels for item in EVERY)
        assert min(hits, near) >= 25, label


@pytest.mark.parametrize("label", FLOORS)
def test_a_rule_is_right_as_often_as_it_was(label):
    precision, recall = FLOORS[label]
    assert WHOLE[label].precision >= precision
    assert WHOLE[label].recall >= recall


@pytest.mark.parametrize("label", FLOORS)
def test_a_rule_reaches_the_aim_on_the_items_that_nobody_looked_at(label):
    assert HELD_OUT[label].precision >= 0.8
    assert HELD_OUT[label].recall >= 0.7


@pytest.mark.parametrize("label", FLOORS)
def test_what_a_rule_says_of_itself_is_what_was_measured(label):
    rule = next(rule for rule in WORD_RULES if rule.code == easy_read.CODES[label][0])
    assert rule.is_judgement
    assert abs(rule.finds - 10 * HELD_OUT[label].recall) <= 0.6
    assert abs(rule.right - 10 * HELD_OUT[label].precision) <= 0.6


def test_explain_says_how_often_a_rule_that_guesses_is_right():
    command = [sys.executable, "-m", "tui.cli", "check", "--explain", "ER-214"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert "found about 8 of 10" in " ".join(done.stdout.split())


def test_every_easy_text_has_fewer_findings_than_every_ordinary_one():
    easy = (*easy_read.texts("easy"), *easy_read.texts("easy", "later"))
    hard = (*easy_read.texts("hard"), *easy_read.texts("hard", "later"))
    assert (len(easy), len(hard)) == (17, 17)
    assert max(notes for _, notes in easy) * 2 < min(notes for _, notes in hard)


@pytest.mark.parametrize("folder", ["texts", "later"])
def test_easy_texts_have_almost_no_faults(folder):
    faults = [one for one, _ in easy_read.texts("easy", folder)]
    assert sum(faults) / len(faults) <= 1.0


def test_the_page_of_the_rules_says_what_is_so():
    page = (CHECKOUT / "docs" / "easy-read-rules.md").read_text("utf-8")
    assert easy_read.page_text() in page
