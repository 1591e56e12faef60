"""ER-1xx: how long sentences, paragraphs and documents are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Prose, is_english
from easyread.check.rule import Found, Rule, Severity
from easyread.check.sentences import words_of

_SPOKEN: Final = (Kind.TEXT, Kind.ITEM, Kind.CELL)
"""The kinds whose sentences are counted. A heading has no sentence to split."""


def _long_sentences(prose: Prose, profile: Profile) -> Iterator[Found]:
    for part, words in zip(prose.parts, prose.word_counts, strict=True):
        if words <= profile.note_words or part.kind not in _SPOKEN:
            continue
        for sentence, said in zip(part.sentences, part.tokens, strict=True):
            number = len(words_of(said))
            if number <= profile.note_words:
                continue
            is_fault = number > profile.most_words
            yield Found(
                part.place(sentence.start),
                sentence.text,
                _("This sentence has {number} words.").format(number=number),
                _split_hint(sentence.text, profile.aim_words, is_english(part, prose)),
                Severity.FAULT if is_fault else Severity.NOTE,
            )


def _split_hint(sentence: str, aim: int, in_english: bool) -> str:
    """Say where the sentence could be cut: at the joint nearest to its middle."""
    said = _("Aim at {number} words or fewer.").format(number=aim)
    joint = _joint(sentence, in_english)
    if not joint:
        return said
    return said + " " + _("You could start a new sentence at: “{words}”").format(words=joint)


_JOINTS: Final = word_set("but so because which although while then")
"""A clause follows each of these."""
_OPEN: Final = word_set(
    "if when before after while as because since until unless once where although during in on at "
    "for with without to by instead"
)
"""What a sentence opens with after one of these stands in no sentence of its own."""
_MAY_JOIN: Final = word_set("and or")
_BEGIN: Final = word_set(
    "i you he she it we they there this that these then everyone somebody will can must should may "
    "do does don't is are was were has have we'll you'll they'll"
)
"""A clause begins with one of these, so that "and" or a comma before it is a joint."""
_NORMAL: Final = Remembered(lambda word: word.lower().replace("’", "'").strip(",;:"))
_ENDS_PIECE: Final = Remembered(lambda word: word.endswith((",", ";", ":", "–")))


def _joint(sentence: str, in_english: bool) -> str:
    """Return the words at the best joint; "" for none: a joint of two nouns is no place to cut."""
    pieces = sentence.split()
    places = range(2, len(pieces) - 2)
    if in_english:
        words = [_NORMAL[piece] for piece in pieces]
        joints = [place for place in places if _is_joint(pieces, words, place)]
    else:
        joints = [place for place in places if _ENDS_PIECE[pieces[place - 1]]]
    if not joints:
        return ""
    best = min(joints, key=lambda place: abs(place - len(pieces) / 2))
    return " ".join(pieces[best : best + 3])


def _is_joint(pieces: Sequence[str], words: Sequence[str], place: int) -> bool:
    word, following = words[place], words[place + 1]
    is_opened = not _OPEN.isdisjoint(words[:2])
    if word in _JOINTS:
        return following != "of" and not (word == "then" and is_opened)  # "because of"
    if word in _MAY_JOIN:
        return following in _BEGIN
    if word not in _BEGIN or not _ENDS_PIECE[pieces[place - 1]]:
        return False
    is_first = not any(_ENDS_PIECE[piece] for piece in pieces[: place - 1])
    return not (is_first and is_opened)


def _long_paragraphs(prose: Prose, profile: Profile) -> Iterator[Found]:
    for part, number in zip(prose.parts, prose.word_counts, strict=True):
        if number > profile.paragraph_words and part.kind is Kind.TEXT:
            yield Found(
                part.where,
                " ".join(part.text.split()[:6]) + " …",
                _("This paragraph has {number} words.").format(number=number),
                _("Make it {most} words or fewer. One idea in each paragraph.").format(
                    most=profile.paragraph_words
                ),
            )


def _many_pages(prose: Prose, profile: Profile) -> Iterator[Found]:
    if prose.pages > profile.most_pages:
        yield Found(
            prose.name,
            "",
            _("This document has {number} pages.").format(number=prose.pages),
            _("Make it {most} pages or fewer. Or make it into more than one document.").format(
                most=profile.most_pages
            ),
        )


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-101",
        N_("long sentence"),
        N_("Long sentences are hard to hold in mind. Put one idea in a sentence."),
        "GOV.UK easy read (10 to 15 words); Department of Health 2009 and PIF (15); "
        "The Easy Read Standard 1.0, 2026 (25)",
        _long_sentences,
    ),
    Rule(
        "ER-102",
        N_("long paragraph"),
        N_("A long paragraph looks like hard work. Many people will not start to read it."),
        "W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 2021 (50 words)",  # noqa: E501
        _long_paragraphs,
    ),
    Rule(
        "ER-103",
        N_("too many pages"),
        N_("A thick document is put away. Say what matters most. Leave out the rest."),
        "GOV.UK easy read (24 pages); Department of Health 2009 (20 pages)",
        _many_pages,
    ),
)
"""The rules of this module."""
