"""What a voice is told to say: cleaned, and respelled where it would say it wrong.

Each respelling keeps the written words beside it, so that what is heard can be found on the page.
The lists are content/speech/<language>.toml, which staff can change.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentError, ContentFolder, read_text, where
from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.scripts import printable

LONGEST: Final = 500
"""The most characters that a voice is given at once. A longer sentence is said in parts."""
_WORD: Final = r"[^\W\u3400-\u9fff]"
"""A letter or figure that goes on a word; Chinese letters stand beside others without a space."""
_LATIN: Final = r"[A-Za-z0-9_\u00c0-\u024f]"
_LARGEST: Final = 200_000
"""The largest list, in bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A few written words with how they are said."""

    written: str
    said: str


@dataclass(frozen=True)
class Sayings:
    """How the words of one language are said. Everything is empty for a language without a list."""

    words: dict[str, str] = field(default_factory=dict)
    """A written word or name, and how it is said."""
    signs: dict[str, str] = field(default_factory=dict)
    """The words for signs in addresses, ranges and times: "dot", "at", "slash", "dash", "to".

    "year" is the word after a year whose figures are said one by one.
    """
    months: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """The words for the days of a month, from the first."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        months = "|".join(map(re.escape, self.months)) or r"(?!)"
        year = re.escape(self.signs.get("year", "")) or r"(?!)"
        return re.compile(
            rf"(?P<word>{self._names(is_latin=True)}|{self._names(is_latin=False)})"
            r"|(?P<web>\b(?:https?://|www\.)[^\s<>]+[\w/])"
            r"|(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
            rf"|(?P<date>\b(?P<day>[0-3]?\d)\s+(?P<month>{months})\b)"
            rf"|(?P<year>(?<!{_WORD})[12]\d{{3}}(?=\s?{year}))"
            rf"|(?P<time>(?<!{_WORD})[0-2]?\d[:.][0-5]\d(?=\s*(?:am|pm)\b)"
            rf"|(?<!{_WORD})[0-2]?\d:[0-5]\d(?!{_WORD}))"
            rf"|(?P<phone>(?<!{_WORD}|[.,-])\+?\(?0?\d{{2,}}\)?(?:[ -]\d{{3,}}){{1,4}}(?!{_WORD})"
            rf"|(?<!{_WORD}|[.,-])0\d{{9,10}}(?!{_WORD}))"
            rf"|(?P<range>(?<!{_WORD}|[.,-])\d{{1,4}}\s?[-–]\s?\d{{1,4}}(?!{_WORD}|-))"
        )

    def _names(self, *, is_latin: bool) -> str:
        """Return a pattern of the words that are in Latin letters, or of the others.

        A word in Latin letters may touch letters of another script: Bengali adds its endings to it.
        """
        chosen = [word for word in self.words if word.isascii() is is_latin]
        if not chosen:
            return "(?!)"
        longest = sorted(chosen, key=len, reverse=True)
        names = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
        letter = _LATIN if is_latin else _WORD
        return rf"(?<!{letter}|[@/.-])(?:{names})(?!{letter}|@)"

    def parts(self, text: str) -> Iterator[Part]:
        """Give `text` in parts, in order: their written words together are `text`."""
        at = 0
        for found in self._pattern.finditer(text):
            said = self._said(found)
            if said is None:
                continue
            if found.start() > at:
                yield Part(text[at : found.start()], text[at : found.start()])
            yield Part(found[0], said)
            at = found.end()
        if at < len(text):
            yield Part(text[at:], text[at:])

    def _said(self, found: re.Match[str]) -> str | None:
        """Return how what was found is said; None to leave it as it is."""
        text = found[0]
        if found["word"]:
            return self.words[" ".join(text.split())]
        if found["web"] or found["mail"]:
            return self._address(text)
        if found["phone"]:
            return ", ".join(" ".join(group) for group in re.findall(r"\d+", text))
        if found["year"]:
            return " ".join(text)
        if found["time"]:
            return self._time(text)
        return self._date(found) if found["date"] else self._range(text)

    def _range(self, text: str) -> str | None:
        first, last = re.findall(r"\d+", text)
        return f"{first} {self.signs['to']} {last}" if "to" in self.signs else None

    def _date(self, found: re.Match[str]) -> str | None:
        day = int(found["day"])
        if not 1 <= day <= len(self.days):
            return None
        return f"{self.days[day - 1]} {found['month']}"

    def _time(self, text: str) -> str:
        hour, minute = re.split("[:.]", text)
        if minute == "00":
            return f"{int(hour)} {self.signs.get('o_clock', '')}".strip()
        return f"{int(hour)} {minute}" if minute[0] != "0" else f"{int(hour)} 0 {minute[1]}"

    def _address(self, text: str) -> str:
        signs = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore"}
        bare = re.sub(r"^https?://", "", text).rstrip("/")
        pieces = []
        for piece in re.findall(r"[^\W_]+|[./@_-]", bare):
            sign = self.signs.get(signs.get(piece, ""), " ") if piece in signs else ""
            pieces.append(sign or _spelt(piece))
        return " ".join(" ".join(pieces).split())


