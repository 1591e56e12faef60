"""Reads all parts of a text at once: their sentences, their words and marks.

The words of a whole text are told apart in a few loops that run in C. Each part on its own took
three times as long, for most are short. What is remembered from text to text are single words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, filterfalse, pairwise, repeat
from operator import sub
from typing import TYPE_CHECKING, Final

from easyread.check.lazy import Remembered
from easyread.check.sentences import (
    MARKS,
    Sentence,
    Sentences,
    may_have_address,
    sentences_of,
    tokens,
    words,
)
from easyread.check.signs import IS_SO, Signs, columns_of
from easyread.check.whole import places_of

if TYPE_CHECKING:
    from easyread.check.prose import Part

END: Final = "\n"
"""Stands in a list of words where a sentence ends."""


class Reading:
    """The words of a whole text. Parts and sentences are told by their numbers, from 0."""

    said: list[str]
    """Each sentence."""
    starts: list[int]
    """Where each begins in its part."""
    firsts: list[int]
    """The number of each part's first sentence, and at the end how many sentences there are."""
    tokens: list[str]
    """Every word and mark of every sentence, in order, and END after each sentence."""
    ends: list[int]
    """Where in `tokens` the END of each sentence stands."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Read all of `parts`, and tell each where it finds what is its own."""
        self.said, self.starts, self.firsts = _sentences(parts)
        self.tokens = _tokens(self.said)
        self.ends = _places_of_end(self.tokens, len(self.said))
        self._words = list(filterfalse(MARKS.__contains__, self.tokens))
        self._word_ends = [-1, *_places_of_end(self._words, len(self.said))]
        self._begins = [self._word_ends[first] + 1 for first in self.firsts]
        self._in_address = _words_with_address(parts)
        self._columns: list[str] = []
        for number, part in enumerate(parts):
            part.reading, part.number = self, number

    def column(self, signs: Signs) -> str:
        """Return a sign for each of `tokens`."""
        if signs.number >= len(self._columns):
            self._columns = columns_of(self.tokens)
        return self._columns[signs.number]

    def places_with(self, signs: Signs) -> list[int]:
        """Return where in `tokens` the words are whose sign is IS_SO."""
        return places_of(self.column(signs), IS_SO)

    def parts_with(self, signs: Signs) -> set[int]:
        """Return the parts that have a word whose sign is IS_SO."""
        sentences = set(self.sentences_at(self.places_with(signs)))
        return {after - 1 for after in map(bisect_right, repeat(self.firsts), sentences)}

    def span_of(self, sentence: int) -> tuple[int, int]:
        """Return where in `tokens` a sentence begins, and where its END stands."""
        return self.ends[sentence - 1] + 1 if sentence else 0, self.ends[sentence]

    def place_of(self, at: int, sentence: int) -> int:
        """Return where `tokens[at]` begins in the text of the sentence that it stands in."""
        text, token = self.said[sentence], self.tokens[at]
        first = text.index(token)
        if first == text.rindex(token):  # `count` does not see "a@b.c" in "a@b.ca@b.c" twice
            return first
        find, end = text.index, 0  # half the time of reading the words again
        for before in self.tokens[self.span_of(sentence)[0] : at]:
            end = find(before, end) + len(before)
        return find(token, end)

    def sentences_at(self, places: Iterable[int]) -> Iterator[int]:
        """Give the number of the sentence that each of `places` in `tokens` belongs to."""
        return map(bisect_left, repeat(self.ends), places)

    def part_of(self, sentence: int) -> int:
        """Return the number of the part that has the sentence of this number."""
        return bisect_right(self.firsts, sentence) - 1

    def sentences_in(self, part: int) -> list[Sentence]:
        """Return the sentences of a part."""
        its = slice(self.firsts[part], self.firsts[part + 1])
        return list(map(Sentence, self.said[its], self.starts[its]))

    def tokens_in(self, part: int) -> list[list[str]]:
        """Return the words and marks of each sentence of a part."""
        return [self.tokens_of(each) for each in range(self.firsts[part], self.firsts[part + 1])]

    def tokens_of(self, sentence: int) -> list[str]:
        """Return the words and marks of a sentence."""
        begin, end = self.span_of(sentence)
        return self.tokens[begin:end]

    def words_in(self, part: int) -> list[str]:
        """Return the words of a part."""
        if part in self._in_address:
            return self._in_address[part]
        said = self._words[self._begins[part] : self._begins[part + 1]]
        return [word for word in said if word is not END]

    def words_of_parts(self) -> Iterator[list[str]]:
        """Give the words of each part, and END after each sentence, with addresses as they are."""
        return map(self._words.__getitem__, map(slice, self._begins, self._begins[1:]))

    def signs_of_words(self, signs: Signs, of_marks: str) -> Iterator[str]:
        """Give a sign for each word of each part and for END; `of_marks` is that of every mark."""
        every = self.column(signs).replace(of_marks, "")
        return map(every.__getitem__, map(slice, self._begins, self._begins[1:]))

    def vocabulary(self) -> frozenset[str]:
        """Return every word as it is written, once."""
        others = self._in_address
        if not others:
            return frozenset(self._words) - {END}
        plain = (said for part, said in enumerate(self.words_of_parts()) if part not in others)
        return frozenset(chain.from_iterable(chain(plain, others.values()))) - {END}

    def counts(self) -> list[int]:
        """Return how many words each part has."""
        with_ends = map(sub, self._begins[1:], self._begins)
        counts = list(map(sub, with_ends, map(sub, self.firsts[1:], self.firsts)))
        for part, said in self._in_address.items():
            counts[part] = len(said)
        return counts

    def with_more_words(self, number: int) -> list[tuple[int, int]]:
        """Return the sentences that have more words, each with how many it has."""
        ends = map(sub, self._word_ends[1:], self._word_ends)
        return [(place, each - 1) for place, each in enumerate(ends) if each > number + 1]

    def longer_than(self, letters: int) -> list[int]:
        """Return the sentences that have more letters."""
        if max(map(len, self.said), default=0) <= letters:
            return []
        return [number for number, text in enumerate(self.said) if len(text) > letters]


