"""What happened about a meeting's languages: events that `coproduce.domain.events` joins in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguagesOffered:
    """The facilitator chose which languages people can read on phones: the whole new list of tags.

    English and the meeting's own language are always offered. A draft is offered only when it is
    in this list.
    """

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecondLanguageSet:
    """The room's screen says each question in this language too; empty: in one language."""

    language: str


LanguageEvent = LanguagesOffered | SecondLanguageSet
"""All of them."""
