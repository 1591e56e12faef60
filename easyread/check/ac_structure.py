"""AC-1xx to AC-3xx: can a screen reader find its way through a Word file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_file import Paragraph, Run, W, WordFile
from easyread.scripts import languages_of_letters

_PDF_UA: Final = "PDF/UA-1, ISO 14289-1:2014"
_WCAG: Final = "WCAG 2.2"
_SHORT: Final = 80
"""Letters of a line that may be meant as a heading."""
_BULLET: Final = re.compile(r"^\s*(?:[•●▪◦‣⁃*·–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_ONLY_FROM: Final = 200
"""A document of fewer words needs no headings."""


def _title(file: WordFile, profile: Profile) -> Iterator[Found]:
    if not file.title:
        yield Found(
            file.name,
            "",
            _("The file has no title."),
            _("In Word: File, Info, Title. Write what the document is called."),
        )


def _language(file: WordFile, profile: Profile) -> Iterator[Found]:
    if not file.language:
        yield Found(
            file.name,
            "",
            _("The file does not say which language it is in."),
            _("In Word: Review, Language, Set Proofing Language. Choose it for all words."),
        )


def _language_of_runs(file: WordFile, profile: Profile) -> Iterator[Found]:
    """A voice reads Urdu letters with an English voice when nobody says that they are Urdu."""
    for paragraph in file.paragraphs:
        wrong = [run for run in paragraph.runs if _is_other_script(run)]
        if wrong:
            yield Found(
                paragraph.where,
                "".join(run.text for run in wrong)[:60],
                _("These letters belong to another language than the file says."),
                _("Select them. In Word: Review, Language, Set Proofing Language."),
            )


def _is_other_script(run: Run) -> bool:
    script = languages_of_letters(run.text)
    if not script:
        return False
    said = {run.said("lang", attribute) for attribute in ("val", "bidi", "eastAsia")}
    return not any(tag.split("-")[0] in script for tag in said if tag)


def _headings(file: WordFile, profile: Profile) -> Iterator[Found]:
    levels = [
        paragraph for paragraph in file.paragraphs if paragraph.level and paragraph.text.strip()
    ]
    words = sum(len(paragraph.text.split()) for paragraph in file.paragraphs)
    if not levels and words > _ONLY_FROM:
        yield Found(
            file.name,
            "",
            _("There are no headings."),
            _("Give each part a heading: Home, Styles, Heading 1."),
        )
    before = 0
    for paragraph in levels:
        if paragraph.level > before + 1 and not (before == 0 and paragraph.level == 1):
            yield Found(
                paragraph.where,
                paragraph.text,
                _("A level of headings is left out: {before}, then {now}.").format(
                    before=before, now=paragraph.level
                ),
                _("Make this one level {level}.").format(level=before + 1),
            )
        before = paragraph.level


def _empty_headings(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        if paragraph.level and not paragraph.text.strip() and not _has_picture(paragraph):
            yield Found(
                paragraph.where,
                "",
                _("This heading has no words."),
                _("Delete the line. Or write the heading."),
            )


def _looks_like_headings(file: WordFile, profile: Profile) -> Iterator[Found]:
    paragraphs = file.paragraphs
    for paragraph, following in itertools.pairwise(paragraphs):
        if _is_bold_line(paragraph) and following.text.strip() and not _is_bold_line(following):
            yield Found(
                paragraph.where,
                paragraph.text,
                _("This line looks like a heading, but is none."),
                _("Choose a heading style: Home, Styles, Heading 1 or 2."),
                Severity.NOTE,
            )


def _is_bold_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if not text or paragraph.level or paragraph.is_in_table or len(text) > _SHORT:
        return False
    if text[-1] in ".:,;?!" or _is_list(paragraph):
        return False
    return all(run.is_on("b") for run in paragraph.runs if run.text.strip())


def _typed_lists(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        text = paragraph.text
        if _BULLET.match(text) and not _is_list(paragraph) and not paragraph.level:
            yield Found(
                paragraph.where,
                text.strip()[:60],
                _("This list is typed by hand."),
                _("Take the sign away. In Word: Home, Bullets or Numbering."),
            )


def _is_list(paragraph: Paragraph) -> bool:
    return paragraph.said("numPr") != "" and _number(paragraph) != "0"


def _number(paragraph: Paragraph) -> str:
    for holder in (paragraph.element, *paragraph.file.chain(paragraph.style)):
        found = holder.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is not None:
            return found.get(f"{W}val", "")
    return ""


def _blank_lines(file: WordFile, profile: Profile) -> Iterator[Found]:
    empty: list[Paragraph] = []
    for paragraph in (*file.paragraphs, None):
        if paragraph is not None and _is_blank(paragraph):
            empty.append(paragraph)
            continue
        if len(empty) > 1:
            yield Found(
                empty[0].where,
                "",
                ngettext(
                    "{n} blank line makes the space here.",
                    "{n} blank lines make the space here.",
                    len(empty),
                ).format(n=len(empty)),
                _("Delete them. In Word: Layout, Spacing. Or a page break: Ctrl and Enter."),
            )
        empty = []


def _is_blank(paragraph: Paragraph) -> bool:
    is_bare = not paragraph.text.strip() and not _has_picture(paragraph)
    return is_bare and not paragraph.is_in_table and paragraph.element.find(f".//{W}br") is None


def _has_picture(paragraph: Paragraph) -> bool:
    return any(True for _found in paragraph.element.iter(f"{W}drawing", f"{W}pict", f"{W}object"))


def _typed_spaces(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        tabs = sum(1 for _tab in paragraph.element.iter(f"{W}tab")) if paragraph.text.strip() else 0
        in_style = sum(1 for _tab in paragraph.element.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        if "    " in paragraph.text.strip() or tabs - in_style > 2:
            yield Found(
                paragraph.where,
                " ".join(paragraph.text.split())[:60],
                _("Spaces or tabs put the words in their place."),
                _("Use a table for a table, and Layout, Indent for space."),
            )


def _right_to_left(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        script = languages_of_letters(paragraph.text)
        if "ar" in script and not paragraph.has("bidi"):
            yield Found(
                paragraph.where,
                paragraph.text[:60],
                _("These words run from right to left, but the paragraph does not."),
                _("Select it. In Word: Home, Right-to-left text direction."),
            )


RULES: Final[tuple[Rule[WordFile], ...]] = (
    Rule(
        "AC-101",
        N_("no title"),
        N_("A screen reader says the title first. Without one it says the name of the file."),
        f"{_WCAG}, 2.4.2; {_PDF_UA}",
        _title,
    ),
    Rule(
        "AC-102",
        N_("no language"),
        N_("A screen reader chooses its voice by the language that the file says."),
        f"{_WCAG}, 3.1.1",
        _language,
    ),
    Rule(
        "AC-103",
        N_("words in a language that is not said"),
        N_("Words in another language want their own voice. Say which language they are."),
        f"{_WCAG}, 3.1.2",
        _language_of_runs,
    ),
    Rule(
        "AC-201",
        N_("order of headings"),
        N_(
            "People jump from heading to heading. A level that is left out sounds like a lost part."
        ),
        f"{_WCAG}, 1.3.1 and 2.4.6; {_PDF_UA}",
        _headings,
    ),
    Rule(
        "AC-202",
        N_("empty heading"),
        N_("A heading without words is read out as a heading, and then nothing."),
        f"{_WCAG}, 1.3.1",
        _empty_headings,
    ),
    Rule(
        "AC-203",
        N_("line that looks like a heading"),
        N_("A line that is only bold is no heading for who cannot see it."),
        f"{_WCAG}, 1.3.1",
        _looks_like_headings,
    ),
    Rule(
        "AC-204",
        N_("list typed by hand"),
        N_("A real list says how many entries it has. A typed one does not."),
        f"{_WCAG}, 1.3.1",
        _typed_lists,
    ),
    Rule(
        "AC-205",
        N_("blank lines for space"),
        N_("A screen reader says “blank” for each of them."),
        f"{_WCAG}, 1.3.1",
        _blank_lines,
    ),
    Rule(
        "AC-206",
        N_("spaces or tabs for layout"),
        N_("Words that are put in their place by spaces fall apart when the letters grow."),
        f"{_WCAG}, 1.3.2",
        _typed_spaces,
    ),
    Rule(
        "AC-207",
        N_("direction of the words"),
        N_(
            "Urdu and Arabic run from right to left. Without the mark, full stops and numbers move."
        ),
        f"{_WCAG}, 1.3.2",
        _right_to_left,
    ),
)
"""The rules of this module."""
