"""A chart as a picture for Word: bars told apart by pattern, each with its words and its number.

It is drawn in points, with our own letters: Word would draw an SVG's words in whatever it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import resvg_py

from easyread import fonts
from easyread.document import Bar, Chart, plain
from easyread.oxml import written
from easyread.oxml.words import Tongue

WIDEST_CM: Final = 17.0
_DOTS_PER_CM: Final = 80
"""About 200 dots an inch."""
_POINTS_PER_CM: Final = 72 / 2.54

PATTERNS: Final = (
    ("#14405f", ""),
    ("#ffffff", '<path d="M-2 10L10-2M2 14L14 2" stroke="#000" stroke-width="2.5"/>'),
    ("#9cc4e4", '<circle cx="4" cy="4" r="2" fill="#000"/><circle cx="10" cy="10" r="2"/>'),
    ("#ffffff", '<path d="M0 3H12M0 9H12" stroke="#000" stroke-width="2"/>'),
    ("#ffe08a", '<path d="M0 6H12M6 0V12" stroke="#000" stroke-width="1.5"/>'),
    ("#595959", ""),
    ("#ffffff", '<path d="M3 0V12M9 0V12" stroke="#000" stroke-width="2"/>'),
)
"""The colour of each pattern and what is drawn on it; colour alone never tells bars apart."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a chart is drawn on, in points."""

    width: float
    size: float
    """How large its words are."""
    is_rtl: bool
    line: float
    """How high a line of words is, with room above and below."""

    @property
    def step(self) -> float:
        """How far one bar is from the next."""
        return self.line + self.size * 1.9


def draw(chart: Chart, points: float, wide_cm: float, spoken: Tongue) -> tuple[bytes, float]:
    """Return a chart as a PNG `wide_cm` wide, with words of `points`, and its height in cm."""
    # Nastaliq climbs: its words are twice as high as others.
    line = points * (2.6 if spoken.family.is_tall else 1.6)
    paper = _Paper(wide_cm * _POINTS_PER_CM, points, spoken.is_rtl, line)
    height = max(1, len(chart.bars)) * paper.step
    most = max(chart.out_of, *(bar.number for bar in chart.bars), 1)
    kinds = "".join(_pattern(number) for number in range(len(PATTERNS)))
    bars = "".join(
        _bar(bar, bar.number / most, place * paper.step, paper)
        for place, bar in enumerate(chart.bars)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.1f} {height:.1f}">'
        f"<defs>{kinds}</defs>{bars}</svg>"
    )
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=round(wide_cm * _DOTS_PER_CM),
        background="#ffffff",
        skip_system_fonts=True,
        font_files=_files(spoken),
    )
    return bytes(png), height / _POINTS_PER_CM


def _files(spoken: Tongue) -> list[str]:
    """Return the letters that a chart needs; to read all of ours takes a quarter of a second."""
    families = fonts.families([spoken.tag])
    return [str(file) for one in families for file in (one.regular, one.bold)]


def _pattern(number: int) -> str:
    colour, lines = PATTERNS[number]
    return (
        f'<pattern id="p{number}" width="12" height="12" patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" fill="{colour}"/>{lines}</pattern>'
    )


def _bar(bar: Bar, share: float, top: float, paper: _Paper) -> str:
    """Return a label above a bar, and the number at the bar's end."""
    size = paper.size
    long = max(share * (paper.width - size * 3.5), 1.5)
    start = paper.width - long - 1 if paper.is_rtl else 1
    end = start - size * 0.5 if paper.is_rtl else start + long + size * 0.5
    base = top + paper.line * 0.68
    colour, lines = PATTERNS[bar.pattern % len(PATTERNS)]
    # Tiles of one colour alone would show their seams.
    fill = f"url(#p{bar.pattern % len(PATTERNS)})" if lines else colour
    return (
        _words(plain(bar.label), paper.width - 1 if paper.is_rtl else 1, base, paper)
        + f'<rect x="{start:.1f}" y="{top + paper.line:.1f}" width="{long:.1f}"'
        f' height="{size * 1.2:.1f}" fill="{fill}" stroke="#000" stroke-width="1.5"/>'
        + _words(str(bar.number), end, top + paper.line + size, paper, weight="bold")
    )


def _words(text: str, x: float, y: float, paper: _Paper, weight: str = "normal") -> str:
    names = ", ".join(f"'{family.name}'" for family in fonts.every())
    # The words hold on to the side where their line begins.
    side = "end" if paper.is_rtl else "start"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{names}" font-size="{paper.size}"'
        f' font-weight="{weight}" text-anchor="{side}">{written(text)}</text>'
    )
