"""ER-204: figures of speech, from the list of content/checks/metaphors.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from coproduce import resources
from coproduce.languages import N_, _
from easyread.check.english import forms_of
from easyread.check.index import PIECE, Index, pieces
from easyread.check.profile import Profile
from easyread.check.prose import LONGEST_SENTENCE, Kind, Prose, is_english
from easyread.check.rule import Found, Rule, Severity

_OWNER: Final = r"(?:my|your|his|her|its|our|their|one[’']s|the|[\w-]+(?:[’']s|s[’']))"
_GAP: Final = r"(?:[\w’'-]+\s+){0,4}?"
_OFTEN: Final = 60
"""How often a word stands in a text that is not asked where it stands."""
_FEW: Final = 3
"""Parts that are looked at sooner than to ask where one more word stands."""
_WORD: Final = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class _Figure:
    number: int
    """Its place in the list."""
    words: str
    """As the list has it."""
    better: str
    literal: frozenset[str]
    """Words that show that it is meant as it is said."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a sentence. Made when it is first needed: there are 1,800."""
        return _pattern(self.words)

    def may_be_in(self, small: str) -> bool:
        """Whether a text in small letters has its words, in any order and inside of others too.

        That is seen 50 times faster than with the pattern.
        """
        has = small.__contains__
        return all(map(has, self.plain)) and all(any(map(has, forms)) for forms in self.choices)

    def is_meant_in(self, sentence: str) -> bool:
        """Whether its longest word is a whole word there, and no word says that it is literal."""
        said = {word.lower() for word in _WORD.findall(sentence)}
        return not self.keys.isdisjoint(said) and self.literal.isdisjoint(said)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The forms of its longest word: one of them stands in the sentence as a whole word."""
        forms = [form.lower() for form in _forms(_longest(self.words))]
        return frozenset((*forms, *(form.replace("'", "’") for form in forms)))

    @cached_property
    def plain(self) -> frozenset[str]:
        """The pieces that a part must have, every one: of its words that have one form only."""
        alone = [forms[0] for forms in map(_forms, _said(self.words)) if len(forms) == 1]
        return frozenset(PIECE.findall(" ".join(alone).lower()))

    @cached_property
    def choices(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets a part must have a piece: of its words that have several forms."""
        several = (forms for forms in map(_forms, _said(self.words)) if len(forms) > 1)
        return tuple(found for found in map(pieces, several) if found)


def _metaphors(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("Some people may think this is meant as it is said.")
    instead, plain = _("You could say: {better}"), _("Say in plain words what you mean.")
    for number, known in _where(prose):
        part = prose.parts[number]
        if part.kind is Kind.QUOTE or not is_english(part, prose):
            continue
        for text, start in part.sentences:
            for place, words, better in _figures(text, known):
                where = part.place(start + place)
                hint = instead.format(better=better) if better else plain
                yield Found(where, words, what, hint, Severity.NOTE)


def _where(prose: Prose) -> list[tuple[int, list[_Figure]]]:
    """Return the parts that may have some figure, each with these figures."""
    found: defaultdict[int, list[_Figure]] = defaultdict(list)
    parts, index = prose.parts, prose.index
    small = cache(lambda number: parts[number].text.lower())
    for figure in _in_the_text(set(index.words)):
        for number in _parts_for(figure, index):
            if figure.may_be_in(small(number)):
                found[number].append(figure)
    return sorted(found.items())


def _in_the_text(said: set[str]) -> list[_Figure]:
    """Return the figures whose words a text has, somewhere, in the order of the list."""
    by_word = _by_word()
    found = {
        figure.number: figure
        for word in by_word.keys() & said
        for figure in by_word[word]
        if figure.plain <= said and not any(map(said.isdisjoint, figure.choices))
    }
    return [found[number] for number in sorted(found)]


def _parts_for(figure: _Figure, index: Index) -> Iterable[int]:
    """Return the parts that have the figure's rare words, and those of several forms."""
    times = index.times
    rare = [word for word in figure.plain if times[word] < _OFTEN]
    if not rare and not figure.choices:
        return index.parts(min(figure.plain, key=times.__getitem__))
    found = index.having_all(rare) if rare else None
    for forms in figure.choices if found is None or len(found) > _FEW else ():
        having = index.having_one_of(forms)
        found = having if found is None else found & having
    return found or ()


def _figures(sentence: str, known: Iterable[_Figure]) -> list[tuple[int, str, str]]:
    """Return the figures of speech of a sentence: where, the words, and what could be said."""
    small, found = sentence.lower(), []
    for figure in known if len(sentence) <= LONGEST_SENTENCE else ():
        one = figure.pattern.search(sentence) if figure.may_be_in(small) else None
        if one is not None and figure.is_meant_in(sentence):
            found.append((one.start(), one[0], figure.better))
    return _without_overlaps(found) if found else found


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
    """Return each figure under a piece of its longest word, in each form, so that few are tried."""
    path = resources.folder("content") / "checks" / "metaphors.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    found: dict[str, list[_Figure]] = {}
    listed = [(words, better, "") for words, better in table["always"].items()]
    listed += [(words, better, unless) for words, (better, unless) in table["unless"].items()]
    for number, (words, better, unless) in enumerate(listed):
        figure = _Figure(number, words, better, frozenset(unless.split()))
        for key in pieces(_forms(_longest(words))):
            found.setdefault(key, []).append(figure)
    return found


def _said(words: str) -> list[str]:
    """Return the words of a figure that stand in each sentence with it."""
    return [p for p in words.split() if p not in ("...", "one's") and not p.endswith("?")]


def _longest(words: str) -> str:
    return max(_said(words), key=lambda piece: (not piece.startswith("~"), len(piece)))


def _forms(piece: str) -> tuple[str, ...]:
    return forms_of(piece[1:]) if piece.startswith("~") else tuple(piece.split("/"))


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
