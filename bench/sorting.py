"""How much the sorting of comments finds and misses: `python -m bench.sorting` writes the table.

There are sentences by the writer of the first rules, and sentences by another writer, who had not
seen any rule. Both are in two halves, by a hash of each: rules may be mended for what they miss in
the open half; nobody looks at single sentences of the held-out half, only at its figures.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from coproduce.sorting import MarkKind, marks

ROOT: Final = Path(__file__).resolve().parent.parent
WORDS: Final = ROOT / "tests" / "words"
OTHER: Final = WORDS / "sorting_labels"
PAGE: Final = ROOT / "docs" / "sorting.md"
BEGIN: Final = "<!-- the table: python -m bench.sorting -->"
END: Final = "<!-- end of the table -->"
SEEN: Final = frozenset({"c002", "c026", "c130", "c201", "c225", "c290", "c307"})
"""In the open half whatever their hash: guide.md quotes them, or the rules' writer saw them."""
SORTS: Final = ("direct", "unusual", "indirect", "near_miss")
_CALLED: Final = {"telephone": "phone"}
"""What the other writer called a mark, and what it is called here."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the marks that a reader gave it."""

    text: str
    marks: frozenset[MarkKind]
    sort: str = ""
    """By another writer: "direct", "unusual" or "indirect" for a worry, "near_miss", or ""."""


@dataclass(frozen=True, slots=True)
class Score:
    """How often a mark was right."""

    right: int
    wrong: int
    """Marked, and the reader did not."""
    missed: int

    @property
    def precision(self) -> float:
        """Of what was marked, the part that was right; 1.0 when nothing was marked."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what should be marked, the part that was; 1.0 when there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def own() -> dict[str, list[Sentence]]:
    """Read the sentences by the writer of the first rules: "open", "held out", "later", "last"."""
    first = _read("sorting_sentences.toml")
    return {
        "open": [s for s in first if not _is_held_out(s.text)],
        "held out": [s for s in first if _is_held_out(s.text)],
        "later": _read("sorting_later.toml"),
        "last": _read("sorting_last.toml"),
    }


def other() -> dict[str, list[Sentence]]:
    """Read the sentences by another writer: "open" and "held out"."""
    items = tomllib.loads((OTHER / "comments.toml").read_text("utf-8"))["item"]
    sorts = tomllib.loads((OTHER / "kinds.toml").read_text("utf-8"))["kind"]
    halves: dict[str, list[Sentence]] = {"open": [], "held out": []}
    for item in items:
        is_held_out = _is_held_out(item["id"]) and item["id"] not in SEEN
        meant = frozenset(MarkKind(_CALLED.get(label, label)) for label in item["is"])
        one = Sentence(item["text"], meant, sorts.get(item["id"], ""))
        halves["held out" if is_held_out else "open"].append(one)
    return halves


def _read(name: str) -> list[Sentence]:
    table = tomllib.loads((WORDS / name).read_text("utf-8"))
    return [Sentence(s["text"], frozenset(map(MarkKind, s["marks"]))) for s in table["sentence"]]


def _is_held_out(text: str) -> bool:
    return bool(hashlib.sha256(text.encode()).digest()[0] & 1)


def score(kind: MarkKind, said: Iterable[Sentence]) -> Score:
    """Return how often marks of `kind` are right on `said`."""
    right = wrong = missed = 0
    for sentence in said:
        is_marked = kind in _marked(sentence.text)
        is_meant = kind in sentence.marks
        right += is_marked and is_meant
        wrong += is_marked and not is_meant
        missed += is_meant and not is_marked
    return Score(right, wrong, missed)


@cache
def _marked(text: str) -> frozenset[MarkKind]:
    return frozenset(mark.kind for mark in marks(text))


def table() -> str:
    """Return the tables of docs/sorting.md."""
    return "\n".join(
        [
            *_by_mark("Sentences by another writer.", other()),
            "",
            *_by_sort(other()),
            "",
            *_by_mark("Sentences by the writer of the first rules.", own()),
        ]
    )


def _by_mark(title: str, said: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    sizes = " ".join(f"Set “{name}”: {len(some)} sentences." for name, some in said.items())
    yield f"**{title}** {sizes}"
    yield ""
    yield f"| mark | {' | '.join(f'{name}: found | {name}: right' for name in said)} |"
    yield f"|{'---|' * (1 + 2 * len(said))}"
    for kind in MarkKind:
        cells = [cell for some in said.values() for cell in _cells(score(kind, some))]
        yield f"| {kind} | {' | '.join(cells)} |"


def _by_sort(said: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "**The mark of a worry, by the sort of sentence of the other writer.**"
    yield ""
    yield f"| sort | {' | '.join(f'{name}: marked' for name in said)} |"
    yield f"|{'---|' * (1 + len(said))}"
    for sort in SORTS:
        cells = []
        for some in said.values():
            of_sort = [s for s in some if s.sort == sort]
            marked = sum(MarkKind.WORRY in _marked(s.text) for s in of_sort)
            cells.append(f"{marked} of {len(of_sort)}")
        yield f"| {sort.replace('_', ' ')} | {' | '.join(cells)} |"


def _cells(one: Score) -> tuple[str, str]:
    found, marked = one.right + one.missed, one.right + one.wrong
    return (
        f"{one.right} of {found} ({one.recall:.0%})" if found else "-",
        f"{one.right} of {marked} ({one.precision:.0%})" if marked else "-",
    )


def main() -> int:
    """Write the table into the page, and say it."""
    made = table()
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", "utf-8")
    sys.stdout.write(made + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
