"""Steps: champions look at what was sent in, and a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coproduce.award.naming import refuse_names
from coproduce.award.steps import (
    Step,
    active,
    check_day,
    check_known,
    check_order,
    no_such,
    organisation_of,
    submission_of,
)
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import (
    FeedbackSentence,
    Judgement,
    Outcome,
    Quote,
    Share,
)
from coproduce.domain.award_organisation import (
    Assessment,
    Decision,
    Organisation,
    Submission,
)
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts
from coproduce.errors import CoproduceError
from coproduce.languages import _


def do_duty(
    state: Register,
    organisation: str,
    duty: str,
    on: str,
    facts: Facts,
    submission: str = "",
    note: str = "",
) -> Step:
    """Tick one of the six duties of the champions group."""
    one = active(state, organisation)
    check_day(on)
    check_known(duty, {d.id for d in facts.duties})
    if submission:
        submission_of(one, submission)
    return Step(events=(ev.DutyDone(organisation, submission, duty, on, note),))


def open_assessment(
    state: Register, organisation: str, submission: str, on: str, session: str = ""
) -> Step:
    """Begin to look at what was sent in; `session` is the name of the meeting, if there is one."""
    one = active(state, organisation)
    check_day(on)
    sent = submission_of(one, submission)
    if submission != _newest(one, sent):
        raise CoproduceError(
            _("The organisation sent in something newer."), _("Look at the newest one.")
        )
    if any(a.submission == submission and not _is_decided(one, a) for a in _assessments(one)):
        raise CoproduceError(
            _("The champions are looking at this already."), _("Go on with that assessment.")
        )
    id_ = state.new_id("a")
    opened = ev.AssessmentOpened(organisation, id_, submission, sent.stage, session, on)
    return Step(id_, (opened,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What the champions agreed."""

    on: str
    judgements: tuple[Judgement, ...]
    """One for each criterion of the stage."""
    shares: tuple[Share, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decides."""

    outcome: Outcome
    reasons: str
    next_steps: str = ""
    """Needed for "not yet"."""
    by: str
    """The seat of an officer."""
    on: str


def agree(
    state: Register, organisation: str, assessment: str, agreed: Agreed, facts: Facts
) -> Step:
    """Write down what the champions agreed about every criterion."""
    one = active(state, organisation)
    check_day(agreed.on)
    found = _assessment(one, assessment)
    if _is_decided(one, found):
        raise CoproduceError(
            _("A person decided about this assessment already."),
            _("It stays as it is. You can begin a new assessment."),
        )
    _check_judged(agreed.judgements, found.stage, facts)
    refuse_names(state, *_without(one, *(w for j in agreed.judgements for w in (j.well, j.next))))
    first = int(state.new_id("q")[1:])
    kept = tuple(
        ev.QuoteKept(f"q{first + n}", organisation, assessment, quote)
        for n, quote in enumerate(agreed.quotes)
    )
    written = ev.AssessmentAgreed(
        organisation, assessment, agreed.on, agreed.judgements, agreed.shares
    )
    return Step(assessment, (written, *kept))


def _without(one: Organisation, *words: str) -> tuple[str, ...]:
    """Return words without the organisation's own name, in which there may be a person's."""
    return tuple(some.replace(one.name, " ") for some in words)


def _check_judged(judgements: Sequence[Judgement], stage: str, facts: Facts) -> None:
    wanted = {c.id: c.name for c in facts.criteria if c.stage == stage}
    judged = [j.criterion for j in judgements]
    for criterion in judged:
        check_known(criterion, set(wanted))
    missing = [name for id_, name in wanted.items() if id_ not in judged]
    if missing:
        raise CoproduceError(
            _("Each thing must be judged. These are missing: {names}").format(
                names=", ".join(missing)
            ),
            _("Choose an answer for each one. “Cannot tell” is an answer too."),
        )
    if len(set(judged)) != len(judged):
        raise CoproduceError(
            _("One thing is judged more than once."), _("Keep 1 answer for each thing.")
        )


def decide(state: Register, organisation: str, about: str, ruling: Ruling) -> Step:
    """Write down what a person decided about an assessment; for bronze, about a meeting."""
    one = active(state, organisation)
    check_day(ruling.on)
    if ruling.by not in state.officers:
        raise CoproduceError(
            _("A person has to decide. We do not know this person."),
            _("First name the officer. Then decide."),
        )
    refuse_names(state, *_without(one, ruling.reasons, ruling.next_steps))
    is_not_yet = ruling.outcome is Outcome.NOT_YET
    if not ruling.reasons.strip() or (is_not_yet and not ruling.next_steps.strip()):
        raise CoproduceError(
            _("The reasons or the next steps are missing."),
            _("Write why. If it is “not yet”, write what to do next."),
        )
    if any(d.assessment == about for d in one.decisions.values()):
        raise CoproduceError(
            _("A person decided about this already."),
            _("It stays in the history. You can begin a new assessment."),
        )
    is_bronze = about in one.meetings
    stage = "bronze" if is_bronze else _assessment(one, about).stage
    (_check_bronze if is_bronze else _check_assessed)(one, about, ruling.outcome)
    id_ = state.new_id("d")
    decided = ev.StageDecided(
        organisation,
        id_,
        about,
        stage,
        ruling.outcome,
        ruling.reasons,
        ruling.next_steps,
        ruling.by,
        ruling.on,
    )
    return Step(id_, (decided,))


def _check_bronze(one: Organisation, _meeting: str, outcome: Outcome) -> None:
    if one.holds("bronze"):
        raise _held_already()
    if outcome is Outcome.RENEWED:
        raise _wrong_outcome()
    if outcome is Outcome.AWARDED and not (one.form.is_signed and one.form.is_in_birmingham):
        raise CoproduceError(
            _("The form is not signed, or the organisation is not based in Birmingham."),
            _("Put the form right. Or decide “not yet”, with what to do next."),
        )


def _check_assessed(one: Organisation, about: str, outcome: Outcome) -> None:
    found = _assessment(one, about)
    if not found.is_agreed:
        raise CoproduceError(
            _("The champions have not agreed yet."), _("First write down what they found.")
        )
    is_renewal = one.submissions[found.submission].is_renewal
    allowed = Outcome.RENEWED if is_renewal else Outcome.AWARDED
    if outcome not in (allowed, Outcome.NOT_YET):
        raise _wrong_outcome()
    if not is_renewal:
        if one.holds(found.stage):
            raise _held_already()
        check_order(one, found.stage)


def save_feedback(
    state: Register, organisation: str, decision: str, sentences: Sequence[FeedbackSentence]
) -> Step:
    """Save the feedback as it is now. It can be changed until it is final."""
    found = _decision(active(state, organisation), decision)
    if found.is_final:
        raise _is_final()
    return Step(events=(ev.FeedbackWritten(organisation, decision, tuple(sentences)),))


def finish_feedback(state: Register, organisation: str, decision: str, by: str, on: str) -> Step:
    """Say that the feedback is final."""
    found = _decision(active(state, organisation), decision)
    check_day(on)
    if found.is_final:
        raise _is_final()
    if not found.feedback:
        raise CoproduceError(
            _("There is no feedback yet."), _("First write it and read it. Then say it is final.")
        )
    if by not in state.officers:
        raise CoproduceError(
            _("We do not know this person."), _("First name the officer. Then try again.")
        )
    return Step(events=(ev.FeedbackFinished(organisation, decision, by, on),))


def remove_quote(state: Register, organisation: str, quote: str) -> Step:
    """Take somebody's words out for good."""
    one = organisation_of(state, organisation)
    if not any(quote in a.quotes for a in one.assessments.values()):
        raise no_such(quote)
    return Step(taken_out=(ev.QuoteRemoved(organisation, quote),))


def _newest(one: Organisation, sent: Submission) -> str:
    """Return the id of the newest of its kind: for the same stage, and as new or as renewal."""
    like = (s for s in one.submissions.values() if s.stage == sent.stage)
    return [s.id for s in like if s.is_renewal is sent.is_renewal][-1]


def _assessments(one: Organisation) -> Sequence[Assessment]:
    return tuple(one.assessments.values())


def _assessment(one: Organisation, assessment: str) -> Assessment:
    found = one.assessments.get(assessment)
    if found is None:
        raise CoproduceError(
            _("Nothing is decided without an assessment. There is none called “{id}”.").format(
                id=assessment[:20]
            ),
            _("First begin an assessment, or hold the meeting for bronze."),
        )
    return found


def _is_decided(one: Organisation, assessment: Assessment) -> bool:
    return any(d.assessment == assessment.id for d in one.decisions.values())


def _decision(one: Organisation, decision: str) -> Decision:
    found = one.decisions.get(decision)
    if found is None:
        raise no_such(decision)
    return found


def _held_already() -> CoproduceError:
    return CoproduceError(
        _("The organisation holds this award already."), _("There is nothing to decide.")
    )


def _wrong_outcome() -> CoproduceError:
    return CoproduceError(
        _("This decision does not fit with what was sent in."),
        _("An award is “awarded” or “not yet”. A yearly statement is “renewed” or “not yet”."),
    )


def _is_final() -> CoproduceError:
    return CoproduceError(
        _("This feedback is final. It does not change any more."),
        _("A new decision has new feedback."),
    )
