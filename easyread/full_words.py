"""Full words: the exact text that staff bring in, as a document at the level FULL_WORDS.

From Word (.docx), Markdown (.md) or plain text (.txt). Headings, lists, tables, bold and links
stay; what cannot come along is named in a note, so that nothing is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coproduce.clean import clean, clean_line
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.document import Block, Document, Heading, Level, Row, Table, literal
from easyread.package import read_bytes

LARGEST_TEXT: Final = 5_000_000
"""The largest file of Markdown or plain text, in bytes."""
DEEPEST: Final = 6
"""The deepest heading."""

_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FullWords:
    """What was read, and what staff should know about it."""

    document: Document
    notes: tuple[Finding, ...] = ()
    """What was left out or changed, each with its place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph, as it was written."""

    text: str
    is_strong: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list."""

    text: str
    label: str = ""
    """Its number or letter as people see it, such as "7."; empty for a bullet."""


def read_full_words(path: Path, language: str = "en-GB") -> FullWords:
    """Read the file at `path`. Raises CoproduceError when it cannot be read, and says why."""
    return full_words(read_bytes(path), path.name, language)


def full_words(data: bytes, name: str, language: str = "en-GB") -> FullWords:
    """Read a file that is in memory; the end of its name says what it is. Raises CoproduceError."""
    ending = Path(clean_line(name)).suffix.lower()
    if ending == ".docx":
        from easyread.full_docx import read_docx

        title, blocks, notes = read_docx(data, name)
    elif ending in (".md", ".markdown"):
        from easyread.full_markdown import read_markdown

        text, notes = _text(data, name)
        title, blocks, more = read_markdown(text, name)
        notes += more
    elif ending == ".txt":
        text, notes = _text(data, name)
        title, blocks = "", tuple(plain_text(text))
    else:
        raise CoproduceError(
            _("We cannot read “{name}”.").format(name=clean_line(name)),
            _("Bring a Word file (.docx), Markdown (.md) or plain text (.txt)."),
        )
    return FullWords(_document(title, blocks, name, language), tuple(notes))


def _document(title: str, blocks: tuple[Block, ...], name: str, language: str) -> Document:
    stem = clean_line(Path(clean_line(name)).stem)
    if not any(isinstance(block, Row | Table) for block in blocks):
        raise CoproduceError(
            _("There are no words in “{name}”.").format(name=clean_line(name)),
            _("Check that it is the right file."),
        )
    first = blocks[0]
    if not title and isinstance(first, Heading):
        title, blocks = first.text, blocks[1:]
    return Document(
        name=re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "full-words",
        title=title or stem,
        about=title or stem,
        language=language,
        blocks=with_ids(blocks),
        level=Level.FULL_WORDS,
    )


def with_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with an id for each heading, and no level of heading left out on the way."""
    used: dict[str, int] = {}
    made: list[Block] = []
    deepest = 0
    for block in blocks:
        if not isinstance(block, Heading):
            made.append(block)
            continue
        base = re.sub(r"[^a-z0-9]+", "-", block.text.lower()).strip("-")[:50] or "part"
        used[base] = used.get(base, 0) + 1
        id_ = base if used[base] == 1 else f"{base}-{used[base]}"
        deepest = min(block.level, deepest + 1)
        made.append(replace(block, id=id_, level=deepest))
    return tuple(made)


def sentence(pieces: Iterable[Piece]) -> str:
    """Return pieces as one sentence with our markup; what people typed is never read as markup."""
    made = ""
    for piece in _joined(pieces):
        text = piece.text
        address = piece.address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        if address and _SAFE.fullmatch(address) and text.strip() and "]" not in text:
            made += f"[{literal(text)}]({address})"
        elif piece.is_strong and text.strip():
            made += f"**{literal(text)}**"
        else:
            made += literal(text)
    return made.strip()


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give pieces cleaned, and neighbours that look the same as one."""
    last: Piece | None = None
    for piece in pieces:
        text = _cleaned(piece.text)
        if not text:
            continue
        if last is not None and (last.is_strong, last.address) == (piece.is_strong, piece.address):
            last = replace(last, text=last.text + text)
            continue
        if last is not None:
            yield last
        last = replace(piece, text=text)
    if last is not None:
        yield last


def _cleaned(text: str) -> str:
    """Return text without control characters; spaces at its ends stay, words need them."""
    if text.isascii() and text.isprintable():
        return text
    body = clean(text, 3 * len(text) + 1, 1)  # of 1 letter NFC makes at most 3 (Unicode, UAX #15)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and body else ""
    return f"{before}{' '.join(body.split())}{after}"


def with_list(blocks: list[Block], items: list[Item]) -> None:
    """Add a list to the paragraph that introduces it, or alone. Numbers stay as they were."""
    if not items:
        return
    labels = [item.label for item in items]
    is_numbered = labels == [f"{n}." for n in range(1, len(items) + 1)]
    points = tuple(item.text if is_numbered else _labelled(item) for item in items)
    last = blocks[-1] if blocks else None
    if isinstance(last, Row) and not last.points:
        blocks[-1] = replace(last, points=points, is_numbered=is_numbered)
    else:
        blocks.append(Row((), None, points, is_numbered))


_POINT: Final = re.compile(r"\s*(?:[-*•·o–]|(\d+[.)]))\s+(.*)")


def plain_text(text: str) -> list[Block]:
    """Return the paragraphs and lists of plain text: a blank line parts them."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text):
        lines: list[str] = []
        items: list[Item] = []
        for line in filter(None, map(str.strip, part.split("\n"))):
            point = _POINT.fullmatch(line)
            if point:
                items.append(Item(sentence([Piece(point[2])]), point[1] or ""))
            elif items:
                items[-1] = replace(items[-1], text=f"{items[-1].text} {sentence([Piece(line)])}")
            else:
                lines.append(line)
        _add_part(blocks, sentence([Piece(" ".join(lines))]), items)
    return blocks


def _add_part(blocks: list[Block], paragraph: str, items: list[Item]) -> None:
    """Add a paragraph and a list; a list alone goes to what introduces it or the list before."""
    if paragraph:
        blocks.append(Row((paragraph,)))
    last = blocks[-1] if blocks else None
    if not paragraph and isinstance(last, Row) and items:
        is_alike = last.points and not items[0].label and not last.is_numbered
        if is_alike:
            blocks[-1] = replace(last, points=(*last.points, *(item.text for item in items)))
            return
        if not last.points and not last.sentences[-1].endswith(":"):
            blocks.append(Row((), None, tuple(_labelled(item) for item in items)))
            return
    with_list(blocks, items)


def _labelled(item: Item) -> str:
    return f"{literal(item.label)} {item.text}" if item.label else item.text


def _text(data: bytes, name: str) -> tuple[str, list[Finding]]:
    """Return the text of a file of text, in the encodings that Notepad and Word save."""
    if len(data) > LARGEST_TEXT:
        raise CoproduceError(
            _("“{name}” is too large.").format(name=clean_line(name)),
            _("Check that it is the right file, or make it into more than one."),
        )
    notes: list[Finding] = []
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        notes.append(
            note(
                "FW-1",
                name,
                _("This file does not say which letters it uses."),
                _("Check £, quotation marks and letters with accents. Or save it as UTF-8."),
            )
        )
    if "\0" in text:
        raise CoproduceError(
            _("“{name}” is not a file of text.").format(name=clean_line(name)),
            _("Bring a Word file (.docx), Markdown (.md) or plain text (.txt)."),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def note(code: str, name: str, what: str, hint: str) -> Finding:
    """Return something that staff should know about the file `name`."""
    return Finding(code, clean_line(name), what, hint)
