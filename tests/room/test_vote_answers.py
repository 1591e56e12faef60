"""Answering at a keyboard that is passed round, one key an answer or by stepping."""

from __future__ import annotations

import pytest

from coproduce.domain.activity import DONT_KNOW, DONT_UNDERSTAND
from coproduce.domain.people import Door, How, Role
from tests.room.desk_hand import SIZES, Hand, at_keyboard
from tests.room.desk_meeting import Meeting
from tui.screens.vote_state import Step

START = ("1", "2", "1", "1")
"""Young person, practise, go on, go on: then the question."""


@pytest.fixture
def meeting(meeting):
    meeting.ask("open", activity="trusted")
    return meeting


def votes(meeting: Meeting, activity: str = "trusted"):
    return [(v.chosen, v.how) for v in meeting.session.votes.get(activity, {}).values()]


async def answer(hand: Hand, *keys: str) -> None:
    """Go to the question, press `keys`, and wait for the thanks."""
    await hand.press(*START, *keys)
    await hand.until(lambda: hand.is_at(Step.THANKS))


@pytest.mark.parametrize(
    ("key", "chosen"),
    [("1", "yes"), ("2", "sometimes"), ("3", "no"), ("0", DONT_KNOW)],
)
async def test_one_key_is_an_answer(meeting, key, chosen):
    async with at_keyboard(meeting) as hand:
        await answer(hand, key, "1", "y")
        assert votes(meeting) == [((chosen,), How.OWN)]
        (person,) = meeting.session.seats.values()
        assert (person.role, person.door) == (Role.YOUNG_PERSON, Door.KEYBOARD)
        assert person.has_practised


@pytest.mark.parametrize("key", ["y", "enter", "ctrl+j", "space"])
async def test_every_key_that_confirms_sends(meeting, key):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", key)
        assert len(votes(meeting)) == 1


