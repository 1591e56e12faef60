"""ER-211: more than one idea in a sentence, told from joining words and the verbs around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import SUBJECTS, Tag, Word, verb_forms, word_set
from easyread.check.profile import Profile
from easyread.check.prose import Prose
from easyread.check.rule import Found, Rule, Severity

_ALWAYS: Final = word_set("because although though whereas whilst yet since as")
"""A clause after one of these is a second idea, wherever it stands."""
_JOINTS: Final = _ALWAYS | {"and", "or", "but", "nor", "so"}
_MAY_JOIN: Final = _JOINTS | {"which", "who", "where", "whose", "whom"} | set(",:;–—")
_JOINT_MARK: Final = re.compile("[,:;–—]")
"""At one of these or of those a second idea begins, wherever one does."""
_OPENERS: Final = word_set(
    "if when once until till unless before after while where thanks having following"
)
"""A sentence may open with a clause after one of these, when it is short."""
_MAY_OPEN: Final = _OPENERS | _ALWAYS | {"by", "in", "with", "to", "for"}
_SHORT_OPENING: Final = 10
"""Words of an opening clause above which it is a message of its own."""
_SHORT_PURPOSE: Final = 9
"""Words after "so that" above which they are a message of their own."""
_ONE_ACTION: Final = frozenset({"come", "go", "try", "came", "went", "coming", "going"})
"""Before "and" and a verb it is one action: "come and see"."""
_AS_PAIRS: Final = word_set(
    "as such same well soon long far much many known act acts work works worked used just "
    "even twice regard treat job start be is are was were"
)
"""Before "as" it starts no clause: "such as", "the same as", "she works as"."""


def _two_ideas(prose: Prose, profile: Profile) -> Iterator[Found]:
    for sentence in prose.english_where(_JOINT_MARK, _JOINTS):
        words = sentence.words
        joint = joint_of(words)
        if joint is not None:
            rest = sentence.text[sentence.index_of(joint) :]
            yield Found(
                sentence.part.place(sentence.start),
                sentence.text,
                _("There may be more than one idea in this sentence."),
                _("Start a new sentence at: “{words}”").format(words=" ".join(rest.split()[:4])),
                Severity.NOTE,
            )


def joint_of(words: Sequence[Word]) -> int | None:
    """Return the index of the word where a second idea begins, None for none."""
    opening = _opening(words)
    if opening and _is_heavy(words[:opening]):
        return opening
    verb = next((n for n, word in enumerate(words) if word.tag in _VERBAL), len(words))
    for place in range(max(2, verb + 1), len(words) - 2):
        if words[place].small in _MAY_JOIN and _is_joint(words, place, opening):
            return place
    return None


_VERBAL: Final = (Tag.VERB, Tag.AUXILIARY)


def _opening(words: Sequence[Word]) -> int:
    """Return the place of the comma that ends an opening clause; 0 when there is none."""
    if not words or words[0].small not in _MAY_OPEN:
        return 0
    return next((n for n, word in enumerate(words) if word.text == ","), 0)


def _is_heavy(opening: Sequence[Word]) -> bool:
    first = opening[0].small
    if first in ("because", "although", "though", "whereas", "whilst"):
        return True
    is_as_far_as = len(opening) > 2 and opening[2].small == "as"
    if first in ("as", "since") and not is_as_far_as and _has_clause(opening[1:]):
        return True
    if first == "where" and any(word.tag in (Tag.VERB, Tag.AUXILIARY) for word in opening):
        return True
    has_verb = any(word.tag in (Tag.VERB, Tag.AUXILIARY) for word in opening)
    return has_verb and len(opening) > (8 if first == "thanks" else _SHORT_OPENING)


def _is_joint(words: Sequence[Word], place: int, opening: int) -> bool:
    """Whether a second idea begins at a word or mark with a verb before it and 2 words after it."""
    word = words[place]
    if word.tag is Tag.MARK:
        return _is_joint_at_mark(words, place, opening)
    before, after = words[:place], words[place + 1 :]
    if word.small in _ALWAYS:
        return _is_always(word, before, after)
    if word.small == "so":
        return _is_so(before, after)
    if word.tag is Tag.JOIN:
        return _is_joined(before, after)
    return before[-1].text == "," and _is_aside(word, place, opening)


def _is_aside(word: Word, place: int, opening: int) -> bool:
    """Whether a new fact begins: ", which has a lift"."""
    return word.small in ("which", "who", "where", "whose", "whom") and place - 1 != opening


def _is_always(word: Word, before: Sequence[Word], after: Sequence[Word]) -> bool:
    if word.small == "because" and after[0].small == "of":
        return False
    if word.small == "as" and (before[-1].small in _AS_PAIRS or _is_as_far_as(before, after)):
        return False
    if word.small == "as" and (before[-1].text != "," and before[-1].tag is Tag.ADJECTIVE):
        return False
    return _has_clause(after[:10])


def _is_as_far_as(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether another "as" stands near: "as fully as they can"."""
    return any(word.small == "as" for word in (*before[-3:], *after[:3]))


def _is_so(before: Sequence[Word], after: Sequence[Word]) -> bool:
    if after[0].small == "that":
        return len(after) - 1 > _SHORT_PURPOSE
    is_purpose = len(after) > 1 and after[1].small in ("can", "could", "may", "do", "will")
    if before[-1].text != "," and (is_purpose or len(after) <= 4):
        return len(after) > _SHORT_PURPOSE
    return before[-1].tag is not Tag.AUXILIARY and _has_clause(after[:10])


def _is_joint_at_mark(words: Sequence[Word], place: int, opening: int) -> bool:
    mark, before, after = words[place].text, words[:place], words[place + 1 :]
    if mark in ":;–—":
        return len(before) > 2 and (mark == ";" or _has_clause(after[:9]))
    if place <= opening:
        return False
    is_action = after[0].tag is Tag.VERB and _is_order(words[opening + 1 if opening else 0 :])
    return is_action or _starts_clause(after)


