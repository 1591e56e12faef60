"""The pieces of one paragraph of a Word file: what each says, and where it links to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from easyread.check.word_text import is_only_text, text_of
from easyread.package import WORDS as W

Element = etree._Element

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What stands in a file a second time, for old programs (ISO/IEC 29500-3)."""
_INSIDE: Final = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir"),
        *("customXml", "hyperlink"),
    )
)
"""What may stand around the runs of a paragraph. What is deleted or moved away is left out."""
_LINK: Final = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
"""A link as a field, which Word writes when words are pasted (ISO/IEC 29500-1, 17.16.5.25)."""


class Piece(NamedTuple):
    """Neighbouring runs that look alike: Word parts them at each correction."""

    element: Element
    """The first of them."""
    text: str
    link: str


def pieces(paragraph: Element, link_of: Callable[[str], str]) -> Iterator[Piece]:
    """Give the pieces of a paragraph in order; `link_of` gives where a link's id goes."""
    last: Piece | None = None
    texts: list[str] = []
    looks = b""
    for piece in _runs(paragraph, link_of):
        properties = piece.element.find(f"{W}rPr")
        own = b"" if properties is None else etree.tostring(properties, with_tail=False)
        is_same = last is not None and (own, piece.link) == (looks, last.link)
        if is_same and is_only_text(piece.element):
            texts.append(piece.text)
            continue
        if last is not None:
            yield last._replace(text="".join(texts))
        last, texts, looks = piece, [piece.text], own
    if last is not None:
        yield last._replace(text="".join(texts))


def _runs(paragraph: Element, link_of: Callable[[str], str]) -> Iterator[Piece]:
    fields = _Fields()
    # A stack and no recursion: a hostile file nests thousands of them.
    waiting: list[tuple[Iterator[Element], str]] = [(iter(paragraph), "")]
    while waiting:
        children, link = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{W}r":
            fields.read(child)
            yield Piece(child, text_of(child), link or fields.link)
        elif child.tag in _INSIDE:
            waiting.append((iter(child), _link(child, link_of) or link))


def _link(element: Element, link_of: Callable[[str], str]) -> str:
    if element.tag == f"{W}hyperlink":
        return link_of(element.get(f"{_R}id", "")) or "#" + element.get(f"{W}anchor", "")
    if element.tag == f"{W}fldSimple":
        return linked(element.get(f"{W}instr", ""))
    return ""


def linked(command: str) -> str:
    """Return where the field with this command links to; empty if it is no link."""
    found = _LINK.match(command)
    return found[1] if found else ""


_LONGEST: Final = 4_000
"""Letters of the longest command of a field that is read."""


class _Fields:
    """The fields that are open in a paragraph, the innermost last."""

    def __init__(self) -> None:
        self._commands: list[str] = []
        self._links: list[str] = []

    @property
    def link(self) -> str:
        """Where the words that follow link to; empty for nowhere."""
        return self._links[-1] if self._links else ""

    def read(self, run: Element) -> None:
        """Read what a run says about fields."""
        for mark in run.iter(f"{W}fldChar", f"{W}instrText"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                self._commands.append("")
                self._links.append(self.link)
            elif mark.tag == f"{W}instrText" and self._commands:
                if len(self._commands[-1]) < _LONGEST:
                    self._commands[-1] += mark.text or ""
            elif kind == "separate" and self._links:
                self._links[-1] = linked(self._commands[-1]) or self.link
            elif kind == "end" and self._links:
                self._commands.pop()
                self._links.pop()
