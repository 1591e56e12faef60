"""`coproduce award`: the award scheme, from a registration form to the certificate."""

from __future__ import annotations

import argparse

from coproduce.languages import _
from tui import parsing


class _Whole(parsing.Help):
    """Help whose table of words stays as it is."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take every word that follows: each has arguments of its own."""
    from tui.award import table

    parser.usage = _("coproduce award WORD …")
    parser.formatter_class = _Whole
    parser.epilog = table.help_text()
    parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Do what was asked; without a word, list."""
    from tui.award import table

    return table.run(given.words or ["list"])
