"""The exact rules, each with what it finds and what it must leave alone; any text in, no crash."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import CHECKOUT, scale

from easyread.check.from_markdown import from_markdown
from easyread.check.from_text import from_text
from easyread.check.from_web import from_html
from easyread.check.profile import DEFAULT, PROFILES
from easyread.check.prose import Prose
from easyread.check.rule import Severity
from easyread.check.web_page import WebPage
from easyread.check.word_lists import word_lists
from easyread.check.word_rules import WORD_RULES

LONG = "Your plan says what help you get at school and at home from us and from others each year"
HITS = {
    "ER-101": (f"{LONG} now.", f"{LONG}, and who pays for it in the end and why and until when."),
    "ER-102": ("We are here for you. " * 11,),
    "ER-201": (
        "You can ask for mediation.",
        "We use a holistic approach.",
        "Ask your key worker.",
        "A key worker’s job.",
    ),
    "ER-202": ("Ask the XQZ about it.", "You may get a DSG."),
    "ER-213": ("You cannot come without a form.", "It is not unusual to wait."),
    "ER-301": ("We have seven rooms.", "It takes twenty days."),
    "ER-302": ("Read part II of the plan.", "See chapter V.", "This is phase IX."),
    "ER-303": ("Come on 12/03/2026.", "Come on 3 Mar.", "Come on Monday 2nd March 2026."),
    "ER-304": ("Come on 2 March 2026.",),
    "ER-305": ("We asked 80% of them.", "It was 5 per cent.", "It was 5 percent."),
    "ER-306": ("Bring a friend (or two).", "The form [see below] is short."),
    "ER-307": ("Mums & dads can come.", "Bring food and/or drinks.", "Bring fruit, e.g. an apple."),
    "ER-402": ("PLEASE READ THIS NOW.", "It is IMPORTANT to come."),
    "ER-503": ("Background\n\nWe met in May.", "Our journey\n\nWe met in May."),
}
NEAR_MISSES = {
    "ER-101": ("Your plan says what help you get.", "Come to us at www.example.org/a/b/c/d today."),
    "ER-102": ("We are here for you.\n\n" * 11,),
    "ER-201": (
        "You can ask for mediation. Mediation means help to agree.",
        "You have a wheelchair, a headteacher and a birthday.",
        "This is called an assessment. We ask what you need. This is called an assessment.",
    ),
    "ER-202": (
        "SEN means that you need more help.",
        "A special educational need is called SEN.",
        "Ask your GP or the NHS.",
    ),
    "ER-213": ("You cannot come today.", "Nobody is late.", "Understand it with us, not alone."),
    "ER-301": ("We have 7 rooms.", "One of us will come.", "Everyone often listens."),
    "ER-302": ("I can come.", "Vitamin C is in fruit.", "This is a CD, mix it."),
    "ER-303": ("Come on Monday 2 March 2026.", "May I come?", "It is 3/4 full."),
    "ER-304": ("Come on Monday 2 March 2026.",),
    "ER-305": ("8 out of 10 people came.",),
    "ER-306": ("Bring a friend or 2.",),
    "ER-307": ("Mums and dads can come.", "Look at www.example.org/a+b=c for more."),
    "ER-402": ("The NHS and the BBC help.", "Come to the UK."),
    "ER-503": ("Who can get an award\n\nWe met in May.",),
}


PIECE = re.compile(r"\S+")
PIECES = (
    *PIECE.findall("it they is are the a and , . ( ) % & plan council This : ; which who so as if"),
    *PIECE.findall("get been by sent Ben or - * # ! ? because 3.5 e.g. II “ ” ' ’ – said"),
    *("\n", "\n\n"),
)


def codes(text: str) -> set[str]:
    return of(from_text(text, "text.txt"))


def of(prose: Prose) -> set[str]:
    return {rule.code for rule in WORD_RULES if list(rule.look(prose, PROFILES[DEFAULT]))}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, all_ in HITS.items() for t in all_])
def test_an_exact_rule_finds_what_it_is_for(code, text):
    assert code in codes(text)


@pytest.mark.parametrize(
    ("code", "text"), [(c, t) for c, all_ in NEAR_MISSES.items() for t in all_]
)
def test_an_exact_rule_leaves_what_only_looks_like_it(code, text):
    assert code not in codes(text)


@pytest.mark.parametrize("text", ["Then we talk about {}s.", "{}: we talk about it."])
def test_every_hard_phrase_is_told_once_and_none_of_its_words(text):
    rule = next(rule for rule in WORD_RULES if rule.code == "ER-201")
    for phrase in word_lists().phrases:
        prose = from_text(text.format(phrase.capitalize()), "text.txt")
        found = [one.words.lower() for one in rule.look(prose, PROFILES[DEFAULT])]
        assert [words.rstrip("s") for words in found] == [phrase.rstrip("s")]


@pytest.mark.parametrize(
    ("code", "broken", "whole"),
    [
        ("ER-401", "<p>This is <i>very</i> good.</p>", "<p>This is <b>very</b> good.</p>"),
        ("ER-403", "<p>This is <u>very</u> good.</p>", "<p>This is <b>very</b> good.</p>"),
    ],
)
def test_letters_that_lean_or_are_underlined_are_found(code, broken, whole):
    assert code in of(from_html(WebPage(broken.encode(), "page.html")))
    assert code not in of(from_html(WebPage(whole.encode(), "page.html")))


def test_an_idea_without_a_picture_is_found_where_the_others_have_one():
    ours = "# Us\nabout: What we do.\n\n![](talk)\nWe meet.\n\n{}You talk.\n"
    assert "ER-501" in of(from_markdown(ours.format(""), "us.md"))
    assert "ER-501" not in of(from_markdown(ours.format("![](listen)\n"), "us.md"))


def test_two_sets_of_pictures_and_too_many_pages_are_found():
    one, two = (("talk", "OpenMoji"),), (("talk", "OpenMoji"), ("vote", "ours"))
    assert "ER-502" in of(Prose("a.docx", (), picture_sources=two))
    assert "ER-502" not in of(Prose("a.docx", (), picture_sources=one))
    assert "ER-103" in of(Prose("a.docx", (), pages=25))
    assert "ER-103" not in of(Prose("a.docx", (), pages=24))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("We read your letter, and we ring you back.", "and we ring you"),
        ("Ring us, we can help you with it.", "we can help you"),
    ],
)
def test_the_hint_says_with_which_word_the_second_idea_begins(text, begins):
    rule = next(rule for rule in WORD_RULES if rule.code == "ER-211")
    (one,) = rule.look(from_text(text, "text.txt"), PROFILES[DEFAULT])
    assert one.hint == f"Start a new sentence at: “{begins}”"


def test_a_sentence_is_a_note_above_15_words_and_a_fault_above_25():
    def severities(number: int) -> list[Severity]:
        prose = from_text(" ".join(["word"] * number) + ".", "text.txt")
        found = next(r for r in WORD_RULES if r.code == "ER-101").look(prose, PROFILES[DEFAULT])
        return [one.severity for one in found]

    assert [severities(number) for number in (15, 16, 25, 26)] == [
        [],
        [Severity.NOTE],
        [Severity.NOTE],
        [Severity.FAULT],
    ]


@settings(max_examples=scale(quick=60, covering=300, everything=1500), deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(PIECES),
            max_size=60,
        ).map(" ".join),
    )
)
def test_any_text_is_read_without_a_crash(text):
    for prose in (
        from_text(text, "a.txt"),
        from_markdown(text, "a.md"),
        from_html(WebPage(text.encode("utf-8", "replace"), "a.html")),
    ):
        of(prose)


BUSY = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (200, 200))
resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))
from easyread.check.from_text import from_text
from easyread.check.profile import DEFAULT, PROFILES
from easyread.check.word_rules import WORD_RULES
pieces = "is |it is a box and |e.g. |a.|(|1|a-|a@|AB |X1 |is\\t|- |you may be |1/|[".split("|")
words = int(sys.argv[1])
for piece in pieces:
    prose = from_text(piece * words, "a.txt")
    sum(1 for rule in WORD_RULES for _ in rule.look(prose, PROFILES[DEFAULT]))
    print("looked at", repr(piece))
"""
"""What once made a pattern look ahead again and again: each would take hours."""


def test_no_text_keeps_the_rules_busy_or_fills_the_memory():
    number = scale(quick="10000", covering="100000", everything="100000")
    command = [sys.executable, "-c", BUSY, number]
    done = subprocess.run(command, cwd=CHECKOUT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("looked at") == 15
