"""Checking a document from a menu: the process that does it, so that a bad file harms no screen."""

from __future__ import annotations

from pathlib import Path

from coproduce.clean import clean_line
from tui import children


def command(typed: str) -> list[str]:
    """Return how to start the process that checks the file that somebody typed or dropped."""
    # A file that is dropped on a terminal comes in quotation marks.
    path = Path(clean_line(typed).strip("'\" ")).expanduser()
    return children.command("check", "--plain", "--", str(path))
