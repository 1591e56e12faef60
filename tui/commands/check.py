"""`coproduce check`: is it easy to read, and can it be read at all."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from coproduce.errors import DONE, FOUND, WRONG_USE, CoproduceError
from coproduce.languages import _
from tui import lines_choice, parsing
from tui.commands import opening

if TYPE_CHECKING:
    from easyread.check.checking import Checked
    from easyread.check.many import One

PROFILES: Final = (
    "coproduce",
    "govuk",
    "easy-read-standard",
    "inclusion-europe",
    "ukaaf-large-print",
    "rnib",
)
"""The profiles of easyread/check/profile.py, named here so that the help loads none of them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "file",
        nargs="*",
        type=Path,
        metavar=_("FILE"),
        help=_("A Word file, web page, Markdown or text. Or a folder with some."),
    )
    parser.add_argument(
        "--profile",
        type=parsing.one_of(*PROFILES),
        default=PROFILES[0],
        metavar=_("NAME"),
        help=_("Whose rules: {names}.").format(names=", ".join(PROFILES)),
    )
    parser.add_argument(
        "--format",
        type=parsing.one_of("text", "json"),
        default="text",
        metavar="text|json",
        help=_("Lines to read, or JSON for programs."),
    )
    parser.add_argument(
        "--explain", metavar=_("CODE"), help=_("Say what a rule is about, such as: AC-301")
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("Mend a copy of each Word file, where nothing has to be guessed."),
    )
    parser.add_argument("--title", metavar=_("TITLE"), help=_("With --fix: the title to give."))
    parser.add_argument(
        "--language",
        metavar=_("LANGUAGE"),
        help=_("With --fix: the language of the words, such as: en-GB"),
    )
    parser.add_argument(
        "--against",
        type=Path,
        metavar=_("FILE"),
        help=_("Compare with your full words: is anything lost? FILE is Word, Markdown or text."),
    )
    parser.add_argument(
        "--links",
        type=Path,
        metavar=_("FILE"),
        help=_("With --against: the file that says what belongs together."),
    )
    parser.add_argument(
        "--looked",
        action="store_true",
        help=_("With --against: you compared both. Remember that in the links file."),
    )
    opening.add_plain(parser)


def run(given: argparse.Namespace) -> int:
    """Explain a rule, or check the files and say what was found."""
    if given.explain:
        return _explain(given.explain)
    if not given.file:
        raise CoproduceError(
            _("Which file shall we check?"), _("Type for example: coproduce check plan.docx")
        )
    if given.against is not None:
        from tui.comparing import compare

        return compare(given, _width())
    from easyread.check import many
    from tui.progress import Progress

    language = _language(given)

    paths = many.files(given.file)
    if given.fix and given.title and len(paths) > 1:
        raise CoproduceError(
            _("A title is for 1 document, and these are {n}.").format(n=len(paths)),
            _("Name 1 file, or leave --title out."),
        )
    is_drawn = sys.stderr.isatty() and not lines_choice.wants_lines(given.plain)
    progress = Progress(sys.stderr, is_drawn=is_drawn)
    try:
        found = many.check_files(paths, given.profile, progress.count)
    finally:
        progress.end()
    if given.fix:
        from easyread.check.checking import check_file
        from tui.mending import mend

        found = mend(
            found,
            lambda path: check_file(path, given.profile),
            given.title,
            language,
        )
    return _conclude(found, given.format)


def _language(given: argparse.Namespace) -> str:
    """Return the language to write into copies; "" for none. Raises CoproduceError if it is none.

    Before anything is read: a long check should not end with a mistake in a word.
    """
    if not given.fix or not given.language:
        return ""
    from easyread.check import mending

    return mending.known_language(given.language)


def _explain(code: str) -> int:
    from easyread.check import report
    from easyread.check.checking import rules

    wanted = code.strip().upper()
    every = {rule.code: rule for rule in rules()}
    if wanted not in every:
        raise CoproduceError(
            _("There is no rule “{code}”.").format(code=parsing.shown(code)),
            _("The rules are: {codes}").format(codes=", ".join(every)),
        )
    for line in report.explained(every[wanted], _width()):
        print(line)
    return DONE


def _width() -> int:
    return min(get_terminal_size().columns - 2, 100)


def _conclude(found: tuple[One, ...], form: str) -> int:
    """Print what was found, then what could not be read; return the exit code."""
    checked = [one.checked for one in found if one.checked is not None]
    if form == "json":
        from easyread.check import report

        print(json.dumps(report.as_json(checked), ensure_ascii=False, indent=2))
    elif checked:
        _print(checked)
    problems = [one for one in found if one.problem is not None]
    for one in problems:
        print(one.problem, file=sys.stderr)
    _keep_faults([one.fault for one in problems if one.fault])
    if problems:
        return WRONG_USE
    return FOUND if any(one.has_faults for one in checked) else DONE


def _print(checked: list[Checked]) -> None:
    from easyread.check import report

    for one in checked:
        for line in report.lines(one, _width()):
            print(line)
        print()
    if len(checked) > 1:
        text = _("{n} files: {faults}, {notes}.")
        print(text.format(n=len(checked), **report.counts(checked)))
    for line in report.unknown(_width()):
        print(line)


def _keep_faults(faults: list[str]) -> None:
    """Write down where our own mistakes are, for the people who mend them."""
    if faults:
        from tui import crash

        kept = crash.keep_lines(faults)
        if kept is not None:
            print(
                _("For the people who mend it, we wrote: {file}").format(file=kept), file=sys.stderr
            )
