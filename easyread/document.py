"""A document before it has a format: what families read, as a tuple of blocks.

Builders make it from content/, `translate` puts it into another language, and each writer turns it
into one format. No builder knows a format, and no writer knows a language's words.

A sentence is one message for a translator. In it, `**word**` is a hard word (drawn bold) and
`[words](address)` is a link; `spans` is the only reader of both. Text that people typed is never
read that way: it is a `Quote`, drawn as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """How a document says things."""

    EASY_READ = "easy-read"
    FULL_WORDS = "full-words"


class Layout(StrEnum):
    """How a document is set on the page. Sizes: UKAAF 2012 for clear, large and giant print."""

    EASY_READ = "easy-read"
    """16 pt, each idea with its picture beside it."""
    CLEAR_PRINT = "clear-print"
    """14 pt."""
    LARGE_PRINT = "large-print"
    """18 pt."""
    GIANT_PRINT = "giant-print"
    """24 pt."""
    POSTER = "poster"
    """One page to hang up."""


POINTS: Final = {
    Layout.EASY_READ: 16,
    Layout.CLEAR_PRINT: 14,
    Layout.LARGE_PRINT: 18,
    Layout.GIANT_PRINT: 24,
    Layout.POSTER: 20,
}
"""The size of the words of each layout, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name in content/pictures, or in the folder that staff gave."""

    name: str
    alt: str = ""
    """What it shows, for who cannot see it; empty when the words beside it say the same."""
    is_pointing: bool = False
    """It points to a side, so it is mirrored in a right-to-left document."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 is a section; the document's title stands above all of them."""

    text: str
    level: int = 1
    id: str = ""
    """A short name for links and for finding the part again; empty for none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One idea: a picture beside one or a few sentences, then perhaps a list. Never parted."""

    sentences: tuple[str, ...]
    picture: Picture | None = None
    points: tuple[str, ...] = ()
    """A list that the sentences introduce."""
    is_numbered: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class WordBox:
    """What a hard word means, on the page where the word is first used."""

    word: str
    meaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. Cells are sentences; every row has as many as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_row_headers: bool = True
    """The first cell of each row names the row."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a person wrote: their own words, in their own language, drawn as they stand."""

    text: str
    language: str
    about: str = ""
    """A line of ours above it, such as "This part is in Urdu."; empty for none."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    number: int
    pattern: int
    """Which pattern fills it, from 0: colour alone never tells bars apart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with words and numbers. Writers draw it as a picture and as a table of the figures."""

    caption: str
    bars: tuple[Bar, ...]
    out_of: int
    """How many people answered."""
    summary: str
    """The chart in one sentence; it is the picture's alt text too."""


class NoteKind(StrEnum):
    """Why a note stands out."""

    DRAFT = "draft"
    """Not for families yet. Writers repeat draft notes on every page."""
    PRETEND = "pretend"
    """Made with pretend people. Writers repeat it on every page."""
    PLAIN = "plain"
    TO_FILL_IN = "to-fill-in"
    """Staff have to write something here. It belongs to the row above it, on the same page."""


@dataclass(frozen=True, slots=True)
class Note:
    """Sentences that stand in a frame of their own."""

    sentences: tuple[str, ...]
    kind: NoteKind = NoteKind.PLAIN


class AnswerKind(StrEnum):
    """How a form's field is filled in."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    TICK = "tick"
    SIGNATURE = "signature"
    """A place to sign: always by hand, on paper."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A field to fill in: a content control in Word, a labelled input on a web page."""

    id: str
    label: str
    kind: AnswerKind = AnswerKind.LINE
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two texts that say the same, beside each other: full words, and their easy read."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    heads: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block = Heading | Row | WordBox | Table | Quote | Chart | Note | Answer | Columns | PageBreak


