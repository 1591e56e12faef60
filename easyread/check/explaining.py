"""Which hard words a text explains, as it should: at once, in their sentence or in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from easyread.check.english import word_set
from easyread.check.hard_words import HardWord
from easyread.check.index import PIECE
from easyread.check.prose import Kind, Mark, Part, Prose, Run
from easyread.check.reading import END
from easyread.check.signs import Signs

_EXPLAINS: Final = re.compile(
    r"\b(?:means?|meaning|(?:is|are) (?:when|where|what|how|anyone|anybody|someone|somebody|"
    r"something|one (?:who|that|which)|(?:\w+ )?(?:people|things?|words?)|an?(?: \w+){1,3}|"
    r"another (?:word|name)|"
    r"the \w+(?: \w+){0,4}? (?:who|that|which|when)|"
    r"short for|called)|stands? for|that is to say)\b",
    re.IGNORECASE,
)
"""What follows says what the words before it mean."""
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
_BEFORE: Final = 5
"""Words and marks that a word before a bracket is at most, with the bracket."""
_APPOSED: Final = re.compile(
    r"(?<![\w’'-])(?P<word>[\w’'-]{1,40}), (?:an?|the|which is|which are|that is|or) "
    r"(?P<said>\w+ (?:who|that|where|when)\b)"
)
_WAYS: Final = (
    ("c", _CALLED, "name"),
    ("c", _CALLED_ASIDE, "name"),
    ("(", _BRACKETS, "word"),
    (",", _APPOSED, "word"),
)
"""Other ways to explain a word: a sign that is in each, its pattern, and where the word is."""
_SIGNS: Final = {
    "m": word_set("mean means meaning"),
    "s": word_set("stand stands"),
    "i": word_set("is are"),
    "a": word_set("a an the"),
    "n": word_set("when where"),
    "w": word_set(
        "what how anyone anybody someone somebody something one people thing things word words "
        "another short"
    ),
    "c": word_set("call called known"),
    "t": word_set("that"),
    "o": word_set("or"),
    "h": word_set("which"),
    "q": word_set("who"),
    "(": frozenset("("),
    ",": frozenset(","),
}
_SIGN_OF: Final = {word: sign for sign, words in _SIGNS.items() for word in words}
_MEANS: Final = "[msx]|t[ix]|[ix](?:[anwcx]|.[wx])"
_MAY_MEAN: Final = re.compile(_MEANS)
_MAY_EXPLAIN: Final = re.compile(f"[c(]|{_MEANS}|,(?:[aox].|[htx][ix].)[qtnx]")
"""What a sentence that explains a word has, in the signs of its words; x may be any of them.

To look at them takes a tenth of the time of the patterns.
"""


def _sign(word: str) -> str:
    if word == END:
        return END
    small = word.lower()
    if small in _SIGN_OF or small.isalnum():
        return _SIGN_OF.get(small, " ")
    return " " if _SIGN_OF.keys().isdisjoint(PIECE.findall(small)) else "x"


_SIGNS_OF_WAYS: Final = Signs(_sign)
"""A sign for each word: which way to explain a word it can be a piece of."""


def explained(prose: Prose, hard: Mapping[int, Sequence[HardWord]]) -> set[str]:
    """Return the hard words that the text itself explains, and those of its glossary.

    `hard` has those of each sentence. A word that was explained need not be looked at again.
    """
    found = set(prose.glossary)
    for number, each in hard.items():
        words = [one for one in each if one.hard not in found]
        if words:
            found.update(_explained_in(prose, number, words))
    return found


def _explained_in(prose: Prose, number: int, words: Sequence[HardWord]) -> list[str]:
    """Return those of the hard words of a sentence that are explained there or right after."""
    reading = prose.reading
    part, text, start = reading.part_of(number), reading.said[number], reading.starts[number]
    if _is_explained_next(prose, part, number):
        return [one.hard for one in words]
    spans: list[tuple[int, int]] = []
    if prose.parts[part].runs or prose.parts[part].kind is Kind.ITEM:
        spans += _spans_of_part(prose.parts[part], start, start + len(text))
    begin, end = reading.span_of(number)
    signs = reading.column(_SIGNS_OF_WAYS)[begin:end]
    if "(" in signs and not any("(" in signs[one.at - begin :][:_BEFORE] for one in words):
        signs = signs.replace("(", " ")
    if _MAY_EXPLAIN.search(signs):
        spans += _spans_of_sentence(text, signs)
    if not spans:
        return []
    places = ((one.hard, reading.place_of(one.at, number)) for one in words)
    return [hard for hard, at in places if any(first <= at < after for first, after in spans)]


def _is_explained_next(prose: Prose, part: int, number: int) -> bool:
    """Whether what stands next says what a word of this sentence of this part means."""
    reading, after = prose.reading, number + 1
    if after < len(reading.said) and _EXPLAINS_THE_LAST.match(reading.said[after]):
        return reading.part_of(after) <= part + 1
    is_term = prose.word_counts[part] <= _TERM_WORDS and prose.parts[part].text[-1:] not in ".!?"
    following = prose.parts[part + 1].text if is_term and part + 1 < len(prose.parts) else ""
    return _TELLS_A_TERM.match(following) is not None


def _spans_of_sentence(text: str, signs: str) -> Iterator[tuple[int, int]]:
    """Give where in the text of a sentence words stand that it explains."""
    if _MAY_MEAN.search(signs) and (says := _EXPLAINS.search(text)):
        yield 0, says.start()
    for sign, pattern, name in _WAYS:
        for one in pattern.finditer(text) if sign in signs else ():
            yield one.span(name)


def _spans_of_part(part: Part, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where in a sentence words stand that its part explains, as an entry of a list does.

    The sentence stands from `begin` to `end` in its part.
    """
    if part.kind is Kind.ITEM and (told := _TOLD_IN_LIST.match(part.text)) is not None:
        yield told.start("name") - begin, told.end("name") - begin
    for run in part.runs:
        if run.mark is Mark.BOLD and run.start < end and run.end > begin and _is_told(part, run):
            yield run.start - begin, run.end - begin


def _is_told(part: Part, run: Run) -> bool:
    """Whether the part says what its bold words mean, or a box beside it (easyread/glossary.py)."""
    return part.is_by_line or _EXPLAINS.search(part.text, run.end, run.end + 200) is not None
