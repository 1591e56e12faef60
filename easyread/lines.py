"""A file of words, taken apart into blocks of lines: the first half of reading it.

The format is documented for staff in content/README.md. One sentence stands on one line, and blank
lines part the blocks, so a line reader knows the line of every mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.content_folder import MOST_FINDINGS, where
from coproduce.domain.finding import Finding
from coproduce.languages import _

LONGEST_LINE: Final = 600
"""The longest line, in characters: a sentence with a link in it fits many times."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """The line that says what kind of block it is."""
        return self.lines[0]


@dataclass(slots=True)
class Faults:
    """Collects what is wrong with one file."""

    file: Path
    found: list[tuple[int, Finding]] = field(default_factory=list)
    """Each with its line."""

    def add(self, code: str, line: int, what: str, hint: str) -> None:
        """Add a mistake in `line`."""
        if not self.is_full:
            self.found.append((line, Finding(code, where(self.file, line), what, hint)))

    @property
    def is_full(self) -> bool:
        """Whether no more mistakes are kept."""
        return len(self.found) >= MOST_FINDINGS

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every mistake, in the order of the lines."""
        return tuple(finding for _line, finding in sorted(self.found, key=lambda one: one[0]))


def groups(text: str, faults: Faults) -> Iterator[Group]:
    """Give the blocks of a file. Comments, `<!-- ... -->`, are left out."""
    kept: list[Line] = []
    is_comment, started = False, 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("<!--") and not is_comment:
            is_comment, started = True, number
        if is_comment:
            is_comment = not line.endswith("-->")
        elif line:
            kept.append(Line(number, _cleaned(line)))
        elif kept:
            yield Group(tuple(kept))
            kept = []
    if kept:
        yield Group(tuple(kept))
    if is_comment:
        faults.add(
            "CW-4",
            started,
            _("This comment has no end, so all words after it are left out."),
            _("Write --> where the comment ends."),
        )


def _cleaned(line: str) -> str:
    """Return a line without control characters; one that is too long is cut and found later."""
    line = line[: LONGEST_LINE + 1]
    return line if line.isascii() and line.isprintable() else clean_line(line, LONGEST_LINE + 1)


_SHORT: Final = re.compile(r"(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|No|St|vs|p\.m|a\.m)|\b[A-Z])\.$")
_END: Final = re.compile(r"[.!?][\"'”’)\]*]*(?=\s+[\"'“‘(\[*]*[A-Z0-9])")


def has_two_sentences(text: str) -> bool:
    """Whether a second sentence begins in `text`. Knows "e.g.", "Dr." and single initials."""
    return any(
        text[found.start()] != "." or not _SHORT.search(text[: found.start() + 1])
        for found in _END.finditer(text)
    )


def is_whole(text: str) -> bool:
    """Whether `text` ends as a sentence ends."""
    return text.rstrip("\"'”’)]*").endswith((".", "!", "?", ":", "…"))


_ATTRIBUTES: Final = re.compile(r"\s*\{([^{}]*)\}\s*$")


def split_attributes(text: str) -> tuple[str, dict[str, str], list[str]]:
    """Part `{#an-id if=contact mirror}` from the end of a line.

    Returns the text before it, the attributes that are known, and what is not known.
    """
    found = _ATTRIBUTES.search(text)
    if not found:
        return text, {}, []
    known: dict[str, str] = {}
    unknown: list[str] = []
    for word in found[1].split():
        name, equals, value = word.partition("=")
        if word.startswith("#") and re.fullmatch(r"#[a-z0-9][a-z0-9-]{0,59}", word):
            known["id"] = word[1:]
        elif name in ("if", "unless") and equals and value:
            known[name] = value
        elif word == "mirror":
            known["mirror"] = "yes"
        else:
            unknown.append(word)
    return text[: found.start()], known, unknown
