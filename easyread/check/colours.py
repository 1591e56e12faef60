"""Which colour letters have in a Word file, what is behind them, and how far apart the two are.

Word takes a theme's colour before the one that is written beside it, and draws "automatic" letters
white on a dark ground (ISO/IEC 29500-1, 17.3.2.6 and 17.18.97).
"""

from __future__ import annotations

import re
from typing import Final

from easyread.check.word_file import Element, Run, W, WordFile

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Colour = tuple[int, int, int]
BLACK: Final = (0, 0, 0)
WHITE: Final = (255, 255, 255)

_HIGHLIGHTS: Final = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGreen": "006400",
    "darkMagenta": "800080",
    "darkRed": "8B0000",
    "darkYellow": "808000",
    "darkGray": "A9A9A9",
    "lightGray": "D3D3D3",
}
"""The colours of Word's marker pen (ISO/IEC 29500-1, 17.18.40)."""
_THEME_NAMES: Final = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def of_letters(run: Run, behind: Colour) -> Colour:
    """Return the colour of a run's letters."""
    found = _written(
        run.paragraph.file, *(run.said("color", name) for name in ("val", *_THEME))
    ) or _of_table(run, "rPr/" + W + "color", "val", "")
    if found is not None:
        return found
    return BLACK if _luminance(behind) > 0.18 else WHITE


def behind_letters(run: Run) -> Colour:
    """Return the colour behind a run's letters: the nearest that is said, else the paper's."""
    file = run.paragraph.file
    if (marked := _hex(_HIGHLIGHTS.get(run.said("highlight"), ""))) is not None:
        return marked
    for say in (run.said, run.paragraph.said):
        found = _written(file, *(say("shd", name) for name in _SHADING))
        if found is not None:
            return found
    return _behind_cell(run) or _of_paper(file) or WHITE


_THEME: Final = ("themeColor", "themeTint", "themeShade")
_SHADING: Final = ("fill", "themeFill", "themeFillTint", "themeFillShade")


def _behind_cell(run: Run) -> Colour | None:
    file = run.paragraph.file
    for cell in run.element.iterancestors(f"{W}tc"):
        shade = cell.find(f"{W}tcPr/{W}shd")
        found = _attributes(file, shade, _SHADING)
        if found is not None:
            return found
    return _of_table(run, "tcPr/" + W + "shd", "fill", "themeFill")


def _of_table(run: Run, path: str, plain: str, theme: str) -> Colour | None:
    """Return what the style of the table says: for its first row, then for all of it."""
    file = run.paragraph.file
    row = next(run.element.iterancestors(f"{W}tr"), None)
    table = next(run.element.iterancestors(f"{W}tbl"), None)
    if row is None or table is None:
        return None
    names = _SHADING if theme else ("val", *_THEME)
    for style in file.chain(_value(table.find(f"{W}tblPr/{W}tblStyle"))):
        parts = [style]
        if table.find(f"{W}tr") is row and _has_first_row(table):
            special = style.iterfind(f"{W}tblStylePr")
            parts.insert(0, next((s for s in special if s.get(f"{W}type") == "firstRow"), style))
        for part in parts:
            found = _attributes(file, part.find(f"{W}{path}"), names)
            if found is not None:
                return found
    return None


def _has_first_row(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said in ("1", "true", "on")
    value = look.get(f"{W}val", "0")
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", value)) and bool(int(value, 16) & 0x20)


def _attributes(file: WordFile, element: Element | None, names: tuple[str, ...]) -> Colour | None:
    if element is None:
        return None
    return _written(file, *(element.get(f"{W}{name}", "") for name in names))


def _written(
    file: WordFile, value: str, theme: str = "", tint: str = "", shade: str = ""
) -> Colour | None:
    """Return a colour as it is written; None for "auto" and for nothing."""
    if theme and (found := _of_theme(file, theme)) is not None:
        return _mixed(_mixed(found, tint, 255), shade, 0)
    return _hex(value)


def _mixed(colour: Colour, amount: str, other: int) -> Colour:
    """Return a colour mixed with white or black; `amount` of 255 is its own part."""
    if not re.fullmatch(r"[0-9A-Fa-f]{2}", amount):
        return colour
    own = int(amount, 16) / 255
    red, green, blue = (round(part * own + other * (1 - own)) for part in colour)
    return red, green, blue


def _of_theme(file: WordFile, name: str) -> Colour | None:
    if file.theme is None:
        return None
    for scheme in file.theme.iter(f"{A}clrScheme"):
        found = scheme.find(f"{A}{_THEME_NAMES.get(name, name)}")
        for one in () if found is None else found:
            return _hex(one.get("lastClr") or one.get("val") or "")
    return None


def _of_paper(file: WordFile) -> Colour | None:
    """Return the colour of the page, where the file says that it is shown."""
    paper = file.document.find(f"{W}background")
    shown = file.settings.find(f"{W}displayBackgroundShape") if file.settings is not None else None
    return _hex(paper.get(f"{W}color", "")) if paper is not None and shown is not None else None


def _hex(value: str) -> Colour | None:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
