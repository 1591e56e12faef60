"""Whether to speak in plain lines. Chosen by the person, never by sniffing for a screen reader."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Final

from coproduce import home

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
    return saved()


def _cannot_draw(environment: Mapping[str, str]) -> bool:
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return environment.get("TERM") == "dumb" or not is_terminal


def saved() -> bool:
    """Return what `coproduce plain` saved; False when nothing was."""
    try:
        kept = json.loads((home.home() / "settings.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(kept, dict) and kept.get("plain") is True


def save(is_plain: bool) -> None:
    """Keep the choice for this user. Raises CoproduceError if it cannot be written."""
    folder = home.home()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise home.not_writable() from None
    home.write_private(folder / "settings.json", json.dumps({"plain": is_plain}))
