"""ER-21x: how sentences are built. These rules guess at meaning from the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.index import PIECES
from easyread.check.profile import Profile
from easyread.check.prose import English, Prose
from easyread.check.reading import END
from easyread.check.rule import Found, Rule, Severity
from easyread.check.signs import Signs
from easyread.check.word_lists import word_lists

_BE: Final = (
    r"(?:am|is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t|isn't|aren't|wasn't|weren't|"
    r"(?:you|we|they|i)[’'](?:re|m))"
)
_BE_PIECES: Final = word_set(
    "am is are was were be been being isn aren wasn weren re m get gets got getting"
)
"""In each sentence with a passive stands one of these."""
_WORDS_BETWEEN: Final = word_set(
    "not never also often always usually now then still soon already only just both all being "
    "first once sometimes later again rarely ever even almost well each yet too very normally "
    "best so"
)
_BETWEEN: Final = rf"(?:\s+(?:{'|'.join(sorted(_WORDS_BETWEEN))}|no longer|\w+ly)){{0,3}}"
_NEGATIVE: Final = re.compile(
    r"\b(?:n(?:ot?|ever|obody|othing|one|either|or|owhere)|without|cannot|hardly|unless|\w+n[’']t)\b",
    re.IGNORECASE,
)
_NEGATIVE_PIECES: Final = word_set(
    "not no never nobody nothing none neither nor nowhere without cannot hardly unless t"
)
_SIDE_BY_SIDE: Final = re.compile(
    r"(?:,|;|\b(?:and|or|but))(?: (?:who|that|which|i|you|he|she|it|we|they|there))?"
    r"(?: (?:am|is|are|was|were|do|does|did|has|have|can|could|will|would|must|should|may))?\s*$",
    re.IGNORECASE,
)
"""Between 2 "no" words it says that the second is one more, and turns nothing round."""
_UN: Final = re.compile(
    r"\b(?:un(?!der|it|iver|ion|ique|til|cle|less)|in(?=acc|app|cor|eff|suff|vis)|im(?=poss|prop)|dis(?=agr|all|hon))\w{4,}",
    re.IGNORECASE,
)


_NONE: Final = 0xC0
_BE_HERE, _BETWEEN_HERE, _DONE, _ASKS, _SAYS_NO, _HIDES_NO = (1 << bit for bit in range(6))
"""What a word can be in what is looked for here. Its sign is so many letters after _NONE."""


def _sign(token: str) -> str:
    """Return all that a word can be, as one letter."""
    if token == END:
        return END
    small, pieces = token.lower(), PIECES[token]
    no_words = sum(piece in _NEGATIVE_PIECES for piece in pieces)
    roles = {
        _BE_HERE: not _BE_PIECES.isdisjoint(pieces),
        _BETWEEN_HERE: small in _WORDS_BETWEEN or small in ("no", "longer") or small[-2:] == "ly",
        _DONE: any(one.endswith("ed") or one in word_lists().participles for one in pieces),
        _ASKS: "?" in token,
        _SAYS_NO: no_words > 0,
        _HIDES_NO: no_words > 1 or _UN.search(token) is not None,
    }
    return chr(_NONE + sum(role for role, is_so in roles.items() if is_so))


_SIGNS: Final = Signs(_sign)


def _any(*roles: int) -> str:
    """Return what finds a word that can be one of these."""
    signs = (bits for bits in range(64) if any(bits & role for role in roles))
    return f"[{''.join(chr(_NONE + bits) for bits in signs)}]"


_MAY_BE_PASSIVE: Final = re.compile(
    f"{_any(_BE_HERE)}{_any(_BETWEEN_HERE)}{{0,6}}(?={_any(_DONE)})"  # 3 times 2 words at most
)
_MAY_ASK: Final = re.compile(f"{END}.{{0,2}}{_any(_BE_HERE)}.*{_any(_DONE)}.*{_any(_ASKS)}")
"""It begins with the END before the sentence, for which Python looks ten times as fast as for ^."""
_HIDES: Final = re.compile(_any(_HIDES_NO))
_NO: Final = _any(_SAYS_NO, _HIDES_NO)
_MAY_BE_TWO: Final = re.compile(
    f"{_NO}(?:(?<={_any(_SAYS_NO)})(?:(?<={_any(_HIDES_NO)})|.*{_NO})|.*{_any(_SAYS_NO)})"
)
"""A word that says "no" and, before or after it, one that says or hides it; or both in one."""


def _passive(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("This may not say who does it.")
    hint = _("Say who does it, such as: We will tell you.")
    signs = prose.reading.column(_SIGNS)
    places = [found.start() for found in _MAY_BE_PASSIVE.finditer(signs)]
    places += [found.end() - 2 for found in _MAY_ASK.finditer(END + signs)]
    for sentence in prose.english_at(sorted(places)):
        for found in _passives(sentence, signs):
            if not _is_state(found):
                where = sentence.where(found.start())
                words = found[0].removesuffix(found["after"]).strip()
                yield Found(where, words, what, hint, Severity.NOTE)


def _passives(sentence: English, signs: str) -> Iterator[re.Match[str]]:
    """Give what the patterns find. They read the text only from where a passive can begin."""
    text, end = sentence.text, 0
    for may_be in _MAY_BE_PASSIVE.finditer(signs, sentence.begin, sentence.end):
        # Words before "be", as in "must not be told", are two at most.
        start = sentence.index_of(max(0, may_be.start() - sentence.begin - 2))
        found = _passive_pattern().search(text, max(start, end))
        if found is None:
            break
        yield found
        end = found.end()
    asked = _question_pattern().match(text) if "?" in text else None
    if asked is not None:
        yield asked


_NO_PARTICIPLES: Final = (
    r"(?!(?:need|seed|speed|feed|hundred|indeed|naked|wicked|sacred|rugged|exceed|weed|bleed)\b)"
)


@cache
def _participle() -> str:
    # By their first letters: to try each of them would take 5 times as long.
    irregular = "|".join(
        f"{first}(?:{'|'.join(word[1:] for word in words)})"
        for first, words in groupby(sorted(word_lists().participles), key=itemgetter(0))
    )
    return rf"(?:{_NO_PARTICIPLES}\w{{2,}}ed|{irregular})"


@cache
def _passive_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?=[mscbtaiwyg])"  # what all that follows begin with: twice as fast
        rf"(?P<modal>\b(?:must|should|can|cannot|could|may|to|can’t|can't|mustn’t|mustn't)(?:\s+not)?\s+)?"
        rf"\b(?:(?P<be>{_BE})(?P<between>{_BETWEEN})|(?P<get>get|gets|got|getting)(?:\s+\w+ly)?)\s+"
        rf"(?P<done>{_participle()})\b(?P<after>(?:\s+[\w’'-]+){{0,4}})",
        re.IGNORECASE,
    )


@cache
def _question_pattern() -> re.Pattern[str]:
    """Find questions, where the noun stands between: "Are the toilets cleaned?"."""
    return re.compile(
        r"(?P<modal>)(?P<get>)"  # as the other pattern has them
        r"(?:(?:when|where|how|why|what|who|how often)\s+)?(?P<be>is|are|was|were)"
        rf"(?P<between>(?:\s+(?!(?:a|an|no)\b)[\w’'-]+){{1,4}}?)\s+(?P<done>{_participle()})\b"
        rf"(?P<after>(?:\s+[\w’'-]+){{0,4}})[^?.!]*\?",
        re.IGNORECASE,
    )


_GET_STATES: Final = word_set(
    "lost dressed undressed changed married divorced engaged started involved used stuck "
    "done set drunk hurt burnt rid fed upset confused"
)
"""What people get without anybody doing it to them: "get dressed"."""
_TIMES: Final = word_set(
    "now then noon midnight monday tuesday wednesday thursday friday saturday sunday "
    "tomorrow one two three four five six seven eight nine ten eleven twelve half quarter "
    "bus car train taxi law accident post email phone"
)
"""After "by" they are nobody who does it."""


def _is_state(found: re.Match[str]) -> bool:
    """Whether the word says how someone is and not what is done: "is interested"."""
    done, after = found["done"].lower(), found["after"].lower().split()
    following = after[0] if after else ""
    lists = word_lists()
    if done in ("called", "named"):
        is_name_in_marks = found.string[found.end() : found.end() + 2].strip()[:1] in _OPENING_MARKS
        return following not in _AFTER_CALL or (not following and is_name_in_marks)
    if done == "read" and found["between"] and found["between"].split()[-1].lower() == "easy":
        return True  # "What is this easy read about?"
    if found["done"].istitle():
        return True  # "It was United Nations law": a name
    if (done, following) in _SET_STATES:
        return True
    if (done, following) == ("set", "up") and not found["get"]:
        return False  # "our group was set up in May"
    if _is_done_by(after):
        return False
    if found["get"]:
        return done in lists.states or done in _GET_STATES
    is_under_way = found["be"].lower() in ("being", "been") or "being" in found["between"].lower()
    is_under_way = is_under_way or bool(found["modal"])
    return done in lists.states or (done in lists.results and not is_under_way)


_OPENING_MARKS: Final = ("“", "‘", '"', "'")
_AFTER_CALL: Final = frozenset({*word_set("to in off back out up for on when by"), ""})
"""After "called" they say that somebody calls, and not what the name is."""
_SET_STATES: Final = frozenset(
    {("made", "of"), ("made", "up"), ("used", "to"), ("prepared", "for"), ("prepared", "to")}
)


def _is_done_by(after: list[str]) -> bool:
    """Whether "by" and somebody follow: "is locked by the caretaker"."""
    if "by" not in after[:3]:
        return False
    who = after[after.index("by") + 1 :]
    if not who or who[0][0].isdigit() or who[0].endswith("ing"):
        return False  # "is involved by coming"
    return who[0] not in _TIMES


def _double_negative(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("There are 2 “no” words here: {words}.")
    hint = _("Say it the other way round, with no “not”.")
    signs = prose.reading.column(_SIGNS)
    for sentence in prose.english_at(found.start() for found in _MAY_BE_TWO.finditer(signs)):
        said = _negatives(sentence.text)
        hides = said and _HIDES.search(signs, sentence.begin, sentence.end)
        hidden = _UN.findall(sentence.text) if hides else []
        if len(said) > 1 or (said and hidden):
            where = sentence.where()
            told = what.format(words=", ".join([*said, *hidden]))
            yield Found(where, sentence.text, told, hint, Severity.NOTE)


def _negatives(text: str) -> list[str]:
    """Return the "no" words, without those that only go on with the one before: "no dogs, no cats".

    "With or without" says neither yes nor no.
    """
    found: list[str] = []
    end = 0
    for one in _NEGATIVE.finditer(text):
        between, end = text[end : one.start()], one.end()
        word = one[0].lower()
        goes_on = found and (word == "nor" or _SIDE_BY_SIDE.search(between))
        is_choice = word == "without" and between.lower().endswith("with or ")
        if not goes_on and not is_choice:
            found.append(one[0])
    return found


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-212",
        N_("passive"),
        N_("“You will be told” hides who tells. Say who does it."),
        "GOV.UK easy read; Inclusion Europe, Information for all, 2009 (from memory); "
        "PIF: active voice",
        _passive,
        finds=10,
        right=10,
        is_judgement=True,
    ),
    Rule(
        "ER-213",
        N_("double negative"),
        N_("Two “no” words make a yes, and many readers miss one of them."),
        "Inclusion Europe, Information for all, 2009 (from memory): positive sentences",
        _double_negative,
        is_judgement=True,
    ),
)
"""The rules of this module."""
