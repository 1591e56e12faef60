"""AC-5xx: what was left in a Word file, and the pages that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.ac_letters import is_unseen
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_file import Element, W, WordFile

_CLEAR_PRINT: Final = "UKAAF, G003 Creating clear print and large print documents, 2012"


_CHANGES: Final = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{kind}Change" for kind in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid")),
    )
)


def _tracked(file: WordFile, profile: Profile) -> Iterator[Found]:
    changes = list(file.each(*_CHANGES))
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
            near=file.near(changes[0]),
        )


def _comments(file: WordFile, profile: Profile) -> Iterator[Found]:
    marks = list(file.each(f"{W}commentReference"))
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
            near=file.near(marks[0]),
        )


def _hidden(file: WordFile, profile: Profile) -> Iterator[Found]:
    for paragraph, run in file.each_run():
        if run.is_on("vanish"):
            what = _("These words are hidden, but they are in the file.")
        elif is_unseen(run):
            what = _("These words have the colour of what is behind them. Nobody sees them.")
        else:
            continue
        hint = _("Delete them. Or show them: Home, Font, Hidden and Font Colour.")
        yield Found(paragraph.where, run.text.strip()[:60], what, hint)


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
    package = file.package
    parts = [p for kind in ("header", "footer") for p in package.related(package.main, kind)]
    if not any(map(_has_page_number, map(package.xml, parts))):
        yield Found(
            file.name,
            "",
            _("The pages have no numbers."),
            _("In Word: Insert, Page Number."),
            Severity.NOTE,
        )


def _has_page_number(root: Element | None) -> bool:
    if root is None:
        return False
    fields = root.iter(f"{W}instrText", f"{W}fldSimple", f"{W}pgNum")
    said = " ".join(one.text or one.get(f"{W}instr") or "PAGE" for one in fields)
    return bool(re.search(r"\bPAGE\b", said))


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


def _columns(file: WordFile, profile: Profile) -> Iterator[Found]:
    for columns in file.body.iter(f"{W}cols"):
        if columns.get(f"{W}num", "1") not in ("", "0", "1"):
            yield Found(
                file.where(columns),
                "",
                _("The words stand in columns, as in a newspaper."),
                _("Use one column: Layout, Columns, One."),
                Severity.NOTE,
                near=file.near(columns),
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
    Rule(
        "AC-507",
        N_("columns"),
        N_(
            "In columns the eye has to find its way up again. When letters grow, few fit on a line."
        ),
        _CLEAR_PRINT,
        _columns,
    ),
)
"""The rules of this module."""
