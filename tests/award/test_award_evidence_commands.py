"""Evidence by commands: its file, its permission, and what is due because of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coproduce.award import registrar, sending_in
from coproduce.award.registrar import Registrar
from tests.award import made_up_school as school_
from tests.award.officer import FACTS, FORM, assess, in_toml, photograph, plan, to_bronze


def test_a_portfolio_comes_in_with_its_photograph_and_the_file_goes_with_the_piece(
    award, tmp_path, home
):
    to_bronze(award)
    plan()
    assess(award, "silver", "2026-03-20")
    award("form", "gold-portfolio", "gold.toml")
    form = tmp_path / "gold.toml"
    words = {"organisation": '"Lantern Hill School"', "sentence": '"We draw."'}
    in_toml(form, **words, file='"play.jpg"', kind='"photograph"')
    award("take-in", "gold.toml", code=2)
    assert "permission" in award.said
    in_toml(form, **{"permission-from": '"1 May 2026"', "permission-until": '"1 May 2099"'})
    award("take-in", "gold.toml", code=2)
    assert "There is no file “play.jpg” beside the form." in award.said
    photograph(tmp_path / "play.jpg")
    assert award("take-in", "gold.toml", "--check", code=1) == ""
    assert not list(home.rglob("*.jpg"))
    assert award("take-in", "gold.toml", "--on", "2026-06-01", code=1) == "s2"
    (kept,) = home.rglob("*.jpg")
    assert b"GPS" not in kept.read_bytes()
    award("take-in", "gold.toml", "--on", "2026-06-02", code=1)  # the same piece once more
    assert list(registrar.read().organisations["o1"].evidence) == ["e1"]
    award("evidence", "remove", "o1", "e1", code=2)
    award("evidence", "remove", "o1", "e1", "--yes")
    assert not list(home.rglob("*.jpg"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--link", "javascript:alert(1)"), "no web address"),
        (("--link", "https://a.example", "--language", "Urdu"), "the language “Urdu”"),
        (("--link", "https://a.example", "--picture", "../x"), "no picture called"),
        (("--link", "https://a.example", "--picture", "nonsense"), "no picture called"),
        (("--file", "form.exe"), "form.exe"),
        ((), "no file and no web address"),
    ],
)
def test_evidence_that_cannot_be_shown_is_refused(award, tmp_path, words, said):
    award("register", *FORM)
    (tmp_path / "form.exe").write_bytes(b"MZ")
    award("evidence", "add", "o1", "--kind", "link", "--sentence", "x", *words, code=2)
    assert said in award.said
    assert not registrar.read().organisations["o1"].evidence


def test_evidence_with_a_file_is_copied_in_only_when_it_is_allowed(award, tmp_path, home):
    to_bronze(award)
    photograph(tmp_path / "play.jpg")
    words = "o1", "--kind", "photograph", "--sentence", "We draw.", "--file", "play.jpg"
    award("evidence", "add", *words, code=2)
    assert not list(home.rglob("*.jpg"))
    award("evidence", "add", *words, "--agreed-on", "2026-05-01", "--until", "2099-05-01")
    award("evidence", "change", "o1", "e1", "--sentence", "We draw together.")
    (piece,) = registrar.read().organisations["o1"].evidence.values()
    assert piece.file is not None
    assert (piece.sentence, piece.file.name) == ("We draw together.", "play.jpg")
    assert list(home.rglob("*.jpg"))


def test_what_is_due_is_listed_and_goes_into_a_calendar(award, tmp_path):
    with Registrar() as book:
        school, _officer = school_.to_silver(book)
        allowed = replace(school_.evidence("gold-voice"), link="https://a.example/" + "x" * 90)
        book.take(sending_in.add_evidence, school, allowed, FACTS)
        plan_ = school_.plan(FACTS)
        action = replace(plan_.actions[0], what="Meet, plan; and " + "ask " * 30, by="2027-01-31")
        better = replace(plan_, actions=(action,))
        book.take(sending_in.submit_plan, school, better, "2026-04-01", FACTS)
    due = json.loads(award("due", "--format", "json"))
    assert [(one["on"], one["kind"]) for one in due] == [
        ("2026-04-01", "waiting"), ("2027-01-31", "action"),
    ]  # fmt: skip
    award("due", "--until", "2026-04-01", "--calendar", "due.ics", code=1)
    assert not (tmp_path / "due.ics").exists()
    award("due", "--calendar", "due.ics")
    lines = (tmp_path / "due.ics").read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(map(len, lines)) <= 75
    whole = b"\r\n".join(lines).replace(b"\r\n ", b"")
    assert whole.count(b"BEGIN:VEVENT") == 1
    assert b"DTSTART;VALUE=DATE:20270131" in whole
    assert b"SUMMARY:Lantern Hill School: An action of the plan: Meet\\, plan\\; and ask" in whole


def test_whoever_waits_and_a_permission_that_ended_are_due(award, tmp_path):
    award("register", *FORM)
    photograph(tmp_path / "play.jpg")
    words = "--kind", "photograph", "--sentence", "We draw.", "--file", "play.jpg"
    award("evidence", "add", "o1", *words, "--agreed-on", "2020-05-01", "--until", "2020-06-01")
    first, second = award("due").splitlines()
    assert first.startswith("2020-06-01 (late)")
    assert "has ended: ask again, or remove it." in first
    assert second.startswith("since 2026-01-12")
    award("meeting", "o1", "--champions", "2", "--on", "2026-02-02")
    assert "the meeting was held. Nobody has decided yet." in award("due")
    award("archive", "o1")
    assert award("due").splitlines() == [first]
    assert award("list") == ""
    award("evidence", "remove", "o1", "e1", "--yes")
    assert award("due") == ""
    assert "archived" in award("list", "--archived")
