"""ER-203: one thing with two names, from the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, permutations
from typing import Final, NamedTuple, TypeAlias

from coproduce import resources
from coproduce.languages import N_, _
from easyread.check.english import Tag
from easyread.check.index import PIECE, Index
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import English, Kind, Prose
from easyread.check.rule import Found, Rule, Severity
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


_Said: TypeAlias = tuple[int, str]
"""The number of a part and a name that may stand in it."""


class _Name(NamedTuple):
    """One name of a group, where it stands in a text. What else is asked of it, is seldom asked."""

    place: int
    """The number of its sentence in the text."""
    sentence: English
    first: int
    """The number of its first word in the sentence."""
    end: int
    """The number of the word or mark after it."""
    name: str

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
    def is_verb(self) -> bool:
        """Whether its last word is a verb there: "we plan"; SEND is nothing that is done."""
        is_initials = self.sentence.tokens[self.end - 1].isupper()
        return self.sentence.letters[self.end - 1] in _VERBAL and not is_initials


def _two_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    told: set[tuple[str, str]] = set()
    recent: list[_Name] = []
    what = _("These may be 2 names for one thing.")
    hint = _("Is it one thing? Then always call it: {name}")
    for place, sentence, wanted in _sentences_with_names(prose):
        names = list(_names(place, sentence, wanted))
        recent = [name for name in recent if place - name.place <= _NEAR]
        # A sentence that has both says what they are to each other: "a policy is a set of rules".
        if _are_related(names):
            told.update(permutations({name.name for name in names if not name.is_verb}, 2))
        for name in names:
            other = _other_name(name, recent, told)
            if other is not None:
                told |= {(other.name, name.name), (name.name, other.name)}
                start, end = name.span
                before = other.sentence.text[slice(*other.span)]
                yield Found(
                    sentence.part.place(sentence.start + start),
                    f"{before} … {sentence.text[start:end]}",
                    what,
                    hint.format(name=before),
                    Severity.NOTE,
                )
        recent += names


def _are_related(names: Sequence[_Name]) -> bool:
    """Whether two names of one group are among them."""
    said = {name.name for name in names}
    return len(said) > 1 and not all(_others()[name].isdisjoint(said) for name in said)


def _other_name(
    name: _Name, recent: Sequence[_Name], told: Collection[tuple[str, str]]
) -> _Name | None:
    """Return the last other name for the thing, unless the two were told before."""
    others = _others()[name.name]
    may_be = [old for old in reversed(recent) if old.name in others]
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
    return not (one.is_told or other.is_told or one.is_verb or other.is_verb)


def _sentences_with_names(prose: Prose) -> Iterator[tuple[int, English, set[str]]]:
    """Give the sentences that may have a name with a partner near, each with its number.

    Last are the names to look for: one with no other of its group near can be no second name, nor
    have one.
    """
    starts = [0, *accumulate(prose.english_counts)]
    for number, names in sorted(_names_with_partners(prose, starts).items()):
        for place, sentence in enumerate(prose.english_in(number), starts[number]):
            yield place, sentence, names


def _names_with_partners(prose: Prose, starts: Sequence[int]) -> dict[int, set[str]]:
    """Return for each part its names that have another of their group near, if it has any.

    `starts` has the number of each part's first sentence, and at its end that of all sentences.
    """
    groups: defaultdict[int, list[_Said]] = defaultdict(list)
    sentences = prose.english_counts
    for name, parts in _parts_by_name(prose.index):
        said = [(part, name) for part in parts if sentences[part]]
        for group in _groups()[name] if said else ():
            groups[group] += said
    found: defaultdict[int, set[str]] = defaultdict(set)
    for each in groups.values():
        for part, name in _near(sorted(each), starts):
            found[part].add(name)
    return found


def _parts_by_name(index: Index) -> Iterator[tuple[str, Sequence[int]]]:
    """Give the names that may stand in a text, each with the parts where it may."""
    said, by_first, pieces_of = set(index.words), _by_first(), index.pieces
    for word in by_first.keys() & said:
        parts = index.parts(word)
        for name, between, last in by_first[word]:
            if not last:
                yield name, parts
            elif between <= said and not last.isdisjoint(said):
                having = [part for part in parts if between <= pieces_of[part]]
                yield name, [part for part in having if not last.isdisjoint(pieces_of[part])]


def _near(said: Sequence[_Said], starts: Sequence[int]) -> Iterator[_Said]:
    """Give those of a group, in order, that have another of its names near, before or after."""
    before, run = None, list[_Said]()  # the last with another name, and those since
    for one in said:
        if run and run[-1][1] != one[1]:
            yield from (old for old in run if _are_near(old, one, starts))
            before, run = run[-1], []
        run.append(one)
        if before is not None and _are_near(before, one, starts):
            yield one


def _are_near(one: _Said, other: _Said, starts: Sequence[int]) -> bool:
    return starts[other[0]] - starts[one[0] + 1] < _NEAR


class _Needs(NamedTuple):
    """What a part must have that has a name, beside its first word."""

    name: str
    between: frozenset[str]
    """All of these words."""
    last: frozenset[str]
    """One of these, the forms of its last word; empty for a name of one word."""


@cache
def _by_first() -> dict[str, list[_Needs]]:
    """Return what each name needs under its first word, in each form of it."""
    found: defaultdict[str, list[_Needs]] = defaultdict(list)
    for name in _groups():
        first, *rest = PIECE.findall(name.lower())
        if rest:
            last = frozenset((rest[-1], *_plurals(rest[-1])))
            found[first].append(_Needs(name, frozenset(rest[:-1]), last))
        else:
            for form in (first, *_plurals(first)):
                found[form].append(_Needs(name, frozenset(), frozenset()))
    return dict(found)


def _plurals(word: str) -> tuple[str, ...]:
    """Return what `_singulars` makes the word of."""
    irregular = {"child": ("children",), "person": ("people",)}
    return (*irregular.get(word, ()), f"{word}s", f"{word}es", f"{word[:-1]}ies")


def _names(place: int, sentence: English, wanted: Collection[str]) -> Iterator[_Name]:
    said, end = sentence.tokens, 0
    for at in [at for at, most in enumerate(map(_MOST.__getitem__, said)) if most]:
        if at < end:
            continue
        length, name = _name_at(said, at)
        end = at + length
        if name in wanted and not _is_in_a_title(said, at, end):
            yield _Name(place, sentence, at, end, name)


def _is_in_a_title(said: Sequence[str], at: int, end: int) -> bool:
    """Whether it is a piece of what somebody is called: "the Children and Families Act"."""
    if not at or not said[at][0].isupper():
        return False
    around = (*said[max(1, at - 1) : at], *said[end : end + 1])
    return any(word[0].isupper() for word in around)


def _name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name."""
    for length in range(min(_MOST[said[at]], len(said) - at), 0, -1):
        name = _NAMES[" ".join(said[at : at + length])]
        if name:
            return length, name
    return 0, ""


