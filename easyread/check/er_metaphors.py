"""ER-204: figures of speech, from the list of content/checks/metaphors.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from coproduce import resources
from coproduce.languages import N_, _
from easyread.check.english import forms_of
from easyread.check.profile import Profile
from easyread.check.prose import LONGEST_SENTENCE, Kind, Prose, is_english
from easyread.check.rule import Found, Rule, Severity

_OWNER: Final = r"(?:my|your|his|her|its|our|their|one[’']s|the|[\w-]+(?:[’']s|s[’']))"
_GAP: Final = r"(?:[\w’'-]+\s+){0,4}?"
_WORD: Final = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Figure:
    pattern: re.Pattern[str]
    better: str
    literal: frozenset[str]
    """Words that show that it is meant as it is said."""


def _metaphors(prose: Prose, profile: Profile) -> Iterator[Found]:
    for part in prose.parts:
        if part.kind is Kind.QUOTE or not is_english(part, prose):
            continue
        for sentence in part.sentences:
            if len(sentence.text) > LONGEST_SENTENCE:
                continue
            for start, words, better in figures(sentence.text):
                yield Found(
                    part.place(sentence.start + start),
                    words,
                    _("Some people may think this is meant as it is said."),
                    _("You could say: {better}").format(better=better)
                    if better
                    else _("Say in plain words what you mean."),
                    Severity.NOTE,
                )


def figures(sentence: str) -> list[tuple[int, str, str]]:
    """Return the figures of speech of a sentence: where, the words, and what could be said."""
    said = [word.lower() for word in _WORD.findall(sentence)]
    known = _by_word()
    wanted = {id(figure): figure for word in dict.fromkeys(said) for figure in known.get(word, ())}
    found = []
    for figure in wanted.values():
        one = figure.pattern.search(sentence)
        if one is not None and not figure.literal.intersection(said):
            found.append((one.start(), one[0], figure.better))
    return _without_overlaps(found)


def _without_overlaps(found: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Keep the longest of those that share words."""
    kept: list[tuple[int, str, str]] = []
    for start, words, better in sorted(found, key=lambda one: (-len(one[1]), not one[2], one[0])):
        end = start + len(words)
        if all(end <= other or start >= other + len(said) for other, said, _better in kept):
            kept.append((start, words, better))
    return sorted(kept)


@cache
def _by_word() -> dict[str, list[_Figure]]:
    """Return each figure under the forms of its longest word, so that few are tried."""
    path = resources.folder("content") / "checks" / "metaphors.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    found: dict[str, list[_Figure]] = {}
    listed = [(words, better, "") for words, better in table["always"].items()]
    listed += [(words, better, unless) for words, (better, unless) in table["unless"].items()]
    for words, better, unless in listed:
        figure = _Figure(_pattern(words), better, frozenset(unless.split()))
        for key in _keys(words):
            found.setdefault(key, []).append(figure)
    return found


def _pattern(words: str) -> re.Pattern[str]:
    pattern, is_first = "", True
    for piece in words.split():
        if piece == "...":
            pattern += r"\s+" + _GAP
            is_first = True
            continue
        wanted = _piece(piece)
        gap = "" if is_first else r"\s+"
        pattern += rf"(?:{gap}{wanted})?" if piece.endswith("?") else f"{gap}{wanted}"
        is_first = False
    return re.compile(rf"\b{pattern}(?![\w’'])", re.IGNORECASE)


def _piece(piece: str) -> str:
    bare = piece.removesuffix("?")
    if bare.startswith("~"):
        return f"(?:{'|'.join(map(re.escape, forms_of(bare[1:])))})"
    if bare == "one's":
        return _OWNER
    choices = (re.escape(one).replace("'", "[’']") for one in bare.split("/"))
    return f"(?:{'|'.join(choices)})"


def _keys(words: str) -> tuple[str, ...]:
    pieces = [p for p in words.split() if p not in ("...", "one's") and not p.endswith("?")]
    longest = max(pieces, key=lambda piece: (not piece.startswith("~"), len(piece)))
    if longest.startswith("~"):
        return forms_of(longest[1:])
    keys = longest.lower().split("/")
    return tuple(keys + [key.replace("'", "’") for key in keys if "'" in key])


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-204",
        N_("figure of speech"),
        N_("Some people take words as they are said. Say what you mean in plain words."),
        "Inclusion Europe, Information for all, 2009; GOV.UK easy read; PIF: no metaphors",
        _metaphors,
        finds=8,
        right=9,
        is_judgement=True,
    ),
)
"""The rules of this module."""
