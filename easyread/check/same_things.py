"""Names that people use for one thing: the groups of content/checks/same-things.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from coproduce import resources
from easyread.check.index import PIECE, Index
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


def names_by_part(index: Index) -> Mapping[int, set[str]]:
    """Return the names that may stand in each part of a text: it has all their words."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    said, by_first = set(index.words), _by_first()
    for word in by_first.keys() & said:
        parts = index.parts(word)
        for name, between, last in by_first[word]:
            if not last:
                for part in parts:
                    found[part].add(name)
            elif between <= said and not last.isdisjoint(said):
                for part, here in zip(parts, map(index.pieces_in, parts), strict=True):
                    if between <= here and not last.isdisjoint(here):
                        found[part].add(name)
    return found


def name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name."""
    for length in range(min(MOST_WORDS[said[at]], len(said) - at), 0, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 0, ""


class _Needs(NamedTuple):
    """What a part must have that has a name, beside its first word."""

    name: str
    between: frozenset[str]
    """All of these words."""
    last: frozenset[str]
    """One of these, the forms of its last word; empty for a name of one word."""


@cache
def _by_first() -> dict[str, list[_Needs]]:
    """Return what each name needs under its first word, in each form of it."""
    found: defaultdict[str, list[_Needs]] = defaultdict(list)
    for name in others():
        first, *rest = PIECE.findall(name.lower())
        if rest:
            last = frozenset((rest[-1], *_plurals(rest[-1])))
            found[first].append(_Needs(name, frozenset(rest[:-1]), last))
        else:
            for form in (first, *_plurals(first)):
                found[form].append(_Needs(name, frozenset(), frozenset()))
    return dict(found)


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


MOST_WORDS: Final = Remembered(_most)
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
