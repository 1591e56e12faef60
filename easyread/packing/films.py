"""Films in sign language, and recordings in languages that are mostly spoken, for each section.

Staff drop them into their own content: `recordings/bfi/charter/section-02.mp4` with its captions,
`section-02.vtt`. The folder has the short name of a language that we have no words in, such as bfi
(British Sign Language), phr (Mirpuri Pahari) or syl (Sylheti). `recordings.toml` there names it.
Films are copied as they are; sounds are brought to our loudness. Nothing is used without the
agreement of who is seen or heard, nor when the words of its section have changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import _, available
from easyread.document import Document, plain
from easyread.packing.kept import Kept, cannot_write
from easyread.packing.made import Film, Films
from easyread.packing.plan import ENGLISH, Source
from easyread.speech import recordings
from easyread.speech.recorded_sound import levelled, read_recording
from easyread.speech.recordings import FOLDER, SOUNDS, Shelf
from easyread.speech.script import sections

FILMS: Final = (".mp4", ".webm")


def put(memory: Kept, sources: Iterable[Source], folder: ContentFolder) -> Films:
    """Put every film and recording of the English documents into the pack.

    Raises CannotWriteError if the disk is full, ContentError if a recordings.toml has mistakes.
    """
    there: list[Film] = []
    left_out: list[str] = []
    for source, shelf, tag in _shelves(sources, folder):
        for file in sorted(shelf.folder.iterdir()):
            name = recordings.name_of(file.stem)
            if not name or file.suffix.lower() not in (*FILMS, *SOUNDS):
                continue
            label = _(", ").join((shelf.kept.language or tag, *_part(source.document, name)))
            try:
                why = _refused(shelf, name, file)
                if not why:
                    there += _put(memory, source, tag, name, file, label)
            except _NoSoundError as error:
                why = str(error)
            if why:
                left_out.append(f"{source.document.title}. {label}: {why}")
    return Films(tuple(there), tuple(left_out))


class _NoSoundError(CoproduceError):
    """A recording cannot be used; the others can."""


def _shelves(
    sources: Iterable[Source], folder: ContentFolder
) -> Iterator[tuple[Source, Shelf, str]]:
    root = folder.own / FOLDER if folder.own is not None else None
    if root is None or not root.is_dir():
        return
    ours = {one.tag for one in available()}
    tags = [place.name for place in sorted(root.iterdir()) if place.name not in ours]
    for source in sources:
        if source.document.language != ENGLISH:
            continue
        for tag in tags:
            if (root / tag / source.document.name).is_dir():
                shelf = recordings.shelf(folder, replace(source.document, language=tag))
                assert shelf is not None  # noqa: S101 - there is a folder of their own
                yield source, shelf, tag


def _part(document: Document, name: str) -> Iterator[str]:
    """Give what a part is called on a page; nothing for the whole document."""
    parts = sections(document)
    if name.isdigit():
        yield _("Sentence {n}").format(n=int(name))
    elif name != recordings.WHOLE:
        number = recordings.section_number(name)
        title = plain(parts[number].title) if number < len(parts) else ""
        yield _("Part {n}: {title}").format(n=number, title=title) if title else name


def _refused(shelf: Shelf, name: str, file: Path) -> str:
    """Return why a film or recording is left out; "" if it may be used."""
    if not shelf.kept.may_be_used(dt.datetime.now().astimezone().date()):
        return _("Nobody agreed that families hear this, or the last day is over.")
    now = {part.name: part.text for part in shelf.parts}
    if shelf.kept.texts.get(name, "") != now.get(name):
        return _("The words of {name} have changed. Record it again.").format(name=name)
    if file.suffix.lower() in FILMS and not file.with_suffix(".vtt").is_file():
        return _("It has no captions. Put them beside it: {file}").format(file=f"{name}.vtt")
    return ""


def _put(
    memory: Kept, source: Source, tag: str, name: str, file: Path, label: str
) -> Iterator[Film]:
    base = f"{source.folder}/{source.document.name}-{tag}-{name}"
    if file.suffix.lower() in FILMS:
        for one in (file, file.with_suffix(".vtt")):
            _copy(memory, one, f"{base}{one.suffix.lower()}")
    else:
        from easyread.speech import sound

        try:
            content = sound.encoded(levelled(read_recording(file), file.name))
        except CoproduceError as error:
            raise _NoSoundError(error.what_happened, error.what_to_do) from error
        memory.write(f"{base}.mp3", content)
    ending = file.suffix.lower() if file.suffix.lower() in FILMS else ".mp3"
    made = memory.made(f"{base}{ending}")
    if made is not None:
        yield Film(source.document.name, tag, label, f"{base}{ending}", made.size)


def _copy(memory: Kept, file: Path, to: str) -> None:
    """Copy a file of staff into the pack, once: films are large."""
    try:
        with file.open("rb") as opened:
            inputs = hashlib.file_digest(opened, "sha256").hexdigest()
        made = memory.made(to)
        if memory.is_other(to) or (made is not None and made.inputs == inputs):
            return
        part = memory.making / "film.part"
        shutil.copyfile(file, part)
    except OSError as error:
        raise cannot_write(memory.making, error) from error
    memory.take(part, to, inputs)
