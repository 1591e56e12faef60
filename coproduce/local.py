"""Days, numbers and lists as people write them in a language. Digits are 0-9 in every language.

Babel knows most of it. Where it does not, a language's `language.toml` does, or English stands in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coproduce import languages

if TYPE_CHECKING:
    from babel import Locale


def day(when: dt.date, tag: str) -> str:
    """Return a day in full, with the day of the week: "Friday 1 July 2022"."""
    from babel.dates import format_date

    if tag.partition("-")[0] == languages.SOURCE:
        return format_date(when, "EEEE d MMMM y", "en_GB")
    return format_date(when, "full", _locale(tag))


def number(value: float, tag: str) -> str:
    """Return a number with the marks of the language: "2.4" or "2,4"."""
    if tag.partition("-")[0] == languages.SOURCE:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(tag))


def listing(items: Iterable[str], tag: str) -> str:
    """Return items one after another, with the comma of the language between."""
    return comma(tag).join(items)


def comma(tag: str) -> str:
    """Return what stands between the items of a list: ", " or "، " or "、"."""
    said = languages.settings(tag).get("comma") if languages.is_tag(tag) else None
    if isinstance(said, str) and said:
        return said
    if tag.partition("-")[0] == languages.SOURCE:
        return ", "
    pattern = _locale(tag).list_patterns.get("standard", {}).get("middle", "{0}, {1}")
    return str(pattern).removeprefix("{0}").removesuffix("{1}") or ", "


def flowing(sentences: Iterable[str]) -> str:
    """Return sentences one after another, with what the language of now puts between them.

    That is a space, unless its `language.toml` says otherwise: Chinese has nothing there.
    """
    between = languages.settings(languages.current()).get("between", " ")
    return (between if isinstance(between, str) else " ").join(sentences)


def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
