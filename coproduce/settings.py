"""What this user chose once for all meetings: a small file in the home folder.

A file that cannot be read counts as nothing chosen.
"""

from __future__ import annotations

import json
from typing import Any

from coproduce import home
from coproduce.domain.people import Safeguarding
from coproduce.domain.retention import LONGEST
from coproduce.domain.summary import KEEP_DAYS

_FILE = "settings.json"


def is_plain() -> bool:
    """Return whether plain lines were chosen for always."""
    return _read().get("plain") is True


def keep_plain(is_on: bool) -> None:
    """Keep the choice of plain lines. Raises CoproduceError if it cannot be written."""
    _keep("plain", is_on)


def language() -> str:
    """Return the language of the screens that was chosen last; "" when never."""
    return _text(_read().get("language"))


def keep_language(tag: str) -> None:
    """Keep the language of the screens. Raises CoproduceError if it cannot be written."""
    _keep("language", tag)


def safeguarding() -> Safeguarding:
    """Return who hears when someone is not safe, as it was typed last; empty when never."""
    kept = _read().get("safeguarding")
    kept = kept if isinstance(kept, dict) else {}
    lead, deputy, number = (kept.get(name) for name in ("lead", "deputy", "number"))
    return Safeguarding(_text(lead), _text(deputy), _text(number))


def keep_safeguarding(lead: str, deputy: str, number: str) -> None:
    """Keep who hears for the next meetings. Raises CoproduceError if it cannot be written."""
    _keep("safeguarding", {"lead": lead, "deputy": deputy, "number": number})


def languages_read() -> tuple[str, ...]:
    """Return the languages that the desk reads, as it was said last; empty when never."""
    kept = _read().get("languages_read")
    return tuple(t for t in kept if isinstance(t, str)) if isinstance(kept, list) else ()


def keep_languages_read(languages: tuple[str, ...]) -> None:
    """Keep what the desk reads. Raises CoproduceError if it cannot be written."""
    _keep("languages_read", list(languages))


def keep_days() -> int:
    """Return for how many days new meetings keep answers."""
    kept = _read().get("keep_days")
    if isinstance(kept, int) and 1 <= kept <= LONGEST:
        return kept
    return KEEP_DAYS


def keep_keep_days(days: int) -> None:
    """Keep the number of days for new meetings. Raises CoproduceError if it cannot be written."""
    _keep("keep_days", days)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _read() -> dict[str, Any]:
    try:
        kept = json.loads((home.home() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(name: str, value: Any) -> None:
    folder = home.home()
    try:
        home.make_private_folder(folder)
    except OSError:
        raise home.not_writable() from None
    home.write_private(folder / _FILE, json.dumps({**_read(), name: value}, ensure_ascii=False))
