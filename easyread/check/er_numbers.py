"""ER-3xx: numbers, dates and signs, as easy read writes them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.index import PIECES
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.signs import signs_if
from easyread.check.whole import matches, places_of

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

_NUMBER_WORD: Final = re.compile(rf"\b(?=[efhnst])({'|'.join(_VALUES)})\b(?!-way\b)", re.IGNORECASE)
_ROMAN: Final = re.compile(r"\b(?=[XVI])(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{2,3})\b")
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
_SHORT_DAYS: Final = "Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun"
_FIGURE_DATE: Final = re.compile(  # after its first digit it asks if a word begins there
    r"\d(?<!\w\d)(?:\d?[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{3}-\d{2}-\d{2})\b"
)
_SHORT_DATE: Final = re.compile(
    rf"\b(?=[\dJFMASOND])(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_SHORT_MONTHS})\b\.?(?!\w)"
    rf"|(?:{_SHORT_MONTHS})\.?\s+\d{{1,2}}\b)"
)
_DATE: Final = re.compile(
    rf"\b(?=[\dMTWFS])(?P<day>(?:{_DAYS}|(?P<short>{_SHORT_DAYS})\.?),?\s+(?:the\s+)?)?"
    rf"\d{{1,2}}(?P<th>st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:\s+\d{{4}})?\b"
)
_PERCENT: Final = re.compile(r"(?<![\d.,])\d[\d.,]{0,20}\s{0,3}(?:%|per\s?cent\b)", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"(?!\[[ xX]?\])[(\[{][^()\[\]{}\0]{0,400}[)\]}]")
_SIGNS: Final = re.compile(
    r"(?<=\s)&(?=\s)|[^\W\d]/[^\W\d]\w*|;|(?<=\s)\+(?=\s)|<|>|=|~|→|\bi\.e\.|\be\.g\.|\betc\b"
)

# Where its rule can find something: each is found much faster than the pattern.
_PART_WORDS: Final = frozenset(
    part + end
    for part in "part chapter section stage phase appendix level article schedule tier".split()  # noqa: SIM905
    for end in ("", "s")
)
_SINGLE: Final = frozenset("ivx")
_SEVERAL: Final = frozenset(
    tens + ones
    for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    if len(tens + ones) > 1
)
"""The roman numbers up to 39 of more than one letter."""
_MONTH_WORDS: Final = frozenset(_MONTHS.lower().split("|")) - {"may"}
_SHORT_MONTH_WORDS: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()  # noqa: SIM905
)
_DIGIT: Final = re.compile(r"\d")
_HAS_DIGIT: Final = signs_if(_DIGIT.search)
_PERCENT_WORDS: Final = ("percent", "cent")
_SIGNS_ALONE: Final = ("&", ";", "+", "<", ">", "=", "~", "→")
_SHORT_FORMS: Final = {"i.e.": "e", "e.g.": "g", "etc": "etc"}
"""Each with a word that the index then has."""


def _matches(
    prose: Prose, pattern: re.Pattern[str], parts: Iterable[int]
) -> Iterator[re.Match[str]]:
    """Give what `pattern` matches in the parts of these numbers, outside of addresses."""
    text, begins = prose.whole.without_addresses, prose.whole.begins
    for number in parts:
        yield from pattern.finditer(text, begins[number], begins[number + 1] - 1)


def _finds(
    prose: Prose, hits: Iterable[tuple[int, str, str, str]], severity: Severity = Severity.FAULT
) -> Iterator[Found]:
    """Give a finding for each hit that is not in a person's own words.

    A hit is where it stands in the whole text, its words, what it is, and what to do.
    """
    parts, begins = prose.parts, prose.whole.begins
    for place, words, what, hint in hits:
        number = bisect_right(begins, place) - 1
        part, index = parts[number], place - begins[number]
        if part.kind is not Kind.QUOTE:
            yield Found(part.place(index), _around(part.text, index, words), what, hint, severity)


def _around(text: str, index: int, words: str) -> str:
    """Return the words that were found with a little of what stands before them."""
    start = text.rfind(" ", 0, index - 12) + 1 if index > 12 else 0
    start = max(start, index - 100)  # a text without a space: each would quote all before it
    return text[start : index + len(words)].strip()


def _number_words(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, hint = _("This number is a word."), _("Write: {digits}")
    text, reading, begins = prose.whole.without_addresses, prose.reading, prose.whole.begins
    hits = []
    for at in reading.places_with(_HAS_NUMBER_WORD):
        number = bisect_left(reading.ends, at)
        begin = begins[reading.part_of(number)] + reading.starts[number]
        begin += reading.place_of(at, number)
        for one in _NUMBER_WORD.finditer(text, begin, begin + len(reading.tokens[at])):
            digits = _VALUES[one[0].casefold()]
            hits.append((one.start(), one[0], what, hint.format(digits=digits)))
    return _finds(prose, hits)


_HAS_NUMBER_WORD: Final = signs_if(
    lambda word: not _VALUES.keys().isdisjoint(PIECES[word.casefold()])
)
""" "ſix" is one too."""


def _roman(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, hint = _("This looks like a roman number."), _("Write: {digits}")
    several, single = prose.index.having(_SEVERAL), prose.index.having(_PART_WORDS, _SINGLE)

    def hits() -> Iterator[tuple[int, str, str, str]]:
        for number in sorted({*several, *single}):
            for found in _matches(prose, _ROMAN, (number,)):
                if len(found[0]) > 1:
                    yield found.start(), found[0], what, hint.format(digits=_value(found[0]))
            for found in _matches(prose, _ROMAN_AFTER, (number,)):
                if found[1].isupper():
                    yield found.start(), found[0], what, hint.format(digits=_value(found[1]))

    return _finds(prose, hits())


def _value(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)


def _dates(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, hint = _("This date is not in full."), _("Write it in full, such as: Monday 2 March 2026")
    with_end = _("This date has “{end}” after its number.")
    alone = _("Write the number alone, such as: Monday 2 March 2026")
    dates = list(_matches(prose, _DATE, _with_months(prose, _MONTH_WORDS)))
    short = (
        *_matches(prose, _FIGURE_DATE, prose.reading.parts_with(_HAS_DIGIT)),
        *_matches(prose, _SHORT_DATE, _with_months(prose, _SHORT_MONTH_WORDS)),
        *(one for one in dates if one["short"]),
    )
    hits = [(one.start(), one[0], what, hint) for one in short]
    hits += [
        (one.start(), one[0], with_end.format(end=one["th"]), alone)
        for one in dates
        if one["th"] and not one["short"]
    ]
    return _finds(prose, sorted(hits, key=lambda hit: prose.whole.part_at(hit[0])))


def _with_months(prose: Prose, months: Collection[str]) -> list[int]:
    """Return the parts that have a digit, and one of `months` or May: "may" is mostly no month."""
    whole = prose.whole
    may = whole.parts_at(places_of(whole.text, "May"))
    found = sorted({*may, *prose.index.having(months)})
    return [number for number in found if _DIGIT.search(prose.parts[number].text)]


def _day_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("This date does not say which day of the week it is.")
    hint = _("Must people come on that day? Then write: Monday 2 March 2026")
    dates = _matches(prose, _DATE, _with_months(prose, _MONTH_WORDS))
    hits = ((one.start(), one[0], what, hint) for one in dates if not one["day"])
    return _finds(prose, hits, Severity.NOTE)


def _percent(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, number = _("Percent is hard to picture."), _("You could write: {number} out of 10")
    word = _("Say how many people it is. Or use a word, such as: all, most, a few.")
    whole = prose.whole
    signs = whole.parts_at(places_of(whole.without_addresses, "%"))
    parts = sorted({*signs, *prose.index.having(_PERCENT_WORDS)})

    def hits() -> Iterator[tuple[int, str, str, str]]:
        for found in _matches(prose, _PERCENT, parts):
            tenth = _tenth(found[0])
            hint = number.format(number=tenth) if 0 < tenth < 10 else word
            yield found.start(), found[0], what, hint

    return _finds(prose, hits())


def _tenth(percent: str) -> int:
    """Return how many out of 10 it is, of words such as "75.5 %"."""
    number = re.match(r"[\d.,]+", percent)
    value = float(number[0].replace(",", "").rstrip(".") or 0) if number else 0.0
    return round(value / 10)


def _brackets(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("Brackets stop the reader.")
    hint = _("Take the brackets away. Say it in a sentence of its own.")
    text = prose.whole.without_addresses
    found = matches(_BRACKETS, text, places_of(text, "(", "[", "{"))
    return _finds(prose, [(one.start(), one[0], what, hint) for one in found])


def _signs(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("Not everyone knows this sign or short form.")
    hint = _("Use a word, such as: and, or, for example.")
    text = prose.whole.without_addresses
    said = [form for form, word in _SHORT_FORMS.items() if word in prose.index.words]
    begins = [place - 1 for place in places_of(text, "/")]
    found = matches(_SIGNS, text, begins + places_of(text, *_SIGNS_ALONE, *said))
    return _finds(prose, [(one.start(), one[0], what, hint) for one in found])


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
