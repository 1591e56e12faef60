"""ER-214: a pronoun that could mean more than one thing named before it.

Each noun before the pronoun that agrees with it in number, and with "he" and "she" in being a
person, is counted. What a sentence says something is ("Ravi is a vet") is no second person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import Tag, Word, word_set
from easyread.check.named import Named, distinct, named_in
from easyread.check.profile import Profile
from easyread.check.prose import English, Prose
from easyread.check.rule import Found, Rule, Severity

_REACH: Final = 3
"""Sentences before the pronoun's in which its noun may stand."""
_HE: Final = frozenset({"he", "him", "his"})
_SHE: Final = frozenset({"she", "her", "hers"})
_IT: Final = frozenset({"it", "its"})
_THEY: Final = frozenset({"they", "them", "their"})
_OWN: Final = frozenset({"his", "her", "its", "their"})
_PERSONAL: Final = _HE | _SHE | _IT | _THEY
_PRONOUNS: Final = _PERSONAL | {"this", "that", "these", "those"}
_PRONOUN: Final = re.compile(rf"\b(?:{'|'.join(sorted(_PRONOUNS))})\b", re.IGNORECASE)
_LATER: Final = re.compile(rf"(?<=\W)(?:{'|'.join(sorted(_PERSONAL))})\b", re.IGNORECASE)
"""A pronoun after other words. At the beginning, with nothing before it, it can mean nothing."""
_BE: Final = word_set("is are was were am be been isn't isn’t aren't aren’t")
_WEATHER: Final = word_set(
    "rains raining rain snows snowing snow sunny cold hot warm dark windy wet important "
    "time late early easy hard ok okay okay normal best better good nice possible safe not "
    "takes take can may will might about up true usual common fine free helps depends"
)


def _far_pronouns(prose: Prose, profile: Profile) -> Iterator[Found]:
    for number in prose.index.having(_PRONOUNS):
        said = prose.english_in(number)
        for place, sentence in enumerate(said):
            if (_PRONOUN if place else _LATER).search(sentence.text) is None:
                continue
            words, near = sentence.words, said[max(0, place - _REACH) : place]
            before = [(named_in(one.words), _ideas(one)) for one in near]
            found = _first_unclear(words, named_in(words), before)
            if found is not None and not (found == 0 and _goes_on(sentence, near[-1])):
                yield _finding(sentence, found)


def _goes_on(sentence: English, last: English) -> bool:
    """Whether the sentence before began with the same pronoun: one note for "It ... It ..."."""
    return bool(last.words) and last.words[0].small == sentence.words[0].small


def _finding(sentence: English, place: int) -> Found:
    word, start = sentence.words[place], sentence.index_of(place)
    return Found(
        sentence.part.place(sentence.start + start),
        f"{word.text} … {sentence.text[start:][:40]}",
        _("“{word}” could mean more than one thing here.").format(word=word.text),
        _("Write the name of the person or thing again."),
        Severity.NOTE,
    )


def _first_unclear(
    words: Sequence[Word], named: Sequence[Named], before: Sequence[tuple[list[Named], int]]
) -> int | None:
    for place, word in enumerate(words):
        if word.small in ("this", "that", "these", "those"):
            if place == 0 and (_is_vague(words, before) or _are_many(words, before)):
                return place
            if place and _is_vague_object(words, place, before):
                return place
        elif word.small in _PERSONAL and _is_unclear(words, place, named, before):
            return place
    return None


def _is_vague(words: Sequence[Word], before: Sequence[tuple[list[Named], int]]) -> bool:
    """Whether "this" at the beginning points at a sentence that says more than one thing."""
    if words[0].tag is not Tag.PRONOUN or not before:
        return False
    following = words[1].small if len(words) > 1 else ""
    is_telling = following in ("means", "mean") or (
        following in ("is", "are")
        and len(words) > 2
        and words[2].small in ("when", "called", "a", "an", "what")
    )
    return not is_telling and before[-1][1] > 1


def _is_vague_object(
    words: Sequence[Word], place: int, before: Sequence[tuple[list[Named], int]]
) -> bool:
    """Whether "do this" points back at more than one sentence or idea."""
    if words[place].small not in ("this", "that") or words[place].tag is not Tag.PRONOUN:
        return False
    previous = words[place - 1]
    is_object = (
        previous.tag in (Tag.VERB, Tag.INFINITIVE, Tag.PREPOSITION) or previous.small == "do"
    )
    return is_object and sum(ideas for _, ideas in before) > 1


def _are_many(words: Sequence[Word], before: Sequence[tuple[list[Named], int]]) -> bool:
    """Whether "these" at the beginning could mean two things of the sentence before it."""
    if words[0].tag is not Tag.PRONOUN or words[0].small not in ("these", "those") or not before:
        return False
    return len(distinct([one for one in before[-1][0] if one.is_many and not one.is_person])) > 1


def _ideas(sentence: English) -> int:
    from easyread.check.er_ideas import joint_of

    return 1 if joint_of(sentence) is None else 2


