"""The numbers and dates that a text says, in a form in which two texts can be compared.

"Seventy-five", 75 and 75.0 are one number; "80 %", "8 out of 10" and "4 in every 5" one share;
"1 July 2022" and 01/07/2022 one day. Dates are taken out first, so that no year is a number too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH: Final = r"(?P<{0}>" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + r"|sept)\b\.?"
_DAYS: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s+(?:the\s+)?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?"
)
_YEAR: Final = r",?\s+(?P<y>\d{4})\b"
_DATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>\d{4})-(?P<mn>\d\d)-(?P<d>\d\d)\b",
        r"\b(?P<d>\d{1,2})[/.](?P<mn>\d{1,2})[/.](?P<y>\d{4}|\d{2})\b",
        rf"\b{_DAYS}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m')}(?:{_YEAR})?",
        rf"\b{_MONTH.format('m')}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:{_YEAR})?",
        rf"\b{_MONTH.format('m')},?\s+(?P<y>\d{{4}})\b",
        r"\b(?P<s>spring|summer|autumn|winter)(?:\s+of)?\s+(?P<y>\d{4})\b",
        r"\b(?P<y>(?:19|20)\d\d)\s?[-/–]\s?(?P<y2>\d{4}|\d\d)\b(?!-)",
        r"(?<![£$€\d.,/])\b(?P<y>(?:19|20)\d\d)\b(?![,.]?\d|\s?%)",
    )
)
_BARE_MONTH: Final = re.compile(
    r"\b(?P<m>January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|(?<=\b[Ii]n )(?P<in>May)\b|(?<=\b[Bb]y )(?P<by>May)\b|(?<=\bto )(?P<to>May)\b"
)
_WEB: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com)\b(?!@)\S*"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\d,.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?(?:[\s-]?\d{2,4}){2,3}\b"
)
_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_VALUES: Final = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_WORD: Final = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER_WORDS: Final = re.compile(
    rf"\b(?:{_WORD})(?:(?:[\s-]+and\s+|[\s-]+)(?:{_WORD}))*\b", re.IGNORECASE
)
_DIGITS: Final = re.compile(
    r"(?<![\w.])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<times>\s?(?:million|thousand|bn|billion|m|k)\b)?(?P<th>st|nd|rd|th)?",
    re.IGNORECASE,
)
_TIMES: Final = {"m": 10**6, "million": 10**6, "k": 1000, "thousand": 1000}
_CLOCK: Final = re.compile(
    r"\b(?P<h>\d{1,2})(?:[.:](?P<min>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<h24>[012]?\d):(?P<min24>[0-5]\d)\b"
    r"|\b(?P<oclock>\d{1,2})\s+o[’']clock",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"(?<![\w.])(?P<n>\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_WORDS_PERCENT: Final = re.compile(rf"({_NUMBER_WORDS.pattern})\s+per\s?cent\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"(?<![\w.])(?P<a>\d+)\s+(?:out\s+of|in|of)(?:\s+every|\s+each)?\s+(?P<b>\d+)\b", re.IGNORECASE
)
_WORDS_SHARE: Final = re.compile(
    rf"\b(?P<a>{'|'.join(_SMALL[1:])})\s+(?:out\s+of|in)(?:\s+every|\s+each)?"
    rf"\s+(?P<b>{'|'.join((*_SMALL[3:], *_TENS))})\b",
    re.IGNORECASE,
)
"""“Two in five”, but not “one in two”, which is also said of something else."""
_PARTS: Final = re.compile(
    r"\b(?:(?P<half>half)(?![\s-](?:term|past|day|hour|an\b|brother|sister))"
    r"|(?P<many>three|two|one|a)[\s-]+(?P<part>quarter|third|fifth|tenth)s?(?=\s+of\b|\b.?$))\b",
    re.IGNORECASE,
)
_NTH: Final = {"quarter": 4, "third": 3, "fifth": 5, "tenth": 10}
_EACH: Final = re.compile(
    r"\b(?P<adverb>annual(?:ly)?|yearly|monthly|weekly|termly|fortnightly|quarterly)\b"
    r"|\b(?:every|each)\s+(?P<every>year|month|week|term|fortnight|quarter)\b"
    r"|\b(?:a|per)\s+(?P<per>year|month|week|term|fortnight|quarter)\b",
    re.IGNORECASE,
)
_ADVERBS: Final = {"annual": "year", "annually": "year", "yearly": "year", "quarterly": "quarter"}
_ONE: Final = re.compile(
    r"\b(?:one|1)(?=\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|terms?|times?|"
    r"meetings?|pages?|pounds?|places?|representatives?|members?|reports?|copy|copies|reviews?)\b)"
    r"|(?<=\bleast )one\b|(?<=\bonly )one\b|(?<=\bthan )one\b",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(r"\b(?:every|each) (?:3|three) months\b")
_OFTEN: Final = re.compile(r"\b(?:once(?=\s+(?:a|an|each|every|per|in)\b)|twice)", re.IGNORECASE)
_NEXT: Final = re.compile(r"[\s-]*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date, where it stands in its text."""

    key: str
    """What it says, the same for all ways of writing it; a date has its parts, "y2022 m7 d1"."""
    words: str
    at: int
    is_date: bool = False
    unit: str = ""
    """The word after a number, for telling 6 weeks from 6 people."""


