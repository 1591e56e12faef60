"""Reads content/documents: words that staff can change, into a `Document`.

The format is in content/README.md. A mistake is a `Finding` with file and line, and reading goes on
after it, so that one look shows all of them and a preview can show the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.content_folder import ContentError, ContentFolder, read_text
from coproduce.domain.charter import Slot
from coproduce.domain.facts import Facts
from coproduce.domain.finding import Finding
from coproduce.facts import check_facts
from coproduce.languages import N_, _
from easyread.blocks import BlockReader
from easyread.document import Block, Document, Note, NoteKind
from easyread.glossary import Glossary, with_word_boxes
from easyread.lines import Faults, Group, groups
from easyread.pictures import all_names

LARGEST: Final = 2_000_000
"""The largest file of words that is read, in bytes: about 300,000 words."""
ENGLISH: Final = "en-GB"
"""The language that the words are written in."""

DRAFT: Final = (N_("This is a draft."), N_("Do not give it to families yet."))
"""What stands on every page while a slot that a family would meet is empty."""

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_HEADER: Final = re.compile(r"([a-z]+):\s*(.*)")


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a document, with its place: for checks and translators."""

    text: str
    line: int
    picture: str = ""
    """The name of the picture beside it; empty for none."""
    id: str = ""
    """The id of its block; empty for none."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading one file gave."""

    document: Document | None
    """None only when the file cannot be read at all or has no title."""
    findings: tuple[Finding, ...] = ()
    unfilled: tuple[Slot, ...] = ()
    """The slots that are empty and that a family would meet in this document."""
    said: tuple[Said, ...] = ()
    """Every title, heading, sentence and list point that is written in the file, in its order."""


@dataclass(frozen=True)
class Content:
    """A content folder with its facts and pictures read once, for many documents."""

    folder: ContentFolder = field(default_factory=ContentFolder)

    @cached_property
    def _checked(self) -> tuple[Facts, tuple[Finding, ...]]:
        return check_facts(self.folder)

    @property
    def facts(self) -> Facts:
        """The facts, as far as they can be read."""
        return self._checked[0]

    @property
    def fact_findings(self) -> tuple[Finding, ...]:
        """Every mistake in the facts."""
        return self._checked[1]

    @cached_property
    def glossary(self) -> Glossary:
        """The hard words."""
        return Glossary(self.facts.words)

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The names of the pictures that there are: ours, and those of staff."""
        own = self.folder.own
        brought = {file.stem for file in (own / "pictures").glob("*.*")} if own else set()
        return frozenset(all_names()) | brought

    def names(self) -> tuple[str, ...]:
        """The names of the documents, such as "charter"."""
        return tuple(file.stem for file in self.folder.files("documents", "*.md"))


def read(content: Content, name: str) -> Read:
    """Read the document called `name`. Never raises for what is in the file."""
    if not _NAME.fullmatch(name):
        return Read(None, (_no_such(name, content.names()),))
    file = content.folder.file(f"documents/{name}.md")
    if not file.is_file():
        return Read(None, (_no_such(name, content.names()),))
    return read_file(content, file)


def document(content: Content, name: str) -> Document:
    """Return the document called `name`. Raises ContentError if there are mistakes."""
    found = read(content, name)
    findings = (*content.fact_findings, *found.findings)
    if findings or found.document is None:
        raise ContentError(findings)
    return found.document


def check(content: Content) -> tuple[Finding, ...]:
    """Return every mistake in the facts and in all documents."""
    found = list(content.fact_findings)
    for name in content.names():
        found += read(content, name).findings
    return tuple(found)


def read_file(content: Content, file: Path) -> Read:
    """Read a file of words wherever it lies, with the facts and pictures of `content`."""
    text = read_text(file, LARGEST)
    if isinstance(text, Finding):
        return Read(None, (text,))
    return read_words(content, file, text)


def read_words(content: Content, file: Path, text: str) -> Read:
    """Read words that are already in memory. `file` gives their name and their place."""
    faults = Faults(file)
    parts = list(groups(text, faults))
    header = _header(parts[0] if parts else None, faults)
    if header is None:
        return Read(None, faults.findings)
    reader = BlockReader(content.facts, content.pictures, faults)
    blocks: list[Block] = []
    for part in parts[1:]:
        blocks += reader.read(part)
    _check_covered(content.facts, header, reader.ids, faults)
    whole = with_word_boxes(tuple(blocks), content.glossary, reader.line_of, faults)
    document = Document(
        name=file.stem,
        title=header["title"],
        about=header.get("about", header["title"]),
        language=ENGLISH,
        blocks=whole,
        marks=(Note(DRAFT, NoteKind.DRAFT),) if reader.unfilled else (),
        has_contents=header.get("contents", "yes") != "no",
        is_half_page=header.get("pages") == "half",
    )
    said = (Said(header["title"], 1), *(Said(*one) for one in reader.said))
    return Read(document, faults.findings, tuple(reader.unfilled), said)


def _header(group: Group | None, faults: Faults) -> dict[str, str] | None:
    """Return the title and the settings under it; None when there is no title."""
    if group is None or not group.first.text.startswith("# "):
        faults.add(
            "CW-5",
            group.first.number if group else 1,
            _("There is no title."),
            _("Start the file with a line such as: # Our charter"),
        )
        return None
    found = {"title": group.first.text[2:].strip()}
    for line in group.lines[1:]:
        setting = _HEADER.fullmatch(line.text)
        if setting and setting[1] in ("about", "covers", "contents", "pages"):
            found[setting[1]] = setting[2].strip()
        else:
            faults.add(
                "CW-6",
                line.number,
                _("We do not know this line under the title."),
                _("Write about:, covers:, contents: or pages:, or leave an empty line before it."),
            )
    found["covers-line"] = str(
        next((x.number for x in group.lines if x.text.startswith("covers:")), 1)
    )
    return found


def _check_covered(
    facts: Facts, header: dict[str, str], ids: dict[str, int], faults: Faults
) -> None:
    """Say which facts this document promises to tell, and does not."""
    line = int(header["covers-line"])
    for name in re.split(r"[,\s]+", header.get("covers", "")):
        covered = facts.group(name)
        if name and not covered:
            faults.add(
                "CW-7",
                line,
                _("There are no facts called “{name}”.").format(name=clean_line(name)),
                _("Check how it is written. content/README.md has the list."),
            )
        for fact in covered:
            if fact.id not in ids:
                faults.add(
                    "CW-8",
                    line,
                    _("This document leaves out “{name}”.").format(name=fact.name),
                    _("Write a block with {id} on its first line.").format(id=f"{{#{fact.id}}}"),
                )


def _no_such(name: str, names: Iterable[str]) -> Finding:
    return Finding(
        "CW-1",
        clean_line(name),
        _("There is no document with this name."),
        _("The documents are: {names}").format(names=", ".join(names)),
    )
