"""The scheme's words as a person reads them, in the language of now.

Names that are facts, such as those of the stages, are in `wording`.
"""

from __future__ import annotations

from coproduce.award.wording import stage_name
from coproduce.domain.award_forms import EvidenceKind, Outcome, Sector, Verdict
from coproduce.domain.award_organisation import Standing
from coproduce.languages import _


def standing(how: Standing) -> str:
    """Return how an organisation stands with a stage."""
    return {
        Standing.NOT_BEGUN: _("not begun"),
        Standing.UNDER_WAY: _("under way"),
        Standing.NOT_YET: _("not yet"),
        Standing.HELD: _("has this award"),
        Standing.OVERDUE: _("renewal overdue"),
    }[how]


def verdict(how: Verdict) -> str:
    """Return how far a criterion is met."""
    return {
        Verdict.MET: _("met"),
        Verdict.PARTLY: _("partly"),
        Verdict.NOT_YET: _("not yet"),
        Verdict.CANNOT_TELL: _("cannot tell"),
    }[how]


def outcome(what: Outcome) -> str:
    """Return what a person decided."""
    return {
        Outcome.AWARDED: _("awarded"),
        Outcome.RENEWED: _("renewed"),
        Outcome.NOT_YET: _("not yet"),
    }[what]


def sector(where: Sector) -> str:
    """Return where an organisation works."""
    return {
        Sector.EDUCATION: _("education"),
        Sector.HEALTH: _("health"),
        Sector.SOCIAL_CARE: _("social care"),
        Sector.VOLUNTARY: _("voluntary sector"),
    }[where]


def kind(what: EvidenceKind) -> str:
    """Return what a piece of evidence is."""
    return {
        EvidenceKind.PHOTOGRAPH: _("photograph"),
        EvidenceKind.CASE_STUDY: _("case study"),
        EvidenceKind.SURVEY: _("survey"),
        EvidenceKind.EVALUATION_FORM: _("evaluation form"),
        EvidenceKind.MINUTES: _("minutes of a meeting"),
        EvidenceKind.PUBLICITY: _("publicity"),
        EvidenceKind.LINK: _("link"),
    }[what]


def public(what: str) -> str:
    """Return what can stand on the published page; `what` is of `award_forms.PUBLIC`."""
    return {
        "name": _("The name of the organisation"),
        "sector": _("Where it works, such as education"),
        "stage": _("The awards that it has"),
        "awarded_on": _("The day of each award"),
        "renew_by": _("The day by which its next statement is due"),
        "feedback": _("The final feedback"),
    }[what]


def sent_in(stage: str, on: str, *, is_renewal: bool) -> str:
    """Return what something sent in is called: "Silver: the delivery plan, 2026-03-01"."""
    if is_renewal:
        what = _("{stage}: the yearly statement, {day}")
    elif stage == "silver":
        what = _("{stage}: the delivery plan, {day}")
    else:
        what = _("{stage}: the evidence, {day}")
    return what.format(stage=stage_name(stage), day=on)
