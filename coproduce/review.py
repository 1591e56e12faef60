"""The review record: who made and who checked each translation, and what they are.

It lies beside the PO files as `locales/<tag>/review.tsv`, since PO can say "translated" and no
more. A line holds for one English text and one translation of it: when either changes, the line
is void, and the translation is a draft again.

    by    1    machine    A computer program    2026-11-25
    app    3f2a90c1d7e4    77c0de01aa52    draft    1
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

FILE: Final = "review.tsv"
"""Its name, in the folder of the language."""


class State(StrEnum):
    """How far one translation is. The order is that of `RANK`."""

    MISSING = "missing"
    DRAFT = "draft"
    """Somebody or a machine wrote it, and nobody else looked."""
    CHECKED = "checked"
    """A translator or native speaker compared it with the English."""
    APPROVED = "approved"
    """The partnership lets it stand alone, without the English underneath."""


RANK: Final = {state: place for place, state in enumerate(State)}
"""The states from least to most."""
CHECKERS: Final = ("translator", "native speaker", "reader")
"""What a person is who checks or approves. A machine can do neither."""
MACHINE: Final = "machine"
"""What wrote a translation that no person wrote."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did something to a translation."""

    what: str
    """ "machine", or one of `CHECKERS`."""
    who: str
    """A name, initials or an organisation, as they want to be named."""
    on: str
    """The day, as 2026-11-25."""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one translation."""

    words: str
    """The hash of the translation it is about."""
    state: State
    by: Signature


Key = tuple[str, str]
"""The catalogue, and the hash of the English."""


@dataclass(frozen=True)
class Record:
    """The reviews of one language."""

    reviews: Mapping[Key, Review] = field(default_factory=dict)

    def state(self, domain: str, source: str, words: str) -> State:
        """Return how far a translation is, by the hashes of the English and of its words."""
        review = self.review(domain, source, words)
        return review.state if review else State.DRAFT

    def review(self, domain: str, source: str, words: str) -> Review | None:
        """Return what is known of exactly this translation; None when the record is void."""
        found = self.reviews.get((domain, source))
        return found if found is not None and found.words == words else None

    def with_reviews(self, new: Mapping[Key, Review]) -> Record:
        """Return the record with these reviews in place of older ones."""
        return Record({**self.reviews, **new})


def digest(*texts: str) -> str:
    """Return a short hash of texts: the same texts give the same one, on every machine."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def read(folder: Path) -> Record:
    """Return the record of the language in `folder`. What cannot be read counts as not checked."""
    try:
        lines = (folder / FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Record()
    people: dict[str, Signature] = {}
    reviews: dict[Key, Review] = {}
    for parts in (line.split("\t") for line in lines if not line.startswith("#")):
        if len(parts) != 5:
            continue
        if parts[0] == "by":
            people[parts[1]] = Signature(*parts[2:])
        elif parts[3] in _STATES and parts[4] in people:
            domain, source, words, state, number = parts
            reviews[domain, source] = Review(words, State(state), people[number])
    return Record(reviews)


def write(folder: Path, record: Record, about: Iterable[str]) -> None:
    """Write the record into `folder`, whole or not at all. `about` stands above it."""
    people = sorted({r.by for r in record.reviews.values()}, key=lambda s: (s.on, s.what, s.who))
    numbers = {signature: str(number) for number, signature in enumerate(people, 1)}
    lines = [f"# {line}" for line in about]
    lines += ["\t".join(("by", numbers[s], s.what, s.who, s.on)) for s in people]
    for (domain, source), one in sorted(record.reviews.items()):
        lines.append("\t".join((domain, source, one.words, one.state, numbers[one.by])))
    part = folder / f"{FILE}.part"
    part.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    part.replace(folder / FILE)


_STATES: Final = frozenset({State.DRAFT, State.CHECKED, State.APPROVED})
