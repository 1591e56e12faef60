"""The words of a Word file in reading order, each with its control and its place.

Tracked changes are read as accepted: what was inserted counts, and what was deleted does not.
Nothing is run, fetched or drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from coproduce.languages import _
from easyread.package import RELATIONS as R
from easyread.package import WORDS as W
from easyread.package import Package, refused

Element = etree._Element

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MOST_LINES: Final = 10_000
"""The most paragraphs that are read."""

_SIGNS: Final = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED: Final = frozenset({f"{W}ins", f"{W}moveTo"})
_SEEN: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_SKIPPED: Final = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{_MC}Fallback"})
_WINGDINGS: Final = {
    "F0FE": "\u2611", "F0FD": "\u2612", "F0FC": "\u2713", "F0FB": "\u2717",
    "F0A8": "\u2610", "F06F": "\u2610", "F052": "\u2611", "F053": "\u2612", "F0A3": "\u2610",
}  # fmt: skip
"""Boxes and ticks as Word draws them from its own font of signs."""
_ADDRESS: Final = re.compile(r'\bHYPERLINK\s+"([^"]{1,2000})"')


@dataclass(slots=True)
class Part:
    """Words of one paragraph that stand in the same control, or in none."""

    words: str
    tag: str = ""
    """The name of the control, as we gave it; empty for none or for another's."""
    is_ticked: bool | None = None
    """What a box to tick says of itself; None when the control is no such box."""


@dataclass(slots=True)
class Line:
    """One paragraph."""

    number: int
    """From 1, in reading order, as our checks count them."""
    parts: list[Part] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    """Its table, row and cell, each from 1; None outside of tables."""
    things: list[str] = field(default_factory=list)
    """What is no words: the name of the part of each picture, or "" where it has none."""
    around: str = ""
    """Where it stands when it is not in the text itself: a comment, the top of the page."""

    @property
    def words(self) -> str:
        """All that it says."""
        return "".join(part.words for part in self.parts)

    @property
    def where(self) -> str:
        """Where it stands, as people say it."""
        if self.around:
            return self.around
        place = _("paragraph {number}").format(number=self.number)
        if self.cell is None:
            return place
        # Translators: a place in a document, such as "paragraph 14, row 2 of table 1".
        return _("{place}, row {row} of table {table}").format(
            place=place, row=self.cell[1], table=self.cell[0]
        )


@dataclass(slots=True)
class _Around:
    """What holds for the words inside of something."""

    tag: str = ""
    is_ticked: bool | None = None
    cell: tuple[int, int, int] | None = None


