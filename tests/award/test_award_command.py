"""The award scheme by commands alone, as an officer types them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from journey import NearClient
from PIL import Image

from coproduce import home as homes
from coproduce import settings
from coproduce.award import registrar, sending_in
from coproduce.award.registrar import Registrar
from coproduce.domain.award_forms import Outcome
from coproduce.domain.recording import kind_of, to_body
from coproduce.facts import read_facts
from tests.award import journey as walked
from tests.award import made_up_school as school_
from tui.award.walk import walk
from tui.cli import main

FACTS = read_facts()
FORM = (
    "--name", "Lantern Hill School", "--registered-on", "2026-01-12", "--sector", "education",
    "--in-birmingham", "yes", "--signed", "yes", "--address", "1 Lantern Hill, Birmingham",
    "--commitment", "We teach 200 children. We promise to follow the charter.",
    "--leads", "Made-up Lead", "--email", "office@school.example", "--telephone", "0121 496 0000",
)  # fmt: skip
WHY = ("--reasons", "The champions saw it.", "--next-steps", "Ask the youngest pupils too.")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


class Award:
    """Types commands, and keeps what the last one said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.said = ""

    def __call__(self, *words: str, code: int = 0) -> str:
        """Type a command; return what it prints."""
        self._capsys.readouterr()
        ended = main(["award", *words])
        printed = self._capsys.readouterr()
        self.said = printed.err
        assert ended == code, printed.err
        return printed.out.strip()


@pytest.fixture
def award(capsys):
    return Award(capsys)


def ids(stage):
    return [c.id for c in FACTS.criteria if c.stage == stage]


def to_bronze(award):
    assert award("register", *FORM) == "o1"
    award("officer", "--name", "Made-up Officer")
    for role in ("young-person", "parent-or-carer", "professional"):
        award("champion", "add", "--name", f"Made-up {role}", "--role", role)
    meeting = "--on", "2026-02-02", "--champions", "3", "--notes", "We talked."
    award("meeting", "lantern", *meeting)
    award("decide", "lantern", "--outcome", "awarded", *WHY, "--on", "2026-02-10")


def assess(award, stage, on, outcome="awarded"):
    told = [
        word
        for id_ in ids(stage)
        for kind, words in (("well", "You asked pupils first."), ("next", "Ask the youngest."))
        for word in (f"--{kind}", id_, words)
    ]
    award("assess", "open", "o1", "--on", on)
    award("assess", "agree", "o1", "--on", on, "--met", *ids(stage), *told)
    return award("decide", "o1", "--outcome", outcome, *WHY, "--on", on)


def portfolio(award, stage, on):
    for criterion in ids(stage):
        words = "--kind", "link", "--sentence", "Pupils chose the new play area."
        ties = "--criteria", criterion, "--principles", "trusted", "--articles", "12"
        link = "--link", "https://school.example/play", "--picture", "good"
        award("evidence", "add", "o1", *words, *link, *ties)
    answers = [word for id_ in ids(stage) for word in ("--answer", id_, "See our pictures.")]
    award("portfolio", "o1", stage, "--on", on, *answers)


def plan(school="o1"):
    """Take in a whole delivery plan."""
    with Registrar() as book:
        book.take(sending_in.submit_plan, school, school_.plan(FACTS), "2026-03-01", FACTS)


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


