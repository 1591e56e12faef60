"""ER-203: one thing with two names, from the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, combinations, compress, count
from typing import Final, NamedTuple

from coproduce.languages import N_, _
from easyread.check.english import Tag
from easyread.check.profile import Profile
from easyread.check.prose import English, Kind, Prose
from easyread.check.reading import END
from easyread.check.rule import Found, Rule, Severity
from easyread.check.same_things import (
    NO_NAME,
    names_by_sign,
    others,
    partners_by_sign,
    signs_of_names,
)
from easyread.check.tagging import letters_of

_NEAR: Final = 3
"""Sentences that may lie between the two names. Further apart, a text may have moved on."""
_TELLS: Final = re.compile(
    r"\b(?:means?|called|known as|is a (?:kind|type|sort) of|is another (?:word|name)|short for|"
    r"stands for|is what|is when|are people who|is an? \w+ (?:who|that|which|where))\b",
    re.IGNORECASE,
)
_IN_TELLS: Final = (
    "mean",
    "called",
    "known as",
    "short for",
    "stands for",
    "is ",
    "are people who",
)
"""One of these is in each. Looking for them first is 10 times faster."""
_VERBAL: Final = letters_of(Tag.VERB, Tag.INFINITIVE, Tag.AUXILIARY)
_ADJECTIVE: Final = letters_of(Tag.ADJECTIVE)
_IS_NOT: Final = "bn"
"""The letters of "is" and of "not"."""
_SORTS: Final = tuple(
    frozenset(words.split())
    for words in (
        "morning afternoon evening night lunch lunchtime",
        "monday tuesday wednesday thursday friday saturday sunday weekend weekday",
        "first second third last next",
        "old new",
        "red blue green yellow",
        "hearing eye sight blood skin",
        "children's adults' parents' boys' girls' men's women's",
        "children’s adults’ parents’ boys’ girls’ men’s women’s",
        "big small large",
        "junior senior infant",
        "reception one two three four",
        "winter summer spring autumn",
        "one other another",
        "music art dance drama maths english science swimming cooking reading singing",
    )
)
"""Words before two names that say that two things are meant."""
_CONTRASTS: Final = {
    word: frozenset(chain.from_iterable(words for words in _SORTS if word in words)) - {word}
    for word in chain.from_iterable(_SORTS)
}
"""Each of them with those that it is set against."""


class _Name(NamedTuple):
    """One name of a group, where it stands in a text. What else is asked of it, is seldom asked."""

    first: int
    """The number of its first word in the sentence."""
    end: int
    """The number of the word or mark after it."""
    name: str
    sentence: English
    """Where it stands."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in the text of its sentence."""
        start = end = self.sentence.index_of(self.first)
        for token in self.sentence.tokens[self.first : self.end]:
            end = self.sentence.text.index(token, end) + len(token)
        return start, end

    @property
    def small(self) -> str:
        """Its words in small letters."""
        return " ".join(self.sentence.tokens[self.first : self.end]).lower()

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list."""
        return self.sentence.part.kind is Kind.ITEM

    @property
    def before(self) -> str:
        """The word before it, in small letters: it may say which one is meant."""
        return self.sentence.tokens[self.first - 1].lower() if self.first else ""

    @property
    def aim(self) -> str:
        """Whom or what it is for, where that stands right after it: "a session for children"."""
        rest = [word.lower() for word in self.sentence.tokens[self.end : self.end + 4]]
        if "for" not in rest[:2] or rest.index("for") + 1 >= len(rest):
            return ""
        return rest[rest.index("for") + 1]

    @property
    def opening(self) -> str:
        """How its sentence begins, when it stands behind "a" or "an": "you can get a"."""
        if self.before not in ("a", "an"):
            return ""
        return " ".join(self.sentence.tokens[: min(3, self.first)]).lower()

    @property
    def is_told(self) -> bool:
        """Whether its sentence says what a word means."""
        has = self.sentence.text.lower().__contains__
        return any(map(has, _IN_TELLS)) and _TELLS.search(self.sentence.text) is not None

    @property
    def is_no_thing(self) -> bool:
        """Whether its last word is none: "we plan", "it is fair". SEND is nothing that is done."""
        letters, last = self.sentence.letters, self.end - 1
        if letters[last] in _ADJECTIVE:
            return self.first > 0 and letters[self.first - 1] in _IS_NOT
        return letters[last] in _VERBAL and not self.sentence.tokens[last].isupper()


def _two_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    told = _Told()
    what = _("These may be 2 names for one thing.")
    hint = _("Is it one thing? Then always call it: {name}")
    for names, recent, are_related in _names_with_partners(prose):
        if are_related:
            told.note_together(names)
        for name in names if recent else ():
            other = _other_name(name, recent, told)
            if other is not None:
                told.add(other, name)
                sentence, (start, end) = name.sentence, name.span
                before = other.sentence.text[slice(*other.span)]
                where = sentence.where(start)
                words = f"{before} … {sentence.text[start:end]}"
                yield Found(where, words, what, hint.format(name=before), Severity.NOTE)


class _Told:
    """Which pairs of names need not be told any more.

    That is so when they were told, and when they stood in one sentence: it says what they are to
    each other, as in "a policy is a set of rules".
    """

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._pairs: set[frozenset[str]] = set()
        self._together: defaultdict[frozenset[str], list[tuple[_Name, _Name]]] = defaultdict(list)

    def add(self, one: _Name, other: _Name) -> None:
        """Note that they were told."""
        self._pairs.add(frozenset((one.name, other.name)))

    def note_together(self, names: Sequence[_Name]) -> None:
        """Note that these stand in one sentence. If they are things is asked when it matters."""
        for one, other in combinations(names, 2):
            if other.name in others()[one.name]:
                self._together[frozenset((one.name, other.name))].append((one, other))

    def has(self, one: _Name, other: _Name) -> bool:
        """Whether this pair is told."""
        pair = frozenset((one.name, other.name))
        for first, second in self._together.pop(pair, ()):
            if not first.is_no_thing and not second.is_no_thing:
                self._pairs.add(pair)
        return pair in self._pairs


def _other_name(name: _Name, recent: Sequence[_Name], told: _Told) -> _Name | None:
    """Return the last other name for the thing, unless the two were told before."""
    partners = others()[name.name]
    may_be = [old for old in reversed(recent) if old.name in partners]
    if not may_be or all(told.has(old, name) for old in may_be):
        return None
    other = next((old for old in may_be if _is_same_thing(old, name)), None)
    return None if other is None or told.has(other, name) else other


def _is_same_thing(one: _Name, other: _Name) -> bool:
    """Whether two names of one group, in two sentences, may mean the same. What is quick first."""
    if one.is_item and other.is_item:
        return False  # a list names different things
    if one.opening and one.opening == other.opening:
        return False  # "You can get a bus. You can get a taxi.": a choice
    if one.aim and other.aim and one.aim != other.aim:
        return False
    if other.before in _CONTRASTS.get(one.before, ()):
        return False
    if one.name in other.small or other.name in one.small:
        return False
    return not (one.is_told or other.is_told or one.is_no_thing or other.is_no_thing)


def _names_with_partners(
    prose: Prose,
) -> Iterator[tuple[Sequence[_Name], Sequence[_Name], bool]]:
    """Give the names of each sentence in which one has a partner, or shortly before it.

    With the names of the sentences shortly before that have one, and whether one has its partner in
    the sentence itself. A sign stands for each name, and of most sentences no more is asked than
    which signs they have.
    """
    signs = signs_of_names(prose.reading)
    said = list(compress(signs.replace(NO_NAME, "").split(END), prose.are_english))
    numbers = list(compress(count(), prose.are_english))
    partners = _partners("".join(said))
    names = cache(lambda place: _names_in(prose, signs, numbers[place], partners))
    for place in _with_partners(said, partners):
        wanted = frozenset(chain.from_iterable(partners.get(sign, ()) for sign in said[place]))
        last = range(max(0, place - _NEAR), place)
        before = [old for old in last if not wanted.isdisjoint(said[old])]
        is_related = not wanted.isdisjoint(said[place])
        yield names(place), list(chain.from_iterable(map(names, before))), is_related


def _partners(signs: str) -> Mapping[str, frozenset[str]]:
    """Return each sign of a name, with those here of the other names of its groups."""
    here, known = set(signs), partners_by_sign()
    found = ((sign, known[sign] & here) for sign in here & known.keys())
    return {sign: partners for sign, partners in found if partners}


def _with_partners(said: Sequence[str], partners: Mapping[str, frozenset[str]]) -> list[int]:
    """Return the places in `said` with a name that has a partner there or shortly before it."""
    found, last = [], dict.fromkeys(partners, -_NEAR - 1)
    for place, signs in enumerate(said):
        is_found = False
        for sign in signs:
            if sign in partners:
                is_found = is_found or max(map(last.__getitem__, partners[sign])) >= place - _NEAR
                last[sign] = place
        if is_found:
            found.append(place)
    return found


def _names_in(
    prose: Prose, signs: str, number: int, partners: Mapping[str, frozenset[str]]
) -> list[_Name]:
    """Return the names of the sentence of this number that have a partner in the text."""
    said, sentence = prose.reading.tokens, prose.english_of(number)
    found, begin = [], sentence.begin
    for at, sign in enumerate(signs[begin : sentence.end], begin):
        if sign in partners:
            name = names_by_sign()[sign]
            after = at + 1 + name.count(" ")
            if not _is_in_a_title(said, begin, at, after):
                found.append(_Name(at - begin, after - begin, name, sentence))
    return found


def _is_in_a_title(said: Sequence[str], begin: int, at: int, end: int) -> bool:
    """Whether it is a piece of what somebody is called: "the Children and Families Act".

    `begin` is where its sentence begins: the first word has a capital letter anyway.
    """
    if at == begin or not said[at][0].isupper():
        return False
    return said[end][0].isupper() or (at - 1 > begin and said[at - 1][0].isupper())


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-203",
        N_("two names for one thing"),
        N_("A new name looks like a new thing. Use the same word for the same thing."),
        "Inclusion Europe, Information for all, 2009; GOV.UK easy read; PIF",
        _two_names,
        finds=7,
        right=9,
        is_judgement=True,
    ),
)
"""The rules of this module."""