def _is_unclear(
    words: Sequence[Word],
    place: int,
    named: Sequence[Named],
    before: Sequence[tuple[list[Named], int]],
) -> bool:
    pronoun = words[place].small
    if pronoun in _IT and (
        _is_empty(words, place) or words[place - 1].small in ("do", "does", "did")
    ):
        return False
    if pronoun in _THEY and _is_one_person(words, place, named):
        return False
    here = [one for one in named if one.place < place and _agrees(one, pronoun)]
    if here and _is_settled(words, place, here):
        return False
    if _said_before(words, place):
        return False
    earlier = [one for names, _ in before for one in names if _agrees(one, pronoun)]
    agreeing = distinct([*earlier, *here])
    agreeing = _who_acts(words, place, agreeing)
    if pronoun in _IT and any(word.small in _HE | _SHE for word in words[:place]):
        agreeing = [one for one in agreeing if not one.is_animal]
    if any(one.is_person and one.is_many and one.is_subject for one in agreeing):
        agreeing = [one for one in agreeing if one.is_subject or not one.is_organisation]
    return len(agreeing) > 1


def _is_empty(words: Sequence[Word], place: int) -> bool:
    """Whether "it" means nothing: "it is raining", "it is important to"."""
    after = [word.small for word in words[place + 1 : place + 12]]
    if not after or words[place].small == "its":
        return False
    is_be = after[0] in _BE or after[0] in (
        "can",
        "may",
        "takes",
        "will",
        "might",
        "took",
        "helps",
        "was",
    )
    if (
        is_be
        and len(after) > 1
        and after[1] in _WEATHER | {"a", "very", "so", "too"}
        and ("to" in after[1:] or "that" in after[1:] or "when" in after or "if" in after)
    ):
        return True
    return is_be and any(
        word
        in (
            "raining",
            "snowing",
            "sunny",
            "dark",
            "windy",
            "rain",
            "snow",
            "o'clock",
            "monday",
            "friday",
            "time",
        )
        for word in after[1:4]
    )


def _is_settled(words: Sequence[Word], place: int, here: Sequence[Named]) -> bool:
    """Whether the sentence itself makes it clear: its own subject goes on, or owns something."""
    each = distinct(here)
    if len(each) == 1:
        return True
    subjects = [one for one in here if one.is_subject]
    if words[place].small in _OWN:
        return len(subjects) == 1
    if words[place].small in _IT:
        return False
    is_opening = words[place - 1].text == "," and words[0].tag is Tag.SUBORDINATE
    is_told = any(word.small in _TELLING for word in words[:place])
    return len(subjects) == 1 and not is_opening and not (is_told and not subjects[-1].is_many)


_TELLING: Final = word_set(
    "tell tells told say says said ask asks asked show showed rang phoned wrote think "
    "thinks thought know knows knew"
)
"""After these, "she" may be the one who tells or the one who is told."""


def _is_one_person(words: Sequence[Word], place: int, named: Sequence[Named]) -> bool:
    """Whether "they" is one person of this sentence: "If your child is ill, keep them at home"."""
    here = [one for one in named if one.place < place]
    persons = [one for one in here if one.is_person and not one.is_many and not one.gender]
    return len(persons) == 1 and not any(one.is_many for one in here)


def _said_before(words: Sequence[Word], place: int) -> bool:
    """Whether the same pronoun stands earlier in the sentence: it was looked at there."""
    families = (_HE, _SHE, _IT, _THEY)
    family = next(one for one in families if words[place].small in one)
    return any(word.small in family - _OWN for word in words[:place])


_ACTS: Final = word_set(
    "said say says told tell tells asked ask asks want wants wanted like likes liked love "
    "loves loved think thinks thought know knows knew feel feels felt hope hopes help helps "
    "helped bring brings write writes wrote talk talks talked choose chose chooses agree "
    "agreed agrees went go goes came come comes meet met made make makes ate eat played "
    "play plays read reads sing sang flew fly see sees saw enjoy enjoys enjoyed learn "
    "learned try tried use uses used wear buy bought ring rang call called visit speak "
    "spoke decide decided need needs stick draw paint sleep sit stand walk run swim laugh "
    "cry smile live lives work works give gives gave send sends sent find found have has "
    "had get gets"
)


def _who_acts(words: Sequence[Word], place: int, agreeing: Sequence[Named]) -> list[Named]:
    """Leave things out where "they" do what only people do."""
    following = [
        word.small
        for word in words[place + 1 : place + 5]
        if word.tag in (Tag.VERB, Tag.AUXILIARY, Tag.NOUN, Tag.INFINITIVE)
    ][:2]
    people = [one for one in agreeing if one.is_person or one.is_organisation]
    if words[place].small == "they" and people and any(word in _ACTS for word in following):
        return people
    return list(agreeing)


def _agrees(one: Named, pronoun: str) -> bool:
    if pronoun in _HE | _SHE and one.is_animal:
        return not one.is_many
    if pronoun in _HE:
        return one.is_person and not one.is_many and one.gender != "she"
    if pronoun in _SHE:
        return one.is_person and not one.is_many and one.gender != "he"
    if pronoun in _IT:
        return not one.is_person and not one.is_many and not one.is_bare
    return one.is_many or one.is_organisation


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-214",
        N_("pronoun far from its noun"),
        N_("“It” and “they” make readers look back. If they can find 2 things, say the name."),
        "PIF: nouns rather than pronouns; "
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _far_pronouns,
        finds=5,
        right=6,
        is_extra=True,
        is_judgement=True,
    ),
)
"""The rules of this module."""
