"""A document as plain text: for a braille notetaker, a screen reader, or a message.

A sentence has a line of its own. No line is longer than 70 characters unless a word is, and no word
is broken. Nothing is drawn with characters but the line below a heading.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any, Final

from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Layout,
    Level,
    Note,
    PageBreak,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
    spans,
)
from easyread.pictures import Pictures
from easyread.scripts import has_right_to_left, kept_numbers, printable
from easyread.write.rules import figures, with_address

WIDTH: Final = 70
"""The longest line, in characters."""
_LINES: Final = {
    AnswerKind.LINE: 1,
    AnswerKind.DATE: 1,
    AnswerKind.LINES: 4,
    AnswerKind.SIGNATURE: 1,
}
"""How many lines to write on each field gets."""


def write(document: Document, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as UTF-8 with the line ends that every editor reads."""
    words = document.words or Words()
    parts = [_headed(_said(document.title), "=")]
    parts += [_wrapped(mark.sentences) for mark in document.marks]
    blocks = (*document.blocks, *pictures.credits_of(document))
    parts += _blocks(blocks, words, document.level)
    parts.append(_said(words.end))
    return ("\n\n".join(part for part in parts if part) + "\n").replace("\n", "\r\n").encode()


def _blocks(blocks: tuple[Block, ...], words: Words, level: Level) -> Iterator[str]:
    draw: dict[type, Callable[[Any], str]] = {
        Heading: _heading,
        Row: lambda row: _row(row, words),
        WordBox: lambda box: _word_box(box, words),
        Table: _table,
        Quote: _quote,
        Chart: lambda chart: _chart(chart, words),
        Note: lambda note: _wrapped(note.sentences),
        Answer: lambda answer: _answer(answer, words),
        Columns: lambda columns: _columns(columns, words),
        PageBreak: lambda _block: "",
    }
    for block in blocks:
        yield draw[type(block)](block)


def _said(sentence: str) -> str:
    return _kept("".join(with_address(span) for span in spans(sentence)))


def _kept(text: str) -> str:
    shown = printable(text)
    return kept_numbers(shown) if has_right_to_left(shown) else shown


def _wrapped(sentences: tuple[str, ...], first: str = "") -> str:
    """Return each sentence from a new line on; `first` stands before it, and room below that."""
    return "\n".join(_folded(_said(sentence), first) for sentence in sentences)


def _folded(text: str, first: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _headed(words: str, line: str) -> str:
    folded = _folded(words)
    return f"{folded}\n{line * max(map(len, folded.splitlines()), default=0)}"


def _heading(block: Heading) -> str:
    return _headed(_said(block.text), "-" if block.level == 1 else ".")


def _row(block: Row, words: Words) -> str:
    parts = [_wrapped(block.sentences)]
    for number, point in enumerate(block.points, 1):
        parts.append(_wrapped((point,), f"{number}. " if block.is_numbered else "- "))
    if block.picture and block.picture.alt:
        parts.append(_folded(_kept(words.picture.format(what=block.picture.alt))))
    return "\n".join(part for part in parts if part)


def _word_box(block: WordBox, words: Words) -> str:
    return "\n".join((_said(f"{words.word_box}: {block.word}"), _wrapped(block.meaning, "  ")))


def _table(block: Table) -> str:
    parts = [_wrapped((block.caption,))] if block.caption else []
    for row in block.rows:
        lines = [f"{name}: {cell}" for name, cell in zip(block.header, row, strict=True)]
        parts.append("\n".join(_folded(_said(line)) for line in lines))
    return "\n\n".join(parts)


def _quote(block: Quote) -> str:
    lines = [_folded(_kept(line), "  ") for line in block.text.splitlines() if line.strip()]
    return "\n".join(([_said(block.about)] if block.about else []) + lines)


def _chart(block: Chart, words: Words) -> str:
    figures_only = _table(figures(block, words))
    return "\n\n".join((_wrapped((block.caption, block.summary)), figures_only))


def _answer(block: Answer, words: Words) -> str:
    if block.kind is AnswerKind.TICK:
        parts = [_wrapped((block.label,), "[ ] ")]
    else:
        parts = [_wrapped((block.label,))]
    hint = block.hint or (words.sign_here if block.kind is AnswerKind.SIGNATURE else "")
    if hint:
        parts.append(_wrapped((hint,)))
    parts += ["_" * 40] * _LINES.get(block.kind, 0)
    return "\n".join(parts)


def _columns(block: Columns, words: Words) -> str:
    left = "\n\n".join(_blocks(block.left, words, Level.FULL_WORDS))
    right = "\n\n".join(_blocks(block.right, words, Level.EASY_READ))
    return "\n\n".join((_said(block.heads[0]), left, _said(block.heads[1]), right))
