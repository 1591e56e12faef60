"""Both sides of a comparison, taken apart: passages of the full words, blocks of the easy words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from coproduce.languages import _
from easyread.blocks import TO_FILL_IN
from easyread.check.nl_numbers import figures
from easyread.check.sentences import sentences
from easyread.document import Block, Document, Heading, Note, Quote, Row, Table, plain, walk

_LABEL: Final = re.compile(
    r"^\s*(?:\(?0?(\d{1,2}|[a-z])[.)]|0(\d)(?=\s)|(\d{1,2}(?:\.\d{1,2})+)\.?)\s+", re.IGNORECASE
)
"""The number or letter that stands before an item: "7.", "(b)", "03", "4.8"."""
_NUMBERED: Final = re.compile(
    r"(?:article|section|paragraph|point|part|chapter|pledge|principle|step|stage)\s+"
    r"(\d+(?:\.\d+)*)\b",
    re.IGNORECASE,
)
_SEE: Final = re.compile(r"\s*\((?:please )?(?:see|refer to)\b[^()]*\)", re.IGNORECASE)
"""A pointer to another part of the paper, which says nothing itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or a point of a list: one thing that a text says."""

    id: str
    """Of the full words, a short hash of what it says; of the easy words, the id of its block."""
    text: str
    where: str
    """Where it stands, as people say it."""
    headings: tuple[str, ...]
    """The headings above it, the nearest last."""
    label: str = ""
    """Its number in a list, or that of its heading."""
    is_point: bool = False
    lead: str = ""
    """The sentence that introduces the list that it is a point of."""
    points: int = 0
    """How many points it introduces."""
    point: int = 0
    """Pieces of one point share this number, from 1; 0 outside of lists."""

    @property
    def heading(self) -> str:
        """The nearest heading."""
        return self.headings[-1] if self.headings else ""


_SEMICOLON: Final = re.compile(r";\s+(?:and\s+)?(?=\S+\s+\S+\s+\S+)")


def pieces(text: str) -> Iterator[str]:
    """Give the sentences of a text; one with semicolons is as many as they part."""
    for sentence in sentences(text):
        yield from (piece for piece in _SEMICOLON.split(sentence.text) if piece.strip())


def short_hash(text: str) -> str:
    """Return a short hash of what a text says, whatever its spaces and capitals."""
    said = " ".join(text.casefold().split()).encode("utf-8", "replace")
    return hashlib.sha256(said).hexdigest()[:12]


def passages(document: Document, lines: Mapping[str, int] | None = None) -> tuple[Passage, ...]:
    """Return the passages of a document, in order. `lines` says in which line a sentence stands."""
    walker = _Walker(lines or {}, is_easy=lines is not None)
    for block in walk(document.blocks):
        walker.take(block)
    return tuple(walker.made)


@dataclass
class _Walker:
    lines: Mapping[str, int]
    is_easy: bool
    made: list[Passage] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    """Level, text and id of those above."""
    paragraph: int = 0
    """How many paragraphs there are under the last heading."""
    block: int = 0
    points: int = 0
    """How many points there are so far."""
    seen: Counter[str] = field(default_factory=Counter)

    def take(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.headings = [one for one in self.headings if one[0] < block.level]
            self.headings.append((block.level, plain(block.text), block.id))
            self.paragraph = self.block = 0
            return
        if isinstance(block, Row):
            self.block += 1
            self._row(block)
        elif isinstance(block, Note | Table | Quote):
            self.block += 1
            if isinstance(block, Note) and TO_FILL_IN in block.sentences:
                return
            for text in _texts(block):
                self._add(text, plain(text), self._id(""))

    def _row(self, row: Row) -> None:
        if not self.is_easy and _is_heading(row):
            self.take(Heading(plain(row.sentences[0]), level=_LINE))
            return
        id_ = self._id(row.id)
        lead = ""
        for written in row.sentences:
            said = plain(written)
            self.paragraph += 1
            for sentence in pieces(said):
                is_lead = bool(row.points) and written is row.sentences[-1]
                lead = sentence
                self._add(written, sentence, id_, points=len(row.points) if is_lead else 0)
        for number, written in enumerate(row.points, 1):
            self.paragraph += 1
            said = plain(written)
            label = str(number) if row.is_numbered else ""
            own = _LABEL.match(said)
            self.points += 1
            for text in pieces(said[own.end() :] if own else said):
                name = _label(own) if own else label
                self._add(written, text, id_, label=name, is_point=True, lead=lead)

    def _add(
        self,
        written: str,
        said: str,
        id_: str,
        *,
        label: str = "",
        is_point: bool = False,
        lead: str = "",
        points: int = 0,
    ) -> None:
        said = _SEE.sub("", said)
        if own := _LABEL.match(said):
            label, said = _label(own), said[own.end() :]
        if not any(letter.isalpha() for letter in said):
            return
        label = label or (_number(self.headings[-1][1]) if self.headings else "")
        headings = tuple(text for _level, text, _id in self.headings)
        where = self._where(written)
        self.made.append(
            Passage(
                id_ or self._hash(said),
                said,
                where,
                headings,
                label,
                is_point,
                lead,
                points,
                self.points if is_point else 0,
            )
        )

    def _hash(self, said: str) -> str:
        """Return the hash of a passage; one that is there twice is told apart by its heading."""
        made = short_hash(said)
        self.seen[made] += 1
        if self.seen[made] == 1:
            return made
        above = self.headings[-1][1] if self.headings else ""
        return short_hash(f"{said}\n{above}\n{self.seen[made]}")

    def _id(self, own: str) -> str:
        """Return the id of a block of easy words: its own, or that of its heading and its place."""
        if not self.is_easy:
            return ""
        above = next((id_ for _level, _text, id_ in reversed(self.headings) if id_), "start")
        return own or f"{above}/{self.block}"

    def _where(self, written: str) -> str:
        if line := self.lines.get(written):
            return _("line {number}").format(number=line)
        if not self.headings:
            return _("paragraph {number}").format(number=max(1, self.paragraph))
        # Translators: where something stands in a file: under which heading.
        return _("under “{heading}”").format(heading=short(self.headings[-1][1], 50))


_LINE: Final = 9
"""The level of a short line alone that stands as a heading, below all real ones."""


def _is_heading(row: Row) -> bool:
    """Whether a paragraph is a short line alone: a heading that nobody marked as one."""
    if len(row.sentences) != 1 or row.points:
        return False
    text = plain(row.sentences[0]).strip()
    is_line = len(text.split()) <= 12 and text[-1:] not in ".!?:;,"
    text = _NUMBERED.sub("", _LABEL.sub("", text))
    return is_line and ":" not in text and not figures(text).said


def unlabelled(text: str) -> str:
    """Return a text without the number or letter that stands before it."""
    return _LABEL.sub("", text)


def _label(found: re.Match[str]) -> str:
    return next(part for part in found.groups() if part)


def _number(heading: str) -> str:
    """Return the number that a heading begins with, alone or after “Article”."""
    if found := _LABEL.match(heading):
        return _label(found)
    return named[1] if (named := _NUMBERED.match(heading)) else ""


def _texts(block: Note | Table | Quote) -> Iterator[str]:
    if isinstance(block, Note):
        yield from block.sentences
    elif isinstance(block, Quote):
        yield block.text
    else:
        for row in block.rows:
            yield " | ".join(cell for cell in row if cell.strip())


def short(text: str, most: int = 60) -> str:
    """Return the beginning of a text, cut between two words."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
