"""Reads a PO file of a translator when it comes back."""

from __future__ import annotations

import io
from collections.abc import Iterator

from babel.messages import pofile
from babel.messages.catalog import Message as Entry

from coproduce import review
from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.translating.catalogue import Code
from easyread.translating.exchange import MOST_LINES, Line, read_code
from easyread.translating.messages import Message, messages


def lines(data: bytes, name: str) -> Iterator[Line]:
    """Give the messages of a PO file that comes back. Raises CoproduceError if it is damaged.

    What another program guessed (`fuzzy`) is left open.
    """
    try:
        found = list(pofile.read_po(io.BytesIO(data), abort_invalid=True))[: MOST_LINES + 1]
    except (pofile.PoFileError, ValueError, LookupError, TypeError, AttributeError):
        raise CoproduceError(
            _("We cannot read “{name}”: it is damaged.").format(name=clean_line(name)),
            _("Open it in the program that wrote it, and save it again."),
        ) from None
    known = {(one.context, one.one): one for one in messages()}
    for one in found:
        if one.id and not one.fuzzy:
            yield _line(one, known, clean_line(name))


def _line(one: Entry, known: dict[tuple[str, str], Message], name: str) -> Line:
    words = one.string if isinstance(one.string, (tuple, list)) else (one.string or "",)
    place = _("{file}, line {line}").format(file=name, line=one.lineno or 1)
    notes = tuple(clean_line(note) for note in one.user_comments if note.strip())
    return Line(place, _code(one, known), tuple(map(str, words)), notes)


def _code(one: Entry, known: dict[tuple[str, str], Message]) -> Code:
    """Return the code of a message, also if a program left our comment out.

    Then we do not know what it started from: it is taken only where we have no translation.
    """
    code = read_code(" ".join(one.auto_comments))
    english = one.id[0] if isinstance(one.id, (tuple, list)) else one.id
    message = known.get((one.context or "", english))
    if code is not None and (message is None or message.source == code.source):
        return code
    if message is None:
        return Code("app", "", "")
    return Code(message.domain, message.source, review.digest())
