"""What happened, as dated plain sentences: for an officer, and never for the organisation.

Whether a champion stepped aside is in no history: no reason is asked, and nobody should wonder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from coproduce.award import words
from coproduce.award.wording import stage_name
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import Verdict
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts
from coproduce.domain.recording import kind_of
from coproduce.languages import _, ngettext
from coproduce.languages import words as said
from coproduce.sentences import role_name


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened."""

    on: str
    """The day of it; where nobody wrote one, the day on which it was written down."""
    organisation: str
    """An id; "" for what is about none."""
    kind: str
    """The stored name of the event, such as "stage_decided"."""
    words: str


def history(
    recorded: Iterable[ev.AwardRecorded], state: Register, facts: Facts, organisation: str = ""
) -> list[Happened]:
    """Return what happened, in order; of one organisation if it is named."""
    seen: set[tuple[str, str]] = set()
    happened = []
    for one in recorded:
        event: Any = one.event
        about = getattr(event, "organisation", "")
        key = (kind_of(event), getattr(event, "seat", about))
        sentence = _sentence(event, state, facts, is_first=key not in seen)
        seen.add(key)
        if sentence and organisation in ("", about):
            written = datetime.fromtimestamp(one.at).astimezone().date().isoformat()
            on = getattr(event, "on", "") or written
            happened.append(Happened(on, about, key[0], sentence))
    return happened


def _sentence(event: Any, state: Register, facts: Facts, *, is_first: bool) -> str:
    if isinstance(event, ev.OrganisationRegistered):
        if is_first:
            return _("The registration form came in.")
        return _("The registration form was put right.")
    if isinstance(event, ev.EvidenceAdded):
        put = _("A piece of evidence came in: {sentence}")
        right = _("A piece of evidence was put right: {sentence}")
        return (put if is_first else right).format(sentence=event.evidence.sentence)
    if isinstance(event, ev.DutyDone):
        return _duty(event, facts)
    return _SENTENCES[type(event)](event, state)


def _duty(event: ev.DutyDone, facts: Facts) -> str:
    names = (said(duty.name) for duty in facts.duties if duty.id == event.duty)
    done = _("The champions did a duty: {duty}.").format(duty=next(names, event.duty))
    return f"{done} {event.note}".strip()


def _named(state: Register, seat: str) -> str:
    return state.person(seat) or _("A person who was removed")


def _champion(event: ev.ChampionJoined, _state: Register) -> str:
    sentence = _("{name} joined the champions group ({role}).")
    return sentence.format(name=event.name, role=role_name(event.role))


def _lead(event: ev.LeadNamed, _state: Register) -> str:
    return _("{name} leads on co-production.").format(name=event.name) if event.name else ""


def _support(event: ev.SupportOffered, state: Register) -> str:
    name = _named(state, event.supporter)
    return _("{name} offered: {what}").format(name=name, what=event.what)


def _meeting(event: ev.MeetingHeld, _state: Register) -> str:
    met = ngettext(
        "The organisation met {n} champion.",
        "The organisation met {n} champions.",
        event.champions,
    ).format(n=event.champions)
    return f"{met} {event.notes}".strip()


def _plan(event: ev.PlanSubmitted, _state: Register) -> str:
    number = len(event.plan.actions)
    return ngettext(
        "The delivery plan came in, with {n} action.",
        "The delivery plan came in, with {n} actions.",
        number,
    ).format(n=number)


def _portfolio(event: ev.PortfolioSubmitted, _state: Register) -> str:
    number = len(event.evidence)
    return ngettext(
        "The evidence for {stage} came in: {n} piece.",
        "The evidence for {stage} came in: {n} pieces.",
        number,
    ).format(stage=stage_name(event.stage), n=number)


def _opened(event: ev.AssessmentOpened, _state: Register) -> str:
    sentence = _("The champions began to look at what came in for {stage}.")
    return sentence.format(stage=stage_name(event.stage))


def _agreed(event: ev.AssessmentAgreed, _state: Register) -> str:
    found = Counter(one.verdict for one in event.judgements)
    counts = [f"{words.verdict(one)}: {found[one]}" for one in Verdict if found[one]]
    return _("The champions agreed. {counts}.").format(counts=", ".join(counts))


def _decided(event: ev.StageDecided, state: Register) -> str:
    sentence = _("{name} decided for {stage}: {outcome}. Why: {reasons}")
    decided = sentence.format(
        name=_named(state, event.by),
        stage=stage_name(event.stage),
        outcome=words.outcome(event.outcome),
        reasons=event.reasons,
    )
    if not event.next_steps:
        return decided
    return decided + " " + _("What to do next: {next}").format(next=event.next_steps)


def _finished(event: ev.FeedbackFinished, state: Register) -> str:
    name = _named(state, event.by)
    return _("{name} said that the feedback is final.").format(name=name)


def _published(event: ev.PublicationSet, _state: Register) -> str:
    if not event.shown:
        return _("Nothing of it is published.")
    shown = ", ".join(words.public(what) for what in event.shown)
    return _("This is published: {what}.").format(what=shown)


_SENTENCES: Final[dict[type, Callable[[Any, Register], str]]] = {
    ev.LeadNamed: _lead,
    ev.ContactGiven: lambda _e, _s: _("The form says how to reach the organisation."),
    ev.ChampionJoined: _champion,
    ev.ChampionSteppedAside: lambda _e, _s: "",
    ev.ChampionCameBack: lambda _e, _s: "",
    ev.SupporterNamed: lambda e, s: _("{name} supports it.").format(name=_named(s, e.seat)),
    ev.SupportOffered: _support,
    ev.MeetingHeld: _meeting,
    ev.PlanSubmitted: _plan,
    ev.PortfolioSubmitted: _portfolio,
    ev.StatementSubmitted: lambda e, _s: _("The yearly statement for {stage} came in.").format(
        stage=stage_name(e.stage)
    ),
    ev.AssessmentOpened: _opened,
    ev.AssessmentAgreed: _agreed,
    ev.QuoteKept: lambda _e, _s: _("Somebody's words were kept for the feedback."),
    ev.OfficerNamed: lambda e, _s: _("{name} decides about awards.").format(name=e.name),
    ev.StageDecided: _decided,
    ev.FeedbackWritten: lambda _e, _s: _("The feedback was saved."),
    ev.FeedbackFinished: _finished,
    ev.PublicationSet: _published,
    ev.OrganisationArchived: lambda _e, _s: _("The organisation was archived."),
    ev.OrganisationBroughtBack: lambda _e, _s: _("The organisation was brought back."),
    ev.PersonRemoved: lambda _e, _s: _("A person was removed."),
    ev.EvidenceRemoved: lambda _e, _s: _("A piece of evidence was removed for good."),
    ev.QuoteRemoved: lambda _e, _s: _("Somebody's words were removed for good."),
}
