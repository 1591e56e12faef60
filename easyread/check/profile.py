"""Profiles: whose figures the rules use. No two standards agree, so each names its source.

What we could not read in the source itself says "from memory" or "quoted by others".
"""

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
            "GOV.UK, Inclusive communication: accessible communication formats, as it stood in "
            "June 2020: no more than 10 to 15 words, one idea and one verb, at most 24 pages, "
            "14 pt. The page was changed in June 2026; we have not read all of the new one.",
            note_words=10,
            most_words=15,
        ),
        Profile(
            "easy-read-standard",
            "The Easy Read Standard 1.0, January 2026, Standard 1: Words: aim for sentences under "
            "25 words. Its other figures are ours.",
            note_words=20,
            most_words=24,
        ),
        Profile(
            "inclusion-europe",
            "Inclusion Europe, Information for all, 2009: short sentences, one idea, each on a new "
            "line, at least the size of Arial 14 (the last two from memory). It counts no words: "
            "those figures are ours.",
        ),
        Profile(
            "ukaaf-large-print",
            "UKAAF, G003 Creating clear print and large print documents, 2012 and 2019: at least "
            "16 pt, ideally 18 pt, no italics, no underlining, no large blocks of capitals.",
            least_points=16.0,
            has_pictures=False,
        ),
        Profile(
            "rnib",
            "RNIB clear print guidelines, quoted by others: at least 12 pt, better 14 pt; "
            "left-aligned; italics, underlining and capitals are harder to read.",
            least_points=12.0,
            has_pictures=False,
        ),
    )
}
"""Every profile by its name."""