def test_a_sheet_is_filled_in_and_read_back(award, tmp_path):
    to_bronze(award)
    plan()
    award("assess", "open", "o1", "--on", "2026-03-20")
    award("assess", "agree", "o1", "a1", "--sheet", "sheet.toml")
    sheet = tmp_path / "sheet.toml"
    text = sheet.read_text("utf-8")
    assert text.count("[[judgement]]") == 7
    award("assess", "agree", "o1", "a1", "--sheet", "sheet.toml", code=2)
    assert "is there already" in award.said
    award("assess", "agree", "o1", "--from", "sheet.toml", code=2)
    assert "What you will do, from what families need: This is missing" in award.said
    filled = text.replace('verdict = ""', 'verdict = "partly"').replace(
        'on = ""', 'on = "2026-03-20"'
    )
    sheet.write_text(filled.replace('well = ""', 'well = "They asked “us”."', 1), "utf-8")
    award("assess", "agree", "o1", "--from", "sheet.toml", "--met", "silver-review")
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert found.agreed_on == "2026-03-20"
    assert [j.verdict for j in found.judgements] == ["partly"] * 6 + ["met"]
    assert found.judgements[0].well == "They asked “us”."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("verdict =", "verdct ="), "verdct"),
        (('verdict = ""', "verdict = 5"), "verdict"),
        (('verdict = ""', 'verdict = "'), "line"),
        (('"silver-review"', '"silver-actions"'), "judged more than once"),
        (('"silver-review"', '"gold-voice"'), "gold-voice"),
    ],
)
def test_a_wrong_sheet_is_refused_with_its_place(award, tmp_path, change, said):
    to_bronze(award)
    plan()
    award("assess", "open", "o1")
    award("assess", "agree", "o1", "--sheet", "sheet.toml")
    sheet = tmp_path / "sheet.toml"
    sheet.write_text(sheet.read_text("utf-8").replace(*change), "utf-8")
    award("assess", "agree", "o1", "--from", "sheet.toml", code=2)
    assert said in award.said


def test_feedback_goes_out_as_a_sheet_and_comes_back(award, tmp_path):
    to_bronze(award)
    plan()
    decision = assess(award, "silver", "2026-03-20")
    award("feedback", "draft", "o1", decision, "--out", "feedback.toml")
    sheet = tmp_path / "feedback.toml"
    text = sheet.read_text("utf-8")
    worse = text.replace("You asked pupils first.", "You asked all pupils.", 1)
    sheet.write_text(worse, "utf-8")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml", code=1)
    assert "The source does not say: all." in award.said
    better = text.replace("You asked pupils first.", "You asked pupils.", 1)
    sheet.write_text(better, "utf-8")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml")
    assert "You asked pupils." in award("feedback", "draft", "o1", decision)
    award("feedback", "finish", "o1", decision, code=2)
    assert "nobody is here to ask" in award.said
    award("feedback", "finish", "o1", decision, "--yes")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml", code=2)
    assert "final" in award.said


def test_champions_meet_and_what_they_said_is_taken_over(award, tmp_path):
    to_bronze(award)
    plan()
    settings.keep_safeguarding("Pretend Lead", "Pretend Deputy", "0000 000000")
    award("assess", "open", "o1", "--meeting", "yes")
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert f"coproduce run {found.session}" in award.said
    room = NearClient(homes.session(found.session))
    try:
        room.ask("open", activity="silver-actions")
        room.people_answer("silver-actions", "met", 6)
        room.ask("close", activity="silver-actions")
        room.ask("show", activity="silver-actions")
    finally:
        room.close()
    said = award("assess", "results", "o1")
    assert "Everybody: met (6)" in said
    award("assess", "agree", "o1", "--sheet", "sheet.toml")
    first = (tmp_path / "sheet.toml").read_text("utf-8").split("[[judgement]]")[1]
    assert 'verdict = "met"' in first
    award("assess", "agree", "o1", "--partly", *ids("silver")[1:])
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert ("all", 6) in [(s.group, s.people) for s in found.shares]


def in_toml(file, /, **words):
    """Fill in a form, as somebody does in a text program."""
    text = file.read_text("utf-8")
    for name, said in words.items():
        empty = next(line for line in text.splitlines() if line.startswith(f"{name} ="))
        text = text.replace(empty, f"{name} = {said}")
    file.write_text(text, "utf-8")


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


def photograph(file):
    Image.new("RGB", (60, 40), (90, 160, 90)).save(file, "JPEG", comment=b"GPS 52.4862")
    return file


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


def test_the_help_names_every_word(award):
    said = award("--help")
    from tui.award import table

    for words in table.groups().values():
        for word in words:
            assert f"  {word} " in said
            assert award(*word.split(), "--help").startswith(
                f"How to type it: coproduce award {word}"
            )


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


def test_a_mistake_of_ours_writes_no_name_down(award, home, monkeypatch):
    def broken(*_given):
        raise RuntimeError("Made-up Officer")

    monkeypatch.setattr("coproduce.award.people.name_officer", broken)
    award("officer", "--name", "Made-up Officer", code=1)
    assert "Made-up" not in award.said
    log = (home / "crashes.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "Made-up" not in log
