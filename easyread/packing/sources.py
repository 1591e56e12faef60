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


class Shelf:
    """The documents of a content folder, each read once."""

    def __init__(self, content: Content) -> None:
        """Read from `content` when somebody asks."""
        self._content = content
        self._names = content.names()
        self._read: dict[str, Read] = {}

    def sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Return the documents called `names`, with their posters; all of them without names.

        Raises ContentError with every mistake in them, CoproduceError for a name that we do not
        know.
        """
        wanted = [known_name(name, self._names) for name in names] or list(self._names)
        found = list(_with_posters(wanted, self._names))
        findings: list[Finding] = list(self._content.fact_findings)
        for name in found:
            findings += self._one(name).findings
        if findings:
            raise ContentError(findings)
        return self._sources(found)

    def known(self) -> tuple[Source, ...]:
        """Return every document that can be read, also with mistakes: to know files by name."""
        return self._sources(self._names)

    def _sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        found = ((name, self._one(name)) for name in names)
        return tuple(
            _source(one, _folder(name, self._names)) for name, one in found if one.document
        )

    def _one(self, name: str) -> Read:
        if name not in self._read:
            self._read[name] = read(self._content, name)
        return self._read[name]


def _source(one: Read, folder: str) -> Source:
    assert one.document is not None  # noqa: S101 - who calls has seen it
    return Source(one.document, folder, tuple(slot.name for slot in one.unfilled))


def refuse_languages(asked: Iterable[str]) -> None:
    """Raise CoproduceError for a language that documents do not have."""
    for tag in asked:
        if tag.lower() not in ("en", ENGLISH.lower()):
            raise CoproduceError(
                _("We have no documents in the language “{tag}” yet.").format(tag=clean_line(tag)),
                _("Leave --language out, and we make them in English."),
            )


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
