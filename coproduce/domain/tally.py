"""Counting answers, and the small-numbers rule.

The rule: roles are shown apart only in groups of at least 5 people who answered that activity. A
smaller role is joined with the next smallest until every shown group has 5; if that leaves one
group, only everybody's total is shown. Every voice is counted, and nobody's answer can be found by
taking one shown number from another. Fewer than 5 people in all is too few to show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coproduce.domain.people import How, Role

LEAST: Final = 5
"""The fewest people that a shown group may have."""

ANSWERED_FOR: Final = "answered-for"
"""The group of answers that someone else gave for a person, whatever the person's role."""

WHO: Final = (*(str(r) for r in Role), ANSWERED_FOR)
"""Every group there can be, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """The counted answers of some people."""

    who: tuple[str, ...]
    """Which of `WHO` are counted here together; empty for everybody."""
    people: int
    counts: Mapping[str, int]
    """Choice id to the number of people who chose it."""

    def number(self, choice_id: str) -> int:
        """How many people chose this."""
        return self.counts.get(choice_id, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one activity, with nothing in it that may not be shown."""

    activity: str
    total: Group
    """Everybody."""
    groups: tuple[Group, ...]
    """Roles, joined by the small-numbers rule; empty when only the total may be shown."""

    @property
    def is_too_few(self) -> bool:
        """Fewer than 5 people: outside the room, and unasked in it, no number is shown."""
        return self.total.people < LEAST


Answer = tuple[Role, How, tuple[str, ...]]
"""The role of a seat, how it answered, and the choice ids."""


def count(activity_id: str, answers: Iterable[Answer]) -> Tally:
    """Count `answers` under the small-numbers rule."""
    by_who: dict[str, list[tuple[str, ...]]] = {}
    for role, how, chosen in answers:
        who = ANSWERED_FOR if how is How.ANSWERED_FOR else str(role)
        by_who.setdefault(who, []).append(chosen)
    parts = joined({who: len(cast) for who, cast in by_who.items()})
    groups = tuple(_group(who, [c for w in who for c in by_who[w]]) for who in parts)
    total = _group((), [c for cast in by_who.values() for c in cast])
    return Tally(activity_id, total, groups if len(groups) > 1 else ())


def joined(sizes: Mapping[str, int], least: int = LEAST) -> list[tuple[str, ...]]:
    """Join groups, the smallest with the next smallest, until each has `least` people.

    `sizes` maps each of `WHO` to its people; groups of nobody are left out. The answer is in the
    order of `WHO`. One group means that only the total may be shown.
    """
    order = {who: place for place, who in enumerate(WHO)}
    groups: list[tuple[tuple[str, ...], int]] = [
        ((who,), people) for who, people in sizes.items() if people
    ]
    groups.sort(key=lambda g: (g[1], order[g[0][0]]))
    while len(groups) > 1 and groups[0][1] < least:
        (first, few), (second, more), *rest = groups
        both = tuple(sorted(first + second, key=order.__getitem__))
        groups = sorted([(both, few + more), *rest], key=lambda g: (g[1], order[g[0][0]]))
    return sorted((who for who, _ in groups), key=lambda who: order[who[0]])


def _group(who: tuple[str, ...], cast: list[tuple[str, ...]]) -> Group:
    return Group(who, len(cast), dict(Counter(c for chosen in cast for c in chosen)))
