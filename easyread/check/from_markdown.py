"""Markdown -> the words that the easy-read rules look at; our own content files too.

In ours one sentence stands on one line, a block's picture on its first line, and lines such as
`about:` or `::page` are no words (content/README.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coproduce.languages import _
from easyread.check.prose import Block, Kind, Mark, Part, Prose, Run

_ORDERS: Final = re.compile(r"^(?:covers|contents|pages):.*$|^about:\s*|^::\w+.*$", re.MULTILINE)
_IDS: Final = re.compile(r"\s*\{[#\w][^{}\n]*\}")
_OURS: Final = re.compile(r"^about: ", re.MULTILINE)
_MARKS: Final = {"strong": Mark.BOLD, "em": Mark.ITALIC, "link": Mark.LINK, "u": Mark.UNDERLINED}


def from_markdown(text: str, name: str) -> Prose:
    """Return the words of a Markdown file."""
    tokens = MarkdownIt("commonmark").enable("table").parse(_without_orders(text))
    ours = _OURS.search(text[:2000])
    found = _Parts(bool(ours), text.count("\n", 0, ours.start()) + 1 if ours else 0)
    found.read(tokens)
    return Prose(
        name,
        tuple(found.parts),
        blocks=tuple(found.blocks),
        has_rows=found.is_ours or any(block.pictures for block in found.blocks),
        glossary=frozenset(found.explained),
    )


def _without_orders(text: str) -> str:
    """Blank what is no words, and keep every line in its place."""
    text = re.sub(r"<!--.*?-->", lambda f: re.sub(r"[^\n]", " ", f[0]), text, flags=re.DOTALL)
    return _IDS.sub("", _ORDERS.sub("", text))


@dataclass
class _Parts:
    """Collects parts and blocks while the tokens are walked."""

    is_ours: bool
    about: int
    """The line that says what one of our documents is about: it has no picture. 0 for none."""
    parts: list[Part] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    is_row: bool = False
    """The block at hand is a row: what follows it as a list belongs to it."""

    def read(self, tokens: Sequence[Token]) -> None:
        """Take in all tokens of a document."""
        opened: list[str] = []
        level = 0
        for token in tokens:
            if token.nesting == 1:
                opened.append(token.type)
                level = int(token.tag[1]) if token.type == "heading_open" else level
            elif token.nesting == -1:
                opened.pop()
            elif token.type == "inline":
                self._take(token, opened, level)

    def _take(self, token: Token, opened: Sequence[str], level: int) -> None:
        line = (token.map or [0, 0])[0] + 1
        said = _Inline(line)
        said.read(token.children or ())
        kind = _kind(opened)
        self._place(kind, said, opened, line)
        if said.text.strip():
            self.parts.append(
                Part(
                    kind,
                    said.text.rstrip(),
                    _line(line),
                    runs=tuple(said.runs),
                    level=level if kind is Kind.HEADING else 0,
                    block=len(self.blocks) if self.is_row else 0,
                    starts=tuple(said.starts),
                    is_by_line=self.is_ours,
                )
            )

    def _place(self, kind: Kind, said: _Inline, opened: Sequence[str], line: int) -> None:
        """Begin a new row, or say that the words at hand are in none."""
        is_framed = "blockquote_open" in opened or (self.is_ours and line == self.about)
        if kind is Kind.TEXT and not is_framed and (said.text.strip() or said.pictures):
            if said.is_without_picture:
                said.pictures.append("none")
            self.is_row = True
            self.blocks.append(Block(len(self.blocks) + 1, _line(line), tuple(said.pictures)))
        elif kind in (Kind.HEADING, Kind.CELL) or is_framed:
            self.is_row = False


@dataclass
class _Inline:
    """The text of one paragraph, with where each of its lines begins."""

    line: int
    text: str = ""
    runs: list[Run] = field(default_factory=list)
    starts: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    is_without_picture: bool = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Take in the pieces of a paragraph."""
        opened: list[tuple[str, int]] = []
        self.starts.append((0, _line(self.line)))
        for token in tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if token.type == "image":
                self._picture(str(token.attrs.get("src", "")))
            elif token.type in ("softbreak", "hardbreak"):
                self._next_line()
            elif token.nesting == 1:
                opened.append((name, len(self.text)))
            elif token.nesting == -1 and opened:
                began, at = opened.pop()
                if began in _MARKS:
                    self.runs.append(Run(at, len(self.text), _MARKS[began]))
            elif token.type in ("text", "code_inline"):
                self.text += token.content

    def _picture(self, source: str) -> None:
        if source == "none":
            self.is_without_picture = True
        else:
            self.pictures.append(source)

    def _next_line(self) -> None:
        self.line += 1
        if self.text and not self.text.endswith(("\n", " ")):
            self.text += "\n"
        self.starts.append((len(self.text), _line(self.line)))


def _kind(opened: Sequence[str]) -> Kind:
    if "heading_open" in opened:
        return Kind.HEADING
    if any(one in opened for one in ("td_open", "th_open")):
        return Kind.CELL
    return Kind.ITEM if "list_item_open" in opened else Kind.TEXT


def _line(number: int) -> str:
    # Translators: where something stands in a file, such as "line 12".
    return _("line {number}").format(number=number)
