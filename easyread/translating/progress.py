"""How far each language is: whole, and part by part.

Complete means that every message has a translation. Ready means that people checked every one of
them. Only the program and the words that come with it count: what a person typed keeps its language
and is marked where it stands. What staff changed in a folder of their own is counted apart, there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from coproduce.clean import clean_line
from coproduce.content_folder import chosen
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import RANK, State
from easyread.packing.sources import Shelf
from easyread.packing.tongues import Tongues
from easyread.reading import Content
from easyread.translating.catalogue import Key, Translations
from easyread.translating.messages import Message, messages

_PARTS: Final = (
    ("form", ("form/",)),
    ("safety", ("form/safe_", "form/desk_safe", "coproduce/safe_", "coproduce/domain/safe_")),
    ("safety", ("tui/lines_safe", "tui/screens/desk_safe", "tui/screens/desk_do_safe")),
    ("sheets", ("easyread/sheet", "easyread/sealed", "agreement.toml")),
    ("check", ("easyread/check/", "tui/commands/check", "tui/screens/check", "tui/lines_check")),
    ("room", ("tui/", "coproduce/")),
    ("every-document", ("easyread/build/", "easyread/pictures", "easyread/check/checking.py")),
    ("every-document", ("easyread/translate.py", "easyread/reading.py", "easyread/blocks.py")),
    ("pack", ("easyread/",)),
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


def parts(tag: str) -> Mapping[str, frozenset[Key]]:
    """Return the parts, those of the program first, each with its messages.

    A document's part is everything that the document needs: its own sentences, its word boxes and
    facts, and what the program says in every document. So it can be made for families when all of
    its part is checked.
    """
    found: dict[str, set[Key]] = {name: set() for name, _starts in _PARTS}
    for one in messages():
        for file in one.files:
            for name in _parts_of_file(file):
                found.setdefault(name, set()).add(one.key)
    for name, keys in _documents(tag):
        found.setdefault(name, set()).update(keys)
    fixed = list(dict.fromkeys(name for name, _starts in _PARTS))
    names = (*fixed, *sorted(set(found) - set(fixed)))
    return {name: frozenset(found[name]) for name in names if found[name]}


def _parts_of_file(file: str) -> Iterator[str]:
    found = [name for name, starts in _PARTS if file.startswith(starts)]
    yield from found
    if not found or file.startswith("documents/"):
        yield PurePosixPath(file).stem


def _documents(tag: str) -> Iterator[tuple[str, frozenset[Key]]]:
    if chosen().own is not None:  # what else a document needs is in our catalogues
        return
    shelf = Shelf(Content())
    known = {one.key for one in messages()}
    for source in shelf.sources([]):
        states = Tongues(shelf).translated(source.document, tag).states
        yield source.document.name, frozenset(states) & known


def of_parts(names: Iterable[str], tag: str) -> tuple[Message, ...]:
    """Return the messages of these parts, all of them without names. Raises CoproduceError."""
    wanted = dict.fromkeys(names)
    if not wanted:
        return messages()
    known = parts(tag)
    for name in wanted:
        if name not in known:
            raise CoproduceError(
                _("There is no part “{name}”.").format(name=clean_line(name)),
                _("The parts are: {names}").format(names=", ".join(known)),
            )
    keys = frozenset[Key]().union(*(known[name] for name in wanted))
    return tuple(one for one in messages() if one.key in keys)


def progress(found: Translations) -> tuple[Progress, ...]:
    """Return how far a language is, whole first, then its parts."""
    states = {one.key: found.state(one) for one in messages()}
    whole = Progress("all", len(states), Counter(states.values()))
    listed = parts(found.tag).items()
    return (whole, *(Progress(n, len(k), Counter(states[key] for key in k)) for n, k in listed))