@dataclass
class Figures:
    """What a text says in figures."""

    said: list[Figure] = field(default_factory=list)
    also: Counter[str] = field(default_factory=Counter)
    """Keys that other words of the text would answer for: "a year" for 1 and 12 months."""

    def count(self, key: str) -> int:
        """How often the text answers for `key`."""
        return sum(figure.key == key for figure in self.said) + self.also[key]


def has_date(there: Iterable[Figures], key: str) -> bool:
    """Whether each part of a date is said: “from 3 to 5 March” has the 3 of March."""
    said = [figure for one in there for figure in one.said]
    parts = {part for figure in said if figure.is_date for part in figure.key.split()}
    days = {f"d{figure.key}" for figure in said if not figure.is_date}
    return set(key.split()) <= parts | days


def figures(text: str) -> Figures:
    """Return the numbers and dates of one text."""
    found, whole = Figures(), text
    text = _WEB.sub(lambda address: " " * len(address[0]), text)
    for read in (_phones, _dates, _shares, _clock, _numbers):
        for figure, start, end in list(read(text)):
            if text[start:end].strip():
                found.said.append(figure)
                text = text[:start] + " " * (end - start) + text[end:]
    _also(found, text, whole)
    found.said.sort(key=lambda figure: figure.at)
    return found


_Places = Iterator[tuple[Figure, int, int]]


def _phones(text: str) -> _Places:
    for found in _EMAIL.finditer(text):
        yield Figure(found[0].lower(), found[0], found.start()), found.start(), found.end()
    for found in _PHONE.finditer(text):
        key = re.sub(r"^440?", "0", re.sub(r"\D", "", found[0]))
        yield Figure(key, found[0], found.start()), found.start(), found.end()


def _dates(text: str) -> _Places:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            if (parts.get("m") or "A")[0].isupper() and (key := _date_key(parts)):
                yield Figure(key, found[0], found.start(), True), found.start(), found.end()
                text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    for found in _BARE_MONTH.finditer(text):
        key = _date_key({"m": found[0]})
        yield Figure(key, found[0], found.start(), True), found.start(), found.end()


def _date_key(parts: dict[str, str | None]) -> str:
    """Return the parts of a date as a key; empty when there is no such day."""
    year, second = parts.get("y") or "", parts.get("y2") or ""
    name, number = parts.get("m") or "", int(parts.get("mn") or 0)
    month = next((n for n, m in enumerate(_MONTHS, 1) if name[:3].lower() == m[:3]), number)
    day = int(parts.get("d") or 0)
    if month > 12 or day > 31:
        return ""
    if second and int(year[:4][: 4 - len(second)] + second) - int(year) not in range(1, 40):
        return ""
    said = [f"y{year if len(year) == 4 else '20' + year}"] if year else []
    said += [f"y{year[: 4 - len(second)]}{second}"] if second else []
    said += [f"m{month}"] if month else []
    said += [f"d{day}"] if day else []
    said += [f"s{parts['s'].lower()}"] if parts.get("s") else []  # type: ignore[union-attr]
    return " ".join(said)


def _shares(text: str) -> _Places:
    for found in _PERCENT.finditer(text):
        yield _share(found, Fraction(found["n"]) / 100)
    for found in _WORDS_PERCENT.finditer(text):
        yield _share(found, Fraction(_value(found[1]), 100))
    for found in _SHARE.finditer(text):
        if 0 < int(found["a"]) <= int(found["b"]):
            yield _share(found, Fraction(int(found["a"]), int(found["b"])))
    for found in _WORDS_SHARE.finditer(text):
        if _value(found["a"]) < _value(found["b"]):
            yield _share(found, Fraction(_value(found["a"]), _value(found["b"])))
    for found in _PARTS.finditer(text):
        many = {"three": 3, "two": 2}.get((found["many"] or "").lower(), 1)
        part = 2 if found["half"] else _NTH[found["part"].lower()]
        yield _share(found, Fraction(many, part))


