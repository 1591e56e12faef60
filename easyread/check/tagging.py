"""What each word of a sentence most likely is, as one letter for each word.

"Then we eat, and you can go" is "esV,JsAV": V is a verb, s a subject, e "then". A sentence is so
also a string, and a rule asks of it with one pattern what would else take a loop over its words.
A capital letter stands for the words of a tag, a small one for some of them that a rule asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from easyread.check.english import (
    BE,
    PLURALS,
    POINTING,
    SUBJECTS,
    Tag,
    Word,
    also_nouns,
    closed,
    every_form,
    tag_alone,
    verb_forms,
    word_set,
)
from easyread.check.lazy import Remembered
from easyread.check.people import people

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
_TAGS: Final = {
    **_GENERAL,
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


def lettered(said: Sequence[str]) -> str:
    """Return the letters of a sentence's words and marks: what each most likely is."""
    letters = list(map(_ALONE.__getitem__, said))
    for place in [place for place, letter in enumerate(letters) if letter >= _FIRST_OPEN]:
        last = letters[place - 1] if place else _NOTHING
        after = _AFTER[said[place + 1]] if place + 1 < len(said) else _END
        letter = _DECIDED[last + letters[place] + after]
        if letter == _ASK:
            letter = "V" if _is_verb_after_noun(said, place, after) else "N"
        letters[place] = letter
    return "".join(letters)


def tagged(said: Sequence[str], letters: str) -> list[Word]:
    """Return the words and marks of a sentence, each with what it most likely is."""
    return list(map(_word, said, letters))


@lru_cache(maxsize=20_000)
def _word(text: str, letter: str) -> Word:
    return Word(text, _TAGS[letter], text.lower())


def _letter(tag: Tag, small: str = "") -> str:
    if tag in _SHORTENED and "’" in small and small.partition("’")[0] in SUBJECTS:
        return _SHORTENED[tag]
    return _LETTERS.get((tag, small)) or _LETTERS[tag, ""]


# A word that can be more than one thing is open: it has a letter of _OPEN or above, by what matters
# of it, until the words around it decide.
_FIRST_OPEN: Final = chr(0x100)
_THAT, _THIS, _THESE, _HER, _LIKE = (chr(0x120 + number) for number in range(5))
_POINTING: Final = {"that": _THAT, "this": _THIS, "these": _THESE, "those": _THESE, "her": _HER}
_PLAIN, _WITH_S, _IS_PAST, _ALSO_NOUN, _CAPITAL = 1, 2, 4, 8, 16
_NOTHING: Final = " "
"""The letter before the first word of a sentence."""
_ASK: Final = "?"
"""The noun before a word decides what it is."""


def _alone(text: str) -> str:
    small = text.lower()
    tag = tag_alone(small)
    if tag is not None:
        return _letter(tag, small)
    if small in POINTING:
        return _POINTING[small]
    return _LIKE if small == "like" else chr(ord(_FIRST_OPEN) + _form(text, small))


_ALONE: Final = Remembered(_alone)
"""The letter of each word as it stands alone."""


def _form(text: str, small: str) -> int:
    """Return which forms of a verb a word can be, if it is also a noun, and has a capital."""
    each = (*(small in forms for forms in verb_forms()), small in also_nouns(), text[0].isupper())
    return sum(1 << number for number, is_so in enumerate(each) if is_so)


_VERB_FOLLOWS, _TAKES, _NO_NOUN, _NO_NOUN_AFTER_THIS = 1, 2, 4, 8


def _after(text: str) -> str:
    """Return what a word tells of the word before it."""
    small = text.lower()
    tag = closed().get(small)
    with_s = small in verb_forms()[1]
    is_verb = small in every_form() and small not in also_nouns()
    no_noun = is_verb or tag not in _AFTER_POINTING
    told = _VERB_FOLLOWS if with_s or tag in (Tag.AUXILIARY, Tag.JOIN) else 0
    told |= _TAKES if tag in (Tag.DETERMINER, Tag.PRONOUN) or small in _TAKEN else 0
    told |= _NO_NOUN if no_noun else 0
    told |= _NO_NOUN_AFTER_THIS if no_noun or with_s else 0
    return f"{told:x}"


