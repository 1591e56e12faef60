"""Puts a document into another language, sentence by sentence, and says how far the translation is.

A sentence without a translation is never silently English: a translated line stands above it, and
it carries its own language. So does what staff typed. In a translation, an arrow and line breaks
(`ARROW`) let a language join, split and reorder the sentences of one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Final

from coproduce import alphabet, languages, local
from coproduce.languages import N_, _
from coproduce.review import RANK, State
from easyread.build.fixed_words import fixed_words
from easyread.build.in_english import IN_ENGLISH, english
from easyread.document import (
    Answer,
    Block,
    Columns,
    Document,
    Heading,
    Note,
    NoteKind,
    Picture,
    Row,
    Table,
    WordBox,
    plain,
)

ARROW: Final = "↑"
"""Alone: the sentence is already said in the one above. Before words: they stand one sentence
further up, with two arrows two, and so on. Only inside one block of a document."""
FOR_CHECKING: Final = N_("Draft for checking. Do not give to families.")
"""What stands on every page of a translation that people have not checked: there and in English."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY: Final = re.compile(rf"[A-Z][a-z]+day (\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")
_ENTRY: Final = re.compile(r"\*\*([^*]+)\*\*")
"""A word as the word list shows it; its message is the bare word."""
_NUMBERS: Final = re.compile(r"\d+(?:, \d+)*")


@dataclass(frozen=True, slots=True)
class Translated:
    """A document in another language."""

    document: Document
    states: Mapping[tuple[str, str, str], State]
    """How far each message in it is: its catalogue, context and English."""
    own: tuple[str, ...] = ()
    """What staff typed and no catalogue of ours has: it stands there in English."""

    @property
    def state(self) -> State:
        """Return how far the document is: as far as the sentence that is least far."""
        return min(self.states.values(), key=lambda one: RANK[one], default=State.MISSING)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the English of what has no translation."""
        return tuple(key[2] for key, state in self.states.items() if state is State.MISSING)


def translate(document: Document, tag: str, *, has_own_words: bool = False) -> Translated:
    """Return an English document in the language `tag`.

    With `has_own_words`, what no catalogue has is what staff wrote: it stands there in English, and
    does not count. Without it, everything is ours, and counts.
    """
    with languages.speaking(tag), languages.listening() as heard:
        words = fixed_words()
        turned = _Translator(tag, has_own_words=has_own_words)
        made = replace(
            document,
            title=turned.text(document.title),
            about=turned.text(document.about),
            language=tag,
            blocks=tuple(turned.blocks(document.blocks)),
            marks=tuple(turned.mark(mark) for mark in document.marks),
            words=words,
        )
        lost = {(languages.knows(one), "", one): State.MISSING for one in turned.misplaced}
    return Translated(made, heard.states | turned.states | lost, tuple(turned.own))


def texts_in(tag: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that stand alone, such as labels, as `translate` puts them into a language."""
    with languages.speaking(tag):
        turned = _Translator(tag, has_own_words=True)
        return tuple(map(turned.text, texts))


def as_draft(document: Document) -> Document:
    """Return a translation with the mark that it is for checking, on every page, in 2 languages."""
    with languages.speaking(document.language):
        said = _(FOR_CHECKING)
    both = [Note((said,), NoteKind.DRAFT)] if said != FOR_CHECKING else []
    both.append(Note((english(FOR_CHECKING),), NoteKind.DRAFT))
    return replace(document, marks=(*both, *document.marks))


def _is_entry(block: Block) -> bool:
    """Whether it is a hard word with its meaning, in a list of words."""
    return isinstance(block, Row) and bool(block.id) and _ENTRY.fullmatch(_first(block)) is not None


def _place(block: Block, tag: str) -> tuple[object, ...]:
    """Return what sorts the entries of a list of words; what is still English comes at the end."""
    return _ENTRY.fullmatch(_first(block)) is None, *alphabet.place(plain(_first(block)), tag)


def _first(block: Block) -> str:
    return block.sentences[0] if isinstance(block, Row) and block.sentences else ""


@dataclass
class _Translator:
    """Translates the blocks of one document into the language of now."""

    tag: str
    has_own_words: bool
    states: dict[tuple[str, str, str], State] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    """Texts whose translation says nothing in a place: they count as missing."""

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for is_list, some in groupby(blocks, key=_is_entry):
            made = [one for block in some for one in self.block(block)]
            yield from sorted(made, key=lambda one: _place(one, self.tag)) if is_list else made

    def block(self, block: Block) -> Iterator[Block]:
        """Give a block in the language, after a line that part of it is English where it is so."""
        match block:
            case Heading():
                text = self.found(block.text)
                yield from self.warned(text)
                yield replace(block, text=text or english(block.text))
            case Row():
                yield self.row(block)
            case WordBox():
                word = self.found(block.word)
                yield from self.warned(word)
                meaning = self.sentences(block.meaning)
                yield WordBox(word or english(block.word), meaning)
            case Table():
                yield from self.table(block)
            case Note():
                yield self.note(block)
            case Answer():
                label, hint = self.found(block.label), self.found(block.hint)
                yield from self.warned(label, hint)
                yield replace(
                    block,
                    label=label or english(block.label),
                    hint=hint or (english(block.hint) if block.hint else ""),
                )
            case Columns():
                left, right = tuple(self.blocks(block.left)), tuple(self.blocks(block.right))
                yield Columns(left, right, (self.text(block.heads[0]), self.text(block.heads[1])))
            case _:  # what people said keeps its language; a new page has none
                yield block

    def row(self, row: Row) -> Row:
        sentences = self.sentences(row.sentences)
        points = self.sentences(row.points)
        line = _(IN_ENGLISH)
        if line in points:  # a line between the points of a list would be a point, with a number
            sentences = (*sentences, line)
            points = tuple(one for one in points if one != line)
        return replace(row, sentences=sentences, points=points, picture=self.picture(row.picture))

    def picture(self, picture: Picture | None) -> Picture | None:
        if picture is None or not picture.alt:
            return picture
        alt = self.found(picture.alt)
        return replace(picture, alt=alt or f"{_(IN_ENGLISH)} {picture.alt}")

    def note(self, note: Note) -> Note:
        return Note(self.sentences(note.sentences), note.kind)

    def mark(self, mark: Note) -> Note:
        """Return what stands on every page, with no line above its first sentence."""
        return Note(tuple(self.text(sentence) for sentence in mark.sentences), mark.kind)

    def table(self, table: Table) -> Iterator[Block]:
        texts = [table.caption, *table.header, *(cell for row in table.rows for cell in row)]
        found = {text: self.found(text) for text in texts if text}
        yield from self.warned(*found.values())
        said = {text: words or english(text) for text, words in found.items()} | {"": ""}
        yield replace(
            table,
            caption=said[table.caption],
            header=tuple(said[cell] for cell in table.header),
            rows=tuple(tuple(said[cell] for cell in row) for row in table.rows),
        )

    def warned(self, *found: str | None) -> Iterator[Block]:
        """Give the line that part of what follows is English, if a text was not found."""
        if None in found:
            yield Note((_(IN_ENGLISH),))

    def sentences(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return sentences of one block: joined, split and reordered as their translations say."""
        made: list[tuple[str, ...]] = []
        was_english = False
        for text in texts:
            words = self.looked_up(text)
            up = len(words) - len(words.lstrip(ARROW)) if words else 0
            if words is not None and up > len(made):  # nothing stands above it here
                self.misplaced.append(text)
                words = None
            if words is None:
                made.append((english(text),) if was_english else self.marked(text))
                was_english = True
                continue
            was_english = False
            lines = tuple(filter(None, (line.strip() for line in words[up:].split("\n"))))
            if lines:
                made.insert(len(made) - up, lines)
        return tuple(line for lines in made for line in lines)

    def marked(self, text: str) -> tuple[str, str]:
        return _(IN_ENGLISH), english(text)

    def text(self, text: str) -> str:
        """Return a text that stands alone, such as a title."""
        found = self.found(text)
        return english(text) if found is None else found

    def found(self, text: str) -> str | None:
        """Return the translation of a text that stands alone, such as a heading or a cell.

        Nothing stands above it that it could be joined with; so an arrow says nothing there.
        """
        words = self.looked_up(text)
        if not words:
            return words
        alone = " ".join(words.lstrip(ARROW).split())
        if not alone:
            self.misplaced.append(text)
        return alone or None

    def looked_up(self, text: str) -> str | None:
        """Return the translation of `text` as it stands in the catalogue; None if there is none."""
        if day := _DAY.fullmatch(text):
            when = date(int(day[3]), _MONTHS.index(day[2]) + 1, int(day[1]))
            return local.day(when, self.tag)
        if _NUMBERS.fullmatch(text):
            return local.listing(text.split(", "), self.tag)
        if not any(letter.isalpha() for letter in text):
            return text
        domain = languages.knows(text)
        if not domain and (entry := _ENTRY.fullmatch(text)):
            word = self.found(entry[1])
            return f"**{word}**" if word else None
        if not domain:
            if self.has_own_words:
                self.own.append(plain(text))
            else:
                self.states["content", "", text] = State.MISSING
            return None
        words = _(text) if domain == "app" else languages.words(text)
        state = languages.state(text, domain=domain)
        if domain == languages.OWN and state is State.MISSING:
            self.own.append(plain(text))
            return None
        self.states[domain, "", text] = state
        return None if state is State.MISSING else words
