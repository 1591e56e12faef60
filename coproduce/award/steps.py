"""The steps that the award scheme allows, each checked and turned into events.

A step raises CoproduceError, with what to do instead, when the scheme or the register does not
allow it. Dates are written as 2026-11-26. Source: the Birmingham SEND Co-production Award Scheme,
information pack, pages 6 to 16.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coproduce.award.wording import stage_name
from coproduce.domain import award_events as ev
from coproduce.domain.award_organisation import (
    STAGES,
    Organisation,
    Submission,
)
from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError
from coproduce.languages import _

Removal = ev.PersonRemoved | ev.EvidenceRemoved | ev.QuoteRemoved


@dataclass(frozen=True, slots=True)
class Step:
    """What a step writes."""

    id: str = ""
    """The id of what it made."""
    events: tuple[ev.AwardEvent, ...] = ()
    taken_out: tuple[Removal, ...] = ()
    """Whose rows go for good."""


def organisation_of(state: Register, organisation: str) -> Organisation:
    """Return an organisation. Raises CoproduceError."""
    found = state.organisations.get(organisation)
    if found is None:
        raise no_such(organisation)
    return found


def active(state: Register, organisation: str) -> Organisation:
    """Return an organisation that is not archived. Raises CoproduceError."""
    one = organisation_of(state, organisation)
    if one.is_archived:
        raise CoproduceError(
            _("This organisation is archived."), _("First bring it back. Then try again.")
        )
    return one


def check_champion(state: Register, champion: str) -> None:
    """Refuse who is not in the champions group."""
    if champion not in state.champions:
        raise CoproduceError(
            _("This person is not in the champions group."), _("First add the champion.")
        )


def submission_of(one: Organisation, submission: str) -> Submission:
    """Return what was sent in. Raises CoproduceError."""
    found = one.submissions.get(submission)
    if found is None:
        raise no_such(submission)
    return found


def check_order(one: Organisation, stage: str) -> None:
    """Refuse what is for a stage while the one before is not held."""
    before = STAGES[STAGES.index(stage) - 1]
    if not one.holds(before):
        raise CoproduceError(
            _("The {before} award comes before the {stage} award.").format(
                before=stage_name(before), stage=stage_name(stage)
            ),
            _("This organisation does not hold {before} yet.").format(before=stage_name(before)),
        )


def check_known(name: str, names: set[str]) -> None:
    """Refuse a name that is not one of `names`."""
    if name not in names:
        raise CoproduceError(
            _("We do not know the word “{word}”.").format(word=name[:60]),
            _("Write one of: {names}").format(names=", ".join(sorted(names))),
        )


def check_words(words: str) -> None:
    """Refuse empty words."""
    if not words.strip():
        raise CoproduceError(_("Some words are missing."), _("Write them. Then try again."))


def check_day(day: str) -> None:
    """Refuse what is not a day, written as 2026-11-26."""
    try:
        is_right = date.fromisoformat(day).isoformat() == day
    except ValueError:
        is_right = False
    if not is_right:
        raise CoproduceError(
            _("“{day}” is not a day.").format(day=day[:20]), _("Write it so: 2026-11-26")
        )


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are the same, but for capitals and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def no_such(id_: str) -> CoproduceError:
    """Return what to say about an id that the register does not know."""
    return CoproduceError(
        _("There is nothing called “{id}” here.").format(id=id_[:20]),
        _("To see what there is, type: coproduce award list"),
    )
