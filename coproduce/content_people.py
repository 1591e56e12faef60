"""Reads what people are offered beside the questions: phrases, the agreement, and the ladder.

These files come with the program; staff change their words, not their shape.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from coproduce import resources
from coproduce.domain.people import AgreementPart
from coproduce.languages import words

MOST_PHRASES: Final = 5
"""The most picture phrases in one comment."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with a picture that a person can choose instead of writing."""

    id: str
    number: int
    """Its place in the list, from 1: what is typed for it at a keyboard and from paper."""
    is_good: bool
    """Whether it says something good; the others say what was hard."""
    text: str
    """In English; `languages.words` says it."""
    is_pointing: bool = False
    """Its picture shows a direction: mirrored where people read from right to left."""


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What is said about one part of the agreement; English, for `languages.words`."""

    part: AgreementPart
    name: str
    question: str
    about: tuple[str, ...]
    if_no: str
    """What a no means."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The information and agreement sheet; English, for `languages.words`."""

    title: str
    about: tuple[str, ...]
    mark: str
    before: str
    ask: str
    parts: tuple[AgreementWords, ...]


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of a published ladder of co-production."""

    id: str
    name: str
    """The publisher's name for it."""
    text: str
    """Our own sentence about it, in English."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A published ladder, the lowest step first, labelled as its publisher's."""

    name: str
    publisher: str
    address: str
    steps: tuple[LadderStep, ...]


def phrases() -> tuple[Phrase, ...]:
    """Return the picture phrases in their fixed order."""
    return tuple(
        Phrase(p["id"], number, p["kind"] == "good", p["words"], p.get("is_pointing", False))
        for number, p in enumerate(_table("phrases")["phrase"], 1)
    )


def phrase_text(ids: Iterable[str]) -> str:
    """Return the sentences of these phrases in the language of now; unknown ids are left out."""
    chosen = set(ids)
    return " ".join(words(p.text) for p in phrases() if p.id in chosen)


def phrase_picture(phrase: Phrase) -> str:
    """Return the SVG of a phrase."""
    file = resources.folder("content") / "pictures" / "phrases" / f"{phrase.id}.svg"
    return file.read_text("utf-8")


def agreement() -> Agreement:
    """Return the words of the information and agreement sheet."""
    table = _table("agreement")
    parts = tuple(
        AgreementWords(
            AgreementPart(p["id"]), p["name"], p["question"], tuple(p["words"]), p["if_no"]
        )
        for p in table["part"]
    )
    return Agreement(
        table["title"], tuple(table["about"]), table["mark"], table["before"], table["ask"], parts
    )


def ladder() -> Ladder:
    """Return the ladder that the group can agree a step of."""
    table = _table("ladder")
    source = table["source"]
    steps = tuple(LadderStep(s["id"], s["name"], s["words"]) for s in table["step"])
    return Ladder(source["name"], source["publisher"], source["address"], steps)


def ladder_step(chosen: str) -> LadderStep | None:
    """Return the step of the ladder with this id; None for words of the facilitator's own."""
    return next((step for step in ladder().steps if step.id == chosen), None)


def _table(name: str) -> dict[str, Any]:
    file = resources.folder("content") / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))
