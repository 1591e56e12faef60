"""ER-202: initials that are not written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Prose
from easyread.check.reading import END
from easyread.check.rule import Found, Rule
from easyread.check.sentences import MARKS
from easyread.check.signs import Signs, signs_if
from easyread.check.whole import places_of

_INITIALS: Final = re.compile(
    r"(?P<short>[A-Z](?<!\w.)(?:[A-Z]+[a-z]?s?|[A-Z]{0,3}&[A-Z]{1,4}))\b(?!\.[A-Za-z])"
    r"(?P<told>(?: [a-z]+)? (?:means|stands for|is short for|is (?:an?|the) ))?"
)
"""Initials, and whether the words after them say at once what they stand for; not of "GOV.UK".

It begins with a letter and looks back then: that is 3 times faster than to begin with \\b.
"""
_KNOWN_INITIALS: Final = frozenset(
    "UK GP TV DVD NHS CD BBC PC USB ID OK AM PM WC EU USA MP PE KB MB GB PDF "  # noqa: SIM905
    "COVID PIN CCTV HIV GCSE DIY".split()
)
"""Initials that more people know than what they stand for."""
_STRESSED: Final = word_set(
    "NOT NO NEVER ALWAYS ALL ONLY MUST ANY AND OR BUT YOU YOUR YES STOP HELP"
)
"""Words that writers stress with capitals."""


def _initials(prose: Prose, profile: Profile) -> Iterator[Found]:
    every = _every(prose)
    told = {found["short"] for found in every if found["told"] and "&" not in found[0]}
    done, letters = set(_KNOWN_INITIALS | _STRESSED), ""
    what = _("These letters are not written out.")
    hint = _("Write all the words where they first stand. Then say: we call it {short}.")
    for found in every:
        written = found["short"]
        short = written.rstrip("s")
        if short in done:
            continue
        part, index = prose.at(found.start())
        if part.kind is Kind.QUOTE or _is_shouted(part.text, index, index + len(written)):
            continue
        done.add(short)
        letters = letters or _first_letters(prose)
        if short.upper() not in told and short.upper() not in letters:
            yield Found(part.place(index), written, what, hint.format(short=short))


def _every(prose: Prose) -> list[re.Match[str]]:
    """Return all initials. They stand in one word, or around "&", so few parts are looked at."""
    whole = prose.whole
    parts = prose.reading.parts_with(_HAS_CAPITALS)
    parts.update(whole.parts_at(places_of(whole.text, "&")))
    each = ((whole.begins[number], whole.begins[number + 1] - 1) for number in sorted(parts))
    return [one for its in each for one in _INITIALS.finditer(whole.text, *its)]


_HAS_CAPITALS: Final = signs_if(re.compile("[A-Z]{2}").search)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether it is a word among words in capitals, which ER-402 tells."""
    around = text[max(0, start - 12) : end + 12]
    return end - start > 5 or len(_IN_CAPITALS.findall(around)) > 2


_IN_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
_SMALL: Final = frozenset(
    form
    for word in ("of", "and", "or", "and/or", "the", "for", "in", "to", "on", "with", "a")
    for form in (word, word.title(), word.upper())
)


def _first_letters(prose: Prose) -> str:
    """Return the first letters of the words of each part, as a line: SEN for "special needs".

    Then once more without words such as "of", which initials mostly leave out.
    """
    reading = prose.reading
    lines = list(reading.signs_of_words(_SIGNS, _MARK))
    joined = [number for number, part in enumerate(prose.parts) if "-" in part.text]
    for number in joined:
        text = prose.parts[number].text
        said = PIECE.findall(text) if "_" in text else reading.words_in(number)
        lines[number] = "".join(map(_FIRST_OF_PIECES.__getitem__, said))
    whole = without = "\0".join(lines).replace(END, "")
    for letter in {word[0].lower() for word in _SMALL}:
        without = without.replace(letter, "")
    return f"{whole.upper()}\0{without}"


_FIRST: Final = Remembered(lambda word: word[0].lower() if word in _SMALL else word[0].upper()[0])
"""The first letter of each word: a capital letter, but of words such as "of" a small one."""
_MARK: Final = "\1"
_SIGNS: Final = Signs(lambda word: _MARK if word in MARKS else _FIRST[word])
_FIRST_OF_PIECES: Final = Remembered(
    lambda word: "".join(map(_FIRST.__getitem__, PIECE.findall(word))) or word[0]
)
"""The same of each piece: C and P for "co-production"."""


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-202",
        N_("initials that are not written out"),
        N_("Not everyone knows what the letters stand for. Write the words first."),
        "GOV.UK easy read; Inclusion Europe, Information for all, 2009",
        _initials,
    ),
)
"""The rules of this module."""
