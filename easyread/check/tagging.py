"""What each word of a sentence most likely is, as one letter for each word.

"Then we eat, and you can go" is "esV,JsAV": V is a verb, s a subject, e "then". A sentence is so
also a string, and a rule asks of it with one pattern what would else take a loop over its words.
A capital letter stands for the words of a tag, a small one for some of them that a rule asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from easyread.check.english import (
    BE,
    PLURALS,
    POINTING,
    SUBJECTS,
    Tag,
    also_nouns,
    closed,
    every_form,
    tag_alone,
    verb_forms,
    word_set,
)
from easyread.check.lazy import Remembered
from easyread.check.people import people
from easyread.check.reading import END
from easyread.check.signs import Signs

_GENERAL: Final = {
    "D": Tag.DETERMINER,
    "P": Tag.PRONOUN,
    "A": Tag.AUXILIARY,
    "V": Tag.VERB,
    "I": Tag.INFINITIVE,
    "G": Tag.ING,
    "R": Tag.PREPOSITION,
    "J": Tag.JOIN,
    "S": Tag.SUBORDINATE,
    "Q": Tag.QUESTION,
    "B": Tag.ADVERB,
    "K": Tag.ADJECTIVE,
    "#": Tag.NUMBER,
    "N": Tag.NOUN,
    "M": Tag.MARK,
}
_PARTICULAR: Final = {
    "q": (Tag.DETERMINER, word_set("most some many all both few")),
    "h": (Tag.DETERMINER, word_set("her")),
    "w": (Tag.DETERMINER, word_set("whose")),
    "t": (Tag.DETERMINER, word_set("that")),
    "s": (Tag.PRONOUN, SUBJECTS),
    "o": (Tag.PRONOUN, word_set("me him us them")),
    "p": (Tag.PRONOUN, word_set("her")),
    "b": (Tag.AUXILIARY, BE),
    "m": (Tag.AUXILIARY, word_set("would")),
    "2": (Tag.PREPOSITION, word_set("to")),
    "r": (Tag.PREPOSITION, word_set("of in at on for with from")),
    "y": (Tag.JOIN, word_set("yet")),
    "c": (Tag.SUBORDINATE, word_set("because although though whereas whilst since")),
    "a": (Tag.SUBORDINATE, word_set("as")),
    "z": (Tag.SUBORDINATE, word_set("so")),
    "u": (Tag.SUBORDINATE, word_set("that")),
    "k": (Tag.QUESTION, word_set("who")),
    "x": (Tag.QUESTION, word_set("which where whom")),
    "n": (Tag.ADVERB, word_set("not")),
    "e": (Tag.ADVERB, word_set("please then")),
    "v": (Tag.ADVERB, word_set("very too quite really")),
    ",": (Tag.MARK, frozenset(",")),
    ";": (Tag.MARK, frozenset(";")),
    ":": (Tag.MARK, frozenset(":–—")),
}
_SHORTENED: Final = {Tag.PRONOUN: "i", Tag.NOUN: "d"}
"""The letter of a subject with its verb in one: "we’ll", "he’d"."""
_BY_FORM: Final = {"l": Tag.ADVERB, "L": Tag.ADJECTIVE}
"""An adverb by its -ly, and an adjective that is a form of a verb, such as "worried"."""
_TAGS: Final = {
    **_GENERAL,
    **_BY_FORM,
    **{letter: tag for letter, (tag, _) in _PARTICULAR.items()},
    **{letter: tag for tag, letter in _SHORTENED.items()},
}
_LETTERS: Final = {
    **{(tag, ""): letter for letter, tag in _GENERAL.items()},
    **{(tag, word): letter for letter, (tag, words) in _PARTICULAR.items() for word in words},
}


def letters_of(*tags: Tag) -> str:
    """Return every letter of these tags, to stand in the brackets of a pattern."""
    return "".join(letter for letter, tag in _TAGS.items() if tag in tags)


def lettered(words: Sequence[str], alone: str, begin: int, end: int) -> str:
    """Return what each word and mark of a sentence most likely is, as one letter for each.

    It stands from `begin` to `end` in the `words` of a text, that have END after each sentence;
    `alone` is their column of ALONE.
    """
    decided, letter, at = [], END, begin
    for found in _OPEN.finditer(alone, begin, end):
        place = found.start()
        is_next = place == at  # the letter before it was open too, or there is none
        around = alone[place - 1 : place + 2] if not is_next else letter + alone[place : place + 2]
        letter = _DECIDED[around]
        if letter == _ASK:
            letter = "V" if _is_verb_after_noun(words, place, alone) else "N"
        decided.append(alone[at:place] + letter)
        at = place + 1
    decided.append(alone[at:end])
    return "".join(decided)


# A word that can be more than one thing is open: its letter is one of these until the words around
# it decide. All letters are below 0x100: a string of such takes a byte each, and less time.
_FIRST_FORM: Final = chr(0xC0)
_THAT, _THIS, _THESE, _THOSE, _HER, _LIKE = map(chr, range(0xE0, 0xE6))
_POINTING: Final = {
    "that": _THAT,
    "this": _THIS,
    "these": _THESE,
    "those": _THOSE,
    "her": _HER,
}
_OPEN: Final = re.compile(f"[{_FIRST_FORM}-{_LIKE}]")
_PLAIN, _WITH_S, _IS_PAST, _ALSO_NOUN, _CAPITAL = 1, 2, 4, 8, 16
"""What matters of a form of a verb. Its letter is _FIRST_FORM and so many letters on."""
_ASK: Final = "?"
"""The noun before a word decides what it is."""


def _alone(text: str) -> str:
    if text == END:
        return END
    small = text.lower()
    tag = tag_alone(small)
    if tag is not None:
        return _letter(tag, small)
    if small in POINTING:
        return _POINTING[small]
    return _LIKE if small == "like" else chr(ord(_FIRST_FORM) + _form(text, small))


ALONE: Final = Signs(_alone)
"""The letter of each word as it stands alone, and END for END."""


def _letter(tag: Tag, small: str = "") -> str:
    if tag in _SHORTENED and "’" in small and small.partition("’")[0] in SUBJECTS:
        return _SHORTENED[tag]
    if tag is Tag.ADVERB and small not in closed():
        return "l"
    if tag is Tag.ADJECTIVE and small in every_form() and small not in also_nouns():
        return "L"
    return _LETTERS.get((tag, small)) or _LETTERS[tag, ""]


def _form(text: str, small: str) -> int:
    """Return which forms of a verb a word can be, if it is also a noun, and has a capital."""
    each = (*(small in forms for forms in verb_forms()), small in also_nouns(), text[0].isupper())
    return sum(1 << number for number, is_so in enumerate(each) if is_so)


def _form_of(letter: str) -> int:
    """Return what matters of a form of a verb, from its letter; 0 for every other letter."""
    return ord(letter) - ord(_FIRST_FORM) if _FIRST_FORM <= letter < _THAT else 0


def _decided(around: str) -> str:
    """Return the letter of an open word, from the letter before it, its own and the one after."""
    last, own, following = list(around)
    if own == _LIKE:
        return _like(last)
    if own in _POINTING.values():
        return _pointing(last, own, following)
    form, tag = _form_of(own), _TAGS.get(last, Tag.MARK)
    if form & _CAPITAL and tag is not Tag.MARK:
        return "N"
    if last == "2":
        return "I"
    is_verb = _is_verb(last, tag, form, following)
    return _ASK if is_verb is None else "V" if is_verb else "N"


_DECIDED: Final = Remembered(_decided)
"""The table that decides; it fills as it is used."""


def _like(last: str) -> str:
    """Return what "like" is: after "they", "to", "not" and "would" somebody likes something."""
    return "I" if last == "2" else "V" if last in "snm" else "R"


def _pointing(last: str, own: str, following: str) -> str:
    """Return what "this" and its like are: a determiner before a noun, else a pronoun."""
    if own == _THAT and _TAGS.get(last) in (Tag.NOUN, Tag.VERB, Tag.ADJECTIVE):
        return "u"
    form = _form_of(following)
    is_verb = bool(form & _WITH_S) and own in (_THIS, _THAT)
    is_verb = is_verb or (form > 0 and not form & _ALSO_NOUN)
    tag = Tag.PRONOUN if is_verb or following in _NO_NOUN else Tag.DETERMINER
    return _letter(tag, {_THAT: "that", _HER: "her"}.get(own, ""))


def _is_verb(last: str, tag: Tag, form: int, following: str) -> bool | None:
    """Whether a form of a verb is one here; None where the noun before it decides."""
    is_also_noun = bool(form & _ALSO_NOUN)
    if tag is Tag.MARK:
        is_subject = bool(_form_of(following) & _WITH_S) or following in _AFTER_SUBJECT
        return bool(form & _PLAIN) and not (is_also_noun and is_subject)
    if last == "b" and not form & _IS_PAST:
        return False
    if last in "hp" or tag in _BEFORE_NOUN:
        return False
    if tag in _BEFORE_VERB or not is_also_noun:
        return True
    return None if tag is Tag.NOUN else following in _TAKEN


_BEFORE_NOUN: Final = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PREPOSITION)
_BEFORE_VERB: Final = (Tag.PRONOUN, Tag.AUXILIARY, Tag.ADVERB, Tag.QUESTION)
_AFTER_SUBJECT: Final = letters_of(Tag.AUXILIARY, Tag.JOIN)
_TAKEN: Final = letters_of(Tag.DETERMINER, Tag.PRONOUN) + f"2{_THIS}{_THAT}{_THESE}{_HER}"
"""These follow a verb and no noun: "the", "you", "to", "this"."""
_NO_NOUN: Final = f"L{END}{_THAT}{_LIKE}" + letters_of(
    Tag.PRONOUN,
    Tag.AUXILIARY,
    Tag.PREPOSITION,
    Tag.JOIN,
    Tag.SUBORDINATE,
    Tag.QUESTION,
    Tag.ADVERB,
).replace("l", "")
"""With one of these after it, "this" stands before no noun."""


def _is_verb_after_noun(words: Sequence[str], place: int, alone: str) -> bool:
    """Whether a word that is also a noun is a verb after this one: "the staff work"."""
    if words[place - 1].lower() == "read" and words[place - 2].lower() == "easy":
        return False  # "an easy read guide to your home"
    form, takes = _form_of(alone[place]), alone[place + 1] in _TAKEN
    is_many, is_name, is_person = _NOUNS[words[place - 1]]
    if form & _WITH_S and (is_name or is_person):
        return not is_many or takes
    is_joined = is_name and words[place - 2].lower() == "and" and words[place - 3] != END
    if is_joined and form & _PLAIN:
        return True  # "Ben and Mia work here"
    return takes or (is_many and not form & _WITH_S)


def _noun(text: str) -> tuple[bool, bool, bool]:
    """Return whether a noun is of more than one, is a name, and is a person."""
    small = text.lower()
    is_many = small.endswith("s") or small in PLURALS
    return is_many, text[0].isupper(), small in people().everyone


_NOUNS: Final = Remembered(_noun)
