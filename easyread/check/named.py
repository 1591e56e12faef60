"""Whom and what a sentence names: its nouns, as far as a pronoun could mean them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from easyread.check.english import PLURALS, Tag, Word, verb_forms, word_set
from easyread.check.people import people

_BE: Final = word_set("is are was were am be been isn't isn’t aren't aren’t")
_NO_THINGS: Final = word_set(
    "time times day days week weeks month months year years hour hours minute minutes "
    "morning afternoon evening night today tomorrow yesterday monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august "
    "september october november december lot lots kind sort way ways bit end side front "
    "back top bottom middle half pounds pound pence miles mile noon midnight spring summer "
    "autumn winter first second third example turn o'clock o’clock"
)
"""Nouns of time and number that no pronoun is taken for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person or thing that a sentence names."""

    head: str
    is_many: bool
    is_person: bool
    gender: str
    """"he", "she" or "" for either."""
    is_organisation: bool
    is_subject: bool
    place: int
    """The number of its first word in its sentence."""
    is_animal: bool = False
    is_bare: bool = False
    """A preposition stands right before it: "at home", "about change"."""
    is_new: bool = False
    """ "A" or "another" stands before it: a second one of the same name is another thing."""
    kind: str = ""
    """The adjective or number before it: "old" and "new" are two things."""
    is_pair: bool = False
    """Two together: "Ben and Mia"."""


def distinct(named: Sequence[Named]) -> list[Named]:
    """Return each only once, by its name."""
    found: list[Named] = []
    for one in named:
        if not any(_is_same(old, one) for old in found):
            found.append(one)
    return found


def _is_same(old: Named, one: Named) -> bool:
    if (
        old.head != one.head
        and old.head.split()[-1] != one.head
        and old.head != one.head.split()[-1]
    ):
        return False
    return not one.is_new and (not one.kind or not old.kind or one.kind == old.kind)


def named_in(words: Sequence[Word]) -> list[Named]:
    """Return whom and what a sentence names, in order."""
    found: list[Named] = []
    place = 0
    has_verb = False
    while place < len(words):
        word = words[place]
        has_verb = has_verb or word.tag in (Tag.VERB, Tag.AUXILIARY)
        if _is_class(words, place):
            named_class = f"{word.small} {words[place + 1].small}"
            found.append(Named(named_class, True, True, "", False, False, place))
            place += 2
            continue
        if word.tag is not Tag.NOUN or word.small in _NO_THINGS or word.small in ("one", "ones"):
            if word.small in ("one", "ones") and place and words[place - 1].tag is Tag.ADJECTIVE:
                found.append(
                    Named(f"{words[place - 1].small} one", False, False, "", False, False, place)
                )
            place += 1
            continue
        end = _end_of_noun(words, place)
        head = words[end]
        one = _name(words, place, end, is_subject=_is_subject(words, place, end))
        place = end + 1
        if head.small in _NO_THINGS or _is_told(words, end, found) or _is_part(words, one, found):
            continue
        if not _joins(words, one, found):
            found.append(one)
    return found


def _is_class(words: Sequence[Word], place: int) -> bool:
    """Whether "Year 2" stands here, for its children, and not "the Year 2 children"."""
    if words[place].small not in ("year", "class") or place + 1 >= len(words):
        return False
    after = words[place + 2] if place + 2 < len(words) else None
    is_alone = after is None or after.tag is not Tag.NOUN or after.small in verb_forms()[0]
    return words[place + 1].tag is Tag.NUMBER and is_alone


def _end_of_noun(words: Sequence[Word], place: int) -> int:
    end = place
    while end + 1 < len(words) and words[end + 1].tag is Tag.NOUN:
        if words[end + 1].small in _NO_THINGS:
            break
        end += 1
    return end


def _is_subject(words: Sequence[Word], place: int, end: int) -> bool:
    """Whether a verb follows it, and no preposition or verb stands right before it."""
    first = place
    while first and words[first - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER):
        first -= 1
    previous = words[first - 1] if first else None
    if previous is not None and previous.tag in (
        Tag.PREPOSITION,
        Tag.VERB,
        Tag.INFINITIVE,
        Tag.ING,
    ):
        return False
    following = next((w for w in words[end + 1 :] if w.tag is not Tag.ADVERB), None)
    return previous is None or (
        following is not None and following.tag in (Tag.VERB, Tag.AUXILIARY)
    )


def _name(words: Sequence[Word], place: int, end: int, *, is_subject: bool) -> Named:
    known = people()
    head = words[end].small
    first = words[place].small
    one = _singular(head)
    is_known = (
        head in known.everyone
        or one in known.everyone
        or first in ("mr", "mrs", "ms", "miss", "dr")
    )
    is_name = words[end].text[0].isupper() and words[end].text.lower() in known.names
    gender = known.gender.get(first) or known.gender.get(one) or ""
    is_group = one in known.organisations or head in known.organisations
    is_many = (
        head in known.groups
        or head in PLURALS
        or (
            head.endswith("s")
            and not head.endswith(("ss", "us", "is"))
            and not words[end].text[0].isupper()
        )
    )
    text = " ".join(word.small for word in words[place : end + 1])
    is_bare = place > 0 and words[place - 1].tag is Tag.PREPOSITION
    return Named(
        text,
        is_many,
        is_known or is_name,
        gender,
        is_group and not is_known and not is_bare,
        is_subject,
        place,
        is_animal=one in known.animals,
        is_bare=is_bare,
        is_new=place > 0 and words[place - 1].small in ("a", "an", "another"),
        kind=words[place - 1].small
        if place and words[place - 1].tag in (Tag.ADJECTIVE, Tag.NUMBER)
        else "",
    )


def _is_told(words: Sequence[Word], end: int, found: Sequence[Named]) -> bool:
    """Whether it says what the subject is: "Mia is a vet", "wants to be a vet"."""
    if not found:
        return False
    first = end
    while first and words[first - 1].tag in (
        Tag.DETERMINER,
        Tag.ADJECTIVE,
        Tag.NUMBER,
        Tag.NOUN,
        Tag.ADVERB,
    ):
        first -= 1
    is_there = first > 1 and words[first - 2].small in ("there", "here")
    return (
        bool(first)
        and not is_there
        and words[first - 1].small in _BE | {"called", "named", "become", "became"}
    )


def _is_part(words: Sequence[Word], one: Named, found: Sequence[Named]) -> bool:
    """Whether it only says more about the noun before it: "the taste of this medicine"."""
    first = one.place
    while first and words[first - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER):
        first -= 1
    return (
        bool(found)
        and bool(first)
        and words[first - 1].small == "of"
        and not one.is_person
        and (first >= 2 and words[first - 2].tag is Tag.NOUN)
    )


def _joins(words: Sequence[Word], one: Named, found: list[Named]) -> bool:
    """Make a pair of two people that "and" joins: "Ben and Mia" are they together."""
    first = one.place
    while first and words[first - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE):
        first -= 1
    if not found or not first or words[first - 1].small != "and":
        return False
    last = found[-1]
    if not (last.is_person and one.is_person) or last.is_many or one.is_many or last.is_pair:
        return False
    together = f"{last.head} and {one.head}"
    found.append(one)
    found.append(
        replace(last, head=together, is_many=True, is_person=True, gender="", is_pair=True)
    )
    return True


def _singular(word: str) -> str:
    if word in ("children", "people", "men", "women"):
        return {"children": "child", "people": "person", "men": "man", "women": "woman"}[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
