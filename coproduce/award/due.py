"""What is due when: the officer's list, and the same as a calendar.

The scheme sets one date: gold and platinum are renewed each year. The other days are those that
people wrote: on an action of a plan, on the permission for a photograph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coproduce.award import words
from coproduce.award.wording import stage_name
from coproduce.domain.award_organisation import Organisation
from coproduce.domain.award_register import Register
from coproduce.languages import _


class DueKind(StrEnum):
    """Why something is due."""

    RENEWAL = "renewal"
    PERMISSION = "permission"
    ACTION = "action"
    MEETING = "meeting"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due."""

    on: str
    """The day; for what waits, since when."""
    kind: DueKind
    organisation: str
    """An id."""
    name: str
    """The organisation's name."""
    words: str
    """A sentence: what is due, and what to do."""
    about: str = ""
    """What it is about: "e5" is a piece of evidence, "s1-2" the second action of a plan."""

    @property
    def has_day(self) -> bool:
        """Whether `on` is a day by which something is due, and not since when it waits."""
        return self.kind not in (DueKind.MEETING, DueKind.WAITING)

    def is_late(self, today: str) -> bool:
        """Whether its day has passed."""
        return self.has_day and self.on < today


def due(state: Register, today: str) -> list[Due]:
    """Return what is due, the first day first.

    Of an archived organisation only permissions are: its photographs are still here.
    """
    found = [
        one
        for organisation in state.organisations.values()
        for one in (_permissions if organisation.is_archived else _of)(organisation, today)
    ]
    return sorted(found, key=lambda one: (one.on, one.name.casefold(), one.about))


def _of(one: Organisation, today: str) -> Iterator[Due]:
    if one.renew_by:
        yield Due(one.renew_by, DueKind.RENEWAL, one.id, one.name, _renewal(one, today))
    yield from _permissions(one, today)
    yield from _actions(one)
    if not one.meetings:
        said = _("The meeting with champions was not held yet.")
        yield Due(one.form.registered_on, DueKind.MEETING, one.id, one.name, said)
    yield from _waiting(one)


def _renewal(one: Organisation, today: str) -> str:
    statements = [s for s in one.submissions.values() if s.is_renewal and s.stage == one.highest]
    if statements and one.decision_about(statements[-1].id) is None:
        said = _("{stage}: the yearly statement came in. Decide about it.")
    elif one.is_overdue(today):
        said = _("{stage}: renewal overdue. Ask for the yearly statement.")
    else:
        said = _("{stage}: the yearly statement is due.")
    return said.format(stage=stage_name(one.highest))


def _permissions(one: Organisation, today: str) -> Iterator[Due]:
    for id_, piece in one.evidence.items():
        if piece.permission is None:
            continue
        until = piece.permission.until
        if until < today:
            said = _("The permission for a photograph has ended: ask again, or remove it.")
        else:
            said = _("The permission for a photograph ends.")
        yield Due(until, DueKind.PERMISSION, one.id, one.name, said, id_)


def _actions(one: Organisation) -> Iterator[Due]:
    """Yield the actions of the newest plan that have a day, until the evidence came in."""
    newest = one.latest_of("silver")
    if newest is None or one.latest_of("gold") is not None:
        return
    plan = one.submissions[newest].plan
    for number, action in enumerate(plan.actions if plan else (), 1):
        if action.by:
            said = _("An action of the plan: {what}").format(what=action.what)
            yield Due(action.by, DueKind.ACTION, one.id, one.name, said, f"{newest}-{number}")


def _waiting(one: Organisation) -> Iterator[Due]:
    """Yield what came in last for each stage and nobody decided about."""
    if one.meetings and not one.holds("bronze"):
        meeting = next(reversed(one.meetings.values()))
        if one.decision_about(meeting.id) is None:
            said = _("Bronze: the meeting was held. Nobody has decided yet.")
            yield Due(meeting.on, DueKind.WAITING, one.id, one.name, said, meeting.id)
    newest = {(s.stage, s.is_renewal): s for s in one.submissions.values()}
    for sent in newest.values():
        if one.decision_about(sent.id) is None:
            called = words.sent_in(sent.stage, sent.on, is_renewal=sent.is_renewal)
            said = _("{what}. Nobody has decided yet.").format(what=called)
            yield Due(sent.on, DueKind.WAITING, one.id, one.name, said, sent.id)
