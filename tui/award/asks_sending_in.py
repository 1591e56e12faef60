"""What is asked about what organisations send in: plan, evidence, portfolio, statement."""

from __future__ import annotations

from coproduce.award import sending_in
from coproduce.award.registrar import Registrar
from coproduce.award.wording import stage_name
from coproduce.domain.award_forms import Answer, DeliveryPlan, PlanAction
from coproduce.domain.award_organisation import DATED, STAGES
from coproduce.languages import _
from coproduce.languages import words as said
from tui.award import asks_evidence, fields
from tui.award.asking import Ask, Choice, Field, Given, Here, Kind, Part


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="plan",
            title=_("Take in a delivery plan"),
            take=_plan,
            parts=_plan_parts,
            can=lambda here: here.one.holds("bronze"),
        ),
        *asks_evidence.all_of(),
        Ask(
            name="portfolio",
            title=_("Take in an evidence portfolio"),
            take=_portfolio,
            parts=_portfolio_parts,
            subjects=_next_stages,
            can=lambda here: bool(here.one.evidence),
        ),
        Ask(
            name="statement",
            title=_("Take in a yearly statement"),
            take=_statement,
            parts=_statement_parts,
            can=lambda here: here.one.highest in DATED and bool(here.one.evidence),
        ),
    )


def _plan_parts(here: Here) -> tuple[Part, ...]:
    action = (
        fields.one("four-c", _("Which of the four C's?"), fields.four_cs(here)),
        fields.lines("what", _("What will they do?")),
        fields.lines("measure", _("How will they know that it is done?"), is_needed=False),
        fields.lines("who", _("Who does it, and with what?"), is_needed=False),
        fields.lines("why", _("Why does it fit, and who needs it?"), is_needed=False),
        Field(
            name="by",
            label=_("By which day?"),
            kind=Kind.DAY,
            hint=_("Write it so: 2026-11-26"),
            is_needed=False,
        ),
    )
    return (
        Part(fields=(fields.day(here, label=_("Day when it came in")),)),
        Part(title=_("Action"), name="actions", fields=action, is_repeated=True),
        _answers(here, "silver"),
    )


def _answers(here: Here, stage: str) -> Part:
    """Return the part that asks what an organisation says about each criterion of a stage."""
    asked = (c for c in here.facts.criteria if c.stage == stage)
    return Part(
        title=_("What the organisation says about each thing"),
        fields=tuple(fields.lines(c.id, said(c.name), is_needed=False) for c in asked),
    )


def _answered(here: Here, given: Given, stage: str) -> tuple[Answer, ...]:
    ids = (c.id for c in here.facts.criteria if c.stage == stage)
    return tuple(Answer(criterion=c, words=given.words(c)) for c in ids if given.words(c))


def _plan(book: Registrar, here: Here, given: Given) -> str:
    actions = tuple(
        PlanAction(
            four_c=row.words("four-c"),
            what=row.words("what"),
            measure=row.words("measure"),
            who=row.words("who"),
            why=row.words("why"),
            by=row.words("by"),
        )
        for row in given.each("actions")
    )
    plan = DeliveryPlan(actions=actions, answers=_answered(here, given, "silver"))
    on = given.words("on")
    return book.take(sending_in.submit_plan, here.organisation, plan, on, here.facts)


def _next_stages(here: Here) -> tuple[Choice, ...]:
    """Return the stages for which a portfolio can come in now: those after one that is held."""
    open_ = (
        stage
        for stage in DATED
        if here.one.holds(STAGES[STAGES.index(stage) - 1]) and not here.one.holds(stage)
    )
    return tuple(Choice(stage, stage_name(stage)) for stage in open_)


def _portfolio_parts(here: Here) -> tuple[Part, ...]:
    ids = {c.id for c in here.facts.criteria if c.stage == here.about}
    mine = tuple(id_ for id_, one in here.one.evidence.items() if ids.intersection(one.criteria))
    first = (
        fields.day(here, label=_("Day when it came in")),
        fields.some("evidence", _("Which pieces of evidence?"), fields.evidence(here), now=mine),
    )
    return (Part(fields=first), _answers(here, here.about))


def _portfolio(book: Registrar, here: Here, given: Given) -> str:
    return book.take(
        sending_in.submit_portfolio,
        here.organisation,
        here.about,
        given.some("evidence"),
        _answered(here, given, here.about),
        given.words("on"),
        here.facts,
    )


def _statement_parts(here: Here) -> tuple[Part, ...]:
    asked = (
        fields.lines("words", _("What does the organisation still do?")),
        fields.some("evidence", _("Which pieces of evidence?"), fields.evidence(here)),
        fields.day(here, label=_("Day when it came in")),
    )
    return (Part(fields=asked),)


def _statement(book: Registrar, here: Here, given: Given) -> str:
    words_, pieces, on = given.words("words"), given.some("evidence"), given.words("on")
    return book.take(sending_in.submit_statement, here.organisation, words_, pieces, on)
