"""`coproduce menu --answer FILE`: the first menu. The keeper runs it, and reads what was chosen."""

from __future__ import annotations

import argparse
from pathlib import Path

from coproduce.errors import DONE
from tui import children, lines_choice
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    opening.add_plain(parser)
    parser.add_argument("--answer", type=Path, required=True)


def run(given: argparse.Namespace) -> int:
    """Show the menu; write the chosen meeting's name, or nothing."""
    children.end_with_parent(is_plain=given.plain)
    code, name = choose(is_plain=lines_choice.wants_lines(given.plain))
    given.answer.write_text(name or "", "utf-8")
    return code


def choose(*, is_plain: bool) -> tuple[int, str | None]:
    """Show the menu; return the exit code, and the name of the chosen meeting or None."""
    if is_plain:
        from tui.lines_menu import show_menu

        return DONE, show_menu()
    from tui.app import MenuApp

    app = MenuApp()
    name = app.run()
    return app.return_code or DONE, name
