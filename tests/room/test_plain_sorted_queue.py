"""The desk in lines hears a worry first, and says why; the same words as at every desk."""

from __future__ import annotations

import io

from journey import NearClient, Typed, following, follows, meeting, said

from coproduce.domain.events import CommentState
from coproduce.errors import CoproduceError
from coproduce.sorting import queue
from tui.lines import Lines
from tui.lines_desk import Desk, News

FIRST = "Read this first: 1 comment may mean that someone is not safe."


def test_the_plain_desk_hears_a_worry_first_and_says_why(tmp_path):
    with meeting(tmp_path) as folder, following(folder) as follower:
        client, out = NearClient(folder), io.StringIO()
        for text in ("The chairs are hard.", "Miss Patel is kind.", "I want to die."):
            client.ask("comment", seat=client.seat(), activity="trusted", text=text, key=text)
        lines = Lines(Typed("n", "2", "2", "2", "q"), out, News(follower))
        Desk(folder, follower, client, lines).run()
        assert follows(
            said(out),
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
        follower.update()
        assert len(follower.session.comments_in(CommentState.HELD)) == 3
        client.close()


def test_the_plain_desk_says_that_rules_are_broken_and_reads_every_comment(tmp_path, monkeypatch):
    def broken(_text: str, _language: str) -> tuple[()]:
        raise CoproduceError("The sorting rules are not right.", "Mend them.")

    monkeypatch.setattr(queue, "marks", broken)
    with meeting(tmp_path) as folder, following(folder) as follower:
        client, out = NearClient(folder), io.StringIO()
        for text in ("The chairs are hard.", "I want to die."):
            client.ask("comment", seat=client.seat(), activity="trusted", text=text, key=text)
        lines = Lines(Typed("n", "2", "2", "q"), out, News(follower))
        Desk(folder, follower, client, lines).run()
        assert follows(
            said(out),
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
        follower.update()
        assert len(follower.session.comments_in(CommentState.HELD)) == 2
        client.close()
