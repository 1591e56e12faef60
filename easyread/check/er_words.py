"""ER-2xx: words. Hard ones that nobody explains, initials, and two names for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.index import PIECE
from easyread.check.lazy import Remembered
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Mark, Part, Prose, is_english
from easyread.check.rule import Found, Rule, Severity
from easyread.check.sentences import Sentence
from easyread.check.word_lists import WordLists, word_lists

_EXPLAINS: Final = re.compile(
    r"\b(?:means?|meaning|(?:is|are) (?:when|where|what|how|anyone|anybody|someone|somebody|"
    r"something|one (?:who|that|which)|(?:\w+ )?(?:people|things?|words?)|an?(?: \w+){1,3}|"
    r"another (?:word|name)|"
    r"the \w+(?: \w+){0,4}? (?:who|that|which|when)|"
    r"short for|called)|stands? for|that is to say)\b",
    re.IGNORECASE,
)
"""What follows says what the words before it mean."""
_IN_EXPLAINS: Final = ("mean", "is ", "are ", "stand")
"""One of these is in each. Looking for them first is 10 times faster."""
_EXPLAINS_THE_LAST: Final = re.compile(
    r"^(?:this|that|it|they|these|he|she|we)(?:(?: just| only| also)? means?\b|(?: is|’s|'s| are) "
    r"(?:when|where|whether|what|how|an?|people|someone|somebody|called|another word)\b)",
    re.IGNORECASE,
)
"""The sentence says what a word of the sentence before it means."""
_TELLS_A_TERM: Final = re.compile(
    r"(?:someone|somebody|something|an? (?:person|group|place|way|kind)|"
    r"(?:things|people) (?:who|that)|th(?:is|ese) (?:is|are)|"
    r"when (?:someone|somebody|people|you are))\b",
    re.IGNORECASE,
)
"""How the meaning begins that stands under a term in a list of words."""
_TERM_WORDS: Final = 3
"""Words of a term in a list of words, at most."""
_CALLED: Final = re.compile(
    r"\b(?:(?:is|are|’s|'s) (?:also |often |sometimes )?(?:called|known as)|"
    r"we call (?:it|this|them))"
    r" (?P<name>[^.,;:!?]+)",
    re.IGNORECASE,
)
_CALLED_ASIDE: Final = re.compile(r"[-–—,(] called (?:an? |the )?(?P<name>[\w’'-]+(?: [\w’'-]+)?)")
"""A name that is given in passing: "a new plan – called a framework – for all"."""
_TOLD_IN_LIST: Final = re.compile(r"(?P<name>[\w’'-]{1,40}(?: [\w’'-]{1,40}){0,2})(?::| [-–—]) \w")
"""An entry of a list that is a word and what it means: "consultation: we ask you"."""
_BRACKETS: Final = re.compile(
    r"(?<![\w’'-])(?P<word>[\w’'-]{1,40}(?: [\w’'-]{1,40})?) ?\((?P<said>[^()]{6,300})\)"
)
_APPOSED: Final = re.compile(
    r"(?<![\w’'-])(?P<word>[\w’'-]{1,40}), (?:an?|the|which is|which are|that is|or) "
    r"(?P<said>\w+ (?:who|that|where|when)\b)"
)
_WAYS: Final = (
    ((" call", " known as "), _CALLED, "name"),
    ((" called ",), _CALLED_ASIDE, "name"),
    (("(",), _BRACKETS, "word"),
    ((",",), _APPOSED, "word"),
)
"""Other ways to explain a word: one of these is in each, its pattern, and where the word is."""
_INITIALS: Final = re.compile(
    r"(?P<short>[A-Z](?<!\w.)(?:[A-Z]+[a-z]?s?|[A-Z]{0,3}&[A-Z]{1,4}))\b(?!\.[A-Za-z])"
    r"(?P<told>(?: [a-z]+)? (?:means|stands for|is short for|is (?:an?|the) ))?"
)
"""Initials, and whether the words after them say at once what they stand for; not of "GOV.UK".

