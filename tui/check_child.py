"""Checking a document from a menu: the process that does it, so that a bad file harms no screen."""

from __future__ import annotations

from pathlib import Path

from tui import children


def command(typed: str) -> list[str]:
    """Return how to start the process that checks the file that somebody typed or dropped."""
    # A file that is dropped on a terminal comes in quotation marks.
    name = "".join(letter for letter in typed if letter.isprintable())
    path = Path(name.strip("'\" ")).expanduser()
    return children.command("check", "--plain", "--", str(path))
