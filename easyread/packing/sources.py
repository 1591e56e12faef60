"""Where the documents of a pack come from: our words with those of staff on top."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from coproduce.clean import clean_line
from coproduce.content_folder import ContentError, ContentFolder, read_text
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _
from easyread.build.what_was_checked import Outcome, what_was_checked
from easyread.document import Block, Document
from easyread.packing.outcomes import Outcomes
from easyread.packing.plan import POSTER, Source, is_poster
from easyread.reading import LARGEST, Content, Read, read
from easyread.speech.recordings import with_recordings


class Shelf:
    """The documents of a content folder, each read once."""

    def __init__(self, content: Content, outcomes: Outcomes | None = None) -> None:
        """Read from `content` when somebody asks; `outcomes` knows what was checked before."""
        self._content = content
        self._outcomes = outcomes or Outcomes()
        self._names = content.names()
        self._read: dict[str, Read] = {}
        self._checked: dict[str, Outcome] = {}

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

    def known(self, folders: Collection[str]) -> tuple[Source, ...]:
        """Return the documents whose files lie in one of `folders` of a pack.

        Also those with mistakes: it is only to know files by name.
        """
        names = self._names
        return self._sources(name for name in names if _folder(name, names) in folders)

    def _sources(self, names: Iterable[str]) -> tuple[Source, ...]:
        return tuple(
            self._source(name, one.document, one)
            for name, one in ((name, self._one(name)) for name in names)
            if one.document is not None
        )

    @property
    def content(self) -> Content:
        """The content folder."""
        return self._content

    def end(self, name: str, tag: str) -> tuple[Block, ...]:
        """Return what stands at the end of a document in the language `tag`: what was checked."""
        return what_was_checked(self._outcome(name), tag)

    def _source(self, name: str, document: Document, one: Read) -> Source:
        # A poster is one page, and what it is the poster of says it; a slip is half a page.
        if not is_poster(document) and not document.is_half_page:
            document = replace(document, blocks=(*document.blocks, *self.end(name, SOURCE)))
        unfilled = tuple(slot.name for slot in one.unfilled)
        return Source(document, _folder(name, self._names), unfilled)

    def _outcome(self, name: str) -> Outcome:
        """Check the words of a document."""
        file = self._content.folder.file(f"documents/{name}.md")
        if name not in self._checked:
            text = read_text(file, LARGEST)
            assert isinstance(text, str)  # noqa: S101 - it has been read before
            self._checked[name] = self._outcomes.outcome(text, file.name)
        return self._checked[name]

    def _one(self, name: str) -> Read:
        if name not in self._read:
            self._read[name] = read(self._content, name)
        return self._read[name]


def with_voices(sources: Iterable[Source], folder: ContentFolder) -> tuple[Source, ...]:
    """Return the same documents with people's recordings of them. Raises ContentError."""
    return tuple(
        replace(source, document=with_recordings(source.document, folder)) for source in sources
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
