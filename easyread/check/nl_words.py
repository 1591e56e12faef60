"""The words that two texts share, and those that must not be lost: must, should, not, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from easyread.check.sentences import words
from easyread.check.word_lists import word_lists

_NO_DUTY: Final = "".join(
    rf"(?<!\b{word} )" for word in ("nobody", "no one", "none", "not", "never", "n’t", "n't")
).replace("\\bn", "n")
MUST: Final = re.compile(
    rf"\b(?:must|shall|mandatory|compulsory|obligatory|{_NO_DUTY}ha(?:s|ve|d) to(?! do with\b)"
    r"|(?:is|are|be|was|were) (?:legally )?(?:required|obliged|bound) to"
    r"|(?:has|have) an? (?:legal |statutory )?(?:duty|obligation) to)\b",
    re.IGNORECASE,
)
"""What people have to do. “Nobody has to” and “you do not have to” say the opposite."""
ALSO_MUST: Final = re.compile(
    r"\b(?:requires?|requirements?|required|needs? to|needed|dut(?:y|ies)|obligations?|essential"
    r"|entitle\w*|statutory|(?:is|are) to)\b",
    re.IGNORECASE,
)
"""What a “must” may come from without being one."""
SHOULD: Final = re.compile(
    r"\b(?:should|ought to|(?:is|are) expected to|(?:is|are) (?:strongly )?recommended to)\b",
    re.IGNORECASE,
)
_SHOULD_YOU: Final = re.compile(
    r"(?:^|[.;]\s+|,\s+)should (?:you|they|it|the|a|an|any)\b", re.IGNORECASE
)
"""“Should you wish to” means “if”."""
ALSO_SHOULD: Final = re.compile(
    r"\b(?:expect\w*|recommend\w*|encourag\w*|good practice|aims? to|want|wish|hope\w*)\b",
    re.IGNORECASE,
)
REGARD: Final = re.compile(
    r"\b(?:have|has|having|had) (?:due |particular )?regard\b", re.IGNORECASE
)
ALSO_REGARD: Final = re.compile(r"\bthink (?:carefully )?about\b|\bregard\b", re.IGNORECASE)
NOT: Final = re.compile(
    r"\b(?:not|cannot|never|no one|nobody|nothing|none|neither|no(?! ?\.? ?\d))\b"
    r"|n[’'ʼ]t\b",
    re.IGNORECASE,
)
ALSO_NOT: Final = re.compile(
    r"\b(?:nor|without|unless|except|stops?|avoid|refuse|prevents?|forbid\w*|ban(?:ned)?)\b",
    re.IGNORECASE,
)
UN: Final = re.compile(
    r"\b(?:un\w{4,}|in(?:appropriate|accessible|sufficient|adequate|valid|complete|correct)\w*"
    r"|dis(?!abilit|abled|cuss|tribut|play|trict)\w{4,}|lack\w*|fail\w*|exclu\w*|ignor\w*"
    r"|regardless|irrespective|rather than|instead|transparen\w*|than|only|free from|less)\b",
    re.IGNORECASE,
)
"""What an easy “not” may come from."""
_NOT_LOST: Final = re.compile(
    r"\b(?:not only|not just|not merely|not solely|not least|not limited to|whether or not"
    r"|(?:no|not) (?:later|earlier|fewer|less|more) than|no doubt|if not"
    r"|(?:not|never|nobody|no one|no \w+) (?:\w+ ){0,2}(?:excluded|refused|prevented|turned away"
    r"|without|fail|un(?:likely|common|usual|reasonable|able)\w*))\b",
    re.IGNORECASE,
)
"""What easy words say as well without a “not”: “by”, “at least”, “also”, “everyone can”."""


def without_idioms(text: str) -> str:
    """Blank the turns in which “not” and “should” mean something else."""
    text = _NOT_LOST.sub(_without_not, text)
    return _SHOULD_YOU.sub(lambda found: " " * len(found[0]), text)


def _without_not(found: re.Match[str]) -> str:
    """Return a turn of phrase without its “not”, and with its “shall”: that one stays a duty."""
    return _WORDS_BUT_FORCE.sub(lambda word: " " * len(word[0]), found[0])


_WORDS_BUT_FORCE: Final = re.compile(r"\b(?!(?:must|shall|should)\b)\w+", re.IGNORECASE)
SHUTS_OUT: Final = re.compile(
    r"\b(?:leav\w+ (?:\w+ ){1,3}out|say(?:s|ing)? no|turn\w* (?:\w+ ){0,3}away"
    r"|exclud\w+|refus\w+|keep\w* (?:\w+ ){1,3}out)\b",
    re.IGNORECASE,
)
"""What “nobody is excluded” forbids: with a “not” the same, without it the opposite."""
_NOBODY: Final = re.compile(
    r"\b(?:not|never|nobody|no one|no \w+) (?:\w+ ){0,3}(?:excluded|refused|turned away)\b",
    re.IGNORECASE,
)


def is_open_to_all(text: str) -> bool:
    """Whether a text says that nobody is excluded or refused."""
    return bool(_NOBODY.search(text))


_CLAUSES: Final = re.compile(
    r"[;:.?!]\s|,\s+(?=(?:but|and|nor|while|although|so|it|they|we|he|she|you|which|who)\b)"
    r"|\s(?=(?:but|when|where|if|because|unless|whether)\b)"
    r"|\s(?=and (?:is|are|was|were|will|must|should|has|have|can|may|do|does)\b)",
    re.IGNORECASE,
)


def clauses(text: str) -> Iterator[str]:
    """Give the pieces of a text that say something each."""
    yield from (piece for piece in _CLAUSES.split(text) if piece.strip())


def smaller_clauses(text: str) -> Iterator[str]:
    """Give the same, and what stands after “that” as a piece of its own."""
    for piece in clauses(text):
        yield from re.split(r"\sthat\b", piece)


_SMALL: Final = frozenset(
    """
    a about above after again all also although an and any are as at be because been before being
    between both but by can could did do does doing done down during each either etc every for from
    get gets give given gives had has have having he her here hers him his how i if in into is it
    its itself just made make makes making may me might more most much must my neither no nor not
    now of off on once only or other our ours out over own per same shall she should so some such
    take than that the their theirs them themselves then there these they thing things this those
    through to too under until up upon us very was way we well were what when where which while who
    whom whose why will with within without would yes you your yours yourself ensure sure they’re
    people person include includes including
    """.split()  # noqa: SIM905
)
"""Words that any two texts share."""
_ENDINGS: Final = (
    "isations", "ization", "isation", "fulness", "ation", "ments", "ness", "ment", "ings", "ally",
    "ions", "ing", "ies", "ied", "ers", "ely", "est", "ity", "ed", "er", "es", "ly", "al", "s",
    "e", "y",
)  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what the forms of a word share: "planned" and "planning" are "plan"."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry what a text is about."""
    said = (word.lower() for word in words(text))
    return frozenset(
        stem(part)
        for word in said
        for part in (word, *(word.split("-") if "-" in word else ()))
        if part not in _SMALL and part[:1].isalpha() and len(part) > 1
    )


