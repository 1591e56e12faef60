"""Blank lines of a Word file: lines that are there for space alone, and could go without a loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from easyread.check.word_file import Element, Paragraph, W, WordFile

_NOTHING: Final = frozenset(
    f"{W}{name}" for name in ("r", "t", "tab", "proofErr", "lastRenderedPageBreak")
)
"""All that a blank line may hold beside its properties. Whatever else it holds may be a formula, a
sign of a picture font, a deleted word, or something that we never heard of: then it is no blank."""


def blank_lines(file: WordFile) -> Iterator[list[Paragraph]]:
    """Give each place where more than one blank line follow each other, with nothing between."""
    empty: list[Paragraph] = []
    for paragraph in file.paragraphs:
        is_next = is_blank(paragraph)
        follows = not empty or paragraph.element.getprevious() is empty[-1].element
        if empty and not (follows and is_next):
            if len(empty) > 1:
                yield empty
            empty = []
        if is_next:
            empty.append(paragraph)
    if len(empty) > 1:
        yield empty


def is_blank(paragraph: Paragraph) -> bool:
    """Whether a paragraph shows nothing, means nothing, and is no cell of a table."""
    if paragraph.is_in_table or paragraph.text.strip():
        return False
    for child in paragraph.element:
        inside = () if child.tag == f"{W}pPr" else child.iter()
        if any(one.tag not in _NOTHING and not _is_property(one) for one in inside):
            return False
    return not (_is_changed(paragraph.properties) or _is_seen(paragraph))


def _is_property(element: Element) -> bool:
    return element.tag == f"{W}rPr" or next(element.iterancestors(f"{W}rPr"), None) is not None


def _is_changed(properties: Element | None) -> bool:
    """Whether a section ends here, or somebody tracks a change of the line itself."""
    if properties is None:
        return False
    marks = (f"{W}sectPr", f"{W}pPrChange", f"{W}rPr/{W}ins", f"{W}rPr/{W}del")
    return any(properties.find(mark) is not None for mark in marks)


def _is_seen(paragraph: Paragraph) -> bool:
    """Whether a line without words is seen all the same: a rule, a colour, a bullet, a new page."""
    if any(paragraph.said(name) for name in ("pBdr", "framePr", "numPr")):
        return True
    is_coloured = paragraph.said("shd", "fill") not in ("", "auto")
    return is_coloured or paragraph.has("pageBreakBefore")


def broken_lines(paragraph: Paragraph) -> int:
    """Return how many blank lines Shift and Enter make between words of a paragraph.

    Of more than one such place, the largest. Room to write in has no words after it.
    """
    most = number = 0
    has_words = False
    for one in paragraph.element.iter(f"{W}t", f"{W}br", f"{W}drawing", f"{W}pict"):
        if one.tag == f"{W}br":
            number += one.get(f"{W}type") in (None, "textWrapping")
        elif one.tag != f"{W}t" or (one.text or "").strip():
            most = max(most, number - 1) if has_words else most
            has_words, number = True, 0
    return most