def _sentences(parts: Sequence[Part]) -> Sentences:
    if not any(part.is_by_line for part in parts):
        return sentences_of([part.text for part in parts])
    lines = [part.text.split("\n") if part.is_by_line else [part.text] for part in parts]
    said = sentences_of(list(chain.from_iterable(lines)))
    line_begins = [begin for some in lines for begin in _begins(some)]
    starts = [
        line_begins[line] + start
        for line, (first, after) in enumerate(pairwise(said.firsts))
        for start in said.starts[first:after]
    ]
    numbers = accumulate(map(len, lines), initial=0)
    return Sentences(said.texts, starts, [said.firsts[number] for number in numbers])


def _begins(lines: Sequence[str]) -> list[int]:
    """Return where each line begins in a text that has one below the other."""
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _tokens(said: Sequence[str]) -> list[str]:
    """Return the words and marks of each sentence, and END after it.

    No word goes across a space, so what stands between spaces is looked up, and not read again.
    """
    between_spaces = " \0 ".join([*said, ""]).split()
    return list(chain.from_iterable(map(_TOKENS.__getitem__, between_spaces)))


_TOKENS: Final = Remembered(lambda piece: (END,) if piece == "\0" else tuple(tokens(piece)))


def _places_of_end(said: Sequence[str], number: int) -> list[int]:
    """Return where END stands, so many times."""
    places, at = [], -1
    for _each in range(number):
        at = said.index(END, at + 1)
        places.append(at)
    return places


def _words_with_address(parts: Sequence[Part]) -> dict[int, list[str]]:
    """Return the words of the parts in which an address may stand: they lose the stop after it."""
    if not may_have_address("\n".join([part.text for part in parts])):
        return {}
    return {n: words(part.text) for n, part in enumerate(parts) if may_have_address(part.text)}
