"""Picture cards: one for each seat, so that a person can be found in the room without a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence


def deal(
    deck: Sequence[str], taken: Collection[str], choose: Callable[[Sequence[str]], str]
) -> str:
    """Return a card that nobody has: "kite", or "kite-2" once every picture is taken.

    `choose` picks one of several: by chance, so that a card does not tell who came first.
    """
    if not deck:
        return ""
    number = 1
    while True:
        left = [card for c in deck if (card := c if number == 1 else f"{c}-{number}") not in taken]
        if left:
            return choose(left)
        number += 1


def parts(card: str) -> tuple[str, int]:
    """Return the picture's id and the number of a card: "kite-2" is ("kite", 2)."""
    name, _hyphen, number = card.rpartition("-")
    return (name, int(number)) if name and number.isdigit() else (card, 1)
