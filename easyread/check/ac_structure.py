"""AC-1xx and AC-2xx: can a screen reader find its way through a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.blank import blank_lines, broken_lines
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.seeming import is_code, seeming_headings, typed_lists
from easyread.check.word_file import Element, Paragraph, Run, W, WordFile
from easyread.scripts import languages_of_letters

_PDF_UA: Final = "PDF/UA-1, ISO 14289-1:2014"
_WCAG: Final = "WCAG 2.2"
_NO_TITLE: Final = re.compile(
    r"untitled|document ?\d*|word document|new document|powerpoint presentation|title|"
    r"microsoft word - .*|.*\.(?:docx?|dotx?|odt|rtf|pdf|html?)",
    re.IGNORECASE,
)
_ONLY_FROM: Final = 200
"""A document of fewer words needs no headings."""


def is_no_title(title: str) -> bool:
    """Whether a title is none: empty, the name of a file, or what a program put there."""
    return not title.strip() or bool(_NO_TITLE.fullmatch(title.strip()))


def _title(file: WordFile, profile: Profile) -> Iterator[Found]:
    if file.title and is_no_title(file.title):
        yield Found(
            file.name,
            file.title[:60],
            _("The title of this file says nothing."),
            _("In Word: File, Info, Title. Write what the document is called."),
        )
    elif not file.title:
        yield Found(
            file.name,
            "",
            _("The file has no title."),
            _("In Word: File, Info, Title. Write what the document is called."),
        )


def _language(file: WordFile, profile: Profile) -> Iterator[Found]:
    if _is_none(file.language) and not _is_said_everywhere(file):
        yield Found(
            file.name,
            "",
            _("The file does not say which language it is in."),
            _("In Word: Review, Language, Set Proofing Language. Choose it for all words."),
        )


def _is_none(language: str) -> bool:
    return language.lower() in ("", "x-none", "zxx", "und")


def _is_said_everywhere(file: WordFile) -> bool:
    """Whether each word has its own language, so that none is needed for the whole."""
    said = [run.said("lang") for _paragraph, run in file.each_run()]
    return bool(said) and not any(map(_is_none, said))


def _language_of_runs(file: WordFile, profile: Profile) -> Iterator[Found]:
    """A voice reads Urdu letters with an English voice when nobody says that they are Urdu."""
    for paragraph in file.all_paragraphs:
        wrong = [run for run in paragraph.runs if _is_other_script(run)]
        if wrong:
            yield Found(
                paragraph.where,
                "".join(run.text for run in wrong)[:60],
                _("These letters belong to another language than the file says."),
                _("Select them. In Word: Review, Language, Set Proofing Language."),
            )


def _is_other_script(run: Run) -> bool:
    said = {run.said("lang", attribute) for attribute in ("val", "bidi", "eastAsia")}
    return is_said_wrong(run.text, said, run.said("lang") or run.paragraph.file.language)


def is_said_wrong(text: str, said: set[str], latin: str) -> bool:
    """Whether the letters of a text cannot be in the languages that are `said`.

    `latin` is the language that is said for Latin letters.
    """
    script = languages_of_letters(text)
    if script:
        known = {tag.split("-")[0].lower() for tag in said if tag} & script
        return not known or (known == {"ar"} and _is_never_arabic(text))
    # An address is in no language.
    text = " ".join(word for word in text.split() if not _ADDRESS.search(word))
    words = _LATIN_WORD.findall(text)
    is_latin = len(words) > 1 and sum(map(len, words)) * 2 > sum(map(str.isalpha, text))
    return is_latin and latin.split("-", maxsplit=1)[0].lower() in _NEVER_LATIN


def _is_never_arabic(text: str) -> bool:
    """Whether Arabic letters spell Urdu, Farsi, Pashto or Kurdish: Word takes all for Arabic.

    Some names and words of Arabic have such a letter too, so there have to be many.
    """
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(letter in _NOT_ARABIC for letter in letters)
    return foreign > 2 and foreign * 20 > len(letters)


_NOT_ARABIC: Final = frozenset("پچژگٹڈڑںےہھکیۀۆێڕڵەټډړږښڼېۍځڅ")
"""Letters of Urdu, Farsi, Pashto and Sorani that standard Arabic does not have (Unicode, 9.2)."""
_ADDRESS: Final = re.compile(r"\w\.\w|@|/")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_NEVER_LATIN: Final = frozenset("ar ur fa prs ps bn gu hi ne ta zh yue ja ko he am ti".split())  # noqa: SIM905
"""Languages that are not written in Latin letters."""


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
        if paragraph.level > before + 1:
            what, hint = left_out(before, paragraph.level)
            yield Found(paragraph.where, paragraph.text[:60], what, hint)
        before = paragraph.level


def left_out(before: int, now: int) -> tuple[str, str]:
    """Return what to say about a level of headings that is left out; `before` is 0 at the start."""
    if not before:
        what = _("The first heading is of level {now}.").format(now=now)
    else:
        what = _("A level of headings is left out: {before}, then {now}.").format(
            before=before, now=now
        )
    return what, _("Make this one level {level}.").format(level=before + 1)


def _empty_headings(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        if paragraph.level and not paragraph.text.strip() and not _has_picture(paragraph):
            yield Found(
                paragraph.where,
                "",
                _("This heading has no words."),
                _("Delete the line. Or write the heading."),
                near=file.near(paragraph.element),
            )


def _looks_like_headings(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in seeming_headings(file):
        yield Found(
            paragraph.where,
            paragraph.text,
            _("This line looks like a heading, but is none."),
            _("Choose a heading style: Home, Styles, Heading 1 or 2."),
            Severity.NOTE,
        )


def _typed_lists(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, words in typed_lists(file):
        yield Found(
            paragraph.where,
            words[:60],
            _("This list is typed by hand."),
            _("Take the sign away. In Word: Home, Bullets or Numbering."),
        )


def _blank_lines(file: WordFile, profile: Profile) -> Iterator[Found]:
    places = [(empty[0], "", len(empty)) for empty in blank_lines(file)]
    broken = ((paragraph, broken_lines(paragraph)) for paragraph in file.paragraphs)
    places += [(paragraph, paragraph.text[:60], n) for paragraph, n in broken if n > 1]
    for paragraph, words, n in places:
        yield Found(
            paragraph.where,
            words,
            ngettext(
                "{n} blank line makes the space here.", "{n} blank lines make the space here.", n
            ).format(n=n),
            _("Delete them. In Word: Layout, Spacing. Or a page break: Ctrl and Enter."),
            near=file.near(paragraph.element),
        )


def _has_picture(paragraph: Paragraph) -> bool:
    return any(True for _found in paragraph.element.iter(f"{W}drawing", f"{W}pict", f"{W}object"))


def _typed_spaces(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        tabs = sum(1 for _tab in paragraph.element.iter(f"{W}tab")) if paragraph.text.strip() else 0
        in_style = sum(1 for _tab in paragraph.element.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        if is_code(paragraph):
            continue
        if "    " in paragraph.text.strip() or tabs - in_style > 2:
            yield Found(
                paragraph.where,
                " ".join(paragraph.text.split())[:60],
                _("Spaces or tabs put the words in their place."),
                _("Use a table for a table, and Layout, Indent for space."),
            )


def _right_to_left(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in unturned_paragraphs(file):
        yield Found(
            paragraph.where,
            paragraph.text[:60],
            _("These words run from right to left, but the paragraph does not."),
            _("Select it. In Word: Home, Right-to-left text direction."),
        )
    for table in unturned_tables(file):
        yield Found(
            file.where(table),
            "".join(map(str, table.itertext(f"{W}t")))[:60],
            _("The words run from right to left, but the columns do not."),
            _("In Word: Layout, Properties, Table direction, Right-to-left."),
        )


def unturned_paragraphs(file: WordFile) -> Iterator[Paragraph]:
    """Give the paragraphs whose words run to the left, and which do not."""
    for paragraph in file.all_paragraphs:
        if languages_of_letters(paragraph.text) & RIGHT_TO_LEFT and not paragraph.has("bidi"):
            yield paragraph


def unturned_tables(file: WordFile) -> Iterator[Element]:
    """Give the tables whose words run to the left, and whose columns do not."""
    for table in file.each(f"{W}tbl"):
        words = "".join(map(str, table.itertext(f"{W}t")))
        turned = table.find(f"{W}tblPr/{W}bidiVisual")
        is_turned = turned is not None and turned.get(f"{W}val", "1") not in ("0", "false", "off")
        if languages_of_letters(words) & RIGHT_TO_LEFT and not is_turned:
            yield table


RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})
"""One language of each script that runs from right to left."""


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
