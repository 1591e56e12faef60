"""The start page of a pack: which files there are, what was checked, what is missing and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coproduce import local
from coproduce.languages import _, available, current, ngettext
from easyread.build.fixed_words import document_language, fixed_words
from easyread.document import Block, Document, Heading, Note, NoteKind, Row, Table, literal
from easyread.scripts import in_language, printable


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the pack."""

    name: str
    """Such as "PDF, large print"."""
    address: str
    """Its path from the start page."""
    size: int
    """In bytes."""
    is_section: bool = False
    """It is a part of the document alone, to listen to."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the pack with its files."""

    title: str
    about: str
    files: tuple[ListedFile, ...]
    is_draft: bool = False
    language: str = ""
    """The tag of its language, if that is not the language of the page."""
    unfilled: tuple[str, ...] = ()
    """What has to be filled in before families get it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the page says."""

    documents: tuple[Listed, ...]
    checked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    grid: Table | None = None
    """Languages by formats, with the reason for each gap."""
    credits: tuple[Block, ...] = ()
    is_for_families: bool = False


def start_page(contents: Contents) -> Document:
    """Return the start page as a document: writers make the web page and the plain text of it."""
    return Document(
        name="start",
        title=_("Start here"),
        about=_("Which documents are in this folder."),
        language=document_language(current()),
        blocks=tuple(_blocks(contents)),
        words=replace(fixed_words(), contents=_("What is in this folder")),
    )


def _blocks(contents: Contents) -> Iterator[Block]:
    files = sum(len(listed.files) for listed in contents.documents)
    size = sum(file.size for listed in contents.documents for file in listed.files)
    documents = len(contents.documents)
    yield Row(
        (
            ngettext(
                "There is {n} document in this folder.",
                "There are {n} documents in this folder.",
                documents,
            ).format(n=documents),
            ngettext("It has {n} file: {size}.", "It has {n} files: {size}.", files).format(
                n=files, size=size_text(size)
            ),
            _("Choose a document. Then choose how you want to read it."),
        )
    )
    for listed in contents.documents:
        yield from _document(listed, is_for_families=contents.is_for_families)
    yield from _list(_("What was checked"), contents.checked)
    yield from _list(_("What is missing, and why"), contents.missing)
    if contents.grid is not None:
        # Translators: the heading of a table: languages, and what there is in each.
        yield Heading(_("Languages and formats"), id="grid")
        yield contents.grid
    yield from contents.credits


def _document(listed: Listed, *, is_for_families: bool) -> Iterator[Block]:
    tag = listed.language
    yield Heading(in_language(_titled(listed), tag) if tag else listed.title)
    yield Row((in_language(listed.about, tag) if tag else listed.about,))
    if listed.is_draft:
        yield Note((_("This is a draft. Do not give it to families yet."),), NoteKind.PLAIN)
    if listed.unfilled and not is_for_families:
        yield Row((_("Please fill in first:"),), points=tuple(map(literal, listed.unfilled)))
    title = printable(listed.title)
    whole = [_file(title, file) for file in listed.files if not file.is_section]
    parts = [_file(title, file) for file in listed.files if file.is_section]
    yield Row((_("Open it as:"),), points=tuple(whole))
    if parts:
        yield Row((_("Listen to 1 part of it:"),), points=tuple(parts))


def _titled(listed: Listed) -> str:
    """Return a title with the own name of its language: a title in other letters says nothing."""
    own_name = next((x.own_name for x in available() if x.tag == listed.language), "English")
    return f"{listed.title} ({own_name})"


def _file(title: str, file: ListedFile) -> str:
    """Return a link that says where it goes without the heading above it: readers list links."""
    # Translators: a document in one of its formats, such as "The charter. PDF, large print".
    name = _("{title}. {format}").format(title=title, format=file.name)
    link = f"[{name}]({file.address})"
    # Translators: the name of a format, such as "PDF, large print", and how large the file is.
    return _("{file}: {size}").format(file=link, size=size_text(file.size))


def _list(heading: str, lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield Heading(heading)
        yield from (Row((line,)) for line in lines)


def size_text(size: int) -> str:
    """Return a size in bytes as people say it: "120 KB" or "2.4 MB"."""
    if size < 1_000_000:
        # Translators: a size of a file, in thousands of bytes.
        return _("{n} KB").format(n=max(1, round(size / 1_000)))
    # Translators: a size of a file, in millions of bytes.
    return _("{n} MB").format(n=local.number(round(size / 1_000_000, 1), current()))