It begins with a letter and looks back then: that is 3 times faster than to begin with \\b.
"""
_KNOWN_INITIALS: Final = frozenset(
    "UK GP TV DVD NHS CD BBC PC USB ID OK AM PM WC EU USA MP PE KB MB GB PDF "  # noqa: SIM905
    "COVID PIN CCTV HIV GCSE DIY".split()
)
"""Initials that more people know than what they stand for."""
_STRESSED: Final = word_set(
    "NOT NO NEVER ALWAYS ALL ONLY MUST ANY AND OR BUT YOU YOUR YES STOP HELP"
)
"""Words that writers stress with capitals."""


class _Hard(NamedTuple):
    """A hard word or phrase, where it stands in its part."""

    place: int
    word: str
    """As it stands there."""
    hard: str
    """As the list has it."""
    is_said: bool
    """It is no name, and no word of a hard phrase."""


def _hard_words(prose: Prose, profile: Profile) -> Iterator[Found]:
    lists = word_lists()
    every = _hard_by_part(prose, lists)
    told = set(prose.glossary) | _explained(prose, every)
    for number, each in every.items():
        part = prose.parts[number]
        if part.kind is Kind.QUOTE or not is_english(part, prose):
            continue
        for one in each:
            if not one.is_said or one.hard in told:
                continue
            told.add(one.hard)
            yield Found(
                part.place(one.place),
                one.word,
                _("This word may be hard, and nothing explains it."),
                _easier(lists.phrases.get(one.hard, "") or lists.easier.get(one.hard, "")),
                Severity.NOTE,
            )


def _hard_by_part(prose: Prose, lists: WordLists) -> dict[int, list[_Hard]]:
    """Return the hard words of each part that has some, and words in capitals that may be some."""
    looked = _looked_for(prose, lists)
    wanted = {word for word, one in looked.items() if one.hard}
    found = prose.index.having_written(wanted)
    for first in lists.phrase_words.keys() & prose.index.words:
        for needs in lists.phrase_words[first]:
            found.update(prose.index.having(*needs))
    each = ((n, list(_hard_in(prose.parts[n], looked))) for n in sorted(found))
    return {n: hard for n, hard in each if hard}


class _Looked(NamedTuple):
    """A word to look for."""

    hard: str | None
    """The hard word that it is a form of, or may be in capitals."""
    phrases: re.Pattern[str] | None
    """Finds the hard phrases that begin with it."""


def _looked_for(prose: Prose, lists: WordLists) -> dict[str, _Looked]:
    hard = {word: lists.hard(word) for word in prose.vocabulary}
    known = set(hard.values())
    found: dict[str, _Looked] = {}
    for word, its in hard.items():
        may_be = its or (word.lower() if word.isupper() and word.lower() in known else None)
        phrases = lists.phrase_patterns[word]
        if (may_be or phrases) and _is_plain(word):
            found[word] = _Looked(may_be, phrases)
    return found


def _is_plain(word: str) -> bool:
    return word.isascii() and word[:1].isalpha() and "@" not in word and "." not in word


def _hard_in(part: Part, looked: Mapping[str, _Looked]) -> Iterator[_Hard]:
    text, taken, at = part.text, 0, 0
    for word in part.words:
        index = text.find(word, at)
        at = index + len(word)
        one = looked.get(word)
        if one is None:
            continue
        is_free = index >= taken
        phrase = one.phrases.match(text, index) if is_free and one.phrases else None
        if phrase is not None:
            taken, is_free = phrase.end(), False
            yield _Hard(index, phrase[0], phrase[1].lower(), is_said=True)
        if one.hard is not None:
            yield _Hard(index, word, one.hard, is_free and not _is_name(part, index, word))


def _easier(better: str) -> str:
    if better:
        return _("You could write: {better}. Or explain it in the next sentence.").format(
            better=better
        )
    return _("Use an easier word. Or explain it in the next sentence.")


def _is_name(part: Part, index: int, word: str) -> bool:
    """Whether the word is a name: a capital letter inside a sentence, or initials."""
    if word.isupper() and len(word) > 1:
        return True
    if not word[0].isupper():
        return False
    if part.kind is Kind.HEADING and not _SMALL_LETTERS.search(part.text):
        return False  # Each Word Has A Capital Here
    if _NAME_GOES_ON.match(part.text, index + len(word)):
        return True
    before = part.text[max(0, index - 20) : index].rstrip()
    return bool(before) and before[-1] not in ".!?:\n“\"'‘•"


_SMALL_LETTERS: Final = re.compile(r"(?<![\w’'-])[a-z]{5}")
"""A word of some length with a small letter: only names have a capital then."""
_NAME_GOES_ON: Final = re.compile(r" (?!I\b)[A-Z][a-z]")
"""After the first word of a sentence it says that both are a name: "Inclusion Europe helps"."""


def _explained(prose: Prose, every: Mapping[int, list[_Hard]]) -> set[str]:
    """Return the hard words that the text itself explains, as it should: at once."""
    found: set[str] = set()
    for number, hard in every.items():
        part, after = prose.parts[number], prose.parts[number + 1 : number + 2]
        following = after[0].sentences[:1] if after else ()
        for sentence, then in pairwise((*part.sentences, *(following or (None,)))):
            if sentence is not None:
                found |= _explained_in(sentence, then.text if then else "", hard)
        is_term = len(part.words) <= _TERM_WORDS and part.text[-1:] not in ".!?"
        if is_term and after and _TELLS_A_TERM.match(after[0].text):
            found |= {one.hard for one in hard}
        if part.kind is Kind.ITEM and (told := _TOLD_IN_LIST.match(part.text)) is not None:
            found |= _between(hard, *told.span("name"))
        for run in part.runs:
            # In our own content a bold word has its box beside it (easyread/glossary.py).
            is_told = part.is_by_line or _EXPLAINS.search(part.text, run.end, run.end + 200)
            if run.mark is Mark.BOLD and is_told:
                found |= _between(hard, run.start, run.end)
    return found


def _between(hard: Iterable[_Hard], start: int, end: int) -> set[str]:
    return {one.hard for one in hard if start <= one.place < end}


def _explained_in(sentence: Sentence, then: str, hard: Iterable[_Hard]) -> set[str]:
    start, text = sentence.start, sentence.text
    here = [one for one in hard if start <= one.place < start + len(text)]
    if not here:
        return set()
    if _EXPLAINS_THE_LAST.match(then):
        return {one.hard for one in here}
    found: set[str] = set()
    small = text.lower()
    if any(sign in small for sign in _IN_EXPLAINS) and (says := _EXPLAINS.search(text)):
        found |= _between(here, start, start + says.start())
    for signs, pattern, name in _WAYS:
        for one in pattern.finditer(text) if any(sign in small for sign in signs) else ():
            found |= _between(here, start + one.start(name), start + one.end(name))
    return found


def _initials(prose: Prose, profile: Profile) -> Iterator[Found]:
    whole = prose.whole
    every = list(_INITIALS.finditer(whole.text))
    told = {found["short"] for found in every if found["told"] and "&" not in found[0]}
    done, letters = set(_KNOWN_INITIALS | _STRESSED), ""
    what = _("These letters are not written out.")
    hint = _("Write all the words where they first stand. Then say: we call it {short}.")
    for found in every:
        written = found["short"]
        short = written.rstrip("s")
        if short in done:
            continue
        part, index = prose.at(found.start())
        if part.kind is Kind.QUOTE or _is_shouted(part.text, index, index + len(written)):
            continue
        done.add(short)
        letters = letters or _first_letters(prose)
        if short.upper() not in told and short.upper() not in letters:
            yield Found(part.place(index), written, what, hint.format(short=short))


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether it is a word among words in capitals, which ER-402 tells."""
    around = text[max(0, start - 12) : end + 12]
    return end - start > 5 or len(_IN_CAPITALS.findall(around)) > 2


