"""The desk in lines hears a worry first, and says why; the same words as at every desk."""

from __future__ import annotations

from journey import follows

from coproduce.domain.events import CommentState
from coproduce.errors import CoproduceError
from coproduce.sorting import queue

FIRST = "Read this first: 1 comment may mean that someone is not safe."


def test_the_plain_desk_hears_a_worry_first_and_says_why(room):
    for text in ("The chairs are hard.", "Miss Patel is kind.", "I want to die."):
        room.comment(text)
    lines = room.desk("n", "2", "2", "2", "q")
    assert follows(
        lines,
        [
            f"2. Comments. 3 are new. {FIRST}",
            "Comment 1 of 3.",
            "Someone may not be safe: “want to die”",
            "It says:",
            "I want to die.",
            "Comment 2 of 3.",
            "This may be a person's name: “Miss Patel”",
            "Miss Patel is kind.",
            "Comment 3 of 3.",
            "It says:",
            "The chairs are hard.",
        ],
    )
    assert len(room.session.comments_in(CommentState.HELD)) == 3


def test_the_plain_desk_says_that_rules_are_broken_and_reads_every_comment(room, monkeypatch):
    def broken(_text: str, _language: str) -> tuple[()]:
        raise CoproduceError("The sorting rules are not right.", "Mend them.")

    monkeypatch.setattr(queue, "marks", broken)
    for text in ("The chairs are hard.", "I want to die."):
        room.comment(text)
    lines = room.desk("n", "2", "2", "q")
    assert follows(
        lines,
        [
            "2. Comments. 2 are new.",
            "Comment 1 of 2.",
            "The sorting rules are not right. Mend them.",
            "The chairs are hard.",
            "Comment 2 of 2.",
            "The sorting rules are not right. Mend them.",
            "I want to die.",
        ],
    )
    assert len(room.session.comments_in(CommentState.HELD)) == 2
