"""The sound of scripts: which pieces there are already, and how they join.

A piece is kept under the digest of everything that it is made from (its words as they are said, its
voice, the versions of what speaks and encodes), so a changed sentence costs one new piece.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.packing.kept import cannot_write
from easyread.speech import pieces, sound
from easyread.speech.espeak import no_voice
from easyread.speech.pieces import Order
from easyread.speech.recorded_sound import levelled, read_recording
from easyread.speech.said import (
    Sayings,
    can_be_said,
    cleaned,
    from_first_word,
    in_lengths,
    sayings,
)
from easyread.speech.script import Utterance
from easyread.speech.voices import Speaker, may_read, speaker_of

_SHAPE: Final = b"1"
"""Changes when the same words would become other pieces."""
_BEFORE: Final = 0.2
"""Seconds of silence at the beginning: some players swallow the first moment."""


@dataclass(frozen=True, slots=True)
class Cue:
    """When a sentence is heard, in seconds from the start."""

    start: float
    end: float
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Recording:
    """A script as sound."""

    mp3: bytes
    cues: tuple[Cue, ...]
    seconds: float


class Sounds:
    """The pieces in one folder, for the words of one content folder."""

    def __init__(self, folder: ContentFolder, kept: Path) -> None:
        """Read lists of sayings from `folder`; pieces lie in the folder `kept`."""
        self._folder, self._kept = folder, kept
        self._sayings: dict[str, Sayings] = {}
        self._ordered: dict[tuple[str, str], tuple[Order, ...]] = {}

    def orders(self, script: Iterable[Utterance]) -> tuple[Order, ...]:
        """Return every piece of a script, in order.

        Raises CoproduceError if no voice may read it, ContentError if a list has mistakes.
        """
        return tuple(order for utterance in script for order in self._known(utterance))

    def _known(self, utterance: Utterance) -> tuple[Order, ...]:
        """Return the pieces of a sentence: many documents and sections have the same ones."""
        if utterance.is_covered:
            return ()
        words = (utterance.recording or utterance.written, utterance.language)
        if words not in self._ordered:
            found = self._recorded(utterance) if utterance.recording else self._orders(utterance)
            self._ordered[words] = tuple(found)
        return self._ordered[words]

    def _recorded(self, utterance: Utterance) -> Iterator[Order]:
        """Give a person's recording as a piece, made like ours once. Raises CoproduceError."""
        file = Path(utterance.recording)
        content = read_recording(file)
        name = hashlib.sha256(content + _makers()).hexdigest()
        order = Order("", None, self._kept / name[:2] / f"{name}.mp3")
        if not pieces.is_kept(order):
            try:
                pieces.keep(order.place, sound.encoded(levelled(content, file.name)))
            except OSError as error:
                raise cannot_write(self._kept, error) from error
        yield order

    def _orders(self, utterance: Utterance) -> Iterator[Order]:
        speaker = _allowed(utterance)
        if utterance.language not in self._sayings:
            self._sayings[utterance.language] = sayings(self._folder, utterance.language)
        parts = self._sayings[utterance.language].parts(cleaned(utterance.written))
        words = from_first_word("".join(part.said for part in parts))
        for said in in_lengths(words):
            if can_be_said(said):
                digest = hashlib.sha256(repr((said, speaker)).encode() + _makers())
                name = digest.hexdigest()
                yield Order(said, speaker, self._kept / name[:2] / f"{name}.mp3")

    def prune(self) -> None:
        """Delete every kept piece that nobody has asked this for: words change, and space is dear.

        Whoever calls has asked for the orders of all that the folder is for.
        """
        needed = {order.place for orders in self._ordered.values() for order in orders}
        for place in self._kept.glob("*/*"):
            if place not in needed:
                with contextlib.suppress(OSError):
                    place.unlink()

    def recording(self, script: Iterable[Utterance]) -> Recording:
        """Return a script as sound. Raises CoproduceError if a piece is not there."""
        before, now = _silence(_BEFORE)
        joined = [before]
        cues: list[Cue] = []
        for utterance in script:
            spoken = [_read(order.place) for order in self._known(utterance)]
            length = sum(map(sound.seconds, spoken))
            # The sound comes a little after its frames; the highlight comes with the sound.
            end = now + length
            cues.append(Cue(end if utterance.is_covered else now + sound.DELAY, end, utterance))
            joined += spoken
            now = end
            if not utterance.is_covered:
                pause, seconds = _silence(utterance.pause)
                joined.append(pause)
                now += seconds
        return Recording(b"".join(joined), tuple(cues), now)


@cache
def _silence(seconds: float) -> tuple[bytes, float]:
    """Return a piece of silence of about so many seconds, with how many it lasts."""
    piece = sound.silence(seconds)
    return piece, sound.seconds(piece)


def _allowed(utterance: Utterance) -> Speaker:
    speaker = speaker_of(utterance.language)
    if speaker is None:
        raise no_voice(utterance.language)
    if not may_read(utterance.written, utterance.language):
        raise CoproduceError(
            _("The computer voice reads these words wrong, because they have no vowel marks."),
            _("Ask a person who speaks the language to read them aloud, or to add the marks."),
        )
    return speaker


def _read(place: Path) -> bytes:
    piece = pieces.read(place)
    if piece is None:
        raise CoproduceError(
            _("A part of the sound is not there any more."),
            _("Close other programs that use the folder. Then try again."),
        )
    return piece


@cache
def _makers() -> bytes:
    """Return what speaks and encodes; the library is not loaded to ask it."""
    packages = ("espeakng-loader", "lameenc", "pyttsx3")
    versions = "|".join(f"{name} {metadata.version(name)}" for name in packages)
    return _SHAPE + versions.encode()
