"""Hard words and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from coproduce.domain.charter import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HardWord(Fact):
    """A hard word. `name` is the word as the word list shows it."""

    meaning: tuple[str, ...]
    """Easy sentences."""
    picture: str
    forms: tuple[str, ...] = ()
    """Other ways in which it stands in a sentence, such as its plural or its initials."""
    in_pack: bool = False
    """It is in the glossary of the award scheme's information pack."""
