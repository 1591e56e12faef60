"""A comment: what a person wrote, what they wish for it, and what the desk did with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from coproduce.domain import safe_events as safe
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import Cover, Removal, Wish

_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""A word between spaces; Chinese and Japanese have none, so there each character."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told about a sealed comment, and when, as the desk typed it."""

    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a seat wrote, and where it stands."""

    id: int
    seat: str
    activity: str
    original: str
    """The words as they were given. Only the desk's covering and the sealed record use them."""
    language: str
    at: float
    state: CommentState = CommentState.HELD
    before: CommentState = CommentState.HELD
    """The state before the last move, for undo."""
    wish: Wish = Wish.STAFF
    phrases: tuple[str, ...] = ()
    """Ids of the picture phrases that were chosen; empty for words that were written."""
    is_written_for: bool = False
    """Someone wrote it for the person, in the person's words."""
    covers: tuple[Cover, ...] = ()
    reason: Removal | None = None
    """Why it was removed."""
    is_opened: bool = False
    is_understood: bool = False
    """Someone who reads its language has read it for the desk."""
    sealed_at: float = 0.0
    is_seal_confirmed: bool = False
    """The page on which sealing could be undone has been left."""
    told: tuple[Told, ...] = ()
    is_card_seen: bool = False

    @property
    def text(self) -> str:
        """The words as everybody may read them: what is covered reads "[name]"."""
        return covered(self.original, self.covers)

    @property
    def is_sealed(self) -> bool:
        """Whether only the safeguarding lead may read it."""
        return self.state is CommentState.PASSED

    @property
    def is_untold(self) -> bool:
        """Whether it is sealed and nobody has written down who was told."""
        return self.is_sealed and not self.told

    @property
    def is_for_room(self) -> bool:
        """Whether the room may read it now: the person agreed, and the desk showed it."""
        return self.state is CommentState.SHOWN and self.wish is not Wish.STAFF

    @property
    def is_for_report(self) -> bool:
        """Whether a report may have it: shown is not published, the person must wish it."""
        return self.state is CommentState.SHOWN and self.wish is Wish.REPORT


def covered(text: str, covers: Iterable[Cover]) -> str:
    """Return `text` with each cover's words in the place of its span."""
    parts, at = [], 0
    for cover in sorted(covers, key=lambda c: c.start):
        start = min(max(cover.start, at), len(text))
        parts += [text[at:start], cover.words]
        at = min(max(cover.end, start), len(text))
    return "".join((*parts, text[at:]))


def words_of(text: str) -> list[str]:
    """Return the words of `text` in order: the desk covers them by their number."""
    return _WORD.findall(text)


def covers_of(text: str, numbers: Collection[int], words: str) -> tuple[Cover, ...]:
    """Return what covers the words with these numbers, from 1; neighbours are covered as one.

    Raises ValueError when there is no such word.
    """
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    if not numbers or min(numbers) < 1 or max(numbers) > len(spans):
        raise ValueError(numbers)
    covers: list[Cover] = []
    last = -1
    for number in sorted(set(numbers)):
        start, end = spans[number - 1]
        if covers and last == number - 1:
            start = covers.pop().start
        covers.append(Cover(start, end, words))
        last = number
    return tuple(covers)


def with_covers(old: Iterable[Cover], new: Iterable[Cover]) -> tuple[Cover, ...]:
    """Return the covers in order, where `new` ones take the place of `old` ones that they touch."""
    fresh = tuple(new)
    kept = [c for c in old if all(c.end <= n.start or n.end <= c.start for n in fresh)]
    return tuple(sorted((*kept, *fresh), key=lambda c: c.start))


def moved(comment: Comment, state: CommentState, reason: Removal | None, at: float) -> Comment:
    """Return the comment after the desk moved it at `at`."""
    is_sealing = state is CommentState.PASSED
    return replace(
        comment,
        state=state,
        before=comment.state,
        reason=reason if state is CommentState.REMOVED else None,
        sealed_at=at if is_sealing else 0.0,
        is_seal_confirmed=False,
    )


def changed(comment: Comment, event: safe.CommentEvent) -> Comment:
    """Return the comment after something else happened to it."""
    match event:
        case safe.CommentOpened():
            return replace(comment, is_opened=True)
        case safe.CommentUnderstood():
            return replace(comment, is_understood=True)
        case safe.CommentCovered():
            return replace(comment, covers=event.covers)
        case safe.SealConfirmed():
            return replace(comment, is_seal_confirmed=True)
        case safe.CardSeen():
            return replace(comment, is_card_seen=True, is_seal_confirmed=True)
        case safe.LeadTold():
            told = (*comment.told, Told(event.who, event.when))
            return replace(comment, told=told, is_seal_confirmed=True)
