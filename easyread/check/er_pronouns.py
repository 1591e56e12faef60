"""ER-214: a pronoun that could mean more than one thing named before it.

Each noun before the pronoun that agrees with it in number, and with "he" and "she" in being a
person, is counted. What a sentence says something is ("Ravi is a vet") is no second person, nor is
where something happens a second thing. Which noun makes sense is not asked: the reader would have
to work it out. tests/words/easy_read_labels/guide.md says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import Tag
from easyread.check.named import Named, distinct
from easyread.check.profile import Profile
from easyread.check.pronouns import (
    A_PRONOUN,
    POINTING,
    SIGNS,
    TELLING,
    Told,
    could_mean,
    may_be_unclear,
)
from easyread.check.prose import Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.tagging import letters_of

_REACH: Final = 3
"""Sentences before the pronoun's in which its noun may stand."""


def _far_pronouns(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("“{word}” could mean more than one thing here.")
    # Translators: {names} are two or more words of the sentences before, such as: garden, pond
    what_of = _("“{word}” could mean any of these: {names}")
    hint = _("Write the name of the person or thing again.")
    told = _Sentences(prose)
    for number, before, pronouns in _may_be_unclear(prose):
        one, near = told[number], [told[each] for each in before]
        found, meant = _first_unclear(one, pronouns, near)
        if found is None or (found == 0 and _goes_on(one, near[-1])):
            continue
        sentence = one.sentence
        where = sentence.where(sentence.index_of(found))
        names = [name for each in (*near, one) for name in each.names(meant)] if meant else ()
        said = (what_of if names else what).format(
            word=sentence.tokens[found], names=", ".join(dict.fromkeys(names))
        )
        yield Found(where, sentence.text, said, hint, Severity.NOTE)


class _Sentences(dict[int, Told]):
    """What each sentence tells, by its number: up to 3 after it look back at it."""

    def __init__(self, prose: Prose) -> None:
        """Know of none yet."""
        super().__init__()
        self._prose = prose

    def __missing__(self, number: int) -> Told:
        """Take a sentence in."""
        found = self[number] = Told(self._prose.english_of(number))
        return found


def _may_be_unclear(prose: Prose) -> Iterator[tuple[int, list[int], list[int]]]:
    """Give the sentences with pronouns that may be unclear.

    Each by its number, with the numbers of those before it that the pronouns may look back at, and
    the places of the pronouns in it.
    """
    reading, signs, is_english = prose.reading, prose.reading.column(SIGNS), prose.are_english
    places = [found.start() for found in A_PRONOUN.finditer(signs)]
    numbered = zip(reading.sentences_at(places), places, strict=True)
    for number, each in groupby(numbered, itemgetter(0)):
        if not is_english[number]:
            continue
        first, start = reading.firsts[reading.part_of(number)], reading.span_of(number)[0]
        earlier = filter(is_english.__getitem__, range(number - 1, first - 1, -1))
        before = list(islice(earlier, _REACH))[::-1]
        begin = reading.span_of(before[0])[0] if before else start
        pronouns = [at - start for _same, at in each if may_be_unclear(signs, at, start, begin)]
        if pronouns:
            yield number, before, pronouns


def _goes_on(one: Told, last: Told) -> bool:
    """Whether the sentence before began with the same pronoun: one note for "It ... It ..."."""
    return last.small[:1] == one.small[:1]


def _first_unclear(
    one: Told, pronouns: Sequence[int], before: Sequence[Told]
) -> tuple[int | None, Sequence[Named]]:
    """Return the place of the first of the pronouns that is unclear, None for none.

    And what it could mean, where that are things that are named.
    """
    for place in pronouns:
        if one.small[place] in POINTING:
            if _is_vague(one, place, before):
                return place, ()
        elif meant := could_mean(one, place, before):
            return place, meant
    return None, ()


def _is_vague(one: Told, place: int, before: Sequence[Told]) -> bool:
    """Whether "this" or "these" points back at more than one thing."""
    if place == 0:
        is_pronoun = one.letters[0] in _PRONOUN
        return is_pronoun and (_is_vague_opening(one, before[-1]) or _are_many(one, before[-1]))
    if one.small[place] not in ("this", "that"):
        return False
    return _is_vague_object(one, place, before) or _is_vague_subject(one, place, before[-1])


_PRONOUN: Final = letters_of(Tag.PRONOUN)
_BEFORE_OBJECT: Final = letters_of(Tag.VERB, Tag.INFINITIVE, Tag.PREPOSITION)
_A_VERB: Final = re.compile(f"[{letters_of(Tag.VERB, Tag.AUXILIARY)}]")
_SUBORDINATE: Final = letters_of(Tag.SUBORDINATE)


def _is_vague_opening(one: Told, last: Told) -> bool:
    """Whether "this" at the beginning points at a sentence that says more than one thing."""
    following, after = (*one.small[1:3], "", "")[:2]
    is_telling = following in ("means", "mean") or (
        following in ("is", "are") and after in ("when", "called", "a", "an", "what")
    )
    return not is_telling and last.ideas > 1


def _are_many(one: Told, last: Told) -> bool:
    """Whether "these" at the beginning could mean two things of the sentence before it."""
    if one.small[0] not in ("these", "those"):
        return False
    return len(distinct([each for each in last.named if each.is_many and not each.is_person])) > 1


def _is_vague_object(one: Told, place: int, before: Sequence[Told]) -> bool:
    """Whether "do this" points back at more than one sentence or idea."""
    if one.letters[place] not in _PRONOUN:
        return False
    is_object = one.letters[place - 1] in _BEFORE_OBJECT or one.small[place - 1] == "do"
    return is_object and (len(before) > 1 or before[0].ideas > 1)


def _is_vague_subject(one: Told, place: int, last: Told) -> bool:
    """Whether "if this happens" or "said that was" points back at a sentence with two ideas."""
    if not _A_VERB.match(one.letters, place + 1):
        return False
    is_after = one.letters[place - 1] in f"{_SUBORDINATE},"
    return (is_after or one.small[place - 1] in TELLING) and last.ideas > 1


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
