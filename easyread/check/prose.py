"""What the easy-read rules look at: the words of a document, whatever format it came in.

Each reader (Markdown, Word, web page, plain text) makes the same parts, so that a rule is written
once. A part keeps where it stood as people say it: "line 12" or "paragraph 4".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain, repeat
from operator import sub
from typing import Final

from easyread.check.index import Index
from easyread.check.lazy import lazy
from easyread.check.reading import Reading
from easyread.check.sentences import Sentence
from easyread.check.tagging import ALONE, lettered
from easyread.check.whole import Whole


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


RUNNING: Final = (Kind.TEXT, Kind.ITEM)
"""The kinds that are made of sentences."""


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


@dataclass(eq=False)
class Part:
    """One heading, paragraph, list item or cell.

    It is not frozen, for a long text has thousands, and a frozen one takes 3 times as long to make.
    """

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

    reading: Reading | None = field(default=None, init=False, repr=False)
    """Where it was read together with the other parts of its text, and its number there."""
    number: int = field(default=0, init=False, repr=False)

    @lazy
    def sentences(self) -> Sequence[Sentence]:
        """The sentences, in order."""
        return self._read().sentences_in(self.number)

    @lazy
    def tokens(self) -> Sequence[Sequence[str]]:
        """The words and marks of each sentence, in order."""
        return self._read().tokens_in(self.number)

    @lazy
    def words(self) -> Sequence[str]:
        """The words, in order."""
        return self._read().words_in(self.number)

    def _read(self) -> Reading:
        return self.reading or Reading((self,))  # which tells it

    def place(self, index: int) -> str:
        """Return where the character `index` of the text stands."""
        if len(self.starts) < 2:
            return self.starts[0][1] if self.starts and index >= self.starts[0][0] else self.where
        after = bisect_right(self.starts, (index + 1,))
        return self.starts[after - 1][1] if after else self.where


@dataclass(frozen=True, slots=True)
class Block:
    """One idea with its picture, where a document has such rows."""

    number: int
    where: str
    pictures: tuple[str, ...]
    """The names of its pictures; empty when it has none."""


class English:
    """An English sentence that is no heading, no cell and nobody's own words.

    What the rules on grammar need of it is worked out once, and only when one of them asks.
    """

    def __init__(self, parts: Sequence[Part], reading: Reading, number: int) -> None:
        """Keep where it stands, and its words and marks."""
        self.begin, self.end = reading.span_of(number)
        self.tokens = reading.tokens[self.begin : self.end]
        self._parts, self._reading, self._number = parts, reading, number

    @property
    def part(self) -> Part:
        """The part that it is of."""
        return self._parts[self._reading.part_of(self._number)]

    @property
    def text(self) -> str:
        """As it stands in its part."""
        return self._reading.said[self._number]

    def where(self, index: int = 0) -> str:
        """Return where the character `index` of its text stands, as people say it."""
        return self.part.place(self._reading.starts[self._number] + index)

    @lazy
    def letters(self) -> str:
        """What each of its words and marks most likely is: see tagging."""
        alone = self._reading.column(ALONE)
        return lettered(self._reading.tokens, alone, self.begin, self.end)

    @lazy
    def small(self) -> Sequence[str]:
        """Its words and marks in small letters."""
        return list(map(str.lower, self.tokens))

    def index_of(self, place: int) -> int:
        """Return where in its text the word or mark of this number begins."""
        return self._reading.place_of(self.begin + place, self._number)


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
    def reading(self) -> Reading:
        """All of its words and marks, read at once."""
        return Reading(self.parts)

    @cached_property
    def word_counts(self) -> Sequence[int]:
        """How many words each part has."""
        return self.reading.counts()

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(self.word_counts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word as it is written, once."""
        return self.reading.vocabulary()

    @cached_property
    def index(self) -> Index:
        """Which parts have which words."""
        return Index(self.reading.words_of_parts())

    @cached_property
    def whole(self) -> Whole:
        """All of its parts as one string."""
        return Whole(part.text for part in self.parts)

    @cached_property
    def set_apart(self) -> Sequence[Part]:
        """The parts with a piece of text that is set apart."""
        return [part for part in self.parts if part.runs]

    def at(self, place: int) -> tuple[Part, int]:
        """Return the part that has a place of the whole text, and where in the part it is."""
        number = self.whole.part_at(place)
        return self.parts[number], place - self.whole.begins[number]

    @cached_property
    def are_english(self) -> Sequence[bool]:
        """Of each sentence whether the rules on grammar look at it.

        They do not in a heading, a cell and people's own words, and at none that is far too long.
        """
        firsts = self.reading.firsts
        looked = [part.kind in RUNNING and is_english(part, self) for part in self.parts]
        found = list(chain.from_iterable(map(repeat, looked, map(sub, firsts[1:], firsts))))
        for number in self.reading.longer_than(LONGEST_SENTENCE):
            found[number] = False
        return found

    def english_of(self, number: int) -> English:
        """Return the sentence of this number, which is English."""
        found = self._known_english.get(number)
        if found is None:
            found = English(self.parts, self.reading, number)
            self._known_english[number] = found
        return found

    @cached_property
    def _known_english(self) -> dict[int, English]:
        return {}

    def english_in(self, part: int) -> Sequence[English]:
        """Return the English sentences of the part of this number."""
        each = range(*self.reading.firsts[part : part + 2])
        return list(map(self.english_of, filter(self.are_english.__getitem__, each)))

    def english_at(self, places: Iterable[int]) -> Iterator[English]:
        """Give the English sentences in which `places` of `reading.tokens` are, each once."""
        numbers = dict.fromkeys(self.reading.sentences_at(places))
        return map(self.english_of, filter(self.are_english.__getitem__, numbers))


LONGEST_SENTENCE: Final = 1500
"""Letters of a sentence above which the rules on grammar leave it: that it is long says ER-101."""


def is_english(part: Part, prose: Prose) -> bool:
    """Whether a part's words are English, as far as is said: the rules on grammar know no other."""
    language = part.language or prose.language
    return not language or language.lower().startswith("en")
