"""Names that people use for one thing: the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

from coproduce import resources
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered
from easyread.check.reading import END, Reading


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


class _Longer(NamedTuple):
    """A name of several words, and what a text needs to have it."""

    name: str
    length: int
    """How many words it has."""
    words: frozenset[str]
    """All of them but the last, in pieces."""
    last: frozenset[str]
    """The forms of the last one."""


@cache
def _longer_names() -> Mapping[str, list[_Longer]]:
    """Return the names of several words under their first one."""
    found: defaultdict[str, list[_Longer]] = defaultdict(list)
    for name in others():
        *words, last = PIECE.findall(name.lower())
        if " " in name:
            said = name.lower().split()
            forms = frozenset((last, *_plurals(last)))
            found[said[0]].append(_Longer(name, len(said), frozenset(words), forms))
    return dict(found)


_FIRST: Final = Remembered(lambda word: word.lower().replace("’", "'"))
"""Each word as it stands in a name that begins with it."""


_LONGEST: Final = Remembered(lambda word: max(one.length for one in _longer_names()[_FIRST[word]]))
"""How many words the longest name has that begins with a word."""


def _name(words: str) -> str:
    said = words.replace("’", "'")
    forms = (said, said.lower(), *_singulars(said.lower()))
    return next((form for form in forms if form in others()), "")


_NAMES: Final = Remembered(_name)
"""The name, as a group has it, that words are; "" for none."""


def _name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name; "" for none."""
    for length in range(_LONGEST[said[at]], 1, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 1, _NAMES[said[at]]


NO_NAME: Final = " "
_OPEN: Final = "?"
_IS_OPEN: Final = re.compile(re.escape(_OPEN))
"""The sign of a word that may begin a longer name."""


@cache
def _signs() -> Mapping[str, str]:
    """Return a sign for each name: a character that means nothing by itself."""
    return {name: chr(0xE000 + number) for number, name in enumerate(others())}


@cache
def names_by_sign() -> Mapping[str, str]:
    """Return the name that each sign stands for."""
    return {sign: name for name, sign in _signs().items()}


@cache
def bits() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return a bit for each sign, and for each sign the bits of the other names of its groups.

    Of two sets of names as bits Python sees in one step whether they have one in common.
    """
    signs = _signs()
    own = {sign: 1 << number for number, sign in enumerate(signs.values())}
    partners = {
        sign: sum(own[signs[other]] for other in others()[name]) for name, sign in signs.items()
    }
    return own, partners


def _sign(word: str) -> str:
    if word == END:
        return END
    return _OPEN if _FIRST[word] in _longer_names() else _signs().get(_NAMES[word], NO_NAME)


_SIGNS: Final = Remembered(_sign)


def signs_of_names(reading: Reading, words: AbstractSet[str]) -> str:
    """Return for each word of a text the sign of the name that it is or begins, or NO_NAME.

    A word inside of a name has NO_NAME, and END stands for END. `words` are those of the text in
    small letters: a longer name is looked for only where the text has all of its words.
    """
    signs, said = reading.column(_SIGNS), reading.tokens
    firsts = {
        first
        for first, names in _longer_names().items()
        for one in names
        if one.words <= words and not one.last.isdisjoint(words)
    }
    found, end, sign_of = list[str](), 0, _signs().get
    for at in [one.start() for one in _IS_OPEN.finditer(signs)]:
        if at >= end:
            is_longer = _FIRST[said[at]] in firsts
            length, name = _name_at(said, at) if is_longer else (1, _NAMES[said[at]])
            found += signs[end:at], sign_of(name, NO_NAME), NO_NAME * (length - 1)
            end = at + length
    return "".join((*found, signs[end:]))


def _plurals(word: str) -> tuple[str, ...]:
    """Return what `_singulars` makes the word of."""
    irregular = {"child": ("children",), "person": ("people",)}
    return (*irregular.get(word, ()), f"{word}s", f"{word}es", f"{word[:-1]}ies")


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
