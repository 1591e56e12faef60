"""AC-4xx: letters that can be read, and links that say where they go."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.ac_pictures import pictures_in
from easyread.check.colours import behind_letters, of_letters
from easyread.check.link_words import is_empty_link
from easyread.check.palette import contrast
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule
from easyread.check.word_file import Paragraph, Run, W, WordFile
from easyread.scripts import languages_of_letters

_WCAG: Final = "WCAG 2.2"
_CLEAR_PRINT: Final = "UKAAF, Creating clear print and large print documents, 2012"
_LARGE: Final = 18.0
"""Points from which letters count as large (WCAG 2.2, 1.4.3); bold ones from 14."""


def _contrast(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in file.each_run():
        ratio = _ratio(run)
        wanted = 3.0 if _is_large(run) else 4.5
        if UNSEEN <= ratio < wanted:  # what cannot be seen at all is hidden: AC-503
            yield Found(
                paragraph.where,
                run.text.strip()[:60],
                _("These letters are too pale: {ratio} to 1.").format(ratio=f"{ratio:.1f}"),
                _("Make it {wanted} to 1 or more. Black on white is 21 to 1.").format(
                    wanted=f"{wanted:g}"
                ),
            )


_MOST: Final = 21.0
"""The contrast of black and white: taken where nobody can know what is behind the letters."""
UNSEEN: Final = 1.15
"""A contrast below this is not pale: nobody sees it."""


def _ratio(run: Run) -> float:
    behind = behind_letters(run)
    return contrast(of_letters(run, behind), behind) if behind is not None else _MOST


def is_unseen(run: Run) -> bool:
    """Whether letters have the colour of what is behind them."""
    return _ratio(run) < UNSEEN


def _is_large(run: Run) -> bool:
    points = run.points
    return points >= _LARGE or (points >= 14.0 and run.is_on("b"))


def _size(file: WordFile, profile: Profile) -> Iterator[Found]:
    small: Counter[float] = Counter()
    first: dict[float, tuple[Paragraph, Run]] = {}
    for paragraph, run in file.each_run():
        points = run.points
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


STRETCHED: Final = ("both", "distribute", "lowKashida", "mediumKashida", "highKashida")
"""Ways to stretch lines to both edges; Arabic letters can be drawn longer for it."""


def _justified(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph in file.all_paragraphs:
        if paragraph.said("jc") in STRETCHED and paragraph.text.strip():
            yield Found(
                paragraph.where,
                paragraph.text[:60],
                _("These lines are stretched to both edges."),
                _("Align them to the side where reading starts: Home, Align Left."),
            )


def _capitals(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in file.each_run():
        if run.is_on("caps") and run.text.upper() != run.text:
            yield Found(
                paragraph.where,
                run.text.strip()[:60],
                _("A style shows these words in capital letters."),
                _("Take “All caps” away: Home, Font."),
            )


def _fonts(file: WordFile, profile: Profile) -> Iterator[Found]:
    package = file.package
    tables = (package.xml(part) for part in package.related(package.main, "fontTable"))
    has_fonts = any(t is not None and next(t.iter(*_EMBEDDED), None) is not None for t in tables)
    needy = [p for p in file.all_paragraphs if languages_of_letters(p.text) - _EVERYWHERE]
    if needy and not has_fonts:
        yield Found(
            needy[0].where,
            needy[0].text[:60],
            _("The file does not bring its font for these letters."),
            _("In Word: File, Options, Save, Embed fonts in the file."),
        )


_EMBEDDED: Final = tuple(f"{W}embed{kind}" for kind in ("Regular", "Bold"))
_EVERYWHERE: Final = languages_of_letters("Мы") | languages_of_letters("Εμείς")
"""Languages whose letters every common font has: Word's own fonts show Russian and Greek."""


def _links(file: WordFile, profile: Profile) -> Iterator[Found]:
    headings = {one.text.strip() for one in file.paragraphs if one.level}
    for paragraph in file.all_paragraphs:
        for link, runs in itertools.groupby(paragraph.runs, key=lambda run: run.link):
            words = "".join(map(_said, runs)).strip()
            leads_to_heading = link.startswith("#") and words in headings  # a list of contents
            if link and is_empty_link(words) and not leads_to_heading:
                yield Found(
                    paragraph.where,
                    words[:60],
                    _("This link does not say where it goes."),
                    _("Use words that say it, such as: How to get an award"),
                )


def _said(run: Run) -> str:
    """Return what a screen reader says of a link's piece: its words, and its pictures' alt text."""
    return run.text + "".join(alt for _frame, alt in pictures_in(run.element))


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
)
"""The rules of this module."""
