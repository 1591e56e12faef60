"""Names that people use for one thing: the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final

from coproduce import resources
from easyread.check.lazy import Remembered
from easyread.check.reading import END, Reading
from easyread.check.signs import Signs


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


@cache
def _longer_names() -> tuple[Mapping[str, int], frozenset[str]]:
    """Return what names of several words begin with, and the words that come second in one.

    Each first word has the number of words of the longest name that begins with it.
    """
    longest: defaultdict[str, int] = defaultdict(int)
    seconds: set[str] = set()
    for first, second, *more in (name.lower().split() for name in others() if " " in name):
        longest[first] = max(longest[first], 2 + len(more))
        seconds.update((second,) if more else (second, *_plurals(second)))
    return dict(longest), frozenset(seconds)


_FIRST: Final = Remembered(lambda word: word.lower().replace("’", "'"))
"""Each word as it stands in a name of several words, where it is not the last of more."""


def _name(words: str) -> str:
    said = words.replace("’", "'")
    forms = (said, said.lower(), *_singulars(said.lower()))
    return next((form for form in forms if form in others()), "")


_NAMES: Final = Remembered(_name)
"""The name, as a group has it, that words are; "" for none."""


def _longer_name(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name of several has that begins here, and that name.

    "" for none.
    """
    for length in range(_longer_names()[0][_FIRST[said[at]]], 1, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 1, ""


NO_NAME: Final = " "
"""The sign of a word that is no name, and begins none."""
_FIRST_SIGN: Final = 0xE000
_BEGINS, _IS_SECOND = 1, 2
"""A sign says of a word which name it is by itself, and these two: that it may begin a longer name,
and that it may come second in one. It is a character that means nothing by itself."""


@cache
def _numbers() -> Mapping[str, int]:
    """Return a number for each name, and 0 for none."""
    return {name: number for number, name in enumerate(("", *others()))}


def _sign_of(name: str, role: int = 0) -> str:
    return chr(_FIRST_SIGN + 4 * _numbers()[name] + role)


@cache
def names_by_sign() -> Mapping[str, str]:
    """Return the name that each sign stands for."""
    return {_sign_of(name, role): name for name in others() for role in range(4)}


@cache
def partners_by_sign() -> Mapping[str, frozenset[str]]:
    """Return each sign of a name with the signs of the other names of its groups."""
    names = {name: {_sign_of(name, role) for role in range(4)} for name in others()}
    partners = {
        name: frozenset(chain.from_iterable(map(names.__getitem__, its)))
        for name, its in others().items()
    }
    return {sign: partners[name] for sign, name in names_by_sign().items()}


def _sign(word: str) -> str:
    if word == END:
        return END
    longest, seconds = _longer_names()
    role = _BEGINS * (_FIRST[word] in longest) + _IS_SECOND * (_FIRST[word] in seconds)
    return _sign_of(_NAMES[word], role) if role or _NAMES[word] else NO_NAME


_SIGNS: Final = Signs(_sign)


@cache
def _may_be_longer() -> re.Pattern[str]:
    """Return what finds the first word of a name of several words before its second."""
    signs = range(_FIRST_SIGN, _FIRST_SIGN + 4 * len(_numbers()))
    first, second = (
        "".join(chr(sign) for sign in signs if sign & role) for role in (_BEGINS, _IS_SECOND)
    )
    return re.compile(f"[{first}](?=[{second}])")


def signs_of_names(reading: Reading) -> str:
    """Return for each word of a text the sign of the name that it is or begins.

    A word inside of a name has NO_NAME, and END stands for END. Some signs stand for no name.
    """
    signs, said = reading.column(_SIGNS), reading.tokens
    found, end = list[str](), 0
    for at in [one.start() for one in _may_be_longer().finditer(signs)]:
        length, name = _longer_name(said, at) if at >= end else (1, "")
        if name:
            found += signs[end:at], _sign_of(name), NO_NAME * (length - 1)
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
