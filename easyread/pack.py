"""The pack: documents x levels x layouts x languages x formats become files in a folder.

The one face that commands use. What has not changed is not made again, each file is whole or
absent, and a start page says what is there, what was checked, and what is missing and why.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from coproduce.content_folder import ContentFolder
from coproduce.domain.finding import Finding
from easyread.build.fixed_words import document_language
from easyread.packing import family, films, kept, levels, making, start, unchanged
from easyread.packing.counting import TellSpoken, hear_nothing
from easyread.packing.kept import Kept
from easyread.packing.made import Done, Fate, Pack
from easyread.packing.making import Means
from easyread.packing.outcomes import Outcomes
from easyread.packing.plan import Choice, Source, editions, refuse_nothing
from easyread.packing.sources import Shelf, with_voices
from easyread.packing.tongues import Tongues, asked, languages_of
from easyread.packing.unchanged import Unchanged
from easyread.packing.work import get_ready_to_speak, work
from easyread.packing.workers import Team
from easyread.reading import Content
from easyread.write import Format

__all__ = ["Choice", "Done", "Fate", "Pack", "Source", "Wish", "made_before", "make"]

_ALL = Choice(formats=tuple(Format))
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
    """Their tags; English without any."""
    is_draft: bool = False
    """Translations that nobody has checked are made too, and marked on every page."""
    full: Path | None = None
    """A file with the exact words of the one document that is asked for."""
    is_family: bool = False
    """One small folder to send, with a letter and a message."""
    folder: ContentFolder = field(default_factory=ContentFolder)
    """Where words and pictures are read from."""


def make(
    wish: Wish,
    out: Path,
    tell: Tell,
    *,
    processes: int = 0,
    spoken: TellSpoken = hear_nothing,
) -> Pack:
    """Make what `wish` asks for in the folder `out`.

    `spoken` hears how many sentences are spoken, by document and language.
    Raises ContentError if the words have mistakes: then nothing is made. Raises CoproduceError if
    the folder cannot be written or the disk is full: what was made until then is whole, and is
    not made again.
    """
    tags = asked(wish.languages)
    digest = unchanged.inputs(wish)
    pack = _made(wish, out, tell, tags, processes, spoken)
    unchanged.remember(pack, digest)
    return pack


def made_before(wish: Wish, out: Path) -> Unchanged | None:
    """Return what lies in `out` if `make` would find nothing to do there; None if it might.

    Nothing is read but bytes, so it takes a fraction of the time of `make`.
    """
    return unchanged.answer(out, unchanged.inputs(wish)) if kept.is_known(out) else None


def _made(
    wish: Wish,
    out: Path,
    tell: Tell,
    tags: tuple[str, ...],
    processes: int,
    spoken: TellSpoken,
) -> Pack:
    is_heard = any(form.is_heard for form in wish.choice.formats)
    ready = get_ready_to_speak if is_heard else None
    with Team(work, processes=processes, ready=ready) as team:
        # The processes start while we read: all of them if all has to be made, and one if a
        # changed sentence may have to be spoken.
        if not kept.is_known(out):
            team.start()
        elif is_heard:
            team.start(1)
        outcomes = Outcomes(kept.checked_file(out))
        shelf = Shelf(Content(wish.folder), outcomes)
        tongues = Tongues(shelf, tags, wish.is_draft, wish.is_family)
        found, notes = _found(shelf, tongues, wish)
        found = with_voices(found, wish.folder)
        means = Means(wish.folder, team, spoken)
        if wish.is_family:
            made = family.make(found, tongues, wish.choice, out, tell, means)
            return replace(made, notes=notes)
        refuse_nothing(editions(found, wish.choice))
        with kept.opened(out) as memory:
            pack = _make(memory, Pack(out, found, (), notes=notes), wish.choice, shelf, tell, means)
            outcomes.write(kept.checked_file(out))
            return pack


def _make(
    memory: Kept, asked: Pack, choice: Choice, shelf: Shelf, tell: Tell, means: Means
) -> Pack:
    """Make the editions of the documents that were asked for, and the start page.

    The page lists what lies there from runs before too.
    """
    before = {made.file.partition("/")[0] for made in memory.files()}
    tags = languages_of(memory)
    plan = editions(asked.sources, choice)
    inputs = making.inputs_of(memory, means.folder)
    done = making.make(memory, plan, tell, means, inputs)
    known = (one for tag in tags for one in _not_asked(shelf, before, asked.sources, tag))
    whole = (*asked.sources, *known)
    others = making.others(memory, plan, editions(whole, _ALL), inputs)
    inputs.sounds.prune()
    put = films.put(memory, whole, means.folder)
    pack = replace(asked, sources=whole, done=done, others=others, films=put)
    return start.write(memory, pack, means.folder)


def _not_asked(
    shelf: Shelf, before: Collection[str], wanted: Iterable[Source], tag: str
) -> Iterator[Source]:
    """Give the documents that lie there in the language `tag`, and that nobody asks for now."""
    spoken = document_language(tag)
    names = {one.document.name for one in wanted if one.document.language == spoken}
    english = [one for one in shelf.known(before) if one.document.name not in names]
    there = Tongues(shelf, (tag,), may_be_drafts=True).sources(english)
    yield from with_voices(there, shelf.content.folder)


def _found(
    shelf: Shelf, tongues: Tongues, wish: Wish
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    if wish.full is not None:
        levels.refuse_other_languages(tongues.tags)
        return levels.both(shelf, wish.documents, wish.full, wish.levels)
    levels.refuse(wish.levels)
    return tongues.sources(shelf.sources(wish.documents)), ()
