"""Names that people use for one thing: the groups of content/checks/same-things.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

from coproduce import resources
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered
from easyread.check.reading import END


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


def name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name; "" for none."""
    for length in range(_LONGEST[said[at]], 1, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 1, _NAMES[said[at]]


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


def _as_first(word: str) -> str:
    """Return a word as it stands in a name that begins with it."""
    return word.lower().replace("’", "'")


def _name(words: str) -> str:
    said = words.replace("’", "'")
    forms = (said, said.lower(), *_singulars(said.lower()))
    return next((form for form in forms if form in others()), "")


def _longest(word: str) -> int:
    return max((one.length for one in _longer_names().get(_as_first(word), ())), default=1)


_LONGEST: Final = Remembered(_longest)
"""How many words the longest name may have that begins with a word."""
_NAMES: Final = Remembered(_name)
"""The name, as a group has it, that words are; "" for none."""


def _sign(word: str) -> str:
    first = _as_first(word)
    key = first if first in _longer_names() else _NAMES[word]
    return END if word == END else _signs().get(key, NO_NAME)


NO_NAME: Final = " "
SIGNS: Final = Remembered(_sign)
"""A sign for each word: for the name that it is, or for all that may begin with it; or NO_NAME."""
_FIRST_SIGN: Final = 0xE000
"""Signs are characters from here on, which mean nothing by themselves."""


@cache
def _signs() -> Mapping[str, str]:
    """Return the signs of names of one word, and of the first words of longer ones."""
    alone = (name for name in others() if " " not in name)
    keys = dict.fromkeys((*alone, *_longer_names()))
    return {key: chr(_FIRST_SIGN + number) for number, key in enumerate(keys)}


@cache
def _signs_of_name() -> Mapping[str, frozenset[str]]:
    """Return the signs that a name of one word may have."""
    signs, found = _signs(), defaultdict[str, set[str]](set)
    for name in others():
        found[name].update(signs[key] for key in (name, name.lower()) if key in signs)
    for key, sign in signs.items():
        for name in found.keys() & _singulars(key):
            found[name].add(sign)
    return {name: frozenset(its) for name, its in found.items() if its}


@cache
def _partners() -> Mapping[str, frozenset[str]]:
    """Return for each sign those of the other names of one word of its groups."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, signs in _signs_of_name().items():
        for other in others()[name] & _signs_of_name().keys():
            for sign in signs:
                found[sign] |= _signs_of_name()[other]
    return {sign: frozenset(found[sign]) for sign in _signs().values()}


def partners_in(words: AbstractSet[str]) -> Mapping[str, AbstractSet[str]]:
    """Return for each sign those of the other names of its groups in a text of these words.

    The `words` are in small letters. A longer name counts only where the text has all of its words.
    """
    longer = {
        one.name: _signs()[first]
        for first, names in _longer_names().items()
        for one in names
        if one.words <= words and not one.last.isdisjoint(words)
    }
    more: defaultdict[str, set[str]] = defaultdict(set)
    alone = _signs_of_name()
    for name, sign in longer.items():
        for other in others()[name]:
            theirs = longer[other] if other in longer else alone.get(other, ())
            more[sign].update(theirs)
            for each in theirs:
                more[each].add(sign)
    return {**_partners(), **{sign: _partners()[sign] | its for sign, its in more.items()}}


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
