"""The award scheme by commands alone, from the registration to the papers and the page."""

from __future__ import annotations

import json

from coproduce.award import registrar, sending_in
from coproduce.award.registrar import Registrar
from coproduce.domain.award_forms import Outcome
from coproduce.domain.recording import kind_of, to_body
from tests.award import journey as walked
from tests.award import made_up_school as school_
from tests.award.officer import FACTS, assess, ids, in_toml, plan, portfolio, to_bronze
from tui.award.walk import walk


def test_a_school_goes_to_platinum_and_renews_late_by_commands(award, monkeypatch, tmp_path):
    to_bronze(award)
    plan()
    assess(award, "silver", "2026-03-20")
    portfolio(award, "gold", "2026-06-01")
    assess(award, "gold", "2026-06-20")
    portfolio(award, "platinum", "2026-08-01")
    assess(award, "platinum", "2026-09-01")
    still = "We still do it."
    award("statement", "o1", "--words", still, "--evidence", "e1", "--on", "2027-10-01")
    assess(award, "platinum", "2027-10-20", "renewed")
    typed = registrar.read().organisations["o1"]
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "stepped"))
    with Registrar() as book:
        school, officer = school_.to_gold(book)
        sent = school_.portfolio(book, school, "platinum", "2026-08-01")
        school_.assess(book, school, sent, "platinum", officer, "2026-09-01")
        late = book.take(sending_in.submit_statement, school, still, ["e1"], "2027-10-01")
        school_.assess(book, school, late, "platinum", officer, "2027-10-20", Outcome.RENEWED)
        straight = book.state.organisations[school]
    for name in ("form", "leads", "email", "meetings", "evidence", "submissions", "decisions"):
        assert getattr(typed, name) == getattr(straight, name), name
    assert typed.renew_by == "2028-10-20"


def test_an_overdue_renewal_is_said_everywhere(award):
    with Registrar() as book:
        school, officer = school_.to_silver(book)
        sent = school_.portfolio(book, school, "gold", "2024-06-01")
        school_.assess(book, school, sent, "gold", officer, "2024-06-20")
    told = "Gold: renewal overdue"
    assert f"{told}, renew by 2025-06-20" in award("list")
    assert f"2025-06-20 (late)  o1  Lantern Hill School  {told}." in award("due")
    assert told in award("show", "o1")
    (shown,) = json.loads(award("list", "--format", "json"))
    assert shown["stages"]["gold"] == "renewal overdue"
    award("statement", "o1", "--words", "Still.", "--evidence", "e1")
    assert "Gold: the yearly statement came in. Decide about it." in award("due")
    assert "Ask for the yearly statement" not in award("due")


def test_the_same_school_by_files_and_commands_has_the_same_register(award, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.award.asks.today", lambda: walked.TODAY)
    award("form", "registration", "form.toml")
    words = {
        "organisation": '"Lantern Hill"', "address": '"1 Hill"', "email": '"a@b.example"',
        "registration-date": '"12 January 2026"', "leads": '"A Lead"', "sector": '"education"',
        "commitment": '"We teach."', "in-birmingham": "true", "signature": "true",
    }  # fmt: skip
    in_toml(tmp_path / "form.toml", **words)
    award("take-in", "form.toml", code=1)
    assert "“Telephone number”: This is empty." in award.said
    award("officer", "--name", "An Officer")
    award("champion", "add", "--name", "A Champion", "--role", "young-person")
    award("meeting", "o1", "--on", "2026-02-02", "--champions", "3")
    why = "--reasons", "Champions saw it.", "--next-steps", "Go on."
    award("decide", "o1", "--outcome", "awarded", *why, "--on", "2026-02-10")
    award("form", "delivery-plan", "plan.toml")
    ours = {"organisation": '"lantern  hill"', "four-c": f'"{FACTS.four_cs[0].id}"'}
    in_toml(tmp_path / "plan.toml", **ours, what='"Plan it."')
    award("take-in", "plan.toml", "--on", "2026-03-01", code=1)

    def judged(stage, on, outcome="awarded"):
        award("assess", "open", "o1", "--on", on)
        well = "--well", ids(stage)[0], "You asked first."
        award("assess", "agree", "o1", "--on", on, "--met", *ids(stage), *well)
        award("decide", "o1", "--outcome", outcome, *why, "--on", on)

    judged("silver", "2026-03-20")
    piece = "--kind", "link", "--sentence", "Pupils chose.", "--link", "https://a.example"
    award("evidence", "add", "o1", *piece, "--principles", "trusted")
    award("portfolio", "o1", "gold", "--evidence", "e1", "--on", "2026-06-01")
    judged("gold", "2026-06-20")
    award("portfolio", "o1", "platinum", "--evidence", "e1", "--on", "2026-08-01")
    judged("platinum", "2026-09-01")
    still = "--words", "All of it.", "--evidence", "e1", "--on", "2027-10-01"
    award("statement", "o1", *still)
    judged("platinum", "2027-10-20", "renewed")
    typed = written()
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "walked"))
    walked.play(walk())
    assert typed == written()


def written():
    return [(kind_of(one.event), to_body(one.event)) for one in registrar.history()]


def test_papers_are_made_and_the_page_says_only_what_was_ticked(award, tmp_path):
    with Registrar() as book:
        school_.to_silver(book)
    txt = "--format", "txt", "--out", "papers"
    made = [
        award("feedback", "make", "o1", "d2", *txt),
        award("certificate", "lantern", *txt),
        award("champion", "certificate", *txt),
        award("table", "o1", *txt),
        award("visit-pack", "--stage", "gold", *txt),
        award("invitation", "o1", "--on", "2026-12-04", *txt),
    ]
    assert all((tmp_path / one).is_file() for one in made)
    assert "silver" in made[0]
    award("certificate", "o1", "--stage", "gold", *txt, code=2)
    assert "does not have this award" in award.said
    award("invitation", "o1", "--on", "Friday", *txt, code=2)
    page = tmp_path / award("page", *txt)
    assert "Lantern" not in page.read_text("utf-8")
    award("publish", "o1", "--shown", "name", "stage")
    award("page", *txt)
    shown = page.read_text("utf-8")
    assert "Lantern Hill School" in shown
    assert "Silver" in shown
    assert "10 February" not in shown
    award("publish", "o1", "--shown")
    award("page", *txt)
    assert "Lantern" not in page.read_text("utf-8")
