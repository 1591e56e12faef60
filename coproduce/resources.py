"""Where our own content/ and locales/ lie: inside the installed package or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def folder(name: str) -> Path:
    """Return the folder called `name` ("content" or "locales").

    Raises FileNotFoundError if the installation is broken: nobody but us can mend that.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "_data" / name, here.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(name)
