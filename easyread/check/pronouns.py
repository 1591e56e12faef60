"""What a pronoun can mean, told from the number and the kind of the nouns before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from easyread.check.english import Tag, tag_alone, word_set
from easyread.check.er_ideas import joint_of
from easyread.check.lazy import lazy
from easyread.check.named import PRONOUNS, Named, distinct, named_in, pronouns_of
from easyread.check.prose import English
from easyread.check.signs import Signs
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
    "takes take can may will might about up true usual common fine free helps depends "
    "a very so too"
)


_SAME: Final = {
    word: _written(family - _OWN) for family in (_HE, _SHE, _IT, _THEY) for word in family
}
"""Where one of these stands earlier in the sentence, the pronoun was looked at there."""
POINTING: Final = frozenset({"this", "that", "these", "those"})
_KINDS: Final = (frozenset[str](), *map(_written, (_IT, _THEY, _HE, _SHE, POINTING)))
"""The pronouns as they stand in a sentence, kind by kind. In capitals, "IT" is none."""
_MEANT: Final = (0, 1, 2 | 4 | 8, 4, 8)
"""The bits of the words that each kind may mean. Two persons together are they."""
_FIRST_SIGN: Final = 0xA0


def _sign(text: str) -> str:
    """Return which kind of pronoun a word is and which may mean it, as one letter."""
    small = text.lower()
    tag = tag_alone(small)
    if small in ("one", "ones"):
        said = {"it"}
    elif tag not in (None, Tag.NOUN):
        said = set()
    else:
        said = pronouns_of(small)
    kind = next((kind for kind, written in enumerate(_KINDS) if text in written), 0)
    return chr(_FIRST_SIGN + 16 * kind + sum(PRONOUNS[one] for one in said))


SIGNS: Final = Signs(_sign)
A_PRONOUN: Final = re.compile(f"[{chr(_FIRST_SIGN + 16)}-\xff]")
"""Finds a pronoun in a column of SIGNS."""


def _two_of(bits: int) -> re.Pattern[str]:
    """Return what finds 2 words that a pronoun may mean, in one sentence or more."""
    signs = (chr(_FIRST_SIGN + n) for n in range(16 * len(_KINDS)) if n & 15 & bits)
    word = f"[{''.join(signs)}]"
    return re.compile(f"{word}.*?{word}", re.DOTALL)


_TWO: Final = tuple(map(_two_of, _MEANT))


def may_be_unclear(signs: str, place: int, start: int, begin: int) -> bool:
    """Whether a pronoun has words enough before it, whatever they are in their sentences.

    `start` is where its sentence begins, and `begin` where the first one that it may look back at.
    Most pronouns have too few words of their kind before them, and this is known at once.
    """
    kind = (ord(signs[place]) - _FIRST_SIGN) // 16
    if kind < len(_TWO):
        return _TWO[kind].search(signs, begin, place) is not None
    return begin < start  # "this" and "these" point at a sentence


_BIT: Final = {
    word: bit
    for family, bit in zip((_IT, _THEY, _HE, _SHE), PRONOUNS.values(), strict=True)
    for word in family
}
"""The bit that a noun has when a pronoun agrees with it."""


class Told:
    """A sentence with whom it names and how much it says, worked out once, and only when asked."""

    def __init__(self, sentence: English) -> None:
        """Work nothing out yet: most sentences have no pronoun near."""
        self.sentence = sentence

    @lazy
    def small(self) -> Sequence[str]:
        """Its words and marks in small letters."""
        return self.sentence.small

    @lazy
    def letters(self) -> str:
        """What each of its words and marks most likely is."""
        return self.sentence.letters

    @lazy
    def named(self) -> Sequence[Named]:
        """Whom and what it names."""
        return named_in(self.sentence)

    @lazy
    def ideas(self) -> int:
        """How many ideas it has, 2 for more."""
        return 1 if joint_of(self.sentence) is None else 2

    def names(self, wanted: Sequence[Named]) -> list[str]:
        """Return those of `wanted` that it names, as they stand in it."""
        tokens = self.sentence.tokens
        return [
            one.head if one.is_pair else " ".join(tokens[one.place :][: len(one.head.split())])
            for one in self.named
            if one in wanted
        ]


def could_mean(one: Told, place: int, before: Sequence[Told]) -> Sequence[Named]:
    """Return what the pronoun at `place` of a sentence could mean; nothing when it is clear.

    `before` are the sentences before it in which its noun may stand, the nearest last.
    """
    small, before_it = one.small, one.letters[:place]
    pronoun = small[place]
    if pronoun in _IT and _is_empty(small, place):
        return ()
    if not _SAME[pronoun].isdisjoint(one.sentence.tokens[:place]) or _is_bound(one, place):
        return ()
    if pronoun in _THEY and _is_one_person(one.named, place):
        return ()
    bit = _BIT[pronoun]
    here = [each for each in one.named if each.place < place and each.pronouns & bit]
    if _is_object(pronoun, before_it):
        here = [each for each in here if not each.is_subject]  # that would be "themselves"
    if here and _is_settled(one, place, here):
        return ()
    fitting = _fitting(one, place, before, here)
    return fitting if len(fitting) > 1 else ()


def _fitting(
    one: Told, place: int, before: Sequence[Told], here: Sequence[Named]
) -> Sequence[Named]:
    """Return all that a pronoun could mean."""
    pronoun = one.small[place]
    bit = _BIT[pronoun]
    earlier = [each for told in before for each in told.named if each.pronouns & bit]
    if len(earlier) + len(here) < 2:
        return ()
    agreeing = _who_acts(one, place, distinct(_without_members([*earlier, *here])))
    if before and _is_subject(one, place):
        agreeing = _without_setting(agreeing, [*before[-1].named, *here])
    if pronoun in _IT and not _PERSONS.isdisjoint(one.small[:place]):
        agreeing = [each for each in agreeing if not each.is_animal]
    if any(each.is_person and each.is_many and each.is_subject for each in agreeing):
        agreeing = [each for each in agreeing if each.is_subject or not each.is_organisation]
    return agreeing


_PERSONS: Final = _HE | _SHE


def _is_empty(small: Sequence[str], place: int) -> bool:
    """Whether "it" means nothing: "it is raining", "it is important to"."""
    if place and small[place - 1] in ("do", "does", "did"):
        return True  # "do it": the doing is meant
    after = small[place + 1 : place + 12]
    if not after or small[place] == "its" or after[0] not in _BEFORE_WEATHER:
        return False
    is_weather = len(after) > 1 and after[1] in _WEATHER
    if is_weather and not _GOES_ON.isdisjoint(after[1:]):
        return True
    return not _OUTSIDE.isdisjoint(after[1:4])


_BEFORE_WEATHER: Final = _BE | {"can", "may", "takes", "will", "might", "took", "helps"}
_GOES_ON: Final = frozenset({"to", "that", "when", "if"})
_OUTSIDE: Final = word_set("raining snowing sunny dark windy rain snow o'clock monday friday time")


def _is_settled(one: Told, place: int, here: Sequence[Named]) -> bool:
    """Whether the sentence itself makes it clear: its own subject goes on, or owns something."""
    pronoun = one.small[place]
    subjects = [each for each in here if each.is_subject]
    if len(distinct(here)) == 1:
        return bool(subjects) or pronoun in _OWN
    if pronoun in _OWN:
        return len(subjects) == 1
    if pronoun in _IT:
        return False
    is_opening = one.letters[place - 1] == "," and one.letters[0] in _SUBORDINATE
    if len(subjects) != 1 or is_opening:
        return False
    return subjects[0].is_many or TELLING.isdisjoint(one.small[:place])


_SUBORDINATE: Final = letters_of(Tag.SUBORDINATE)


def _is_one_person(named: Sequence[Named], place: int) -> bool:
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


def _who_acts(one: Told, place: int, agreeing: Sequence[Named]) -> list[Named]:
    """Leave things out where "they" do what only people do."""
    if one.small[place] != "they":
        return list(agreeing)
    near = zip(one.small[place + 1 : place + 5], one.letters[place + 1 : place + 5], strict=True)
    following = [word for word, letter in near if letter in _ACTING][:2]
    acts = [word for word in following if word in _ACTS]
    if not acts:
        return list(agreeing)
    is_animals = acts[0] in _MOVES
    people = [
        each
        for each in agreeing
        if each.is_person or each.is_organisation or (each.is_animal and is_animals)
    ]
    if people:
        return [each for each in people if not each.is_setting] or people
    return list(agreeing)


_ACTING: Final = letters_of(Tag.VERB, Tag.AUXILIARY, Tag.NOUN, Tag.INFINITIVE)


def _is_bound(one: Told, place: int) -> bool:
    """Whether "with" ties it to the noun before: "a box with the days on it"."""
    near = one.sentence.tokens[max(0, place - 6) : max(0, place - 2)]
    return "with" in near and one.letters[place - 1] in _PREPOSITION


_PREPOSITION: Final = letters_of(Tag.PREPOSITION)
_DOES: Final = frozenset(letters_of(Tag.VERB, Tag.INFINITIVE))
_PARTS_CLAUSES: Final = frozenset(letters_of(Tag.MARK, Tag.SUBORDINATE, Tag.QUESTION))


def _is_object(pronoun: str, before_it: str) -> bool:
    """Whether something is done to what a pronoun means, by the subject of its clause.

    `before_it` are the letters of the words before it.
    """
    if pronoun not in ("them", "him", "it") or before_it[-1:] not in _DOES:
        return False
    return _PARTS_CLAUSES.isdisjoint(before_it)


def _is_subject(one: Told, place: int) -> bool:
    """Whether a pronoun opens its clause: "It is", ", but it is"."""
    is_opening = place == 0 or one.letters[place - 1] in _BEFORE_CLAUSE
    return is_opening and one.small[place] in ("it", "they", "he", "she")


_BEFORE_CLAUSE: Final = letters_of(Tag.MARK, Tag.JOIN, Tag.SUBORDINATE)


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
