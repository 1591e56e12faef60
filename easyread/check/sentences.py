"""Splits text into sentences and words, as a person would.

It does not split at "e.g.", "Dr.", "4 C's", "No. 5", 3.5, initials, web addresses, the number of a
list item, or inside a quotation that the sentence goes on after. Measured on the cases of
tests/words/test_sentences.py.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ENDS: Final = re.compile(
    r"[.!?…。！？۔؟।॥]+"
    r"[\"'”’»)\]】」]*"
)
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


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of one paragraph, in order, without the space around them."""
    first = _ENDS.search(text)
    if first is None or first.end() == len(text):
        return _trimmed(text, 0, len(text))
    start, said = 0, []
    for found in _ENDS.finditer(text):
        if found.start() >= start and _is_end(text, start, found):
            said += _trimmed(text, start, found.end())
            start = found.end()
    return said + _trimmed(text, start, len(text))


def tokens(text: str) -> list[str]:
    """Return the words and marks of a text: 3.5, an address, "don't", "co-production" are one."""
    return (_TOKEN_OR_ADDRESS if may_have_address(text) else _TOKEN).findall(text)


def words(text: str) -> list[str]:
    """Return the words of a text, without its marks."""
    said = words_of(tokens(text))
    if may_have_address(text):
        return [word.rstrip(".,;:!?)") for word in said]
    return said


def words_of(said: list[str]) -> list[str]:
    """Return the words among words and marks."""
    if MARKS.isdisjoint(said):
        return said
    return [word for word in said if word not in MARKS]


def may_have_address(text: str) -> bool:
    """Whether there can be a web or email address in it that begins or ends in no other way."""
    return "@" in text or "://" in text or "www." in text


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    said = piece.strip()
    if not said:
        return []
    return [Sentence(said, start + len(piece) - len(piece.lstrip()))]


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    mark, after = found[0], text[found.end() : found.end() + _NEAR]
    if not after.strip():
        return True
    if mark[0] in "。！？॥":
        return True
    if not after[0].isspace():
        return False  # 3.5, a web address, "e.g" before its last stop
    following = after.lstrip()[0]
    if following.islower():
        # “Stop!” she said. And: e.g. this one.
        return mark[0] not in ".…!?" and not mark[0].isascii()
    if mark[0] == ".":
        is_first = found.start() - start <= _NEAR
        before = text[start if is_first else found.start() - _NEAR : found.start()]
        return not _is_only_a_stop(before, mark, after.lstrip(), is_first=is_first)
    return True


def _is_only_a_stop(before: str, mark: str, after: str, *, is_first: bool) -> bool:
    """Whether the full stop belongs to the word before it and ends nothing."""
    if mark != ".":
        return False  # an ellipsis, or a quotation that closes
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    bare = word.lstrip(_OPENS).lower()
    if is_first and _NUMBER_OF_ITEM.match(bare) and not before[: -len(word)].strip():
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
