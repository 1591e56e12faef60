"""Full words from Markdown: headings, paragraphs, lists, tables, bold and links.

HTML in it is text like any other: it is never run and never fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.document import Block, Heading, Row, Table, plain
from easyread.full_words import DEEPEST, Item, Piece, note, sentence, with_list

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


def read_markdown(text: str, name: str) -> tuple[str, tuple[Block, ...], list[Finding]]:
    """Return the title (a single heading of level 1), the blocks, and notes."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tokens = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table").parse(text)
    reader = _Reader()
    for node in SyntaxTreeNode(tokens).children:
        reader.read(node)
    titles = [b for b in reader.blocks if isinstance(b, Heading) and b.level == 1]
    if len(titles) != 1 or reader.blocks[0] is not titles[0]:
        return "", tuple(reader.blocks), reader.notes(name)
    rest = (
        Heading(b.text, b.level - 1) if isinstance(b, Heading) else b for b in reader.blocks[1:]
    )
    return titles[0].text, tuple(rest), reader.notes(name)


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pictures = 0
        self.is_nested = False
        self.tables = 0

    def notes(self, name: str) -> list[Finding]:
        found = [pictures_note(name)] if self.pictures else []
        return [*found, *([nested_note(name)] if self.is_nested else [])]

    def read(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            text = plain(self._inline(node))
            if text:
                self.blocks.append(Heading(text, min(int(node.tag[1:]), DEEPEST)))
        elif node.type in ("bullet_list", "ordered_list"):
            with_list(self.blocks, list(self._items(node)))
        elif node.type == "table":
            self._table(node)
        elif node.type in ("fence", "code_block"):
            lines = [sentence([Piece(x)]) for x in node.content.split("\n")]
            self.blocks += [Row((line,)) for line in lines if line]
        elif node.type == "paragraph":
            self.blocks += [Row((line,)) for line in self._lines(node) if line]
        else:
            for child in node.children:
                self.read(child)

    def _items(self, node: SyntaxTreeNode, depth: int = 0) -> Iterator[Item]:
        self.is_nested = self.is_nested or depth > 0
        start = int(node.attrs.get("start", 1) or 0)
        for place, item in enumerate(node.children):
            label = f"{start + place}." if node.type == "ordered_list" else ""
            inside = [child for child in item.children if not child.type.endswith("_list")]
            text = " ".join(line for child in inside for line in self._lines(child) if line)
            if text:
                yield Item(text, label)
            for child in item.children:
                if child.type.endswith("_list"):
                    yield from self._items(child, depth + 1)

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        cells = [tuple(self._inline(cell) for cell in row.children) for row in rows]
        self.tables += 1
        caption = _("Table {number}").format(number=self.tables)
        self.blocks.append(Table(caption, cells[0], tuple(cells[1:]), has_row_headers=False))

    def _inline(self, node: SyntaxTreeNode) -> str:
        return " ".join(line for line in self._lines(node) if line)

    def _lines(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Give the text of a node; a hard line break starts a new line."""
        if node.type in ("fence", "code_block"):
            yield sentence([Piece(node.content)])
            return
        pieces: list[Piece] = []
        for piece in self._pieces(node):
            if piece is None:
                yield sentence(pieces)
                pieces = []
            else:
                pieces.append(piece)
        yield sentence(pieces)

    def _pieces(
        self, node: SyntaxTreeNode, *, is_strong: bool = False, address: str = ""
    ) -> Iterator[Piece | None]:
        for child in node.children:
            if child.type in ("text", "code_inline"):
                yield Piece(child.content, is_strong, address)
            elif child.type == "softbreak":
                yield Piece(" ", is_strong, address)
            elif child.type == "hardbreak":
                yield None
            elif child.type == "image":
                self.pictures += 1
                yield Piece(child.content, is_strong, address)
            else:
                to = str(child.attrs.get("href", "")) if child.type == "link" else address
                strong = is_strong or child.type == "strong"
                yield from self._pieces(child, is_strong=strong, address=to)


def pictures_note(name: str) -> Finding:
    """Return the note that pictures did not come along."""
    return note(
        "FW-2",
        name,
        _("The pictures in it do not come along."),
        _("Check that no picture says something that the words do not say."),
    )


def nested_note(name: str) -> Finding:
    """Return the note that lists in lists are one list now."""
    return note(
        "FW-3",
        name,
        _("A list inside a list is one long list now."),
        _("Check that it still reads well."),
    )
