"""Which editions make sense: documents x layouts x formats, without those that help nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.document import Columns, Document, Layout, Level
from easyread.write import Format

POSTER: Final = "poster"
"""A document that is made to hang up is called so, or its name ends so: "charter-poster"."""
ENGLISH: Final = "en-GB"
"""The language whose files carry no tag in their names."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the folder of the pack that its files go into."""

    document: Document
    folder: str
    unfilled: tuple[str, ...] = ()
    """What staff have to fill in before families get it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One document in one layout and one format: one file."""

    document: Document
    layout: Layout
    format: Format
    folder: str

    @property
    def file(self) -> str:
        """The path inside the pack, such as "charter/charter-large-print.pdf"."""
        parts = [self.document.name]
        if self.format.has_layouts and self.layout is not usual_layout(self.document):
            parts.append(str(self.layout))
        if self.document.language != ENGLISH:
            parts.append(self.document.language)
        return f"{self.folder}/{'-'.join(parts)}{self.format.extension}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions are wanted; an empty tuple means all that make sense."""

    formats: tuple[Format, ...] = ()
    layouts: tuple[Layout, ...] = ()


def is_poster(document: Document) -> bool:
    """Whether the document is one page to hang up."""
    return document.name == POSTER or document.name.endswith(f"-{POSTER}")


def usual_layout(document: Document) -> Layout:
    """Return the layout that a document has when nobody asks for another."""
    if is_poster(document):
        return Layout.POSTER
    return Layout.EASY_READ if document.level is Level.EASY_READ else Layout.CLEAR_PRINT


def layouts(document: Document, form: Format) -> tuple[Layout, ...]:
    """Return the layouts that make sense.

    A web page and plain text have one: the reader chooses the size. A poster is one page. Full
    words have no pictures of their own, so they have no easy-read layout; and two columns of giant
    print would be a few letters wide.
    """
    usual = usual_layout(document)
    is_beside = any(isinstance(block, Columns) for block in document.blocks)
    if not form.has_layouts or usual is Layout.POSTER or is_beside:
        return (usual,)
    printed = (Layout.CLEAR_PRINT, Layout.LARGE_PRINT, Layout.GIANT_PRINT)
    return (usual, *printed) if usual is Layout.EASY_READ else printed


def editions(sources: Iterable[Source], choice: Choice) -> list[Edition]:
    """Return every edition that is wanted and makes sense, in the order of the start page."""
    return [
        Edition(source.document, layout, form, source.folder)
        for source in sources
        for form in (choice.formats or tuple(Format))
        for layout in layouts(source.document, form)
        if _is_wanted(source.document, form, layout, choice)
    ]


def refuse_nothing(plan: Sequence[Edition]) -> None:
    """Raise CoproduceError if what was asked for is no file at all."""
    if not plan:
        raise CoproduceError(
            _("There is no such document in this layout and format."),
            _("Leave --layout out, and we choose one that fits."),
        )


def _is_wanted(document: Document, form: Format, layout: Layout, choice: Choice) -> bool:
    if not choice.layouts or layout in choice.layouts:
        return True
    # Whoever asks for large print of a web page wants the web page, whose size is the reader's.
    return not form.has_layouts and not is_poster(document) and choice.layouts != (Layout.POSTER,)


def format_name(form: Format) -> str:
    """Return what people call a format."""
    return {
        Format.WORD: _("Word"),
        Format.PDF: _("PDF"),
        Format.WEB_PAGE: _("Web page"),
        Format.PLAIN_TEXT: _("Plain text"),
    }[form]


def layout_name(layout: Layout) -> str:
    """Return what people call a layout."""
    return {
        Layout.EASY_READ: _("with pictures"),
        Layout.CLEAR_PRINT: _("clear print"),
        Layout.LARGE_PRINT: _("large print"),
        Layout.GIANT_PRINT: _("giant print"),
        Layout.POSTER: _("poster"),
    }[layout]


def edition_name(edition: Edition) -> str:
    """Return an edition's name, such as "PDF, large print"."""
    if not edition.format.has_layouts:
        return format_name(edition.format)
    return _("{format}, {layout}").format(
        format=format_name(edition.format), layout=layout_name(edition.layout)
    )


def in_making_order(wanted: Sequence[Edition]) -> list[Edition]:
    """Return the editions so that two processes, one from each end, need little of the same.

    PDF at one end and Word at the other, long documents first; what is quick is in the middle, so
    that no core waits at the end.
    """
    places = {Format.PDF: 0, Format.WORD: 2}
    return sorted(wanted, key=lambda e: (places.get(e.format, 1), _length(e)))


def _length(edition: Edition) -> int:
    """Return what sorts long documents towards the end of the list that their format is at."""
    blocks = len(edition.document.blocks)
    return blocks if edition.format is Format.WORD else -blocks
