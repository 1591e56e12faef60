"""`coproduce plain`: keep the choice of plain lines for this user."""

from __future__ import annotations

import argparse
import sys

from coproduce import settings
from coproduce.errors import DONE
from coproduce.languages import _
from tui import parsing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "choice",
        nargs="?",
        type=parsing.one_of("on", "off"),
        metavar="on|off",
        help=_("On: always plain lines. Off: screens, unless you add --plain."),
    )


def run(given: argparse.Namespace) -> int:
    """Keep the choice, and print what is chosen now."""
    if given.choice is not None:
        settings.keep_plain(given.choice == "on")
    is_on = settings.is_plain()
    print("on" if is_on else "off")
    said = _("Plain lines are on.") if is_on else _("Plain lines are off.")
    print(said, file=sys.stderr)
    return DONE
