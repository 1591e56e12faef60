"""The pack: documents x levels x layouts x languages x formats become files in a folder.

The one face that commands use. What has not changed is not made again, each file is whole or
absent, and a start page says what is there, what was checked, and what is missing and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from coproduce.content_folder import ContentFolder
from coproduce.domain.finding import Finding
from easyread.document import Document
from easyread.packing import family, kept, levels, making, start
from easyread.packing.made import Done, Fate, Pack
from easyread.packing.making import Means
from easyread.packing.plan import Choice, Source, editions
from easyread.packing.sources import Shelf, refuse_languages
from easyread.reading import Content

__all__ = ["Choice", "Done", "Fate", "Pack", "Source", "Wish", "make", "make_sources"]

Tell = Callable[[int, int, Done], None]
"""Hears how many editions are done, of how many, and the last one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for. What is left empty means all that make sense."""

    documents: tuple[str, ...] = ()
    choice: Choice = field(default_factory=Choice)
    levels: tuple[str, ...] = ()
    """Of `Level`, or "side-by-side"; all but easy read need `full`."""
    languages: tuple[str, ...] = ()
    full: Path | None = None
    """A file with the exact words of the one document that is asked for."""
    is_family: bool = False
    """One small folder to send, with a letter and a message."""
    folder: ContentFolder = field(default_factory=ContentFolder)
    """Where words and pictures are read from."""


def make(wish: Wish, out: Path, tell: Tell, *, processes: int = 0) -> Pack:
    """Make what `wish` asks for in the folder `out`.

    Raises ContentError if the words have mistakes: then nothing is made. Raises CoproduceError if
    the folder cannot be written or the disk is full: what was made until then is whole, and is
    not made again.
    """
    refuse_languages(wish.languages)
    shelf = Shelf(Content(wish.folder))
    found, notes = _found(shelf, wish)
    means = Means(wish.folder, processes)
    if wish.is_family:
        made = family.make(found, wish.choice, out, tell, means)
        return replace(made, notes=notes)
    return make_sources(
        found,
        wish.choice,
        out,
        tell,
        means=means,
        known=shelf.known(),
        notes=notes,
    )


def make_sources(
    found: Iterable[Source],
    choice: Choice,
    out: Path,
    tell: Tell,
    *,
    means: Means | None = None,
    known: Iterable[Source] = (),
    notes: tuple[Finding, ...] = (),
) -> Pack:
    """Make the editions of documents that are at hand already. Raises as `make` does.

    `known` are all documents there are: their files from runs before are listed too. `notes` are
    said on the start page.
    """
    means, wanted = means or Means(), tuple(found)
    whole = (*wanted, *(one for one in known if one.document not in _documents(wanted)))
    plan = editions(wanted, choice)
    with kept.opened(out) as memory:
        done = making.make(memory, plan, tell, means)
        more = making.others(memory, plan, editions(whole, Choice()), means.folder)
        return start.write(memory, Pack(out, whole, done, more, notes), means.folder)


def _documents(found: Iterable[Source]) -> list[Document]:
    return [one.document for one in found]


def _found(shelf: Shelf, wish: Wish) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    if wish.full is not None:
        return levels.both(shelf, wish.documents, wish.full, wish.levels)
    levels.refuse(wish.levels)
    return shelf.sources(wish.documents), ()
