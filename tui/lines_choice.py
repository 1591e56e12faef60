"""Whether to speak in plain lines. Chosen by the person, never by sniffing for a screen reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final

from coproduce import settings

_NO: Final = ("0", "no", "off", "false")


def wants_lines(is_asked: bool) -> bool:
    """Return whether this command should speak in plain lines.

    In this order: `--plain`, COPRODUCE_PLAIN, ACCESSIBLE, what `coproduce plain` saved, and then
    TERM=dumb or no terminal, where nothing else could be drawn.
    """
    if is_asked or _cannot_draw(os.environ):
        return True
    own = os.environ.get("COPRODUCE_PLAIN", "").strip().lower()
    if own:
        return own not in _NO
    if os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", *_NO):
        return True
    return settings.is_plain()


def _cannot_draw(environment: Mapping[str, str]) -> bool:
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return environment.get("TERM") == "dumb" or not is_terminal
