"""People's recordings: a person's voice in the place of the computer's.

They lie in a folder of staff's own content, one folder for a language and a document, named by
number: `recordings/ur/charter/014.wav` is sentence 14, `section-02.mp3` a section, `document.mp3`
all of it. `recordings.toml` beside them says which words each number had when it was read, whose
voice it is, and that this person agreed. Words that changed since make a recording old: it is
told of, and not used. Nothing is used without that agreement, or after its last day.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from coproduce.clean import clean_line
from coproduce.content_folder import ContentError, ContentFolder, read_text
from coproduce.domain.finding import Finding
from coproduce.languages import _
from easyread.document import Document, Voices, plain
from easyread.scripts import printable
from easyread.speech.script import body, sections

FOLDER: Final = "recordings"
RECORD: Final = "recordings.toml"
SOUNDS: Final = (".wav", ".mp3", ".flac", ".ogg")
"""What a recording may be."""
_LARGEST: Final = 2_000_000
_FORMAT: Final = 1
WHOLE: Final = "document"
_SECTION: Final = "section-"


@dataclass(frozen=True, slots=True)
class Part:
    """What one recording can hold: a sentence, a section or the whole document."""

    name: str
    """How its file is called, without the ending: "014", "section-02", "document"."""
    text: str
    """The words that are read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What recordings.toml says."""

    language: str = ""
    """What the language is called, for one that we have no words in: British Sign Language."""
    reader: str = ""
    """Whose voice it is, as this person wants it said; empty for no name."""
    is_agreed: bool = False
    """Whether this person agreed that families hear it."""
    until: dt.date | None = None
    """The last day of that agreement; None for no end."""
    texts: dict[str, str] = field(default_factory=dict)
    """The words of each part when it was read, by the part's name."""

    def may_be_used(self, today: dt.date) -> bool:
        """Whether families may hear these recordings today."""
        return self.is_agreed and (self.until is None or today <= self.until)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The recordings of one document in one language."""

    folder: Path
    parts: tuple[Part, ...]
    """Every part that the document has now, with the name that it has or will get."""
    kept: Kept
    files: dict[str, Path]
    """The recordings that are there, by name."""

    @property
    def old(self) -> tuple[str, ...]:
        """The names of recordings whose words are not in the document any more."""
        now = {part.name: part.text for part in self.parts}
        return tuple(
            name for name in sorted(self.files) if self.kept.texts.get(name, "") != now.get(name)
        )

    @property
    def good(self) -> dict[str, Path]:
        """The recordings whose words are in the document as they were read."""
        return {name: file for name, file in self.files.items() if name not in self.old}


def place_of(folder: ContentFolder, document: Document) -> Path | None:
    """Return where recordings of a document lie; None without a folder of staff's own."""
    if folder.own is None:
        return None
    return folder.own / FOLDER / _tag(document.language) / document.name


def shelf(folder: ContentFolder, document: Document) -> Shelf | None:
    """Return the recordings of a document; None if staff have no folder for it.

    Raises ContentError if recordings.toml has a mistake.
    """
    place = place_of(folder, document)
    if place is None:
        return None
    kept = _read(place / RECORD)
    return Shelf(place, _parts(document, kept), kept, _files(place))


def with_recordings(
    document: Document, folder: ContentFolder, today: dt.date | None = None
) -> Document:
    """Return `document` with the recordings that families may hear. Raises ContentError."""
    found = shelf(folder, document)
    if found is None or not found.files:
        return document
    if not found.kept.may_be_used(today or dt.datetime.now().astimezone().date()):
        return document
    texts = {part.name: part.text for part in found.parts}
    good = found.good
    pieces = tuple(
        (texts[name], str(file)) for name, file in sorted(good.items()) if name.isdigit()
    )
    parts = tuple(
        (_id(document, section_number(name)), str(file))
        for name, file in sorted(good.items())
        if name.startswith(_SECTION)
    )
    whole = str(good[WHOLE]) if WHOLE in good else ""
    voices = Voices(whole, parts, pieces, found.kept.reader)
    return replace(document, voices=voices) if whole or parts or pieces else document


