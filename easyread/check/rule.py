"""What a rule is, what it finds, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from easyread.check.profile import Profile

Looked = TypeVar("Looked")
"""What a rule looks at: the words of a document, or a Word file itself."""


class Severity(StrEnum):
    """How much a finding matters."""

    FAULT = "fault"
    """The standard says no. Mend it, or switch the rule off here with a reason."""
    NOTE = "note"
    """Worth a look: a person decides."""


class Found(NamedTuple):
    """One place where a rule is not kept. A tuple: a long text has thousands."""

    where: str
    words: str
    """The words that it is about; empty when it is about the whole."""
    what: str
    hint: str
    severity: Severity = Severity.FAULT
    near: str = ""
    """Where it is about no words: words near it, by which a person finds the place."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Looked]):
    """One thing that is checked, and who says so."""

    code: str
    """Stable, such as "ER-101"."""
    name: str
    """A few words, such as "sentence too long"."""
    why: str
    """What `--explain` says: why it matters and what to do, in plain sentences."""
    source: str
    """The standards that ask for it, with year and page where they have one."""
    look: Callable[[Looked, Profile], Iterator[Found]] = field(repr=False)
    finds: int = 0
    """How many of 10 places it finds, as measured on the held-out half of the labelled sentences.

    0 for rules that nothing of the kind was measured for. `python -m bench.easy_read` says it.
    """
    right: int = 0
    """How many of 10 findings are right, measured on the same sentences."""
    is_judgement: bool = False
    """It guesses at meaning, so it can be wrong: what it finds are notes, and a person decides."""
