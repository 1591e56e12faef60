"""Pictures in Word: in the line, with alt text or marked as decoration, SVG with points behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from easyread.oxml import written

EMU: Final = 360_000
"""Word's unit of length in drawings, for a centimetre."""

_DECORATION: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
_SVG: Final = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' r:embed="{relation}"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture that is already a part of the package."""

    points: str
    """The relation to its PNG or JPEG."""
    svg: str = ""
    """The relation to its SVG; empty when it has none."""


def inline(
    placed: Placed,
    number: int,
    size: tuple[float, float],
    alt: str,
    *,
    is_mirrored: bool = False,
) -> str:
    """Return a run with a picture `size` centimetres wide and high; no `alt` makes it decoration.

    `number` is its own in the document. Pictures stand in the line: those that float collide with
    short text.
    """
    wide, high = (round(length * EMU) for length in size)
    about = f'<wp:docPr id="{number}" name="Picture {number}" descr="{written(alt)}"'
    about += "/>" if alt else f">{_DECORATION}</wp:docPr>"
    better = _SVG.format(relation=placed.svg) if placed.svg else ""
    flip = ' flipH="1"' if is_mirrored else ""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>{about}<wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{placed.points}">{better}</a:blip><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm{flip}><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
