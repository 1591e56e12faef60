"""Whom and what a sentence names: its nouns, as far as a pronoun could mean them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from easyread.check.english import PLURALS, Tag, verb_forms, word_set
from easyread.check.lazy import Remembered
from easyread.check.people import people
from easyread.check.prose import English
from easyread.check.tagging import letters_of

_BE: Final = word_set("is are was were am be been isn't isn’t aren't aren’t")
_NO_THINGS: Final = word_set(
    "time times day days week weeks month months year years hour hours minute minutes "
    "morning afternoon evening night today tomorrow yesterday monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august "
    "september october november december lot lots kind sort way ways bit end side front "
    "back top bottom middle half pounds pound pence miles mile noon midnight spring summer "
    "autumn winter first second third example turn o'clock o’clock else"
)
"""Nouns of time and number that no pronoun is taken for."""
_TITLES: Final = word_set("mr mrs ms miss dr")
_WHERE: Final = word_set(
    "in at on near inside outside beside by under behind opposite around across next through"
)
"""Before a noun they may say where something is or happens."""


PRONOUNS: Final = {"it": 1, "they": 2, "he": 4, "she": 8}
"""Each pronoun with its bit."""


class Named(NamedTuple):
    """A person or thing that a sentence names. A tuple: a long text names thousands."""

    head: str
    is_many: bool
    is_person: bool
    gender: str
    """"he", "she" or "" for either."""
    is_organisation: bool
    is_subject: bool
    place: int
    """The number of its first word in its sentence."""
    pronouns: int
    """The bits of the pronouns that may mean it: see PRONOUNS."""
    is_animal: bool = False
    is_bare: bool = False
    """A preposition stands right before it: "at home", "about change"."""
    is_new: bool = False
    """ "A" or "another" stands before it: a second one of the same name is another thing."""
    kind: str = ""
    """The adjective or number before it: "old" and "new" are two things."""
    is_pair: bool = False
    """Two together: "Ben and Mia"."""
    is_setting: bool = False
    """It says where something is or happens: "in the hall"."""


def distinct(named: Sequence[Named]) -> list[Named]:
    """Return each only once, by its name."""
    found: list[Named] = []
    for one in named:
        head = one.head
        for old in found:
            may_be_same = old.head.endswith(head) or head.endswith(old.head)
            if may_be_same and _is_same(old, one):
                break
        else:
            found.append(one)
    return found


def _is_same(old: Named, one: Named) -> bool:
    if one.is_new or not _has_same_name(old.head, one.head):
        return False
    return not one.kind or not old.kind or one.kind == old.kind


def _has_same_name(old: str, one: str) -> bool:
    """Whether it is one name, or the last word of the other: "bus" and "school bus"."""
    return old == one or old.endswith(f" {one}") or one.endswith(f" {old}")


_MAY_NAME: Final = re.compile(f"[{letters_of(Tag.NOUN, Tag.NUMBER)}]")
_NOUN: Final = frozenset(letters_of(Tag.NOUN))
_BEFORE_NOUN: Final = letters_of(Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER)
_BEFORE_TOLD: Final = _BEFORE_NOUN + letters_of(Tag.NOUN, Tag.ADVERB)
_BEFORE_OBJECT: Final = frozenset(letters_of(Tag.PREPOSITION, Tag.VERB, Tag.INFINITIVE, Tag.ING))
_ADVERB: Final = letters_of(Tag.ADVERB)
_PREPOSITION: Final = frozenset(letters_of(Tag.PREPOSITION))
_ADJECTIVE: Final = frozenset(letters_of(Tag.ADJECTIVE))
_KIND: Final = frozenset(letters_of(Tag.ADJECTIVE, Tag.NUMBER))
_DETERMINER: Final = frozenset(letters_of(Tag.DETERMINER))


def named_in(sentence: English) -> list[Named]:
    """Return whom and what a sentence names, in order."""
    small, letters = sentence.small, sentence.letters
    found: list[Named] = []
    done = 0
    for match in _MAY_NAME.finditer(letters):
        place = match.start()
        if place < done:
            continue
        word = small[place]
        if word in ("one", "ones"):
            if place and letters[place - 1] in _ADJECTIVE:
                found.append(_plain(f"{small[place - 1]} one", place))
        elif word in ("year", "class") and _is_class(small, letters, place):
            named_class = f"{word} {small[place + 1]}"
            found.append(_together(_plain(named_class, place)))
            done = place + 2
        elif letters[place] in _NOUN and word not in _NO_THINGS:
            done = _end_of_noun(sentence, place)
            _take(sentence, place, done, found)
    return found


def _plain(head: str, place: int) -> Named:
    """Return a thing of which nothing more is known."""
    return Named(head, False, False, "", False, False, place, PRONOUNS["it"])


def _take(sentence: English, place: int, end: int, found: list[Named]) -> None:
    """Add what the nouns from `place` up to `end` name, unless it is nothing of its own."""
    small, letters = sentence.small, sentence.letters
    if small[end - 1] in _NO_THINGS:
        return
    first = place
    if place and letters[place - 1] in _BEFORE_NOUN:
        first = len(letters[:place].rstrip(_BEFORE_NOUN))  # with "the", "my big" and the like
    before = small[first - 1] if first else ""
    if found and (_is_part(letters, first, before) or _is_told(small, letters, first)):
        return
    one = _name(sentence, place, end, first, before)
    if before != "and" or not _joins(one, found):
        found.append(one)


def _is_class(small: Sequence[str], letters: str, place: int) -> bool:
    """Whether "Year 2" stands here, for its children, and not "the Year 2 children"."""
    if letters[place + 1 : place + 2] != "#":
        return False
    is_last = place + 2 >= len(small)
    return is_last or letters[place + 2] not in _NOUN or small[place + 2] in verb_forms()[0]


def _end_of_noun(sentence: English, place: int) -> int:
    """Return the place after the last of the nouns that begin here."""
    small, letters = sentence.small, sentence.letters
    end = place + 1
    while end < len(letters) and letters[end] in _NOUN:
        if small[end] in _NO_THINGS and sentence.tokens[end][0].islower():
            break
        end += 1
    return end


class _Facts(NamedTuple):
    """What our lists say of a noun."""

    is_person: bool
    is_name: bool
    own_gender: str
    """"he" or "she" where the word itself says it, as a name before others does."""
    gender: str
    is_organisation: bool
    is_animal: bool
    is_many: bool
    has_s: bool
    """It ends with the s of several, if it is no name."""


def _facts(small: str) -> _Facts:
    known, one = people(), _singular(small)
    return _Facts(
        small in known.everyone or one in known.everyone,
        small in known.names,
        known.gender.get(small, ""),
        known.gender.get(small) or known.gender.get(one) or "",
        one in known.organisations or small in known.organisations,
        one in known.animals,
        small in known.groups or small in PLURALS,
        small.endswith("s") and not small.endswith(("ss", "us", "is")) and small not in known.names,
    )


_FACTS: Final = Remembered(_facts)


def pronouns_of(small: str) -> set[str]:
    """Return the pronouns that may mean a noun, in any sentence: "he", "she", "it", "they"."""
    if small in ("year", "class"):
        return {"it", "they"}  # "Year 2" are its children
    if small in _NO_THINGS:
        return set()
    facts = _FACTS[small]
    said = {"they"} if facts.is_many or facts.has_s or facts.is_organisation else set()
    if not facts.is_many:
        said |= {"it"}  # a person's word may stand in a thing's name
    if facts.is_person or facts.is_name or facts.is_animal or small in _TITLES:
        said |= {facts.gender} if facts.gender else {"he", "she"}
    return said


class _Kind(NamedTuple):
    """What a noun names, as far as a pronoun is chosen by it."""

    is_many: bool
    is_person: bool
    gender: str
    is_organisation: bool
    is_animal: bool
    pronouns: int


_IS_BARE, _IS_CAPITAL, _MAY_BE_NAME = 1, 2, 4
"""What of the place of a noun decides its kind."""


def _kind(head: str, opening: str, at: int) -> _Kind:
    """Return the kind of what a noun names at such a place; `opening` is its first word."""
    facts, is_title = _FACTS[head], opening in _TITLES
    is_person = facts.is_person or is_title
    is_organisation = facts.is_organisation and not is_person and not at & _IS_BARE
    is_many = facts.is_many or (facts.has_s and not at & _MAY_BE_NAME)
    is_person = is_person or bool(facts.is_name and at & _IS_CAPITAL)
    gender = _FACTS[opening].own_gender or facts.gender
    kind = _Kind(is_many, is_person, gender, is_organisation, facts.is_animal, 0)
    return kind._replace(pronouns=_agreeing(kind, bool(at & _IS_BARE)))


_KINDS: Final = Remembered(lambda word: tuple(_kind(word, word, at) for at in range(8)))
"""The kinds of each noun that stands by itself, one for each place."""
_SAYS_WHO: Final = Remembered(lambda word: word in _TITLES or _FACTS[word].own_gender != "")
"""Whether what a word opens is named by it: "Mrs Bell", "Mia Bell"."""


def _name(sentence: English, place: int, end: int, first: int, before: str) -> Named:
    """Return what the nouns from `place` up to `end` name; `before` stands before their phrase."""
    small, letters = sentence.small, sentence.letters
    head = small[end - 1]
    last, previous = (letters[place - 1], small[place - 1]) if place else ("", "")
    is_bare = last in _PREPOSITION
    at = _IS_BARE if is_bare else 0
    if sentence.tokens[end - 1][0].isupper():
        is_first = end == 1 or last in _DETERMINER
        at += _IS_CAPITAL if is_first else _IS_CAPITAL + _MAY_BE_NAME
    is_alone = end == place + 1
    is_called = not is_alone and (_SAYS_WHO[small[place]] or head in _TITLES)
    kind = _kind(head, small[place], at) if is_called else _KINDS[head][at]
    is_many, is_person, gender, is_organisation, is_animal, pronouns = kind
    return Named(  # in order, not by name: twice as fast
        head if is_alone else " ".join(small[place:end]),
        is_many,
        is_person,
        gender,
        is_organisation,
        _is_subject(letters, first, end),
        place,
        pronouns,
        is_animal,
        is_bare,
        previous in ("a", "an", "another"),
        previous if last in _KIND else "",
        False,
        before in _WHERE,
    )


def _agreeing(kind: _Kind, is_bare: bool) -> int:
    """Return the bits of the pronouns that agree with a noun in number and kind."""
    if kind.is_many:
        return _THEY
    said = _THEY if kind.is_organisation else 0
    if not (kind.is_person or is_bare):
        said |= _IT
    if kind.is_animal:
        return said | _HE | _SHE
    if kind.is_person:
        said |= (kind.gender != "she" and _HE) | (kind.gender != "he" and _SHE)
    return said


_IT, _THEY, _HE, _SHE = PRONOUNS.values()


def _is_subject(letters: str, first: int, end: int) -> bool:
    """Whether a verb follows it, and no preposition or verb stands right before it."""
    if not first:
        return True
    return letters[first - 1] not in _BEFORE_OBJECT and _A_VERB.match(letters, end) is not None


_A_VERB: Final = re.compile(f"[{_ADVERB}]*[{letters_of(Tag.VERB, Tag.AUXILIARY)}]")


def _is_told(small: Sequence[str], letters: str, first: int) -> bool:
    """Whether it says what the subject is: "Mia is a vet", "wants to be a vet"."""
    if first and letters[first - 1] in _BEFORE_TOLD:
        first = len(letters[:first].rstrip(_BEFORE_TOLD))
    if not first or small[first - 1] not in _TELLS:
        return False
    return first < 2 or small[first - 2] not in ("there", "here")


_TELLS: Final = _BE | {"called", "named", "become", "became"}


def _is_part(letters: str, first: int, before: str) -> bool:
    """Whether it only says more about the noun before it: "the taste of this medicine"."""
    return before == "of" and first >= 2 and letters[first - 2] in _NOUN


def _joins(one: Named, found: list[Named]) -> bool:
    """Make one of two that "and" joins: "Ben and Mia", "the school and the council" are they."""
    if not found:
        return False
    last = found[-1]
    if last.is_many and one.is_many and last.is_person and one.is_person:
        found[-1] = last._replace(head=f"{last.head} and {one.head}", is_pair=True)
        return True
    can_act = all(each.is_person or each.is_organisation for each in (last, one))
    if not can_act or last.is_many or one.is_many or last.is_pair:
        return False
    found.append(one)
    both = last._replace(head=f"{last.head} and {one.head}", gender="", is_pair=True)
    found.append(_together(both))
    return True


def _together(one: Named) -> Named:
    """Return several people: "they"."""
    return one._replace(is_many=True, is_person=True, pronouns=PRONOUNS["they"])


def _singular(word: str) -> str:
    if word in ("children", "people", "men", "women"):
        return {"children": "child", "people": "person", "men": "man", "women": "woman"}[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
