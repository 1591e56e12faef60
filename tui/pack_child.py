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
from coproduce.languages import SOURCE, _, available, isolated, words
from tui import children

ALL: Final = ""
"""Instead of a document's name: all of them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What comes out, as one choice."""

    words: str
    arguments: tuple[str, ...]

    @property
    def is_for_families(self) -> bool:
        """Whether it goes straight to families: then nothing in it is a draft."""
        return "--family" in self.arguments


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


class Languages:
    """The languages that somebody chooses for a pack, one after another: English to begin with."""

    def __init__(self) -> None:
        """Offer every language, English first, then by their own names."""
        self._all = available()
        self.tags: tuple[str, ...] = (SOURCE,)
        """The chosen ones; never none."""

    def __len__(self) -> int:
        """Return how many there are to choose from."""
        return len(self._all)

    def choices(self) -> list[str]:
        """Return what can be chosen: to go on, and then each language."""
        names = [isolated(f"{one.own_name} ({one.tag})") for one in self._all]
        is_chosen = [one.tag in self.tags for one in self._all]
        chosen = [name for name, is_so in zip(names, is_chosen, strict=True) if is_so]
        # Translators: a language that somebody has chosen, in a list of languages.
        marked = _("{language}: chosen")
        return [
            # Translators: the last of several questions is answered. {languages} are names.
            _("Go on with: {languages}").format(languages=_(", ").join(chosen)),
            *(
                marked.format(language=name) if is_so else name
                for name, is_so in zip(names, is_chosen, strict=True)
            ),
        ]

    def choose(self, index: int) -> bool:
        """Take a choice; return whether it was to go on. A chosen language is then no more so."""
        if index == 0:
            return True
        tag = self._all[index - 1].tag
        tags = {*self.tags} ^ {tag}
        self.tags = tuple(one.tag for one in self._all if one.tag in tags) or (SOURCE,)
        return False

    @property
    def may_be_drafts(self) -> bool:
        """Whether one of them is a translation, which people may not have checked yet."""
        return self.tags != (SOURCE,)


def about_languages() -> str:
    """Return what is asked about languages."""
    return _("In which languages? You can choose several.")


def about_drafts() -> list[str]:
    """Return what is said before somebody chooses drafts."""
    return [
        _("A computer wrote some translations. People have not checked all of them."),
        _("A draft says so on each page. Do not give it to families."),
    ]


def about_checked() -> str:
    """Return what is asked about words that nobody has checked."""
    return _("Which words do you want?")


def draft_choices() -> list[str]:
    """Return what can be chosen about drafts; the second makes them."""
    return [_("Only words that people have checked"), _("Drafts too, for checking")]


def folder(name: str = "coproduce-pack") -> Path:
    """Return the folder that what the menu makes goes into: one that people find again."""
    if os.environ.get("COPRODUCE_HOME"):
        return home.home() / name
    own = Path.home() / "Documents"
    return (own if own.is_dir() else Path.home()) / name


def page(kind: Kind) -> Path:
    """Return the page to open first, which may not be there."""
    inside = "for-families" if kind.is_for_families else ""
    return folder() / inside / "index.html"


def command(
    document: str, kind: Kind, tags: Sequence[str] = (), *, is_draft: bool = False
) -> list[str]:
    """Return how to start the process that makes it."""
    names = [document] if document else []
    spoken = ["--language", ",".join(tags)] if tags else []
    draft = ["--draft"] if is_draft else []
    places = ["--out", str(folder()), "--plain"]
    return children.command("pack", *names, *kind.arguments, *spoken, *draft, *places)


def environment() -> dict[str, str]:
    """Return the environment of that process: it speaks our language, in UTF-8, without a wait."""
    return children.environment() | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
