"""How large the words of a poster may be, so that all of it stands on one page.

Only the program that opens the file knows where lines end, so this is an estimate on the safe side:
a poster that is filled to the last line here has an empty tenth of a page in LibreOffice.
"""

from __future__ import annotations

from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread import fonts
from easyread.document import Answer, AnswerKind, Block, Document, Heading, Note, Row, plain
from easyread.oxml.styles import Page
from easyread.write.rules import LETTER_EM

SIZES: Final = (36, 32, 28, 26, 24, 22, 20, 18, 16, 14)
"""The sizes of a poster's words, in points, largest first."""
SMALLER: Final = (13, 12, 11, 10, 9, 8)
"""More sizes of what has to stand on one page and is read from near, such as a certificate: a draft
in Urdu needs them, for its marks take a third of the page."""
PICTURE_EM: Final = 2.8
"""How wide a picture is, in ems."""
ONE_PAGE_EM: Final = 4.5
"""The same where there are few words, such as on a certificate."""
_SMALLEST: Final = 14
_SIGN: Final = 75
"""The height of a place to sign, in points, whatever the words are."""
_GAP_EM: Final = 1.0
_LINE_EM: Final = 1.8
"""The height of a line with its share of the room between paragraphs."""
_NASTALIQ_EM: Final = 2.9
_TITLE_EM: Final = 3.5
_FULL: Final = 0.9
"""How much of the page may be filled: the rest is for whose pictures they are."""


def size(document: Document) -> int:
    """Return the size of the words, in points.

    Raises CoproduceError when even small words do not fit.
    """
    page = Page.shaped(is_wide=document.is_wide)
    high = (page.height - 2 * page.margin) / 20
    room = high - _edges(document) if document.is_one_page else high * _FULL
    sizes = (*SIZES, *SMALLER) if document.is_one_page else SIZES
    found = next((points for points in sizes if _height(document, points) <= room), None)
    if found is None and document.is_one_page:
        return SMALLER[-1]  # the estimate is on the safe side, and only a long draft needs this
    if found is None:
        raise CoproduceError(
            _("This document is too long for a poster."),
            _("A poster is one page. Leave some of its sentences out, or choose another layout."),
        )
    return found


def _edges(document: Document) -> float:
    """Return how much of one page its marks and whose pictures they are take, in points.

    Those are never smaller than 14 points, and on a page that lies a tenth is not enough for them.
    """
    line = _SMALLEST * (_NASTALIQ_EM if fonts.family(document.language).is_tall else _LINE_EM)
    marks = sum(len(mark.sentences) * line for mark in document.marks)
    signed = sum(isinstance(b, Answer) and b.kind is AnswerKind.SIGNATURE for b in document.blocks)
    return 2 * line + _SMALLEST + marks + signed * _SIGN


def _height(document: Document, points: int) -> float:
    """Return how high a poster is, in points."""
    width = Page.shaped(is_wide=document.is_wide).inside / 20 / points
    picture = picture_em(document)
    letters = (width - picture - _GAP_EM) / LETTER_EM
    is_tall = fonts.family(document.language).is_tall
    line = _NASTALIQ_EM if is_tall else _LINE_EM
    marks = 0 if document.is_one_page else sum(len(mark.sentences) for mark in document.marks)
    blocks = sum(_block(block, letters, line, picture) for block in document.blocks)
    return (_TITLE_EM * _lines(document.title, letters / 2) + marks * line + blocks) * points


def picture_em(document: Document) -> float:
    """Return how wide a picture is, in ems."""
    return ONE_PAGE_EM if document.is_one_page else PICTURE_EM


def _block(block: Block, letters: float, line: float, picture: float) -> float:
    """Return how high a block is, in ems."""
    match block:
        case Row():
            words = sum(_lines(text, letters) for text in (*block.sentences, *block.points)) * line
            return max(words, picture + 0.4 if block.picture else 0) + 0.5
        case Heading():
            return 2 * line
        case Answer():
            return line + 2
        case Note():
            return sum(_lines(text, letters) for text in block.sentences) * line + 2
    return 12 * line  # a poster holds nothing else; this leaves room for it all the same


def _lines(text: str, letters: float) -> int:
    return 1 + int(len(plain(text)) / max(letters, 1))