async def test_stepping_with_two_switches_does_everything(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("tab", "tab", "enter", "tab", "enter", "enter", "enter")
        assert hand.is_at(Step.QUESTION)
        await hand.press("tab", "tab", "enter", "tab", "enter", "enter")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert votes(meeting) == [(("sometimes",), How.OWN)]
        assert next(iter(meeting.session.seats.values())).role is Role.PARENT
        await hand.press("enter", "enter")
        assert hand.is_at(Step.ROLE)


async def test_nothing_is_chosen_beforehand(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "enter", "space")
        assert hand.is_at(Step.QUESTION)
        assert "Press a number. Or press Tab, then Enter." in hand.text
        assert hand.cursor_line.startswith("Is this true for you?")


async def test_who_chose_is_kept(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "3", "3", "y")
        assert votes(meeting) == [(("no",), How.ANSWERED_FOR)]


async def test_not_understanding_offers_easier_words_and_another_try(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "9")
        assert "To trust is to feel safe with someone." in hand.text
        await hand.press("1")
        assert hand.is_at(Step.QUESTION)
        assert "To trust is to feel safe with someone." in hand.text
        await hand.press("9", "9", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        assert votes(meeting) == [((DONT_UNDERSTAND,), How.OWN)]


async def test_no_goes_back_and_nothing_is_sent(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "1", "1", "n")
        assert hand.is_at(Step.QUESTION)
        assert not votes(meeting)


async def test_an_answer_can_be_changed(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        await hand.press("u", "3", "1", "y")
        await hand.until(lambda: votes(meeting) == [(("no",), How.OWN)])


async def test_who_will_see_it_is_said_before_the_first_answer_and_once(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("1", "2", "1")
        assert "Everyone will see how many people chose each answer." in hand.text
        assert "The people at the desk read what you write." in hand.text
        await hand.press("1", "1", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        await hand.press("p", "2")
        meeting.ask("open", activity="heard")
        await hand.until(lambda: hand.is_at(Step.QUESTION))
        assert "Everyone sees" not in hand.text
        assert len(meeting.session.seats) == 1


async def test_picking_toggles_and_enter_finishes(meeting):
    pick = meeting.session.agenda[-1]
    meeting.ask("open", activity=pick.id)
    async with at_keyboard(meeting) as hand:
        await hand.press(*START, "1", "2", "1", "3", "4", "5")
        assert "You can pick up to 3." in hand.text
        assert hand.text.count("[x]") == 3
        await hand.press("enter", "1", "y")
        await hand.until(lambda: hand.is_at(Step.THANKS))
        expected = tuple(pick.choices[n].id for n in (1, 2, 3))
        assert votes(meeting, pick.id) == [(expected, How.OWN)]


async def test_passing_on_hides_the_answer_and_eats_keys_for_a_second(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        await hand.press("p")
        assert "Yes" not in hand.text
        assert "Trusted" not in hand.text
        for key in ("1", "2", "enter", "3"):
            hand.clock.move(0.2)
            await hand.pilot.press(key)
        assert hand.is_at(Step.PASS)
        await hand.press("1")
        assert hand.is_at(Step.ROLE)
        await hand.press("3", "1", "1", "1", "3", "1", "y")
        await hand.until(lambda: len(votes(meeting)) == 2)
        assert len(meeting.session.seats) == 2


async def test_a_held_key_does_not_answer_twice(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("1")
        for _ in range(60):
            hand.clock.move(0.05)
            await hand.pilot.press("1")
        assert hand.is_at(Step.PRACTICE)
        hand.clock.move(0.8)
        await hand.pilot.press("1")
        assert hand.is_at(Step.PRACTISED)


async def test_break_and_talk_are_on_every_page_and_never_votes(meeting):
    async with at_keyboard(meeting) as hand:
        await hand.press("b", "1")
        for key in ("2", "1", "1", "1", "1", "n"):
            await hand.press("t", key)
        assert "b I need a break" in hand.text
        await hand.settle()
        await hand.until(lambda: len(meeting.session.signals) == 7)
        assert not votes(meeting)


async def test_a_comment_is_written_checked_and_sent(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        await hand.press("c", *"tb1", "escape", "c")
        assert "tb1" in hand.text
        await hand.press("f8", "enter")
        assert "tb1" in hand.text
        assert "Who may read your words?" in hand.text
        await hand.press("2")
        await hand.until(lambda: [c.text for c in meeting.session.comments.values()] == ["tb1"])
        await hand.until(lambda: "We have what you wrote." in hand.text)
        assert len(meeting.session.signals) == 1
        assert [str(c.wish) for c in meeting.session.comments.values()] == ["room"]


async def test_a_call_tells_the_card_only_when_the_person_presses_for_it(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        assert "Tell them my card" not in hand.text
        await hand.press("t")
        await hand.until(lambda: len(meeting.session.waiting_signals()) == 1)
        assert not meeting.session.waiting_signals()[0].has_card
        await hand.press("k")
        await hand.until(lambda: meeting.session.waiting_signals()[0].has_card)
        assert len(meeting.session.waiting_signals()) == 1


async def test_answers_are_deleted(meeting):
    async with at_keyboard(meeting) as hand:
        await answer(hand, "1", "1", "y")
        await hand.press("d", "enter")
        assert len(votes(meeting)) == 1
        await hand.press("d", "y")
        await hand.until(lambda: "We deleted your answers" in hand.text)
        assert not votes(meeting)


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_question_answers_and_keys(meeting, size):
    async with at_keyboard(meeting, size) as hand:
        await hand.press(*START)
        for words in ("We trust each other.", "Is this true for you?", "1 Yes", "2 Sometimes"):
            assert words in hand.text
        for words in ("3 No", "0 I don't know", "9 I don't understand", "Tab next", "Enter choose"):
            assert words in hand.text
        await hand.press("tab", "tab")
        assert hand.cursor_line.startswith("> 2 Sometimes")
        await hand.press("up")
        assert hand.cursor_line.startswith("> 1 Yes")
