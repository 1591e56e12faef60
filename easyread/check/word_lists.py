"""The lists of content/checks that the rules on words use, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from coproduce import resources
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered

_ENDINGS: Final = (
    # what is cut off, what is put in its place; the longest first
    ("ically", "ic"), ("ations", "ate"), ("ation", "ate"), ("iest", "y"), ("ness", ""),
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ily", "y"), ("ing", ""), ("ing", "e"),
    ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ed", ""), ("ed", "e"), ("er", ""),
    ("er", "e"), ("es", ""), ("ly", ""), ("less", ""), ("ful", ""), ("d", ""), ("s", ""),
    ("’s", ""), ("'s", ""), ("s’", "s"),
)  # fmt: skip

_LEARNED: Final = re.compile(
    r"(?:[ts]ions?|[st]ional|is(?:e|es|ed|ing)|i[sz]ations?|ify|ified|ifying|[aei]nc(?:e|es|y|ies)|"
    r"[^l]ments?|ities|ity|ologies|ology|ological|ologists?|[ct]ive(?:ly)?|[ct]ives|[ctn]ial|[tx]ual|"
    r"ables?|ibles?|[ae]ratory|itory|atory|iatric|iatrics|iatry|therapy|therapist|itis|osis|aemia|"
    r"ectomy|opathy|graphic|metric|ographer|isms?|ively|ically|[cg]acy|tude|trix|[bcdlmnprtuv]ate[sd]?|"
    r"ating|[a-z]{2}eous|[cti]ious|[mlr]ous|ancy|uous)$"
)
"""How words of offices, law and medicine end."""


@dataclass(frozen=True)
class WordLists:
    """Which words are easy and which are hard, in English."""

    folder: Path

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that stand in texts at least about once in 100,000 words."""
        return self._lines("common-words.txt")

    @cached_property
    def known(self) -> frozenset[str]:
        """Words of home, school and health that are rarer in texts than in life."""
        return self._lines("known-words.txt")

    @cached_property
    def easier(self) -> dict[str, str]:
        """Hard words, each with what could stand in its place, or ""."""
        return self._hard["easier"]

    @cached_property
    def phrases(self) -> dict[str, str]:
        """Words that are hard when they stand together, each with what could stand there."""
        return self._hard["phrases"]

    @cached_property
    def easier_words(self) -> dict[str, str]:
        """Hard words and phrases, each with what could stand in its place, or ""."""
        return {**self.easier, **self.phrases}

    @cached_property
    def phrase_patterns(self) -> dict[str, re.Pattern[str]]:
        """What finds the hard phrases that begin with a word, the longest first.

        Its first group is the phrase as the list has it; an "s" or "es" may follow.
        """
        found: dict[str, list[str]] = {}
        for phrase in sorted(self.phrases, key=len, reverse=True):
            found.setdefault(phrase.split()[0], []).append(re.escape(phrase))
        return {
            first: re.compile(rf"({'|'.join(phrases)})(?:s|es)?\b", re.IGNORECASE)
            for first, phrases in found.items()
        }

    def sign(self, word: str) -> str:
        """Return a sign for a word: whether it is hard, and where it may stand in a hard phrase."""
        small, pieces = word.lower(), PIECE.findall(word.lower())
        own = (pieces[0], *_singulars(pieces[0])) if pieces else ()
        roles = {
            IS_HARD: _is_plain(small) and self.hard(small) is not None,
            IS_FIRST: small in self.phrase_patterns,
            **{role: not words.isdisjoint(own) for role, words in self._places.items()},
        }
        return chr(_NO_SIGN + sum(role for role, is_so in roles.items() if is_so))

    @cached_property
    def _places(self) -> dict[int, frozenset[str]]:
        """Words by where they stand in hard phrases: the first piece of each."""
        found: dict[int, set[str]] = {IS_SECOND: set(), GOES_ON: set(), IS_THIRD: set()}
        for phrase in self.phrases:
            _first, second, *more = phrase.split()
            is_long = bool(more) and second.isalpha()
            found[GOES_ON if is_long else IS_SECOND].add(PIECE.findall(second)[0])
            if is_long:
                found[IS_THIRD].add(PIECE.findall(more[0])[0])
        return {role: frozenset(words) for role, words in found.items()}

    def hard(self, word: str) -> str | None:
        """Return the hard word that `word` is a form of, or None when it is not called hard.

        A word is hard when the project's list says so, or when it is neither common nor known and
        is built as words of offices and learning are ("-isation", "-ology"). Other rare words are
        mostly names of things that people can see, such as "chestnut": they are left alone.
        """
        return self.hard_words[word]

    @cached_property
    def hard_words(self) -> Remembered[str | None]:
        """What `hard` says of each word."""
        return Remembered(lambda word: self._found(word.lower()))

    def _found(self, word: str) -> str | None:
        forms = _forms(word)
        is_listed = word in self.easier and word not in self.known  # "screening" is hard
        if not is_listed and any(form in self.known for form in forms):
            return None
        listed = next((form for form in forms if form in self.easier), None)
        if listed is not None:
            return listed
        is_easy = not _LEARNED.search(word) or any(form in self.common for form in forms)
        is_plural = word.endswith("s") and not word.endswith(("ss", "is", "us"))
        return None if is_easy else word.removesuffix("s") if is_plural else word

    @cached_property
    def _hard(self) -> dict[str, dict[str, str]]:
        return tomllib.loads((self.folder / "hard-words.toml").read_text("utf-8"))

    @cached_property
    def participles(self) -> frozenset[str]:
        """Irregular past participles, such as "written"."""
        return self._lines("participles.txt")

    @cached_property
    def states(self) -> frozenset[str]:
        """Participles that mostly say how someone is, such as "tired"."""
        return self._lines("states.txt")

    @cached_property
    def results(self) -> frozenset[str]:
        """Participles that say how a thing is after "is", such as "closed"."""
        return self._lines("results.txt")

    def _lines(self, name: str) -> frozenset[str]:
        return frozenset((self.folder / name).read_text("utf-8").split())


_NO_SIGN: Final = 0xC0
IS_HARD, IS_FIRST, IS_SECOND, GOES_ON, IS_THIRD = (1 << bit for bit in range(5))
"""What a word can be for a hard word or phrase. Its sign is so many letters after _NO_SIGN.

With its second word a phrase of two is there; where it goes on, the third has to stand there too.
"""


def signs_with(role: int) -> str:
    """Return the signs of words that can be this."""
    return "".join(chr(_NO_SIGN + roles) for roles in range(32) if roles & role)


def _is_plain(word: str) -> bool:
    return word.isascii() and word[:1].isalpha() and "@" not in word and "." not in word


def _singulars(word: str) -> tuple[str, str]:
    return word.removesuffix("s"), word.removesuffix("es")


def _forms(word: str) -> list[str]:
    """Return the word and what it may be a form of, such as "plan" for "planning"."""
    found = [word]
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            found.append(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2] and not instead:
                found.append(stem[:-1])  # planning, stopped, bigger
    return found


@cache
def word_lists() -> WordLists:
    """Return our own lists."""
    return WordLists(resources.folder("content") / "checks")
