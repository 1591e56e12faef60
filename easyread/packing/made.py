"""What a run made and found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from easyread.packing.plan import Edition, Source


class Fate(StrEnum):
    """What became of an edition."""

    MADE = "made"
    SAME = "same"
    """It lies there already, made from the same things."""
    LEFT = "left"
    """Somebody changed the file that lies there, or it is another's: we do not write over it."""
    OLD = "old"
    """Nobody asked for it now. It lies there from before, made from other words."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one edition."""

    edition: Edition
    fate: Fate
    size: int = 0
    """In bytes; 0 when there is no file of ours."""
    problem: CoproduceError | None = None
    """Why it failed."""
    fault: str = ""
    """Where our own mistake is, if it is one: for who mends it."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film or a recording of a part of a document, in a language that we have no words in."""

    document: str
    tag: str
    label: str
    """What it is, such as "British Sign Language, Part 2: Why we need it"."""
    file: str
    """Its path inside the pack."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Films:
    """What was put into a pack, and what was left out with the reason."""

    there: tuple[Film, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of documents."""

    folder: Path
    sources: tuple[Source, ...]
    done: tuple[Done, ...]
    """In the order of the start page."""
    others: tuple[Done, ...] = ()
    """What lies there from runs before."""
    notes: tuple[Finding, ...] = ()
    """What the full words that staff brought had in them, and these files have not."""
    films: Films = Films()
    """Films in sign language and recordings in languages that are mostly spoken."""
    start: Path | None = None
    """The start page; None if a file of somebody else has its name."""
    message: Path | None = None
    """The message to send, of a pack for families."""

    def of(self, fate: Fate) -> tuple[Done, ...]:
        """Return the editions with this fate."""
        return tuple(done for done in self.done if done.fate is fate)

    @property
    def size(self) -> int:
        """All documents together, in bytes."""
        return sum(done.size for done in self.done)

    @property
    def is_draft(self) -> bool:
        """Whether something in it is not for families yet."""
        drafts = [source.document for source in self.sources if source.document.is_draft]
        return any(done.edition.document in drafts for done in self.done)
