"""Makes what phones can read aloud, ahead of need: a process of its own beside a meeting.

It only reads the journal and adds sound files. If it dies, or the disk is full, no link to listen
is offered, and everything else goes on.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path
from typing import Final

from coproduce.content_folder import chosen
from coproduce.errors import DONE, WRONG_USE, CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.offering import offered
from coproduce.spoken import FOLDER, every_line

_LOOK: Final = 2.0
"""Seconds between two looks at the journal: a new question is typed a while before it is asked."""


def main() -> int:
    """Speak the lines of the meeting whose folder is given, until the keeper's pipe is closed."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)  # a vote never waits for a voice
    folder = SessionFolder(Path(sys.argv[1]))
    is_over = threading.Event()
    threading.Thread(target=_wait_for_end, args=(is_over,), daemon=True).start()
    try:
        with Follower(folder.journal) as follower:
            while True:
                speak(follower, folder)
                while not follower.update():
                    if is_over.wait(_LOOK):
                        return DONE
    except CoproduceError as problem:
        print(problem, file=sys.stderr)
        return WRONG_USE


def speak(follower: Follower, folder: SessionFolder) -> None:
    """Make every line of the session that is missing, in each language that it offers."""
    from easyread.aloud import make

    for language in offered(follower.session):
        lines = every_line(follower.session, language.tag)
        make(lines, folder.path / FOLDER, chosen(), processes=1)


def _wait_for_end(is_over: threading.Event) -> None:
    sys.stdin.buffer.read()  # nothing is ever written: this returns when the keeper is gone
    is_over.set()


if __name__ == "__main__":
    sys.exit(main())