@lru_cache(maxsize=20_000)
def easier(text: str) -> frozenset[str]:
    """Return the stems of the easier words that our list has for the hard ones of a text."""
    made: set[str] = set()
    for hard, better in _easier_stems().items():
        if hard in content(text):
            made |= better
    return frozenset(made - content(text))


def easier_of(hard: str) -> frozenset[str]:
    """Return the stems of what our list has for the hard word with this stem."""
    return _easier_stems().get(hard, frozenset())


@lru_cache(maxsize=1)
def _easier_stems() -> dict[str, frozenset[str]]:
    return {stem(hard): content(better) for hard, better in word_lists().easier.items() if better}


_CAPITAL: Final = r"[A-Z][\w&’'-]*[\w&]|[A-Z]{2,}s?"
_NAMES: Final = re.compile(
    rf"\b(?:{_CAPITAL})(?:\s+(?:(?:of|and|the|for|&|in|to|on)\s+){{0,2}}(?:{_CAPITAL}))*"
)
_NO_NAMES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december spring summer autumn winter i chapter section
    article appendix part paragraph page table figure annex schedule regulation step stage phase
    """.split()  # noqa: SIM905
)


def names(text: str) -> Iterator[tuple[str, int]]:
    """Give the names in a text, each with its index: capitals inside a sentence, and initials."""
    for found in _NAMES.finditer(text):
        name, at = found[0], found.start()
        before = text[:at].rstrip()
        if not before or before[-1] in ".!?:;•“‘\"'(-–/|":
            name, at = _without_first(name, at)
        parts = [word for word in name.split() if word.lower() not in _NO_NAMES]
        if parts and any(word[0].isupper() for word in parts) and len(name) > 1:
            yield name, at


def _without_first(name: str, at: int) -> tuple[str, int]:
    """Leave out the first word of a sentence, unless it is surely a name."""
    first, space, rest = name.partition(" ")
    if first.isupper() and len(first) > 1:
        return name, at
    capitals = [word for word in rest.split() if word[0].isupper()]
    if len(capitals) > 1 or (capitals and first.lower() not in _SMALL and len(rest) > 3):
        return (rest, at + len(first) + 1) if first.lower() in _SMALL else (name, at)
    if capitals and first.lower() in _SMALL:
        while rest and not rest[0].isupper():
            word, _space, rest = rest.partition(" ")
            at += len(word) + 1
        return rest, at + len(first) + len(space)
    return "", at


def initials(name: str) -> str:
    """Return the first letters of a name's words in capitals: "PCF" for Parent Carer Forum."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
