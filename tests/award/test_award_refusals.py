"""What the commands of the award scheme refuse, and that nobody is named while they do."""

from __future__ import annotations

import pytest

from coproduce.award import registrar
from tests.award.officer import FORM, to_bronze

WRONG = [
    (["show", "o1"], 2, "There is no organisation yet."),
    (["meting"], 2, "Did you mean: meeting?"),
    (["evidence"], 2, "Did you mean: evidence add, evidence change, evidence remove?"),
    (["register", "--name", "A"], 2, "This is missing: Where does it work?"),
    (["register", *FORM, "--sector", "sport"], 2, "We do not know “sport” here."),
    (["register", *FORM, "--signed", "perhaps"], 2, "We do not know “perhaps” here."),
    (["register", *FORM, "--registered-on", "12 May"], 2, "“12 May” is not a day."),
    (["register", *FORM, "--colour", "red"], 2, "We do not know: --colour red."),
    (["due", "--until", "May"], 2, "“May” is not a day."),
    (["list", "--format", "xml"], 2, "“xml” is not one of: text, json."),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG, ids=lambda one: str(one)[:30])
def test_a_wrong_use_says_what_and_what_to_do(award, words, code, said):
    assert award(*words, code=code) == ""
    assert said in award.said
    assert len(award.said.strip().splitlines()) >= 2
    assert not registrar.read().organisations


def test_what_the_scheme_does_not_allow_is_said(award):
    award("register", *FORM)
    award("portfolio", "o1", "gold", "--on", "2026-06-01", "--evidence", "e1", code=2)
    assert "We do not know" in award.said
    award(
        "evidence", "add", "o1", "--kind", "photograph", "--sentence", "Us.", "--link", "x", code=2
    )
    assert "permission" in award.said
    award("statement", "o1", "--words", "Still.", code=2)
    assert "This is missing" in award.said
    award("evidence", "add", "o1", "--kind", "link", "--sentence", "Us.", "--link", "x")
    award("portfolio", "o1", "gold", "--answer", "silver-actions", "x", code=2)
    assert "We do not know the word “silver-actions”." in award.said
    award("statement", "o1", "--words", "Still.", code=2)
    assert "This is missing" in award.said
    award("decide", "o1", code=2)
    assert "First the champions meet" in award.said
    award("assess", "agree", "o1", "a9", code=2)
    assert "nothing called “a9”" in award.said


def test_an_organisation_is_named_by_the_beginning_of_its_name(award):
    award("register", *FORM)
    other = [word if word != "Lantern Hill School" else "Lantern Hall" for word in FORM]
    award("register", *other)
    assert award("show", "lantern hill").startswith("o1  Lantern Hill School")
    award("show", "lantern", code=2)
    assert "  o1  Lantern Hill School\n  o2  Lantern Hall\n" in award.said


def test_nobody_is_named_in_a_message_and_who_steps_aside_is_nowhere(award, home):
    to_bronze(award)
    award("champion", "aside", "o1", "--champion", "p3")
    award("supporter", "o1", "--champion", "Made-up P", code=2)
    assert "Made-up parent" not in award.said
    told = award("show", "o1") + award("history") + award("show", "o1", "--format", "json")
    assert "stepped" not in told
    assert "aside" not in told
    award("remove-person", "--person", "p2", "--yes")
    assert "A person who was removed decided for Bronze" in award("history", "o1")
    kept = b"".join(f.read_bytes() for f in home.rglob("*") if f.is_file())
    assert b"Made-up Officer" not in kept


def test_the_help_names_every_word(award):
    said = award("--help")
    from tui.award import table

    for words in table.groups().values():
        for word in words:
            assert f"  {word} " in said
            assert award(*word.split(), "--help").startswith(
                f"How to type it: coproduce award {word}"
            )


def test_a_mistake_of_ours_writes_no_name_down(award, home, monkeypatch):
    def broken(*_given):
        raise RuntimeError("Made-up Officer")

    monkeypatch.setattr("coproduce.award.people.name_officer", broken)
    award("officer", "--name", "Made-up Officer", code=1)
    assert "Made-up" not in award.said
    log = (home / "crashes.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "Made-up" not in log
