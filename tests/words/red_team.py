"""The corpus of hard comments, shared out among the buttons of a desk."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools import scale

from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.domain.view import report, room_view

BUTTONS = {
    "show": CommentState.SHOWN,
    "not now": CommentState.HELD,
    "worried": CommentState.PASSED,
    "remove": CommentState.REMOVED,
}
"""What a facilitator can press, and where a comment is then."""


@dataclass(frozen=True)
class Hard:
    """A hard comment, and the button that the facilitator presses for it."""

    kind: str
    text: str
    button: str


def walk() -> list[Hard]:
    """Return comments of every kind with every button in turn; in the largest runs all of them."""
    whole = tomllib.loads((Path(__file__).parent / "red_team.toml").read_text("utf-8"))["comment"]
    by_kind = itertools.groupby(sorted(whole, key=lambda c: c["kind"]), lambda c: c["kind"])
    each = scale(2, 8, len(whole))
    some = [c for _kind, group in by_kind for c in list(group)[:each]]
    buttons = itertools.cycle(BUTTONS)
    return [Hard(c["kind"], c["text"], next(buttons)) for c in some]


def is_where_it_was_put(session: Session, walked: list[Hard]) -> bool:
    """Whether every comment is where its button put it, and the room and a report agree."""
    found = {c.text: c.state for c in session.comments.values()}
    assert found == {hard.text: BUTTONS[hard.button] for hard in walked}
    shown = {hard.text for hard in walked if hard.button == "show"}
    assert set(room_view(session, session.at).comments) == shown
    told = {text for one in report(session).activities for text in one.comments}
    assert told == shown
    return True
