"""ER-203: one thing with two names, from the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, chain, permutations
from typing import Final, NamedTuple

from coproduce.languages import N_, _
from easyread.check.english import Tag
from easyread.check.profile import Profile
from easyread.check.prose import English, Kind, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.same_things import LONGER, beginnings, name_at, others
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

    place: int
    """The number of its sentence among the English ones."""
    first: int
    """The number of its first word in the sentence."""
    end: int
    """The number of the word or mark after it."""
    name: str
    number: int
    """The number of its sentence in the text."""
    prose: Prose

    @property
    def sentence(self) -> English:
        """Where it stands."""
        return self.prose.english_of(self.number)

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
    told: set[tuple[str, str]] = set()
    what = _("These may be 2 names for one thing.")
    hint = _("Is it one thing? Then always call it: {name}")
    for names, recent in _names_with_partners(prose):
        # A sentence that has both says what they are to each other: "a policy is a set of rules".
        if len(names) > 1:
            told.update(permutations({name.name for name in names if not name.is_no_thing}, 2))
        for name in names if recent else ():
            other = _other_name(name, recent, told)
            if other is not None:
                told |= {(other.name, name.name), (name.name, other.name)}
                sentence, (start, end) = name.sentence, name.span
                before = other.sentence.text[slice(*other.span)]
                where = sentence.part.place(sentence.start + start)
                words = f"{before} … {sentence.text[start:end]}"
                yield Found(where, words, what, hint.format(name=before), Severity.NOTE)


def _other_name(
    name: _Name, recent: Sequence[_Name], told: Collection[tuple[str, str]]
) -> _Name | None:
    """Return the last other name for the thing, unless the two were told before."""
    partners = others()[name.name]
    may_be = [old for old in reversed(recent) if old.name in partners]
    if all((old.name, name.name) in told for old in may_be):
        return None
    other = next((old for old in may_be if _is_same_thing(old, name)), None)
    return None if other is None or (other.name, name.name) in told else other


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


class _Said(NamedTuple):
    """An English sentence that has names."""

    place: int
    """Its number among the English ones."""
    number: int
    """Its number in the text."""
    names: list[str]
    spans: list[tuple[int, int]]
    """Of each name the number of its first word in the text, and of what follows it."""


def _names_with_partners(prose: Prose) -> Iterator[tuple[Sequence[_Name], Sequence[_Name]]]:
    """Give the names of each sentence in which one may have a partner, or shortly before it.

    With the names of the sentences shortly before that may have one.
    """
    recent: list[_Said] = []
    for said in _sentences_with_names(prose):
        recent = [old for old in recent if said.place - old.place <= _NEAR]
        partners: set[str] = set().union(*map(others().__getitem__, said.names))
        before = [old for old in recent if not partners.isdisjoint(old.names)]
        if before or not partners.isdisjoint(said.names):
            near = [name for old in before for name in _names_in(old, prose)]
            yield _names_in(said, prose), near
        recent.append(said)


def _sentences_with_names(prose: Prose) -> Sequence[_Said]:
    """Return the English sentences that have a name with a partner somewhere in the text.

    All words of the text are looked up at once; what follows is done for a tenth of them.
    """
    said, ends, are_english = prose.reading.tokens, prose.reading.ends, prose.are_english
    places = list(accumulate(are_english))
    may_begin = beginnings(prose.vocabulary, prose.index.words)
    found: list[_Said] = []
    end, number, last = 0, 0, -1
    for at, alone in [(at, name) for at, name in enumerate(map(may_begin.get, said)) if name]:
        if at < end:
            continue
        length, name = name_at(said, at) if alone is LONGER else (1, alone)
        end = at + max(1, length)
        number = bisect_left(ends, at, number)
        if not name or not are_english[number]:
            continue
        if number != last:
            found.append(_Said(places[number], number, [], []))
            last = number
        found[-1].names.append(name)
        found[-1].spans.append((at, end))
    return found


def _names_in(said: _Said, prose: Prose) -> list[_Name]:
    tokens, begin = prose.reading.tokens, prose.reading.span_of(said.number)[0]
    return [
        _Name(said.place, first - begin, end - begin, name, said.number, prose)
        for name, (first, end) in zip(said.names, said.spans, strict=True)
        if not _is_in_a_title(tokens, begin, first, end)
    ]


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