_IN_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\b")
_SMALL: Final = frozenset(
    form
    for word in ("of", "and", "or", "and/or", "the", "for", "in", "to", "on", "with", "a")
    for form in (word, word.title(), word.upper())
)


def _first_letters(prose: Prose) -> str:
    """Return the first letters of the words of each part, as a line: SEN for "special needs".

    Then once more without words such as "of", which initials mostly leave out.
    """
    lines = []
    for part, words in zip(prose.parts, prose.reading.words_of_parts(), strict=True):
        is_joined = "-" in part.text
        letters = _FIRST_OF_PIECES if is_joined else _FIRST
        said = PIECE.findall(part.text) if is_joined and "_" in part.text else words
        lines.append("".join(map(letters.__getitem__, said)))
    whole = without = "\n".join(lines)
    for letter in {word[0].lower() for word in _SMALL}:
        without = without.replace(letter, "")
    return f"{whole.upper()}\n{without}"


_FIRST: Final = Remembered(
    lambda word: word[0].lower() if word in _SMALL else word[0].upper().strip()
)
"""The first letter of each word: a capital letter, but of words such as "of" a small one.

The end of a sentence has none.
"""
_FIRST_OF_PIECES: Final = Remembered(
    lambda word: "".join(map(_FIRST.__getitem__, PIECE.findall(word))) or word[0].strip()
)
"""The same of each piece: C and P for "co-production"."""


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-201",
        N_("hard word that is not explained"),
        N_("A hard word stops the reader. Use an easy one, or say at once what it means."),
        "GOV.UK easy read: explain hard words in the next sentence; Inclusion Europe 2009; PIF",
        _hard_words,
        finds=8,
        right=8,
        is_judgement=True,
    ),
    Rule(
        "ER-202",
        N_("initials that are not written out"),
        N_("Not everyone knows what the letters stand for. Write the words first."),
        "GOV.UK easy read; Inclusion Europe, Information for all, 2009",
        _initials,
    ),
)
"""The rules of this module."""
