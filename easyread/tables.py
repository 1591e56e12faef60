"""Tables and lists that are made from facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from coproduce.domain.facts import Facts
from easyread.document import Picture, Row, Table

KINDS: Final = ("principles-articles", "articles", "signatures", "provisions")
"""The tables that `::table` can make."""


def fact_table(facts: Facts, kind: str, caption: str, header: tuple[str, ...]) -> Table | None:
    """Return a table of facts; None when `header` has too few or too many heads."""
    rows = {
        "principles-articles": _principles,
        "articles": _articles,
        "signatures": _signatures,
        "provisions": _provisions,
    }[kind](facts)
    if any(len(row) != len(header) for row in rows):
        return None
    return Table(caption, header, tuple(rows))


def word_list(facts: Facts) -> Iterator[Row]:
    """Give a row for each hard word, in the order of the alphabet."""
    for word in sorted(facts.words, key=lambda one: one.name.casefold()):
        picture = Picture(word.picture) if word.picture else None
        yield Row((f"**{word.name}**", *word.meaning), picture, id=word.id)


def _principles(facts: Facts) -> list[tuple[str, ...]]:
    return [(one.name, ", ".join(map(str, one.articles))) for one in facts.principles]


def _articles(facts: Facts) -> list[tuple[str, ...]]:
    return [(str(one.number), one.name) for one in facts.articles]


def _signatures(facts: Facts) -> list[tuple[str, ...]]:
    return [(one.name, one.representative, _day(one.signed_on)) for one in facts.signatures]


def _provisions(facts: Facts) -> list[tuple[str, ...]]:
    names = {law.id: law.name for law in facts.laws}
    return [(names[one.law], one.place, one.name) for one in facts.provisions]


def _day(iso: str) -> str:
    """Return a day in full, such as "Friday 1 July 2022"; as it is when there is no such day."""
    from babel.dates import format_date

    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(day, "EEEE d MMMM y", "en_GB")