_AFTER: Final = Remembered(_after)
_END: Final = f"{_NO_NOUN | _NO_NOUN_AFTER_THIS:x}"
"""What the end of a sentence tells of its last word."""
_AFTER_POINTING: Final = frozenset({None, Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER})
_TAKEN: Final = word_set("to this that these her")
"""These follow a verb and no noun, as "the" and "you" do."""


def _decided(around: str) -> str:
    """Return the letter of an open word, from the letter before it, its own and what follows."""
    last, own, told = around[0], around[1], int(around[2], 16)
    if own == _LIKE:
        return _like(last)
    if own in _POINTING.values():
        return _pointing(last, own, told)
    form = ord(own) - ord(_FIRST_OPEN)
    tag = _TAGS.get(last, Tag.MARK)
    if form & _CAPITAL and tag is not Tag.MARK:
        return "N"
    if last == "2":
        return "I"
    is_verb = _is_verb(last, tag, form, told)
    return _ASK if is_verb is None else "V" if is_verb else "N"


_DECIDED: Final = Remembered(_decided)
"""The table that decides; it fills as it is used."""


def _like(last: str) -> str:
    """Return what "like" is: after "they", "to", "not" and "would" somebody likes something."""
    return "I" if last == "2" else "V" if last in "snm" else "R"


def _pointing(last: str, own: str, told: int) -> str:
    """Return what "this" and its like are: a determiner before a noun, else a pronoun."""
    if own == _THAT and _TAGS.get(last) in (Tag.NOUN, Tag.VERB, Tag.ADJECTIVE):
        return "u"
    is_this = own in (_THIS, _THAT)
    is_pronoun = told & (_NO_NOUN_AFTER_THIS if is_this else _NO_NOUN)
    word = {_THAT: "that", _HER: "her"}.get(own, "")
    return _letter(Tag.PRONOUN if is_pronoun else Tag.DETERMINER, word)


def _is_verb(last: str, tag: Tag, form: int, told: int) -> bool | None:
    """Whether a form of a verb is one here; None where the noun before it decides."""
    is_also_noun = bool(form & _ALSO_NOUN)
    if tag is Tag.MARK:
        return bool(form & _PLAIN) and not (is_also_noun and told & _VERB_FOLLOWS)
    if last == "b" and not form & _IS_PAST:
        return False
    if last in "hp" or tag in _BEFORE_NOUN:
        return False
    if tag in _BEFORE_VERB or not is_also_noun:
        return True
    return None if tag is Tag.NOUN else bool(told & _TAKES)


_BEFORE_NOUN: Final = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.PREPOSITION)
_BEFORE_VERB: Final = (Tag.PRONOUN, Tag.AUXILIARY, Tag.ADVERB, Tag.QUESTION)


def _is_verb_after_noun(said: Sequence[str], place: int, after: str) -> bool:
    """Whether a word that is also a noun is a verb after this one: "the staff work"."""
    plain, with_s, _ = verb_forms()
    small, noun = said[place].lower(), said[place - 1].lower()
    if noun == "read" and place > 1 and said[place - 2].lower() == "easy":
        return False  # "an easy read guide to your home"
    is_name = said[place - 1][0].isupper()
    is_many = noun.endswith("s") or noun in PLURALS
    takes = bool(int(after, 16) & _TAKES)
    if small in with_s and (is_name or noun in people().everyone):
        return not is_many or takes
    is_joined = is_name and place > 2 and said[place - 2].lower() == "and"
    if is_joined and small in plain and noun not in with_s:
        return True  # "Ben and Mia work here"
    return takes or (is_many and small not in with_s)
