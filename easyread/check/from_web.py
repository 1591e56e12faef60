"""Web pages -> the words that the easy-read rules look at."""

from __future__ import annotations

import re
from typing import Final

from easyread.check.prose import Kind, Mark, Part, Prose, Run
from easyread.check.web_page import Element, WebPage, said

_BLOCKS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("p", "dt", "dd", "label", "legend", "figcaption", "summary"), Kind.TEXT),
    "li": Kind.ITEM,
    "td": Kind.CELL,
    "th": Kind.CELL,
    "caption": Kind.CELL,
    "blockquote": Kind.QUOTE,
}
_CONTAINERS: Final = frozenset(
    {"div", "section", "article", "main", "aside", "body", "figure"}
    | {"ul", "ol", "dl", "table", "tr", "header", "footer", "form", "fieldset", "details", "hr"}
)
_BOUNDS: Final = frozenset({*_BLOCKS, *_CONTAINERS})
_LEFT_OUT: Final = frozenset({"script", "style", "template", "noscript", "svg", "nav", "head"})
_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), Mark.BOLD),
    **dict.fromkeys(("i", "em", "cite"), Mark.ITALIC),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINED),
    "a": Mark.LINK,
}


def from_html(page: WebPage) -> Prose:
    """Return the words of a web page. Nothing that it names is fetched, and no script is run."""
    found = _PageParts(page)
    found.walk(page.root, Kind.TEXT, page.language)
    return Prose(page.name, tuple(found.parts), language=page.language)


class _PageParts:
    """Collects the parts of a page; words that stand between blocks are parts too."""

    def __init__(self, page: WebPage) -> None:
        """See which elements hold blocks."""
        self.parts: list[Part] = []
        self._page = page
        self._holders: set[Element] = set()
        for element in page.root.iter(*_BLOCKS, *_CONTAINERS):
            for holder in element.iterancestors():
                if holder in self._holders:
                    break
                self._holders.add(holder)

    def walk(self, element: Element, outer: Kind, language: str) -> None:
        """Take in an element and all that is in it."""
        tag = str(element.tag).lower()
        if tag in _LEFT_OUT or element.get("hidden") is not None:
            return
        language = said(element, "lang") or language
        kind = _BLOCKS.get(tag, outer)
        if kind is Kind.TEXT and outer is not Kind.HEADING:
            kind = outer  # a paragraph in a list entry, in a quotation, in a cell
        if element not in self._holders or kind is Kind.HEADING:
            self._take(_Loose(element), kind, language)
            return
        loose = _Loose(element, is_whole=False)
        for child in element:
            is_block = child in self._holders or str(child.tag).lower() in _BOUNDS
            if is_block:
                self._take(loose, kind, language)
                self.walk(child, kind, language)
                loose = _Loose(element, is_whole=False, text=child.tail or "")
            else:
                loose.add(child)
        self._take(loose, kind, language)

    def _take(self, loose: _Loose, kind: Kind, language: str) -> None:
        text = "".join(loose.pieces.texts)
        if text.strip():
            tag = str(loose.element.tag).lower()
            level = int(tag[1]) if kind is Kind.HEADING and tag[1:].isdigit() else 0
            where = self._page.where(loose.element)
            self.parts.append(Part(kind, text, where, language, tuple(loose.runs), level))


class _Pieces:
    """Pieces of text, and how long they are together: counted once, a page may have 100,000."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0

    def append(self, text: str) -> None:
        """Take in one more."""
        self.texts.append(text)
        self.length += len(text)


class _Loose:
    """Words that stand together, and how they are set apart."""

    def __init__(self, element: Element, *, is_whole: bool = True, text: str | None = None) -> None:
        """Take in all of an element, or only its own words before its first child, or `text`."""
        self.element = element
        self.pieces = _Pieces()
        self.runs: list[Run] = []
        if is_whole:
            _gather(element, self.pieces, self.runs)
        else:
            _add(self.pieces, element.text if text is None else text)

    def add(self, child: Element) -> None:
        """Take in an element among the words, and the words after it."""
        _gather(child, self.pieces, self.runs)
        if str(child.tag).lower() == "br":
            self.pieces.append("\n")
        _add(self.pieces, child.tail)


def _gather(element: Element, pieces: _Pieces, runs: list[Run]) -> None:
    tag = str(element.tag).lower()
    at = pieces.length
    if tag in _LEFT_OUT:
        return
    _add(pieces, element.text)
    for child in element:
        _gather(child, pieces, runs)
        if str(child.tag).lower() == "br":
            pieces.append("\n")
        _add(pieces, child.tail)
    end = pieces.length
    if tag in _MARKS and end > at:
        runs.append(Run(at, end, _MARKS[tag]))


def _add(pieces: _Pieces, text: str | None) -> None:
    said = re.sub(r"\s+", " ", text or "")
    if said.startswith(" ") and (not pieces.texts or pieces.texts[-1].endswith((" ", "\n"))):
        said = said[1:]
    if said:
        pieces.append(said)
