"""The sound of single lines, as one file each: what phones play when they read a page aloud."""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.spoken import Line
from easyread.packing.kept import cannot_write
from easyread.speech import sound
from easyread.speech.driver import Speech
from easyread.speech.script import Utterance
from easyread.speech.sounds import Sounds
from easyread.speech.speaking import speak
from easyread.speech.voices import may_read

_PAUSE = 0.6
"""Seconds of silence after a line: time to think before the next one."""


def make(lines: Sequence[Line], place: Path, folder: ContentFolder, *, processes: int = 0) -> int:
    """Make the file of each line that is not in `place` yet; return how many are missing then.

    A line that no voice may read stays missing, and so does one that the voice could not say. Each
    file is there whole or not at all. Raises CannotWriteError if the disk is full, ContentError if
    a list of sayings has mistakes.
    """
    wanted = [one for one in lines if not (place / one.file).is_file()]
    can = [one for one in wanted if may_read(one.text, one.language)]
    try:
        place.mkdir(parents=True, exist_ok=True)
        # In the same folder, so that a piece on a full disk is told of before a file is begun.
        with tempfile.TemporaryDirectory(prefix=".pieces-", dir=place) as kept:
            sounds = Sounds(folder, Path(kept))
            speak([o for one in can for o in sounds.orders([_heard(one)])], processes=processes)
            made = sum(_write(one, sounds, place) for one in can)
    except OSError as error:
        raise cannot_write(place, error) from error
    return len(wanted) - made


class Aloud:
    """Speaks single lines at once, in this process."""

    def __init__(self, folder: ContentFolder) -> None:
        """Load the voices. Raises CoproduceError if they cannot be used on this machine."""
        self._speech, self._folder = Speech(), folder

    def save(self, line: Line, file: Path) -> None:
        """Speak `line` into the WAV file `file`.

        Raises CoproduceError if no voice may read it, ContentError if its list has mistakes.
        """
        with tempfile.TemporaryDirectory() as place:
            orders = Sounds(self._folder, Path(place)).orders([_heard(line)])
        samples = bytearray()
        for order in orders:
            assert order.speaker is not None  # noqa: S101 - a line is never a recording
            samples += self._speech.samples(order.said, order.speaker)
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(sound.SAMPLES_A_SECOND)
            out.writeframes(bytes(samples))


def _write(line: Line, sounds: Sounds, place: Path) -> bool:
    """Write the file of one line. Returns whether its pieces were there."""
    try:
        recording = sounds.recording([_heard(line)])
    except CoproduceError:
        return False
    part = place / f"{line.file}.{os.getpid()}.part"
    try:
        part.write_bytes(recording.mp3)
        part.replace(place / line.file)
    finally:
        part.unlink(missing_ok=True)
    return True


def _heard(line: Line) -> Utterance:
    return Utterance(line.text, line.language, _PAUSE)
