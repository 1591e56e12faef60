"""Content controls: the fields of a form that a person fills in inside Word."""

from __future__ import annotations

from typing import Final

from easyread.oxml import written
from easyread.oxml.words import Tongue, paragraph

_EMPTY: Final = '<w:r><w:t xml:space="preserve">\xa0</w:t></w:r>'


def text(name: str, label: str, number: int, spoken: Tongue, lines: int = 1) -> str:
    """Return a field for words, in a frame with room for `lines` written by hand."""
    many = ' w:multiLine="1"' if lines > 1 else ""
    room = _EMPTY + "<w:r><w:br/></w:r>" * (lines - 1)
    return _block(name, label, number, f"<w:text{many}/>", room, spoken)


def date(name: str, label: str, number: int, spoken: Tongue) -> str:
    """Return a field for a date, which Word lets a person pick from a calendar."""
    kind = (
        f'<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="{written(spoken.tag)}"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _block(name, label, number, kind, _EMPTY, spoken)


def tick(name: str, label: str, number: int) -> str:
    """Return a box to tick, for the beginning of its paragraph."""
    states = "".join(
        f'<w14:{state} w14:val="{code}" w14:font="Segoe UI Symbol"/>'
        for state, code in (("checkedState", "2612"), ("uncheckedState", "2610"))
    )
    look = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
    return (
        f"<w:sdt><w:sdtPr>{_names(name, label, number)}"
        f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr>{look}</w:rPr><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _block(name: str, label: str, number: int, kind: str, content: str, spoken: Tongue) -> str:
    inside = paragraph(content, "Field", is_rtl=spoken.is_rtl)
    return (
        f"<w:sdt><w:sdtPr>{_names(name, label, number)}<w:showingPlcHdr/>{kind}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _names(name: str, label: str, number: int) -> str:
    """Return how a field is called: a screen reader says the label, a program the name."""
    return (
        f'<w:alias w:val="{written(label[:64])}"/><w:tag w:val="{written(name[:64])}"/>'
        f'<w:id w:val="{number}"/>'
    )
