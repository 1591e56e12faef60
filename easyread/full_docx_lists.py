"""The numbers of lists in a Word file, as people see them: "7.", "b)", or none for a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from easyread.package import WORDS as W

_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    """Such as "decimal" or "bullet"."""
    text: str
    """Such as "%1." or "%1.%2"."""
    start: int


class Numbering:
    """Counts the points of lists while a file is read from its start to its end."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the lists that a file knows; None when it knows none."""
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in () if root is None else root:
            if element.tag == f"{W}abstractNum":
                levels = {_number(x.get(f"{W}ilvl")): _level(x) for x in element.iter(f"{W}lvl")}
                self._abstract[element.get(f"{W}abstractNumId", "")] = levels
            elif element.tag == f"{W}num":
                linked = element.find(f"{W}abstractNumId")
                id_ = element.get(f"{W}numId", "")
                self._lists[id_] = "" if linked is None else linked.get(f"{W}val", "")

    def label(self, list_: str, depth: int) -> str | None:
        """Return the label of the next point, empty for a bullet; None when it is no list."""
        if list_ == "0" or list_ not in self._lists:
            return None
        levels = self._abstract.get(self._lists[list_], {})
        level = levels.get(depth, _Level("bullet", "", 1))
        counts = self._counts.setdefault(list_, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.kind in ("bullet", "none"):
            return ""

        def said(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            above = levels.get(at, level)
            return _written(above.kind, counts.get(at, above.start))

        return re.sub(r"%([1-9])", said, level.text).strip()


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else 0


def _level(element: etree._Element) -> _Level:
    def value(name: str, otherwise: str) -> str:
        found = element.find(f"{W}{name}")
        return otherwise if found is None else found.get(f"{W}val", otherwise)

    return _Level(value("numFmt", "decimal"), value("lvlText", "%1."), _number(value("start", "1")))


def _written(kind: str, number: int) -> str:
    """Return a number as a list of this kind writes it."""
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        made = ""
        for size, sign in _ROMAN:
            count, number = divmod(number, size)
            made += sign * count
        return made.upper() if kind == "upperRoman" else made
    return str(number)
