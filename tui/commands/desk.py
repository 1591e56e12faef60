"""`coproduce desk`: the facilitator's desk of a meeting."""

from __future__ import annotations

import argparse

from coproduce.errors import DONE
from coproduce.home import SessionFolder
from tui import children, choosing, lines_choice
from tui.commands import opening
from tui.lines_away import put_away


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments. `--in-room`: the keeper says that the room sees this window."""
    opening.add_session(parser)
    opening.add_plain(parser)
    parser.add_argument("--in-room", action="store_true", help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Open the desk until it is closed."""
    children.end_with_parent(is_plain=given.plain, at_end=put_away if given.plain else None)
    is_plain = lines_choice.wants_lines(given.plain)
    return show(choosing.session(given.session), is_plain=is_plain, is_in_room=given.in_room)


def show(folder: SessionFolder, *, is_plain: bool, is_in_room: bool) -> int:
    """Show the desk; return the exit code. `is_in_room`: in the window of the room's screen."""
    if is_plain:
        from tui.lines_desk import show_desk

        show_desk(folder, is_in_room=is_in_room)
        return DONE
    from tui.screens.desk import DeskApp

    app = DeskApp(folder, is_in_room=is_in_room)
    app.run()
    return app.return_code or DONE
