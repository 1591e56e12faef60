"""A meeting in this process that is typed at in lines: the desk, a keyboard, paper, the screen."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journey import NearClient, Typed, following, meeting, said

from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.following import Follower
from coproduce.home import SessionFolder
from tui.lines import Lines
from tui.lines_desk import Desk, News
from tui.lines_paper import PaperLines
from tui.lines_room import RoomLines
from tui.lines_vote import VoteLines


class PlainMeeting:
    """A meeting with every plain door. Each takes what is typed, and returns what was said."""

    def __init__(self, folder: SessionFolder, follower: Follower) -> None:
        self.folder = folder
        self.follower = follower
        self.client = NearClient(folder)

    def with_opening(self) -> PlainMeeting:
        """Type what is decided today, and put it on the screen; return itself."""
        self.client.ask("opening", decide="What we eat")
        self.client.ask("screen", view="opening")
        return self

    def desk(self, *typed: str, hand: Typed | None = None) -> list[str]:
        out = io.StringIO()
        lines = Lines(hand or Typed(*typed), out, News(self.follower))
        Desk(self.folder, self.follower, self.client, lines).run()
        return said(out)

    def keyboard(self, *typed: str, hand: Typed | None = None) -> list[str]:
        out = io.StringIO()
        VoteLines(self.follower, self.client, Lines(hand or Typed(*typed), out)).run()
        return said(out)

    def paper(self, *typed: str) -> list[str]:
        out = io.StringIO()
        PaperLines(self.follower, self.client, Lines(Typed(*typed), out)).run()
        return said(out)

    def screen(self, *typed: str) -> list[str]:
        out, source = io.StringIO(), Typed(*typed)
        RoomLines(self.folder, self.follower, self.client, source, Lines(source, out)).run()
        return said(out)

    @property
    def session(self) -> Session:
        self.follower.update()
        return self.follower.session

    def chosen(self, activity: str) -> list[tuple[str, ...]]:
        """What people chose for a question, in an order of its own."""
        return sorted(vote.chosen for vote in self.session.votes.get(activity, {}).values())

    def comment(self, text: str, activity: str = "trusted") -> Comment:
        """Let somebody write a comment."""
        seat = self.client.seat()
        self.client.ask("comment", wish="report", seat=seat, activity=activity, text=text, key=text)
        return next(c for c in self.session.comments.values() if c.text == text)

    def state(self, comment: Comment) -> CommentState:
        return self.session.comments[comment.id].state


@contextmanager
def plain_meeting(home: Path, *, is_pretend: bool = False) -> Iterator[PlainMeeting]:
    """Make a meeting in `home` for the block; nothing serves it."""
    with meeting(home, is_pretend=is_pretend) as folder, following(folder) as follower:
        made = PlainMeeting(folder, follower)
        yield made
        made.client.close()
