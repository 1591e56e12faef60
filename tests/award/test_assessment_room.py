"""A small champions group assesses at the desk, at the keyboard, in plain lines and on paper."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from journey import NearClient, Typed, following, follows, said

from coproduce import spoken
from coproduce.award.from_session import results_of
from coproduce.domain.award_forms import Share, Verdict
from coproduce.domain.events import ActivityOpened
from coproduce.domain.people import Door, Role
from coproduce.journal import Entry
from coproduce.languages import speaking
from coproduce.spoken import Page
from tests.award.champions import (
    GOLD,
    PHOTO_SAYS,
    URDU,
    agenda_of,
    gold_meeting,
    kept_in,
    session_of,
)
from tests.room import stage
from tests.room.desk_hand import SIZES, at_desk, at_keyboard
from tests.room.desk_meeting import Meeting
from tests.room.stage import flowing, on_stage
from tui import sheet_files
from tui.lines import Lines
from tui.lines_desk import Desk
from tui.lines_paper import PaperLines
from tui.lines_vote import VoteLines
from tui.screens.vote_state import Step

FIRST, SECOND = GOLD[:2]
ASK = "How much of this do they show?"
LOOK = "Look at the people. What are they doing?"
"""How to look at a photograph."""


@pytest.fixture
def folder(tmp_path):
    with kept_in(tmp_path):
        yield gold_meeting()[0]


@pytest.fixture
def meeting(folder, tmp_path):
    """The same questions, with a server in a thread."""
    made = Meeting(tmp_path / "meeting")
    made._run(made.host.append(Entry(agenda_of(folder))))
    yield made
    made.close()


def answered(ask, activity, **answers):
    """Let people of each role (young, professional) give the same answer, and show the result."""
    ask("open", activity=activity)
    roles = {"young": Role.YOUNG_PERSON, "professional": Role.PROFESSIONAL}
    for role, (answer, number) in answers.items():
        for n in range(number):
            key = f"{role}{n}"
            seat = ask("seat", role=str(roles[role]), door="phone", language="en", key=key)["seat"]
            ask("vote", seat=seat, activity=activity, chosen=[answer], key=f"{activity}{key}")
    ask("close", activity=activity)
    ask("show", activity=activity)


async def test_at_the_keyboard_the_evidence_comes_before_the_question(meeting):
    meeting.ask("open", activity=FIRST)
    async with at_keyboard(meeting) as hand:
        await hand.press("1", "2", "1", "1")
        assert hand.is_at(Step.EVIDENCE)
        assert PHOTO_SAYS in hand.text
        assert "(Three people stand on the grass.)" in hand.text
        assert LOOK in hand.text
        await hand.press("1")
        assert ASK in hand.text
        assert "0 I cannot tell" in hand.text
        await hand.press("e")
        assert hand.is_at(Step.EVIDENCE)
        await hand.press("1", "1", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert [v.chosen for v in meeting.session.votes[FIRST].values()] == [("met",)]


async def test_who_steps_aside_at_the_keyboard_gives_up_the_seat(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("1", "2", "1", "1")
        await hand.until(lambda: hand.is_at(Step.WAIT) and len(meeting.session.seats) == 1)
        await hand.press("s")
        assert "You do not have to say why." in hand.text
        await hand.press("y")
        await hand.until(lambda: hand.is_at(Step.PASS))
        assert not meeting.session.seats


@pytest.mark.parametrize("size", SIZES)
async def test_the_room_sees_cards_as_far_as_there_is_room_and_how_many_more(
    folder, tmp_path, size
):
    made = agenda_of(folder)
    cards = made.activities[0].evidence * 3
    asked = replace(made.activities[0], evidence=cards)
    on = stage.Meeting(tmp_path / "stage")
    on.write(replace(made, activities=(asked, *made.activities[1:])), ActivityOpened(FIRST))
    async with on_stage(on, size=size) as (pilot, _server):
        app = pilot.app
        assert ASK in flowing(app)
        shown = len(re.findall(r"(\d+)\. (?:What they say|A photo):", flowing(app)))
        assert shown >= (1 if size[1] >= 24 else 0)
        assert (f"And {len(cards) - shown} more." in flowing(app)) is (0 < shown < len(cards))


async def test_the_desk_says_where_they_disagree_and_asks_for_a_second_look(meeting):
    answered(meeting.ask, FIRST, young=("met", 5), professional=("not-yet", 5))
    answered(meeting.ask, SECOND, young=("met", 5), professional=("met", 5))
    async with at_desk(meeting) as hand:
        await hand.press("m", "v")
        assert "Young people, 5 people: Met: 5" in hand.text
        assert "Professionals, 5 people: Not yet: 5" in hand.text
        assert "2 Take" not in hand.text
        await hand.press("1")
        await hand.until(lambda: len(meeting.session.agenda) == len(GOLD) + 1)
        again = meeting.session.agenda[1]
        assert again.follows == FIRST
        assert again.evidence == meeting.session.agenda[0].evidence
        await hand.press("m", "v")
        assert "We can show nothing here yet." in hand.text


async def test_the_desk_tells_no_disagreement_of_a_small_group(meeting):
    answered(meeting.ask, FIRST, young=("met", 5), professional=("not-yet", 4))
    async with at_desk(meeting) as hand:
        await hand.press("m", "v")
        assert "We can show nothing here yet." in hand.text
        assert "Not yet: 4" not in hand.text


@pytest.fixture
def near(folder):
    client = NearClient(folder)
    with following(folder) as follower:
        yield folder, follower, client
    client.close()


def lines_of(run, *typed):
    out = io.StringIO()
    run(Lines(Typed(*typed), out))
    return said(out)


def test_a_whole_assessment_in_plain_lines(near):
    folder, follower, client = near
    client.ask("open", activity=FIRST)

    def votes(lines):
        VoteLines(follower, client, lines).run()

    heard = lines_of(votes, "1", "s", "0", "y", "1", "", "2", "", "3", "s", "", "8", "y")
    assert follows(
        heard,
        [
            "People took part from start to finish",
            "Look at this first",
            "1. What they say: We asked our pupils first. Do they say how they do it?",
            f"2. A photo: {PHOTO_SAYS} (Three people stand on the grass.) {LOOK}",
            ASK,
            "0. I cannot tell",
            "Thank you. We have your answer.",
        ],
    )
    client.ask("close", activity=FIRST)
    answered(client.ask, FIRST, young=("met", 5), professional=("not-yet", 6))
    follower.update()

    def desk(lines):
        Desk(folder, follower, client, lines).run()

    heard = lines_of(desk, "13", "1")
    assert follows(
        heard,
        [
            "Where young people and professionals disagree",
            "People took part from start to finish",
            "Young people, 6 people: Met: 5; I cannot tell: 1",
            "Professionals, 6 people: Not yet: 6",
            "1. Take a second look: People took part from start to finish",
            "The question is in the list.",
        ],
    )
    assert results_of(folder).shares == (
        Share(criterion=FIRST, group=str(Role.YOUNG_PERSON), verdict=Verdict.MET, people=5),
        Share(criterion=FIRST, group=str(Role.PROFESSIONAL), verdict=Verdict.NOT_YET, people=6),
    )


def test_who_steps_aside_in_plain_lines_gives_up_the_seat(near):
    _folder, follower, client = near

    def votes(lines):
        VoteLines(follower, client, lines).run()

    heard = lines_of(votes, "3", "s", "8", "y")
    assert follows(heard, ["8. Step aside.", "You do not have to say why. We do not tell anyone."])
    follower.update()
    assert not follower.session.seats


def test_paper_has_the_cards_and_comes_in_by_its_keys(near):
    folder, follower, client = near
    file = sheet_files.write_ballot(folder, session_of(folder))
    text = file.read_text("utf-8")
    assert PHOTO_SAYS in text
    assert f'<p lang="ur" dir="auto">{URDU}</p>' in text
    (picture,) = re.findall(r'<img src="data:image/jpeg;base64,[^"]+" alt="([^"]*)">', text)
    assert picture == "Three people stand on the grass."
    assert "I cannot tell" in text

    def paper(lines):
        PaperLines(follower, client, lines).run()

    lines_of(paper, "1", "1 12309", "d", "1")
    session = session_of(folder)
    (person,) = session.seats.values()
    assert (person.role, person.door) == (Role.YOUNG_PERSON, Door.PAPER)
    assert [session.votes[a][person.seat].chosen[0] for a in GOLD] == [
        "met", "partly", "not-yet", "cannot-tell", "dont-understand",
    ]  # fmt: skip


def test_the_cards_are_read_aloud_each_in_its_language(folder):
    session = session_of(folder)
    heard = spoken.lines(session, Page.QUESTION, SECOND, "en")
    assert ("A story", "en") in [(line.text, line.language) for line in heard]
    for tag in ("en", "ur"):
        with speaking("en"):
            heard = spoken.lines(session, Page.QUESTION, SECOND, tag)
        assert (URDU, "ur") in [(line.text, line.language) for line in heard]
    heard = spoken.lines(session, Page.QUESTION, FIRST, "ur")
    assert (PHOTO_SAYS, "en") in [(line.text, line.language) for line in heard]


def test_a_page_is_heard_without_words_that_no_voice_here_reads(folder):
    heard = spoken.lines(session_of(folder), Page.QUESTION, SECOND, "en")
    place = folder.path / spoken.FOLDER
    place.mkdir()
    for line in heard:
        if line.language == "en":
            (place / line.file).write_bytes(b"sound")
    ready = spoken.ready(folder.path, heard)
    assert URDU not in [line.text for line in ready]
    assert len(ready) == len(heard) - 1
    (place / ready[0].file).unlink()
    assert not spoken.ready(folder.path, heard)
