"""ER-3xx: numbers, dates and signs, as easy read writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Part, Prose
from easyread.check.rule import Found, Rule, Severity

_SMALL: Final = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()  # noqa: SIM905
_VALUES: Final = (
    {word: str(number) for number, word in enumerate(_SMALL, 2)}
    | {
        word: str(number)
        for number, word in enumerate(
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),  # noqa: SIM905
            13,
        )
    }
    | {word: str(10 * number) for number, word in enumerate(_TENS[:8], 2)}
    | {"hundred": "100", "thousand": "1,000"}
)
"""Number words and their digits. "One" is left out: it is mostly no number ("one of us")."""

_NUMBER_WORD: Final = re.compile(rf"\b({'|'.join(_VALUES)})\b(?!-way\b)", re.IGNORECASE)
_ROMAN: Final = re.compile(r"\b(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{2,3})\b")
"""Up to 39. A single letter is one only after a word such as "part"; C, L and M are no numbers
that people meet, and "CC" or "MIX" are not roman."""
_ROMAN_AFTER: Final = re.compile(
    r"\b(?:part|chapter|section|stage|phase|appendix|level|article|schedule|tier)s? ([IVX])\b",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_SHORT_MONTHS: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_FIGURE_DATE: Final = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
)
_SHORT_DATE: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_SHORT_MONTHS})\b\.?(?!\w)"
    rf"|\b(?:{_SHORT_MONTHS})\.?\s+\d{{1,2}}\b"
)
_DATE: Final = re.compile(
    rf"\b(?P<day>(?:{_DAYS}),?\s+(?:the\s+)?)?\d{{1,2}}(?P<th>st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?:{_MONTHS})(?:\s+\d{{4}})?\b"
)
_PERCENT: Final = re.compile(r"(?<![\d.,])\d[\d.,]{0,20}\s{0,3}(?:%|per\s?cent\b)", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[{][^()\[\]{}]{0,400}[)\]}]")
_SIGNS: Final = re.compile(
    r"(?<=\s)&(?=\s)|[^\W\d]/[^\W\d]\w*|;|(?<=\s)\+(?=\s)|<|>|=|~|→|\bi\.e\.|\be\.g\.|\betc\b"
)

# Each of these stands wherever its rule finds something, and is found much faster.
_PART_WORDS: Final = frozenset(
    part + end
    for part in "part chapter section stage phase appendix level article schedule tier".split()  # noqa: SIM905
    for end in ("", "s")
)
_DATE_SIGN: Final = re.compile(r"\d[/.-]\d")
_MONTH_WORDS: Final = frozenset(_MONTHS.lower().split("|"))
_SHORT_MONTH_WORDS: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()  # noqa: SIM905
)
_PERCENT_SIGN: Final = re.compile("%")
_PERCENT_WORDS: Final = ("percent", "cent")
_OPEN_BRACKET: Final = re.compile(r"[(\[{]")
_SIGN: Final = re.compile("[&/;+<>=~→]")
_SIGN_WORDS: Final = ("etc", "e")
"""The second is a piece of "i.e." and "e.g."."""


def _each(
    parts: Iterable[Part],
    look: Callable[[str], Iterator[tuple[int, str, str, str]]],
    severity: Severity,
) -> Iterator[Found]:
    """Give what `look` finds in each part: index, words, what, hint."""
    for part in parts:
        if part.kind is Kind.QUOTE:
            continue
        for index, words, what, hint in look(part.without_addresses):
            yield Found(part.place(index), _around(part, index, words), what, hint, severity)


def _around(part: Part, index: int, words: str) -> str:
    """Return the words that were found with a little of what stands before them."""
    start = part.text.rfind(" ", 0, max(0, index - 12)) + 1 if index > 12 else 0
    return part.text[start : index + len(words)].strip()


def _number_words(prose: Prose, profile: Profile) -> Iterator[Found]:
    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        for found in _NUMBER_WORD.finditer(text):
            digits = _VALUES[found[1].lower()]
            yield (
                found.start(),
                found[0],
                _("This number is a word."),
                _("Write: {digits}").format(digits=digits),
            )

    yield from _each(prose.parts_with(_VALUES.keys()), look, Severity.FAULT)


def _roman(prose: Prose, profile: Profile) -> Iterator[Found]:
    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        what = _("This looks like a roman number.")
        for found in _ROMAN.finditer(text):
            if len(found[0]) > 1:
                yield found.start(), found[0], what, _digits_hint(found[0])
        for found in _ROMAN_AFTER.finditer(text):
            if found[1].isupper():
                yield found.start(), found[0], what, _digits_hint(found[1])

    yield from _each(prose.parts_with(_PART_WORDS | _maybe_roman(prose)), look, Severity.FAULT)


def _maybe_roman(prose: Prose) -> set[str]:
    return {word for word in prose.index.words if len(word) > 1 and not word.strip("ivx")}


def _digits_hint(roman: str) -> str:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return _("Write: {digits}").format(digits=sum(-a if a < b else a for a, b in pairs))


def _dates(prose: Prose, profile: Profile) -> Iterator[Found]:
    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        in_full = _("Write it in full, such as: Monday 2 March 2026")
        for found in (*_FIGURE_DATE.finditer(text), *_SHORT_DATE.finditer(text)):
            yield found.start(), found[0], _("This date is not in full."), in_full
        for found in _DATE.finditer(text):
            if found["th"]:
                yield (
                    found.start(),
                    found[0],
                    _("This date has “{end}” after its number.").format(end=found["th"]),
                    _("Write the number alone, such as: Monday 2 March 2026"),
                )

    yield from _each(
        prose.parts_where(_DATE_SIGN, _MONTH_WORDS | _SHORT_MONTH_WORDS), look, Severity.FAULT
    )


def _day_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        for found in _DATE.finditer(text):
            if not found["day"]:
                yield (
                    found.start(),
                    found[0],
                    _("This date does not say which day of the week it is."),
                    _("Must people come on that day? Then write: Monday 2 March 2026"),
                )

    yield from _each(prose.parts_with(_MONTH_WORDS), look, Severity.NOTE)


def _percent(prose: Prose, profile: Profile) -> Iterator[Found]:
    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        for found in _PERCENT.finditer(text):
            yield found.start(), found[0], _("Percent is hard to picture."), _percent_hint(found[0])

    yield from _each(prose.parts_where(_PERCENT_SIGN, _PERCENT_WORDS), look, Severity.FAULT)


def _percent_hint(words: str) -> str:
    number = re.match(r"[\d.,]+", words)
    value = float(number[0].replace(",", "").rstrip(".") or 0) if number else 0.0
    tenth = round(value / 10)
    if not 0 < tenth < 10:
        return _("Say how many people it is. Or use a word, such as: all, most, a few.")
    return _("You could write: {number} out of 10").format(number=tenth)


def _brackets(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("Brackets stop the reader.")
    hint = _("Take the brackets away. Say it in a sentence of its own.")

    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        for found in _BRACKETS.finditer(text):
            yield found.start(), found[0], what, hint

    yield from _each(prose.parts_where(_OPEN_BRACKET), look, Severity.FAULT)


def _signs(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("Not everyone knows this sign or short form.")
    hint = _("Use a word, such as: and, or, for example.")

    def look(text: str) -> Iterator[tuple[int, str, str, str]]:
        for found in _SIGNS.finditer(text):
            yield found.start(), found[0], what, hint

    yield from _each(prose.parts_where(_SIGN, _SIGN_WORDS), look, Severity.FAULT)


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-301",
        N_("number as a word"),
        N_("Numbers are easier to find and to read as digits. Write 7, not seven."),
        "Inclusion Europe, Information for all, 2009 (from memory); GOV.UK easy read",
        _number_words,
    ),
    Rule(
        "ER-302",
        N_("roman number"),
        N_("Many people cannot read roman numbers. Use ordinary digits."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _roman,
    ),
    Rule(
        "ER-303",
        N_("date not in full"),
        N_("A date in short can be read wrong. Write the month as a word, and the year."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _dates,
    ),
    Rule(
        "ER-304",
        N_("date without its day"),
        N_("The name of the day helps people to be there."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _day_names,
    ),
    Rule(
        "ER-305",
        N_("percent"),
        N_("Percent is hard to picture. “8 out of 10 people” is easier, and “most” easier still."),
        "W3C, Making Content Usable, 2021; "
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _percent,
    ),
    Rule(
        "ER-306",
        N_("brackets"),
        N_("What stands in brackets is a second idea. Give it a sentence of its own."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _brackets,
    ),
    Rule(
        "ER-307",
        N_("sign or short form"),
        N_("Signs such as & and short forms such as “e.g.” have to be learned. Use words."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _signs,
    ),
)
"""The rules of this module."""
