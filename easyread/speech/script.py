"""What is heard of a document, in order: its sentences, each with its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from easyread.document import (
    Answer,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Note,
    PageBreak,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
    literal,
    plain,
)
from easyread.scripts import language_of, printable
from easyread.speech.said import can_be_said, cleaned
from easyread.speech.voices import may_read, speaker_of
from easyread.write.rules import figures

AFTER_SENTENCE: Final = 0.45
AFTER_BLOCK: Final = 0.8
AFTER_HEADING: Final = 1.0
"""Seconds of silence: a listener needs time to think where a reader sees space."""


_UNNAMED: Final = "#"
"""Stands for the id of a section without one."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence that is heard."""

    written: str
    """As it stands on the page, without markup."""
    language: str
    pause: float = AFTER_SENTENCE
    """Seconds of silence after it."""
    is_shown: bool = True
    """Whether it stands on the page too; a line such as who is speaking may be heard alone."""
    recording: str = ""
    """The file of a person's recording of it; empty for the computer voice."""
    is_covered: bool = False
    """It is heard in the recording of a sentence before it."""
    section: str = ""
    """The id of the section that it begins; empty for a sentence within one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that can be heard alone."""

    title: str
    id: str
    """The short name of its heading; empty if it has none."""
    document: Document
    """The document with only the blocks of this part."""


def sections(document: Document) -> tuple[Section, ...]:
    """Return the parts of a document: what stands before its first section, then each section."""
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append([])
        parts[-1].append(block)
    return tuple(_section(document, tuple(blocks)) for blocks in parts)


def _section(document: Document, blocks: tuple[Block, ...]) -> Section:
    head = blocks[0] if blocks else None
    part = replace(document, blocks=blocks)
    if isinstance(head, Heading) and head.level == 1:
        return Section(plain(head.text), head.id, part)
    return Section(document.title, "", part)


def opening(document: Document) -> tuple[Utterance, ...]:
    """Return what is heard first: the title, whose voice it is, and the notes of every page."""
    found = (_title(document), *_voice(document), *_marks(document))
    return tuple(one for one in found if _is_heard(one))


def _title(document: Document) -> Utterance:
    title = _shown(document.title, document.language, AFTER_HEADING)
    return next(_recorded(document, iter([title]), is_title=True))


def _voice(document: Document) -> Iterator[Utterance]:
    """Give whose voice it is. Who hears a person hears that it is one."""
    if document.voices is None or (has_computer_voice(document) and speaker_of(document.language)):
        told = _shown(voice_words(document), document.language, AFTER_BLOCK)
        yield replace(told, is_shown=False)


def voice_words(document: Document) -> str:
    """Return whose voice it is: a person's, a computer's, or both."""
    words = document.words or Words()
    if document.voices is None:
        return words.computer_voice
    told = words.both_voices if has_computer_voice(document) else words.person_voice
    reader = document.voices.reader
    return f"{told} {words.reader.format(name=literal(reader))}" if reader else told


def has_computer_voice(document: Document) -> bool:
    """Whether a computer voice reads any sentence of a document."""
    said = (_title(document), *body(document))
    return not all(one.recording or one.is_covered for one in said)


def _marks(document: Document) -> Iterator[Utterance]:
    for mark in document.marks:
        yield from _several(mark.sentences, document.language)


def body(document: Document) -> Iterator[Utterance]:
    """Give what is heard of the blocks of a document."""
    return _recorded(document, _read_by_computer(document))


def _read_by_computer(document: Document) -> Iterator[Utterance]:
    words = document.words or Words()
    for block in document.blocks:
        said = (one for one in _block(block, document.language, words) if _is_heard(one))
        if isinstance(block, Heading) and block.level == 1:
            yield from (replace(one, section=block.id or _UNNAMED) for one in said)
        else:
            yield from said


def _recorded(
    document: Document, said: Iterator[Utterance], *, is_title: bool = False
) -> Iterator[Utterance]:
    """Give the same with a person's recordings in their places."""
    voices = document.voices
    if voices is None:
        yield from said
        return
    sections, sentences = dict(voices.sections), dict(voices.sentences)
    number, is_in_section = 0, False
    for one in said:
        if one.section:
            number += 1
            section = sections.get(one.section if one.section != _UNNAMED else str(number), "")
            is_in_section = bool(section)
        if voices.whole:
            yield replace(one, recording=voices.whole) if is_title else _covered(one)
        elif one.section and is_in_section:
            yield replace(one, recording=section)
        elif is_in_section:
            yield _covered(one)
        else:
            yield replace(one, recording=sentences.get(one.written, ""))


def _covered(utterance: Utterance) -> Utterance:
    return replace(utterance, is_covered=True, pause=0.0)


def script(document: Document) -> tuple[Utterance, ...]:
    """Return what is heard of a whole document, in order."""
    return (*opening(document), *body(document))


def part_script(section: Section) -> tuple[Utterance, ...]:
    """Return what is heard of a section that stands alone: whose voice it is, and if it is a draft.

    Nobody can see a mark on a page that they hear.
    """
    document = section.document
    if document.voices is not None:  # a recording of the whole has no part that stands alone
        document = replace(document, voices=replace(document.voices, whole=""))
    said = (*_voice(document), *_marks(document))
    return (*(one for one in said if _is_heard(one)), *body(document))


def _is_heard(utterance: Utterance) -> bool:
    return can_be_said(cleaned(utterance.written))


def _shown(sentence: str, tag: str, pause: float = AFTER_SENTENCE) -> Utterance:
    words = plain(sentence)
    return Utterance(printable(words), language_of(words, tag), pause)


def _several(sentences: tuple[str, ...], tag: str) -> Iterator[Utterance]:
    for place, sentence in enumerate(sentences, 1):
        yield _shown(sentence, tag, AFTER_BLOCK if place == len(sentences) else AFTER_SENTENCE)


def _block(block: Block, tag: str, words: Words) -> Iterator[Utterance]:
    match block:
        case Heading():
            yield _shown(block.text, tag, AFTER_HEADING)
        case Row():
            yield from _several((*block.sentences, *block.points), tag)
        case WordBox():
            yield from _several((f"**{block.word}**", *block.meaning), tag)
        case Note():
            yield from _several(block.sentences, tag)
        case Table():
            yield from _table(block, tag)
        case Chart():
            yield from _several((block.caption, block.summary), tag)
            yield from _table(figures(block, words), tag)
        case Answer():
            yield from _several((block.label, block.hint), tag)
        case Quote():
            yield from _quote(block, tag, words)
        case Columns() | PageBreak():
            return


def _table(table: Table, tag: str) -> Iterator[Utterance]:
    if table.caption:
        yield _shown(table.caption, tag, AFTER_BLOCK)
    for row in (table.header, *table.rows):
        yield from _several(row, tag)


def _quote(quote: Quote, tag: str, words: Words) -> Iterator[Utterance]:
    """Give a person's own words, in their own language, or say that no voice speaks it."""
    if quote.about:
        yield _shown(quote.about, tag)
    if not may_read(quote.text, quote.language):
        yield replace(_shown(words.cannot_speak, tag, AFTER_BLOCK), is_shown=False)
        return
    for line in quote.text.splitlines():
        yield Utterance(printable(line), quote.language, AFTER_BLOCK)
