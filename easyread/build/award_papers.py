"""What the papers of the award scheme have in common: their words, pictures, marks and end.

Each speaks the language of now. What people wrote stays as they wrote it, in its own language; a
paper with words that nobody has checked says on every page that it is for checking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from coproduce.award.wording import say, sentence
from coproduce.clean import clean
from coproduce.languages import SOURCE, _, current, listening
from coproduce.review import RANK, State
from easyread.build.fixed_words import document_language, fixed_words
from easyread.build.in_english import IN_ENGLISH, about_language
from easyread.document import (
    Block,
    Document,
    Heading,
    Level,
    Note,
    NoteKind,
    Picture,
    Row,
    literal,
)
from easyread.reading import DRAFT, Content, document
from easyread.scripts import in_language, language_of
from easyread.translate import as_draft, translate

_END_FROM: Final = "award"
"""The document whose last section says whom to ask: the same words in every paper."""
_END: Final = "contact"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language."""

    document: Document
    is_for_checking: bool = False
    """People have not checked all of its words in this language; its marks say so."""


def paper(
    name: str,
    title: str,
    about: str,
    build: Callable[[], Iterable[Block]],
    content: Content,
    *,
    is_short: bool = False,
    is_final: bool = True,
) -> Paper:
    """Return a paper in the language of now, with whom to ask at its end unless it is short.

    `build` gives its blocks; `title` and `about` are said already. Feedback that is not final says
    so on every page. Raises ContentError if the words of its end have mistakes.
    """
    with listening() as heard:
        blocks = tuple(build())
        words = fixed_words()
        unfinished = () if is_final else (_not_final(),)
    end, marks, state = ((), (), State.APPROVED) if is_short else _end(content)
    made = Document(
        name=name,
        title=title,
        about=about,
        language=document_language(current()),
        blocks=(*blocks, *end),
        marks=unfinished or marks,
        has_contents=not is_short,
        words=words,
    )
    states = (state, *heard.states.values())
    if current() == SOURCE or all(RANK[one] >= RANK[State.CHECKED] for one in states):
        return Paper(made)
    if heard.is_untranslated:
        told = Note((_("Some parts of this are in English."),))
        made = replace(made, blocks=(told, *made.blocks))
    return Paper(as_draft(made), is_for_checking=True)


def _not_final() -> Note:
    # Web pages print the first sentence alone on every sheet.
    return Note((_("This feedback is not final."), _(DRAFT[1])), NoteKind.DRAFT)


def our(*ids: str, picture: str = "", **fields: str) -> Row:
    """Return sentences of ours beside the picture of the first, or another one."""
    name = picture or sentence(ids[0]).picture
    said = tuple(say(one, **fields) for one in ids)
    return Row(said, Picture(name) if name else None)


def typed(text: str) -> str:
    """Return what somebody wrote, on one line and without anything unprintable, never as markup."""
    return literal(" ".join(clean(text, characters=100_000, lines=1_000).split()))


def called(name: str, picture: str, *sentences: str) -> Row:
    """Return the name of an organisation, alone, and sentences of ours after it.

    In a short sentence a long name in other letters would be most of it, and the sentence would
    be read in the name's language.
    """
    return Row((typed(name), *sentences), Picture(picture))


def own_words(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give sentences, each with its language: a line stands before those in another language."""
    before = current()
    for words, language in said:
        if language not in (before, current()) and (about := in_what(language)):
            yield about
        before = language
        is_here = language == current()
        yield words if is_here else in_language(words, document_language(language))


def in_what(language: str) -> str:
    """Return the line above words in another language; "" where we do not know its name."""
    return _(IN_ENGLISH) if language == SOURCE else about_language(language)


def in_full_words(document: Document) -> Document:
    """Return a paper without pictures, its sentences one after another in paragraphs."""
    blocks = tuple(part for one in document.blocks for part in _paragraphs(one, document.language))
    name = f"{document.name}-{Level.FULL_WORDS}"
    return replace(document, name=name, blocks=blocks, level=Level.FULL_WORDS)


def _paragraphs(block: Block, tag: str) -> Iterator[Block]:
    """Give a row as one for each run of sentences in one language: a paragraph has one."""
    if not isinstance(block, Row):
        yield block
        return
    runs = [tuple(run) for _tag, run in groupby(block.sentences, lambda s: language_of(s, tag))]
    for place, run in enumerate(runs):
        is_last = place == len(runs) - 1
        yield replace(block, sentences=run, picture=None, points=block.points if is_last else ())


def _end(content: Content) -> tuple[tuple[Block, ...], tuple[Note, ...], State]:
    """Return whom to ask, the mark that this is still empty, and how far its translation is."""
    whole = document(content, _END_FROM)
    places = [n for n, b in enumerate(whole.blocks) if isinstance(b, Heading) and b.id == _END]
    blocks = whole.blocks[places[-1] :] if places else ()
    is_empty = any(isinstance(b, Note) and b.kind is NoteKind.TO_FILL_IN for b in blocks)
    marks = (Note(DRAFT, NoteKind.DRAFT),) if is_empty else ()
    end = replace(whole, blocks=blocks, marks=marks)
    if current() == SOURCE:
        return blocks, marks, State.APPROVED
    found = translate(end, current(), has_own_words=content.folder.own is not None)
    return found.document.blocks, found.document.marks, found.state
