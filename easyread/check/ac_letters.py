"""AC-4xx and AC-5xx: letters that can be read, links that say where, and what was left in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_file import Paragraph, Run, W, WordFile
from easyread.scripts import languages_of_letters

_WCAG: Final = "WCAG 2.2"
_CLEAR_PRINT: Final = "UKAAF, Creating clear print and large print documents, 2012"
_LARGE: Final = 18.0
"""Points from which letters count as large (WCAG 2.2, 1.4.3); bold ones from 14."""
_EMPTY_LINKS: Final = re.compile(
    r"^(?:click(?: here)?|here|this|link|this link|more|read more|find out more|see here|go|"
    r"download|this page|website|click this link|further information|more information)[.!]?$",
    re.IGNORECASE,
)
_BARE_ADDRESS: Final = re.compile(r"^(?:https?://|www\.)\S{30,}$", re.IGNORECASE)


def _each_run(file: WordFile) -> Iterator[tuple[Paragraph, Run]]:
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            if run.text.strip():
                yield paragraph, run


def _contrast(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in _each_run(file):
        colour = _colour(run.said("color"))
        behind = _background(run)
        if colour is None and behind is None:
            continue
        ratio = contrast(colour or (0, 0, 0), behind or (255, 255, 255))
        wanted = 3.0 if _is_large(run) else 4.5
        if ratio < wanted:
            yield Found(
                paragraph.where,
                run.text.strip()[:60],
                _("These letters are too pale: {ratio} to 1.").format(ratio=f"{ratio:.1f}"),
                _("Make it {wanted} to 1 or more. Black on white is 21 to 1.").format(
                    wanted=f"{wanted:g}"
                ),
            )


def _is_large(run: Run) -> bool:
    points = _points(run)
    return points >= _LARGE or (points >= 14.0 and run.is_on("b"))


def _colour(value: str) -> tuple[int, int, int] | None:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None  # "auto": what the program takes, black on white
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def _background(run: Run) -> tuple[int, int, int] | None:
    for value in (run.said("shd", "fill"), run.paragraph.said("shd", "fill"), _cell_fill(run)):
        if (found := _colour(value)) is not None:
            return found
    return None


def _cell_fill(run: Run) -> str:
    for ancestor in run.element.iterancestors(f"{W}tc"):
        found = ancestor.find(f"{W}tcPr/{W}shd")
        return found.get(f"{W}fill", "") if found is not None else ""
    return ""


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _points(run: Run) -> float:
    value = run.said("sz")
    return int(value) / 2 if value.isdigit() else 10.0  # ISO/IEC 29500-1, 17.3.2.38


def _size(file: WordFile, profile: Profile) -> Iterator[Found]:
    small: Counter[float] = Counter()
    first: dict[float, tuple[Paragraph, Run]] = {}
    for paragraph, run in _each_run(file):
        points = _points(run)
        if points < profile.least_points:
            small[points] += len(run.text)
            first.setdefault(points, (paragraph, run))
    for points, (paragraph, run) in sorted(first.items()):
        yield Found(
            paragraph.where,
            run.text.strip()[:60],
            _("Some letters are only {points} points.").format(points=f"{points:g}"),
            _("Make them {least} points or more.").format(least=f"{profile.least_points:g}"),
        )


def _justified(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        if paragraph.said("jc") in ("both", "distribute") and paragraph.text.strip():
            yield Found(
                paragraph.where,
                paragraph.text[:60],
                _("These lines are stretched to both edges."),
                _("Align them to the side where reading starts: Home, Align Left."),
            )


def _capitals(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in _each_run(file):
        if run.is_on("caps") and run.text.upper() != run.text:
            yield Found(
                paragraph.where,
                run.text.strip()[:60],
                _("A style shows these words in capital letters."),
                _("Take “All caps” away: Home, Font."),
            )


def _fonts(file: WordFile, profile: Profile) -> Iterator[Found]:
    fonts = file.package.xml("word/fontTable.xml")
    has_fonts = fonts is not None and any(
        font.find(f"{W}embedRegular") is not None for font in fonts.iter(f"{W}font")
    )
    needy = [p for p in file.paragraphs if languages_of_letters(p.text)]
    if needy and not has_fonts:
        yield Found(
            needy[0].where,
            needy[0].text[:60],
            _("The file does not bring its font for these letters."),
            _("In Word: File, Options, Save, Embed fonts in the file."),
        )


def _links(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.paragraphs:
        said: dict[str, str] = {}
        for run in paragraph.runs:
            if run.link:
                said[run.link] = said.get(run.link, "") + run.text
        for words in (words.strip() for words in said.values()):
            if _EMPTY_LINKS.match(words) or _BARE_ADDRESS.match(words) or not words:
                yield Found(
                    paragraph.where,
                    words[:60],
                    _("This link does not say where it goes."),
                    _("Use words that say it, such as: How to get an award"),
                )


def _tracked(file: WordFile, profile: Profile) -> Iterator[Found]:
    changes = list(file.body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
    if changes:
        yield Found(
            file.where(changes[0]),
            "",
            ngettext(
                "{n} tracked change is left in the file.",
                "{n} tracked changes are left in the file.",
                len(changes),
            ).format(n=len(changes)),
            _("In Word: Review, Accept or Reject."),
        )


def _comments(file: WordFile, profile: Profile) -> Iterator[Found]:
    marks = list(file.body.iter(f"{W}commentReference"))
    if marks:
        yield Found(
            file.where(marks[0]),
            "",
            ngettext(
                "{n} comment of an editor is left in the file.",
                "{n} comments of editors are left in the file.",
                len(marks),
            ).format(n=len(marks)),
            _("In Word: Review, Delete, Delete All Comments."),
        )


def _hidden(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in _each_run(file):
        if run.is_on("vanish"):
            yield Found(
                paragraph.where,
                run.text.strip()[:60],
                _("These words are hidden, but they are in the file."),
                _("Delete them. Or show them: Home, Font, Hidden."),
            )


def _macros(file: WordFile, profile: Profile) -> Iterator[Found]:
    if any(name.endswith("vbaProject.bin") for name in file.package.names):
        yield Found(
            file.name,
            "",
            _("The file holds a program (a macro). We did not run it."),
            _("Save it as .docx: that leaves the program out."),
        )


def _page_numbers(file: WordFile, profile: Profile) -> Iterator[Found]:
    breaks = [b for b in file.body.iter(f"{W}br") if b.get(f"{W}type") == "page"]
    words = sum(len(paragraph.text.split()) for paragraph in file.paragraphs)
    if not breaks and words < 300:
        return
    parts = [n for n in file.package.names if re.match(r"word/(?:header|footer)\d*\.xml$", n)]
    if not any(b"PAGE" in file.package.read(part) for part in parts):
        yield Found(
            file.name,
            "",
            _("The pages have no numbers."),
            _("In Word: Insert, Page Number."),
            Severity.NOTE,
        )


def _paper(file: WordFile, profile: Profile) -> Iterator[Found]:
    sizes = {
        (size.get(f"{W}w", ""), size.get(f"{W}h", ""))
        for size in file.body.iter(f"{W}pgSz")
        if size.get(f"{W}w", "").isdigit() and size.get(f"{W}h", "").isdigit()
    }
    for width, height in sorted(sizes):
        if not _is_a_paper(int(width), int(height)):
            yield Found(
                file.name,
                "",
                _("The paper is not A4."),
                _("In Word: Layout, Size, A4. Else printers cut off edges."),
                Severity.NOTE,
            )


def _is_a_paper(width: int, height: int) -> bool:
    """A4 or A3, either way up, in twentieths of a point; programs round them differently."""
    sides = sorted((width, height))
    return any(
        abs(sides[0] - short) < 40 and abs(sides[1] - long) < 40
        for short, long in ((11906, 16838), (16838, 23811), (8391, 11906))
    )


RULES: Final[tuple[Rule[WordFile], ...]] = (
    Rule(
        "AC-401",
        N_("pale letters"),
        N_("Pale letters vanish on a bad screen, in the sun, and for many eyes."),
        f"{_WCAG}, 1.4.3",
        _contrast,
    ),
    Rule(
        "AC-402",
        N_("small letters"),
        N_("Letters that are too small keep people out."),
        f"GOV.UK, Department of Health and PIF (14 pt); {_CLEAR_PRINT}",
        _size,
    ),
    Rule(
        "AC-403",
        N_("stretched lines"),
        N_("Lines that are stretched have gaps in them that pull the eye away."),
        f"{_CLEAR_PRINT}; {_WCAG}, 1.4.8",
        _justified,
    ),
    Rule(
        "AC-404",
        N_("capitals by a style"),
        N_("Some screen readers read such words letter by letter."),
        _CLEAR_PRINT,
        _capitals,
    ),
    Rule(
        "AC-405",
        N_("font that is not in the file"),
        N_("Without the font another computer shows boxes, or letters that do not join."),
        "measured: LibreOffice and Word lose Urdu letters without it",
        _fonts,
    ),
    Rule(
        "AC-411",
        N_("link that does not say where"),
        N_("Screen readers list the links alone. “Click here” says nothing there."),
        f"{_WCAG}, 2.4.4",
        _links,
    ),
    Rule(
        "AC-501",
        N_("tracked changes"),
        N_("What was deleted can still be read, and a screen reader reads both."),
        "our own rule: what leaves the house is finished",
        _tracked,
    ),
    Rule(
        "AC-502",
        N_("comments of editors"),
        N_("Families would read what editors said to each other."),
        "our own rule: what leaves the house is finished",
        _comments,
    ),
    Rule(
        "AC-503",
        N_("hidden words"),
        N_("Hidden words can be found by anyone, and some screen readers say them."),
        "our own rule: what leaves the house is finished",
        _hidden,
    ),
    Rule(
        "AC-504",
        N_("program in the file"),
        N_("A program in a document can do harm, and many offices refuse such files."),
        "our own rule: what leaves the house is finished",
        _macros,
    ),
    Rule(
        "AC-505",
        N_("no page numbers"),
        N_("Who talks about a page needs its number."),
        _CLEAR_PRINT,
        _page_numbers,
    ),
    Rule(
        "AC-506",
        N_("paper that is not A4"),
        N_("Printers here have A4. Other sizes are cut off or made smaller."),
        "ISO 216",
        _paper,
    ),
)
"""The rules of this module."""