def _name(words: str) -> str:
    said = words.replace("’", "'")
    small = said.lower()
    return next((form for form in (said, small, *_singulars(small)) if form in _groups()), "")


_NAMES: Final = Remembered(_name)
"""The name, as a group has it, that words are; "" for none."""


def _most(word: str) -> int:
    small = word.lower()
    if not any(form in _first_words() for form in (small, *_singulars(small))):
        return 0
    return _longest().get(small.replace("’", "'"), 1)


_MOST: Final = Remembered(_most)
"""How many words the longest name has that begins with a word; 0 when none does."""


@cache
def _first_words() -> frozenset[str]:
    first = {name.split()[0].lower() for name in _groups()}
    return frozenset(first | {word.replace("'", "’") for word in first})


def _singulars(name: str) -> tuple[str, ...]:
    if name[-1:] not in ("s", "n", "e"):
        return ()
    irregular = {"children": "child", "people": "person", "young people": "young person"}
    if name in irregular:
        return (irregular[name],)
    if name.endswith("ies"):
        return (f"{name[:-3]}y",)
    if name.endswith("es"):
        return name[:-1], name[:-2]
    return (name[:-1],) if name.endswith("s") and not name.endswith("ss") else ()


@cache
def _same_things() -> Sequence[Sequence[str]]:
    path = resources.folder("content") / "checks" / "same-things.toml"
    groups: list[list[str]] = tomllib.loads(path.read_text("utf-8"))["same"]
    return groups


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return the numbers of each name's groups."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_same_things()):
        for name in names:
            found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _others() -> dict[str, frozenset[str]]:
    """Return each name with the others of its groups."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in _same_things():
        for name in names:
            found[name].update(names)
    return {name: frozenset(names - {name}) for name, names in found.items()}


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest name has that begins with a word, in small letters."""
    found: dict[str, int] = {}
    for name in _groups():
        words = name.lower().split()
        found[words[0]] = max(len(words), found.get(words[0], 1))
    return found


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
