"""What is kept of a meeting when its single answers are deleted: counts, never an answer.

It is made of what a report may say (`coproduce.domain.view.report`), so that it holds no group
smaller than the small-numbers rule allows and no comment that was not released.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coproduce.domain.tally import Group, Tally

KEEP_DAYS: Final = 30
"""How many days single answers are kept after the last one, unless a meeting says otherwise."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """How many people of a group chose one answer."""

    choice: str
    """The id of the choice."""
    people: int


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """The counted answers of some people together."""

    who: tuple[str, ...]
    """Which of `tally.WHO`; empty for everybody."""
    people: int
    answers: tuple[KeptAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptResult:
    """What is kept of one activity."""

    activity: str
    groups: tuple[KeptGroup, ...] = ()
    """Everybody first, then the groups that may be shown apart; empty when no number may be."""
    is_too_few: bool = False
    """People answered, but too few to show any number."""
    late: int = 0
    """How many answers came after the result was shown, and are in no number."""
    comments: tuple[str, ...] = ()
    """The comments that may be in a report."""
    languages: tuple[str, ...] = ()
    """The language of each of them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is kept of a meeting."""

    joined: int
    people: tuple[KeptGroup, ...] = ()
    """Roles, joined by the small-numbers rule; empty when they may not be told apart."""
    results: tuple[KeptResult, ...] = ()
    """The activities that people answered or wrote about."""

    def result(self, activity_id: str) -> KeptResult:
        """Return what is kept of an activity; an empty result when nobody answered it."""
        found = (r for r in self.results if r.activity == activity_id)
        return next(found, KeptResult(activity_id))


@dataclass(frozen=True, slots=True)
class KeepingChanged:
    """The facilitator chose for how many days after the last answer the answers are kept."""

    days: int


@dataclass(frozen=True, slots=True)
class AnswersRetired:
    """The answers were kept long enough: the rows are gone, and every reader folds again.

    What went to the safeguarding lead is still there. The actions are events of their own.
    """

    summary: Summary


def kept_tally(tally: Tally | None) -> tuple[KeptGroup, ...]:
    """Return a tally as it is kept; no groups for None."""
    if tally is None:
        return ()
    return tuple(_kept(group) for group in (tally.total, *tally.groups))


def _kept(group: Group) -> KeptGroup:
    answers = (KeptAnswer(choice, number) for choice, number in sorted(group.counts.items()))
    return KeptGroup(group.who, group.people, tuple(answers))


def tally_of(kept: KeptResult) -> Tally | None:
    """Return the tally that was kept; None when no number may be shown."""
    if not kept.groups:
        return None
    total, *groups = (
        Group(g.who, g.people, {a.choice: a.people for a in g.answers}) for g in kept.groups
    )
    return Tally(kept.activity, total, tuple(groups))
