"""What cannot wait is read first at the desk, and only a person moves a comment."""

from __future__ import annotations

from coproduce.domain.events import CommentState
from coproduce.errors import CoproduceError
from coproduce.sorting import queue
from tests.room.desk_hand import at_desk

ORDINARY, NUMBER = "The chairs are hard.", "Ring me on 07700 900123."
WORRY, RUDE = "My dad hits me.", "You are all idiots."


async def test_the_desk_reads_a_worry_first_and_then_the_other_marks(meeting):
    for text in (ORDINARY, NUMBER, RUDE, WORRY):
        meeting.say(text)
    async with at_desk(meeting) as hand:
        assert "Read this first: 1 comment may mean that someone is not safe." in hand.text
        await hand.press("c")
        seen = []
        for _ in range(4):
            seen.append(next(t for t in (ORDINARY, NUMBER, RUDE, WORRY) if t in hand.text))
            await hand.press("n")
        assert seen == [WORRY, RUDE, NUMBER, ORDINARY]
        assert "They all stay held." in hand.text
    assert len(meeting.session.comments_in(CommentState.HELD)) == 4


async def test_a_mark_says_which_words_caused_it(meeting):
    meeting.say(WORRY)
    async with at_desk(meeting) as hand:
        await hand.press("c")
        assert "Someone may not be safe: “dad hits me”" in " ".join(hand.text.split())


async def test_a_new_worry_waits_until_the_comment_being_read_is_done_with(meeting):
    meeting.say(NUMBER)
    meeting.say(ORDINARY)
    async with at_desk(meeting) as hand:
        await hand.press("c", "n")
        assert ORDINARY in hand.text
        meeting.say(WORRY)
        await hand.follow()
        assert "1 new comment." in hand.text
        assert ORDINARY in hand.text
        await hand.press("n")
        assert WORRY in hand.text


async def test_what_comes_after_a_moved_comment_is_the_next_in_order(meeting):
    for text in (ORDINARY, NUMBER, WORRY):
        meeting.say(text)
    async with at_desk(meeting) as hand:
        await hand.press("c", "n", "o", "o")
        assert ORDINARY in hand.text
        await hand.press("o", "o")
        assert WORRY in hand.text


async def test_rules_that_cannot_be_read_are_told_and_every_comment_is_read(meeting, monkeypatch):
    def broken(_text: str, _language: str) -> tuple[()]:
        raise CoproduceError("The sorting rules are not right.", "Mend them.")

    monkeypatch.setattr(queue, "marks", broken)
    texts = (ORDINARY, NUMBER, RUDE, WORRY)
    for text in texts:
        meeting.say(text)
    async with at_desk(meeting) as hand:
        assert "4 comments are held." in hand.text
        await hand.press("c")
        for text in texts:
            assert text in hand.text
            assert "The sorting rules are not right. Mend them." in " ".join(hand.text.split())
            await hand.press("n")
        assert "They all stay held." in hand.text
    assert len(meeting.session.comments_in(CommentState.HELD)) == 4
