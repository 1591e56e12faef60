"""ER-1xx: how long sentences, paragraphs and documents are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Prose
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
                _split_hint(sentence.text, profile.aim_words),
                Severity.FAULT if is_fault else Severity.NOTE,
            )


def _split_hint(sentence: str, aim: int) -> str:
    """Say where the sentence could be cut: at the joint nearest to its middle."""
    said = _("Aim at {number} words or fewer.").format(number=aim)
    joint = _joint(sentence)
    if not joint:
        return said
    return said + " " + _("You could start a new sentence at: “{words}”").format(words=joint)


_JOINTS: Final = "and but so because which who although while where when then or".split()  # noqa: SIM905
_IS_JOINT: Final = Remembered(lambda word: word.lower().strip(",;") in _JOINTS)
_ENDS_PIECE: Final = Remembered(lambda word: word.endswith((",", ";", ":", "–")))


def _joint(sentence: str) -> str:
    pieces = sentence.split()
    middle = len(pieces) / 2
    places = [
        place
        for place in range(2, len(pieces) - 2)
        if _IS_JOINT[pieces[place]] or _ENDS_PIECE[pieces[place - 1]]
    ]
    if not places:
        return ""
    best = min(places, key=lambda place: abs(place - middle))
    return " ".join(pieces[best : best + 3])


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
