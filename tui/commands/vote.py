"""`coproduce vote`: answer at this keyboard, one person after another, or from paper."""

from __future__ import annotations

import argparse

from coproduce.errors import DONE
from coproduce.languages import _
from tui import choosing, lines_choice
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    opening.add_session(parser)
    opening.add_plain(parser)
    parser.add_argument(
        "--paper", action="store_true", help=_("Type in answers that people gave on paper.")
    )


def run(given: argparse.Namespace) -> int:
    """Take answers until it is closed."""
    folder = choosing.session(given.session)
    if given.paper:
        from tui.lines_paper import show_paper

        show_paper(folder)
    elif lines_choice.wants_lines(given.plain):
        from tui.lines_vote import show_vote

        show_vote(folder)
    else:
        from tui.screens.vote import VoteApp

        app = VoteApp(folder)
        app.run()
        return app.return_code or DONE
    return DONE
