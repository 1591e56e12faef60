"""Steps: what organisations send in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from coproduce.award.steps import (
    Step,
    active,
    check_day,
    check_known,
    check_order,
    check_words,
    no_such,
    organisation_of,
)
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import (
    Answer,
    DeliveryPlan,
    Evidence,
    EvidenceKind,
)
from coproduce.domain.award_organisation import (
    DATED,
    Organisation,
)
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _, is_tag

_SCHEME: Final = re.compile(r"\s*[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""How an address begins that says how it is opened; what follows a port is none."""
_WEB: Final = ("https://", "http://")


def submit_plan(
    state: Register, organisation: str, plan: DeliveryPlan, on: str, facts: Facts
) -> Step:
    """Take in a delivery plan, for silver."""
    check_day(on)
    check_order(active(state, organisation), "silver")
    if not plan.actions:
        raise CoproduceError(
            _("There is no action in this plan."), _("Write at least 1 action. Then try again.")
        )
    for action in plan.actions:
        check_known(action.four_c, {one.id for one in facts.four_cs})
        if action.by:
            check_day(action.by)
    _answered(plan.answers, "silver", facts)
    id_ = state.new_id("s")
    return Step(id_, (ev.PlanSubmitted(organisation, id_, plan, on),))


def add_evidence(
    state: Register, organisation: str, evidence: Evidence, facts: Facts, instead_of: str = ""
) -> Step:
    """Take in a piece of evidence, or a better account of the piece `instead_of`."""
    one = active(state, organisation)
    if instead_of and instead_of not in one.evidence:
        raise no_such(instead_of)
    check_words(evidence.sentence)
    if evidence.file is None and not evidence.link:
        raise CoproduceError(
            _("This piece of evidence has no file and no web address."),
            _("Add a file or a web address."),
        )
    if _SCHEME.match(evidence.link) and not evidence.link.lower().startswith(_WEB):
        raise CoproduceError(
            _("This is no web address."), _("A web address begins with https:// or http://")
        )
    if evidence.language != SOURCE and not is_tag(evidence.language):
        raise CoproduceError(
            _("We do not know the language “{tag}”.").format(tag=evidence.language[:20]),
            _("Write its short name, such as en or ur."),
        )
    if evidence.kind is EvidenceKind.PHOTOGRAPH:
        if evidence.permission is None:
            raise CoproduceError(
                _("A photograph needs permission from the people in it."),
                _("Ask them. Then write when they agreed, and until which day."),
            )
        check_day(evidence.permission.given_on)
        check_day(evidence.permission.until)
    for criterion in evidence.criteria:
        check_known(criterion, {c.id for c in facts.criteria if c.stage in DATED})
    for principle in evidence.principles:
        check_known(principle, {p.id for p in facts.principles})
    for article in evidence.articles:
        check_known(str(article), {str(a.number) for a in facts.articles})
    id_ = instead_of or state.new_id("e")
    return Step(id_, (ev.EvidenceAdded(id_, organisation, evidence),))


def submit_portfolio(
    state: Register,
    organisation: str,
    stage: str,
    evidence: Sequence[str],
    answers: Sequence[Answer],
    on: str,
    facts: Facts,
) -> Step:
    """Take in an evidence portfolio, for gold or platinum."""
    one = active(state, organisation)
    check_day(on)
    check_known(stage, set(DATED))
    check_order(one, stage)
    _pieces(one, evidence)
    _answered(answers, stage, facts)
    id_ = state.new_id("s")
    sent = ev.PortfolioSubmitted(organisation, id_, stage, tuple(evidence), tuple(answers), on)
    return Step(id_, (sent,))


def submit_statement(
    state: Register, organisation: str, words: str, evidence: Sequence[str], on: str
) -> Step:
    """Take in the yearly statement with evidence, for the highest award that they hold."""
    one = active(state, organisation)
    check_day(on)
    if one.highest not in DATED:
        raise CoproduceError(
            _("This organisation holds no gold or platinum award."),
            _("Only gold and platinum need a statement each year."),
        )
    check_words(words)
    _pieces(one, evidence)
    id_ = state.new_id("s")
    sent = ev.StatementSubmitted(organisation, id_, one.highest, words, tuple(evidence), on)
    return Step(id_, (sent,))


def remove_evidence(state: Register, organisation: str, evidence: str) -> Step:
    """Take a piece of evidence out for good. The file goes when no other piece has it."""
    if evidence not in organisation_of(state, organisation).evidence:
        raise no_such(evidence)
    return Step(taken_out=(ev.EvidenceRemoved(organisation, evidence),))


def _pieces(one: Organisation, evidence: Sequence[str]) -> None:
    if not evidence:
        raise CoproduceError(_("There is no evidence in this."), _("Add at least 1 piece."))
    for piece in evidence:
        if piece not in one.evidence:
            raise no_such(piece)


def _answered(answers: Sequence[Answer], stage: str, facts: Facts) -> None:
    wanted = {c.id for c in facts.criteria if c.stage == stage}
    for answer in answers:
        check_known(answer.criterion, wanted)
