"""ER-214: a pronoun that could mean more than one thing named before it.

Each noun before the pronoun that agrees with it in number, and with "he" and "she" in being a
person, is counted. What a sentence says something is ("Ravi is a vet") is no second person, nor is
where something happens a second thing. Which noun makes sense is not asked: the reader would have
to work it out. tests/words/easy_read_labels/guide.md says more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import Tag, Word
from easyread.check.named import distinct
from easyread.check.profile import Profile
from easyread.check.pronouns import PERSONAL, TELLING, Told, is_unclear
from easyread.check.prose import English, Prose
from easyread.check.rule import Found, Rule, Severity

_REACH: Final = 3
"""Sentences before the pronoun's in which its noun may stand."""
_POINTING: Final = frozenset({"this", "that", "these", "those"})
_PRONOUNS: Final = PERSONAL | _POINTING
_WRITTEN: Final = frozenset(form for word in _PRONOUNS for form in (word, word.capitalize()))
"""The pronouns as they stand in a sentence. In capitals, "IT" is none."""


def _far_pronouns(prose: Prose, profile: Profile) -> Iterator[Found]:
    for number in prose.index.having(_PRONOUNS):
        said = [Told(sentence) for sentence in prose.english_in(number)]
        for place, one in enumerate(said):
            tokens = one.sentence.tokens
            pronouns = [at for at, token in enumerate(tokens) if token in _WRITTEN]
            if not pronouns:
                continue
            near = said[max(0, place - _REACH) : place]
            found = _first_unclear(one, pronouns, near)
            if found is not None and not (found == 0 and _goes_on(one, near[-1])):
                yield _finding(one.sentence, found)


def _goes_on(one: Told, last: Told) -> bool:
    """Whether the sentence before began with the same pronoun: one note for "It ... It ..."."""
    return bool(last.words) and last.words[0].small == one.words[0].small


def _finding(sentence: English, place: int) -> Found:
    word, start = sentence.words[place], sentence.index_of(place)
    return Found(
        sentence.part.place(sentence.start + start),
        f"{word.text} … {sentence.text[start:][:40]}",
        _("“{word}” could mean more than one thing here.").format(word=word.text),
        _("Write the name of the person or thing again."),
        Severity.NOTE,
    )


def _first_unclear(one: Told, pronouns: Sequence[int], before: Sequence[Told]) -> int | None:
    """Return the place of the first of the pronouns that is unclear, None for none."""
    for place in pronouns:
        look = _is_vague if one.words[place].small in _POINTING else is_unclear
        if look(one, place, before):
            return place
    return None


def _is_vague(one: Told, place: int, before: Sequence[Told]) -> bool:
    """Whether "this" or "these" points back at more than one thing."""
    words = one.words
    if not before:
        return False
    if place == 0:
        return _is_vague_opening(words, before[-1]) or _are_many(words, before[-1])
    if words[place].small not in ("this", "that"):
        return False
    return _is_vague_object(words, place, before) or _is_vague_subject(words, place, before[-1])


def _is_vague_opening(words: Sequence[Word], last: Told) -> bool:
    """Whether "this" at the beginning points at a sentence that says more than one thing."""
    if words[0].tag is not Tag.PRONOUN:
        return False
    following = words[1].small if len(words) > 1 else ""
    is_telling = following in ("means", "mean") or (
        following in ("is", "are")
        and len(words) > 2
        and words[2].small in ("when", "called", "a", "an", "what")
    )
    return not is_telling and last.ideas > 1


def _are_many(words: Sequence[Word], last: Told) -> bool:
    """Whether "these" at the beginning could mean two things of the sentence before it."""
    if words[0].tag is not Tag.PRONOUN or words[0].small not in ("these", "those"):
        return False
    return len(distinct([one for one in last.named if one.is_many and not one.is_person])) > 1


def _is_vague_object(words: Sequence[Word], place: int, before: Sequence[Told]) -> bool:
    """Whether "do this" points back at more than one sentence or idea."""
    if words[place].tag is not Tag.PRONOUN:
        return False
    previous = words[place - 1]
    is_object = (
        previous.tag in (Tag.VERB, Tag.INFINITIVE, Tag.PREPOSITION) or previous.small == "do"
    )
    return is_object and (len(before) > 1 or before[0].ideas > 1)


def _is_vague_subject(words: Sequence[Word], place: int, last: Told) -> bool:
    """Whether "if this happens" or "said that was" points back at a sentence with two ideas."""
    if place + 1 >= len(words) or words[place + 1].tag not in (Tag.VERB, Tag.AUXILIARY):
        return False
    previous = words[place - 1]
    is_after = previous.tag is Tag.SUBORDINATE or previous.text == ","
    return (is_after or previous.small in TELLING) and last.ideas > 1


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-214",
        N_("pronoun far from its noun"),
        N_("“It” and “they” make readers look back. If they can find 2 things, say the name."),
        "PIF: nouns rather than pronouns; "
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _far_pronouns,
        finds=8,
        right=9,
        is_judgement=True,
    ),
)
"""The rules of this module."""
