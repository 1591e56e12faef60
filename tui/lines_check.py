"""Check a document in plain lines."""

from __future__ import annotations

from coproduce.languages import _
from tui import check_child, lines_pack
from tui.lines import Lines


def check(lines: Lines) -> None:
    """Ask for a file and say what was found. Raises BackError, SkipError or QuitError."""
    typed = lines.ask_text(
        [
            _("Which file shall we check? Type its name with its folder."),
            _("We can check these: .docx, .md, .html and .txt"),
        ]
    )
    if typed:
        lines_pack.run(lines, check_child.command(typed))