@dataclass
class WordText:
    """Reads the words of one Word file; then `lines` has them, and `changed` what to tell."""

    package: Package
    lines: list[Line] = field(default_factory=list)
    has_changes: bool = False
    """Somebody's changes were tracked: insertions are in, deletions are out."""
    has_hidden: bool = False
    tags: set[str] = field(default_factory=set)
    """The names of all controls, empty ones too."""
    tables: int = 0
    _links: dict[str, str] = field(default_factory=dict)
    _prompts: frozenset[str] = frozenset()
    """The styles of what Word writes itself into an empty control: "Click here"."""
    _is_joined: bool = False
    """The end of the paragraph before was deleted: the next one goes on in it."""
    _count: int = 0

    def read(self) -> None:
        """Read the text, then what stands around it. Raises NotReadError."""
        try:
            self._prompts = _prompts(self.package)
            self._read_part(self.package.word_document(), self.package.main, "")
            for kind, place in _places().items():
                for part in self.package.related(self.package.main, kind):
                    root = self.package.xml(part)
                    if root is not None:
                        self._read_part(root, part, place)
        except RecursionError:
            raise refused(
                self.package.name,
                _("Its parts are too deep inside each other."),
                _("Open it in Word. Save it again."),
            ) from None

    def _read_part(self, root: Element, part: str, place: str) -> None:
        links = self.package.links(part).items()
        self._links = {id_: link.to for id_, link in links if link.kind in ("hyperlink", "image")}
        self._is_joined = False
        before = len(self.lines)
        self._blocks(root, _Around())
        for line in self.lines[before:]:
            line.around = place

    def _blocks(self, element: Element, around: _Around) -> None:
        for child in element:
            if child.tag == f"{W}p":
                self._paragraph(child, around)
            elif child.tag == f"{W}tbl":
                self._table(child, around)
            elif child.tag == f"{W}sdt":
                self._blocks(child, self._control(child, around))
            elif child.tag == f"{W}altChunk":
                self._line(around).things.append("")
            elif child.tag not in _SKIPPED and child.tag not in _DELETED:
                self._blocks(child, around)

    def _table(self, table: Element, around: _Around) -> None:
        self.tables += 1
        number, row_number = self.tables, 0
        for row in _inside(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.has_changes = True
                continue
            self.has_changes |= row.find(f"{W}trPr/{W}ins") is not None
            row_number += 1
            for place, (cell, control) in enumerate(self._cells(row, around), 1):
                at = number, row_number, place
                self._blocks(cell, _Around(control.tag, control.is_ticked, at))

    def _cells(self, row: Element, around: _Around) -> Iterator[tuple[Element, _Around]]:
        for child in row:
            if child.tag == f"{W}tc":
                yield child, around
            elif child.tag == f"{W}sdt":
                control = self._control(child, around)
                yield from ((cell, control) for cell in _inside(child, f"{W}tc"))
            elif child.tag not in _SKIPPED:
                yield from ((cell, around) for cell in _inside(child, f"{W}tc"))

    def _control(self, control: Element, around: _Around) -> _Around:
        """Return what holds inside a control; one without our name changes nothing."""
        properties = control.find(f"{W}sdtPr")
        tag = "" if properties is None else _value(properties.find(f"{W}tag"))
        if properties is None or not tag:
            return around
        self.tags.add(tag)
        ticked = properties.find(f"{_W14}checkbox/{_W14}checked")
        return _Around(
            tag,
            None if ticked is None else ticked.get(f"{_W14}val", "") in ("1", "true", "on"),
            around.cell,
        )

    def _line(self, around: _Around) -> Line:
        if len(self.lines) >= MOST_LINES:
            raise refused(
                self.package.name,
                _("It has far too many words for one file."),
                _("Check that it is the right file."),
            )
        self._count += 1
        line = Line(self._count, cell=around.cell)
        self.lines.append(line)
        return line

    def _paragraph(self, paragraph: Element, around: _Around) -> None:
        is_joined, self._is_joined = self._is_joined, False
        line = self.lines[-1] if is_joined and self.lines else self._line(around)
        boxes: list[Element] = []
        self._runs(paragraph, around, line, boxes)
        if addresses := _ADDRESS.findall(_instructions(paragraph)):
            self._add_address(line, addresses[0], around)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._is_joined = self.has_changes = True
        if paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
            self.has_changes = True
        for box in boxes:
            self._blocks(box, around)

    def _runs(self, element: Element, around: _Around, line: Line, boxes: list[Element]) -> None:
        for child in element:
            if child.tag in _DELETED:
                self.has_changes = True
            elif child.tag == f"{W}r":
                self._run(child, around, line, boxes)
            elif child.tag == f"{W}sdt":
                control = self._control(child, around)
                self._runs(child, control, line, boxes)
            elif child.tag == f"{W}hyperlink":
                self._runs(child, around, line, boxes)
                self._add_address(line, self._links.get(child.get(f"{R}id", ""), ""), around)
            elif child.tag not in _SKIPPED:
                self.has_changes = self.has_changes or child.tag in _INSERTED
                self._runs(child, around, line, boxes)

    def _run(self, run: Element, around: _Around, line: Line, boxes: list[Element]) -> None:
        if _value(run.find(f"{W}rPr/{W}rStyle")) in self._prompts:
            return
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is not None and _value(hidden, "true") not in ("0", "false", "off"):
            self.has_hidden = True
        for child in run:
            name = str(child.tag).removeprefix(W)
            if name == "t":
                self._add(line, child.text or "", around)
            elif name in _SIGNS:
                self._add(line, _SIGNS[name], around)
            elif name == "sym":
                sign = _WINGDINGS.get(child.get(f"{W}char", "").upper(), "\ufffd")
                self._add(line, sign, around)
            elif child.tag in _SEEN or child.tag == f"{_MC}AlternateContent":
                self._thing(child, line, boxes)

    def _thing(self, thing: Element, line: Line, boxes: list[Element]) -> None:
        """Keep a picture or something embedded by its part; the words of a text box come after."""
        found = list(_outermost(thing, f"{W}txbxContent"))
        boxes += found
        images = [
            self._links.get(one.get(f"{R}embed", "") or one.get(f"{R}id", ""), "")
            for one in thing.iter()
            if str(one.tag).endswith(("}blip", "}imagedata", "}OLEObject"))
        ]
        if images or not found:
            line.things.append(images[0] if images else "")

    def _add(self, line: Line, words: str, around: _Around) -> None:
        last = line.parts[-1] if line.parts else None
        if last is not None and last.tag == around.tag:
            last.words += words
        else:
            line.parts.append(Part(words, around.tag, around.is_ticked))

    def _add_address(self, line: Line, address: str, around: _Around) -> None:
        """Put where a link goes behind its words, unless they say it themselves."""
        bare = re.sub(r"^(?:mailto:|tel:|https?://)", "", address).rstrip("/")
        if bare and bare not in line.words:
            self._add(line, f" ({address})", around)


def _prompts(package: Package) -> frozenset[str]:
    found = package.related(package.main, "styles")
    root = package.xml(found[0]) if found else None
    styles = () if root is None else root.iter(f"{W}style")
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in styles
        if _value(style.find(f"{W}name")).lower() == "placeholder text"
    )


def _places() -> dict[str, str]:
    """Return what stands around the text, by the kinds of its parts, and what people call it."""
    return {
        "header": _("top of the page"),
        "footer": _("bottom of the page"),
        "footnotes": _("footnotes"),
        "endnotes": _("endnotes"),
        "comments": _("comments beside the text"),
    }


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Give the nearest elements with this tag, those in controls and marks too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in _DELETED:
            yield from _inside(child, tag)


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != f"{_MC}Fallback":
            yield from _outermost(child, tag)


def _instructions(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}instrText"))


def _value(element: Element | None, default: str = "") -> str:
    return "" if element is None else element.get(f"{W}val", default)