@dataclass(frozen=True, slots=True)
class Voices:
    """A person's recordings, which are heard in the place of a computer voice."""

    whole: str = ""
    """The file of the whole document; empty for none."""
    sections: tuple[tuple[str, str], ...] = ()
    """The id of a section, or its number where it has none, and its file."""
    sentences: tuple[tuple[str, str], ...] = ()
    """A sentence as it is heard, and its file."""
    reader: str = ""
    """Whose voice it is, as this person wants it said; empty for no name."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a writer needs, and nothing about its format."""

    name: str
    """Its name in commands and file names, such as "charter"."""
    title: str
    about: str
    """One sentence for the file's description."""
    language: str
    """The language tag, such as "en-GB" or "ur"."""
    blocks: tuple[Block, ...]
    level: Level = Level.EASY_READ
    marks: tuple[Note, ...] = ()
    """What stands on every page: why this is a draft, or that it is pretend."""
    has_contents: bool = True
    """A contents page is made from the headings, where there are pages and more than one."""
    is_half_page: bool = False
    """It is a slip to take home: in easy read and clear print the PDF is half a page."""
    is_one_page: bool = False
    """It has one page, such as a certificate: its words are as large as fit on it."""
    is_wide: bool = False
    """Its pages are wider than high, where there are pages."""
    words: Words | None = None
    """The fixed words that writers need, in the document's language; None for English."""
    voices: Voices | None = None
    """A person's recordings of it; None when a computer voice reads all of it."""

    @property
    def is_draft(self) -> bool:
        """Whether families should not have it yet."""
        return any(mark.kind is NoteKind.DRAFT for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that a writer adds itself. Builders fill them in for each language."""

    contents: str = "What is in this document"
    page: str = "Page {page} of {pages}"
    word_box: str = "What it means"
    choices: str = "Answer"
    number: str = "How many people"
    sign_here: str = "Sign here"
    end: str = "The end"
    skip: str = "Go to the words"
    not_sent: str = "You can write here and print the page. Nothing is sent to anyone."
    picture: str = "Picture: {what}"
    computer_voice: str = "This is the voice of a computer."
    person_voice: str = "A person reads this aloud."
    both_voices: str = "A person reads a part of this. A computer voice reads the rest."
    reader: str = "The voice is {name}."
    cannot_speak: str = "These words are in a language that the computer voice does not speak."
    cannot_braille: str = "These words are in a language that we cannot write in braille."
    listen: str = "Listen"
    pause: str = "Wait"
    stop: str = "Stop"
    again: str = "Say it again"
    back: str = "Go back"
    next: str = "Go on"
    slower: str = "Slower"
    faster: str = "Faster"
    player: str = "Read aloud"
    lights_up: str = "Each sentence is read aloud and lights up."


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence that is drawn in one way."""

    text: str
    is_strong: bool = False
    address: str = ""
    """Where a link goes; empty for none."""


_MARKUP: Final = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\)")
_MARKS: Final = "*["
_HIDDEN: Final = {ord(mark): chr(0xF8F0 + place) for place, mark in enumerate(_MARKS)}
"""Stand for marks that mean nothing. `clean` lets none of these into what people type."""
_SHOWN: Final = {ord(hidden): chr(mark) for mark, hidden in _HIDDEN.items()}


def literal(text: str) -> str:
    """Return `text` so that `spans` gives it back as it is: for what a person typed."""
    return text.translate(_HIDDEN)


def spans(sentence: str) -> Iterator[Span]:
    """Give the pieces of a sentence of ours, in order; none is empty."""
    for span in _pieces(sentence):
        yield Span(span.text.translate(_SHOWN), span.is_strong, span.address)


def _pieces(sentence: str) -> Iterator[Span]:
    at = 0
    for found in _MARKUP.finditer(sentence):
        if found.start() > at:
            yield Span(sentence[at : found.start()])
        at = found.end()
        if found["strong"]:
            yield Span(found["strong"], is_strong=True)
        else:
            yield Span(found["words"], address=found["to"])
    if at < len(sentence):
        yield Span(sentence[at:])


def plain(sentence: str) -> str:
    """Return a sentence of ours without its markup: what a person hears or reads."""
    return "".join(span.text for span in spans(sentence))


def paragraphs(sentences: tuple[str, ...], level: Level) -> tuple[str, ...]:
    """Return sentences as the paragraphs that they make.

    In easy read every sentence begins a line of its own (Netzwerk Leichte Sprache; Inclusion
    Europe 2009); full words run on, as their writers wrote them.
    """
    return sentences if level is Level.EASY_READ or not sentences else (" ".join(sentences),)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give every block, those inside columns too, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Columns):
            yield from walk(block.left)
            yield from walk(block.right)
