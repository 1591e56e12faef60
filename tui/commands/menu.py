"""`coproduce menu --answer FILE`: the first menu. The keeper runs it, and reads what was chosen.

The file holds the meeting's name, and on the next line the language that was spoken.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from coproduce.errors import DONE
from coproduce.languages import current
from tui import children, choosing_language, lines_choice
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    opening.add_plain(parser)
    parser.add_argument("--answer", type=Path, required=True)


def run(given: argparse.Namespace) -> int:
    """Show the menu; write the chosen meeting's name, or nothing, and the language."""
    children.end_with_parent(is_plain=given.plain)
    code, name = choose(is_plain=lines_choice.wants_lines(given.plain))
    given.answer.write_text(f"{name or ''}\n{current()}", "utf-8")
    return code


def choose(*, is_plain: bool) -> tuple[int, str | None]:
    """Show the menu; return the exit code, and the name of the chosen meeting or None.

    A language that is chosen there is spoken at once: the menu comes again in it.
    """
    while True:
        code, ended = _shown(is_plain=is_plain)
        if not choosing_language.take(ended):
            return code, ended


def _shown(*, is_plain: bool) -> tuple[int, str | None]:
    if is_plain:
        from tui.lines_menu import show_menu

        return DONE, show_menu()
    from tui.app import MenuApp

    app = MenuApp()
    name = app.run()
    return app.return_code or DONE, name
