"""ER-203: one thing with two names, from the groups of content/checks/same-things.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate, permutations
from typing import Final, NamedTuple

from coproduce import resources
from coproduce.languages import N_, _
from easyread.check.english import Tag, Word
from easyread.check.index import PIECE, Index
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import English, Kind, Prose
from easyread.check.rule import Found, Rule, Severity

_NEAR: Final = 3
"""Sentences that may lie between the two names. Further apart, a text may have moved on."""
_TELLS: Final = re.compile(
    r"\b(?:means?|called|known as|is a (?:kind|type|sort) of|is another (?:word|name)|short for|"
    r"stands for|is what|is when|are people who|is an? \w+ (?:who|that|which|where))\b",
    re.IGNORECASE,
)
_CONTRASTS: Final = tuple(
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
    groups: frozenset[int]

    @property
    def words(self) -> str:
        """The name as it stands there."""
        last = self.end - 1
        end = self.sentence.index_of(last) + len(self.sentence.tokens[last])
        return self.sentence.text[self.sentence.index_of(self.first) : end]

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list."""
        return self.sentence.part.kind is Kind.ITEM

    @property
    def before(self) -> str:
        """The word before it, in small letters: it may say which one is meant."""
        return self.sentence.words[self.first - 1].small if self.first else ""

    @property
    def aim(self) -> str:
        """Whom or what it is for, where that stands right after it: "a session for children"."""
        rest = [word.small for word in self.sentence.words[self.end : self.end + 4]]
        if "for" not in rest[:2] or rest.index("for") + 1 >= len(rest):
            return ""
        return rest[rest.index("for") + 1]

    @property
    def opening(self) -> str:
        """How its sentence begins, when it stands behind "a" or "an": "you can get a"."""
        is_new = self.before in ("a", "an")
        words = self.sentence.words[: min(3, self.first)] if is_new else ()
        return " ".join(word.small for word in words)

    @property
    def has_telling(self) -> bool:
        """Whether its sentence says what a word means."""
        return _TELLS.search(self.sentence.text) is not None


def _two_names(prose: Prose, profile: Profile) -> Iterator[Found]:
    told: set[tuple[str, str]] = set()
    recent: list[_Name] = []
    for place, sentence, wanted in _sentences_with_names(prose):
        names = list(_names(place, sentence, wanted))
        recent = [name for name in recent if place - name.place <= _NEAR]
        # A sentence that has both says what they are to each other: "a policy is a set of rules".
        told.update(permutations({name.name for name in names}, 2))
        for name in names:
            other = next((old for old in reversed(recent) if _is_same_thing(old, name)), None)
            pair = (other.name, name.name) if other is not None else ("", "")
            if other is not None and pair not in told:
                told |= {pair, (pair[1], pair[0])}
                yield Found(
                    sentence.part.place(sentence.start + sentence.index_of(name.first)),
                    f"{other.words} … {name.words}",
                    _("These may be 2 names for one thing."),
                    _("Is it one thing? Then always call it: {name}").format(name=other.words),
                    Severity.NOTE,
                )
        recent += names


def _is_same_thing(one: _Name, other: _Name) -> bool:
    if one.place == other.place or one.name == other.name or not one.groups & other.groups:
        return False
    if one.is_item and other.is_item:
        return False  # a list names different things
    if one.name in other.words.lower() or other.name in one.words.lower():
        return False
    if one.opening and one.opening == other.opening:
        return False  # "You can get a bus. You can get a taxi.": a choice
    if one.aim and other.aim and one.aim != other.aim:
        return False
    if _is_contrast(one.before, other.before):
        return False
    return not (one.has_telling or other.has_telling)  # last, for it takes longest


def _is_contrast(one: str, other: str) -> bool:
    return one != other and any(one in words and other in words for words in _CONTRASTS)


def _sentences_with_names(prose: Prose) -> Iterator[tuple[int, English, set[str]]]:
    """Give the sentences that may have a name with a partner near, each with its number.

    Last are the names to look for: one with no other of its group near can be no second name, nor
    have one.
    """
    starts = [0, *accumulate(prose.english_counts)]
    for number, names in sorted(_names_with_partners(prose.index, starts).items()):
        for place, sentence in enumerate(prose.english_in(number), starts[number]):
            yield place, sentence, names


