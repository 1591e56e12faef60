"""What a pronoun can mean, told from the number and the kind of the nouns before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from easyread.check.english import Tag, Word, tag_alone, word_set
from easyread.check.er_ideas import joint_of
from easyread.check.lazy import Remembered, lazy
from easyread.check.named import Named, distinct, named_in, pronouns_of
from easyread.check.prose import English
from easyread.check.tagging import letters_of

_HE: Final = frozenset({"he", "him", "his"})
_SHE: Final = frozenset({"she", "her", "hers"})
_IT: Final = frozenset({"it", "its"})
_THEY: Final = frozenset({"they", "them", "their"})
_OWN: Final = frozenset({"his", "her", "its", "their"})


def _written(words: Iterable[str]) -> frozenset[str]:
    """Return words as they stand in a sentence and at its beginning."""
    return frozenset(form for word in words for form in (word, word.capitalize()))


PERSONAL: Final = _HE | _SHE | _IT | _THEY
TELLING: Final = word_set(
    "tell tells told say says said ask asks asked show showed rang phoned wrote think "
    "thinks thought know knows knew"
)
"""After these, "she" may be the one who tells or the one who is told."""


_BE: Final = word_set("is are was were am be been isn't isn’t aren't aren’t")
_WEATHER: Final = word_set(
    "rains raining rain snows snowing snow sunny cold hot warm dark windy wet important "
    "time late early easy hard ok okay okay normal best better good nice possible safe not "
    "takes take can may will might about up true usual common fine free helps depends"
)


_SAME: Final = {
    word: _written(family - _OWN) for family in (_HE, _SHE, _IT, _THEY) for word in family
}
"""Where one of these stands earlier in the sentence, the pronoun was looked at there."""
_BITS: Final = {"it": 1, "they": 2, "he": 4, "she": 8}


def _could_mean(text: str) -> str:
    """Return the pronouns that a word may be meant by as a number from 0, in one letter."""
    small = text.lower()
    tag = tag_alone(small)
    if small in ("one", "ones"):
        said = {"it"}
    elif tag not in (None, Tag.NOUN):
        said = set()
    else:
        said = pronouns_of(small)
    return chr(ord("0") + sum(_BITS[one] for one in said))


_COULD_MEAN: Final = Remembered(_could_mean)
_FAMILIES: Final = ((_IT, 1), (_THEY, 2 | 4 | 8), (_HE, 4), (_SHE, 8))
"""The words of each pronoun with its bits. Two persons together are they."""
_FITS: Final = {
    word: re.compile("[" + "".join(chr(ord("0") + n) for n in range(16) if n & bits) + "]")
    for family, bits in _FAMILIES
    for word in family
}


class Told:
    """A sentence with whom it names and how much it says, worked out once, and only when asked."""

    def __init__(self, sentence: English) -> None:
        """Work nothing out yet: most sentences have no pronoun near."""
        self.sentence = sentence

    @lazy
    def words(self) -> Sequence[Word]:
        """Its words and marks."""
        return self.sentence.words

    @lazy
    def fitting(self) -> str:
        """Which pronouns each of its words may be meant by: see _COULD_MEAN."""
        return "".join(map(_COULD_MEAN.__getitem__, self.sentence.tokens))

    @lazy
    def named(self) -> Sequence[Named]:
        """Whom and what it names."""
        return named_in(self.sentence)

    @lazy
    def ideas(self) -> int:
        """How many ideas it has, 2 for more."""
        return 1 if joint_of(self.sentence) is None else 2


def is_unclear(one: Told, place: int, before: Sequence[Told]) -> bool:
    """Whether the pronoun at `place` of a sentence could mean more than one thing.

    `before` are the sentences before it in which its noun may stand, the nearest last.
    """
    pronoun = one.sentence.tokens[place].lower()
    if not _may_mean_two(pronoun, one.fitting[:place], before):
        return False
    words = one.words
    if pronoun in _IT and _is_empty(words, place):
        return False
    before_it = one.sentence.tokens[:place]
    if not _SAME[pronoun].isdisjoint(before_it) or _is_bound(before_it, words, place):
        return False
    if pronoun in _THEY and _is_one_person(words, place, one.named):
        return False
    here = [each for each in one.named if each.place < place and _agrees(each, pronoun)]
    if _is_object(pronoun, one.sentence.letters[:place]):
        here = [each for each in here if not each.is_subject]  # that would be "themselves"
    if here and _is_settled(words, place, here):
        return False
    return len(_fitting(words, place, before, here)) > 1


def _may_mean_two(pronoun: str, here: str, before: Sequence[Told]) -> bool:
    """Whether there are words enough before it, whatever they are in their sentences.

    Most pronouns have too few of their kind before them, and this is known at once.
    """
    fits = _FITS[pronoun]
    count = len(fits.findall(here))
    for told in before:
        if count > 1:
            return True
        count += len(fits.findall(told.fitting))
    return count > 1


def _fitting(
    words: Sequence[Word], place: int, before: Sequence[Told], here: Sequence[Named]
) -> Sequence[Named]:
    """Return all that a pronoun could mean."""
    pronoun = words[place].small
    earlier = [each for told in before for each in told.named if _agrees(each, pronoun)]
    if len(earlier) + len(here) < 2:
        return ()
    agreeing = _who_acts(words, place, distinct(_without_members([*earlier, *here])))
    if before and _is_subject(words, place):
        agreeing = _without_setting(agreeing, [*before[-1].named, *here])
    if pronoun in _IT and any(word.small in _HE | _SHE for word in words[:place]):
        agreeing = [each for each in agreeing if not each.is_animal]
    if any(each.is_person and each.is_many and each.is_subject for each in agreeing):
        agreeing = [each for each in agreeing if each.is_subject or not each.is_organisation]
    return agreeing


def _is_empty(words: Sequence[Word], place: int) -> bool:
    """Whether "it" means nothing: "it is raining", "it is important to"."""
    if place and words[place - 1].small in ("do", "does", "did"):
        return True  # "do it": the doing is meant
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
    subjects = [one for one in here if one.is_subject]
    if len(distinct(here)) == 1:
        return bool(subjects) or words[place].small in _OWN
    if words[place].small in _OWN:
        return len(subjects) == 1
    if words[place].small in _IT:
        return False
    is_opening = words[place - 1].text == "," and words[0].tag is Tag.SUBORDINATE
    if len(subjects) != 1 or is_opening:
        return False
    return subjects[0].is_many or not any(word.small in TELLING for word in words[:place])


def _is_one_person(words: Sequence[Word], place: int, named: Sequence[Named]) -> bool:
    """Whether "they" is one person of this sentence: "If your child is ill, keep them at home"."""
    here = [one for one in named if one.place < place]
    persons = [one for one in here if one.is_person and not one.is_many and not one.gender]
    return len(persons) == 1 and not any(one.is_many for one in here)


_ACTS: Final = word_set(
    "said say says told tell tells asked ask asks want wants wanted like likes liked love "
    "loves loved think thinks thought know knows knew feel feels felt hope hopes help helps "
    "helped bring brings write writes wrote talk talks talked choose chose chooses agree "
    "agreed agrees went go goes came come comes meet met made make makes ate eat played "
    "play plays read reads sing sang flew fly see sees saw enjoy enjoys enjoyed learn "
    "learned try tried use uses used wear buy bought wrote replied answered promised ring "
    "rang call called visit speak spoke decide decided need needs stick draw paint sleep "
    "sit stand walk run swim laugh "
    "cry smile live lives work works give gives gave send sends sent find found have has "
    "had get gets"
)


_MOVES: Final = word_set(
    "went go goes came come comes ate eat played play plays sing sang flew fly see sees saw sleep "
    "sit stand walk run ran swim live lives like likes love loves feel feels need needs"
)
"""Of these, what animals do as well."""


def _who_acts(words: Sequence[Word], place: int, agreeing: Sequence[Named]) -> list[Named]:
    """Leave things out where "they" do what only people do."""
    if words[place].small != "they":
        return list(agreeing)
    following = [
        word.small
        for word in words[place + 1 : place + 5]
        if word.tag in (Tag.VERB, Tag.AUXILIARY, Tag.NOUN, Tag.INFINITIVE)
    ][:2]
    acts = [word for word in following if word in _ACTS]
    if not acts:
        return list(agreeing)
    is_animals = acts[0] in _MOVES
    people = [
        one
        for one in agreeing
        if one.is_person or one.is_organisation or (one.is_animal and is_animals)
    ]
    if people:
        return [one for one in people if not one.is_setting] or people
    return list(agreeing)


def _is_bound(before_it: Sequence[str], words: Sequence[Word], place: int) -> bool:
    """Whether "with" ties it to the noun before: "a box with the days on it"."""
    return "with" in before_it[-6:-2] and words[place - 1].tag is Tag.PREPOSITION


_DOES: Final = frozenset(letters_of(Tag.VERB, Tag.INFINITIVE))
_PARTS_CLAUSES: Final = frozenset(letters_of(Tag.MARK, Tag.SUBORDINATE, Tag.QUESTION))


def _is_object(pronoun: str, before_it: str) -> bool:
    """Whether something is done to what a pronoun means, by the subject of its clause.

    `before_it` are the letters of the words before it.
    """
    if pronoun not in ("them", "him", "it") or before_it[-1:] not in _DOES:
        return False
    return _PARTS_CLAUSES.isdisjoint(before_it)


def _is_subject(words: Sequence[Word], place: int) -> bool:
    """Whether a pronoun opens its clause: "It is", ", but it is"."""
    is_opening = place == 0 or words[place - 1].tag in (Tag.MARK, Tag.JOIN, Tag.SUBORDINATE)
    return is_opening and words[place].small in ("it", "they", "he", "she")


def _without_setting(agreeing: Sequence[Named], near: Sequence[Named]) -> list[Named]:
    """Leave out where something happens, when the pronoun takes up the subject near it."""
    if any(one.is_subject and one in near for one in agreeing):
        return [one for one in agreeing if not one.is_setting]
    return list(agreeing)


def _without_members(agreeing: Sequence[Named]) -> list[Named]:
    """Leave out each of two whom a pair has together."""
    pairs = [one.head for one in agreeing if one.is_pair]
    if not pairs:
        return list(agreeing)
    members = {head for pair in pairs for head in pair.split(" and ")}
    return [one for one in agreeing if one.is_pair or one.head not in members]


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
