"""NL-2xx: what the easy words say and the full words do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check import nl_words
from easyread.check.nl_lost import (
    MUST,
    REGARD,
    SHOULD,
    Force,
    count,
    easy_place,
    is_turned,
    place,
)
from easyread.check.nl_names import has_name, is_sure_name
from easyread.check.nl_numbers import Figure, Figures, figures, has_date
from easyread.check.nl_pair import Pair
from easyread.check.nl_passages import Passage, short, unlabelled
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity

_MEASURE: Final = re.compile(
    r"(?:year|month|week|day|hour|minute|term|time|pound|mile|penc|page|word)", re.IGNORECASE
)
"""What is measured and not counted: the 6 of “6 months” is no length of a list."""


def no_full_words(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-201."""
    parts: dict[tuple[str, ...], list[int]] = {}
    for number, passage in enumerate(pair.easy):
        if passage.label and not passage.is_point:
            parts.setdefault(passage.headings, []).append(number)
    severity = Severity.FAULT if pair.links.entries else Severity.NOTE  # a guess is a note
    for numbers in parts.values():
        first = numbers[0]
        is_known = pair.is_added(first, pair.easy[first].heading)
        if not is_known and not any(pair.sources[one] for one in numbers):
            what = _("There are no full words for this numbered part.")
            yield _added(pair, first, what, severity)


