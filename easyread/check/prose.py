"""What the easy-read rules look at: the words of a document, whatever format it came in.

Each reader (Markdown, Word, web page, plain text) makes the same parts, so that a rule is written
once. A part keeps where it stood as people say it: "line 12" or "paragraph 4".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from easyread.check.sentences import Sentence, sentences, words

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:uk|org|com)\b\S*"
)
_IN_ADDRESSES: Final = ("@", "://", "www.", ".uk", ".org", ".com")
"""One of these is in every address: looking for them first is 10 times faster."""


class Kind(StrEnum):
    """What a part of a document is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    """One entry of a list."""
    CELL = "cell"
    """A cell of a table of facts; not of a layout table."""
    QUOTE = "quote"
    """What a person wrote. Their own words are never corrected."""


class Mark(StrEnum):
    """How a piece of text is set apart."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a part's text that is set apart."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True)
class Part:
    """One heading, paragraph, list item or cell."""

    kind: Kind
    text: str
    where: str
    """Where it stands, as people say it: "line 12", "paragraph 4"."""
    language: str = ""
    """Its language tag, if it is said; else the document's."""
    runs: tuple[Run, ...] = ()
    level: int = 0
    """The level of a heading, from 1."""
    block: int = 0
    """Parts that share a picture, and its number from 1 in the document; 0 outside of rows."""
    starts: tuple[tuple[int, str], ...] = ()
    """Where in the file pieces of the text begin, if it has lines: (index, place)."""

    is_by_line: bool = False
    """Each line is a sentence of its own, whatever it ends with."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return tuple(self._sentences())

    @cached_property
    def without_addresses(self) -> str:
        """The text with spaces in the place of web and email addresses: many rules skip them."""
        if not any(sign in self.text for sign in _IN_ADDRESSES):
            return self.text
        return _ADDRESS.sub(lambda found: " " * len(found[0]), self.text)

    def _sentences(self) -> Iterator[Sentence]:
        at = 0
        for line in self.text.split("\n") if self.is_by_line else (self.text,):
            yield from (Sentence(found.text, at + found.start) for found in sentences(line))
            at += len(line) + 1

    def place(self, index: int) -> str:
        """Return where the character `index` of the text stands."""
        after = bisect_right(self.starts, index, key=lambda start: start[0])
        return self.starts[after - 1][1] if after else self.where


@dataclass(frozen=True, slots=True)
class Block:
    """One idea with its picture, where a document has such rows."""

    number: int
    where: str
    pictures: tuple[str, ...]
    """The names of its pictures; empty when it has none."""


@dataclass(frozen=True)
class Prose:
    """All the words of a document."""

    name: str
    """The file's name, as the person gave it."""
    parts: tuple[Part, ...]
    language: str = ""
    blocks: tuple[Block, ...] = ()
    pages: int = 0
    """How many pages it has, if the format says; else 0."""
    glossary: frozenset[str] = field(default_factory=frozenset)
    """Hard words that this document explains, in small letters."""
    has_rows: bool = False
    """It is laid out as easy read: each block wants a picture."""
    picture_sources: tuple[tuple[str, str], ...] = ()
    """Each picture's name and the set that it comes from, where that is known."""

    @cached_property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(len(words(part.text)) for part in self.parts)


LONGEST_SENTENCE: Final = 1500
"""Letters of a sentence above which the rules on grammar leave it: that it is long says ER-101."""


def is_english(part: Part, prose: Prose) -> bool:
    """Whether a part's words are English, as far as is said: the rules on grammar know no other."""
    return (part.language or prose.language or "en").lower().startswith("en")


def english_sentences(prose: Prose) -> Iterator[tuple[Part, Sentence]]:
    """Give each English sentence that is no heading, no cell and nobody's own words."""
    for part in prose.parts:
        if part.kind in (Kind.TEXT, Kind.ITEM) and is_english(part, prose):
            for sentence in part.sentences:
                if len(sentence.text) <= LONGEST_SENTENCE:
                    yield part, sentence
