"""`coproduce screen`: the room's screen of a meeting."""

from __future__ import annotations

import argparse
from pathlib import Path

from coproduce.errors import DONE
from coproduce.home import SessionFolder
from tui import children, choosing, lines_choice
from tui.commands import desk, opening
from tui.lines_away import put_away


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments. `--answer` is how the keeper hears what its child chose."""
    opening.add_session(parser)
    opening.add_plain(parser)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Open the screen until it is closed."""
    children.end_with_parent(is_plain=given.plain)
    folder = choosing.session(given.session)
    is_plain = lines_choice.wants_lines(given.plain)
    code, answer = show(folder, is_plain=is_plain)
    if given.answer is not None:
        given.answer.write_text(answer or "", "utf-8")
        return code
    while code == DONE and answer == "desk":
        try:
            desk.show(folder, is_plain=is_plain, is_in_room=True)
        finally:
            if is_plain:
                put_away()
        code, answer = show(folder, is_plain=is_plain)
    return code


def show(folder: SessionFolder, *, is_plain: bool) -> tuple[int, str | None]:
    """Show the room's screen; return the exit code, and "desk" if the desk is wanted here."""
    if is_plain:
        from tui.lines_room import show_room

        return DONE, show_room(folder)
    from tui.app import RoomApp
    from tui.desk_line import desk_line

    app = RoomApp(folder, desk_line(folder))
    answer = app.run()
    return app.return_code or DONE, answer