def numbers(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-202."""
    yield from _figures_added(pair, is_date=False)


def dates(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-203."""
    yield from _figures_added(pair, is_date=True)


def _figures_added(pair: Pair, *, is_date: bool) -> Iterator[Found]:
    heads = {unlabelled(head) for one in pair.full for head in one.headings}
    headings = figures("\n".join(sorted(heads)))
    sizes = _sizes(pair)
    for number, there in enumerate(pair.easy_figures):
        for figure in there.said:
            if figure.is_date is not is_date or pair.is_added(number, figure.words):
                continue
            is_counted = figure.key in sizes and not _MEASURE.match(figure.unit)
            if not is_counted and not _is_said(pair, number, figure, headings):
                what = _("The easy words say “{words}”. The full words do not.")
                yield _added(pair, number, what.format(words=figure.words))


def _is_said(pair: Pair, number: int, figure: Figure, headings: Figures) -> bool:
    there = [headings, *(pair.full_figures[one] for one in _sources(pair, number, figure))]
    if figure.is_date:
        return has_date(there, figure.key)
    return any(one.count(figure.key) for one in there)


def _sources(pair: Pair, number: int, figure: Figure) -> Iterator[int]:
    """Give the passages in which a figure may stand; a rare one anywhere, while none is linked."""
    own = pair.sources[number]
    is_kept = bool(own) and all(pair.is_kept(one) for one in own)
    is_rare = figure.is_date or len(figure.key) > 2
    if own and (is_kept or not is_rare):
        heads = {pair.full[one].headings for one in own}
        yield from (n for n, one in enumerate(pair.full) if n in own or one.headings in heads)
    else:
        yield from range(len(pair.full))


def _sizes(pair: Pair) -> frozenset[str]:
    """How long lists are, and how many parts a part has: “these 7 things” is counted, not said."""
    made: set[int] = set()
    for side in (pair.full, pair.easy):
        made.update(one.points for one in side)
        made.update(Counter(one.headings for one in side if one.is_point).values())
        made.update(Counter((one.headings, one.lead) for one in side if one.is_point).values())
        nested = {one.headings[:deep] for one in side for deep in range(1, len(one.headings) + 1)}
        made.update(Counter(head[:-1] for head in nested).values())
    return frozenset(str(size) for size in made)


def names(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-204."""
    told: set[str] = set()
    for number, passage in enumerate(pair.easy):
        for name, _at in nl_words.names(passage.text):
            if name in told or not is_sure_name(name) or has_name(pair.full_text, name):
                continue
            if name in pair.easy[number].headings or pair.is_added(number, name):
                continue
            told.add(name)
            what = _("The easy words name “{words}”. The full words do not.")
            yield _added(pair, number, what.format(words=name), Severity.NOTE)


def musts(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-205."""
    yield from _force_added(pair, MUST)


def shoulds(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-206."""
    yield from _force_added(pair, SHOULD)


def regards(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-207."""
    yield from _force_added(pair, REGARD)


def _force_added(pair: Pair, force: Force) -> Iterator[Found]:
    told: set[str] = set()
    for number, passage in enumerate(pair.easy):
        sources = pair.sources[number]
        if not sources or passage.id in told or not count(passage, force.pattern):
            continue
        is_near = any(_is_mostly(passage, pair.full[one]) for one in sources)
        there = [pair.full[one] for one in (sources if is_near else pair.around(sources))]
        said = [text for one in there for text in (one.text, one.lead)]
        is_said = any(force.pattern.search(x) or force.also.search(x) for x in said)
        if not is_said and not pair.is_added(number, force.name):
            told.add(passage.id)
            what = _("The easy words say “{word}”. The full words do not.")
            yield _added(
                pair,
                number,
                what.format(word=force.name),
                Severity.FAULT if force is MUST else Severity.NOTE,
            )


def _is_mostly(easy: Passage, full: Passage) -> bool:
    """Whether two thirds of an easy sentence are in a passage, so that it must be its source."""
    own = nl_words.content(easy.text)
    said = nl_words.content(full.text) | nl_words.easier(full.text)
    return len(own & said) >= max(2, 0.66 * len(own))


def nots(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-208."""
    for number, passage in enumerate(pair.easy):
        for one in pair.sources[number]:
            if is_turned(pair.full[one], passage, is_full_not=False):
                if not pair.is_added(number, "not"):
                    what = _("The easy words say “not”. The full words do not seem to.")
                    yield _added(pair, number, what, Severity.NOTE, pair.full[one])
                break


def _added(
    pair: Pair,
    number: int,
    what: str,
    severity: Severity = Severity.FAULT,
    source: Passage | None = None,
) -> Found:
    passage, sources = pair.easy[number], pair.sources[number]
    source = source or (pair.full[sources[0]] if sources else None)
    return Found(
        easy_place(pair, passage),
        short(passage.text),
        what,
        _("Look at {place}: “{words}”").format(place=place(pair, source), words=short(source.text))
        if source
        else _("Check where it comes from. Or write in the links file why it is there."),
        severity,
    )


_SOURCE: Final = "Our own rule: easy words say what the full words say"

RULES: Final[tuple[Rule[Pair], ...]] = (
    Rule(
        "NL-201",
        N_("no full words"),
        N_(
            "A numbered part of the easy words, such as a promise, is not in the full words. "
            "Families would count on it."
        ),
        _SOURCE,
        no_full_words,
    ),
    Rule(
        "NL-202",
        N_("number that the full words do not have"),
        N_("A number that nobody promised is as wrong as one that is lost."),
        _SOURCE,
        numbers,
    ),
    Rule(
        "NL-203",
        N_("date that the full words do not have"),
        N_("People come on the day that they read."),
        _SOURCE,
        dates,
    ),
    Rule(
        "NL-204",
        N_("name that the full words do not have"),
        N_("Someone is named who is not in the full words. Check that it is right."),
        _SOURCE,
        names,
        is_judgement=True,
    ),
    Rule(
        "NL-205",
        N_("“must” that the full words do not have"),
        N_("The easy words ask for more than the full words: was it “should”, “can” or “will”?"),
        "SEND Code of Practice 2015, introduction, as others quote it",
        musts,
    ),
    Rule(
        "NL-206",
        N_("“should” that the full words do not have"),
        N_("The easy words say “should” where the full words say something else."),
        "SEND Code of Practice 2015, introduction, as others quote it",
        shoulds,
    ),
    Rule(
        "NL-207",
        N_("“have regard” that the full words do not have"),
        N_("The easy words say “have regard” where the full words say something else."),
        "SEND Code of Practice 2015, introduction, as others quote it",
        regards,
    ),
    Rule(
        "NL-208",
        N_("“not” that the full words do not have"),
        N_("A “not” too many turns a sentence into its opposite."),
        _SOURCE,
        nots,
        is_judgement=True,
    ),
)
"""The rules of this module."""
