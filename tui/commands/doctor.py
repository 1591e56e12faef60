"""`coproduce doctor`: says in plain words what works on this computer."""

from __future__ import annotations

import argparse
import sys

from coproduce.errors import DONE, FOUND, MISSING
from coproduce.languages import _
from tui import doctor_checks, doctor_phone
from tui.doctor_checks import Answer, Verdict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--phone", action="store_true", help=_("Wait for a phone, to see whether one can reach us.")
    )


def run(given: argparse.Namespace) -> int:
    """Print one line for each thing that was looked at."""
    answers = []
    for look in doctor_checks.all_checks():
        for answer in look():
            answers.append(answer)
            print(_line(answer), flush=True)
    is_missing = any(answer.verdict is Verdict.MISSING for answer in answers)
    if given.phone:
        return _phone(is_missing=is_missing)
    print(_("To try with a real phone, type: coproduce doctor --phone"), file=sys.stderr)
    return MISSING if is_missing else DONE


def _line(answer: Answer) -> str:
    start = {
        Verdict.GOOD: _("Good: {words}"),
        Verdict.LOOK: _("Please look: {words}"),
        Verdict.MISSING: _("Missing: {words}"),
    }[answer.verdict]
    return start.format(words=answer.words)


def _phone(*, is_missing: bool) -> int:
    """Wait for a phone's request, and say which address worked."""
    try:
        worked = doctor_phone.wait(lambda words: print(words, file=sys.stderr, flush=True))
    except KeyboardInterrupt:
        print(_line(Answer(Verdict.LOOK, _("no phone has reached this computer."))))
        for hint in doctor_phone.hints():
            print(hint, file=sys.stderr)
        return MISSING if is_missing else FOUND
    words = _("a phone has reached this computer at {address}").format(address=worked)
    print(_line(Answer(Verdict.GOOD, words)))
    return MISSING if is_missing else DONE
