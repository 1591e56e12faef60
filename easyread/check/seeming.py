"""Lines of a Word file that look like what they are not: headings and lists by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from easyread.check.word_file import Paragraph, Run, W, WordFile
from easyread.check.word_runs import FALLBACK

SHORT: Final = 80
"""Letters of a line that may be meant as a heading."""
_LARGER: Final = 2.0
"""Points by which a heading's letters are larger than the words under it."""
_SIGN: Final = re.compile(r"^\s*[•●▪◦‣⁃■►▶➢➤◆❖\uf0b7\uf0a7\uf0d8]\s*\S")
"""What only a list begins with."""
_MAYBE: Final = re.compile(r"^\s*(?:[*·–—✓✔→○□»o-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
"""What a list begins with, and other things too: one such line alone is no list."""
_PICTURE_SIGNS: Final = frozenset("F0B7 F0A7 F0D8 F0FC F076 F06E F0E0".split())  # noqa: SIM905
"""The same signs in Word's fonts of pictures, Symbol and Wingdings."""
_OTHERS: Final = (
    *("label", "caption", "quote", "quotation", "term", "code", "subtitle", "author", "date"),
    *("signature", "salutation", "closing"),
)
"""How the names of styles end that are bold or large, and for no heading."""
_CODE: Final = ("code", "preformatted", "preformatted text", "verbatim")


def seeming_headings(file: WordFile) -> Iterator[Paragraph]:
    """Give lines that stand out like headings over the words that follow, blank lines between."""
    with_words = [p for p in file.paragraphs if p.text.strip()]
    outstanding = False  # whether the line below stands out itself
    found: list[Paragraph] = []
    for place in range(len(with_words) - 1, -1, -1):
        below = with_words[place + 1] if place + 1 < len(with_words) else None
        stands_out = below is not None and _stands_out(with_words[place], below)
        if stands_out and not outstanding:
            found.append(with_words[place])
        outstanding = stands_out
    yield from reversed(found)


def _stands_out(line: Paragraph, below: Paragraph) -> bool:
    text = line.text.strip()
    if line.level or line.is_in_table or len(text) > SHORT or text[-1] in ".:,;!":
        return False
    name = line.file.sheet.name(line.style).lower()
    if is_list(line) or name.endswith(_OTHERS) or is_in_contents(line):
        return False
    runs = _with_words(line)
    if all(run.is_on("b") for run in runs):
        return not all(run.is_on("b") for run in _with_words(below))
    return min(run.points for run in runs) >= max(r.points for r in _with_words(below)) + _LARGER


def _with_words(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.text.strip()]


def typed_lists(file: WordFile) -> Iterator[tuple[Paragraph, str]]:
    """Give the points of lists that are typed by hand, each with its words."""
    paragraphs = file.paragraphs
    maybe = [_may_be_typed(paragraph) for paragraph in paragraphs]
    for place, paragraph in enumerate(paragraphs):
        has_neighbour = any(maybe[max(0, place - 1) : place]) or any(maybe[place + 1 : place + 2])
        if maybe[place] and (has_neighbour or _SIGN.match(paragraph.text)):
            yield paragraph, paragraph.text.strip()
        elif (words := _broken_list(paragraph)) is not None:
            yield paragraph, words


def _may_be_typed(paragraph: Paragraph) -> bool:
    text = paragraph.text
    has_sign = is_typed(text) or _begins_with_picture_sign(paragraph)
    return has_sign and not _is_no_typed_list(paragraph)


def _is_no_typed_list(paragraph: Paragraph) -> bool:
    return is_list(paragraph) or bool(paragraph.level) or is_in_contents(paragraph)


def _begins_with_picture_sign(paragraph: Paragraph) -> bool:
    first = next(paragraph.element.iter(f"{W}sym", f"{W}t"), None)
    is_sign = first is not None and first.get(f"{W}char", "").upper() in _PICTURE_SIGNS
    return is_sign and bool(paragraph.text.strip())


def _broken_list(paragraph: Paragraph) -> str | None:
    """Return the first point of a list whose lines end with Shift and Enter; None for none."""
    if next(paragraph.element.iter(f"{W}br"), None) is None or _is_no_typed_list(paragraph):
        return None
    lines = _lines(paragraph)
    typed = [is_typed(line) for line in lines]
    pairs = zip(lines, typed, typed[1:], strict=False)
    return next((line.strip() for line, this, following in pairs if this and following), None)


def _lines(paragraph: Paragraph) -> Sequence[str]:
    elsewhere = (FALLBACK, f"{W}txbxContent", f"{W}moveFrom")
    return "".join(
        "\n" if one.tag == f"{W}br" else one.text or " "
        for one in paragraph.element.iter(f"{W}t", f"{W}tab", f"{W}br")
        if next(one.iterancestors(*elsewhere), None) is None
    ).split("\n")


def is_typed(line: str) -> bool:
    """Whether a line may be a point of a list that is typed by hand."""
    return bool(_SIGN.match(line) or _MAYBE.match(line))


def begins_like_list(line: str) -> bool:
    """Whether a line begins with a sign that only lists have."""
    return bool(_SIGN.match(line))


def is_list(paragraph: Paragraph) -> bool:
    """Whether it is a point of a real list."""
    return paragraph.said("numPr") != "" and _number(paragraph) != "0"


def _number(paragraph: Paragraph) -> str:
    for holder in (paragraph.element, *paragraph.file.sheet.chain(paragraph.style)):
        found = holder.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is not None:
            return found.get(f"{W}val", "")
    return ""


def is_in_contents(paragraph: Paragraph) -> bool:
    """Whether it stands in a list of contents, whose entries repeat the headings."""
    name = paragraph.file.sheet.name(paragraph.style).lower()
    return name.startswith(("toc", "contents", "table of contents", "index"))


def is_code(paragraph: Paragraph) -> bool:
    """Whether it is a program or another text whose spaces have a meaning."""
    return paragraph.file.sheet.name(paragraph.style).lower().endswith(_CODE)
