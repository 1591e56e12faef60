"""A little English grammar: what each word of a sentence most likely is.

A guess from lists and from the words around it, for the rules that judge. It knows about 900
verbs with their forms. It is fast and small on purpose, and can be wrong: what those rules find
are notes, and docs/easy-read-rules.md has the figures.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from coproduce import resources


class Tag(StrEnum):
    """What a word is in its sentence."""

    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    VERB = "verb"
    """A verb that can be the verb of a sentence, so not "to go" and not "going"."""
    INFINITIVE = "infinitive"
    """A verb after "to"."""
    ING = "ing"
    PREPOSITION = "preposition"
    JOIN = "join"
    """And, or, but, nor, yet."""
    SUBORDINATE = "subordinate"
    """If, when, because, although..."""
    QUESTION = "question"
    """Who, which, what, where, how..."""
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    NUMBER = "number"
    NOUN = "noun"
    """Everything else."""
    MARK = "mark"
    """A comma, colon, semicolon, dash or bracket."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_CLOSED: Final = {
    Tag.DETERMINER: word_set(
        "a an the my your his its our their some any every each no another all both "
        "either neither whose more most many much few several other such"
    ),
    Tag.PRONOUN: word_set(
        "i you he she it we they me him us them who’s everyone everybody someone somebody "
        "anyone anybody nobody nothing something everything anything there myself "
        "yourself himself herself itself ourselves themselves others mine yours ours "
        "theirs i'm you're it's he's she's we're they're i’m you’re it’s he’s she’s we’re "
        "they’re i’ll you’ll we’ll they’ll i'll you'll we'll they'll i’ve you’ve we’ve "
        "they’ve i've you've we've they've there's there’s that's that’s he'll she'll "
        "it'll he’ll she’ll it’ll"
    ),
    Tag.AUXILIARY: word_set(
        "am is are was were be been being has have had do does did can could will would "
        "may might must should shall cannot can't can’t won't won’t don't don’t doesn't "
        "doesn’t didn't didn’t isn't isn’t aren't aren’t wasn't wasn’t weren't weren’t "
        "hasn't hasn’t haven't haven’t hadn't hadn’t couldn't couldn’t wouldn't wouldn’t "
        "shouldn't shouldn’t mustn't mustn’t"
    ),
    Tag.PREPOSITION: word_set(
        "of in on at for from with by about into onto over under near between through "
        "during without within against among across behind beside beyond above below "
        "along around round inside outside off out up down past per like via than despite "
        "towards toward to underneath opposite next plus upon"
    ),
    Tag.JOIN: word_set("and or but nor yet"),
    Tag.SUBORDINATE: word_set(
        "if when because although though while whilst whereas unless until till before "
        "after since once as so that"
    ),
    Tag.QUESTION: word_set("who whom which what where how why whether whoever whatever wherever"),
    Tag.ADVERB: word_set(
        "not never also often always usually now then still soon already only just too "
        "very here again away back today tomorrow yesterday sometimes please even ever "
        "almost nearly quite really well instead together later perhaps maybe however "
        "therefore once first normally"
    ),
    Tag.ADJECTIVE: word_set(
        "new old big small good bad young little long short great different same own last "
        "next right wrong safe free full hard easy clear sure happy sad ill sick well "
        "ready able quiet loud busy important special disabled open whole special main "
        "extra late early red blue green white black warm cold hot wet dry high low best "
        "better worse worst clean slow quick proud tall small muddy hungry noisy angry "
        "tired scared worried kind nice lovely polite rude strong weak brave fair unfair "
        "lonely funny friendly helpful useful possible soft thin thick heavy light deaf "
        "blind autistic dear cheap true false real usual normal afraid alone awake asleep "
        "older younger bigger smaller longer shorter easier harder interested pleased"
    ),
    Tag.NUMBER: word_set(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
        "seventy eighty ninety hundred thousand"
    ),
}
POINTING: Final = word_set("this that these those her")
"""A determiner before a noun, else a pronoun."""
SUBJECTS: Final = word_set(
    "i you he she it we they everyone everybody someone somebody anyone anybody nobody there"
)
"""Pronouns that a verb follows."""
_NO_ING: Final = word_set(
    "thing king morning evening string spring ceiling building wedding something "
    "anything nothing everything wing swing ring clothing pudding railing earring "
    "sibling helping meeting being during"
)
_NO_LY: Final = word_set(
    "family reply supply assembly bully belly jelly italy butterfly anomaly july monopoly lily"
)
BE: Final = word_set("am is are was were isn't isn’t aren't aren’t wasn't wasn’t weren't weren’t")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    folder = resources.folder("content") / "checks"
    lines = (folder / "irregular-verbs.txt").read_text("utf-8").splitlines()
    return {line.split()[0]: tuple(line.split()[1:]) for line in lines}


def forms_of(verb: str) -> tuple[str, ...]:
    """Return every form of a verb: hit, hits, hitting; choose, chooses, chose, chosen, choosing."""
    if verb == "be":
        return "be", "am", "is", "are", "was", "were", "been", "being"
    past = _irregular().get(verb, (_with_ed(verb),))
    return tuple(dict.fromkeys((verb, _with_s(verb), *past, _with_ing(verb))))


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]|begin|forget|(?:.*[^aeiou])?swim", verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the forms of all verbs: plain ("go"), with -s ("goes"), and past ("went")."""
    folder = resources.folder("content") / "checks"
    irregular = _irregular()
    regular = (folder / "verbs.txt").read_text("utf-8").split()
    plain = [*regular, *irregular]
    past = [*map(_with_ed, plain), *(form for forms in irregular.values() for form in forms)]
    return frozenset(plain), frozenset(map(_with_s, plain)), frozenset(past)


def _with_s(verb: str) -> str:
    if verb in ("do", "go") or verb.endswith(("s", "x", "z", "ch", "sh")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return "has" if verb == "have" else f"{verb}s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]|.*(?:trol|vel|fer|cel|mit|cur)", verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


@cache
def every_form() -> frozenset[str]:
    """Return every form of every verb but those in -ing."""
    plain, with_s, past = verb_forms()
    return plain | with_s | past


@cache
def also_nouns() -> frozenset[str]:
    """Return the verbs, plain and with -s, that are nouns as well: "work", "works"."""
    folder = resources.folder("content") / "checks"
    words = (folder / "verbs-and-nouns.txt").read_text("utf-8").split()
    return frozenset(words) | frozenset(map(_with_s, words))


@cache
def closed() -> dict[str, Tag]:
    """Return the words of which no new ones are made, with what they are wherever they stand."""
    return {word: tag for tag, words in _CLOSED.items() for word in words}


def tag_alone(small: str) -> Tag | None:
    """Return what a word is wherever it stands; None where the words around it decide."""
    if small in POINTING or small == "like":
        return None
    if small in closed():
        return closed()[small]
    if small in every_form():
        return None
    if not small[0].isalpha():
        return Tag.NUMBER if small[0].isdigit() else _mark_or_noun(small)
    if small.endswith("ing") and small not in _NO_ING:
        return Tag.ING
    is_adverb = small.endswith("ly") and len(small) > 4 and small not in _NO_LY
    return Tag.ADVERB if is_adverb else Tag.NOUN


def _mark_or_noun(text: str) -> Tag:
    return Tag.NOUN if text[0].isalnum() else Tag.MARK


PLURALS: Final = word_set(
    "people children men women staff police families parents pupils teeth feet"
)
"""Nouns that are plural, mostly without an s."""
