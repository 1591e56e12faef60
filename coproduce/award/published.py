"""What the published page may say: only what an officer ticked, and nothing of an archived one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coproduce.domain.award_forms import FeedbackSentence, Sector
from coproduce.domain.award_organisation import Organisation
from coproduce.domain.award_register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One organisation as everybody may see it. What was not ticked is None or empty."""

    name: str
    sector: Sector | None = None
    stage: str = ""
    awarded_on: str = ""
    renew_by: str = ""
    feedback: tuple[FeedbackSentence, ...] = ()
    """Final feedback about the stage that it holds, without what persons said.

    They agreed that their words go to the organisation: that is not everybody.
    """


def published(register: Register) -> tuple[Published, ...]:
    """Return every organisation of which something may be published, by name."""
    every = (one for one in register.organisations.values() if "name" in one.shown)
    found = [_published(one) for one in every if not one.is_archived]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _published(one: Organisation) -> Published:
    held = one.awarded(one.highest) if one.highest else None
    is_said = held is not None and held.is_final and "feedback" in one.shown
    return Published(
        name=one.name,
        sector=one.form.sector if "sector" in one.shown else None,
        stage=one.highest if "stage" in one.shown else "",
        awarded_on=held.on if held is not None and "awarded_on" in one.shown else "",
        renew_by=one.renew_by if "renew_by" in one.shown else "",
        feedback=_ours(held.feedback) if held is not None and is_said else (),
    )


def _ours(sentences: Iterable[FeedbackSentence]) -> tuple[FeedbackSentence, ...]:
    return tuple(one for one in sentences if not one.is_quote)
