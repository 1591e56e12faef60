"""How far the voices have come: by document and language, and of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from easyread.packing.plan import Edition
from easyread.speech.pieces import Order


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence more is spoken."""

    document: str
    """The name of its document, such as "charter"."""
    language: str
    """The tag of the document's language."""
    number: int
    of: int
    """So many sentences of this document in this language are spoken, of how many are missing."""
    number_of_all: int
    all: int
    """The same of everything that is spoken in this run."""


TellSpoken = Callable[[Spoken], None]
"""Hears how far the voices are: that comes before the files are made."""


def hear_nothing(_spoken: Spoken) -> None:
    """Take in how far it is, for whoever does not want to know."""


class Count:
    """Counts sentences; one that several documents have belongs to the first of them."""

    def __init__(
        self,
        orders: Iterable[tuple[Edition, Sequence[Order]]],
        missing: Sequence[Order],
        tell: TellSpoken,
    ) -> None:
        """Count the `missing` ones of the `orders` of editions; `tell` hears of each."""
        wanted = {order.place for order in missing}
        self._owners: dict[Path, tuple[str, str]] = {}
        for edition, each in orders:
            owner = (edition.document.name, edition.document.language)
            for order in each:
                if order.place in wanted:
                    self._owners.setdefault(order.place, owner)
        self._of = Counter(self._owners.values())
        self._done: Counter[tuple[str, str]] = Counter()
        self._tell = tell

    def add(self, order: Order) -> None:
        """Take in that `order` is done, whatever became of it."""
        owner = self._owners[order.place]
        self._done[owner] += 1
        number, of = self._done[owner], self._of[owner]
        self._tell(Spoken(*owner, number, of, self._done.total(), self._of.total()))
