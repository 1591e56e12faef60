"""Puts what a hard word means beside its first use."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.glossary import HardWord
from coproduce.languages import _
from easyread.document import Block, Note, Row, WordBox, spans
from easyread.lines import Faults


@dataclass(frozen=True)
class Glossary:
    """The hard words of a content folder."""

    words: tuple[HardWord, ...]

    @cached_property
    def _by_form(self) -> dict[str, HardWord]:
        found = {form.casefold(): word for word in self.words for form in word.forms}
        return found | {word.name.casefold(): word for word in self.words}

    def find(self, written: str) -> HardWord | None:
        """Return the hard word that stands in a sentence as `written`; None if it is not one."""
        return self._by_form.get(" ".join(written.split()).casefold())

    def near(self, written: str) -> list[str]:
        """Return the hard words that look like `written`."""
        return difflib.get_close_matches(written[:60].casefold(), self._by_form, 3, 0.6)


def with_word_boxes(
    blocks: tuple[Block, ...], glossary: Glossary, line_of: Callable[[str], int], faults: Faults
) -> tuple[Block, ...]:
    """Return `blocks` with a box after the block in which each **hard word** stands first."""
    listed = {block.id for block in blocks if isinstance(block, Row)}
    seen = {word.id for word in glossary.words if word.id in listed}  # a word list needs no boxes
    made: list[Block] = []
    for block in blocks:
        made.append(block)
        for sentence in _sentences(block):
            made += _boxes(sentence, glossary, seen, line_of, faults)
    return tuple(made)


_EXPLAINS: Final = re.compile(r"\*\*[^*]+\*\* (?:means|is an?)\b")
"""The sentence says itself what its hard word means, so a box would say it twice."""


def _sentences(block: Block) -> Iterable[str]:
    if isinstance(block, Row):
        return (*block.sentences, *block.points)
    return block.sentences if isinstance(block, Note) else ()


def _boxes(
    sentence: str,
    glossary: Glossary,
    seen: set[str],
    line_of: Callable[[str], int],
    faults: Faults,
) -> list[Block]:
    made: list[Block] = []
    for span in spans(sentence):
        if not span.is_strong:
            continue
        word = glossary.find(span.text)
        if word is None:
            _unknown(span.text, glossary, line_of(sentence), faults)
        elif word.id not in seen:
            seen.add(word.id)
            if not _EXPLAINS.match(sentence, sentence.index(f"**{span.text}**")):
                made.append(WordBox(word.name, word.meaning))
    return made


def _unknown(written: str, glossary: Glossary, line: int, faults: Faults) -> None:
    if faults.is_full:  # looking for near words is slow
        return
    near = glossary.near(written)
    faults.add(
        "CW-22",
        line,
        _("The word list does not have “{word}”.").format(word=clean_line(written)),
        _("Did you mean: {names}?").format(names=", ".join(near))
        if near
        else _("Add it to facts/glossary.toml, or take the ** away."),
    )