def _is_joined(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether "and", "but" or "or" joins two clauses or two actions, and not two nouns."""
    rest = list(after)
    while len(rest) > 2 and (rest[0].tag is Tag.ADVERB or rest[0].small in ("then", "so")):
        if rest[0].small in ("very", "too", "quite", "really", "so"):
            return False  # "and very proud": an adjective comes
        rest = rest[1:]
    first, last = rest[0], before[-1]
    if first.tag is Tag.QUESTION or first.small in ("if", "that", "to"):
        return False
    if last.small in _ONE_ACTION:
        return False
    if last.tag is Tag.NOUN and _is_choice(before):
        return False
    if first.tag is Tag.AUXILIARY and last.tag is Tag.AUXILIARY:
        return False  # "can and should"
    if first.tag in (Tag.AUXILIARY, Tag.VERB):
        is_one = (
            last.tag in (Tag.VERB, Tag.INFINITIVE)
            and first.tag is Tag.VERB
            and len(rest) == len(after)
        )
        return not is_one and (first.tag is Tag.AUXILIARY or _fits(first, before))
    if _is_second_order(first, rest, before):
        return True
    return _starts_clause(rest)


def _is_choice(before: Sequence[Word]) -> bool:
    """Whether two nouns are joined: "which school or college you go to", "than your school or"."""
    near = [word for word in before[-4:] if word.tag is not Tag.ADJECTIVE]
    if any(word.small in ("which", "what", "whose", "than") for word in near):
        return True
    opening = next((word for word in reversed(before) if word.tag not in _OF_NOUNS), None)
    return opening is not None and opening.small in _BEFORE_SUBJECTS


_OF_NOUNS: Final = (Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER, Tag.JOIN, Tag.MARK)
_BEFORE_SUBJECTS: Final = word_set("that if how what when why where whether")
"""With only nouns after one of these, "and" joins two subjects: "how families and staff work"."""


def _fits(verb: Word, before: Sequence[Word]) -> bool:
    """Whether a verb has the same form as one before it, as in "sits and reads"."""
    said = [word for word in before if word.tag in (Tag.VERB, Tag.INFINITIVE, Tag.AUXILIARY)]
    return any(
        word.tag is Tag.AUXILIARY or word.small.endswith("s") == verb.small.endswith("s")
        for word in said
    )


def _is_second_order(first: Word, rest: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether a word that may be a noun is an order here: "Fill it in and post it to us"."""
    is_plain = first.small in verb_forms()[0]
    takes = len(rest) > 1 and rest[1].tag in (Tag.DETERMINER, Tag.PRONOUN)
    return is_plain and takes and any(word.tag in (Tag.VERB, Tag.INFINITIVE) for word in before)


def _is_order(words: Sequence[Word]) -> bool:
    rest = [word for word in words if word.small not in ("please", "then")]
    return bool(rest) and rest[0].tag is Tag.VERB


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.tag in _VERBAL for word in words)


def _has_clause(words: Sequence[Word]) -> bool:
    """Whether a subject and its verb stand in these words."""
    subject = next(
        (n for n, word in enumerate(words) if word.tag in (Tag.NOUN, Tag.PRONOUN, Tag.ING)), None
    )
    return subject is not None and _has_verb(words[subject + 1 :])


def _starts_clause(words: Sequence[Word]) -> bool:
    """Whether the words begin with a subject that its verb follows."""
    place = _after_phrase(words)
    if place >= len(words):
        return False
    if words[place].small in SUBJECTS or words[place].small.partition("’")[0] in SUBJECTS:
        return (
            _has_verb(words[place + 1 : place + 4])
            or "’" in words[place].text
            or ("'" in words[place].text)
        )
    return _has_noun_and_verb(words[place:])


def _after_phrase(words: Sequence[Word]) -> int:
    """Step over "on Fridays" or "then" before a subject."""
    place = 0
    while place < len(words) and words[place].tag is Tag.ADVERB:
        place += 1
    if place < len(words) and words[place].tag is Tag.PREPOSITION and words[place].small != "to":
        for ahead in range(place + 1, min(place + 5, len(words))):
            if words[ahead].small in SUBJECTS:
                return ahead
    return place


def _has_noun_and_verb(words: Sequence[Word]) -> bool:
    has_noun = False
    for place, word in enumerate(words[:12]):
        if word.tag in (Tag.AUXILIARY, Tag.VERB):
            return has_noun
        if word.small in ("most", "some", "many", "all", "one", "both", "others", "few", "half"):
            has_noun = True
        elif word.tag in (Tag.NOUN, Tag.PRONOUN, Tag.ING, Tag.NUMBER):
            has_noun = has_noun or word.small not in ("me", "him", "us", "them")
        elif word.small in ("who", "that") and has_noun:
            return _has_verb(words[place + 3 : place + 9]) or _has_verb(
                words[place + 1 : place + 2]
            )
        elif (
            word.tag in (Tag.MARK, Tag.JOIN, Tag.SUBORDINATE, Tag.QUESTION)
            or word.small == "to"
            or (
                has_noun
                and word.tag is Tag.PREPOSITION
                and word.small not in ("of", "in", "at", "on", "for", "with", "from")
            )
        ):
            return False
    return False


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-211",
        N_("more than one idea"),
        N_("One sentence holds one idea. A second one starts a new sentence."),
        "GOV.UK easy read: one idea and one verb; Inclusion Europe 2009 (from memory); "
        "all standards we read",
        _two_ideas,
        finds=9,
        right=9,
        is_judgement=True,
    ),
)
"""The rules of this module."""
