"""The words that a language translates the same way everywhere, and how it measures sentences."""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from coproduce import languages, local
from coproduce.languages import _

FILE: Final = "terms.toml"
"""The list's name, in the folder of the language."""
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
_LATIN_WORD: Final = re.compile(r"[A-Za-z0-9](?:[\w./:\\-]*[A-Za-z0-9])?", re.ASCII)
_WORD_BEFORE: Final = re.compile(r"(\w)[\w'’-]*\W{0,3}$")
_WORD_AFTER: Final = re.compile(r"\W{0,3}(\w)")
_ARTICLE: Final = "ال"
"""The Arabic article, which a word loses before a name and after some letters."""
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
            # A Latin name or command is read as one thing: it counts like a word of 2 characters.
            bare = _LATIN_WORD.sub("一二", sentence)
            return sum(letter.isalnum() for letter in bare)
        return len(sentence.split())


@dataclass(frozen=True)
class Terms:
    """The list of terms of a language."""

    terms: tuple[Term, ...] = ()
    measure: Measure = field(default_factory=Measure)

    numbers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """How words begin, or with a hyphen before it how they end, that say a number."""

    def says(self, number: str, words: str) -> bool:
        """Whether a word says a number, such as the Arabic dual: `numbers` in language.toml."""
        parts = re.findall(r"\w+", words)
        return any(
            word.endswith(sign[1:]) if sign.startswith("-") else word.startswith(sign)
            for sign in self.numbers.get(number, ())
            for word in parts
        )

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
        """Give the terms that stand in `english` and not in its translation.

        Longer ones go first: "Parent Carer Forum" is no "parent carer". What stands in English in
        the translation too is an abbreviation, a name or something to type, and no other word.
        """
        said = words.casefold()
        for term, pattern in self._patterns:
            found = [one[0] for one in pattern.finditer(english) if not _is_in_a_name(one, term)]
            english = pattern.sub(" ", english)
            is_said = any(_has(said, one) for one in term.words)
            if found and not is_said and not all(one in words for one in found):
                yield term

    @cached_property
    def _patterns(self) -> list[tuple[Term, re.Pattern[str]]]:
        return [
            (term, re.compile(rf"\b{re.escape(term.english)}s?\b", _case(term.english)))
            for term in sorted(self.terms, key=lambda term: -len(term.english))
            if term.is_fixed
        ]


def _case(english: str) -> re.RegexFlag:
    """Return how a term is looked for: "SEND" is not "send"."""
    return re.NOFLAG if english.isupper() else re.IGNORECASE


def _is_in_a_name(found: re.Match[str], term: Term) -> bool:
    """Whether a term is a part of a longer name, such as "Partnership" in one of a group."""
    is_name = term.english.islower() and found[0].istitle() and found.start() > 0
    before = _WORD_BEFORE.search(found.string[: found.start()])
    after = _WORD_AFTER.match(found.string[found.end() :])
    return is_name and any(word is not None and word[1].isupper() for word in (before, after))


def _has(said: str, term: str) -> bool:
    """Whether a term stands in a text, whatever articles and endings its words have there."""
    stems = (word.removeprefix(_ARTICLE) for word in term.casefold().split())
    return all(stem[: max(2, round(len(stem) * _STEM))] in said for stem in stems)


def read(tag: str) -> Terms:
    """Return the terms of a language; none if it has no list."""
    table: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError):
        table = tomllib.loads((languages.folder() / tag / FILE).read_text("utf-8"))
    found = table.get("term", [])
    terms = (
        (_term(one) for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
    )
    return Terms(
        tuple(one for one in terms if one.english and one.words), measure(tag), _numbers(tag)
    )


def _numbers(tag: str) -> dict[str, tuple[str, ...]]:
    given = languages.settings(tag).get("numbers", {})
    return {
        number: tuple(map(str, signs))
        for number, signs in (given.items() if isinstance(given, dict) else ())
        if isinstance(signs, list)
    }


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
