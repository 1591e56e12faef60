"""Reads a question aloud in the room, one language after another: a process of its own.

It speaks each line and plays it through this computer's loudspeakers, with the player that the
system has. The desk stops it by ending it. Nothing that it does can disturb the desk's screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from coproduce.content_folder import chosen
from coproduce.errors import DONE, MISSING, CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.offering import offered
from coproduce.spoken import Page, lines

PLAYERS: Final = ("pw-play", "paplay", "aplay", "afplay")
"""Programs that play a WAV file: of PipeWire, PulseAudio, ALSA and macOS. Windows needs none."""


def player() -> list[str] | None:
    """Return how to play a WAV file here; [] for Windows' own way, None if there is none."""
    if sys.platform == "win32":
        return []
    found = next((path for name in PLAYERS if (path := shutil.which(name))), None)
    return [found] if found else None


def main() -> int:
    """Read the question `sys.argv[2]` of the meeting in the folder `sys.argv[1]`.

    Only while the desk, the process `sys.argv[3]`, is there: nobody else could stop it.
    """
    folder = SessionFolder(Path(sys.argv[1]))
    command = player()
    if command is None:
        return MISSING
    from easyread.aloud import Aloud

    with Follower(folder.journal) as follower, tempfile.TemporaryDirectory() as place:
        session = follower.session
        aloud, file = Aloud(chosen()), Path(place) / "line.wav"
        for language in offered(session):
            for line in lines(session, Page.QUESTION, sys.argv[2], language.tag):
                if sys.platform != "win32" and os.getppid() != int(sys.argv[3]):
                    return DONE
                try:
                    aloud.save(line, file)
                except CoproduceError:  # no voice of that language: the next one may have one
                    continue
                _play(command, file)
    return DONE


def _play(command: list[str], file: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(file), winsound.SND_FILENAME)
    else:
        subprocess.run([*command, str(file)], capture_output=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
