"""What happens when something breaks that should not: plain words, and a log that tells nothing.

A traceback can hold what somebody typed: in the message of an error, or in a variable. The log
holds only the kinds of the errors and the places in the code.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from coproduce import __version__
from coproduce.errors import FOUND, CoproduceError
from coproduce.languages import _

_ROOT = Path(__file__).resolve().parent.parent


def explain(error: BaseException) -> int:
    """Say on standard error what happened and what to do; return the exit code."""
    if isinstance(error, CoproduceError):
        say_error(error)
        return error.code
    kept = keep(error)
    print(_("Something went wrong that we did not expect."), file=sys.stderr)
    print(_("Everything that was saved is still saved. Try again."), file=sys.stderr)
    if kept is not None:
        print(_("For the people who mend it, we wrote: {file}").format(file=kept), file=sys.stderr)
    return FOUND


def say_error(error: CoproduceError) -> None:
    """Say the sentences of `error` on standard error, one a line."""
    for sentence in (error.what_happened, error.what_to_do):
        if sentence:
            print(sentence.rstrip("\n"), file=sys.stderr)


def keep(error: BaseException) -> Path | None:
    """Add the places of `error` to the log file and return it; None if it cannot be written."""
    return keep_lines(places(error))


def keep_lines(lines: Iterable[str]) -> Path | None:
    """Add places in the code to the log file and return it; None if it cannot be written."""
    text = "\n".join([time.strftime("%Y-%m-%d %H:%M:%S"), *lines]) + "\n"
    for file in _files():
        with contextlib.suppress(OSError):
            _make_folder(file.parent)
            file.touch(0o600)
            with file.open("a", encoding="utf-8") as log:
                log.write(text)
            return file
    return None


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        from coproduce.home import make_private_folder

        make_private_folder(folder)


def _files() -> Iterator[Path]:
    with contextlib.suppress(Exception):
        from coproduce.home import home

        yield home() / "crashes.log"
    yield Path(tempfile.gettempdir()) / f"coproduce-crashes-{os.getpid()}.log"


def places(error: BaseException) -> list[str]:
    """Return the kinds of `error` and of what caused it, and where in the code they were."""
    lines = [f"coproduce {__version__}, Python {platform.python_version()}, {sys.platform}"]
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        lines.append(f"{type(now).__module__}.{type(now).__qualname__}")
        for frame, number in traceback.walk_tb(now.__traceback__):
            code = frame.f_code
            lines.append(f"  {_place(code.co_filename)}:{number} {code.co_name}")
        now = now.__cause__ or now.__context__
    return lines


def _place(file: str) -> str:
    """Return a code file without the folders above it: they can hold a person's name."""
    path = Path(file)
    try:
        return path.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        return "/".join(path.parts[-2:])
