"""What a session asks: activities and their choices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DONT_KNOW: Final = "dont-know"
"""Choice id of "I don't know": an answer, counted apart."""
DONT_UNDERSTAND: Final = "dont-understand"
"""Choice id of "I don't understand": counted apart, and offers easier words and another try."""
APART: Final = (DONT_KNOW, DONT_UNDERSTAND)
"""Choices that are counted apart from the others."""
CANNOT_TELL: Final = "cannot-tell"
"""Choice id of "I cannot tell": stands for "I don't know" where a verdict is asked for."""
PRACTICE: Final = "practice"
"""The id of the practice question, whose answers are never kept."""
PICK_MOST: Final = 3
"""How many a person may pick at most in a "pick" activity."""


class Kind(StrEnum):
    """How an activity is answered."""

    CHOICE = "choice"
    """One of Yes, Sometimes, No."""
    SCALE = "scale"
    """One of five steps."""
    PICK = "pick"
    """Up to `Activity.most` of the options."""
    VERDICT = "verdict"
    """One of Met, Partly, Not yet: what champions say of one criterion of the award scheme."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen: the same word, picture, key and place everywhere."""

    id: str
    word: str
    key: str
    """The key that chooses it, one character."""
    picture: str
    """Name of a picture in content/pictures/answers; empty when it has none."""


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """One thing to look at before a verdict: a picture, one sentence, and how to look at it."""

    kind: str
    """A `[[look]]` of content/assessment.toml: its name, its picture, and how to look at it."""
    sentence: str
    """In the words of the organisation."""
    language: str = "en"
    """The language of `sentence` and `photo_words`."""
    picture: str = ""
    """The id of one of our pictures instead of the kind's; empty for that of the kind."""
    photo: str = ""
    """SHA-256, in hex, of a photograph in the award register's folder; empty for none."""
    photo_words: str = ""
    """What can be seen in the photograph, in words."""
    photo_until: str = ""
    """The last day on which the photograph may be shown, such as 2026-11-26."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One question put to the room, with the words that explain it."""

    id: str
    kind: Kind
    name: str
    """The principle's name, or the short name of the question."""
    statement: tuple[str, ...]
    """Easy-read sentences, one each."""
    question: str
    choices: tuple[Choice, ...]
    """The answers in their fixed order, without those of `APART`."""
    apart: tuple[Choice, ...] = ()
    """ "I don't know" and "I don't understand"."""
    happening: tuple[str, ...] = ()
    """An example of it happening."""
    not_happening: tuple[str, ...] = ()
    """An example of it not happening."""
    easier: tuple[str, ...] = ()
    """Easier words, offered to who does not understand."""
    comment: str = ""
    """The question that asks for a comment; empty for none."""
    most: int = 1
    """How many choices one person may pick."""
    follows: str = ""
    """The id of the activity that this one is a second round of; empty for none."""
    is_own: bool = False
    """Written by the facilitator: its words are never looked up in a catalogue."""
    evidence: tuple[EvidenceCard, ...] = ()
    """What to look at before answering."""

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        """Every choice that an answer may name, the counted-apart ones last."""
        return self.choices + self.apart

    def choice(self, choice_id: str) -> Choice | None:
        """Return the choice with this id, or None."""
        return next((c for c in self.all_choices if c.id == choice_id), None)

    def is_answer(self, chosen: tuple[str, ...]) -> bool:
        """Whether `chosen` (choice ids) is a whole answer to this activity."""
        known = {c.id for c in self.all_choices}
        if not chosen or len(set(chosen)) != len(chosen) or not set(chosen) <= known:
            return False
        if set(chosen) & {c.id for c in self.apart}:
            return len(chosen) == 1
        return len(chosen) <= self.most
