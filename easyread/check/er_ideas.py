"""ER-211: more than one idea in a sentence, told from joining words and the verbs around them.

A sentence is read as one letter for each word (see tagging), and asked with patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coproduce.languages import N_, _
from easyread.check.english import Tag, verb_forms, word_set
from easyread.check.profile import Profile
from easyread.check.prose import English, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.tagging import ALONE, letters_of

_ALWAYS: Final = word_set("because although though whereas whilst yet since as")
"""A clause after one of these is a second idea, wherever it stands."""
_OPENERS: Final = word_set(
    "if whether when once until till unless before after while where thanks having following"
)
"""A sentence may open with a clause after one of these, when it is short."""
_MAY_OPEN: Final = _OPENERS | _ALWAYS | {"by", "in", "with", "to", "for"}
_GO_ON: Final = frozenset({"and", "but", "so"})
"""A sentence may begin with one of these before its opening clause."""
_CONDITIONS: Final = frozenset({"if", "when", "unless"})
"""One of these begins a second opening: "After 7 days, if you are well,"."""
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

_VERBAL: Final = letters_of(Tag.VERB, Tag.AUXILIARY)
_AUXILIARY: Final = letters_of(Tag.AUXILIARY)
_NOUN: Final = letters_of(Tag.NOUN)
_QUESTION: Final = letters_of(Tag.QUESTION)
_ADVERB: Final = letters_of(Tag.ADVERB)
_ADVERB_OR_SO: Final = f"{_ADVERB}z"
_ADJECTIVE: Final = letters_of(Tag.ADJECTIVE)
_PREPOSITION: Final = letters_of(Tag.PREPOSITION).replace("2", "")
"""All but "to", that may come before a verb."""
_AND: Final = "J"
_THINGS: Final = letters_of(Tag.NOUN, Tag.PRONOUN, Tag.ING)

_A_VERB: Final = re.compile(f"[{_VERBAL}]")
_MAY_BE_TWO: Final = re.compile(
    rf"[,;:cyaz{_AND}](?:(?<=.,)|(?<=...)(?=..)).*"  # to the end of the sentence
)
"""A comma after a word, or another joint with 2 words before and after it."""
_CLAUSE: Final = re.compile(f"[{_THINGS}].*[{_VERBAL}]")
"""A subject and its verb."""
_ORDER: Final = re.compile("e*V")
"""A verb at the beginning, as in "Please then send"."""


_MARKS: Final = ",:;–— "
"""The second idea begins after them."""


def _two_ideas(prose: Prose, profile: Profile) -> Iterator[Found]:
    what = _("There may be more than one idea in this sentence.")
    hint = _("Start a new sentence at: “{words}”")
    places = (found.start() for found in _MAY_BE_TWO.finditer(prose.reading.column(ALONE)))
    for sentence in prose.english_at(places):
        joint = joint_of(sentence)
        if joint is not None:
            rest = sentence.text[sentence.index_of(joint) :].lstrip(_MARKS)
            begins = rest.split(None, 4)[:4]
            where = sentence.where()
            told = hint.format(words=" ".join(begins))
            yield Found(where, sentence.text, what, told, Severity.NOTE)


def joint_of(sentence: English) -> int | None:
    """Return the number of the word or mark where a second idea begins, None for none."""
    letters, said = sentence.letters, sentence.tokens
    opening = -1
    if "," in letters:
        start = 1 if said[0].lower() in _GO_ON else 0
        opening = _opening(letters, said, start)
        if opening > 0 and _is_heavy(letters[start:], said[start:], opening - start):
            return opening
    verb = _A_VERB.search(letters)
    if verb is None:
        return None
    for found in _A_JOINT.finditer(letters, max(2, verb.end())):
        place = found.start()
        if _IS_JOINT[letters[place]](letters, said, place, opening):
            return place
    return None


def _opening(letters: str, said: Sequence[str], start: int) -> int:
    """Return the place of the comma after what a sentence opens with; -1 for none."""
    if len(said) <= start or said[start].lower() not in _MAY_OPEN:
        return -1
    comma = letters.find(",", start)
    has_more = 0 < comma < len(said) - 1 and said[comma + 1].lower() in _CONDITIONS
    return max(comma, letters.find(",", comma + 1)) if has_more else comma


def _is_heavy(letters: str, said: Sequence[str], opening: int) -> bool:
    """Whether the clause that a sentence opens with, up to a comma, is an idea of its own."""
    first = said[0].lower()
    if first in ("although", "though", "whereas", "whilst"):
        return True
    if first == "because" and said[1].lower() != "of":
        return True
    is_as_far_as = opening > 2 and said[2].lower() == "as"
    if first in ("as", "since") and not is_as_far_as and _CLAUSE.search(letters, 1, opening):
        return True
    has_verb = _A_VERB.search(letters, 0, opening) is not None
    longest = {"where": 0, "thanks": 8}.get(first, _SHORT_OPENING)
    return has_verb and opening > longest


# Each of these says whether a second idea begins at the word or mark at `place`, with a verb before
# it and 2 words after it, in a sentence whose opening clause ends at `opening`, or at -1 for none.


def _is_aside(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    """Whether a new fact begins: ", which has a lift"."""
    return place - 1 != opening


def _is_because(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    is_no_clause = (said[place].lower(), said[place + 1].lower()) in _NO_CLAUSE
    return not is_no_clause and _has_clause(letters, place)


_NO_CLAUSE: Final = frozenset({("because", "of"), ("yet", "that")})
"""As in "there is no medicine yet that helps"."""


def _is_as(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    if said[place - 1].lower() in _AS_PAIRS or letters[place - 1] in _ADJECTIVE:
        return False
    is_as_far_as = "a" in letters[max(0, place - 4) : place] + letters[place + 1 : place + 5]
    return not is_as_far_as and _has_clause(letters, place)


def _is_so(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    after = len(letters) - place - 1
    if said[place + 1].lower() == "that":
        return after - 1 > _SHORT_PURPOSE
    is_purpose = said[place + 2].lower() in ("can", "could", "may", "do", "will")
    if letters[place - 1] != "," and (is_purpose or after <= 4):
        return after > _SHORT_PURPOSE
    return letters[place - 1] not in _AUXILIARY and _has_clause(letters, place)


def _is_break(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    """Whether a colon or a dash, or any semicolon, stands before a clause."""
    is_phone_number = len(said[place + 1]) > 2 and said[place + 1].isdigit()
    is_clause = letters[place] == ";" or (not is_phone_number and _has_clause(letters, place, 9))
    return place > 2 and is_clause


def _is_comma(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    is_example = said[place + 1].lower() == "including"
    if place <= opening or is_example:
        return False
    is_action = letters[place + 1] == "V" and _ORDER.match(letters, opening + 1)
    begins = is_action or _starts_clause(letters, said, place + 1)
    return bool(begins) and not _is_choice_of_verbs(letters, said, place)


def _is_choice_of_verbs(letters: str, said: Sequence[str], place: int) -> bool:
    """Whether a comma or "or" stands in a list such as "do not hit, kick or bite"."""
    joint = letters.find(_AND, place)
    if joint - 2 > place and letters[place + 2] != ",":
        return False
    if not 1 < joint < len(said) - 1 or said[joint].lower() != "or" or letters[joint - 2] != ",":
        return False
    plain = verb_forms()[0]
    return said[joint - 1].lower() in plain and said[joint + 1].lower() in plain


def _is_joined(letters: str, said: Sequence[str], place: int, opening: int) -> bool:
    """Whether "and", "but" or "or" joins two clauses or two actions, and not two nouns."""
    at = place + 1
    while letters[at] in _ADVERB_OR_SO and at < len(letters) - 2:
        if letters[at] in "vz":
            return False  # "and very proud": an adjective comes
        at += 1
    first, last = letters[at], letters[place - 1]
    if first in _QUESTION or said[at].lower() in ("if", "that", "to"):
        return False
    if said[place - 1].lower() in _ONE_ACTION or not _begins(letters, said, place, at):
        return False
    is_choice = last in _NOUN and _is_choice(letters, said, place)
    is_choice = is_choice or _is_choice_of_verbs(letters, said, place)
    return not is_choice and not _goes_on(letters, said, place, at)


def _begins(letters: str, said: Sequence[str], place: int, at: int) -> bool:
    """Whether a clause or an action can begin at `at`, after a joining word and adverbs."""
    first, last = letters[at], letters[place - 1]
    if first in _AUXILIARY:
        return last not in _AUXILIARY  # "can and should"
    if first == "V":
        is_one = last in "VI" and at == place + 1
        return not is_one and _fits(letters, said, place, at)
    return _is_second_order(letters, said, place, at) or _starts_clause(letters, said, at)


def _goes_on(letters: str, said: Sequence[str], place: int, at: int) -> bool:
    """Whether a name, an amount or a subject goes on, or a participle comes before its noun."""
    if said[place].lower() == "or" and (
        said[at].lower() in _AMOUNTS or said[place - 1].lower() == "whether"
    ):
        return True  # "25 or under", "2 or more people", "whether or not they come"
    is_name = said[at][0].isupper() and said[place - 1][0].isupper() and letters[at] not in "si"
    if is_name and (said[place - 2] in (",", "for", "of") or said[place - 2][0].isupper()):
        return True  # "Education, Health and Care plans"; but not "on Monday and Mia sings"
    if letters[place - 1] == "s" and letters[place - 2] in _BEFORE_A_SUBJECT:
        return True  # "where you or your family live"
    return letters[at + 1] == "N" and _is_past(said[at]) and not _has_past(letters, said, place)


_AMOUNTS: Final = word_set("more less fewer over under older younger above below")
_BEFORE_A_SUBJECT: Final = letters_of(Tag.SUBORDINATE, Tag.QUESTION, Tag.MARK, Tag.NOUN)


def _is_past(word: str) -> bool:
    """Whether it can only be the past of a verb, or what is done: "paid"."""
    plain, with_s, past = verb_forms()
    small = word.lower()
    return small in past and small not in plain and small not in with_s


def _has_past(letters: str, said: Sequence[str], place: int) -> bool:
    """Whether a past stands before `place`. With none, nobody paid in "family or paid carers"."""
    return any(letters[n] == "V" and _is_past(said[n]) for n in range(place))


_IS_JOINT: Final = {
    ",": _is_comma,
    **dict.fromkeys(";:", _is_break),
    **dict.fromkeys("cy", _is_because),
    "a": _is_as,
    "z": _is_so,
    _AND: _is_joined,
    **dict.fromkeys("kxw", _is_aside),
}
"""What decides at each letter of a joint."""


def _is_choice(letters: str, said: Sequence[str], place: int) -> bool:
    """Whether two nouns are joined: "which school or college you go to", "than your school or"."""
    if any(word.lower() in _CHOOSE for word in said[max(0, place - 4) : place]):
        return True
    opening = letters[:place].rstrip(_OF_NOUNS)
    return bool(opening) and said[len(opening) - 1].lower() in _BEFORE_SUBJECTS


_CHOOSE: Final = frozenset({"which", "what", "whose", "than"})
_OF_NOUNS: Final = "r" + letters_of(
    Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER, Tag.JOIN, Tag.MARK, Tag.ING
)
"""The letters of a noun and what goes with it, such as "people with learning disabilities"."""
_BEFORE_SUBJECTS: Final = word_set("that if how what when why where whether so")
"""With only nouns after one of these, "and" joins two subjects: "how families and staff work"."""


def _fits(letters: str, said: Sequence[str], place: int, verb: int) -> bool:
    """Whether a verb has the same form as one before `place`, as in "sits and reads"."""
    if _AN_AUXILIARY.search(letters, 0, place):
        return True
    has_s = said[verb].lower().endswith("s")
    actions = (said[found.start()].lower() for found in _AN_ACTION.finditer(letters, 0, place))
    return any(action.endswith("s") == has_s for action in actions)


def _is_second_order(letters: str, said: Sequence[str], place: int, at: int) -> bool:
    """Whether a word that may be a noun is an order here: "Fill it in and post it to us"."""
    small, has_more = said[at].lower(), at + 1 < len(letters)
    takes = has_more and letters[at + 1] in _TAKEN
    takes = takes or (has_more and small in _FIRSTS and said[at + 1].lower() in _SECONDS)
    is_plain = takes and small in verb_forms()[0]
    return is_plain and _AN_ACTION.search(letters, 0, place) is not None


_FIRSTS: Final = word_set("call cut fill hand pick ring sign switch turn")
_SECONDS: Final = word_set("back down in off on out up")
"""One of these after one of those is an order: "and fill in the form"."""
_AN_AUXILIARY: Final = re.compile(f"[{_AUXILIARY}]")
_AN_ACTION: Final = re.compile("[VI]")
_TAKEN: Final = letters_of(Tag.DETERMINER, Tag.PRONOUN)


def _has_clause(letters: str, place: int, words: int = 10) -> bool:
    """Whether a subject and its verb stand in so many words after `place`."""
    return _CLAUSE.search(letters, place + 1, place + 1 + words) is not None


_SUBJECT: Final = letters_of(Tag.NOUN, Tag.PRONOUN, Tag.ING, Tag.NUMBER).replace("o", "") + "q"
_BEFORE_SUBJECT: Final = (
    letters_of(Tag.DETERMINER, Tag.INFINITIVE, Tag.ADVERB, Tag.ADJECTIVE).replace("q", "") + "o"
)
_BEGINS: Final = (
    rf"[{_ADVERB}]*+(?:"
    rf"(?:[{_PREPOSITION}][^s]{{0,3}})?s.{{0,2}}[{_VERBAL}]"  # "you can", "on Friday we will"
    rf"|[id]"  # "you’ll"
    rf"|(?!s|[{_PREPOSITION}].{{0,3}}s)([{_BEFORE_SUBJECT}{_PREPOSITION}]*+[{_SUBJECT}]"
    rf"(?:[{_SUBJECT.replace('s', '')}{_BEFORE_SUBJECT.replace('t', '')}r]"  # "staff of a school"
    rf"|(?<!N)s)*+(?:[{_VERBAL}]|[ktus](?=.{{2,7}}[{_VERBAL}]))))"  # "the app we use is free"
)
_BEGINNING: Final = re.compile(_BEGINS)
"""A subject that its verb follows, at once or with more that is said of the subject."""
_TELLS_ON: Final = f".[{_TAKEN}{_PREPOSITION}{_ADVERB}]"  # "post it", "fill in the form"
_A_JOINT: Final = re.compile(
    rf"[,;:cyaz{_AND}kxw](?=..)(?:(?<=[;:cyaz])|(?<=,[kxw])|(?<=,)(?=V|{_BEGINS})"
    rf"|(?<={_AND})(?=[{_ADVERB_OR_SO}]*(?:[{_VERBAL}]|{_TELLS_ON}|{_BEGINS})))"
)
"""Where a second idea may begin: at a mark, a joining word, or at ", which".

A comma and a word such as "and" are left out when what follows cannot be a clause or an action.
"""
_LONGEST_SUBJECT: Final = 12
"""Words up to the verb above which it is of something else."""


def _starts_clause(letters: str, said: Sequence[str], place: int) -> bool:
    """Whether the words from `place` begin with a subject that its verb follows."""
    found = _BEGINNING.match(letters, place)
    if found is None or said[found.end() - 1].lower() in ("called", "named"):
        return False
    return len(found[1] or "") <= _LONGEST_SUBJECT


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
