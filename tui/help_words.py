"""The words of `coproduce --help` in a language, found without reading its whole catalogue.

`coproduce.languages` and a catalogue take 4 times as long as all of `--help` in English. So a few
messages are looked for where they stand in the file, with nothing imported. Whatever is not plain
(a context, an escaped letter, a guess of another program) is left to `coproduce.languages`.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def of(tag: str) -> Callable[[str], str] | None:
    """Return what translates the words of the help into `tag`; None without such a language."""
    place = os.path.join(_folder(), tag, "LC_MESSAGES", "app.po")  # noqa: PTH118 - pathlib is slow to load
    if not tag.replace("-", "").isalnum():
        return None
    try:
        with open(place, encoding="utf-8", newline="") as file:  # noqa: PTH123
            text = file.read().replace("\r\n", "\n").replace('"\n"', "")
    except (OSError, UnicodeDecodeError):
        return None

    def said(message: str) -> str:
        found = _found(text, message)
        return _exactly(tag, message) if found is None else found

    return said


def _found(text: str, message: str) -> str | None:
    """Return the translation of a message, or the message without one; None if it is not plain."""
    start = f'\nmsgid "{message}"\nmsgstr "'
    at = text.find(start)
    end = text.find('"\n', at + len(start))
    if at < 0 and '"' not in message and "\\" not in message:
        return message  # a new one, which nobody has translated
    if at < 0 or end < 0:
        return None
    before, words = text[text.rfind("\n\n", 0, at) + 1 : at], text[at + len(start) : end]
    is_plain = not any(mark in before for mark in ("msgctxt", "fuzzy")) and "{" not in message
    return (words or message) if is_plain and "\\" not in words else None


def _exactly(tag: str, message: str) -> str:
    from coproduce import languages

    with languages.speaking(tag):
        return languages._(message)


def _folder() -> str:
    """Return the folder of all languages, as `coproduce.languages.folder` finds it."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    inside = os.path.join(here, "coproduce", "_data", "locales")  # noqa: PTH118
    ours = inside if os.path.isdir(inside) else os.path.join(here, "locales")  # noqa: PTH112, PTH118
    return os.environ.get("COPRODUCE_LOCALES", "") or ours
