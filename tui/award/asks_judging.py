"""What is asked when champions look at what was sent in, and when a person decides."""

from __future__ import annotations

from coproduce.award import judging
from coproduce.award.judging import Ruling
from coproduce.award.registrar import Registrar
from coproduce.domain.award_forms import Outcome
from coproduce.languages import _
from coproduce.languages import words as said
from tui.award import fields
from tui.award.asking import Ask, Choice, Given, Here, Part
from tui.award.asks_assessing import called, undecided


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(name="duty", title=_("Tick a duty of the champions"), take=_duty, parts=_duty_parts),
        Ask(
            name="decide",
            title=_("Decide"),
            take=_decide,
            parts=_decide_parts,
            subjects=_to_decide,
            without=_("There is nothing to decide. First the champions meet, or agree."),
            can=lambda here: bool(here.state.officers),
        ),
        Ask(
            name="quote-remove",
            title=_("Take somebody's words out"),
            is_for_archived=True,
            take=lambda book, here, _given: book.take(
                judging.remove_quote, here.organisation, here.about
            ),
            subjects=_quotes,
            warning=_("They go for good."),
        ),
    )


def _duty_parts(here: Here) -> tuple[Part, ...]:
    duties = tuple(Choice(one.id, said(one.name)) for one in here.facts.duties)
    asked = (
        fields.one("duty", _("Which duty?"), duties),
        fields.one(
            "submission",
            _("What did they look at?"),
            fields.submissions(here),
            _("Leave it empty for the registration."),
            is_needed=False,
        ),
        fields.day(here),
        fields.lines("note", _("Note"), _("Do not write names of people."), is_needed=False),
    )
    return (Part(fields=asked),)


def _duty(book: Registrar, here: Here, given: Given) -> str:
    duty, on, sent, note = map(given.words, ("duty", "on", "submission", "note"))
    return book.take(judging.do_duty, here.organisation, duty, on, here.facts, sent, note)


def _to_decide(here: Here) -> tuple[Choice, ...]:
    """Return the assessments that are agreed, and for bronze the meetings, not decided yet."""
    one = here.one
    decided = {d.assessment for d in one.decisions.values()}
    meetings = tuple(
        Choice(m.id, _("Bronze: the meeting, {day}").format(day=m.on))
        for m in reversed(one.meetings.values())
        if m.id not in decided and not one.holds("bronze")
    )
    return (*called(here, [a for a in undecided(here) if a.is_agreed]), *meetings)


def _decide_parts(here: Here) -> tuple[Part, ...]:
    found = here.one.assessments.get(here.about)
    is_renewal = found is not None and here.one.submissions[found.submission].is_renewal
    good = Outcome.RENEWED if is_renewal else Outcome.AWARDED
    asked = (
        fields.one("outcome", _("What is decided?"), fields.outcomes((good, Outcome.NOT_YET))),
        fields.lines("reasons", _("Why?"), _("Do not write names of people.")),
        fields.lines(
            "next-steps",
            _("What can the organisation do next?"),
            _("It is needed for “not yet”.") + " " + _("Do not write names of people."),
            is_needed=False,
        ),
        fields.officer(here),
        fields.day(here),
    )
    return (Part(fields=asked),)


def _decide(book: Registrar, here: Here, given: Given) -> str:
    ruling = Ruling(
        outcome=Outcome(given.words("outcome")),
        reasons=given.words("reasons"),
        next_steps=given.words("next-steps"),
        by=given.words("by"),
        on=given.words("on"),
    )
    return book.take(judging.decide, here.organisation, here.about, ruling)


def _quotes(here: Here) -> tuple[Choice, ...]:
    kept = (pair for a in here.one.assessments.values() for pair in a.quotes.items())
    return tuple(Choice(id_, quote.words, is_private=True) for id_, quote in kept)
