"""Takes back in what translators did, and keeps what people checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from coproduce import review
from coproduce.clean import clean_line
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import RANK, Review, Signature, State
from easyread.package import read_bytes
from easyread.translating.catalogue import Translations
from easyread.translating.exchange import LARGEST, Line, Taken, take
from easyread.translating.faults import faults, rules
from easyread.translating.progress import of_parts


def take_file(found: Translations, file: Path, by: Signature, state: State) -> Taken:
    """Return the translations with what stands in a file that comes back.

    Raises CoproduceError if the file cannot be read, is damaged, or is none of ours.
    """
    data = read_bytes(file, LARGEST)
    if len(data) > LARGEST:
        raise CoproduceError(
            _("“{name}” is too large.").format(name=clean_line(file.name)),
            _("Check that it is the right file."),
        )
    return take(found, tuple(_lines(data, file)), by, state)


def _lines(data: bytes, file: Path) -> Iterator[Line]:
    kind = file.suffix.lower()
    if kind == ".docx":
        from easyread.translating import word_lines

        return word_lines.lines(data, file.name)
    if kind in (".xlf", ".xliff"):
        from easyread.translating import xliff

        return xliff.lines(data, clean_line(file.name))
    if kind == ".po":
        from easyread.translating import po_lines

        return po_lines.lines(data, file.name)
    raise CoproduceError(
        _("We cannot take in “{name}”.").format(name=clean_line(file.name)),
        _("It has to be a Word file (.docx), PO (.po) or XLIFF (.xlf)."),
    )


def reviewed(
    found: Translations, parts: Sequence[str], by: Signature, state: State
) -> tuple[Translations, int]:
    """Return the translations with the words of `parts` checked or approved, and how many.

    Raises CoproduceError if something there has no translation, or one that would be refused:
    nobody can have checked that.
    """
    language = rules(found)
    new: dict[review.Key, Review] = {}
    for message in of_parts(parts, found.tag):
        words = found.words(message)
        if not words or any(one.is_refused for one in faults(message, words, language)):
            raise CoproduceError(
                _("This has no translation that could be checked: “{words}”").format(
                    words=message.one[:80]
                ),
                _("Choose a part that is complete. To see why: coproduce languages check"),
            )
        if RANK[state] > RANK[found.state(message)]:
            new[message.domain, message.source] = Review(review.digest(*words), state, by)
    return replace(found, record=found.record.with_reviews(new)), len(new)


def findings(found: Translations, parts: Sequence[str]) -> Iterator[tuple[Finding, bool]]:
    """Give what is wrong in a language, each with whether an import would refuse it."""
    language = rules(found)
    for message in of_parts(parts, found.tag):
        words = found.words(message)
        for one in faults(message, words, language) if words else ():
            place = f"{found.tag}, {message.files[0]}: “{message.one[:60]}”"
            yield Finding(one.code, place, one.what, one.hint), one.is_refused
