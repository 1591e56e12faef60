"""What will be done: "you said, we will", with an owner and a date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that someone will do because of what people said."""

    id: int
    said: str
    """What people said, in the facilitator's words; never a comment taken over by itself."""
    will: str
    """What happens next."""
    who: str
    """Who does it. Empty when nobody is named yet."""
    by: str
    """By when, as it was typed. Empty when there is no date yet."""
