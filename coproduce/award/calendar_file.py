"""What is due, as a calendar that other programs read: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from coproduce import __version__
from coproduce.award.due import Due

_FOLDED: Final = 75
"""The longest line, in octets (RFC 5545, section 3.1)."""


def calendar_of(due: Iterable[Due], now: datetime) -> bytes:
    """Return a calendar with one whole day for each thing that has a day."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//coproduce//{__version__}//EN"]
    for one in due:
        if one.has_day:
            lines += _day_of(one, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines).encode()


def _day_of(one: Due, stamp: str) -> list[str]:
    # Without an end it is that day (section 3.6.1). A UID that was taken in before moves its day.
    return [
        "BEGIN:VEVENT",
        f"UID:{one.organisation}-{one.kind}-{one.about}@coproduce",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.on.replace('-', '')}",
        f"SUMMARY:{_escaped(f'{one.name}: {one.words}')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """Return a text value (RFC 5545, section 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line folded at 75 octets, never inside a letter."""
    rows, row = [], ""
    for letter in line:
        if len((row + letter).encode()) > _FOLDED:
            rows.append(row)
            row = " "
        row += letter
    return "\r\n".join([*rows, row])