def _share(found: re.Match[str], value: Fraction) -> tuple[Figure, int, int]:
    return Figure(f"{value} of all", found[0], found.start()), found.start(), found.end()


def _clock(text: str) -> _Places:
    for found in _CLOCK.finditer(text):
        hour = int(found["h"] or found["h24"] or found["oclock"]) % 12
        key = f"{hour}:{found['min'] or found['min24'] or '00'}"
        yield Figure(key, found[0], found.start()), found.start(), found.end()


def _numbers(text: str) -> _Places:
    for found in _DIGITS.finditer(text):
        value = Fraction(found["n"].replace(",", "") + (found["part"] or ""))
        value *= _TIMES.get((found["times"] or "").strip().lower(), 1)
        yield _number(text, found, value)
    for found in _NUMBER_WORDS.finditer(text):
        number = _value(found[0])
        if number > 1 or found[0].lower() == "zero" or _ONE.match(text, found.start()):
            yield _number(text, found, Fraction(number))
    for found in _OFTEN.finditer(text):
        yield _number(text, found, Fraction(1 if found[0].lower() == "once" else 2))
    for found in _EACH.finditer(text):
        if not found["per"]:
            unit = (found["every"] or found["adverb"]).lower()
            unit = _ADVERBS.get(unit, unit.removesuffix("ly"))
            yield Figure(f"each {unit}", found[0], found.start()), found.start(), found.end()


def _number(text: str, found: re.Match[str], value: Fraction) -> tuple[Figure, int, int]:
    after = _NEXT.match(text, found.end())
    unit = after[1].lower().removesuffix("s") if after else ""
    key = str(value.numerator) if value.denominator == 1 else str(float(value))
    return Figure(key, found[0], found.start(), unit=unit), found.start(), found.end()


def _value(words: str) -> int:
    """Return what number words mean: "one hundred and fifty" is 150."""
    total = now = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        number = _VALUES[word]
        if number in (100, 12) and word in ("hundred", "dozen"):
            now = max(1, now) * number
        elif number >= 1000:
            total, now = total + max(1, now) * number, 0
        else:
            now += number
    return total + now


def _also(found: Figures, text: str, whole: str) -> None:
    """Add what other words of the text would answer for."""
    low = text.lower()
    for each in _EACH.finditer(whole.lower()):
        unit = each["every"] or each["per"] or each["adverb"] or ""
        unit = _ADVERBS.get(unit, unit.removesuffix("ly"))
        found.also.update((f"each {unit}", "1"))
        if unit == "year":
            found.also["12"] += 1
        if unit == "quarter":
            found.also["3"] += 1
    found.also["each quarter"] += len(_QUARTER.findall(whole.lower()))
    for figure in found.said:
        found.also.update(_same(figure))
    for number, word in enumerate(_ORDINALS, 1):
        found.also[str(number)] += len(re.findall(rf"\b{word}(?:ly)?\b", low))
    found.also["0"] += len(re.findall(r"\b(?:birth|born|none|no)\b", low))
    found.also["1"] += len(re.findall(r"\b(?:one|once|single)\b", low))
    found.also["2"] += len(re.findall(r"\b(?:both|pair|fortnight)\b", low))
    found.also["12:00"] += len(re.findall(r"\b(?:noon|midday|midnight)\b", low))


def _same(figure: Figure) -> Iterator[str]:
    """Give other keys that say the same as a figure."""
    if figure.is_date:
        day = re.search(r"\bd(\d+)", figure.key)
        if day:
            yield day[1]
    elif figure.key == "12" and figure.unit == "month":
        yield from ("1", "each year")
    elif figure.key == "1" and figure.unit == "year":
        yield "12"
    elif figure.key.endswith(" of all") and not re.search("%|cent", figure.words):
        value = Fraction(figure.key.removesuffix(" of all"))
        for percent in range(1, 100):  # "nearly 8 out of 10" for 78 %
            near = Fraction(percent, 100)
            if near != value and value.denominator in (2, 3, 4, 5, 10) and _is_near(near, value):
                yield f"{near} of all"


def _is_near(exact: Fraction, said: Fraction) -> bool:
    return abs(exact - said) <= Fraction(5, 100)
