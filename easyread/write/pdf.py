"""A document as a PDF to print and to read: PDF/UA-1 by Typst, with nothing fetched from anywhere.

The same document gives the same bytes. The file cannot be filled in: places to write are lines.
"""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, cast

import typst

from coproduce import resources
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.document import Document, Layout
from easyread.fonts import drawable
from easyread.pictures import Drawing, Pictures
from easyread.write.pdf_leaves import Leaves, leaves
from easyread.write.pdf_tags import needs_tags, tagged

_TEMPLATE: Final = Path(__file__).with_name("page.typ")
_SMALL: Final = 45
"""Dots an inch of pages that are only looked at."""
_UNSEEN: Final = frozenset(
    {*range(0x2000, 0x2010), 0x202F, 0x2060, 0xA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)
"""Spaces, joiners and selectors: no font needs to have them."""


def write(document: Document, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as a PDF. Raises CoproduceError when that cannot be."""
    own = pictures.credits_of(document)
    made = leaves(document, layout, _drawable(), own)
    _refuse_missing_letters(made)
    pdf = _compiled(made, _picture_files(made, pictures, document.language))
    return tagged(pdf, made) if needs_tags(made) else pdf


def pages(document: Document, layout: Layout, pictures: Pictures) -> list[bytes]:
    """Return the pages of the same PDF as small pictures (PNG), to look at."""
    made = leaves(document, layout, _drawable(), pictures.credits_of(document))
    _refuse_missing_letters(made)
    with _explaining():
        drawn = compiler().compile(
            cast("bytes", _files(made, _picture_files(made, pictures, document.language))),
            format="png",
            ppi=_SMALL,
        )
    return [drawn] if isinstance(drawn, bytes) else list(drawn or ())


@cache
def _drawable() -> frozenset[int]:
    return _UNSEEN | drawable()


def _refuse_missing_letters(made: Leaves) -> None:
    for text in made.texts:
        missing = next((letter for letter in text if ord(letter) not in _drawable()), None)
        if missing is None:
            continue
        raise CoproduceError(
            # Translators: for example: No font of ours has the letter “あ” (U+3042).
            _("No font of ours has the letter “{letter}” ({code}).").format(
                letter=missing, code=f"U+{ord(missing):04X}"
            ),
            _("Use the Word file or the web page, or write it in another way."),
        )


@cache
def compiler() -> typst.Compiler:
    """Return a compiler that knows our fonts and no others. It stays warm for the next document."""
    files = (resources.folder("content") / "fonts").rglob("*.ttf")
    folders = sorted({str(file.parent) for file in files})
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    return typst.Compiler(font_paths=fonts)


def _compiled(made: Leaves, pictures: dict[str, bytes]) -> bytes:
    with _explaining():
        pdf = compiler().compile(
            # typst's own types do not name the folder that it also takes
            cast("bytes", _files(made, pictures)),
            pdf_standards="ua-1",
            timestamp=0,
        )
    return cast("bytes", pdf)


def _files(made: Leaves, pictures: dict[str, bytes]) -> dict[str, bytes]:
    # A file, not an input: with other inputs Typst lays out every picture and word box again.
    data = json.dumps(made.data, ensure_ascii=False).encode()
    return {"main.typ": _TEMPLATE.read_bytes(), "document.json": data, **pictures}


@contextlib.contextmanager
def _explaining() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as error:
        raise _explained(error) from None


def _picture_files(made: Leaves, pictures: Pictures, language: str) -> dict[str, bytes]:
    return {
        file: _as_svg(pictures.shown(picture, language)) for picture, file in made.pictures.items()
    }


def _as_svg(drawing: Drawing) -> bytes:
    """Return a picture as SVG: a photo stands whole inside one, for Typst takes files of text."""
    if drawing.kind == "svg":
        return drawing.data
    width, height = drawing.size
    address = f"data:image/{drawing.kind};base64,{base64.b64encode(drawing.data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<image width="{width:g}" height="{height:g}" href="{address}"/></svg>'
    ).encode()


def _explained(error: typst.TypstError) -> CoproduceError:
    """Return what Typst says in plain words. Its own can hold what people wrote."""
    if "poster-too-long" in error.message:
        return CoproduceError(
            _("This document is too long for a poster."),
            _("A poster is one page. Leave some of its sentences out, or choose another layout."),
        )
    if "image" in error.message or "SVG" in error.message:
        return CoproduceError(
            _("A picture in this document is broken."),
            _("Open the pictures that you added, and save the broken one again."),
        )
    return CoproduceError(
        _("We could not make this PDF. It is our mistake."),
        _("Use the Word file or the web page instead."),
    )
