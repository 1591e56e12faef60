"""`python -m bench.easy_read`: how often the rules that judge are right, on labelled sentences.

The items of tests/words/easy_read_labels were labelled by an editor who had not seen the rules. A
hash of its id puts each into one of two halves: rules are made better with the development half
alone. Of the held-out half nothing but counts is ever printed.
"""

from __future__ import annotations

import argparse
import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.table import put_between_markers
from easyread.check.from_text import from_text
from easyread.check.profile import DEFAULT, PROFILES
from easyread.check.rule import Severity
from easyread.check.word_rules import WORD_RULES

ROOT: Final = Path(__file__).parent.parent
LABELS: Final = ROOT / "tests" / "words" / "easy_read_labels"
PAGE: Final = ROOT / "docs" / "easy-read-rules.md"
CODES: Final = {
    "passive": ("ER-212",),
    "two-ideas": ("ER-211",),
    "far-pronoun": ("ER-214",),
    "metaphor": ("ER-204",),
    "two-names": ("ER-203",),
    "hard-word": ("ER-201", "ER-202"),
}
"""The rules that look for what each label says."""
_SEEN: Final = frozenset(f"passive-00{number}" for number in range(1, 6))
"""Items that were read before the halves were parted: they can only be in development."""


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled text."""

    id: str
    text: str
    labels: frozenset[str]
    judged: frozenset[str] = frozenset(CODES)
    """The labels that it was judged for; it counts for no other."""

    @property
    def is_held_out(self) -> bool:
        """Whether it is in the half that nobody looks at."""
        digest = hashlib.sha256(f"half of {self.id}".encode()).digest()
        return self.id not in _SEEN and digest[0] % 2 == 1


@dataclass(frozen=True, slots=True)
class Score:
    """How one label came out on some items."""

    right: int
    wrong: int
    """Found, where the editor saw nothing."""
    missed: int

    @property
    def precision(self) -> float:
        """The share of findings that are right, from 0 to 1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what the editor saw that is found, from 0 to 1."""
        return self.right / max(1, self.right + self.missed)


def items() -> list[Item]:
    """Return every labelled item."""
    return [*_items("judgement.toml"), *_items("pronouns.toml")]


def _items(name: str) -> list[Item]:
    table = tomllib.loads((LABELS / name).read_text("utf-8"))
    judged = frozenset(table.get("judged", CODES))
    return [Item(one["id"], one["text"], frozenset(one["is"]), judged) for one in table["item"]]


def found(text: str) -> frozenset[str]:
    """Return the labels whose rules find something in a text."""
    prose, profile = from_text(text, "item"), PROFILES[DEFAULT]
    codes = {rule.code for rule in WORD_RULES if any(True for _ in rule.look(prose, profile))}
    return frozenset(label for label, wanted in CODES.items() if codes.intersection(wanted))


def score(chosen: Iterable[Item]) -> dict[str, Score]:
    """Return how each label comes out."""
    pairs = [(item, found(item.text)) for item in chosen]
    return {
        label: _score(
            [(label in item.labels, label in got) for item, got in pairs if label in item.judged]
        )
        for label in CODES
    }


def _score(pairs: list[tuple[bool, bool]]) -> Score:
    """Return how what the editor saw and what is found come out: a pair for each text."""
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def faults_and_notes(path: Path) -> tuple[float, float]:
    """Return the faults and the findings of any kind in 100 words of a whole text."""
    prose, profile = from_text(path.read_text("utf-8"), path.name), PROFILES[DEFAULT]
    severities = [one.severity for rule in WORD_RULES for one in rule.look(prose, profile)]
    share = 100 / prose.word_count
    return severities.count(Severity.FAULT) * share, len(severities) * share


def texts(kind: str, folder: str = "texts") -> list[tuple[float, float]]:
    """Return the figures of the whole texts of a kind: "easy" or "hard"."""
    return [faults_and_notes(path) for path in sorted((LABELS / folder).glob(f"{kind}-*.txt"))]


def separation(easy: list[float], hard: list[float]) -> float:
    """Return the share of pairs in which the hard text has more findings (AUC), from 0 to 1."""
    wins = sum((h > e) + 0.5 * (h == e) for e in easy for h in hard)
    return wins / (len(easy) * len(hard))


def table() -> str:
    """Return all figures as Markdown."""
    return "\n".join((*_judgement_lines(), "", *_text_lines()))


def _judgement_lines() -> Iterator[str]:
    every = items()
    development = score(item for item in every if not item.is_held_out)
    held_out = score(item for item in every if item.is_held_out)
    yield "| what | rules | half | right | wrong | missed | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|"
    for label, codes in CODES.items():
        for half, one in (("development", development[label]), ("held out", held_out[label])):
            yield (
                f"| {label} | {', '.join(codes)} | {half} | {one.right} | {one.wrong} | "
                f"{one.missed} | {one.precision:.2f} | {one.recall:.2f} |"
            )


def _text_lines() -> Iterator[str]:
    easy, hard = texts("easy"), texts("hard")
    easy_later, hard_later = texts("easy", "later"), texts("hard", "later")
    kinds = {
        "easy-read texts": easy,
        "ordinary texts": hard,
        "easy-read texts, written later": easy_later,
        "ordinary texts, written later": hard_later,
    }
    yield "| whole texts | faults in 100 words | findings in 100 words, least to most |"
    yield "|---|---|---|"
    for kind, figures in kinds.items():
        faults = sum(one for one, _ in figures) / len(figures)
        notes = sorted(one for _, one in figures)
        yield f"| {len(figures)} {kind} | {faults:.2f} | {notes[0]:.1f} to {notes[-1]:.1f} |"
    apart = separation(
        [notes for _, notes in (*easy, *easy_later)], [notes for _, notes in (*hard, *hard_later)]
    )
    yield ""
    yield f"Told apart: {apart:.3f} (1 is always right, 0.5 is a guess)."


def _mistakes(label: str) -> Iterator[str]:
    for item in items():
        if item.is_held_out or label not in item.judged:
            continue
        if (label in item.labels) != (label in found(item.text)):
            kind = "missed" if label in item.labels else "wrong"
            yield f"{kind} {item.id}: {item.text}"


def rules_table() -> str:
    """Return every rule on words as Markdown: code, what, why and who asks for it."""
    lines = ["| code | what | why | who asks for it |", "|---|---|---|---|"]
    for rule in WORD_RULES:
        name = f"{rule.name} (guesses)" if rule.is_judgement else rule.name
        lines.append(f"| {rule.code} | {name} | {rule.why} | {rule.source} |")
    return "\n".join(lines)


def page_text() -> str:
    """Return what stands between the markers of docs/easy-read-rules.md."""
    return f"{rules_table()}\n\n## How often they are right\n\n{table()}\n"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures and write them into docs/easy-read-rules.md."""
    parser = argparse.ArgumentParser(prog="python -m bench.easy_read", description=__doc__)
    parser.add_argument("--mistakes", choices=CODES, help="show those of the development half")
    options = parser.parse_args(arguments)
    if options.mistakes:
        print("\n".join(_mistakes(options.mistakes)))
        return 0
    said = table()
    print(said)
    return 0 if put_between_markers(PAGE, page_text()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
