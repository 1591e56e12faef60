"""The register: what the scheme allows, what it refuses, and what is kept of it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from coproduce.award import judging, people, registrar, sending_in, signing_up
from coproduce.award.due import DueKind, due
from coproduce.award.judging import Agreed, Ruling
from coproduce.award.registrar import Registrar
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import (
    Evidence,
    EvidenceKind,
    Judgement,
    Outcome,
    Permission,
    Verdict,
)
from coproduce.domain.award_organisation import Standing
from coproduce.domain.award_register import fold
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError
from coproduce.event_file import EventReader
from coproduce.facts import read_facts
from tests.award import made_up_school as school_

pytestmark = pytest.mark.usefixtures("home")
FACTS = read_facts()


def test_a_school_goes_from_registration_to_platinum_and_renews_late():
    with Registrar() as book:
        school, officer = school_.to_gold(book)
        sent = school_.portfolio(book, school, "platinum", "2026-08-01")
        school_.assess(book, school, sent, "platinum", officer, "2026-09-01")
        one = book.state.organisations[school]
        assert one.renew_by == "2027-09-01"
        assert one.standing("platinum", "2027-09-02") is Standing.OVERDUE
        assert one.standing("silver", "2027-09-02") is Standing.HELD
        piece = next(iter(one.evidence))
        late = book.take(
            sending_in.submit_statement, school, "We still do it.", [piece], "2027-10-01"
        )
        school_.assess(book, school, late, "platinum", officer, "2027-10-20", Outcome.RENEWED)
    one = registrar.read().organisations[school]
    assert one.renew_by == "2028-10-20"
    assert [d.outcome for d in one.decisions.values()] == [Outcome.AWARDED] * 4 + [Outcome.RENEWED]


def test_not_yet_is_followed_by_a_new_plan():
    with Registrar() as book:
        school, officer = school_.to_bronze(book)
        plan = school_.plan(FACTS)
        sent = book.take(sending_in.submit_plan, school, plan, "2026-03-01", FACTS)
        school_.assess(book, school, sent, "silver", officer, "2026-03-20", Outcome.NOT_YET)
        one = book.state.organisations[school]
        assert one.standing("silver", "2026-03-21") is Standing.NOT_YET
        better = book.take(sending_in.submit_plan, school, plan, "2026-05-01", FACTS)
        assert one.standing("silver", "2026-05-01") is Standing.UNDER_WAY
        school_.assess(book, school, better, "silver", officer, "2026-05-20")
        assert one.standing("silver", "2026-05-21") is Standing.HELD
    assert len(registrar.read().organisations[school].decisions) == 3


def test_no_gold_before_silver_and_no_plan_before_bronze():
    with Registrar() as book:
        school = book.take(signing_up.register, school_.FORM)
        with pytest.raises(CoproduceError, match="Bronze"):
            book.take(sending_in.submit_plan, school, school_.plan(FACTS), "2026-03-01", FACTS)
    with Registrar() as book:
        officer = book.take(people.name_officer, "Made-up Officer")
        meeting = book.take(signing_up.hold_meeting, school, "2026-02-02", "", 2)
        book.take(judging.decide, school, meeting, school_.ruling(officer, "2026-02-03"))
        piece = book.take(sending_in.add_evidence, school, school_.evidence("gold-voice"), FACTS)
        with pytest.raises(CoproduceError, match="Silver"):
            book.take(sending_in.submit_portfolio, school, "gold", [piece], [], "2026-03-01", FACTS)
        with pytest.raises(CoproduceError, match="no gold or platinum"):
            book.take(sending_in.submit_statement, school, "Still.", [piece], "2026-03-01")


def test_nothing_is_decided_without_an_assessment_and_a_person():
    with Registrar() as book:
        school, officer = school_.to_bronze(book)
        sent = book.take(sending_in.submit_plan, school, school_.plan(FACTS), "2026-03-01", FACTS)
        with pytest.raises(CoproduceError, match="without an assessment"):
            book.take(judging.decide, school, sent, school_.ruling(officer, "2026-03-02"))
        found = book.take(judging.open_assessment, school, sent, "2026-03-02")
        with pytest.raises(CoproduceError, match="not agreed"):
            book.take(judging.decide, school, found, school_.ruling(officer, "2026-03-02"))
        some = Agreed(on="2026-03-03", judgements=school_.judgements("silver", FACTS)[:-1])
        with pytest.raises(CoproduceError, match="missing"):
            book.take(judging.agree, school, found, some, FACTS)
        all_ = Agreed(on="2026-03-03", judgements=school_.judgements("silver", FACTS))
        book.take(judging.agree, school, found, all_, FACTS)
        with pytest.raises(CoproduceError, match="person has to decide"):
            book.take(judging.decide, school, found, school_.ruling("p99", "2026-03-04"))
        book.take(judging.decide, school, found, school_.ruling(officer, "2026-03-04"))
        with pytest.raises(CoproduceError, match="decided about this already"):
            book.take(judging.decide, school, found, school_.ruling(officer, "2026-03-05"))


def test_an_unsigned_form_can_wait_but_not_be_awarded():
    unsigned = school_.FORM.__class__(
        **{n: getattr(school_.FORM, n) for n in school_.FORM.__slots__} | {"is_signed": False}
    )
    with Registrar() as book:
        school = book.take(signing_up.register, unsigned)
        officer = book.take(people.name_officer, "Made-up Officer")
        meeting = book.take(signing_up.hold_meeting, school, "2026-02-02", "", 2)
        with pytest.raises(CoproduceError, match="not signed"):
            book.take(judging.decide, school, meeting, school_.ruling(officer, "2026-02-03"))
        book.take(signing_up.put_right, school, school_.FORM)
        book.take(judging.decide, school, meeting, school_.ruling(officer, "2026-02-03"))
        assert book.state.organisations[school].holds("bronze")


def test_a_photograph_without_permission_is_not_taken_in():
    photo = Evidence(kind=EvidenceKind.PHOTOGRAPH, sentence="We met.", link="https://a.example")
    with Registrar() as book:
        school, _officer = school_.to_bronze(book)
        with pytest.raises(CoproduceError, match="permission"):
            book.take(sending_in.add_evidence, school, photo, FACTS)


def test_a_removed_person_is_gone_from_the_file_and_the_decision_stays(home):
    with Registrar() as book:
        school, officer = school_.to_silver(book)
        lead = next(iter(book.state.organisations[school].leads))
        for person in (lead, officer):
            book.take(people.remove_person, person)
        assert book.state.person(officer) == ""
    folded = registrar.read()
    one = folded.organisations[school]
    assert one.email == one.telephone == ""
    assert one.leads == {}
    assert one.holds("silver")
    assert folded.officers == {}
    kept = b"".join(file.read_bytes() for file in (home / "award").glob("register.db*"))
    for word in (b"Made-up Lead", b"Made-up Officer", b"office@school", b"0121 496"):
        assert word not in kept
    with Registrar() as book:  # the number of a removed person is never given to another
        assert book.take(people.name_officer, "Another") not in (lead, officer)


def test_removed_words_of_a_champion_are_gone_from_the_file(home):
    with Registrar() as book:
        school, _officer = school_.to_silver(book)
        found = next(iter(book.state.organisations[school].assessments.values()))
        book.take(judging.remove_quote, school, next(iter(found.quotes)))
        assert not found.quotes
    kept = b"".join(file.read_bytes() for file in (home / "award").glob("register.db*"))
    assert b"They asked me first" not in kept


def test_a_step_that_is_refused_writes_nothing():
    with Registrar() as book:
        school, _officer = school_.to_bronze(book)
        before = book.state.last
        with pytest.raises(CoproduceError):
            book.take(signing_up.publish, school, ["stage"])
        assert book.state.last == before
    assert registrar.read().last == before


def test_a_register_is_no_meeting_and_a_meeting_no_register(home):
    with Registrar() as book:
        school_.to_bronze(book)
    from coproduce.journal import JournalReader

    with pytest.raises(CoproduceError, match="The file of this meeting is damaged"):
        JournalReader(home / "award" / "register.db")


@pytest.mark.parametrize("has_head", [False, True])
def test_a_register_whose_making_was_interrupted_is_empty_and_is_begun(home, has_head):
    file = home / "award" / "register.db"
    file.parent.mkdir(parents=True, mode=0o700)
    file.touch(0o600)
    if has_head:
        with contextlib.closing(sqlite3.connect(file)) as db:
            db.execute("PRAGMA journal_mode = WAL")
    assert registrar.read().last == 0
    assert registrar.history() == []
    with Registrar() as book:
        school_.to_bronze(book)
    assert registrar.read().last


@pytest.mark.parametrize("open_", [registrar.read, registrar.history, Registrar])
def test_a_damaged_register_is_called_a_register_and_left_as_it_was(home, open_):
    with Registrar() as book:
        school_.to_bronze(book)
    file = home / "award" / "register.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CoproduceError, match=r"The file of the award register is damaged: reg"):
        open_()
    assert file.read_bytes() == whole[: len(whole) // 2]


def test_final_feedback_does_not_change(home):
    from coproduce.domain.award_forms import FeedbackSentence, Part

    said = FeedbackSentence(part=Part.WELL, source="decision:outcome", words="You did it.")
    with Registrar() as book:
        school, officer = school_.to_silver(book)
        decision = list(book.state.organisations[school].decisions)[-1]
        with pytest.raises(CoproduceError, match="no feedback yet"):
            book.take(judging.finish_feedback, school, decision, officer, "2026-04-01")
        book.take(judging.save_feedback, school, decision, [said])
        book.take(judging.finish_feedback, school, decision, officer, "2026-04-01")
        with pytest.raises(CoproduceError, match="final"):
            book.take(judging.save_feedback, school, decision, [])


def test_every_event_reads_back_as_it_was_written(home):
    with Registrar() as book:
        school_.to_gold(book)
        state = book.state
    with EventReader(home / "award" / "register.db", ev.REGISTER) as reader:
        assert fold(reader.read()) == state
    assert state.organisations["o1"].assessments["a1"].judgements[0].verdict is Verdict.MET


def test_no_champion_is_named_in_what_is_kept_for_always():
    with Registrar() as book:
        school, officer = school_.to_bronze(book)
        book.take(people.join_champions, "Robin Meadow", Role.YOUNG_PERSON)
        sent = book.take(sending_in.submit_plan, school, school_.plan(FACTS), "2026-03-01", FACTS)
        assessment = book.take(judging.open_assessment, school, sent, "2026-03-02")
        silver = [c.id for c in FACTS.criteria if c.stage == "silver"]
        told = tuple(Judgement(criterion=id_, verdict=Verdict.MET) for id_ in silver)
        named = (replace(told[0], well="Robin liked it."), *told[1:])
        with pytest.raises(CoproduceError, match="A champion’s name"):
            book.take(
                judging.agree, school, assessment, Agreed(on="2026-03-03", judgements=named), FACTS
            )
        book.take(
            judging.agree, school, assessment, Agreed(on="2026-03-03", judgements=told), FACTS
        )
        ruling = Ruling(
            outcome=Outcome.AWARDED, reasons="ROBIN said yes.", by=officer, on="2026-03-04"
        )
        with pytest.raises(CoproduceError, match="A champion’s name"):
            book.take(judging.decide, school, assessment, ruling)
        book.take(judging.decide, school, assessment, replace(ruling, reasons="They do it."))


def test_a_photograph_of_an_archived_school_still_needs_permission():
    permission = Permission(given_on="2026-01-01", until="2026-06-30")
    with Registrar() as book:
        school, _officer = school_.to_silver(book)
        photo = replace(
            school_.evidence("gold-voice"), kind=EvidenceKind.PHOTOGRAPH, permission=permission
        )
        piece = book.take(sending_in.add_evidence, school, photo, FACTS)
        book.take(signing_up.archive, school)
        (left,) = due(book.state, "2026-07-01")
        assert (left.kind, left.about, left.on) == (DueKind.PERMISSION, piece, "2026-06-30")
        book.take(sending_in.remove_evidence, school, piece)
        assert due(book.state, "2026-07-01") == []


def test_an_archived_school_only_waits_to_be_brought_back():
    with Registrar() as book:
        school, officer = school_.to_silver(book)
        champion = book.take(people.join_champions, "Sam Sample", Role.YOUNG_PERSON)
        book.take(signing_up.archive, school)
        piece = school_.evidence("gold-voice")
        forbidden = (
            (signing_up.hold_meeting, school, "2026-09-01", "", 3),
            (signing_up.put_right, school, school_.FORM),
            (sending_in.add_evidence, school, piece, FACTS),
            (judging.finish_feedback, school, "d2", officer, "2026-09-01"),
            (people.name_supporter, school, champion),
        )
        before = len(registrar.history())
        for step in forbidden:
            with pytest.raises(CoproduceError, match="archived"):
                book.take(*step)
        book.take(signing_up.publish, school, [])
        book.take(signing_up.bring_back, school)
        book.take(sending_in.add_evidence, school, piece, FACTS)
    assert len(registrar.history()) == before + 3
