"""Plain text and web pages -> the words that the easy-read rules look at."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from coproduce.languages import _
from easyread.check.prose import Block, Kind, Mark, Part, Prose, Run

_ITEM: Final = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")
_BLOCKS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("p", "dt", "dd", "label", "legend", "figcaption", "summary"), Kind.TEXT),
    "li": Kind.ITEM,
    "td": Kind.CELL,
    "th": Kind.CELL,
    "caption": Kind.CELL,
    "blockquote": Kind.QUOTE,
}
_CONTAINERS: Final = frozenset({"div", "section", "article", "main", "aside", "body", "figure"})
_LEFT_OUT: Final = frozenset({"script", "style", "template", "noscript", "svg", "nav", "head"})
_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), Mark.BOLD),
    **dict.fromkeys(("i", "em", "cite"), Mark.ITALIC),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINED),
    "a": Mark.LINK,
}


def from_text(text: str, name: str) -> Prose:
    """Return the words of a plain text: blank lines part paragraphs.

    A line that is a list entry is one; lines that each end a sentence stand for themselves, as
    texts with one sentence a line have it.
    """
    parts: list[Part] = []
    starts: list[tuple[int, str]] = []
    said = ""
    for number, raw in enumerate([*text.split("\n"), ""], 1):
        line = raw.strip()
        is_item = bool(_ITEM.match(line))
        if said and (not line or is_item):
            parts.append(_paragraph(said, starts))
            said, starts = "", []
        where = _("line {number}").format(number=number)
        if is_item:
            parts.append(Part(Kind.ITEM, _ITEM.sub("", line), where))
        elif line:
            said += "\n" if said else ""
            starts.append((len(said), where))
            said += line
    return Prose(name, tuple(parts))


def _paragraph(said: str, starts: list[tuple[int, str]]) -> Part:
    is_heading = "\n" not in said and len(said) < 80 and said[-1] not in ".!?:;,…۔।。"
    kind = Kind.HEADING if is_heading else Kind.TEXT
    return Part(kind, said, starts[0][1], starts=tuple(starts))


def from_html(data: bytes, name: str) -> Prose:
    """Return the words of a web page. Nothing that it names is fetched, and no script is run."""
    parser = html.HTMLParser(encoding=None, no_network=True, recover=True, huge_tree=True)
    try:
        root = html.document_fromstring(data or b"<p></p>", parser=parser)
    except (etree.ParserError, ValueError):
        return Prose(name, ())
    parts: list[Part] = []
    blocks: list[Block] = []
    _walk(root, parts, blocks, str(root.get("lang", "")))
    return Prose(
        name,
        tuple(parts),
        language=str(root.get("lang", "")),
        blocks=tuple(blocks),
        has_rows=any(block.pictures for block in blocks),
    )


def _walk(element: html.HtmlElement, parts: list[Part], blocks: list[Block], language: str) -> None:
    tag = str(element.tag).lower()
    if tag in _LEFT_OUT or element.get("hidden") is not None:
        return
    language = str(element.get("lang", "") or language)
    kind = _BLOCKS.get(tag)
    has_blocks = any(str(child.tag).lower() in _BLOCKS for child in element.iterdescendants())
    if kind is not None and not (has_blocks and kind is not Kind.HEADING):
        _take(element, kind, parts, language)
        return
    if tag in _CONTAINERS and not has_blocks:
        _take(element, Kind.TEXT, parts, language)
        return
    for child in element:
        _walk(child, parts, blocks, language)


def _take(element: html.HtmlElement, kind: Kind, parts: list[Part], language: str) -> None:
    pieces: list[str] = []
    runs: list[Run] = []
    _gather(element, pieces, runs)
    text = "".join(pieces)
    if text.strip():
        where = _("line {number}").format(number=element.sourceline or 1)
        level = int(str(element.tag)[1]) if kind is Kind.HEADING else 0
        parts.append(Part(kind, text, where, language, tuple(runs), level))


def _gather(element: html.HtmlElement, pieces: list[str], runs: list[Run]) -> None:
    tag = str(element.tag).lower()
    at = sum(map(len, pieces))
    if tag in _LEFT_OUT:
        return
    _add(pieces, element.text)
    for child in element:
        _gather(child, pieces, runs)
        if str(child.tag).lower() == "br":
            pieces.append("\n")
        _add(pieces, child.tail)
    end = sum(map(len, pieces))
    if tag in _MARKS and end > at:
        runs.append(Run(at, end, _MARKS[tag]))


def _add(pieces: list[str], text: str | None) -> None:
    said = re.sub(r"\s+", " ", text or "")
    if said.startswith(" ") and (not pieces or pieces[-1].endswith((" ", "\n"))):
        said = said[1:]
    if said:
        pieces.append(said)
