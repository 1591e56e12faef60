"""The desk deletes the answers of who shows their card, and chooses how long answers stay."""

from __future__ import annotations

from journey import follows
from traces import new_word, traces

from coproduce import deck
from tests.room.desk_hand import at_desk
from tests.room.desk_meeting import Meeting


def card_of_person(room, word):
    """Let somebody answer and write a word; return the name of their card."""
    comment = room.comment(word)
    vote = {"activity": "trusted", "chosen": ["yes"], "how": "own"}
    room.client.ask("vote", seat=comment.seat, key=comment.seat, **vote)
    return deck.card_name(room.session.seats[comment.seat].card)


def test_in_plain_lines_a_person_who_shows_their_card_is_forgotten(asked, tmp_path):
    words = [new_word(), new_word()]
    first, _second = (card_of_person(asked, word) for word in words)
    lines = asked.desk("7", "6", first.upper(), "y")
    assert follows(
        lines,
        [
            f"Delete all answers of the person with the card “{first}”?",
            "We cannot get them back.",
            "We keep words about someone not being safe.",
            "The answers are deleted.",
        ],
    )
    assert any("Delete those too." in line for line in lines)
    assert not traces(tmp_path, words[:1])
    assert traces(tmp_path, words[1:])
    assert list(asked.session.votes["trusted"])  # the other one's


def test_in_plain_lines_a_no_or_a_card_that_nobody_has_deletes_nothing(asked, tmp_path):
    word = new_word()
    card = card_of_person(asked, word)
    asked.desk("7", "6", card, "n")
    other = next(c for c in map(deck.card_name, deck.cards()) if c != card)
    for typed in (other, "no such thing", f"{card} 7", "'; DROP TABLE event", " "):
        lines = asked.desk("7", "6", typed, "y")
        assert "The answers are deleted." not in lines
    assert traces(tmp_path, [word])


def test_in_plain_lines_the_days_are_chosen(asked):
    lines = asked.desk("7", "7", "12")
    assert "We keep answers for 12 days after the last one. Then we delete them." in lines
    assert asked.session.keep_days == 12


async def test_at_the_desks_screen_a_person_who_shows_their_card_is_forgotten(tmp_path):
    meeting_ = Meeting(tmp_path / "meeting")
    meeting_.folder.set_server(meeting_.host.info)
    words = [new_word(), new_word()]
    gone, _stays = (meeting_.say(word) for word in words)
    card = meeting_.session.seats[meeting_.session.comments[gone].seat].card
    async with at_desk(meeting_) as hand:
        await hand.press("m", "p", "4")
        await hand.press(*deck.card_name(card).replace(" ", ""), "enter")
        assert f"Delete all answers of the person with the card “{deck.card_name(card)}”?" in (
            hand.text
        )
        assert traces(tmp_path, words[:1])
        await hand.press("n")
        assert traces(tmp_path, words[:1])
        await hand.press("4")
        await hand.press(*deck.card_name(card).replace(" ", ""), "enter")
        await hand.press("y")
        assert "The answers are deleted." in hand.text
        assert not traces(tmp_path, words[:1])
        assert traces(tmp_path, words[1:])
        await hand.press("5", "9", "enter")
        assert "We keep answers for 9 days after the last one." in hand.text
    assert meeting_.session.keep_days == 9
    meeting_.close()
