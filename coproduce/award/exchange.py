"""The whole register out of the program and back, without loss: JSON, and one table.

What goes out is the history itself, a row for each event, so that nothing can be forgotten. The
table stands in an Excel file or in CSV. The copies of evidence are files beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from coproduce.domain.award_events import REGISTER, AwardRecorded, EvidenceAdded
from coproduce.domain.award_forms import FileCopy
from coproduce.domain.award_register import Register
from coproduce.domain.recording import RecordedOf, UnknownEventError, kind_of, to_body
from coproduce.errors import CoproduceError
from coproduce.languages import _

FORMAT: Final = "coproduce award register"
VERSION: Final = 1
HEADINGS: Final = ("number", "time", "what", "details")
"""The columns of a table, for programs; long details go on in the next ones."""
_CELL: Final = 30_000
"""The longest cell that is written, in characters; Excel takes 32,767."""
_LARGEST: Final = 2**53
_COPY: Final = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,5}")
"""The name of a copy of evidence."""


def as_json(events: Sequence[AwardRecorded]) -> bytes:
    """Return the register as JSON."""
    rows = [
        {
            "number": one.id,
            "time": one.at,
            "what": kind_of(one.event),
            "details": to_body(one.event),
        }
        for one in events
    ]
    whole = {"format": FORMAT, "version": VERSION, "events": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def as_rows(events: Iterable[AwardRecorded]) -> list[tuple[str, ...]]:
    """Return the register as a table, the headings first. No cell can be taken for a formula."""
    rows: list[tuple[str, ...]] = [HEADINGS]
    for one in events:
        # "_x41_" is how a spreadsheet writes a letter that it cannot hold: it must not begin one.
        body = json.dumps(to_body(one.event), ensure_ascii=False).replace("_x", "_\\u0078")
        # Every part but the first begins with a mark, so that no cell begins with "=" or "+".
        parts = [body[at : at + _CELL] for at in range(0, len(body), _CELL)]
        more = (f"…{part}" for part in parts[1:])
        rows.append((str(one.id), repr(one.at), kind_of(one.event), parts[0], *more))
    return rows


def from_json(data: bytes) -> list[AwardRecorded]:
    """Read what `as_json` wrote. Raises CoproduceError that says where it is wrong."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise _not_ours() from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _not_ours()
    if whole.get("version") != VERSION or not isinstance(whole.get("events"), list):
        raise _newer()
    return _checked(_event(place, row) for place, row in enumerate(whole["events"], 1))


def from_rows(rows: Sequence[Sequence[str]]) -> list[AwardRecorded]:
    """Read what `as_rows` wrote. Raises CoproduceError that says where it is wrong."""
    if not rows or tuple(rows[0][: len(HEADINGS)]) != HEADINGS:
        raise _not_ours()
    return _checked(_of_row(place, row) for place, row in enumerate(rows[1:], 2) if any(row))


def files(register: Register) -> dict[str, FileCopy]:
    """Return the copies of evidence that a register refers to, by digest."""
    every = (e for one in register.organisations.values() for e in one.evidence.values())
    return {e.file.digest: e.file for e in every if e.file is not None}


def _of_row(place: int, row: Sequence[str]) -> AwardRecorded:
    number, time, what, first, *rest = (*row, *("",) * (len(HEADINGS) - len(row)))
    try:
        body = json.loads(first + "".join(part.removeprefix("…") for part in rest))
        read = {"number": int(number), "time": float(time), "what": what, "details": body}
    except (ValueError, RecursionError):
        raise _wrong_row(place) from None
    return _event(place, read)


def _event(place: int, row: Any) -> AwardRecorded:
    try:
        number, time, what = row["number"], row["time"], row["what"]
        if type(number) is not int or not 0 < number < _LARGEST or not 0 <= time < _LARGEST:
            raise _wrong_row(place)
        event = REGISTER.read(what, row["details"])
        if isinstance(event, EvidenceAdded) and not _is_plain(event.evidence.file):
            raise _wrong_row(place)  # it would name a file outside of our folder
        return RecordedOf(number, float(time), event)
    except UnknownEventError:
        raise _newer() from None
    except (KeyError, TypeError, ValueError):
        raise _wrong_row(place) from None


def _is_plain(copy: FileCopy | None) -> bool:
    return copy is None or _COPY.fullmatch(f"{copy.digest}.{copy.kind}") is not None


def _checked(events: Iterable[AwardRecorded]) -> list[AwardRecorded]:
    """Refuse numbers that do not count up, and events that do not follow from one another."""
    found = list(events)
    register = Register()
    for place, one in enumerate(found, 1):
        if one.id <= register.last:
            raise _wrong_row(place)
        try:
            register.apply(one)
        except (KeyError, ValueError):
            raise _wrong_row(place) from None
    return found


def _not_ours() -> CoproduceError:
    return CoproduceError(
        _("This file is not an award register."),
        _("Take a file that this program wrote: coproduce award export"),
    )


def _newer() -> CoproduceError:
    return CoproduceError(
        _("A newer version of this program made this file."),
        _("We changed nothing. Please use the newer version."),
    )


def _wrong_row(place: int) -> CoproduceError:
    return CoproduceError(
        _("Something is wrong in row {n} of this file.").format(n=place),
        _("We changed nothing. Take the file as it was written."),
    )
