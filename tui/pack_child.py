"""Making a pack from a menu: what can be chosen, and the process that makes it.

It is a process of its own, so that nothing it does can disturb the terminal, and a pack that is
stopped goes on the next time.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coproduce import home
from coproduce.languages import _, words
from tui import children

ALL: Final = ""
"""Instead of a document's name: all of them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What comes out, as one choice."""

    words: str
    arguments: tuple[str, ...]


def documents() -> list[tuple[str, str]]:
    """Return (name, title) of every document that there is, all of them first."""
    from coproduce.content_folder import chosen
    from easyread.reading import Content, read

    content = Content(chosen())
    found = ((name, read(content, name).document) for name in content.names())
    titles = [(name, words(document.title)) for name, document in found if document is not None]
    return [(ALL, _("All documents")), *titles]


def kinds() -> list[Kind]:
    """Return what can come out."""
    return [
        Kind(_("Word, PDF, web page and plain text"), ()),
        Kind(_("A small folder to send to families, with a letter"), ("--family",)),
        Kind(_("Word, to change and to print"), ("--format", "docx")),
        Kind(_("PDF, to print and to read"), ("--format", "pdf")),
        Kind(_("A web page, to read on a phone"), ("--format", "html")),
        Kind(_("Plain text"), ("--format", "txt")),
        Kind(_("Sound, to listen to"), ("--format", "mp3")),
        Kind(_("Braille, for a display or to emboss"), ("--format", "braille")),
    ]


def folder() -> Path:
    """Return the folder that packs of the menu go into: one that people find again."""
    if os.environ.get("COPRODUCE_HOME"):
        return home.home() / "coproduce-pack"
    own = Path.home() / "Documents"
    return (own if own.is_dir() else Path.home()) / "coproduce-pack"


def page(kind: Kind) -> Path:
    """Return the page to open first, which may not be there."""
    inside = "for-families" if "--family" in kind.arguments else ""
    return folder() / inside / "index.html"


def command(document: str, kind: Kind) -> list[str]:
    """Return how to start the process that makes it."""
    names: Sequence[str] = [document] if document else []
    return children.command("pack", *names, *kind.arguments, "--out", str(folder()), "--plain")


def environment() -> dict[str, str]:
    """Return the environment of that process: it speaks our language, in UTF-8, without a wait."""
    return children.environment() | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
