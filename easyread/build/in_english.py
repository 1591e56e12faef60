"""English in a document in another language: never silent, always under a line that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from coproduce.languages import N_, SOURCE, _, current, speaking
from easyread.document import Block, Heading, Row
from easyread.scripts import in_language

ENGLISH: Final = "en-GB"
"""The language that is translated from, as documents name it."""
IN_ENGLISH: Final = N_("This part is in English.")
"""What stands above what is not translated."""


def about_language(tag: str) -> str:
    """Return a line that says which language a part is in; "" when we do not know its name."""
    import babel

    try:
        name = babel.Locale.parse(tag, sep="-").get_display_name(current().replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return ""
    return _("This part is in {language}.").format(language=name) if name else ""


def english(text: str) -> str:
    """Return `text` as English in a document in another language."""
    return in_language(text, ENGLISH)


def with_line(sentences: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Give sentences, each with whether it is English: before English ones stands a line."""
    was_english = False
    for text, is_english in sentences:
        if is_english and not was_english:
            yield _(IN_ENGLISH)
        yield english(text) if is_english else text
        was_english = is_english


def honest(build: Callable[[], Iterable[Block]]) -> tuple[Block, ...]:
    """Return blocks that the program says itself, in the language of now, with English marked.

    What comes out of `build` in the same words in both languages has not been translated.
    """
    own = tuple(build())
    if current() == SOURCE:
        return own
    with speaking(SOURCE):
        source = tuple(build())
    return tuple(one for pair in zip(own, source, strict=True) for one in _marked(*pair))


def _marked(own: Block, source: Block) -> Iterator[Block]:
    if isinstance(own, Heading) and own == source:
        yield Row((_(IN_ENGLISH),))
        yield replace(own, text=english(own.text))
    elif isinstance(own, Row) and isinstance(source, Row):
        sentences = tuple(with_line(_pairs(own.sentences, source.sentences)))
        points = tuple(with_line(_pairs(own.points, source.points)))
        if _(IN_ENGLISH) in points:
            sentences = (*sentences, _(IN_ENGLISH))
            points = tuple(one for one in points if one != _(IN_ENGLISH))
        yield replace(own, sentences=sentences, points=points)
    else:
        yield own


def _pairs(own: Iterable[str], source: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for words, before in zip(own, source, strict=True):
        yield words, words == before and any(letter.isalpha() for letter in words)
