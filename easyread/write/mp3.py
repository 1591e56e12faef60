"""A document, or one of its sections, as an MP3 file with titles and chapters."""

from __future__ import annotations

from typing import Final

from easyread.document import Document
from easyread.pictures import Pictures
from easyread.scripts import printable
from easyread.speech.script import body, opening, part_script, script, sections, voice_words
from easyread.speech.sounds import Recording, Sounds
from easyread.write import id3


def write(document: Document, _pictures: Pictures, sounds: Sounds) -> bytes:
    """Return the whole document. Raises CoproduceError if a part of the sound is not there."""
    recording = sounds.recording(script(document))
    labels = _labels(document, document.title, chapters=_chapters(document, recording))
    return id3.tag(labels) + recording.mp3


def write_section(document: Document, number: int, sounds: Sounds) -> bytes:
    """Return section `number`, counted from 1, of a document. Raises as `write` does."""
    parts = sections(document)
    recording = sounds.recording(part_script(parts[number]))
    labels = _labels(document, parts[number].title, track=f"{number}/{len(parts) - 1}")
    return id3.tag(labels) + recording.mp3


def _labels(
    document: Document, title: str, *, track: str = "", chapters: tuple[id3.Chapter, ...] = ()
) -> id3.Labels:
    voice = voice_words(document)
    return id3.Labels(
        title=printable(title),
        album=printable(document.title),
        artist=voice,
        language=_THREE_LETTERS.get(document.language.split("-", maxsplit=1)[0], "und"),
        comment=" ".join((voice, *(s for m in document.marks for s in m.sentences))),
        track=track,
        chapters=chapters,
    )


def _chapters(document: Document, recording: Recording) -> tuple[id3.Chapter, ...]:
    """Return a chapter for the beginning and for each section."""
    starts, at = [0.0], len(opening(document))
    parts = sections(document)
    for part in parts[:-1]:
        at += len(tuple(body(part.document)))
        starts.append(recording.cues[at].start if at < len(recording.cues) else recording.seconds)
    ends = (*starts[1:], recording.seconds)
    return tuple(
        id3.Chapter(printable(part.title), start, end)
        for part, start, end in zip(parts, starts, ends, strict=True)
    )


_THREE_LETTERS: Final = {
    "en": "eng", "ur": "urd", "pa": "pan", "bn": "ben", "gu": "guj", "hi": "hin", "pl": "pol",
    "ro": "ron", "zh": "zho", "fa": "fas", "ar": "ara",
}  # fmt: skip
"""Languages as ID3 writes them: ISO 639-2."""
