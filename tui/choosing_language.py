"""The language of the screens themselves: chosen in the first menu, and remembered."""

from __future__ import annotations

import contextlib
import os
from typing import Final

from coproduce import languages, settings
from coproduce.errors import CoproduceError
from coproduce.languages import available
from tui.desk_languages import named

VARIABLE: Final = "COPRODUCE_LANGUAGE"
"""What the screens and the server that we start are told it with."""
_CHOSEN: Final = "language:"
"""Begins what a menu ends with when a language was chosen: no meeting's name has a colon."""


def is_choice() -> bool:
    """Whether there is more than one language to choose from."""
    return len(available()) > 1


def offered() -> list[str]:
    """Return the languages to choose from, by their own names. Reads every catalogue."""
    return [named(one) for one in available()]


def ending(index: int) -> str:
    """Return what a menu ends with when the language at this place was chosen."""
    return _CHOSEN + available()[index].tag


def take(ended: str | None) -> bool:
    """Speak and remember what a menu ended with, if that was a language."""
    if not (ended or "").startswith(_CHOSEN):
        return False
    speak((ended or "").removeprefix(_CHOSEN))
    with contextlib.suppress(CoproduceError):  # then it is for this time only
        settings.keep_language(languages.current())
    return True


def speak(tag: str) -> None:
    """Speak `tag` from now on, and in every program that we start."""
    languages.start_in(tag)
    os.environ[VARIABLE] = languages.current()


def speak_remembered() -> None:
    """Speak the language that was chosen last, unless this start said which."""
    if VARIABLE not in os.environ and (tag := settings.language()):
        speak(tag)
