"""ER-2xx: words. Hard ones that nobody explains, initials, and two names for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Mark, Part, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.sentences import words
from easyread.check.word_lists import WordLists, word_lists

_EXPLAINS: Final = re.compile(
    r"\b(?:means?|meaning|is when|is a word for|are words for|is another word|that is to say|"
    r"stands for|this is(?: when)?|these are|is where|is what|is an?|are people who)\b",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"\b(?:[A-Z]{2,}[a-z]?s?|[A-Z]{1,4}&[A-Z]{1,4})\b")
_KNOWN_INITIALS: Final = frozenset(
    "UK GP TV DVD NHS CD BBC PC USB ID OK AM PM WC EU USA MP PE".split()  # noqa: SIM905
)
"""Initials that more people know than what they stand for."""


def _hard_words(prose: Prose, profile: Profile) -> Iterator[Found]:
    lists = word_lists()
    explained = set(prose.glossary)
    for part in prose.parts:
        explained |= _explained_in(part, lists)
    told: set[str] = set()
    for part in prose.parts:
        if part.kind is Kind.QUOTE or not _is_english(part, prose):
            continue
        for index, word in _each_word(part):
            hard = lists.hard(word)
            if hard is None or hard in told or hard in explained or _is_name(part, index, word):
                continue
            told.add(hard)
            yield Found(
                part.place(index),
                word,
                _("This word may be hard, and nothing explains it."),
                _easier(lists.easier.get(hard, "")),
                Severity.NOTE,
            )


def _easier(better: str) -> str:
    if better:
        return _("You could write: {better}. Or explain it in the next sentence.").format(
            better=better
        )
    return _("Use an easier word. Or explain it in the next sentence.")


def _each_word(part: Part) -> Iterator[tuple[int, str]]:
    at = 0
    for word in words(part.text):
        index = part.text.find(word, at)
        at = index + len(word)
        if word.isascii() and word[:1].isalpha() and "@" not in word and "." not in word:
            yield index, word


def _is_name(part: Part, index: int, word: str) -> bool:
    """Whether the word is a name: a capital letter inside a sentence, or initials."""
    if word.isupper() and len(word) > 1:
        return True
    if not word[0].isupper() or part.kind is Kind.HEADING:
        return False
    before = part.text[:index].rstrip()
    return bool(before) and before[-1] not in ".!?:\n“\"'‘•"


def _explained_in(part: Part, lists: WordLists) -> set[str]:
    """Return the hard words that this part explains: bold ones, and "X means ..."."""
    found: set[str] = set()
    for sentence in part.sentences:
        if (says := _EXPLAINS.search(sentence.text)) is not None:
            for word in words(sentence.text[: says.start()]):
                found.add(lists.hard(word) or word.lower())
    for run in part.runs:
        if run.mark is Mark.BOLD and _EXPLAINS.search(part.text[run.end :]):
            found |= {lists.hard(w) or w.lower() for w in words(part.text[run.start : run.end])}
    return found


def _is_english(part: Part, prose: Prose) -> bool:
    return (part.language or prose.language or "en").lower().startswith("en")


def _initials(prose: Prose, profile: Profile) -> Iterator[Found]:
    told: set[str] = set()
    whole = "\n".join(part.text for part in prose.parts)
    for part in prose.parts:
        for found in _INITIALS.finditer(part.text):
            short = found[0].rstrip("s")
            if short in told or short in _KNOWN_INITIALS or part.kind is Kind.QUOTE:
                continue
            if _is_shouted(part.text, found) or _is_written_out(whole, short):
                continue
            told.add(short)
            yield Found(
                part.place(found.start()),
                found[0],
                _("These letters are not written out."),
                _(
                    "Write all the words where they first stand. Then say: we call it {short}."
                ).format(short=short),
            )


def _is_shouted(text: str, found: re.Match[str]) -> bool:
    """Whether it is a word among words in capitals, which ER-402 tells."""
    around = text[max(0, found.start() - 12) : found.end() + 12]
    return len(re.findall(r"\b[A-Z]{2,}\b", around)) > 2 or (len(found[0]) > 5)


def _is_written_out(text: str, short: str) -> bool:
    """Whether words that begin with these letters stand anywhere: S... E... N... D..."""
    letters = [re.escape(letter) for letter in short if letter.isalpha()]
    small = r"(?:\s+(?:of|and|the|for|in|to|on|with|a))*[\s-]+"
    pattern = small.join(rf"{letter}\w+" for letter in letters)
    return bool(re.search(rf"\b{pattern}", text, re.IGNORECASE)) or bool(
        re.search(rf"\b{re.escape(short)}\b\s+(?:means|stands for|is short for|is an?)\b", text)
    )


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-201",
        N_("hard word that is not explained"),
        N_("A hard word stops the reader. Use an easy one, or say at once what it means."),
        "GOV.UK easy read: explain hard words in the next sentence; Inclusion Europe 2009; PIF",
        _hard_words,
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
