"""Where young people and professionals disagree, by results that the room has seen.

Only groups that the small-numbers rule shows apart are compared: from `view.report`, never from
the votes. Where few professionals answered, they are compared together with whom the rule joined
them, and the words say so; where that is the young people, nothing is.

A result that the room has not seen is left out, so that nobody can watch an answer come.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from coproduce.domain.activity import Activity, Kind
from coproduce.domain.people import Role
from coproduce.domain.session import Session
from coproduce.domain.tally import Group, Tally
from coproduce.domain.view import report


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One criterion about which the two groups said different things."""

    activity: Activity
    young: Group
    """Young people, with whom the rule joined them."""
    professionals: Group
    part: Fraction
    """Of each group, how large a part would have to answer otherwise to agree: 0 to 1."""


def disagreements(session: Session) -> tuple[Disagreement, ...]:
    """Return where they disagree, the most first. What is asked again already is left out."""
    again = {activity.follows for activity in session.agenda}
    found = [
        one
        for reported in report(session).activities
        if reported.activity.kind is Kind.VERDICT
        and reported.tally is not None
        and reported.activity.id not in again
        and session.where(reported.activity.id).frozen is not None
        and (one := _between(reported.activity, reported.tally)) is not None
    ]
    return tuple(sorted(found, key=lambda one: -one.part))


def _between(activity: Activity, tally: Tally) -> Disagreement | None:
    of = {who: group for group in tally.groups for who in group.who}
    young, professionals = of.get(str(Role.YOUNG_PERSON)), of.get(str(Role.PROFESSIONAL))
    if young is None or professionals is None:
        return None
    parts = (
        abs(_part(young, choice.id) - _part(professionals, choice.id))
        for choice in activity.all_choices
    )
    part = sum(parts, Fraction(0)) / 2
    return Disagreement(activity, young, professionals, part) if part else None


def _part(group: Group, choice: str) -> Fraction:
    return Fraction(group.number(choice), group.people)
