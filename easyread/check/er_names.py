"""ER-203: one thing with two names, from the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from coproduce import resources
from coproduce.languages import N_, _
from easyread.check.english import Tag, Word, tagged
from easyread.check.profile import Profile
from easyread.check.prose import Part, Prose, english_sentences
from easyread.check.rule import Found, Rule, Severity

_NEAR: Final = 3
"""Sentences that may lie between the two names. Further apart, a text may have moved on."""
_TELLS: Final = re.compile(
    r"\b(?:means?|called|known as|is a (?:kind|type|sort) of|is another (?:word|name)|short for|"
    r"stands for|is what|is when|are people who|is an? \w+ (?:who|that|which|where))\b",
    re.IGNORECASE,
)
_CONTRASTS: Final = tuple(
    frozenset(words.split())
    for words in (
        "morning afternoon evening night lunch lunchtime",
        "monday tuesday wednesday thursday friday saturday sunday weekend weekday",
        "first second third last next",
        "old new",
        "red blue green yellow",
        "hearing eye sight blood skin",
        "children's adults' parents' boys' girls' men's women's",
        "children’s adults’ parents’ boys’ girls’ men’s women’s",
        "big small large",
        "junior senior infant",
        "reception one two three four",
        "winter summer spring autumn",
        "one other another",
        "music art dance drama maths english science swimming cooking reading singing",
    )
)
"""Words before two names that say that two things are meant."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a group, where it stands in a text."""

    part: Part
    place: int
    """The number of its sentence in the text."""
    index: int
    words: str
    name: str
    groups: frozenset[int]
    before: str
    """The word before it, in small letters, where it says which one is meant."""
    aim: str
    """Whom or what it is for, where that stands right after it."""
    has_telling: bool
    opening: str
    """How its sentence begins, when it stands behind "a" or "an": "you can get a"."""


def _two_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    told: set[tuple[str, str]] = set()
    recent: list[_Name] = []
    for place, (part, sentence) in enumerate(english_sentences(prose)):
        names = list(_names(part, place, sentence.start, sentence.text))
        recent = [name for name in recent if place - name.place <= _NEAR]
        for name in names:
            other = next((old for old in reversed(recent) if _is_same_thing(old, name)), None)
            pair = (other.name, name.name) if other is not None else ("", "")
            if other is not None and pair not in told:
                told |= {pair, (pair[1], pair[0])}
                yield Found(
                    part.place(name.index),
                    f"{other.words} … {name.words}",
                    _("These may be 2 names for one thing."),
                    _("Is it one thing? Then always call it: {name}").format(name=other.words),
                    Severity.NOTE,
                )
        recent += names


def _is_same_thing(one: _Name, other: _Name) -> bool:
    if one.place == other.place or one.name == other.name or not one.groups & other.groups:
        return False
    if one.has_telling or other.has_telling:
        return False
    if one.name in other.words.lower() or other.name in one.words.lower():
        return False
    if one.opening and one.opening == other.opening:
        return False  # "You can get a bus. You can get a taxi.": a choice
    if one.aim and other.aim and one.aim != other.aim:
        return False
    return not _is_contrast(one.before, other.before)


def _is_contrast(one: str, other: str) -> bool:
    return one != other and any(one in words and other in words for words in _CONTRASTS)


def _names(part: Part, place: int, start: int, text: str) -> Iterator[_Name]:
    words = tagged(text)
    has_telling = bool(_TELLS.search(text))
    at = 0
    while at < len(words):
        length, name = _name_at(words, at)
        if name and not _is_verb(words[at + length - 1]):
            last = words[at + length - 1]
            yield _Name(
                part,
                place,
                start + words[at].start,
                text[words[at].start : last.start + len(last.text)],
                name,
                _groups()[name],
                words[at - 1].small if at else "",
                _aim(words[at + length :]),
                has_telling,
                _opening(words, at),
            )
        at += max(1, length)


def _opening(words: Sequence[Word], at: int) -> str:
    is_new = at > 0 and words[at - 1].small in ("a", "an")
    return " ".join(word.small for word in words[: min(3, at)]) if is_new else ""


def _is_verb(word: Word) -> bool:
    return word.tag in (Tag.VERB, Tag.INFINITIVE, Tag.AUXILIARY)


def _aim(after: Sequence[Word]) -> str:
    """Return whom it is for: "children" in "the session is for children"."""
    rest = [word.small for word in after[:4]]
    if "for" not in rest[:2] or rest.index("for") + 1 >= len(rest):
        return ""
    return rest[rest.index("for") + 1]


def _name_at(words: Sequence[Word], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name."""
    longest = min(_longest(), len(words) - at)
    for length in range(longest, 0, -1):
        said = " ".join(word.text for word in words[at : at + length]).replace("’", "'")
        for form in (said, said.lower(), *_singulars(said.lower())):
            if form in _groups():
                return length, form
    return 0, ""


def _singulars(name: str) -> tuple[str, ...]:
    irregular = {"children": "child", "people": "person", "young people": "young person"}
    if name in irregular:
        return (irregular[name],)
    if name.endswith("ies"):
        return (f"{name[:-3]}y",)
    if name.endswith("es"):
        return name[:-1], name[:-2]
    return (name[:-1],) if name.endswith("s") and not name.endswith("ss") else ()


@cache
def _groups() -> dict[str, frozenset[int]]:
    path = resources.folder("content") / "checks" / "same-things.toml"
    found: dict[str, set[int]] = {}
    for number, names in enumerate(tomllib.loads(path.read_text("utf-8"))["same"]):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _groups())


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-203",
        N_("two names for one thing"),
        N_("A new name looks like a new thing. Use the same word for the same thing."),
        "Inclusion Europe, Information for all, 2009; GOV.UK easy read; PIF",
        _two_names,
        finds=7,
        right=9,
        is_judgement=True,
    ),
)
"""The rules of this module."""
