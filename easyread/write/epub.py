"""A document as an EPUB 3.3 book with media overlays: each sentence lights up as it is heard.

A chapter is a section of the document with its own sound. Equal pieces of sound give equal bytes.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Final

from easyread.document import Answer, Document, Heading, Picture, Row, Span, Table, Words, walk
from easyread.pictures import Pictures, names
from easyread.scripts import printable
from easyread.speech.script import Section, body, opening, sections, voice_words
from easyread.speech.sounds import Recording, Sounds
from easyread.write.epub_package import Chapter, container, media_overlay, navigation, package
from easyread.write.html_text import language_attributes
from easyread.write.spoken_html import SpokenPage

_STYLE: Final = Path(__file__).with_name("epub.css")
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the book: nothing in it depends on when it was made."""
_TYPES: Final = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}


def write(document: Document, pictures: Pictures, sounds: Sounds) -> bytes:
    """Return the book. Raises CoproduceError if a part of the sound is not there."""
    own = pictures.credits(names(document))
    whole = replace(document, blocks=(*document.blocks, *own))
    book = _Book(whole, pictures, sounds, silent=len(document.blocks))
    return book.zipped()


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes
    media_type: str


class _Book:
    """Gathers the files of a book."""

    def __init__(
        self, document: Document, pictures: Pictures, sounds: Sounds, *, silent: int
    ) -> None:
        """Blocks from number `silent` on, the credits of pictures, are not read aloud."""
        self.document, self.pictures, self._sounds = document, pictures, sounds
        self.words = document.words or Words()
        self.images: dict[str, _File] = {}
        heard = sections(replace(document, blocks=document.blocks[:silent]))
        rest = sections(replace(document, blocks=document.blocks[silent:]))
        parts = [*heard, *(part for part in rest if part.document.blocks)]
        self._places = {
            id_: f"c{number:02}.xhtml"
            for number, part in enumerate(parts)
            for id_ in _ids(part.document)
        }
        self.chapters = [
            self._chapter(number, part, is_heard=number < len(heard))
            for number, part in enumerate(parts)
        ]

    def _chapter(self, number: int, part: Section, *, is_heard: bool) -> Chapter:
        first = opening(self.document) if number == 0 else ()
        said = (*first, *body(part.document)) if is_heard else ()
        page = _ChapterPage(part.document, self.pictures, said)
        page.book = self
        name = f"c{number:02}"
        header = ""
        if number == 0:
            title = page.element("h1", self.document.title)
            header = f"<header>{title}{page.marks()}<p>{escape(voice_words(self.document))}</p>"
            header += "</header>"
        inside = f'{header}<section id="words">{page.patterns()}{page.blocks(part.document.blocks)}'
        recording = self._sounds.recording(said) if said else Recording(b"", (), 0.0)
        shown = [
            (f"s{place}", cue)
            for place, cue in enumerate(recording.cues)
            if f"s{place}" in page.named and not cue.utterance.is_covered
        ]
        return Chapter(
            name=name,
            title=printable(part.title),
            page=_page(self.document.language, part.title, _closed(f"{inside}</section>")),
            overlay=media_overlay(name, shown, recording.seconds) if said else "",
            sound=recording.mp3,
            seconds=recording.seconds,
        )

    def address(self, address: str) -> str:
        """Return where a link within the document goes in the book."""
        place = self._places.get(address[1:]) if address.startswith("#") else None
        return f"{place}{address}" if place else address

    def image(self, picture: Picture) -> str:
        """Put a picture into the book; return its address."""
        drawing = self.pictures.shown(picture, self.document.language)
        name = re.sub(r"[^a-z0-9]+", "-", picture.name.lower()).strip("-") or "picture"
        same = [one for one in self.images.values() if one.content == drawing.data]
        if same:
            return same[0].name
        file = f"pictures/{len(self.images):03}-{name}.{drawing.kind}"
        self.images[file] = _File(file, drawing.data, _TYPES[drawing.kind])
        return file

    def files(self) -> Iterator[_File]:
        """Give every file of the book but the first, in order."""
        yield _File("META-INF/container.xml", container().encode(), "")
        images = [(one.name, one.media_type) for one in self.images.values()]
        identifier = self._identifier()
        opf = package(self.document, self.chapters, images, identifier)
        yield _File("book/package.opf", opf.encode(), "")
        yield _File("book/nav.xhtml", navigation(self.document, self.chapters).encode(), "")
        yield _File("book/book.css", _STYLE.read_bytes(), "")
        for one in self.chapters:
            yield _File(f"book/{one.name}.xhtml", one.page.encode(), "")
            if one.overlay:
                yield _File(f"book/{one.name}.smil", one.overlay.encode(), "")
                yield _File(f"book/sound/{one.name}.mp3", one.sound, "audio/mpeg")
        for image in self.images.values():
            yield replace(image, name=f"book/{image.name}")

    def _identifier(self) -> str:
        """Return the book's own name, made from its words: other words, another book."""
        words = "".join(one.page for one in self.chapters)
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"coproduce:{self.document.name}:{words}")
        return f"urn:uuid:{made}"

    def zipped(self) -> bytes:
        """Return the book as one file. Its type comes first and is not packed (OCF 3.3, 4.3)."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
            for one in (_File("mimetype", b"application/epub+zip", "audio/mpeg"), *self.files()):
                info = zipfile.ZipInfo(one.name, _MOMENT)
                info.external_attr = 0o644 << 16
                is_packed = one.media_type not in ("audio/mpeg", "image/png", "image/jpeg")
                info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
                book.writestr(info, one.content)
        return made.getvalue()


class _ChapterPage(SpokenPage):
    """A chapter: pictures are files of the book, and there is nothing to fill in."""

    book: _Book

    def span(self, span: Span) -> str:
        return (
            super()
            .span(replace(span, address=span.address))
            .replace(
                f'href="{escape(span.address)}"',
                f'href="{escape(self.book.address(span.address))}"',
            )
        )

    def picture(self, picture: Picture) -> str:
        address = escape(self.book.image(picture))
        return f'<img src="{address}" alt="{escape(printable(picture.alt))}">'

    def answer(self, block: Answer) -> str:
        label = self.element("p", block.label, ' class="label"')
        hint = self.element("p", block.hint, ' class="hint"') if block.hint else ""
        inside = f'{label}{hint}<div class="sign"></div>'
        return f'<div class="answer" id="{self.id(block.id)}">{inside}</div>'

    def table(self, block: Table) -> str:
        return super().table(block).replace(' role="region" tabindex="0"', ' role="group"', 1)


def _ids(document: Document) -> Iterable[str]:
    """Give the names in a document that links can go to."""
    return (
        block.id
        for block in walk(document.blocks)
        if isinstance(block, Heading | Row | Answer) and block.id
    )


_UNCLOSED: Final = re.compile(r"<(img|rect|circle|path)\b([^<>]*?)/?>(?:</\1>)?")


def _closed(html: str) -> str:
    """Return what our writer for web pages wrote as XHTML: every element is closed."""
    closed = _UNCLOSED.sub(r"<\1\2/>", html)
    return closed.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')


def _page(tag: str, title: str, inside: str) -> str:
    spoken = language_attributes(tag)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="{escape(tag)}" {spoken}>\n<head>\n<title>{escape(printable(title))}</title>\n'
        '<link rel="stylesheet" type="text/css" href="book.css"/>\n</head>\n'
        f"<body>{inside}</body>\n</html>\n"
    )
