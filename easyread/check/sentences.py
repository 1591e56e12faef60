"""Splits text into sentences and words, as a person would.

It does not split at "e.g.", "Dr.", "4 C's", "No. 5", 3.5, initials, web addresses, the number of a
list item, or inside a quotation that the sentence goes on after. Measured on the cases of
tests/words/test_sentences.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain, compress, count, repeat
from operator import sub
from typing import Final, NamedTuple

from easyread.check.lazy import Remembered

SEAM: Final = "\n\0\n"
"""Stands between texts that are looked at together: no word, sentence or space goes across it."""

_MARKS: Final = ".!?…。！？۔؟।॥"
_WITHOUT_SPACE: Final = "。！？॥"
"""The marks that end a sentence with no space after them."""
_ENDS: Final = re.compile(rf"([{_MARKS}]{{1,50}}+[\"'”’»)\]】」]*+)(?:\s+|(?<!\w\.))(?=[^\s\0])")
"""What may end a sentence inside a text, and the space after it: no 3.5, no web address, and no
"e.g" before its last stop. It begins with a plain set, which Python finds twice as fast. Of more
marks than 50 in a row it tries no more at a time: a million dots would take a day.
"""
_ABBREVIATIONS: Final = frozenset(
    """
    dr mr mrs ms mx prof rev st sr jr cllr hon col sgt
    no nos vol p pp para paras fig figs sec ch art cl reg ref refs tel ext
    e.g i.e eg ie etc vs v cf viz approx est c ca al
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    rd ave ln ltd plc inc dept min mins hr hrs max
    """.split()  # noqa: SIM905 - easier to read and to add to
)
"""What a full stop may end without ending the sentence, in small letters and without that stop."""

_CAN_END: Final = frozenset("etc rd ave ln ltd plc inc al min mins hr hrs max est st".split())  # noqa: SIM905
"""Those of them that a sentence may end with: a capital letter after them starts a new one."""

_INITIAL: Final = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]\.)*[^\W\d_]$")
_NUMBER_OF_ITEM: Final = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})$", re.IGNORECASE)
_STARTERS: Final = frozenset(
    """
    the then there these this that those it its we our you your they their he she his her i my
    if when where why what who how a an in on at for from with to do does is are was were can
    please no yes but and or so not all some most many every each people everyone
    """.split()  # noqa: SIM905 - easier to read and to add to
)
"""Words that are no surname: a single letter and a full stop before them ends a sentence."""

_NEAR: Final = 80
"""Letters around a full stop that decide whether it ends a sentence."""
_OPENS: Final = "\"'“‘«([¿¡「"

_PLAIN: Final = (
    r"\d+(?:[.,:/]\d+)*\w*"  # 3.5, 10:30, 2,000, 4th
    r"|[^\W\d_]\w*(?:[’'\-‐‑]\w+)*"
    r"|[,;:()–—“”\"?!…]"
)
_TOKEN: Final = re.compile(_PLAIN)
_TOKEN_OR_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+"  # a web address is one word
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"  # and so is an email address
    rf"|{_PLAIN}"
)
"""Looking for addresses takes twice as long, so it is done only where one can be."""
MARKS: Final = frozenset(',;:()–—“”"?!…')
"""The marks that `tokens` gives beside the words."""


class Sentence(NamedTuple):
    """A sentence and where it stands in its text."""

    text: str
    start: int
    """The index of its first character."""


class Sentences(NamedTuple):
    """The sentences of many texts, in columns: a long text has thousands, and few are asked for."""

    texts: list[str]
    starts: list[int]
    """Where each begins in its own text."""
    firsts: list[int]
    """The number of each text's first sentence, and at the end how many sentences there are."""


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of one paragraph, in order, without the space around them."""
    said = sentences_of((text,))
    return list(map(Sentence, said.texts, said.starts))


def sentences_of(texts: Sequence[str]) -> Sentences:
    """Return the sentences of each of many paragraphs, as `sentences` does.

    All are looked at together: most are one sentence, and Python takes longer to begin with each
    of a thousand texts than to look through them all.
    """
    text = SEAM.join(texts)
    if text.count("\0") >= max(1, len(texts)):
        return sentences_of([one.replace("\0", " ") for one in texts])
    cuts = _cuts(text)
    begins = list(accumulate((len(one) + len(SEAM) for one in texts), initial=0))
    starts = sorted([*begins[:-1], *(start for _, start in cuts)])
    ends = sorted([*(begin - len(SEAM) for begin in begins[1:]), *(end for end, _ in cuts)])
    number_at = dict(zip(starts, count(), strict=False))
    firsts = [*map(number_at.__getitem__, begins[:-1]), len(starts)]
    owners = chain.from_iterable(map(repeat, begins, map(sub, firsts[1:], firsts)))
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return _trimmed(Sentences(pieces, list(map(sub, starts, owners)), firsts))


def tokens(text: str) -> list[str]:
    """Return the words and marks of a text: 3.5, an address, "don't", "co-production" are one."""
    return (_TOKEN_OR_ADDRESS if may_have_address(text) else _TOKEN).findall(text)


def words(text: str) -> list[str]:
    """Return the words of a text, without its marks."""
    said = [word for word in tokens(text) if word not in MARKS]
    if may_have_address(text):
        return [word.rstrip(".,;:!?)") for word in said]
    return said


def may_have_address(text: str) -> bool:
    """Whether there can be a web or email address in it that begins or ends in no other way."""
    return "@" in text or "://" in text or "www." in text


def _trimmed(said: Sentences) -> Sentences:
    """Return the sentences without the space around them, and without those that are only space."""
    bare = list(map(str.strip, said.texts))
    if bare == said.texts and all(bare):
        return said
    starts = [
        start + len(text) - len(text.lstrip())
        for text, start in zip(said.texts, said.starts, strict=True)
    ]
    kept = list(accumulate(map(bool, bare), initial=0))
    firsts = [kept[first] for first in said.firsts]
    return Sentences(list(compress(bare, bare)), list(compress(starts, bare)), firsts)


def _cuts(text: str) -> list[tuple[int, int]]:
    """Return where sentences end inside of texts, and where the next one begins."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for found in _ENDS.finditer(text):
        if _is_end(text, start, found):
            start = found.end()
            cuts.append((found.end(1), start))
    return cuts


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether `found` ends a sentence that begins at `start`, or later after a seam."""
    at, mark, then = found.start(), found[1], found.end()
    if mark[0] in _WITHOUT_SPACE:
        return True
    if found.end(1) == then:
        return False  # 7.30pm, a web address, “What?!”, I asked
    if text[then].islower():
        # “Stop!” she said. And: e.g. this one.
        return mark[0] not in ".…!?"
    if mark != ".":
        return True  # among others an ellipsis, or a quotation that closes
    before = text[max(start, at - _NEAR) : at]
    word = "".join(before.rsplit(None, 1)[-1:])
    return not (_MAY_GO_ON[word] and _is_only_a_stop(before, word, text[then : then + _NEAR]))


def _may_go_on(word: str) -> bool:
    bare = word.lstrip(_OPENS).lower()
    is_short = _NUMBER_OF_ITEM.match(bare) or _INITIAL.search(word)
    return bool(is_short) or bare in _ABBREVIATIONS


_MAY_GO_ON: Final = Remembered(_may_go_on)
"""Whether a full stop after each word may end nothing."""


def _is_only_a_stop(before: str, word: str, after: str) -> bool:
    """Whether the full stop belongs to the word before it and ends nothing."""
    bare = word.lstrip(_OPENS).lower()
    if _NUMBER_OF_ITEM.match(bare) and not before[: -len(word)].rpartition("\0")[2].strip():
        return True  # "1. Come in." and "a) ..." at the beginning
    if bare in ("no", "nos"):
        return after[0].isdigit()
    if bare in _CAN_END:
        return bare == "st" and not _starts_anew(after)
    if bare in _ABBREVIATIONS:
        return True
    return bool(_INITIAL.search(word)) and bare not in ("i", "a") and not _starts_anew(after)


def _starts_anew(after: str) -> bool:
    return after.split(None, 1)[0].strip(",.;:!?").lower() in _STARTERS
