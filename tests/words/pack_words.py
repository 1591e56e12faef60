"""The pack's documents with what staff fill in, and a document of staff with each mistake."""

from __future__ import annotations

import re
from pathlib import Path

from coproduce import resources
from coproduce.content_folder import ContentFolder
from easyread import reading
from easyread.document import Document, Row, walk

OURS = reading.Content()
NAMES = OURS.names()


def document(name: str) -> Document:
    return reading.document(OURS, name)


def row_text(made: Document) -> list[str]:
    return [t for b in walk(made.blocks) if isinstance(b, Row) for t in (*b.sentences, *b.points)]


def fill(folder: Path, slot: str, lines: list[str]) -> reading.Content:
    """Return our content, with one slot filled in by staff."""
    (folder / "facts").mkdir(exist_ok=True)
    file = folder / "facts" / "slots.toml"
    old = file if file.exists() else resources.folder("content") / "facts" / "slots.toml"
    text = old.read_text("utf-8")
    made = re.sub(rf'(id = "{slot}"\nname = .*\n)value = \[\]', rf"\1value = {lines!r}", text)
    assert made != text
    file.write_text(made, "utf-8")
    return reading.Content(ContentFolder(folder))


GOOD = """# Our charter
about: What we promise.

## Part one {#one}

![](listen) {#first}
We listen to you.
We change things:
- at school
- at home

> This is a note.

::field email | Email | line
"""
BROKEN = {
    # what staff wrote: (before, after, code, the line, a word of the what or hint)
    "no title": ("# Our charter", "Our charter", "CW-5", 1, "title"),
    "a slip under the title": ("about:", "abuot:", "CW-6", 2, "title"),
    "facts that are not there": ("about:", "covers: pleges\nabout:", "CW-7", 2, "pleges"),
    "a picture that is not there": ("(listen)", "(lissten)", "CW-18", 6, "listen"),
    "no picture": ("![](listen) {#first}\n", "", "CW-17", 6, "picture"),
    "two sentences on a line": ("We listen to you.", "We listen. We act.", "CW-10", 7, "two"),
    "a sentence over two lines": (
        "We listen to you.",
        "We listen\nto you.",
        "CW-11",
        7,
        "full stop",
    ),
    "a hard word that is not known": ("listen to", "**lissten** to", "CW-22", 7, "lissten"),
    "a sentence after a list": ("- at home", "- at home\nAnd so on.", "CW-19", 11, "list"),
    "no sentence": ("We listen to you.\nWe change things:\n", "", "CW-16", 6, "sentence"),
    "a heading without a space": ("## Part", "##Part", "CW-14", 4, "##"),
    "too small a heading": ("## Part", "##### Part", "CW-14", 4, "##"),
    "words under a heading": ("{#one}\n\n", "{#one}\n", "CW-14", 5, "empty line"),
    "an id twice": ("## Part one {#one}", "## Part one {#first}", "CW-13", 6, "twice"),
    "an id with capitals": ("{#one}", "{#One}", "CW-12", 4, "One"),
    "a line with :: that is not known": ("::field", "::feild", "CW-21", 14, "::"),
    "a field of no kind": ("| line", "| box", "CW-21", 14, "::"),
    "a slot that is not there": ("- at home", "::slot contakt", "CW-20", 10, "contact"),
    "a list that is not there": ("- at home", "::list partnres", "CW-20", 10, "partnres"),
    "a table that is not there": ("::field", "::table artikles | A | B", "CW-20", 14, "articles"),
    "a comment without an end": ("> This", "<!-- This", "CW-4", 12, "-->"),
    "a line without an end": ("We listen to you.", "We listen " * 100 + ".", "CW-9", 7, "long"),
    "a table of ours with a part too few": (
        "> This is a note.",
        "Table: T\n| A | B |\n| 1 |",
        "CW-15",
        14,
        "row",
    ),
    "if something that is not there": ("{#first}", "{#first if=contakt}", "CW-20", 6, "contact"),
}
