"""The order of the held queue: what cannot wait comes first."""

from __future__ import annotations

from collections.abc import Iterable

from coproduce.domain.comment import Comment
from coproduce.errors import CoproduceError
from coproduce.sorting.mark import Mark, MarkKind
from coproduce.sorting.marks import marks

_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


def first_kind(found: Iterable[Mark]) -> MarkKind | None:
    """Return the most pressing kind of `found`, or None."""
    return min((mark.kind for mark in found), key=_ORDER.__getitem__, default=None)


class Queue:
    """One desk's order of comments. Remembers a number for each comment and none of its words."""

    def __init__(self) -> None:
        """Know no comment yet."""
        self.problem = ""
        """Why nothing is sorted, for the desk to say; "" when all is well."""
        self._places: dict[int, int] = {}

    def marks(self, comment: Comment) -> tuple[Mark, ...]:
        """Return the marks of `comment`; none when the rules cannot be read."""
        try:
            return marks(comment.text, comment.language)
        except CoproduceError as error:
            self.problem = str(error)
            return ()

    def sorted(self, comments: Iterable[Comment]) -> list[Comment]:
        """Return `comments`, the most pressing first, and oldest first among equals."""
        return sorted(comments, key=self.place)

    def worries(self, comments: Iterable[Comment]) -> int:
        """Return how many of `comments` have words that may mean: someone is not safe."""
        return sum(self.place(c)[0] == _ORDER[MarkKind.WORRY] for c in comments)

    def place(self, comment: Comment) -> tuple[int, int]:
        """Return what orders `comment` among others."""
        if comment.id not in self._places:
            kind = first_kind(self.marks(comment))
            self._places[comment.id] = len(_ORDER) if kind is None else _ORDER[kind]
        return self._places[comment.id], comment.id