def written(found: Shelf) -> str:
    """Return recordings.toml for the parts as they are now, with what staff wrote in it."""
    kept = found.kept
    lines = [
        "# Which words each recording has. The program writes this file.",
        "# You change only these: the name to say, which may stay empty; true when this person",
        "# agreed that families see or hear it; the last day of that, or no such line. And what",
        "# the language is called, if we have no words in it, such as British Sign Language.",
        f"reader = {json.dumps(kept.reader, ensure_ascii=False)}",
        f"agreed = {json.dumps(kept.is_agreed)}",
        f"until = {kept.until}" if kept.until else "# until = 2027-12-31",
        f"language = {json.dumps(kept.language, ensure_ascii=False)}",
        "",
        f"format = {_FORMAT}",
        "",
        "[words]",
    ]
    # What an old recording says stays, so that it is known as old.
    texts = {name: kept.texts[name] for name in found.old if name in kept.texts}
    texts = {part.name: part.text for part in found.parts} | texts
    lines += [
        f"{json.dumps(name)} = {json.dumps(text, ensure_ascii=False)}"
        for name, text in sorted(texts.items())
    ]
    return "\n".join(lines) + "\n"


def _parts(document: Document, kept: Kept) -> tuple[Part, ...]:
    """Return the parts of a document. A sentence that had a number keeps it."""
    sentences = list(dict.fromkeys(_said(document)))
    numbers = {
        text: name for name, text in kept.texts.items() if name.isdigit() and text in sentences
    }
    taken = {int(name) for name in kept.texts if name.isdigit()}
    fresh = iter(number for number in range(1, 100_000) if number not in taken)
    found = [Part(numbers.get(text) or f"{next(fresh):03}", text) for text in sentences]
    found += [
        Part(f"{_SECTION}{place:02}", " ".join(one.written for one in body(part.document)))
        for place, part in enumerate(sections(document)[1:], 1)
    ]
    return (*found, Part(WHOLE, " ".join(_said(document))))


def _said(document: Document) -> Iterator[str]:
    yield printable(plain(document.title))
    yield from (one.written for one in body(document))


def _id(document: Document, number: int) -> str:
    """Return the id of a section's heading; its number where it has none."""
    return sections(document)[number].id or str(number)


def _files(place: Path) -> dict[str, Path]:
    if not place.is_dir():
        return {}
    found: dict[str, Path] = {}
    for file in sorted(place.iterdir()):
        name = name_of(file.stem)
        if file.suffix.lower() in SOUNDS and name:
            found.setdefault(name, file)
    return found


def name_of(stem: str) -> str:
    """Return the name of a part as we write it: "14" and "014" are one."""
    plain = stem.strip().lower().replace(" ", "-").replace("_", "-")
    if plain.isascii() and plain.isdigit():
        return f"{int(plain):03}"
    if numbered := re.fullmatch(r"section-?(\d{1,3})", plain):
        return f"{_SECTION}{int(numbered[1]):02}"
    return WHOLE if plain == WHOLE else ""


def section_number(name: str) -> int:
    """Return which section a part is, counted from 1, such as 2 for "section-02"."""
    return int(name.removeprefix(_SECTION))


def _tag(language: str) -> str:
    return "en" if language == "en-GB" else language


def _read(file: Path) -> Kept:
    if not file.exists():
        return Kept()
    text = read_text(file, _LARGEST)
    if not isinstance(text, str):
        raise ContentError([text])
    try:
        table = tomllib.loads(text)
        return _kept(table)
    except (ValueError, TypeError) as error:
        line = int(at[1]) if (at := re.search(r"line (\d+)", str(error))) else 1
        where = f"{file.parent.name}/{file.name}:{line}"
        hint = _("Write it as it was: reader, agreed and until, each on a line of its own.")
        raise ContentError(
            [Finding("RC-1", where, _("This file of recordings has a mistake."), hint)]
        ) from None


def _kept(table: dict[str, Any]) -> Kept:
    reader, agreed, until = table.get("reader", ""), table.get("agreed", False), table.get("until")
    words, language = table.get("words", {}), table.get("language", "")
    if not (
        table.get("format", _FORMAT) == _FORMAT
        and isinstance(reader, str)
        and isinstance(language, str)
        and isinstance(agreed, bool)
        and (until is None or type(until) is dt.date)
        and isinstance(words, dict)
        and all(isinstance(text, str) for text in words.values())
    ):
        raise TypeError
    return Kept(clean_line(language, 80), clean_line(reader, 80), agreed, until, dict(words))
