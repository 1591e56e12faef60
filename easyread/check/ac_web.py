"""AC-6xx: can a screen reader find its way through a web page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.ac_pictures import poor_alt
from easyread.check.ac_structure import RIGHT_TO_LEFT, is_no_title, is_said_wrong, left_out
from easyread.check.link_words import is_empty_link
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.web_page import Element, WebPage, inherited, name_of, said, words_of
from easyread.scripts import direction, languages_of_letters

_WCAG: Final = "WCAG 2.2"
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_WORDS: Final = (*_HEADINGS, "p", "li", "td", "th", "dt", "dd", "caption", "label", "figcaption")
_ONLY_FROM: Final = 200
"""A page of fewer words needs no headings."""
_FIELDS: Final = ("input", "select", "textarea")
_NO_FIELDS: Final = ("hidden", "submit", "button", "reset", "image")


def _language(page: WebPage, profile: Profile) -> Iterator[Found]:
    if not page.language:
        yield Found(
            page.name,
            "",
            _("The page does not say which language it is in."),
            _("Write it in the first line, such as: {example}").format(
                example='<html lang="en-GB">'
            ),
        )


def _title(page: WebPage, profile: Profile) -> Iterator[Found]:
    title = next((words_of(one) for one in page.root.iter("title")), "")
    if is_no_title(title):
        yield Found(
            page.name,
            title[:60],
            _("The page has no title that says what it is."),
            _("Write it in the head: {example}").format(example="<title>Our charter</title>"),
        )


def _language_of_words(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in page.each(*_WORDS):
        language = inherited(element, "lang")
        own = "".join(t for t in (element.text, *(child.tail for child in element)) if t)
        if is_said_wrong(own, {language}, language):
            yield Found(
                page.where(element),
                own.strip()[:60],
                _("These letters belong to another language than the page says."),
                _("Say which language they are, such as: {example}").format(example='lang="ur"'),
            )


def _direction(page: WebPage, profile: Profile) -> Iterator[Found]:
    for element in (page.root, *page.each(*_WORDS)):
        turned = inherited(element, "dir")
        if element is page.root:
            is_right = bool(page.language) and direction(page.language) == "rtl"
        else:
            is_right = bool(languages_of_letters(words_of(element)) & RIGHT_TO_LEFT)
        if is_right and turned.lower() not in ("rtl", "auto"):
            yield Found(
                page.where(element),
                "" if element is page.root else words_of(element)[:60],
                _("These words run from right to left, but the page does not say so."),
                _("Write it at the words, or at the whole page: {example}").format(
                    example='dir="rtl"'
                ),
            )


def _headings(page: WebPage, profile: Profile) -> Iterator[Found]:
    found = list(page.each(*_HEADINGS))
    if not found and len(words_of(page.root).split()) > _ONLY_FROM:
        yield Found(
            page.name,
            "",
            _("There are no headings."),
            _("Give the page a heading, and each part one: h1, then h2."),
        )
    before = 0
    for heading in found:
        now, words = int(str(heading.tag)[1]), words_of(heading)
        if not words:
            what, hint = _("This heading has no words."), _("Write the heading. Or take it away.")
            yield Found(page.where(heading), "", what, hint)
            continue
        if now > before + 1:
            yield Found(page.where(heading), words[:60], *left_out(before, now))
        before = now


def _alt(page: WebPage, profile: Profile) -> Iterator[Found]:
    for picture in page.each("img", "area"):
        is_named = picture.get("alt") is not None or said(picture, "aria-label")
        if not is_named and said(picture, "role") not in ("presentation", "none"):
            yield Found(
                page.where(picture),
                said(picture, "src")[:60] if not said(picture, "src").startswith("data:") else "",
                _("This picture has no alt text."),
                _("Write alt with what it shows. Or alt with nothing, if it only decorates."),
            )
    for drawing in page.each("svg"):
        name = said(drawing, "aria-label") or next(
            (words_of(t) for t in drawing.iter("{*}title", "title")), ""
        )
        if said(drawing, "role") == "img" and not name and not said(drawing, "aria-labelledby"):
            yield Found(
                page.where(drawing),
                "",
                _("This picture has no alt text."),
                _("Say what it shows: {example}").format(example='aria-label="2 people talk"'),
            )


def _poor_alt(page: WebPage, profile: Profile) -> Iterator[Found]:
    for picture in page.each("img"):
        if poor := poor_alt(said(picture, "alt")):
            yield Found(page.where(picture), said(picture, "alt")[:60], *poor)


def _links(page: WebPage, profile: Profile) -> Iterator[Found]:
    headings = {words_of(heading) for heading in page.each(*_HEADINGS)}
    for link in page.each("a"):
        name = name_of(page, link)
        leads_to_heading = said(link, "href").startswith("#") and name in headings
        if link.get("href") is not None and is_empty_link(name) and not leads_to_heading:
            yield Found(
                page.where(link),
                words_of(link)[:60],
                _("This link does not say where it goes."),
                _("Use words that say it, such as: How to get an award"),
            )


def _tables(page: WebPage, profile: Profile) -> Iterator[Found]:
    for table in page.each("table"):
        if said(table, "role") in ("presentation", "none"):
            continue
        rows = list(table.iter("tr"))
        if len(rows) > 1 and next(table.iter("th"), None) is None:
            yield Found(
                page.where(table),
                " | ".join(words_of(cell) for cell in rows[0])[:60],
                _("This table has no header row."),
                _("Use th for the cells of the first row. If it holds no facts, use no table."),
            )


def _labels(page: WebPage, profile: Profile) -> Iterator[Found]:
    labelled = {said(label, "for") for label in page.root.iter("label") if words_of(label)}
    for field in page.each(*_FIELDS):
        if said(field, "type").lower() in _NO_FIELDS or said(field, "id") in labelled - {""}:
            continue
        is_inside = any(words_of(label) for label in field.iterancestors("label"))
        has_name = (
            said(field, "aria-label") or said(field, "aria-labelledby") or said(field, "title")
        )
        if not is_inside and not has_name:
            yield Found(
                page.where(field),
                said(field, "placeholder")[:60],
                _("This field has no label."),
                _("Write a label beside it that says what belongs into it."),
            )
    for button in page.each("button"):
        if not name_of(page, button):
            what, hint = _("This button has no name."), _("Write on it what it does.")
            yield Found(page.where(button), "", what, hint)


def _frames(page: WebPage, profile: Profile) -> Iterator[Found]:
    for frame in page.each("iframe", "frame"):
        if not (said(frame, "title") or said(frame, "aria-label")):
            yield Found(
                page.where(frame),
                said(frame, "src")[:60],
                _("This page inside of the page has no title."),
                _("Write a title that says what is in it."),
            )


def _same_ids(page: WebPage, profile: Profile) -> Iterator[Found]:
    seen: set[str] = set()
    used = {id_ for one in page.root.iter() for id_ in _named_by(one)}
    for element in page.root.iter():
        id_ = said(element, "id")
        if id_ and id_ in seen and id_ in used:
            yield Found(
                page.where(element),
                id_,
                _("2 things have the same id. Labels and links may go to the wrong one."),
                _("Give this one another id."),
                Severity.NOTE,
            )
        seen.add(id_)


def _named_by(element: Element) -> list[str]:
    link = said(element, "href")
    names = [link[1:]] if link.startswith("#") else []
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        names += said(element, attribute).split()
    return names


RULES: Final[tuple[Rule[WebPage], ...]] = (
    Rule(
        "AC-601",
        N_("page without a title"),
        N_("The title is the first thing that a screen reader says, and the name of the tab."),
        f"{_WCAG}, 2.4.2",
        _title,
    ),
    Rule(
        "AC-602",
        N_("page without a language"),
        N_("A screen reader chooses its voice by the language that the page says."),
        f"{_WCAG}, 3.1.1",
        _language,
    ),
    Rule(
        "AC-603",
        N_("words in a language that is not said"),
        N_("Words in another language want their own voice. Say which language they are."),
        f"{_WCAG}, 3.1.2",
        _language_of_words,
    ),
    Rule(
        "AC-604",
        N_("direction of the words"),
        N_(
            "Urdu and Arabic run from right to left. Without the mark, full stops and numbers move."
        ),
        f"{_WCAG}, 1.3.2",
        _direction,
    ),
    Rule(
        "AC-611",
        N_("order of headings"),
        N_(
            "People jump from heading to heading. A level that is left out sounds like a lost part."
        ),
        f"{_WCAG}, 1.3.1 and 2.4.6",
        _headings,
    ),
    Rule(
        "AC-621",
        N_("picture without alt text"),
        N_("Alt text says what a picture shows to who cannot see it."),
        f"{_WCAG}, 1.1.1",
        _alt,
    ),
    Rule(
        "AC-622",
        N_("alt text that does not help"),
        N_("The name of a file says nothing. Very long alt text cannot be stopped half-way."),
        f"{_WCAG}, 1.1.1",
        _poor_alt,
    ),
    Rule(
        "AC-631",
        N_("link that does not say where"),
        N_("Screen readers list the links alone. “Click here” says nothing there."),
        f"{_WCAG}, 2.4.4",
        _links,
    ),
    Rule(
        "AC-632",
        N_("table without header cells"),
        N_("A screen reader says the name of a column only if its cell is marked as header."),
        f"{_WCAG}, 1.3.1",
        _tables,
    ),
    Rule(
        "AC-633",
        N_("field without a label"),
        N_("Without a label nobody who cannot see the page knows what to write."),
        f"{_WCAG}, 1.3.1, 3.3.2 and 4.1.2",
        _labels,
    ),
    Rule(
        "AC-634",
        N_("frame without a title"),
        N_("A page inside of a page needs a title, so that people can pass over it."),
        f"{_WCAG}, 4.1.2",
        _frames,
    ),
    Rule(
        "AC-635",
        N_("same id twice"),
        N_("Labels and links find their place by its id. Of two, they find only the first."),
        f"{_WCAG}, 1.3.1 and 4.1.2",
        _same_ids,
    ),
)
"""The rules of this module."""
