"""Words for people, from content/checks/people.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from coproduce import resources


@dataclass(frozen=True)
class People:
    """Words for people and for what people call they."""

    everyone: frozenset[str]
    """Words for one person, such as "nurse", and for several, such as "staff"."""
    names: frozenset[str]
    """First names, in small letters."""
    groups: frozenset[str]
    """Words for several people."""
    organisations: frozenset[str]
    """Words for what is one thing and is called they, such as "council"."""
    animals: frozenset[str]
    """Words for animals: people say it, he or she."""
    gender: dict[str, str]
    """ "he" or "she" for words and names that are mostly one of them."""


@cache
def people() -> People:
    """Return our own lists."""
    path = resources.folder("content") / "checks" / "people.toml"
    table = {key: value.split() for key, value in tomllib.loads(path.read_text("utf-8")).items()}
    he, she = (*table["he"], *table["he_names"]), (*table["she"], *table["she_names"])
    return People(
        frozenset((*table["he"], *table["she"], *table["either"], *table["groups"])),
        frozenset((*table["he_names"], *table["she_names"], *table["names"])),
        frozenset(table["groups"]),
        frozenset(table["organisations"]),
        frozenset(table["animals"]),
        dict.fromkeys(he, "he") | dict.fromkeys(she, "she"),
    )
