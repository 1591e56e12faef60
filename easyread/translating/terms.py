"""The words that a language translates the same way everywhere, and how it measures sentences."""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from coproduce import languages, local
from coproduce.languages import _
from easyread.translating.catalogue import folder_of

FILE: Final = "terms.toml"
"""The list's name, in the folder of the language."""
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
_STEM: Final = 0.6
"""How much of a word's beginning has to stand in a sentence: endings change with the grammar."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word and its translations."""

    english: str
    words: tuple[str, ...]
    """The term, and other forms of it that are right too."""
    note: str = ""
    is_fixed: bool = True
    """It is checked. False where the English word means other things too: then it is advice."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a sentence is, and which marks end it, by `language.toml`.

    Our own figure: English is easy up to 15 words and too hard above 25 (docs/easy-read-rules.md),
    and `most` is those 25 times what the language needs for an English word.
    """

    unit: str = "words"
    """ "words", or "characters" where no spaces stand between words."""
    most: int = 25
    ends: str = ".?!…:"
    comma: str = ", "
    wrong: tuple[str, ...] = ()
    """Marks that another script uses and this language does not."""

    @property
    def unit_name(self) -> str:
        """What is counted, in the language of now."""
        return _("characters") if self.unit == "characters" else _("words")

    def size(self, sentence: str) -> int:
        """Return how long a sentence is."""
        if self.unit == "characters":
            return sum(letter.isalnum() for letter in sentence)
        return len(sentence.split())


@dataclass(frozen=True)
class Terms:
    """The list of terms of a language."""

    terms: tuple[Term, ...] = ()
    measure: Measure = field(default_factory=Measure)

    @cached_property
    def latin(self) -> frozenset[str]:
        """Words in Latin letters that the list itself uses: names that families know."""
        return frozenset(
            word.casefold()
            for term in self.terms
            for words in term.words
            for word in _LATIN.findall(words)
        )

    def missing(self, english: str, words: str) -> Iterator[Term]:
        """Give the terms that stand in `english` and not in its translation."""
        said = words.casefold()
        for term, pattern in self._patterns:
            if pattern.search(english) and not any(_has(said, one) for one in term.words):
                yield term

    @cached_property
    def _patterns(self) -> list[tuple[Term, re.Pattern[str]]]:
        return [
            (term, re.compile(rf"\b{re.escape(term.english)}s?\b", _case(term.english)))
            for term in self.terms
            if term.is_fixed
        ]


def _case(english: str) -> re.RegexFlag:
    """Return how a term is looked for: "SEND" is not "send"."""
    return re.NOFLAG if english.isupper() else re.IGNORECASE


def _has(said: str, term: str) -> bool:
    """Whether a term stands in a text, whatever endings its words have there."""
    return all(word[: max(2, round(len(word) * _STEM))] in said for word in term.casefold().split())


def read(tag: str) -> Terms:
    """Return the terms of a language; none if it has no list."""
    table: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError):
        table = tomllib.loads((folder_of(tag) / FILE).read_text("utf-8"))
    found = table.get("term", [])
    terms = (
        (_term(one) for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
    )
    return Terms(tuple(one for one in terms if one.english and one.words), measure(tag))


def _term(entry: dict[str, Any]) -> Term:
    words = entry.get("words", [])
    return Term(
        str(entry.get("english", "")),
        tuple(str(one) for one in words if str(one).strip()) if isinstance(words, list) else (),
        str(entry.get("note", "")),
        entry.get("is_fixed") is not False,
    )


def measure(tag: str) -> Measure:
    """Return how sentences are measured in a language."""
    said = languages.settings(tag)
    given = said.get("sentences", {})
    table = given if isinstance(given, dict) else {}
    usual = Measure()
    most, wrong = table.get("most"), table.get("wrong")
    return Measure(
        unit="characters" if table.get("unit") == "characters" else "words",
        most=most if isinstance(most, int) else usual.most,
        ends=str(table.get("ends", usual.ends)),
        comma=local.comma(tag),
        wrong=tuple(map(str, wrong)) if isinstance(wrong, list) else (),
    )
