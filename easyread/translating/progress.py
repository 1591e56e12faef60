"""How far each language is: whole, and part by part.

Complete means that every message has a translation. Ready means that people checked every one of
them. Only the program and the words that come with it count: what a person typed, and what staff
changed in a folder of their own, keep their language and are marked where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import RANK, State
from easyread.translating.catalogue import Translations
from easyread.translating.messages import Message, messages

_PARTS: Final = (
    ("form", ("form/",)),
    ("safety", ("form/safe_", "form/desk_safe", "coproduce/safe_", "coproduce/domain/safe_")),
    ("safety", ("tui/lines_safe", "tui/screens/desk_safe", "tui/screens/desk_do_safe")),
    ("sheets", ("easyread/sheet", "easyread/sealed", "agreement.toml")),
    ("check", ("easyread/check/", "tui/commands/check", "tui/screens/check", "tui/lines_check")),
    ("room", ("tui/", "coproduce/")),
    ("documents", ("easyread/",)),
    ("answers", ("choices.toml", "phrases.toml", "cards.toml", "ladder.toml")),
    ("facts", ("facts/",)),
    ("principles", ("templates/eight-principles.toml", "documents/principles-poster.md")),
)
"""The parts and the files of each; any other file of content/ is a part with its own name."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a part is."""

    name: str
    """ "all", or the name of the part."""
    total: int
    reached: Counter[State]
    """How many messages are exactly so far."""

    def at_least(self, state: State) -> int:
        """Return how many messages are as far as `state`, or further."""
        return sum(number for one, number in self.reached.items() if RANK[one] >= RANK[state])

    def share(self, state: State) -> int:
        """Return that in percent, rounded down: 100 means all of them."""
        return 100 * self.at_least(state) // max(self.total, 1)


def parts_of(message: Message) -> frozenset[str]:
    """Return the parts that a message belongs to."""
    return frozenset(part for file in message.files for part in _parts_of_file(file))


def _parts_of_file(file: str) -> Iterator[str]:
    found = [name for name, starts in _PARTS if file.startswith(starts)]
    yield from found or [PurePosixPath(file).stem]


def parts() -> tuple[str, ...]:
    """Return the names of all parts, those of the program first."""
    fixed = dict.fromkeys(name for name, _starts in _PARTS)
    others = sorted({part for one in messages() for part in parts_of(one)} - set(fixed))
    return (*fixed, *others)


def of_parts(names: Iterable[str]) -> tuple[Message, ...]:
    """Return the messages of these parts, all of them without names. Raises CoproduceError."""
    wanted = frozenset(names)
    for name in sorted(wanted - set(parts())):
        raise CoproduceError(
            _("There is no part “{name}”.").format(name=clean_line(name)),
            _("The parts are: {names}").format(names=", ".join(parts())),
        )
    return tuple(one for one in messages() if not wanted or parts_of(one) & wanted)


def progress(found: Translations) -> tuple[Progress, ...]:
    """Return how far a language is, whole first, then its parts."""
    counts: dict[str, Counter[State]] = {"all": Counter(), **{n: Counter() for n in parts()}}
    for one in messages():
        state = found.state(one)
        for name in ("all", *parts_of(one)):
            counts[name][state] += 1
    return tuple(Progress(name, reached.total(), reached) for name, reached in counts.items())
