"""How much `coproduce check --against` finds: `python -m bench.nothing_lost` writes the table.

From each document of ours that has made-up full words, things are taken away: a pledge or criterion
with its heading, a point of a list, a number, a "not", a "must" or "should"; or one is changed: a
number by one, "must" to "should" and back. Each is found when there is a finding that was not there
before.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from easyread.check.checking import Checked
from easyread.check.nl_links import Links
from easyread.check.nl_pair import Pair, pair
from easyread.check.nothing_lost import compare, looked
from easyread.document import Document
from easyread.full_words import read_full_words
from easyread.reading import Content, read_words

ROOT: Final = Path(__file__).resolve().parent.parent
FULL: Final = ROOT / "tests" / "words" / "full_words"
PAGE: Final = ROOT / "docs" / "nothing-lost.md"
BEGIN: Final = "<!-- the table: python -m bench.nothing_lost -->"
END: Final = "<!-- end of the table -->"
DOCUMENTS: Final = ("pledges", "award-criteria", "charter", "law")

_NUMBER: Final = re.compile(r"(?<![\w#{-])\d+(?![\w}-])")
_NOT: Final = re.compile(
    r"\b(?:(?:do|does|did) not|not|cannot|[Nn]obody|[Nn]othing|[Nn]o(?= (?:person|group|side)))\b ?"
)
_FORCE: Final = re.compile(r"\b(?:must|should|have to|has to)\b")
_SWAPPED: Final = {"must": "should", "should": "must", "have to": "can", "has to": "can"}
_NO_WORDS: Final = ("#", "about:", "covers:", "contents:", "<!--", "![", "::", ">")


@dataclass(frozen=True, slots=True)
class Removal:
    """Easy words from which one thing is gone."""

    kind: str
    """What it is: "pledge", "number", "not" and so on."""
    line: str
    """The line, or the id of the block, that it was taken from."""
    text: str
    """The whole document afterwards."""


@dataclass(frozen=True)
class Both:
    """A document of ours with its made-up full words."""

    name: str

    @cached_property
    def easy(self) -> str:
        """The file of easy words."""
        return _content().folder.file(f"documents/{self.name}.md").read_text("utf-8")

    @cached_property
    def links(self) -> Links:
        """The links as they are after a person has looked at both."""
        return looked(self.pair(self.easy))

    def pair(self, easy: str, links: Links | None = None) -> Pair:
        """Return the full words beside `easy`."""
        found = read_words(_content(), Path(f"{self.name}.md"), easy)
        assert found.document is not None
        lines = {said.text: said.line for said in reversed(found.said)}
        names = f"full-{self.name}.md", f"documents/{self.name}.md"
        return pair(_full(self.name), found.document, names, lines, links)

    def new(self, easy: str, links: Links | None = None) -> Counter[tuple[str, str, str]]:
        """Return what is found in `easy` and was not before: code, words and what."""
        before = self._before if links is None else self._before_linked
        return _found(compare(self.pair(easy, links))) - before

    @cached_property
    def _before(self) -> Counter[tuple[str, str, str]]:
        return _found(compare(self.pair(self.easy)))

    @cached_property
    def _before_linked(self) -> Counter[tuple[str, str, str]]:
        return _found(compare(self.pair(self.easy, self.links)))

    def removals(self) -> Iterator[Removal]:
        """Give every removal that loses something of the full words."""
        if self.name != "law":  # the law's parts are no pledges
            yield from _pledges(self.easy)
        lines = self.easy.split("\n")
        only = _only(self.name)
        for place, line in enumerate(lines):
            if line and line not in only and not line.startswith(_NO_WORDS) and "-->" not in line:
                for kind, changed in _changed(line):
                    text = "\n".join((*lines[:place], *changed, *lines[place + 1 :]))
                    yield Removal(kind, line, text)


def _changed(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the lines that may stand in the place of one: each has lost something of it."""
    if line.startswith("- "):
        yield "point", ()
    for found in _NUMBER.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        yield "number", (before + after,)
        yield "number changed", (f"{before}{int(found[0]) + 1}{after}",)
    for found in _NOT.finditer(line):
        yield "not", (line[: found.start()] + line[found.end() :],)
    for found in _FORCE.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        yield "must or should", (before + after,)
        yield "must for should", (before + _SWAPPED[found[0]] + after,)


def _pledges(text: str) -> Iterator[Removal]:
    """Give the document without each block that has an id, and without its numbered heading."""
    blocks = text.split("\n\n")
    for place, block in enumerate(blocks):
        if found := re.match(r"!\[.*\{#([a-z0-9-]+)", block):
            start, end = place, place + 1
            if blocks[place - 1].startswith("### "):
                start -= 1
                while end < len(blocks) and not blocks[end].startswith("#"):
                    end += 1
            yield Removal("pledge", found[1], "\n\n".join((*blocks[:start], *blocks[end:])))


def _found(checked: Checked) -> Counter[tuple[str, str, str]]:
    return Counter((one.code, one.found.words, one.found.what) for one in checked.faults)


@cache
def _content() -> Content:
    return Content()


@cache
def _full(name: str) -> Document:
    return read_full_words(FULL / f"{name}.md").document


@cache
def _only(name: str) -> frozenset[str]:
    """Return the lines whose number or word is in the easy words alone."""
    table = tomllib.loads((FULL / "removals.toml").read_text("utf-8"))
    return frozenset(one["line"] for one in table["only"] if one["document"] == name)


def removals() -> list[tuple[Both, Removal]]:
    """Return every removal from every document."""
    return [(both, one) for name in DOCUMENTS for both in (Both(name),) for one in both.removals()]


def false_alarms() -> tuple[int, int]:
    """Return how many findings there are where nothing is lost, and how many passages."""
    pairs = [both.pair(both.easy) for both in map(Both, DOCUMENTS)]
    return sum(len(compare(one).faults) for one in pairs), sum(len(one.full) for one in pairs)


def missed(every: Sequence[tuple[Both, Removal]], *, is_linked: bool) -> list[Removal]:
    """Return the removals that nothing is said about."""
    return [one for both, one in every if not both.new(one.text, both.links if is_linked else None)]


def table() -> str:
    """Return the table of docs/nothing-lost.md."""
    every = removals()
    kinds = Counter(one.kind for _both, one in every)
    linked, alone = (missed(every, is_linked=is_linked) for is_linked in (True, False))
    rows = ["| what was taken away | how often | found with a links file | without |"]
    rows += ["|---|---|---|---|"]
    for kind, number in kinds.items():
        found = [number - sum(one.kind == kind for one in gone) for gone in (linked, alone)]
        rows.append(f"| {kind} | {number} | {found[0]} | {found[1]} |")
    whole = len(every)
    rows.append(f"| **all** | {whole} | {whole - len(linked)} | {whole - len(alone)} |")
    alarms, passages = false_alarms()
    rows += [
        "",
        f"False alarms where nothing is lost: {alarms}, in {passages} sentences and points.",
    ]
    rows += ["", "Not found without a links file:", ""]
    rows += [f"- {one.kind}: `{one.line}`" for one in alone]
    return "\n".join(rows)


def main() -> int:
    """Write the table into the page."""
    page = PAGE.read_text("utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    made = f"{before}{BEGIN}\n{table()}\n{END}{after}"
    PAGE.write_text(made, "utf-8")
    print(made[len(before) : -len(after) or None])
    return 0


if __name__ == "__main__":
    sys.exit(main())
