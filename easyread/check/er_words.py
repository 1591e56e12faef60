"""ER-201: hard words that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.explaining import explained
from easyread.check.hard_words import hard_words
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Part, Prose, is_english
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_lists import word_lists


def _hard_words(prose: Prose, profile: Profile) -> Iterator[Found]:
    reading, every = prose.reading, hard_words(prose)
    told, easier = explained(prose, every), word_lists().easier_words
    what = _("This word may be hard, and nothing explains it.")
    instead = _("You could write: {better}. Or explain it in the next sentence.")
    plain = _("Use an easier word. Or explain it in the next sentence.")
    for number, words in every.items():
        new = [one for one in words if one.hard not in told and not one.is_in_phrase]
        part = prose.parts[reading.part_of(number)] if new else None
        if part is None or part.kind is Kind.QUOTE or not is_english(part, prose):
            continue
        for at, word, hard, _is_in_phrase in new:
            if hard in told:
                continue
            place = reading.starts[number] + reading.place_of(at, number)
            if word[0].islower() or " " in word or not _is_name(part, place, word):
                told.add(hard)
                better = easier.get(hard, "")
                hint = instead.format(better=better) if better else plain
                yield Found(part.place(place), word, what, hint, Severity.NOTE)


def _is_name(part: Part, index: int, word: str) -> bool:
    """Whether the word is a name: a capital letter inside a sentence, or initials."""
    if word.isupper() and len(word) > 1:
        return True
    if not word[0].isupper():
        return False
    if part.kind is Kind.HEADING and not _SMALL_LETTERS.search(part.text):
        return False  # Each Word Has A Capital Here
    if _NAME_GOES_ON.match(part.text, index + len(word)):
        return True
    before = part.text[max(0, index - 20) : index].rstrip()
    return bool(before) and before[-1] not in ".!?:\n“\"'‘•"


_SMALL_LETTERS: Final = re.compile(r"(?<![\w’'-])[a-z]{5}")
"""A word of some length with a small letter: only names have a capital then."""
_NAME_GOES_ON: Final = re.compile(r" (?!I\b)[A-Z][a-z]")
"""After the first word of a sentence it says that both are a name: "Inclusion Europe helps"."""


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-201",
        N_("hard word that is not explained"),
        N_("A hard word stops the reader. Use an easy one, or say at once what it means."),
        "GOV.UK easy read: explain hard words in the next sentence; Inclusion Europe 2009; PIF",
        _hard_words,
        finds=8,
        right=8,
        is_judgement=True,
    ),
)
"""The rules of this module."""
