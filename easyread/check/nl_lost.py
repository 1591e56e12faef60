"""NL-1xx: what the full words say and the easy words lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coproduce.languages import N_, _
from easyread.check import nl_words
from easyread.check.nl_numbers import Figure, has_date
from easyread.check.nl_pair import Pair
from easyread.check.nl_passages import Passage, short
from easyread.check.nl_words import NOT, content, without_idioms
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity

PROMISES: Final = re.compile(
    r"\b(?:will|(?:pledge|undertake|agree|promise)s? (?:to|that)|commit(?:s|ted|ting)? to"
    r"|guarantees?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Force:
    """A kind of word that changes what a sentence asks for."""

    pattern: re.Pattern[str]
    also: re.Pattern[str]
    """Other words that may say the same."""
    name: str


MUST: Final = Force(nl_words.MUST, nl_words.ALSO_MUST, "must")
SHOULD: Final = Force(nl_words.SHOULD, nl_words.ALSO_SHOULD, "should")
REGARD: Final = Force(nl_words.REGARD, nl_words.ALSO_REGARD, "have regard")


def no_easy_words(pair: Pair, _profile: Profile) -> Iterator[Found]:
    """NL-101."""
    for number, passage in enumerate(pair.full):
        if pair.told[number] or pair.is_kept(number) or not matters(pair, number):
            continue
        yield Found(
            place(pair, passage),
            short(passage.text),
            _("There are no easy words for this."),
            _("Write them. Or write in the links file why it is left out."),
            Severity.FAULT if passage.is_point or _is_strict(passage.text) else Severity.NOTE,
        )


def matters(pair: Pair, number: int) -> bool:
    """Whether a passage has what the easy words have to account for."""
    passage = pair.full[number]
    if pair.stands_elsewhere(content(passage.text)):
        return False  # a short point, such as a name or a heading
    if passage.is_point or _is_strict(passage.text):
        return True
    if not passage.points and PROMISES.search(passage.text):
        return True
    return bool(pair.full_figures[number].said)


def _is_strict(text: str) -> bool:
    text = without_idioms(text)
    return any(one.search(text) for one in (nl_words.MUST, nl_words.SHOULD, NOT))


def numbers(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-102."""
    yield from _figures_lost(pair, is_date=False, what=N_("The easy words have no “{words}”."))


