"""How a session opens: what is decided today, what can change, what cannot, and who will hear."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Opening:
    """What the group is told before the first question. Each text may be empty."""

    decide: str = ""
    """What we decide today."""
    can_change: str = ""
    cannot_change: str = ""
    who_hears: str = ""
    """Who will hear what people say today."""
    step: str = ""
    """The ladder step agreed with the group: the id of a rung, or words of their own."""

    @property
    def is_set(self) -> bool:
        """Whether there is anything to tell."""
        return any(getattr(self, field.name) for field in fields(self))
