"""Where the documents of a pack come from: our words with those of staff on top."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from coproduce.clean import clean_line
from coproduce.content_folder import ContentError
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.packing.plan import ENGLISH, POSTER, Source
from easyread.reading import Content, Read, read


def sources(content: Content, names: Iterable[str]) -> tuple[Source, ...]:
    """Return the documents called `names`, with their posters; all of them without names.

    Raises ContentError with every mistake in them, CoproduceError for a name that we do not know.
    """
    there = content.names()
    wanted = [known_name(name, there) for name in names] or list(there)
    found = [(name, read(content, name)) for name in _with_posters(wanted, there)]
    findings: list[Finding] = list(content.fact_findings)
    made: list[Source] = []
    for name, one in found:
        findings += one.findings
        if one.document is not None:
            made.append(_source(one, _folder(name, there)))
    if findings:
        raise ContentError(findings)
    return tuple(made)


def known(content: Content) -> tuple[Source, ...]:
    """Return every document that can be read, also one with mistakes: to know files by name."""
    names = content.names()
    found = ((name, read(content, name)) for name in names)
    return tuple(_source(one, _folder(name, names)) for name, one in found if one.document)


def _source(one: Read, folder: str) -> Source:
    assert one.document is not None  # noqa: S101 - who calls has seen it
    return Source(one.document, folder, tuple(slot.name for slot in one.unfilled))


def languages(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that documents are wanted in. Raises CoproduceError for another."""
    for tag in asked:
        if tag.lower() not in ("en", ENGLISH.lower()):
            raise CoproduceError(
                _("We have no documents in the language “{tag}” yet.").format(tag=clean_line(tag)),
                _("Leave --language out, and we make them in English."),
            )
    return (ENGLISH,)


def known_name(name: str, known: Iterable[str]) -> str:
    """Return the document's name as it is known. Raises CoproduceError with names that are near."""
    plain = name.strip().lower().replace(" ", "-")
    if plain in known:
        return plain
    near = difflib.get_close_matches(plain, tuple(known), 1)
    hint = _("Did you mean: {name}?").format(name=near[0]) + " " if near else ""
    raise CoproduceError(
        _("There is no document called “{name}”.").format(name=clean_line(name)),
        hint + _("The documents are: {names}").format(names=", ".join(known)),
    )


def _with_posters(wanted: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    given: set[str] = set()
    for name in wanted:
        for one in (name, f"{name}-{POSTER}"):
            if one in known and one not in given:
                given.add(one)
                yield one


def _folder(name: str, known: Iterable[str]) -> str:
    """Return the folder of a document's files: a poster lies beside what it is the poster of."""
    plain = name.removesuffix(f"-{POSTER}")
    return plain if plain in known else name
