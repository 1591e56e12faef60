"""Writes a pack's start page, and gathers what it says from what really happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coproduce.content_folder import ContentFolder
from coproduce.domain.finding import Finding
from coproduce.languages import _, current, ngettext
from easyread.build.fixed_words import document_language
from easyread.build.start_page import Contents, Listed, ListedFile, start_page
from easyread.document import Block, Heading, Layout, Row, literal
from easyread.packing.grid import grid
from easyread.packing.inputs import pictures_of
from easyread.packing.kept import Kept
from easyread.packing.made import Done, Fate, Pack
from easyread.packing.plan import ENGLISH, Source, edition_name
from easyread.pictures import names
from easyread.write import Format
from easyread.write import write as write_document

PAGE: Final = "index.html"
TEXT: Final = "start.txt"


def write(memory: Kept, pack: Pack, folder: ContentFolder) -> Pack:
    """Write the start page and its plain text into the pack's folder.

    Returns the pack with the place of the page. Files of somebody else are left alone.
    """
    is_written = write_page(memory, "", contents_of(pack, folder), folder)
    return replace(pack, start=pack.folder / PAGE if is_written else None)


def write_page(memory: Kept, inside: str, contents: Contents, folder: ContentFolder) -> bool:
    """Write a start page into the folder `inside`, which ends in `/` or is empty."""
    document, pictures = start_page(contents), pictures_of(folder)
    page = write_document(document, Format.WEB_PAGE, Layout.EASY_READ, pictures)
    text = write_document(document, Format.PLAIN_TEXT, Layout.EASY_READ, pictures)
    memory.write(inside + TEXT, text)
    return memory.write(inside + PAGE, page)


def contents_of(pack: Pack, folder: ContentFolder) -> Contents:
    """Return what the start page says about `pack`."""
    return Contents(
        documents=listed(pack),
        checked=tuple(_checked(pack)),
        missing=(*_missing(pack), *map(literal, pack.films.left_out), *_not_compared(pack, folder)),
        grid=grid(pack),
        credits=credit_blocks(pack, folder),
    )


def credit_blocks(pack: Pack, folder: ContentFolder) -> tuple[Block, ...]:
    """Return whose the pictures and the letters are."""
    there = (done.edition.document for done in (*pack.done, *pack.others) if done.size)
    used = {name for document in there for name in names(document)}
    letters = (
        _("The letters are Atkinson Hyperlegible Next, by the Braille Institute of America."),
        _("You may use them under the [SIL Open Font License 1.1](https://openfontlicense.org)."),
    )
    return (
        *pictures_of(folder).credits(sorted(used)),
        Heading(_("The letters"), id="letters"),
        Row(letters),
    )


def listed(pack: Pack, inside: str = "") -> tuple[Listed, ...]:
    """Return the documents with their files, whose addresses begin at the folder `inside`."""
    found = [_listed(source, pack, inside) for source in pack.sources]
    return tuple(one for one in found if one.files)


def _listed(source: Source, pack: Pack, inside: str) -> Listed:
    document = source.document
    files = tuple(
        ListedFile(
            edition_name(done.edition),
            done.edition.file.removeprefix(inside),
            done.size,
            is_section=bool(done.edition.section),
        )
        for done in (*pack.done, *pack.others)
        if done.edition.document == document and done.fate in (Fate.MADE, Fate.SAME)
    )
    if document.language == ENGLISH:
        files += tuple(
            ListedFile(literal(film.label), film.file.removeprefix(inside), film.size)
            for film in pack.films.there
            if film.document == document.name
        )
    is_ours = document.language == document_language(current())
    return Listed(
        document.title,
        document.about,
        files,
        is_draft=document.is_draft,
        language="" if is_ours else document.language,
        unfilled=source.unfilled,
    )


def _checked(pack: Pack) -> Iterator[str]:
    """Give what was really done. The PDF's rules: Typst refuses what breaks them."""
    yield _("How the words are written: we found no mistakes.")
    if _has(pack, Format.PDF):
        yield _(
            "Each PDF: the program that makes it found title, headings, letters and words for "
            "pictures. No other program has checked it."
        )
    yield _("Each file is whole.")


def _has(pack: Pack, form: Format) -> bool:
    there = (*pack.done, *pack.others)
    return any(d.edition.format is form for d in there if d.fate in (Fate.MADE, Fate.SAME))


def _not_compared(pack: Pack, folder: ContentFolder) -> Iterator[str]:
    """Say how far people compared the easy words with the full words (docs/nothing-lost.md)."""
    names = {source.document.name for source in pack.sources}
    compared = {file.stem for file in folder.files("links", "*.toml")} & names
    if not compared:
        yield _("We do not know if anyone has compared the easy words with the full words.")
        return
    from easyread.check.nothing_lost import links_to_look_at

    changed = sum(len(links_to_look_at(folder, name)) for name in sorted(compared))
    if changed:
        yield ngettext(
            "{n} place in the easy words changed since someone compared them with the full words.",
            "{n} places in the easy words changed since someone compared them with the full words.",
            changed,
        ).format(n=changed)


def _missing(pack: Pack) -> Iterator[str]:
    drafts = sum(bool(one.unfilled) and one.is_draft for one in listed(pack))
    if drafts:
        yield ngettext(
            "{n} document is a draft: staff have to fill something in first.",
            "{n} documents are drafts: staff have to fill something in first.",
            drafts,
        ).format(n=drafts)
    if any(source.is_for_checking for source in pack.sources):
        yield _("Some translations are drafts: people who know the language have to check them.")
    yield from (_note(note) for note in pack.notes)
    yield from (_left(done) for done in pack.of(Fate.LEFT))
    yield from (_old(done) for done in pack.others if done.fate is Fate.OLD)
    yield from (_failed(done) for done in pack.of(Fate.FAILED))
    yield from _listening(pack)
    yield _("People who read easy read have not tested these files. Please ask them.")
    yield _(
        "Nobody has tried these files with a screen reader yet. Please ask somebody who uses one."
    )


def _listening(pack: Pack) -> Iterator[str]:
    """Say what is not known about a voice or braille that is here."""
    there = (*pack.done, *pack.others)
    formats = {d.edition.format for d in there if d.fate in (Fate.MADE, Fate.SAME)}
    if any(form.is_heard for form in formats):
        yield _("The voice is the voice of a computer. Please listen before families get it.")
    if any(form.is_braille for form in formats):
        yield _("Nobody who reads braille has read these files yet. Please ask somebody who does.")


def _left(done: Done) -> str:
    return _("{file}: somebody changed it, so we left it as it is.").format(file=done.edition.file)


def _note(note: Finding) -> str:
    return literal(_("Full words: {note}").format(note=note))


def _old(done: Done) -> str:
    return _("{file}: made from older words. Make it again.").format(file=done.edition.file)


def _failed(done: Done) -> str:
    return _("{file}: {why}").format(file=done.edition.file, why=done.problem)
