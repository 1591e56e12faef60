"""A Word file as the rules on documents look at it: paragraphs in order, and what holds of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from coproduce.languages import N_, _
from easyread.check.boxes import over_pictures
from easyread.check.table_style import Cell, cells_of
from easyread.check.word_runs import FALLBACK, pieces
from easyread.check.word_styles import WordStyles, says, switch_of, value_of
from easyread.check.word_text import points_of
from easyread.package import WORDS, Package

W: Final = WORDS
DC: Final = "{http://purl.org/dc/elements/1.1/}"

Element = etree._Element

_NEAR: Final = 40
"""So many letters of words are enough to find a place by them."""
_OFF: Final = ("0", "false", "off", "none")
_HEADING: Final = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_AROUND: Final = {
    "header": N_("top of the page"),
    "footer": N_("bottom of the page"),
    "footnotes": N_("footnotes"),
    "endnotes": N_("endnotes"),
}
"""What stands around a document, by the kinds of its parts, and what people call it."""


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph whose letters look alike."""

    element: Element
    text: str
    paragraph: Paragraph
    link: str = ""
    """Where it links to; empty for none."""

    @cached_property
    def properties(self) -> Element | None:
        """Its own properties."""
        return self.element.find(f"{W}rPr")

    def said(self, name: str, attribute: str = "val") -> str:
        """Return what holds for the run, such as for "sz"; "" if nothing is said anywhere."""
        return self.paragraph.file.said(self, name, attribute)

    def is_on(self, name: str) -> bool:
        """Whether a switch such as "b", "i", "vanish" or "rtl" holds."""
        return self.said(name) not in ("", *_OFF)

    @cached_property
    def points(self) -> float:
        """How large its letters are, in points."""
        return points_of(self.said("szCs" if self.is_on("rtl") else "sz"))


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, its number and where it stands."""

    element: Element
    number: int
    """From 1, in reading order, as `where` says it."""
    file: WordFile
    part: str = ""
    """The part that it stands in, such as a page's header; empty for the document itself."""
    is_in_table: bool = False

    @cached_property
    def style(self) -> str:
        """The id of its style; the default one's when it names none."""
        return (
            "" if self.properties is None else value_of(self.properties.find(f"{W}pStyle"))
        ) or self.file.sheet.plain

    @cached_property
    def properties(self) -> Element | None:
        """Its own properties. Looked for once: a paragraph may have a million runs."""
        return self.element.find(f"{W}pPr")

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its runs in order, those in links and controls too; deleted ones are left out.

        Neighbours that look alike are one: Word parts them at each correction.
        """
        return tuple(
            Run(piece.element, piece.text, self, piece.link)
            for piece in pieces(self.element, lambda id_: self.file.link(self.part, id_))
        )

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def where(self) -> str:
        """Where it stands, as people say it."""
        if self.part:
            return self.file.place_of(self.part)
        # Translators: where something stands in a document, such as "paragraph 4".
        return _("paragraph {number}").format(number=self.number)

    @cached_property
    def level(self) -> int:
        """The level of a heading, from 1; 0 when it is none. The Title style is level 1 too."""
        return self.file.heading_level(self)

    def said(self, name: str, attribute: str = "val") -> str:
        """Return what holds for the paragraph, such as for "jc"."""
        return self.file.said_of_paragraph(self, name, attribute)

    def has(self, name: str) -> bool:
        """Whether the paragraph or its style has the element `name`, not switched off."""
        return self.file.paragraph_has(self, name)


class WordFile:
    """One Word file, parsed. Raises NotReadError for what cannot be read."""

    def __init__(self, package: Package) -> None:
        """Parse the parts that the rules look at."""
        self.package = package
        self.document: Element = package.word_document()
        self.styles = self._part("styles")
        self.sheet = WordStyles(self.styles)
        self.settings = self._part("settings")
        self.theme = self._part("theme")
        self.core = self._core()
        self._links: dict[str, dict[str, str]] = {}

    @property
    def name(self) -> str:
        """The file's name."""
        return self.package.name

    @cached_property
    def body(self) -> Element:
        """The document's body; an empty one if it has none."""
        found = self.document.find(f"{W}body")
        return found if found is not None else etree.Element(f"{W}body")

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body in reading order, those in tables too."""
        return tuple(
            Paragraph(element, number, self, is_in_table=is_in_table)
            for number, (element, is_in_table) in enumerate(_paragraphs(self.body), 1)
        )

    @cached_property
    def _others(self) -> tuple[tuple[Element, str], ...]:
        """The roots of what stands around the document, each with its part."""
        parts = (part for kind in _AROUND for part in self.package.related(self.package.main, kind))
        roots = ((self.package.xml(part), part) for part in dict.fromkeys(parts))
        return tuple((root, part) for root, part in roots if root is not None)

    @cached_property
    def around(self) -> tuple[Paragraph, ...]:
        """Every paragraph of headers, footers and notes."""
        return tuple(
            Paragraph(element, number, self, part, is_in_table)
            for root, part in self._others
            for number, (element, is_in_table) in enumerate(_paragraphs(root), 1)
        )

    @property
    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the document, then those around it."""
        return (*self.paragraphs, *self.around)

    def each_run(self) -> Iterator[tuple[Paragraph, Run]]:
        """Give every piece that has words, headers, footers and notes too."""
        for paragraph in self.all_paragraphs:
            for run in paragraph.runs:
                if run.text.strip():
                    yield paragraph, run

    def each(self, *tags: str) -> Iterator[Element]:
        """Give every element with one of these tags; of what is there twice, the first."""
        for root in (self.body, *(root for root, _part in self._others)):
            for element in root.iter(*tags):
                if next(element.iterancestors(FALLBACK), None) is None:
                    yield element

    def place_of(self, part: str) -> str:
        """Return what people call a part around the document."""
        for kind, name in _AROUND.items():
            if part in self.package.related(self.package.main, kind):
                return _(name)
        return self.name

    @cached_property
    def _places(self) -> dict[Element, tuple[str, str]]:
        """Each paragraph's place, and its words or those before it."""
        found: dict[Element, tuple[str, str]] = {}
        part, words = "", ""
        for paragraph in self.all_paragraphs:
            words = words if paragraph.part == part else ""
            part, words = paragraph.part, " ".join(paragraph.text.split())[:_NEAR] or words
            found[paragraph.element] = paragraph.where, words
        return found

    def where(self, element: Element) -> str:
        """Return where an element stands: its paragraph, or the first one after its beginning."""
        return self._place(element)[0]

    def near(self, element: Element) -> str:
        """Return words by which a person finds an element: its paragraph's, or those before it."""
        return self._place(element)[1]

    def _place(self, element: Element) -> tuple[str, str]:
        for candidate in (element, *element.iterancestors(), *element.iter(f"{W}p")):
            if candidate in self._places:
                return self._places[candidate]
        return self.name, ""

    def link(self, part: str, id_: str) -> str:
        """Return where the link with this id in a part goes; empty if it is not known."""
        if part not in self._links:
            found = self.package.links(part or self.package.main)
            self._links[part] = {name: link.to for name, link in found.items()}
        return self._links[part].get(id_, "")

    def said(self, run: Run, name: str, attribute: str) -> str:
        """Return what holds for a run, the nearest place first."""
        own, character = run.properties, ""
        if own is not None:
            found = own.find(f"{W}{name}")
            if found is not None and says(found, name, attribute):
                return switch_of(found, attribute)
            character = value_of(own.find(f"{W}rStyle"))
        return self.sheet.of_run(character, run.paragraph.style, name, attribute)

    def said_of_paragraph(self, paragraph: Paragraph, name: str, attribute: str) -> str:
        """Return what holds for a paragraph, the nearest place first."""
        found = self._in_paragraph(paragraph, name)
        return "" if found is None else switch_of(found, attribute)

    def paragraph_has(self, paragraph: Paragraph, name: str) -> bool:
        """Whether the paragraph or its style has the element `name`, not switched off."""
        return self.said_of_paragraph(paragraph, name, "val") not in ("", *_OFF)

    def _in_paragraph(self, paragraph: Paragraph, name: str) -> Element | None:
        """Return the element `name` that holds for a paragraph, the nearest first."""
        if paragraph.properties is not None:
            own = paragraph.properties.find(f"{W}{name}")
            if own is not None:
                return own
        return self.sheet.of_paragraph(paragraph.style, name)

    def is_heading(self, element: Element) -> bool:
        """Whether a paragraph of the file is a heading."""
        return element in self._levels

    @cached_property
    def _levels(self) -> frozenset[Element]:
        return frozenset(one.element for one in self.all_paragraphs if one.level)

    def heading_level(self, paragraph: Paragraph) -> int:
        """Return the level of a heading, from 1; 0 when it is none."""
        for style in self.sheet.chain(paragraph.style):
            name = value_of(style.find(f"{W}name"))
            if name.lower() == "title":
                return 1
            if (found := _HEADING.match(name)) is not None:
                return int(found[1])
        outline = self.said_of_paragraph(paragraph, "outlineLvl", "val")
        return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0

    @cached_property
    def cells(self) -> Mapping[Element, Cell]:
        """What its table's style says of each cell. Made once: a table may have 100,000 of them."""
        tables = self.each(f"{W}tbl")
        return {element: cell for table in tables for element, cell in cells_of(table)}

    @cached_property
    def over_pictures(self) -> frozenset[Element]:
        """The paragraphs that may lie over a picture: nobody knows the colour that is there."""
        return over_pictures(self)

    @cached_property
    def language(self) -> str:
        """The language that the file says it is in: its defaults', or its plain style's."""
        return self.sheet.language

    @cached_property
    def title(self) -> str:
        """The title in its properties; empty for none."""
        found = self.core.find(f"{DC}title") if self.core is not None else None
        return (found.text or "").strip() if found is not None else ""

    def _part(self, kind: str) -> Element | None:
        found = self.package.related(self.package.main, kind)
        return self.package.xml(found[0]) if found else None

    def _core(self) -> Element | None:
        found = self.package.related("", "core-properties")
        return self.package.xml(found[0] if found else "docProps/core.xml")


def _paragraphs(body: Element) -> Iterator[tuple[Element, bool]]:
    """Give every paragraph in reading order, and whether it stands in a table.

    Of a text box that is there twice, for old and new programs, the first is taken.
    """
    for element in body.iter(f"{W}p"):
        ancestors = [ancestor.tag for ancestor in element.iterancestors()]
        if FALLBACK not in ancestors:
            yield element, f"{W}tc" in ancestors
