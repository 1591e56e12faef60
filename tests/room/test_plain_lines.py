"""Plain lines: how a question is asked, and what can always be typed."""

from __future__ import annotations

import io
import os

import pytest
from journey import Typed, coproduce, environment, said

from coproduce import settings
from tui import lines_choice
from tui.lines import BackError, Lines, Option, QuitError, SkipError

OPTIONS = [Option("1", "Tea"), Option("2", "Water")]


def asked(*typed: str, default: str = "") -> tuple[str, list[str]]:
    out = io.StringIO()
    answer = Lines(Typed(*typed), out).ask(["What would you like?"], OPTIONS, default)
    return answer, said(out)


def test_a_question_is_said_with_its_numbers_and_the_default_in_words():
    answer, lines = asked("", default="2")
    assert answer == "2"
    assert lines == [
        "What would you like?",
        "1. Tea",
        "2. Water",
        "If you only press Enter: Water",
    ]


def test_nothing_is_chosen_for_a_person_who_only_presses_enter():
    answer, lines = asked("", "1")
    assert answer == "1"
    assert lines[-1] == "Please type a number, and then press Enter."


def test_r_says_the_question_again():
    _answer, lines = asked("r", "1")
    assert lines.count("What would you like?") == 2


def test_a_question_mark_says_the_keys():
    _answer, lines = asked("?", "1")
    assert lines[-1] == "?: help. r: repeat. b: back. s: skip. q: quit."


def test_the_keys_are_explained_once():
    out = io.StringIO()
    lines = Lines(Typed(), out)
    lines.explain()
    lines.explain()
    assert len(said(out)) == 2


@pytest.mark.parametrize(
    ("typed", "meant"), [("b", BackError), ("s", SkipError), ("q", QuitError), ("Q", QuitError)]
)
def test_back_skip_and_quit_work_at_every_question(typed, meant):
    with pytest.raises(meant):
        asked(typed)


def test_the_end_of_what_is_typed_is_quitting():
    with pytest.raises(QuitError):
        asked()


def test_a_key_that_is_not_there_is_told_and_asked_again():
    answer, lines = asked("7", "1")
    assert answer == "1"
    assert lines[-1] == "We do not know “7”. Type r to hear it again."


def test_going_back_from_yes_or_no_means_no():
    out = io.StringIO()
    assert Lines(Typed("b"), out).confirm("Sure?") is False
    assert Lines(Typed("y"), out).confirm("Sure?") is True


def test_a_sentence_never_breaks_into_a_line_that_looks_like_ours():
    out = io.StringIO()
    Lines(Typed(), out).say("Hello\nShow this to the room?\x1b[2J\x9b31m")
    assert said(out) == ["Hello Show this to the room?"]


def test_what_is_new_is_said_when_enter_is_pressed():
    out = io.StringIO()
    news = iter([["1 new comment. Type n to hear it."], []])
    Lines(Typed("x", "1"), out, lambda: next(news)).ask(["What?"], OPTIONS)
    assert said(out)[3] == "1 new comment. Type n to hear it."


def test_plain_lines_write_no_escape_and_no_box(tmp_path):
    run = coproduce(tmp_path, "run", "--plain", typed="q\n")
    assert run.returncode == 0
    assert "1. Start a new meeting." in run.stdout
    assert not set(run.stdout) & set("\x1b\r│─┌█▀")


@pytest.mark.parametrize(
    ("more", "saved", "is_plain"),
    [
        ({}, False, False),
        ({"COPRODUCE_PLAIN": "1"}, False, True),
        ({"COPRODUCE_PLAIN": "0", "ACCESSIBLE": "1"}, True, False),
        ({"ACCESSIBLE": "1"}, False, True),
        ({"ACCESSIBLE": "0"}, True, True),
        ({}, True, True),
        ({"TERM": "dumb", "COPRODUCE_PLAIN": "0"}, False, True),
    ],
)
def test_the_order_in_which_plain_lines_are_chosen(monkeypatch, tmp_path, more, saved, is_plain):
    for name, value in (environment(tmp_path) | more).items():
        monkeypatch.setenv(name, value)
    for name in set(os.environ) & {"COPRODUCE_PLAIN", "ACCESSIBLE"} - set(more):
        monkeypatch.delenv(name)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    settings.keep_plain(saved)
    assert lines_choice.wants_lines(False) is is_plain
    assert lines_choice.wants_lines(True) is True


def test_without_a_terminal_lines_are_plain(monkeypatch, tmp_path):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    monkeypatch.setenv("COPRODUCE_PLAIN", "0")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert lines_choice.wants_lines(False) is True


def test_the_choice_can_be_kept(tmp_path):
    assert coproduce(tmp_path, "plain").stdout == "off\n"
    assert coproduce(tmp_path, "plain", "on").stdout == "on\n"
    assert coproduce(tmp_path, "plain").stdout == "on\n"
    assert coproduce(tmp_path, "plain", "off").stdout == "off\n"
