"""ER-21x: how sentences are built. These rules guess at meaning from the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import word_set
from easyread.check.profile import Profile
from easyread.check.prose import Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_lists import word_lists

_BE: Final = (
    r"(?:am|is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t|isn't|aren't|wasn't|weren't|"
    r"(?:you|we|they|i)[’'](?:re|m))"
)
_BE_PIECES: Final = word_set(
    "am is are was were be been being isn aren wasn weren re m get gets got getting"
)
"""In each sentence with a passive stands one of these."""
_BETWEEN: Final = (
    r"(?:\s+(?:not|never|also|often|always|usually|now|then|still|soon|already|only|just|both|all|"
    r"being|first|once|sometimes|later|again|rarely|ever|even|almost|well|each|yet|too|very|"
    r"normally|no longer|best|so|\w+ly)){0,3}"
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|nowhere|without|cannot|hardly|unless|\w+n[’']t)\b",
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


def _passive(prose: Prose, profile: Profile) -> Iterator[Found]:
    pattern = _passive_pattern()
    done = {word for word in prose.index.words if word.endswith("ed")} | word_lists().participles
    for sentence in prose.english_with(_BE_PIECES, done):
        asked = _question_pattern().finditer(sentence.text) if "?" in sentence.text else ()
        for found in (*pattern.finditer(sentence.text), *asked):
            if _is_state(found):
                continue
            yield Found(
                sentence.part.place(sentence.start + found.start()),
                found[0].removesuffix(found["after"]).strip(),
                _("This may not say who does it."),
                _("Say who does it, such as: We will tell you."),
                Severity.NOTE,
            )


_NO_PARTICIPLES: Final = (
    r"(?!(?:need|seed|speed|feed|hundred|indeed|naked|wicked|sacred|rugged|exceed|weed|bleed)\b)"
)


@cache
def _participle() -> str:
    irregular = "|".join(sorted(word_lists().participles, key=len, reverse=True))
    return rf"(?:{irregular}|{_NO_PARTICIPLES}\w{{2,}}ed)"


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
        rf"^(?:(?:when|where|how|why|what|who|how often)\s+)?(?P<be>is|are|was|were)"
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
    groups = found.groupdict()
    done, after = found["done"].lower(), found["after"].lower().split()
    following = after[0] if after else ""
    lists = word_lists()
    if done in ("called", "named"):
        is_name_in_marks = found.string[found.end() : found.end() + 2].strip()[:1] in _OPENING_MARKS
        return following not in _AFTER_CALL or (not following and is_name_in_marks)
    if found["done"].istitle():
        return True  # "It was United Nations law": a name
    if (done, following) in _SET_STATES:
        return True
    if _is_done_by(after):
        return False
    if groups.get("get"):
        return done in lists.states or done in _GET_STATES
    is_under_way = found["be"].lower() in ("being", "been") or "being" in found["between"].lower()
    is_under_way = is_under_way or bool(groups.get("modal"))
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
    return bool(who) and who[0] not in _TIMES and not who[0][0].isdigit()


def _double_negative(prose: Prose, profile: Profile) -> Iterator[Found]:
    for sentence in prose.english_with(_NEGATIVE_PIECES):
        said = _negatives(sentence.text)
        hidden = [found[0] for found in _UN.finditer(sentence.text)] if said else []
        if len(said) > 1 or (said and hidden):
            yield Found(
                sentence.part.place(sentence.start),
                sentence.text,
                _("There are 2 “no” words here: {words}.").format(
                    words=", ".join([*said, *hidden])
                ),
                _("Say it the other way round, with no “not”."),
                Severity.NOTE,
            )


def _negatives(text: str) -> list[str]:
    """Return the "no" words, without those that only go on with the one before: "no dogs, no cats".

    "With or without" says neither yes nor no.
    """
    found: list[str] = []
    end = 0
    for one in _NEGATIVE.finditer(text):
        between, end = text[end : one.start()], one.end()
        goes_on = one[0].lower() == "nor" or _SIDE_BY_SIDE.search(between) is not None
        is_choice = one[0].lower() == "without" and between.lower().endswith("with or ")
        if not (found and goes_on) and not is_choice:
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
