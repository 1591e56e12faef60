"""How much the sorting of comments finds and misses: `python -m bench.sorting` writes the table.

The first set of sentences was kept before any rule was, and is in two halves, by a hash of each:
rules may be mended for what they miss in the open half; nobody looks at single sentences of the
held-out half, only at its figures. Rules were mended with the later set too. The last set was
written after every rule, and nothing was added since.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coproduce.sorting import MarkKind, marks

ROOT: Final = Path(__file__).resolve().parent.parent
WORDS: Final = ROOT / "tests" / "words"
PAGE: Final = ROOT / "docs" / "sorting.md"
BEGIN: Final = "<!-- the table: python -m bench.sorting -->"
END: Final = "<!-- end of the table -->"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the marks that a reader gave it."""

    text: str
    marks: frozenset[MarkKind]


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


def sets() -> dict[str, list[Sentence]]:
    """Read the sentences: "open", "held out", "later" and "last"."""
    first = _read("sorting_sentences.toml")
    return {
        "open": [s for s in first if not _is_held_out(s.text)],
        "held out": [s for s in first if _is_held_out(s.text)],
        "later": _read("sorting_later.toml"),
        "last": _read("sorting_last.toml"),
    }


def _read(name: str) -> list[Sentence]:
    table = tomllib.loads((WORDS / name).read_text("utf-8"))
    return [Sentence(s["text"], frozenset(map(MarkKind, s["marks"]))) for s in table["sentence"]]


def _is_held_out(text: str) -> bool:
    return bool(hashlib.sha256(text.encode()).digest()[0] & 1)


def score(kind: MarkKind, said: Iterable[Sentence]) -> Score:
    """Return how often marks of `kind` are right on `said`."""
    right = wrong = missed = 0
    for sentence in said:
        is_marked = kind in {mark.kind for mark in marks(sentence.text)}
        is_meant = kind in sentence.marks
        right += is_marked and is_meant
        wrong += is_marked and not is_meant
        missed += is_meant and not is_marked
    return Score(right, wrong, missed)


def table() -> str:
    """Return the table of docs/sorting.md."""
    return "\n".join(_rows())


def _rows() -> Iterator[str]:
    said = sets()
    yield " ".join(f"Set “{name}”: {len(some)} sentences." for name, some in said.items())
    yield ""
    yield f"| mark | {' | '.join(f'{name}: found | {name}: right' for name in said)} |"
    yield f"|{'---|' * (1 + 2 * len(said))}"
    for kind in MarkKind:
        cells = [cell for some in said.values() for cell in _cells(score(kind, some))]
        yield f"| {kind} | {' | '.join(cells)} |"


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
