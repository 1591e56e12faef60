"""Both levels of one document: easy read, the full words that staff bring, and both together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _
from easyread.document import Level
from easyread.full_words import read_full_words
from easyread.packing.plan import Source
from easyread.packing.sources import Shelf
from easyread.side_by_side import side_by_side

SIDE_BY_SIDE: Final = "side-by-side"
"""Both levels in one document."""


def refuse(levels: Iterable[str]) -> None:
    """Raise CoproduceError if `levels` need full words: nobody has brought any."""
    if any(level != Level.EASY_READ for level in levels):
        raise CoproduceError(
            _("We do not have the full words. You have them."),
            _("Add your file, such as: --full charter.docx"),
        )


def refuse_other_languages(tags: Iterable[str]) -> None:
    """Raise CoproduceError for a language other than English: nobody translates staff's words."""
    if any(tag != SOURCE for tag in tags):
        raise CoproduceError(
            _("Your exact words are in English. We cannot put them into another language."),
            _("Leave --full out, or leave --language out."),
        )


def both(
    shelf: Shelf, names: Sequence[str], full: Path, levels: Sequence[str]
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """Return the documents of `levels`, all three without any, and what `full` could not bring.

    Raises CoproduceError if there is not one document, or the file cannot be read.
    """
    if len(names) != 1:
        raise CoproduceError(
            _("--full needs the name of 1 document."),
            _("Such as: coproduce pack charter --full charter.docx"),
        )
    easy, *posters = shelf.sources(names)
    brought = read_full_words(full)
    name = easy.document.name
    words = replace(brought.document, name=f"{name}-{Level.FULL_WORDS}")
    beside = side_by_side(words, easy.document)
    title = _("{title}: full words beside easy words").format(title=easy.document.title)
    made = {
        str(Level.EASY_READ): (easy, *posters),
        str(Level.FULL_WORDS): (replace(easy, document=words, unfilled=()),),
        SIDE_BY_SIDE: (replace(easy, document=replace(beside, title=title)),),
    }
    return tuple(s for level in (levels or made) for s in made[level]), brought.notes
