"""What a desk is told of where young people and professionals disagree: the same at every desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coproduce import sentences
from coproduce.content import called
from coproduce.domain.activity import Activity
from coproduce.domain.disagreement import disagreements
from coproduce.domain.session import Session
from coproduce.domain.tally import Group
from coproduce.languages import _

MOST: Final = 3
"""The most criteria that are told: the largest disagreements."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One criterion about which they disagree, in words."""

    id: str
    name: str
    groups: tuple[str, ...]
    """What each of the two groups said."""
    ask: str
    """The offer to ask once more."""


def title() -> str:
    """Return the heading."""
    return _("Where young people and professionals disagree")


def nothing() -> str:
    """Return what is said when there is nothing to tell."""
    return _("We can show nothing here yet. Each group needs 5 people, and a result on the screen.")


def most(session: Session) -> tuple[Differing, ...]:
    """Return where they disagree the most."""
    return tuple(
        Differing(
            id=one.activity.id,
            name=called(one.activity),
            groups=tuple(_said(one.activity, g) for g in (one.young, one.professionals)),
            ask=_("Take a second look: {name}").format(name=called(one.activity)),
        )
        for one in disagreements(session)[:MOST]
    )


def _said(activity: Activity, group: Group) -> str:
    answers = [
        sentences.answer_count(word, number)
        for word, number in sentences.counts(activity, group)
        if number
    ]
    who = sentences.who_name(group.who)
    people = sentences.people(group.people)
    head = _("{group}, {people}:").format(group=who, people=people)
    joined = _("; ").join(answers)
    return f"{head} {joined}"
