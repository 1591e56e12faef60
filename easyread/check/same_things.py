"""Names that people use for one thing: the groups of content/checks/same-things.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from coproduce import resources
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered


@cache
def others() -> Mapping[str, frozenset[str]]:
    """Return each name, as a group has it, with the other names of its groups."""
    path = resources.folder("content") / "checks" / "same-things.toml"
    groups: list[list[str]] = tomllib.loads(path.read_text("utf-8"))["same"]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in groups:
        for name in names:
            found[name].update(names)
    return {name: frozenset(names - {name}) for name, names in found.items()}


def beginnings(words: Collection[str], pieces: Collection[str]) -> dict[str, str]:
    """Return the words of a text at which a name may begin that has a partner in it.

    Each has the name that it is alone, or LONGER where a longer name may begin. `pieces` are the
    text's words in small letters. A longer name counts without a partner too: "review meeting" is
    no "meeting".
    """
    has, begin = set(pieces), {word: _NAMES[word] for word in words if _MOST_WORDS[word]}
    longer = [
        (first, name)
        for first, name, needs, last in _longer_names()
        if needs <= has and not last.isdisjoint(has)
    ]
    said = {*begin.values(), *(name for _first, name in longer)}
    firsts = {first for first, _name in longer}
    found = {}
    for word, name in begin.items():
        if word.lower().replace("’", "'") in firsts:
            found[word] = LONGER
        elif name and not others()[name].isdisjoint(said):
            found[word] = name
    return found


LONGER: Final = "..."
"""In the place of a name: look for the longest name that begins here."""


def name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name."""
    for length in range(_MOST_WORDS[said[at]], 0, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 0, ""


class _Longer(NamedTuple):
    """A name of several words, and what a text needs to have it."""

    first: str
    """Its first word, as it stands between spaces."""
    name: str
    words: frozenset[str]
    """All words but the last."""
    last: frozenset[str]
    """The forms of the last word."""


@cache
def _longer_names() -> Sequence[_Longer]:
    found = []
    for name in others():
        first, _space, rest = name.lower().partition(" ")
        if rest:
            *words, last = PIECE.findall(name.lower())
            forms = frozenset((last, *_plurals(last)))
            found.append(_Longer(first, name, frozenset(words), forms))
    return found


def _plurals(word: str) -> tuple[str, ...]:
    """Return what `_singulars` makes the word of."""
    irregular = {"child": ("children",), "person": ("people",)}
    return (*irregular.get(word, ()), f"{word}s", f"{word}es", f"{word[:-1]}ies")


def _name(words: str) -> str:
    said = words.replace("’", "'")
    small = said.lower()
    return next((form for form in (said, small, *_singulars(small)) if form in others()), "")


_NAMES: Final = Remembered(_name)
"""The name, as a group has it, that words are; "" for none."""


def _most(word: str) -> int:
    small = word.lower()
    if not any(form in _first_words() for form in (small, *_singulars(small))):
        return 0
    return _longest().get(small.replace("’", "'"), 1)


_MOST_WORDS: Final = Remembered(_most)
"""How many words the longest name has that begins with a word; 0 when none does."""


@cache
def _first_words() -> frozenset[str]:
    first = {name.split()[0].lower() for name in others()}
    return frozenset(first | {word.replace("'", "’") for word in first})


def _singulars(name: str) -> tuple[str, ...]:
    if name[-1:] not in ("s", "n", "e"):
        return ()
    irregular = {"children": "child", "people": "person", "young people": "young person"}
    if name in irregular:
        return (irregular[name],)
    if name.endswith("ies"):
        return (f"{name[:-3]}y",)
    if name.endswith("es"):
        return name[:-1], name[:-2]
    return (name[:-1],) if name.endswith("s") and not name.endswith("ss") else ()


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest name has that begins with a word, in small letters."""
    found: dict[str, int] = {}
    for name in others():
        words = name.lower().split()
        found[words[0]] = max(len(words), found.get(words[0], 1))
    return found
