"""The parts of an EPUB that say what is in it: package, contents, and when each sentence is heard.

EPUB 3.3 (W3C, 2023), its media overlays (section 9) and EPUB Accessibility 1.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from easyread.document import Document, Words
from easyread.scripts import direction, printable
from easyread.speech.script import voice_words
from easyread.speech.sounds import Cue
from easyread.write.html_text import language_attributes
from easyread.write.vtt import clock

_MODIFIED: Final = "2000-01-01T00:00:00Z"
"""EPUB asks for a time; ours is always the same, so that the same input gives the same bytes."""
_FEATURES: Final = (
    "alternativeText", "displayTransformability", "readingOrder", "structuralNavigation",
    "synchronizedAudioText", "tableOfContents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the book."""

    name: str
    """Such as "c02"."""
    title: str
    page: str
    overlay: str
    """When each of its sentences is heard; empty if nothing is."""
    sound: bytes
    seconds: float


def container() -> str:
    """Return the file that says where the package is."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book/package.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
    )


def media_overlay(name: str, shown: Sequence[tuple[str, Cue]], seconds: float) -> str:
    """Return when each sentence of a chapter is heard: `shown` has their names on the page.

    The times have no gaps, because a reading program plays only what they cover: a sentence lasts
    until the next begins, with the silence and what is heard without standing on the page.
    """
    starts = [0.0, *(cue.start for _id, cue in shown[1:]), seconds]
    pairs = "".join(
        f'<par id="p{id_}"><text src="{name}.xhtml#{id_}"/>'
        f'<audio src="sound/{name}.mp3" clipBegin="{clock(start)}" clipEnd="{clock(end)}"/></par>\n'
        for (id_, _cue), start, end in zip(shown, starts, starts[1:], strict=False)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<smil xmlns="http://www.w3.org/ns/SMIL" '
        'xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>'
        f'<seq id="all" epub:textref="{name}.xhtml#words">\n{pairs}</seq></body></smil>\n'
    )


def navigation(document: Document, chapters: Iterable[Chapter]) -> str:
    """Return the contents of the book."""
    head = escape((document.words or Words()).contents)
    items = "".join(
        f'<li><a href="{one.name}.xhtml">{escape(printable(one.title))}</a></li>'
        for one in chapters
    )
    tag = escape(document.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="{tag}" {language_attributes(document.language)}><head><title>{head}</title>'
        '<link rel="stylesheet" type="text/css" href="book.css"/></head><body>'
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="contents"><h1 id="contents">{head}'
        f"</h1><ol>{items}</ol></nav></body></html>\n"
    )


def package(
    document: Document,
    chapters: Sequence[Chapter],
    images: Iterable[tuple[str, str]],
    identifier: str,
) -> str:
    """Return the list of everything in the book; `images` has each file with its type."""
    turn = "rtl" if direction(document.language) == "rtl" else "ltr"
    spine = "".join(f'<itemref idref="{one.name}"/>' for one in chapters)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" '
        f'version="3.0" unique-identifier="id" xml:lang="{escape(document.language)}" '
        f'dir="{turn}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{_lines(_metadata(document, chapters, identifier))}</metadata>\n"
        f"<manifest>\n{_lines(_manifest(chapters, images))}</manifest>\n"
        f'<spine page-progression-direction="{turn}">{spine}</spine>\n</package>\n'
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _metadata(document: Document, chapters: Iterable[Chapter], identifier: str) -> Iterator[str]:
    words = document.words or Words()
    yield f'<dc:identifier id="id">{identifier}</dc:identifier>'
    yield f"<dc:title>{escape(printable(document.title))}</dc:title>"
    yield f"<dc:language>{escape(document.language)}</dc:language>"
    yield f"<dc:description>{escape(printable(document.about))}</dc:description>"
    yield _meta("dcterms:modified", _MODIFIED)
    heard = [one for one in chapters if one.overlay]
    yield _meta("media:duration", clock(sum(one.seconds for one in heard)))
    for one in heard:
        yield _meta("media:duration", clock(one.seconds), f"{one.name}-times")
    yield _meta("media:narrator", voice_words(document))
    yield _meta("media:active-class", "now-heard")
    yield from _accessibility(document, words)


def _accessibility(document: Document, words: Words) -> Iterator[str]:
    """Say what the book offers. No claim of conformance: nobody has tried it with every reader."""
    for mode in ("textual", "auditory", "visual"):
        yield _meta("schema:accessMode", mode)
    for modes in ("textual,visual", "textual", "auditory"):
        yield _meta("schema:accessModeSufficient", modes)
    for feature in _FEATURES:
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    summary = f"{words.lights_up} {voice_words(document)}"
    yield _meta("schema:accessibilitySummary", summary)


def _meta(name: str, value: str, of: str = "") -> str:
    refines = f' refines="#{of}"' if of else ""
    return f'<meta property="{name}"{refines}>{escape(value)}</meta>'


def _manifest(chapters: Iterable[Chapter], images: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield _item("nav", "nav.xhtml", "application/xhtml+xml", ' properties="nav"')
    yield _item("style", "book.css", "text/css")
    for one in chapters:
        name, more = one.name, ""
        if one.overlay:
            more = f' media-overlay="{name}-times"'
            yield _item(f"{name}-times", f"{name}.smil", "application/smil+xml")
            yield _item(f"{name}-sound", f"sound/{name}.mp3", "audio/mpeg")
        if "<svg " in one.page:
            more += ' properties="svg"'
        yield _item(name, f"{name}.xhtml", "application/xhtml+xml", more)
    for number, (file, kind) in enumerate(images):
        yield _item(f"picture{number}", file, kind)


def _item(id_: str, file: str, kind: str, more: str = "") -> str:
    return f'<item id="{id_}" href="{escape(file)}" media-type="{kind}"{more}/>'
