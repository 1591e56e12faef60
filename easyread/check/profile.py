"""Profiles: whose figures the rules use. No two standards agree, so each names its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """The figures and choices of one standard."""

    name: str
    about: str
    """Who says so, with the year."""
    aim_words: int = 10
    """Words of a sentence to aim at."""
    note_words: int = 15
    """A sentence with more words gets a note."""
    most_words: int = 25
    """A sentence with more words is a fault."""
    paragraph_words: int = 50
    """Words of a paragraph at most (W3C, Making Content Usable, 2021)."""
    most_pages: int = 24
    """Pages of a document at most."""
    least_points: float = 14.0
    """The smallest size of the words, in points."""
    is_italic_fault: bool = True
    has_pictures: bool = True
    """Each block wants a picture."""
    off: frozenset[str] = field(default_factory=frozenset)
    """Codes of rules that this standard does not ask for."""


DEFAULT: Final = "coproduce"

PROFILES: Final = {
    profile.name: profile
    for profile in (
        Profile(
            DEFAULT,
            "Ours: aim at 10 words, note above 15, fault above 25. The figures that separated easy "
            "from hard texts best when measured on 378 texts.",
        ),
        Profile(
            "govuk",
            "GOV.UK, Making your service accessible: easy read, 2021: 10 to 15 words, at most 24 "
            "pages, 14 pt.",
            note_words=12,
            most_words=15,
        ),
        Profile(
            "easy-read-standard",
            "The Easy Read Standard 1.0, January 2026: at most 25 words.",
            note_words=20,
        ),
        Profile(
            "inclusion-europe",
            "Inclusion Europe, Information for all, 2009: short sentences, one idea, each on a new "
            "line, at least 14 pt.",
            note_words=12,
            most_words=20,
        ),
        Profile(
            "ukaaf-large-print",
            "UKAAF, Creating clear print and large print documents, 2012: at least 16 pt, better "
            "18 pt, no italics, no blocks of capitals.",
            least_points=16.0,
            has_pictures=False,
        ),
        Profile(
            "rnib",
            "RNIB, Top tips for clear print, 2017: at least 12 pt, better 14 pt; plain text, "
            "left-aligned, no italics, no underlining, no blocks of capitals.",
            least_points=12.0,
            has_pictures=False,
        ),
    )
}
"""Every profile by its name."""
