"""ER-1xx: how long sentences, paragraphs and documents are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Part, Prose, is_english
from easyread.check.rule import Found, Rule, Severity

_SPOKEN: Final = (Kind.TEXT, Kind.ITEM, Kind.CELL)
"""The kinds whose sentences are counted. A heading has no sentence to split."""


def _long_sentences(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("This sentence has {number} words.")
    aim = _("Aim at {number} words or fewer.").format(number=profile.aim_words)
    cut = _("You could start a new sentence at: “{words}”")
    reading = prose.reading
    for sentence, words in reading.with_more_words(profile.note_words):
        part = prose.parts[reading.part_of(sentence)]
        if part.kind not in _SPOKEN:
            continue
        text = reading.said[sentence]
        joint = _joint(text, is_english(part, prose))
        yield Found(
            part.place(reading.starts[sentence]),
            text,
            what.format(number=words),
            f"{aim} {cut.format(words=joint)}" if joint else aim,
            Severity.FAULT if words > profile.most_words else Severity.NOTE,
        )


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


def _normal(word: str) -> str:
    return word.lower().replace("’", "'").strip(",;:")


def _sign(word: str) -> str:
    """Return what a word is for a joint, as one letter: a capital one if a piece ends with it."""
    small = _normal(word)
    kinds = {"t": ("then",), "j": _JOINTS, "a": _MAY_JOIN, "n": _BEGIN, "f": ("of",)}
    sign = next((sign for sign, words in kinds.items() if small in words), ".")
    if not word.endswith((",", ";", ":", "–")):
        return sign
    return sign.upper() if sign.isalpha() else ","


_SIGNS: Final = Remembered(_sign)
_IS_OPEN: Final = Remembered(lambda word: _normal(word) in _OPEN)
_IN_ENGLISH: Final = re.compile("[jJtT](?![fF])|[aA](?=[nNtT])|(?<=[A-Z,])[nN]")
"""Where a clause begins: at a joint, but not "because of"; at "and" before, say, "you"; and there
after the end of a piece."""
_AFTER_OPEN: Final = re.compile("[jJ](?![fF])|[aA](?=[nNtT])|(?<=[A-Z,])[nN]")
"""The same in a sentence that opens with, say, "if": its "then" is none."""
_IN_ANY: Final = re.compile("(?<=[A-Z,]).")
"""In a language that we do not know: after the end of a piece."""
_OPENING: Final = re.compile("[a-z.]*[A-Z,](?=[nN])")
"""What opens a sentence, up to its first comma: "If you come," and then "you"."""


def _joint(sentence: str, in_english: bool) -> str:
    """Return the words at the best joint; "" for none: a joint of two nouns is no place to cut."""
    words = sentence.split()
    signs, middle = "".join(map(_SIGNS.__getitem__, words)), len(words) / 2
    is_opened = in_english and any(map(_IS_OPEN.__getitem__, words[:2]))
    pattern = _AFTER_OPEN if is_opened else _IN_ENGLISH if in_english else _IN_ANY
    joints = [one.start() for one in pattern.finditer(signs, 2) if one.start() < len(words) - 2]
    if is_opened and (first := _OPENING.match(signs)):
        joints = [joint for joint in joints if joint != first.end()]
    if not joints:
        return ""
    best = min(joints, key=lambda joint: abs(joint - middle))
    return " ".join(words[best : best + 3])


def _long_paragraphs(prose: Prose, profile: Profile) -> Iterator[Found]:
    most, what = profile.paragraph_words, _("This paragraph has {number} words.")
    hint = _("Make it {most} words or fewer. One idea in each paragraph.").format(most=most)
    for part, number in zip(prose.parts, prose.word_counts, strict=True):
        if number > most and part.kind is Kind.TEXT and not _is_by_line(part):
            first = " ".join(part.text.split(None, 6)[:6])
            yield Found(part.where, f"{first} …", what.format(number=number), hint)


def _is_by_line(part: Part) -> bool:
    """Whether each sentence begins a line, as Inclusion Europe asks: that is no block of words."""
    starts = [start for _text, start in part.sentences[1:]]
    return bool(starts) and all("\n" in part.text[start - 2 : start] for start in starts)


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
