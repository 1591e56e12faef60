"""Days as people write them into a form."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?Z?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})")
_NAMED: Final = re.compile(r"(?:(\d{1,2})\D{0,4}?)?\s*([^\W\d]+)\.?,?\s*(\d{4})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})\D{0,4}?,?\s+(\d{4})")
_CHINESE: Final = re.compile(r"(\d{4})\s*\u5e74\s*(\d{1,2})\s*\u6708\s*(\d{1,2})\s*\u65e5")
_LONGEST: Final = 60
_CENTURY: Final = 2000
"""Nobody registered before the scheme began: "26" is 2026."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether only its month was written."""

    iso: str
    is_month: bool = False
    """Then it is the last day of the month."""


def read_day(text: str, language: str = "en") -> Day | None:
    """Return the day that `text` says, the day before the month as in Britain; None for no day.

    Names of months may be in English or in `language`. A month alone means its last day.
    """
    plain = " ".join(_digits(text).split()).strip(" .,")
    if not plain or len(plain) > _LONGEST:
        return None
    if found := _ISO.fullmatch(plain) or _CHINESE.fullmatch(plain):
        return _made(found[1], found[2], found[3])
    without_name = re.sub(r"^[^\W\d]+,?\s+(?=\d)", "", plain)  # the name of the day
    return _spelled(plain, language) or _spelled(without_name, language)


def _spelled(plain: str, language: str) -> Day | None:
    if found := _DAY_FIRST.fullmatch(plain):
        year = int(found[3]) + (_CENTURY if len(found[3]) == 2 else 0)
        return _made(str(year), found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _named(found[3], found[1], found[2], language)
    if found := _NAMED.fullmatch(plain):
        return _named(found[3], found[2], found[1], language)
    return None


def _named(year: str, month: str, day: str | None, language: str) -> Day | None:
    number = _months(language).get(month.casefold(), 0)
    if not number:
        return None
    if day is not None:
        return _made(year, str(number), day)
    last = calendar.monthrange(int(year), number)[1]
    made = _made(year, str(number), str(last))
    return made and Day(made.iso, is_month=True)


def _made(year: str, month: str, day: str) -> Day | None:
    try:
        return Day(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return None


def _digits(text: str) -> str:
    """Return `text` with the digits 0 to 9 in the place of other scripts', and no hidden marks."""
    kept = (c for c in text if unicodedata.category(c) != "Cf")
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in kept
    )


@cache
def _months(language: str) -> dict[str, int]:
    """Return the numbers of months by their names, in English and in `language`, short and long."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for tag in ("en", language):
        try:
            names = Locale.parse(tag.replace("-", "_")).months
        except (UnknownLocaleError, ValueError):
            continue
        for use in names.values():
            for width in ("abbreviated", "wide"):
                found |= {name.casefold().strip("."): n for n, name in use[width].items()}
    return {**found, "sept": 9}