_SPELT: Final = frozenset({"www", "uk", "nhs", "pdf"})
"""Pieces of addresses that are said letter by letter."""


def _spelt(piece: str) -> str:
    return " ".join(piece) if piece.lower() in _SPELT else piece


def cleaned(text: str) -> str:
    """Return `text` as a voice can say it: no control characters, no emoji, and no odd forms.

    Forms such as wide letters and ligatures become plain ones (NFKC).
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", printable(text))
    said = "".join(" " if _is_unsayable(letter) else letter for letter in plain)
    return " ".join(said.split())


def _is_unsayable(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSAYABLE and letter not in _JOINERS


_JOINERS: Final = "\u200c\u200d"
_UNSAYABLE: Final = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of characters that have no sound: emoji and other symbols, and what nobody can see."""


def from_first_word(text: str) -> str:
    """Return `text` without the quotation marks and brackets that it begins with.

    The voice rests 0.2 seconds before them, so that the sentence would light up before its sound.
    """
    at = 0
    while at < len(text) and (
        text[at] in "\"' " or unicodedata.category(text[at]) in _AROUND_WORDS
    ):
        at += 1
    return text[at:]


_AROUND_WORDS: Final = frozenset({"Ps", "Pe", "Pi", "Pf"})
"""Kinds of characters that open and close: brackets and quotation marks of every language."""


def can_be_said(text: str) -> bool:
    """Whether there is a letter or a number in `text`: dashes and dots have no sound."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in text)


def in_lengths(text: str) -> Iterator[str]:
    """Give `text` in pieces that are short enough for a voice, cut between words if that goes."""
    while len(text) > LONGEST:
        cut = text.rfind(" ", LONGEST // 2, LONGEST)
        cut = LONGEST if cut < 0 else cut
        yield text[:cut].strip()
        text = text[cut:].strip()
    if text:
        yield text


def sayings(folder: ContentFolder, tag: str) -> Sayings:
    """Return how words of a language are said; an empty list if there is none for it.

    Raises ContentError if the list cannot be used.
    """
    language = tag.split("-", maxsplit=1)[0].lower()
    file = folder.file(f"speech/{language}.toml")
    if not file.is_file():
        return Sayings()
    text = read_text(file, _LARGEST)
    if isinstance(text, Finding):
        raise ContentError([text])
    try:
        return _checked(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ContentError([_fault(file, int(line[1]) if line else 1, error)]) from None


def _fault(file: Path, line: int, error: Exception) -> Finding:
    is_ours = isinstance(error, TypeError)
    what = str(error) if is_ours else _("We cannot read this list of how words are said.")
    hint = _("Look how the other lines are written: a word, =, and how it is said, in quotes.")
    return Finding("SP-1", where(file, line), what, hint)


def check(folder: ContentFolder) -> tuple[Finding, ...]:
    """Return what is wrong with the lists of how words are said."""
    found: list[Finding] = []
    for file in folder.files("speech", "*.toml"):
        try:
            sayings(folder, file.stem)
        except ContentError as error:
            found += error.findings
    return tuple(found)


def _checked(found: dict[str, object]) -> Sayings:
    words, signs = found.get("words", {}), found.get("signs", {})
    months, days = found.get("months", []), found.get("days", [])
    for table in (words, signs):
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            raise TypeError(_("How a word is said has to be in quotation marks."))
    for names in (months, days):
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise TypeError(_("Months and days are lists of words in quotation marks."))
    assert isinstance(words, dict) and isinstance(signs, dict)  # noqa: S101, PT018
    assert isinstance(months, list) and isinstance(days, list)  # noqa: S101, PT018
    said = {" ".join(word.split()): how for word, how in words.items() if word.strip()}
    return Sayings(said, signs, tuple(months), tuple(days))
