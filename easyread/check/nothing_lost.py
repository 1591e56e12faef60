"""Compares full words with easy words: is anything lost on the way, or made up?

It proposes which words belong together, keeps what a person said about that, and names what to look
at. It does not judge whether the easy words are right: a person reads both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coproduce.clean import clean_line
from coproduce.content_folder import ContentError, ContentFolder
from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.check import nl_lost
from easyread.check.checking import Checked, Fault
from easyread.check.nl_kept import easy_hash
from easyread.check.nl_links import Entry, Links, read_links, toml
from easyread.check.nl_pair import Pair, pair
from easyread.check.nl_passages import short
from easyread.check.nl_rules import RULES
from easyread.check.profile import DEFAULT, PROFILES
from easyread.check.sentences import words
from easyread.document import Document
from easyread.full_words import FullWords, read_full_words
from easyread.reading import Content, read, read_file


@dataclass(frozen=True)
class Compared:
    """What comparing full words with easy words gave."""

    pair: Pair
    checked: Checked
    document: str
    """The name of the easy document, such as "charter"."""
    is_ours: bool
    """It is a document of the content folder, so its links lie there too."""
    notes: tuple[Finding, ...] = ()
    """What could not be read of the full words."""

    @property
    def told(self) -> int:
        """How many passages of the full words have easy words."""
        return sum(bool(places) for places in self.pair.told)


def compare_files(
    full: Path, easy: str, folder: ContentFolder, links_file: Path | None = None
) -> Compared:
    """Compare the file `full` with easy words: the name of a document of ours, or a file.

    The links are those of `links_file`, or of links/<document>.toml in the content folder. Raises
    CoproduceError for what we cannot read.
    """
    read_full = read_full_words(full)
    document, name, lines = _easy(easy, folder)
    is_ours = name == f"documents/{document.name}.md"
    if links_file is None and is_ours:
        links_file = folder.file(f"links/{document.name}.toml")
    links = read_links(links_file) if links_file and links_file.is_file() else Links()
    made = pair(read_full.document, document, (clean_line(full.name), name), lines, links)
    return Compared(made, compare(made), document.name, is_ours, read_full.notes)


def _easy(easy: str, folder: ContentFolder) -> tuple[Document, str, Mapping[str, int]]:
    """Return the easy words, what they are called, and the lines of their sentences."""
    content, file = Content(folder), Path(easy)
    is_ours = easy in content.names()
    if not is_ours and file.suffix.lower() != ".md":
        return _foreign(read_full_words(file), file)
    found = read(content, easy) if is_ours else read_file(content, file)
    if found.document is None or (found.findings and not is_ours):
        if not is_ours:
            return _foreign(read_full_words(file), file)
        raise ContentError(found.findings)
    name = f"documents/{easy}.md" if is_ours else clean_line(file.name)
    return found.document, name, {said.text: said.line for said in reversed(found.said)}


def _foreign(found: FullWords, file: Path) -> tuple[Document, str, Mapping[str, int]]:
    return found.document, clean_line(file.name), {}


def compare(made: Pair) -> Checked:
    """Look at a pair with every rule."""
    profile = PROFILES[DEFAULT]
    faults = tuple(
        Fault(rule.code, rule.name, rule.source, found)
        for rule in RULES
        for found in rule.look(made, profile)
    )
    number = sum(len(words(one.text)) for one in (*made.full, *made.easy))
    return Checked(made.easy_name, profile.name, faults, number)


def looked(made: Pair) -> Links:
    """Return the links as a person has looked at them now: ids and reasons stay, hashes are new."""
    entries: list[Entry] = []
    missing = {found.words for found in nl_lost.no_easy_words(made, PROFILES[DEFAULT])}
    for number, passage in enumerate(made.full):
        entry = made.entries.get(passage.id)
        if entry is None:
            if not made.told[number] and short(passage.text) not in missing:
                continue
            ids = tuple(dict.fromkeys(made.easy[place].id for place in made.told[number]))
            entry = Entry(passage.id, short(passage.text), ids)
        entries.append(replace(entry, looked=easy_hash(made, entry.easy) if entry.easy else ""))
    return replace(made.links, entries=tuple(entries))


def keep(compared: Compared, file: Path) -> None:
    """Write the links file: a person has looked at both. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.write_text(toml(looked(compared.pair), compared.pair.full_name), "utf-8", newline="\n")
    part.replace(file)


def links_to_look_at(folder: ContentFolder, name: str = "*") -> tuple[Finding, ...]:
    """Return where the easy words changed since a person compared them with the full words.

    It needs no full words: the links files of the content folder remember the easy ones. With
    `name` it looks at one document. Raises CoproduceError for a links file with a mistake.
    """
    content = Content(folder)
    found: list[Finding] = []
    for file in folder.files("links", f"{name}.toml"):
        document = read(content, file.stem).document if file.stem in content.names() else None
        if document is not None:
            made = pair(document, document, (file.name, f"documents/{file.stem}.md"), {})
            found += _changed(replace(made, links=read_links(file)))
    return tuple(found)


def _changed(made: Pair) -> Iterator[Finding]:
    for entry in made.links.entries:
        if entry.looked and entry.looked != easy_hash(made, entry.easy):
            yield Finding(
                "NL-301",
                f"{made.easy_name}, {', '.join(entry.easy)}",
                _("These easy words changed since someone last looked at both."),
                _("Compare them with your full words: “{words}”").format(words=entry.words),
            )
