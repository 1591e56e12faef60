"""Which colour letters have in a Word file, what is behind them, and how far apart the two are.

Word takes a theme's colour before the one that is written beside it, and draws "automatic" letters
white on a dark ground (ISO/IEC 29500-1, 17.3.2.6 and 17.18.97).
"""

from __future__ import annotations

import re
from typing import Final

from easyread.check.boxes import BOX, fill_of, letters_of
from easyread.check.palette import BLACK, WHITE, Colour, from_hex, luminance, of_theme, relit
from easyread.check.table_style import Cell
from easyread.check.word_file import Element, Run, W, WordFile

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


def of_letters(run: Run, behind: Colour) -> Colour:
    """Return the colour of a run's letters."""
    file = run.paragraph.file
    found = _written(file, *(run.said("color", name) for name in ("val", *_THEME))) or _of_table(
        run, f"rPr/{W}color", ("val", *_THEME)
    )
    box = next(run.element.iterancestors(*BOX), None)
    if found is None and box is not None:
        found = letters_of(file, box)
    if found is not None:
        return found
    return BLACK if luminance(behind) > 0.18 else WHITE


def behind_letters(run: Run) -> Colour | None:
    """Return the colour behind a run's letters: the nearest that is said, else the paper's.

    None if nobody can know it: a picture, or colours that run into each other.
    """
    file = run.paragraph.file
    if (marked := from_hex(_HIGHLIGHTS.get(run.said("highlight"), ""))) is not None:
        return marked
    for say in (run.said, run.paragraph.said):
        found = _written(file, *(say("shd", name) for name in _SHADING))
        if found is not None:
            return found
    is_around, found = _around(run)
    if is_around:
        return found
    if run.paragraph.element in file.over_pictures:
        return None
    return _of_paper(file) or WHITE


_THEME: Final = ("themeColor", "themeTint", "themeShade")
_SHADING: Final = ("fill", "themeFill", "themeFillTint", "themeFillShade")


def _around(run: Run) -> tuple[bool, Colour | None]:
    """Return whether a cell or a box around the run has a colour, the nearest first, and which."""
    file = run.paragraph.file
    for one in run.element.iterancestors(f"{W}tc", f"{W}tbl", *BOX):
        if one.tag == f"{W}tc":
            found = _attributes(file, one.find(f"{W}tcPr/{W}shd"), _SHADING)
        elif one.tag == f"{W}tbl" and _is_in_corner(run):
            return True, None
        elif one.tag == f"{W}tbl":
            found = _of_table(run, f"tcPr/{W}shd", _SHADING)
        else:
            is_filled, found = fill_of(file, one)
            if is_filled:
                return True, found
        if found is not None:
            return True, found
    return False, None


def _of_table(run: Run, path: str, names: tuple[str, ...]) -> Colour | None:
    """Return what the style of the run's table says for its cell: for its part, then for all."""
    cell = _cell(run)
    if cell is None:
        return None
    file = run.paragraph.file
    styles = file.sheet.chain(cell.style)
    for part in (*cell.parts, ""):
        for style in styles:
            holder = _part(style, part) if part else style
            element = holder.find(f"{W}{path}") if holder is not None else None
            found = _attributes(file, element, names)
            if found is not None:
                return found
    return None


def _is_in_corner(run: Run) -> bool:
    """Whether a cell is in a special row and a special column.

    The standard lets the column win, and other programs the row: nobody can know what is seen.
    """
    cell = _cell(run)
    parts = frozenset(() if cell is None else cell.parts)
    return bool({"firstRow", "lastRow"} & parts) and bool({"firstCol", "lastCol"} & parts)


def _cell(run: Run) -> Cell | None:
    element = next(run.element.iterancestors(f"{W}tc"), None)
    return None if element is None else run.paragraph.file.cells.get(element)


def _part(style: Element, name: str) -> Element | None:
    special = style.iterfind(f"{W}tblStylePr")
    return next((one for one in special if one.get(f"{W}type") == name), None)


def _attributes(file: WordFile, element: Element | None, names: tuple[str, ...]) -> Colour | None:
    if element is None:
        return None
    return _written(file, *(element.get(f"{W}{name}", "") for name in names))


def _written(
    file: WordFile, value: str, theme: str = "", tint: str = "", shade: str = ""
) -> Colour | None:
    """Return a colour as it is written; None for "auto" and for nothing."""
    if theme and (found := of_theme(file.theme, theme)) is not None:
        own, darker = _part_of(tint), _part_of(shade)
        return relit(relit(found, own, 1 - own), darker)
    return from_hex(value)


def _part_of(amount: str) -> float:
    """Return how much of a theme's colour stays, from 0 to 1; "FF" is all of it."""
    return int(amount, 16) / 255 if re.fullmatch(r"[0-9A-Fa-f]{2}", amount) else 1


def _of_paper(file: WordFile) -> Colour | None:
    """Return the colour of the page, where the file says that it is shown."""
    paper = file.document.find(f"{W}background")
    shown = file.settings.find(f"{W}displayBackgroundShape") if file.settings is not None else None
    names = ("color", *_THEME)
    return _attributes(file, paper, names) if shown is not None else None
