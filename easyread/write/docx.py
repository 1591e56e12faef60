"""A document as a Word file that people can change, fill in and listen to.

python-docx is the package; the XML of everything inside comes from easyread.oxml. The same document
gives the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import docx as python_docx

from easyread import fonts
from easyread.document import POINTS, Block, Document, Layout, Quote, Row, Words, walk
from easyread.oxml import parts, styles, writable
from easyread.oxml import words as ox
from easyread.oxml.styles import Page
from easyread.pictures import Pictures
from easyread.write import docx_poster
from easyread.write.docx_blocks import Body
from easyread.write.docx_parts import Parts
from easyread.write.rules import has_contents

if TYPE_CHECKING:
    from docx.document import Document as Docx

AUTHOR: Final = "coproduce"
"""What made the file. Whose words they are stands in the document."""
PICTURE_CM: Final = {
    Layout.EASY_READ: 3.6,
    Layout.CLEAR_PRINT: 2.8,
    Layout.LARGE_PRINT: 3.2,
    Layout.GIANT_PRINT: 3.8,
}
"""How wide and high a picture may be; on a poster it grows with the words."""
_PAGE: Final = "{page}"
_PAGES: Final = "{pages}"


def write(document: Document, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as a Word file. Raises PictureError for a picture that cannot be used."""
    own = pictures.credits_of(document)
    is_poster = layout is Layout.POSTER
    is_small = is_poster or document.is_half_page
    size = docx_poster.size(document) if is_poster else POINTS[layout]
    whole = document if is_small else replace(document, blocks=(*document.blocks, *own))
    languages = [whole.language, *(b.language for b in walk(whole.blocks) if isinstance(b, Quote))]
    families = tuple(one for one in fonts.families(languages) if not one.in_word)
    held = Parts(pictures)
    body = Body(whole, held, size, _picture_cm(whole, layout, size, is_small=is_small))
    inside = _front(body, layout) + body.blocks(whole.blocks)
    if is_small:
        inside += _small(body, own)
    opened, words = _template(body, inside, layout, families)
    file = python_docx.Document(io.BytesIO(opened))
    _describe(file, whole)
    held.add_to(file, families)
    return parts.packed(file, words)


def _picture_cm(document: Document, layout: Layout, size: float, *, is_small: bool) -> float:
    """Return how wide and high a picture may be."""
    return (
        PICTURE_CM[layout] if not is_small else docx_poster.picture_em(document) * size * 2.54 / 72
    )


def _small(body: Body, own: tuple[Block, ...]) -> str:
    """Return whose pictures they are as one small paragraph: a poster is one page."""
    rows = (block for block in own if isinstance(block, Row))
    sentences = " ".join(sentence for row in rows for sentence in row.sentences)
    return body.say(sentences, "Small") if sentences else ""


def _template(
    body: Body, inside: str, layout: Layout, families: tuple[fonts.Family, ...]
) -> tuple[bytes, str]:
    words = body.document.words or Words()
    marks = "".join(body.framed(mark.sentences, "Header") for mark in body.document.marks)
    return parts.template(
        inside,
        styles.styles(body.own, body.points),
        ox.numbering(body.numbered_lists),
        (marks, "" if layout is Layout.POSTER else _footer(body, words.page)),
        families,
        Page.shaped(is_wide=body.document.is_wide, is_framed=body.document.is_one_page),
        is_rtl=body.own.is_rtl,
    )


def _front(body: Body, layout: Layout) -> str:
    """Return the title, and the contents on a page of their own where there are many sections."""
    title = body.say(body.document.title, "Title")
    if layout is Layout.POSTER or not has_contents(body.document):
        return title
    words = body.document.words or Words()
    listed = ox.contents(body.say(words.contents, "TOCHeading"), body.contents())
    body.starts_page = True
    return title + listed


def _footer(body: Body, page: str) -> str:
    """Return "Page 1 of 12" with fields in the place of its numbers."""
    content = ""
    for piece in page.replace(_PAGES, "\0P\0").replace(_PAGE, "\0p\0").split("\0"):
        if piece in ("p", "P"):
            shown = ox.run("1", body.own)
            content += ox.field("PAGE" if piece == "p" else "NUMPAGES", shown)
        elif piece:
            content += ox.run(piece, body.own)
    return ox.paragraph(content, "Footer", is_rtl=body.own.is_rtl)


def _describe(docx: Docx, document: Document) -> None:
    about = docx.core_properties
    about.title = writable(document.title)[:255]
    about.comments = writable(document.about)[:255]
    about.language = document.language
    about.author = AUTHOR
    about.last_modified_by = AUTHOR
