"""The styles of a Word document: sizes by its layout, letters by its language, no italics.

Words are black on white (21:1) or dark blue (10:1); what stands in a frame is black on a tint of at
least 15:1. WCAG 2.2 asks for 7:1 at its highest level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easyread import fonts
from easyread.oxml import NAMES, written
from easyread.oxml.words import Tongue, line

BLUE: Final = "14405F"
YELLOW: Final = "FFF2CC"
TINT: Final = "EEF4F8"

_HEADINGS: Final = {1: 1.4, 2: 1.2, 3: 1.1}
"""How much larger than the words a heading is, by its level."""


_IN: Final = '<w:ind w:left="170" w:right="170"/>'
"""So far in from the margins that a frame does not hang out of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page, in twips: twentieths of a point."""

    width: int = 11_906
    height: int = 16_838
    margin: int = 1_134
    """2 cm on every side."""

    is_framed: bool = False
    """There is a line around it."""

    @classmethod
    def shaped(cls, *, is_wide: bool, is_framed: bool = False) -> Page:
        """Return a page that stands or lies."""
        upright = cls(is_framed=is_framed)
        if not is_wide:
            return upright
        return cls(upright.height, upright.width, is_framed=is_framed)

    @property
    def inside(self) -> int:
        """How wide the words may be."""
        return self.width - 2 * self.margin


def half_points(points: float) -> int:
    """Return a size as Word writes it."""
    return round(points * 2)


def styles(tongue: Tongue, size: float) -> str:
    """Return the part with all styles, for words of `size` points."""
    return (
        f"<w:styles {NAMES}>{_defaults(tongue, size)}"
        + _style("Normal", "Normal", "", "", is_default=True)
        + _character("DefaultParagraphFont", "Default Paragraph Font", "", is_default=True)
        + _character("Hyperlink", "Hyperlink", f'<w:color w:val="{BLUE}"/><w:u w:val="single"/>')
        + _table_styles()
        + _style("Title", "Title", _space(0, 240) + _level(None), _bold(size * 1.75, BLUE))
        + "".join(_heading(level, size) for level in _HEADINGS)
        + _style("TOCHeading", "TOC Heading", "<w:keepNext/>" + _space(240, 120), _bold(size * 1.4))
        + _style("TOC1", "toc 1", _space(60, 60), "", after="Normal")
        + _style("TOC2", "toc 2", _space(0, 60) + '<w:ind w:left="567"/>', "", after="Normal")
        + _style("ListBullet", "List Bullet", _space(0, 80), "")
        + _style("ListNumber", "List Number", _space(0, 80), "")
        + _style("Caption", "caption", "<w:keepNext/>" + _space(240, 80), _bold(size))
        + _style("TableWords", "Table Words", _cell_space(tongue), "")
        + _style("WordBox", "Word Box", _frame(BLUE, TINT, 12), "")
        + _style("Note", "Note", _frame("000000", TINT, 6), "")
        + _style("Mark", "Mark", _frame("000000", YELLOW, 12), _bold(size))
        + _style("Quote", "Quote", _frame("595959", "FFFFFF", 6), "")
        + _style("FieldLabel", "Field Label", "<w:keepNext/>" + _space(200, 60), _bold(size))
        + _style("FieldHint", "Field Hint", "<w:keepNext/>" + _space(0, 60), "")
        + _style("Field", "Field", "<w:keepLines/>" + _box("595959", 8) + _space(0, 160) + _IN, "")
        + _style("Sign", "Sign", "<w:keepLines/>" + _box("595959", 8) + _sign(size) + _IN, "")
        + _style("Header", "header", _frame("000000", YELLOW, 12), _bold(max(14, size * 0.85)))
        + _style("Small", "Small Print", _space(240, 0), _sizes(min(14, size)))
        + _style("Footer", "footer", _space(0, 0), _sizes(max(14, size * 0.75)))
        + "</w:styles>"
    )


def _defaults(tongue: Tongue, size: float) -> str:
    tag = written(tongue.tag)
    other = f' w:bidi="{tag}"' if tongue.has_own_letters else ' w:bidi="ar-SA"'
    own = tongue.family.name if tongue.has_own_letters else "Noto Sans Arabic"
    latin = fonts.LATIN.name
    east = tongue.family.in_word or latin
    # w:val too for right-to-left: whoever makes a PDF reads the language from it.
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{own}"/>'
        f'<w:color w:val="000000"/>{_sizes(size)}<w:lang w:val="{tag}" w:eastAsia="zh-CN"{other}/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'<w:spacing w:before="0" w:after="120" w:line="{line(tongue.family)}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _heading(level: int, size: float) -> str:
    look = "<w:keepNext/><w:keepLines/>" + _space(320, 120) + _level(level)
    return _style(f"Heading{level}", f"heading {level}", look, _bold(size * _HEADINGS[level], BLUE))


def _style(
    name: str,
    called: str,
    shape: str,
    look: str,
    *,
    after: str = "",
    is_default: bool = False,
) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    follows = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{called}"/>'
        f"{based}{follows}<w:qFormat/><w:pPr>{shape}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _character(name: str, called: str, look: str, *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    return (
        f'<w:style w:type="character"{default} w:styleId="{name}"><w:name w:val="{called}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def _table_styles() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="595959"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    none = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 120), ("bottom", 60), ("right", 120))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"'
        '/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
        "</w:style>"
    )


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _cell_space(tongue: Tongue) -> str:
    """Return the room in a cell: Nastaliq climbs over the line above it."""
    return _space(120, 120) if tongue.family.is_tall else _space(40, 40)


def _level(level: int | None) -> str:
    return "" if level is None else f'<w:outlineLvl w:val="{level - 1}"/>'


def _sizes(size: float) -> str:
    return f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'


def _bold(size: float, colour: str = "000000") -> str:
    return f'<w:b/><w:bCs/><w:color w:val="{colour}"/>{_sizes(size)}'


def _box(colour: str, width: int) -> str:
    """Return a frame around paragraphs; neighbours of one style share it."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="6" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{sides}</w:pBdr>"


def _frame(colour: str, shade: str, width: int) -> str:
    return (
        f'<w:keepLines/>{_box(colour, width)}<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'
        f'<w:spacing w:before="0" w:after="0"/>{_IN}'
    )


def _sign(size: float) -> str:
    """Return a place to sign: 65 points high, and less where words are small to fit on one page."""
    high = round(min(14, size) / 14 * 1300)
    return f'<w:spacing w:before="0" w:after="160" w:line="{high}" w:lineRule="exact"/>'
