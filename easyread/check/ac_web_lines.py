"""AC-61x and AC-644: lines of a web page that only look like headings, lists and space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.seeming import SHORT, begins_like_list, is_typed
from easyread.check.web_page import Element, WebPage, said, style_of, words_of

_WCAG: Final = "WCAG 2.2"
_LINES: Final = ("p", "div", "dd", "blockquote")
_BLOCKS: Final = frozenset(
    "p div ul ol dl table h1 h2 h3 h4 h5 h6 section article blockquote form figure pre".split()  # noqa: SIM905
)
_NO_HEADINGS: Final = frozenset({"table", "li", "figure", "label", "aside", "dl"})
"""Where a bold line is seldom meant as a heading."""
_SEEN: Final = ("img", "svg", "input", "select", "textarea", "button", "video", "audio", "hr")
_SEEN_TOO: Final = ("iframe", "object", "canvas", "math", "embed")


def _like_headings(page: WebPage, profile: Profile) -> Iterator[Found]:
    for line in page.each("p", "div"):
        following = line.getnext()
        if following is None or not _is_bold_line(line) or _is_bold_line(following):
            continue
        if words_of(following) and following.tag in ("p", "div", "ul", "ol", "table"):
            yield Found(
                page.where(line),
                words_of(line),
                _("This line looks like a heading, but is none."),
                _("Write it as a heading, such as: {example}").format(example="<h2>…</h2>"),
                Severity.NOTE,
            )


def _is_bold_line(line: Element) -> bool:
    words = words_of(line)
    if not words or len(words) > SHORT or words[-1] in ".:,;!" or _has_blocks(line):
        return False
    if any(one.tag in _NO_HEADINGS or said(one, "role") == "note" for one in line.iterancestors()):
        return False  # such as a hard word, over what it means
    if any(map(_is_picture, (line.getprevious(), *_beside(line.getparent())))):
        return False  # words beside a picture, as easy read has them
    bold = (one for one in line if one.tag in ("b", "strong"))
    return any(words_of(one) == words for one in bold)


def _beside(element: Element | None) -> tuple[Element | None, ...]:
    return () if element is None else (element.getprevious(), element.getnext())


def _is_picture(element: Element | None) -> bool:
    return element is not None and element.tag == "img"


def _has_blocks(element: Element) -> bool:
    return any(one.tag in _BLOCKS for one in element.iterdescendants())


def _lines_of(element: Element) -> Sequence[str]:
    """Return the lines of an element without blocks, as its line breaks part them."""
    pieces = [element.text or ""]
    for one in element.iterdescendants():
        pieces.append("\n" if one.tag == "br" else " ".join((one.text or "").split("\n")))
        pieces.append((one.tail or "").replace("\n", " "))
    return "".join(pieces).split("\n")


def _typed_lists(page: WebPage, profile: Profile) -> Iterator[Found]:
    last: Element | None = None
    for line in page.each(*_LINES):
        if _has_blocks(line):
            continue
        lines = [one.strip() for one in _lines_of(line)]
        maybe = [is_typed(one) for one in lines]
        follows = line.getprevious() is not None and line.getprevious() is last
        is_list = any(one and other for one, other in pairwise(maybe)) or (follows and maybe[0])
        last = line if maybe[-1] else None
        first = next((one for one, is_one in zip(lines, maybe, strict=True) if is_one), "")
        if is_list or begins_like_list(first):
            yield Found(
                page.where(line),
                first[:60],
                _("This list is typed by hand."),
                _("Write it as a list, such as: {example}").format(
                    example="<ul><li>…</li><li>…</li></ul>"
                ),
            )


def _blank_lines(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each("p"):
        previous = element.getprevious()
        if _is_blank(element) and (previous is None or not _is_blank(previous)):
            number, one = 1, element.getnext()
            while one is not None and _is_blank(one):
                number, one = number + 1, one.getnext()
            yield from _blank(page, element, number)
    for first in page.each("br"):
        if (first.tail or "").strip() or _is_break(first.getprevious()):
            continue
        number, one = 1, first.getnext()
        while one is not None and one.tag == "br":
            number, one = number + 1, one.getnext() if not (one.tail or "").strip() else None
        yield from _blank(page, first, number - 1)


def _is_break(element: Element | None) -> bool:
    return element is not None and element.tag == "br" and not (element.tail or "").strip()


def _is_blank(element: Element) -> bool:
    if element.tag != "p" or words_of(element) or element.get("id"):
        return False
    return next(element.iter(*_SEEN, *_SEEN_TOO), None) is None


def _blank(page: WebPage, element: Element, number: int) -> Iterator[Found]:
    if number > 1:
        yield Found(
            page.where(element),
            "",
            ngettext(
                "{n} blank line makes the space here.",
                "{n} blank lines make the space here.",
                number,
            ).format(n=number),
            _("Take them away. Let the page's style make the space."),
        )


def _stretched(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each():
        said_here = style_of(element, "text-align") or said(element, "align").lower()
        if said_here == "justify" and words_of(element):
            yield Found(
                page.where(element),
                words_of(element)[:60],
                _("These lines are stretched to both edges."),
                _("Leave “justify” out."),
            )


RULES: Final[tuple[Rule[WebPage], ...]] = (
    Rule(
        "AC-612",
        N_("line that looks like a heading"),
        N_("A line that is only bold is no heading for who cannot see it."),
        f"{_WCAG}, 1.3.1",
        _like_headings,
    ),
    Rule(
        "AC-613",
        N_("list typed by hand"),
        N_("A real list says how many entries it has. A typed one does not."),
        f"{_WCAG}, 1.3.1",
        _typed_lists,
    ),
    Rule(
        "AC-614",
        N_("blank lines for space"),
        N_("A screen reader says “blank” for each of them."),
        f"{_WCAG}, 1.3.1",
        _blank_lines,
    ),
    Rule(
        "AC-644",
        N_("stretched lines"),
        N_("Lines that are stretched have gaps in them that pull the eye away."),
        f"UKAAF, Creating clear print and large print documents, 2012; {_WCAG}, 1.4.8",
        _stretched,
    ),
)
"""The rules of this module."""