def _names_with_partners(index: Index, starts: Sequence[int]) -> dict[int, set[str]]:
    """Return for each part its names that have another of their group near, if it has any.

    `starts` has the number of each part's first sentence, and at its end that of all sentences.
    """
    groups: defaultdict[int, dict[str, Sequence[int]]] = defaultdict(dict)
    by_first = _by_first()
    for word in by_first.keys() & index.words:
        for name, needs in by_first[word]:
            parts = index.having({word}, *needs) if needs else index.parts(word)
            for group in _groups()[name] if parts else ():
                groups[group][name] = [*groups[group].get(name, ()), *parts]
    found: defaultdict[int, set[str]] = defaultdict(set)
    for names in groups.values():
        if len(names) > 1:
            said = sorted((part, name) for name, parts in names.items() for part in parts)
            for (part, name), (after, other) in _pairs(said, starts):
                if name != other:
                    found[part].add(name)
                    found[after].add(other)
    return found


def _pairs(
    said: Sequence[tuple[int, str]], starts: Sequence[int]
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Give each two that are near enough."""
    for place, one in enumerate(said):
        for other in said[place + 1 :]:
            if starts[other[0]] - starts[one[0] + 1] >= _NEAR:
                break
            yield one, other


@cache
def _by_first() -> dict[str, list[tuple[str, tuple[frozenset[str], ...]]]]:
    """Return each name under its first word, with the sets of which a part must have a word."""
    found: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
    for name in _groups():
        first, *rest = PIECE.findall(name.lower())
        if not rest:
            for form in (first, *_plurals(first)):
                found.setdefault(form, []).append((name, ()))
            continue
        last = frozenset((rest[-1], *_plurals(rest[-1])))
        needs = (*(frozenset({word}) for word in rest[:-1]), last)
        found.setdefault(first, []).append((name, needs))
    return found


def _plurals(word: str) -> tuple[str, ...]:
    """Return what `_singulars` makes the word of."""
    irregular = {"child": ("children",), "person": ("people",)}
    return (*irregular.get(word, ()), f"{word}s", f"{word}es", f"{word[:-1]}ies")


def _names(place: int, sentence: English, wanted: Collection[str]) -> Iterator[_Name]:
    said, end = sentence.tokens, 0
    for at in [at for at, token in enumerate(said) if _BEGINS[token]]:
        if at < end:
            continue
        length, name = _name_at(said, at)
        end = at + length
        if name in wanted:
            words = sentence.words
            if not _is_verb(words[end - 1]) and not _is_in_a_title(words, at, end):
                yield _Name(place, sentence, at, end, name, _groups()[name])


def _is_in_a_title(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether it is a piece of what somebody is called: "the Children and Families Act"."""
    if not at or not words[at].text[0].isupper():
        return False
    around = (*words[max(1, at - 1) : at], *words[end : end + 1])
    return any(word.text[0].isupper() for word in around)


def _is_verb(word: Word) -> bool:
    is_initials = word.text.isupper()  # SEND is nothing that is done
    return word.tag in (Tag.VERB, Tag.INFINITIVE, Tag.AUXILIARY) and not is_initials


def _name_at(said: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words the longest name has that begins here, and that name."""
    longest = _longest().get(said[at].lower().replace("’", "'"), 1)
    for length in range(min(longest, len(said) - at), 0, -1):
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


def _begins(word: str) -> bool:
    small = word.lower()
    return any(form in _first_words() for form in (small, *_singulars(small)))


_BEGINS: Final = Remembered(_begins)
"""Whether a name of a group begins with a word."""


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
def _groups() -> dict[str, frozenset[int]]:
    path = resources.folder("content") / "checks" / "same-things.toml"
    found: dict[str, set[int]] = {}
    for number, names in enumerate(tomllib.loads(path.read_text("utf-8"))["same"]):
        for name in names:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


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
