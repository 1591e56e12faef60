"""What stands in a form before anybody fills it in, in order: so that only the rest is theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import Final

from coproduce import languages
from easyread.award_forms.filled import is_group, parted
from easyread.award_forms.received import FormKind
from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Document,
    Heading,
    Note,
    Row,
    Table,
    WordBox,
    Words,
    spans,
    walk,
)
from easyread.packing.inputs import pictures_of
from easyread.packing.sources import Shelf
from easyread.packing.tongues import Tongues
from easyread.translate import texts_in
from easyread.write import rules

MARKS_ON: Final = "\u2611\u2612\u2713\u2714\u2705\u2717\u2718\u00d7"
"""What people draw in a box."""
MARKS_OFF: Final = "\u2610\u25a1\u25fb\u2b1c\u2751"
"""A box with nothing in it."""
_QUOTES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})


def key(text: str) -> str:
    """Return words as they are compared: how they look and what no one sees does not count."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in _NONE)
    return re.sub(r"\s+", " ", "".join(kept)).translate(_QUOTES).casefold().strip(" :*\u2022")


_NONE: Final = frozenset({"Cf", "Co", "Cn"})


class Sort(Enum):
    """What a piece of the form is."""

    TEXT = auto()
    LABEL = auto()
    TICK = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of the form."""

    sort: Sort
    text: str
    group: str = ""
    field: str = ""
    """The name of a field in its group; also for the hint below its label."""
    starts: bool = False
    """It is the heading of a group: what follows belongs to one action or piece."""


@dataclass(frozen=True)
class Script:
    """One form in one language."""

    kind: FormKind
    language: str
    title: str
    page: str
    """What stands at the bottom of each page, with {page} and {pages}."""
    items: tuple[Item, ...]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each text stands in the form, by its key."""
        found: dict[str, list[int]] = {}
        for place, item in enumerate(self.items):
            found.setdefault(key(item.text), []).append(place)
        return found

    @cached_property
    def fields(self) -> dict[tuple[str, str], int]:
        """The place of each field's label."""
        return {
            (item.group, item.field): place
            for place, item in enumerate(self.items)
            if item.sort is not Sort.TEXT
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each field is called, by its name in its group."""
        return {i.field: i.text for i in reversed(self.items) if i.sort is not Sort.TEXT}

    @cached_property
    def hints(self) -> dict[str, str]:
        """What helps to fill in a field, by its name in its group."""
        return {i.field: i.text for i in reversed(self.items) if i.sort is Sort.TEXT and i.field}

    def heading(self, group: str) -> str:
        """Return what an action or a piece of evidence is called, such as "Evidence 2"."""
        return next((i.text for i in self.items if i.starts and i.group == group), group)

    @cached_property
    def ticks(self) -> tuple[tuple[str, str], ...]:
        """The labels of all boxes to tick, each once, with their keys."""
        found = dict.fromkeys(i.text for i in self.items if i.sort is Sort.TICK)
        return tuple((text, key(text)) for text in found)

    @cached_property
    def texts(self) -> tuple[tuple[Item, str], ...]:
        """A piece of the form for each text in it, with its key."""
        return tuple((item, key(text)) for text, item in {i.text: i for i in self.items}.items())

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys of all labels."""
        return frozenset(key(item.text) for item in self.items if item.sort is not Sort.TEXT)


def document_of(kind: FormKind, tag: str, shelf: Shelf) -> Document:
    """Return the document of a form, as a pack has it. Raises ContentError, CoproduceError."""
    tongues = Tongues(shelf, (tag,), may_be_drafts=True)
    return tongues.sources(shelf.sources((str(kind),)))[0].document


def script_of(kind: FormKind, tag: str, shelf: Shelf) -> Script:
    """Return what stands in a form in the language `tag`. Raises ContentError."""
    document = document_of(kind, tag, shelf)
    with languages.speaking(tag):  # a writer adds whose the pictures are
        own = pictures_of(shelf.content.folder).credits_of(document)
    whole = replace(document, blocks=(*document.blocks, *own))
    page = (document.words or Words()).page
    return Script(kind, tag, _said(document.title), page, tuple(_items(whole)))


def headings_of(tag: str, texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of English titles and labels in the language `tag`."""
    said = texts if tag == languages.SOURCE else texts_in(tag, texts)
    return frozenset(key(_said(text)) for text in said)


def _items(document: Document) -> Iterator[Item]:
    words = document.words or Words()
    yield Item(Sort.TEXT, _said(document.title))
    yield from (Item(Sort.TEXT, _said(s)) for mark in document.marks for s in mark.sentences)
    group = ""
    for block in walk(document.blocks):
        if isinstance(block, Heading):
            group = block.id if is_group(block.id) else ""
            yield Item(Sort.TEXT, _said(block.text), group, starts=bool(group))
        elif isinstance(block, Answer):
            yield from _answer(block, words)
        else:
            yield from (Item(Sort.TEXT, _said(text), group) for text in _texts(block, words))


def _answer(block: Answer, words: Words) -> Iterator[Item]:
    group, name = parted(block.id)
    is_sign = block.kind is AnswerKind.SIGNATURE
    sort = {AnswerKind.TICK: Sort.TICK, AnswerKind.SIGNATURE: Sort.SIGN}.get(block.kind, Sort.LABEL)
    yield Item(sort, _said(block.label), group, name)
    if block.hint or is_sign:
        yield Item(Sort.TEXT, _said(block.hint or words.sign_here), group, name)


def _said(sentence: str) -> str:
    """Return a sentence as a Word file says it: a link has its address behind it."""
    return "".join(rules.with_address(span) for span in spans(sentence))


def _texts(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Row():
            yield from (*block.sentences, *block.points)
        case Note():
            yield from block.sentences
        case WordBox():
            yield from (words.word_box, block.word, *block.meaning)
        case Table():
            yield from (block.caption, *block.header)
            yield from (cell for row in block.rows for cell in row)
        case _:
            return
