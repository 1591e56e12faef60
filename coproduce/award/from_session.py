"""What an assessment may take from the champions' meeting: no vote, no name, no small group.

Everything comes from `domain.view.report`, and the organisation gets still less than a report: a
number stands only where at least 5 people chose the same, and where no smaller number is left when
those of the groups are taken from everybody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coproduce.domain.activity import CANNOT_TELL, Activity, Kind
from coproduce.domain.award_forms import Judgement, Quote, Share, Verdict
from coproduce.domain.people import Role
from coproduce.domain.session import Session, fold
from coproduce.domain.tally import LEAST, Group, Tally
from coproduce.domain.view import ActivityReport, report, reportable
from coproduce.home import SessionFolder
from coproduce.journal import JournalReader

ALL: Final = "all"
"""The group of everybody."""
VERDICTS: Final[Mapping[str, Verdict]] = {
    "met": Verdict.MET,
    "partly": Verdict.PARTLY,
    "not-yet": Verdict.NOT_YET,
    CANNOT_TELL: Verdict.CANNOT_TELL,
}
"""The id of a choice to what it says."""


@dataclass(frozen=True, slots=True)
class Results:
    """What champions may take over into the register."""

    judgements: tuple[Judgement, ...]
    """A first draft: what most people said, where that may be known. People agree on the rest."""
    shares: tuple[Share, ...]
    quotes: tuple[Quote, ...]
    """To choose from: what people said, and wish to have in a report."""


def results_of(folder: SessionFolder) -> Results:
    """Return what may be taken from a meeting. Raises CoproduceError if it cannot be read."""
    with JournalReader(folder.journal) as reader:
        return results(fold(reader.read()))


def results(session: Session) -> Results:
    """Return what may be taken from a meeting, by the newest round of each criterion."""
    newest = _newest(session)
    return Results(
        tuple(_drafts(newest)),
        tuple(share for id_, one in newest.items() for share in _shares(id_, one.tally)),
        tuple(_quotes(session, newest)),
    )


def _newest(session: Session) -> dict[str, ActivityReport]:
    """Return the criteria, each with its last round that has a result to show.

    One round alone: two that differ by one person would tell what that person changed.
    """
    found: dict[str, ActivityReport] = {}
    for one in report(session).activities:
        if one.activity.kind is Kind.VERDICT:
            id_ = criterion_of(session, one.activity)
            if id_ not in found or one.tally is not None:
                found[id_] = one
    return found


def criterion_of(session: Session, activity: Activity) -> str:
    """Return the criterion that an activity asks about: a second round follows the first."""
    while activity.follows:
        first = session.activity(activity.follows) or session.retired.get(activity.follows)
        if first is None:
            return activity.follows
        activity = first
    return activity.id


def _shares(criterion: str, tally: Tally | None) -> Iterator[Share]:
    if tally is None:
        return
    roles = [group for group in tally.groups if _role(group)]
    for choice, verdict in VERDICTS.items():
        shown = [(g, g.number(choice)) for g in roles if g.number(choice) >= LEAST]
        everybody = tally.total.number(choice)
        left = everybody - sum(number for _group, number in shown)
        if everybody >= LEAST and left >= LEAST:
            yield Share(criterion=criterion, group=ALL, verdict=verdict, people=everybody)
        for group, number in shown:
            yield Share(criterion=criterion, group=_role(group), verdict=verdict, people=number)


def _role(group: Group) -> str:
    """Return the role of a group that is one role alone; "" for any other."""
    return group.who[0] if len(group.who) == 1 and group.who[0] in tuple(Role) else ""


def _drafts(newest: Mapping[str, ActivityReport]) -> Iterator[Judgement]:
    for criterion, one in newest.items():
        if one.tally is not None and (verdict := _most(one.tally.total)) is not None:
            yield Judgement(criterion=criterion, verdict=verdict)


def _most(total: Group) -> Verdict | None:
    """Return what more than half of all who answered said; None when no answer has so many."""
    for choice, verdict in VERDICTS.items():
        if 2 * total.number(choice) > total.people:
            return verdict
    return None


def _quotes(session: Session, newest: Mapping[str, ActivityReport]) -> Iterator[Quote]:
    for activity in session.agenda:
        criterion = criterion_of(session, activity)
        if criterion not in newest:
            continue
        if session.summary is None:
            for comment in reportable(session, activity.id):
                person = session.seats.get(comment.seat)
                role = str(person.role) if person is not None else ""
                yield _quote(criterion, newest[criterion], comment.text, comment.language, role)
        else:
            kept = session.summary.result(activity.id)
            for words, language in zip(kept.comments, kept.languages, strict=True):
                yield _quote(criterion, newest[criterion], words, language, "")


def _quote(criterion: str, one: ActivityReport, words: str, language: str, role: str) -> Quote:
    """Return somebody's words; with the role only where 5 people of that role are shown apart."""
    groups = one.tally.groups if one.tally is not None else ()
    is_known = any(_role(group) == role for group in groups) and bool(role)
    return Quote(
        criterion=criterion, words=words, language=language, group=role if is_known else ""
    )
