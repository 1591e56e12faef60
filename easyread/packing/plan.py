"""Which editions make sense: documents x layouts x formats, without those that help nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.braille.tables import braille_of
from easyread.document import Columns, Document, Layout, Level
from easyread.speech.script import Utterance, part_script, script, sections
from easyread.write import PRINTED, Format
from easyread.write.rules import has_contents

POSTER: Final = "poster"
"""A document that is made to hang up is called so, or its name ends so: "charter-poster"."""
_MOST_SECTIONS: Final = 100
"""Sections are counted with two digits."""
ENGLISH: Final = "en-GB"
"""The language whose files carry no tag in their names."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the folder of the pack that its files go into."""

    document: Document
    folder: str
    unfilled: tuple[str, ...] = ()
    """What staff have to fill in before families get it."""
    is_for_checking: bool = False
    """It is a translation that people have not checked."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One document in one layout and one format: one file."""

    document: Document
    layout: Layout
    format: Format
    folder: str
    section: str = ""
    """The section that is heard alone, such as "02-why"; empty for the whole document."""

    @property
    def number(self) -> int:
        """The number of the section, from 1; 0 for the whole document."""
        return int(self.section[:2]) if self.section else 0

    @property
    def script(self) -> tuple[Utterance, ...]:
        """What is heard of it, in order."""
        if self.section:
            return part_script(sections(self.document)[self.number])
        return script(self.document)

    @property
    def file(self) -> str:
        """The path inside the pack, such as "charter/charter-large-print.pdf"."""
        parts = [self.document.name]
        if self.format.has_layouts and self.layout is not usual_layout(self.document):
            parts.append(str(self.layout))
        if self.document.language != ENGLISH:
            parts.append(self.document.language)
        if self.section:
            parts.append(self.section)
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
    if is_poster(document) or document.is_one_page:
        return Layout.POSTER
    return Layout.EASY_READ if document.level is Level.EASY_READ else Layout.CLEAR_PRINT


def layouts(document: Document, form: Format) -> tuple[Layout, ...]:
    """Return the layouts that make sense.

    A web page and plain text have one: the reader chooses the size. A poster is one page. Full
    words have no pictures of their own, so they have no easy-read layout; and two columns of giant
    print would be a few letters wide. Posters and two texts beside each other are not read aloud
    and have no braille: the same words would be there twice.
    """
    usual = usual_layout(document)
    is_beside = any(isinstance(block, Columns) for block in document.blocks)
    if (form.is_heard or form.is_braille) and (is_beside or is_poster(document)):
        return ()
    if form.is_braille:
        is_contracted = form is Format.BRAILLE
        return (usual,) if braille_of(document.language, is_contracted=is_contracted) else ()
    if not form.has_layouts or usual is Layout.POSTER or is_beside:
        return (usual,)
    printed = (Layout.CLEAR_PRINT, Layout.LARGE_PRINT, Layout.GIANT_PRINT)
    return (usual, *printed) if usual is Layout.EASY_READ else printed


def editions(sources: Iterable[Source], choice: Choice) -> list[Edition]:
    """Return every edition that is wanted and makes sense, in the order of the start page."""
    return [
        Edition(source.document, layout, form, source.folder, section)
        for source in sources
        for form in (choice.formats or PRINTED)
        for layout in layouts(source.document, form)
        if _is_wanted(source.document, form, layout, choice)
        for section in _sections(source.document, form)
    ]


def refuse_nothing(plan: Sequence[Edition]) -> None:
    """Raise CoproduceError if what was asked for is no file at all."""
    if not plan:
        raise CoproduceError(
            _("There is no such document in this layout and format."),
            _("Leave --layout out, and we choose one that fits."),
        )


def _sections(document: Document, form: Format) -> Iterator[str]:
    """Give the whole document, and in MP3 each of its sections where it has several."""
    yield ""
    if form is Format.MP3 and has_contents(document):
        for number, section in enumerate(sections(document)[1:_MOST_SECTIONS], 1):
            yield f"{number:02}-{section.id}".strip("-")


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
        # Translators: names of formats that are heard.
        Format.MP3: _("Sound (MP3)"),
        Format.CAPTIONS: _("Captions for the sound (WebVTT)"),
        Format.EPUB: _("Book that reads aloud (EPUB)"),
        Format.READ_ALOUD: _("Web page that reads aloud"),
        # Translators: braille with short forms for words, as most readers of English braille use.
        Format.BRAILLE: _("Braille (BRF)"),
        # Translators: English braille in which every letter is written.
        Format.BRAILLE_UNCONTRACTED: _("Braille without short forms (BRF)"),
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
    if edition.section:
        title = sections(edition.document)[edition.number].title
        # Translators: a section of a document as sound, such as "Part 2: Why we need it".
        return _("Part {n}: {title}").format(n=edition.number, title=title)
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