def dates(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-103."""
    yield from _figures_lost(pair, is_date=True, what=N_("The easy words lose the date “{words}”."))


def _figures_lost(pair: Pair, *, is_date: bool, what: str) -> Iterator[Found]:
    for number in range(len(pair.full)):
        for figure in _each_once(pair, number):
            if figure.is_date is not is_date or pair.is_left_out(number, figure.words):
                continue
            if not pair.told[number] or _is_told(pair, number, figure):
                continue
            yield lost(pair, number, figure.words, _(what).format(words=figure.words))


def _each_once(pair: Pair, number: int) -> Iterator[Figure]:
    """Give each figure of a passage once, and again only with another word after it."""
    seen: set[tuple[str, str]] = set()
    for figure in pair.full_figures[number].said:
        if (figure.key, figure.unit) not in seen:
            seen.add((figure.key, figure.unit))
            yield figure


def _is_told(pair: Pair, number: int, figure: Figure) -> bool:
    there = [pair.easy_figures[one] for one in pair.told[number]]
    if figure.key in (pair.easy[one].label for one in pair.told[number]):
        return True  # “Article 14” is the heading's number
    if figure.is_date:
        return has_date(there, figure.key)
    same = [one for one in _each_once(pair, number) if one.key == figure.key]
    return sum(one.count(figure.key) for one in there) > same.index(figure)


def musts(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-105."""
    yield from _force_lost(pair, MUST)


def shoulds(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-106."""
    yield from _force_lost(pair, SHOULD)


def regards(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-107."""
    yield from _force_lost(pair, REGARD)


def _force_lost(pair: Pair, force: Force) -> Iterator[Found]:
    for number, passage in enumerate(pair.full):
        wanted = count(passage, force.pattern)
        if not wanted or not pair.told[number] or pair.is_left_out(number, force.name):
            continue
        there = [pair.easy[one] for one in pair.told[number]]
        has = sum(count(one, force.pattern) * max(1, one.points) for one in there)
        bare = next((one for one in there if _is_without(passage, one, force)), None)
        if force is REGARD:
            has += sum(count(one, force.also) for one in there)
        if has < wanted or bare is not None:
            yield lost(
                pair,
                number,
                force.name,
                _("The full words say “{word}” here. The easy words do not.").format(
                    word=force.name
                )
                if not has
                else _("The full words say “{word}” where the easy words do not.").format(
                    word=force.name
                ),
                Severity.NOTE if has else Severity.FAULT,
                bare,
            )


_FIRST: Final = re.compile(
    r"\W+(?:(?:be|have|also|always|actively|first|not|only|then) )*(\w+)", re.IGNORECASE
)


def _is_without(full: Passage, easy: Passage, force: Force) -> bool:
    """Whether an easy sentence says what has to be done, and leaves out that it has to be."""
    if count(easy, force.pattern) or force.pattern.search(easy.lead) or force is REGARD:
        return False
    if easy.text.rstrip().endswith("?"):
        return False  # a question says of nobody what they do
    for piece in nl_words.clauses(without_idioms(full.text)):
        found = force.pattern.search(piece)
        doing = _FIRST.match(piece, found.end()) if found else None
        own, said = content(easy.text), content(piece) | nl_words.easier(piece)
        if doing and len(own & said) >= max(2, 0.66 * len(own)):
            verb = re.compile(rf"(?<!^)(?<!is )(?<!are )\b{doing[1]}\b", re.IGNORECASE)
            if verb.search(easy.text):
                return True
    return False


def nots(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-108."""
    for number, passage in enumerate(pair.full):
        if not pair.told[number] or pair.is_left_out(number, "not"):
            continue
        there = [pair.easy[one] for one in pair.told[number]]
        wanted = count(passage, NOT)
        # “Unless you say yes” stands for “without consent”, and for no “not” beside it.
        other = sum(count(one, nl_words.ALSO_NOT) * max(1, one.points) for one in there)
        other = max(0, other - count(passage, nl_words.ALSO_NOT)) if wanted else other
        has = other + sum(count(one, NOT) * max(1, one.points) for one in there)
        turned = next((one for one in there if _has_lost_not(passage, one)), None)
        if has < wanted or turned is not None:
            yield lost(
                pair,
                number,
                "not",
                _("The full words say “not” here. The easy words do not.")
                if not has
                else _("The full words say “not” where the easy words do not."),
                Severity.NOTE if has else Severity.FAULT,
                turned,
            )


_NOT_ONLY: Final = re.compile(r"\bnot (?:only|just|merely|solely)\b", re.IGNORECASE)
_ONLY: Final = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)


def _has_lost_not(full: Passage, easy: Passage) -> bool:
    if _NOT_ONLY.search(full.text) and _ONLY.search(_NOT_ONLY.sub("", easy.text)):
        return True
    if nl_words.is_open_to_all(full.text) and nl_words.SHUTS_OUT.search(easy.text):
        return not NOT.search(nl_words.SHUTS_OUT.sub(" ", easy.text))
    return is_turned(full, easy, is_full_not=True)


def is_turned(full: Passage, easy: Passage, *, is_full_not: bool) -> bool:
    """Whether an easy sentence says what a piece of the full words says, but for the “not”."""
    is_easy_not = _has_not(f"{easy.lead} {easy.text}" if easy.is_point else easy.text)
    if is_easy_not is is_full_not:
        return False
    near = _same_piece(full, easy, NOT if is_full_not else None)
    if is_full_not or not near:
        return bool(near)
    return not (_has_not(near) or _has_not(full.lead) or nl_words.UN.search(near))


def _same_piece(full: Passage, easy: Passage, word: re.Pattern[str] | None) -> str:
    """Return the piece of the full words that an easy sentence says; empty for none.

    With `word`, the piece has it. A piece is said when two thirds of the easy sentence are in it,
    and half of the piece is in the easy sentence.
    """
    own = content(easy.text)
    for split in (nl_words.clauses, nl_words.smaller_clauses):
        near, shared, whole = "", 0, 1
        for piece in split(without_idioms(full.text)):
            said = content(piece)
            number = len(own & (said | nl_words.easier(piece)))
            if number > shared:
                near, shared, whole = piece, number, len(said)
        found = word.search(near) if word else None
        if (word and not found) or shared < max(2, 0.66 * len(own)):
            continue
        after = (
            content(near[found.end() :].split(None, 1)[0])
            if found and near[found.end() :].split()
            else frozenset()
        )
        if shared >= 0.5 * whole or after & own:
            return near
    return ""


def _has_not(text: str) -> bool:
    text = without_idioms(text)
    return bool(NOT.search(text) or nl_words.ALSO_NOT.search(text))


def count(passage: Passage, pattern: re.Pattern[str]) -> int:
    """Return how often a passage says it, turns of phrase left out."""
    return len(pattern.findall(without_idioms(passage.text)))


def lost(
    pair: Pair,
    number: int,
    words: str,
    what: str,
    severity: Severity = Severity.FAULT,
    where: Passage | None = None,
) -> Found:
    """Return the finding that a passage lost something, beside its easy words."""
    passage = pair.full[number]
    near = where or pair.easy[pair.told[number][0]]
    return Found(
        place(pair, passage),
        short(passage.text),
        what,
        _("Look at {place}: “{words}”").format(
            place=easy_place(pair, near), words=short(near.text)
        ),
        severity,
    )


def place(pair: Pair, passage: Passage) -> str:
    """Return where a passage of the full words stands."""
    return f"{pair.full_name}, {passage.where}"


def easy_place(pair: Pair, passage: Passage) -> str:
    """Return where a piece of the easy words stands."""
    return f"{pair.easy_name}, {passage.where}"


SOURCE: Final = "Our own rule: nothing is lost on the way to easy words"

RULES: Final[tuple[Rule[Pair], ...]] = (
    Rule(
        "NL-101",
        N_("no easy words"),
        N_(
            "A promise, a point of a list, or a sentence with a number, “must”, “should” or “not” "
            "has no easy words. Families would not know of it. Write them, or write why it is "
            "left out."
        ),
        SOURCE,
        no_easy_words,
    ),
    Rule(
        "NL-102",
        N_("number lost"),
        N_("Each number of the full words stands in the easy words too. “8 out of 10” is 80 %."),
        SOURCE,
        numbers,
    ),
    Rule(
        "NL-103",
        N_("date lost"),
        N_("Day, month and year of the full words stand in the easy words too."),
        SOURCE,
        dates,
    ),
    Rule(
        "NL-105",
        N_("“must” lost"),
        N_(
            "“Must” means that someone has to do it. Without it, people think that they may "
            "choose. “Have to” says the same."
        ),
        "SEND Code of Practice 2015, introduction, as others quote it: “must” is the law",
        musts,
    ),
    Rule(
        "NL-106",
        N_("“should” lost"),
        N_("“Should” is weaker than “must” and stronger than “may”. Never change one for another."),
        "SEND Code of Practice 2015, introduction, as others quote it",
        shoulds,
    ),
    Rule(
        "NL-107",
        N_("“have regard” lost"),
        N_("“Have regard to” means that they must think about it, each time they decide."),
        "SEND Code of Practice 2015, introduction, as others quote it",
        regards,
    ),
    Rule(
        "NL-108",
        N_("“not” lost"),
        N_("Without its “not” a sentence says the opposite."),
        SOURCE,
        nots,
    ),
)
"""The rules of this module."""
