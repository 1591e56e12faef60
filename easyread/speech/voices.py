"""Which language has a computer voice, and how far it can be trusted, stated plainly.

Nobody who speaks these languages has listened yet: `Standing` says what is known without them.
Another language's voice is never used instead: a listener would hear nonsense, or an insult.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """How far a computer voice can be trusted."""

    GOOD = "good enough"
    """Every word can be told, although it sounds like a computer."""
    NEEDS_EAR = "needs a speaker's ear"
    """It speaks. Somebody who speaks the language has to listen before families get it."""
    NEEDS_MARKS = "needs vowel marks"
    """It reads words without vowel marks wrong, so it reads only text that has them."""
    RECORDING_ONLY = "recording only"
    """No voice speaks it: a person has to read it aloud."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The voice of a language as we use it."""

    language: str
    """The language, such as "en-GB" or "ur"."""
    voice: str
    """The language by which the speech library knows it."""
    standing: Standing
    rate: int
    """What the library is told, which counts in short English words: so each language has its own.

    With it the charter and the pledges have 110 to 130 written words in a minute of the finished
    sound, pauses and all; in Chinese 170 to 210 characters (tests/documents/test_pace.py).
    """
    volume: int = 80
    """Of 100: evens the voices out. Above 90 the loudest ones are cut off."""


_EAR, _MARKS = Standing.NEEDS_EAR, Standing.NEEDS_MARKS
SPEAKERS: Final = (
    Speaker("en-GB", "en-gb", Standing.GOOD, 126),
    Speaker("ur", "ur", _EAR, 128),
    Speaker("pa", "pa", _EAR, 135),
    Speaker("bn", "bn", _EAR, 183, volume=72),
    Speaker("gu", "gu", _EAR, 171),
    Speaker("hi", "hi", _EAR, 120),
    Speaker("pl", "pl", _EAR, 184, volume=88),
    Speaker("ro", "ro", _EAR, 157, volume=96),
    Speaker("zh", "cmn", _EAR, 175, volume=66),
    Speaker("fa", "fa", _EAR, 167),
    Speaker("ar", "ar", _MARKS, 185, volume=90),
)
"""The languages that we have a voice for."""
RECORDING_ONLY: Final = ("so", "ps", "ckb", "prs", "pa-Arab", "syl")
"""Languages of Birmingham's families that no voice speaks: Somali, Pashto, Central Kurdish, Dari,
Mirpuri Pahari (as written in Arabic letters) and Sylheti."""


_OWN_SCRIPT: Final = ("zh-hans", "pa-guru")
"""Tags that name the script which their language's voice reads."""


def speaker_of(tag: str) -> Speaker | None:
    """Return the voice for a language tag, such as "en-GB"; None if only a person can read it.

    A tag with a region speaks as its language does; one with another script does not.
    """
    lower = tag.lower()
    known = {speaker.language.lower(): speaker for speaker in SPEAKERS}
    if lower in known:
        return known[lower]
    language, *rest = lower.split("-")
    if any(len(part) == 4 for part in rest) and lower not in _OWN_SCRIPT:
        return None
    return known["en-gb"] if language == "en" else known.get(language)


def standing_of(tag: str) -> Standing:
    """Return how far the voice for a language can be trusted."""
    speaker = speaker_of(tag)
    return speaker.standing if speaker else Standing.RECORDING_ONLY


def may_read(text: str, tag: str) -> bool:
    """Whether a computer voice may read `text`, which is in the language `tag`."""
    speaker = speaker_of(tag)
    if speaker is None:
        return False
    return speaker.standing is not Standing.NEEDS_MARKS or has_vowel_marks(text)


_VOWEL_MARKS: Final = frozenset(map(chr, range(0x064B, 0x0653)))
_ENOUGH_MARKS: Final = 0.25
"""Marks for each letter. Fully marked Arabic has about 0.8; a newspaper has fewer than 0.02."""


def has_vowel_marks(text: str) -> bool:
    """Whether enough of the Arabic letters of `text` carry vowel marks to be read aloud."""
    letters = sum("\u0621" <= letter <= "\u064a" for letter in text)
    marks = sum(letter in _VOWEL_MARKS for letter in text)
    return letters == 0 or marks / letters >= _ENOUGH_MARKS
