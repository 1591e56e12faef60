"""`coproduce run`: a whole meeting. Starts it, or goes on with one."""

from __future__ import annotations

import argparse

from tui import lines_choice
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    opening.add_session(parser)
    opening.add_plain(parser)
    opening.add_address(parser)


def run(given: argparse.Namespace) -> int:
    """Keep the meeting going until it is closed."""
    from tui.keeper import keep

    return keep(
        given.session,
        is_plain=lines_choice.wants_lines(given.plain),
        host=given.host,
        port=given.port,
        front=given.front or "",
    )
