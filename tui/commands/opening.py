"""What the commands that open one part of a meeting share."""

from __future__ import annotations

import argparse

from coproduce.languages import _
from tui import parsing


def add_session(parser: argparse.ArgumentParser) -> None:
    """Add the name of the meeting, which may be left out."""
    parser.add_argument(
        "session",
        nargs="?",
        metavar=_("MEETING"),
        help=_("The name of the meeting, or how it begins. Without it: the one used last."),
    )


def add_plain(parser: argparse.ArgumentParser) -> None:
    """Add `--plain`."""
    parser.add_argument(
        "--plain",
        action="store_true",
        help=_("Speak in plain lines, for screen readers and braille."),
    )


def add_content(parser: argparse.ArgumentParser) -> None:
    """Add `--content`, for the help alone: the program takes it out before it looks further."""
    parser.add_argument(
        "--content", metavar=_("FOLDER"), help=_("Use your own words from this folder.")
    )


def add_address(parser: argparse.ArgumentParser) -> None:
    """Add `--host`, `--port` and `--front`."""
    parser.add_argument(
        "--host", metavar=_("ADDRESS"), help=_("The address of this computer that phones use.")
    )
    parser.add_argument(
        "--port",
        type=parsing.number(0, 65535),
        metavar=_("NUMBER"),
        help=_("The port. Without it, we choose one."),
    )
    parser.add_argument(
        "--front",
        type=parsing.front,
        metavar=_("ADDRESS"),
        help=_("The https address that phones use, if your computer team puts one before this."),
    )
