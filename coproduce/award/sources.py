"""Feedback: every sentence of it says where in the assessment or the decision it comes from.

    judgement:<criterion>:verdict, :well or :next     what the champions agreed
    share:<criterion>:<group>:<verdict>               how one group answered
    quote:<quote>                                     what a person said
    decision:outcome, :on, :reasons or :next          what a person decided
    registration, meeting                             what bronze is judged by
    renewal                                           until when the award is kept

An officer drops, rewords and moves sentences. `in_language` gives those that nobody reworded in
another language; `coproduce.award.source_check` finds what says more than its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from coproduce.award.wording import criterion_name, day, say, stage_name
from coproduce.award.words import verdict as answer
from coproduce.domain.award_forms import (
    FeedbackSentence,
    Judgement,
    Outcome,
    Part,
    Share,
    Verdict,
)
from coproduce.domain.award_organisation import DATED, Assessment, Decision, Organisation
from coproduce.domain.award_register import Register
from coproduce.domain.tally import LEAST, WHO
from coproduce.languages import SOURCE, current, speaking
from coproduce.sentences import who_name

EVERYBODY: Final = "all"
"""The group of a share that counts everybody."""
REASONS: Final = "decision:reasons"
NEXT: Final = "decision:next"

_SENTENCE_ENDS: Final = re.compile(r"(?<=[a-z0-9’”)]{2}[.!?])\s+(?=[A-Z“])|\n+")


@dataclass(frozen=True)
class Case:
    """One decision with what it was made from."""

    organisation: Organisation
    decision: Decision
    assessment: Assessment | None
    """None for bronze, which is judged by a meeting."""

    @property
    def shares(self) -> tuple[Share, ...]:
        """Return how groups answered, where nobody can be told."""
        if self.assessment is None:
            return ()
        kept = self.assessment.shares
        return tuple(one for one in kept if may_show(kept, one))


def case(register: Register, organisation: str, decision: str) -> Case:
    """Return a decision with its assessment. Raises KeyError if there is none."""
    one = register.organisations[organisation]
    decided = one.decisions[decision]
    return Case(one, decided, one.assessments.get(decided.assessment))


def draft(register: Register, organisation: str, decision: str) -> tuple[FeedbackSentence, ...]:
    """Return the first feedback about a decision, for an officer to edit, in English.

    What champions and families wrote is in it as they wrote it. Raises KeyError.
    """
    with speaking(SOURCE):
        return tuple(_sentences(case(register, organisation, decision)))


def stored(sentences: Iterable[FeedbackSentence]) -> tuple[FeedbackSentence, ...]:
    """Return sentences as they may be kept: a quote is kept once, where it can be taken out."""
    return tuple(replace(one, words="") if one.is_quote else one for one in sentences)


def with_quotes(about: Case, sentences: Iterable[FeedbackSentence]) -> Iterator[FeedbackSentence]:
    """Give sentences with the words of their quotes. A quote that was taken out is not there."""
    quotes = about.assessment.quotes if about.assessment else {}
    for one in sentences:
        found = quotes.get(one.source.partition(":")[2]) if one.is_quote else None
        if found is not None:
            yield replace(one, words=found.words, language=found.language)
        elif not one.is_quote:
            yield one


def in_language(
    register: Register, organisation: str, decision: str, sentences: Iterable[FeedbackSentence]
) -> tuple[FeedbackSentence, ...]:
    """Return sentences in the language of now, as far as they are ours and nobody reworded them.

    The others keep their words and their language. Raises KeyError.
    """
    about = case(register, organisation, decision)
    english = draft(register, organisation, decision)
    said = {
        (before.source, before.words): now
        for before, now in zip(english, _sentences(about), strict=True)
    }
    return tuple(
        replace(one, words=now.words, language=now.language)
        if (now := said.get((one.source, one.words))) is not None
        else one
        for one in with_quotes(about, sentences)
    )


def source_of(one: Share) -> str:
    """Return what a sentence about a share names as its source."""
    return f"share:{one.criterion}:{one.group}:{str(one.verdict).replace(' ', '-')}"


def may_show(shares: Iterable[Share], one: Share) -> bool:
    """Whether a number may be shown, as `from_session` takes numbers from a meeting.

    5 people or more of the group gave this answer, and no smaller number is left when those of the
    groups are taken from everybody's.
    """
    if one.people < LEAST or one.group not in (EVERYBODY, *WHO):
        return False
    same = [s for s in shares if (s.criterion, s.verdict) == (one.criterion, one.verdict)]
    everybody = sum(s.people for s in same if s.group == EVERYBODY)
    left = everybody - sum(s.people for s in same if s.group != EVERYBODY and s.people >= LEAST)
    return not 0 < left < LEAST


def criterion_of(about: Case, sentence: FeedbackSentence) -> str:
    """Return the criterion that a sentence is about; "" for none."""
    kind, _colon, rest = sentence.source.partition(":")
    if kind == "quote" and about.assessment:
        quote = about.assessment.quotes.get(rest)
        return quote.criterion if quote else ""
    return rest.partition(":")[0] if kind in ("judgement", "share") else ""


def _sentences(about: Case) -> Iterator[FeedbackSentence]:
    """Give every sentence that can be said, in the language of now."""
    found = about.assessment.judgements if about.assessment else ()
    yield from _commitment(about)
    for one in found:
        yield from _well(one)
    for one in found:
        yield from _next(one)
    yield from _typed(Part.NEXT, NEXT, about.decision.next_steps)
    for one in found:
        yield from _said(about, one.criterion)
    yield from _happens(about)


def _commitment(about: Case) -> Iterator[FeedbackSentence]:
    if about.assessment is not None:
        return
    if about.organisation.form.is_signed:
        yield _ours(Part.WELL, "registration", say("signed-up"))
    meeting = about.organisation.meetings.get(about.decision.assessment)
    if meeting is not None:
        yield _ours(Part.WELL, "meeting", say("met-you", day=day(meeting.on)))


def _well(one: Judgement) -> Iterator[FeedbackSentence]:
    words = {Verdict.MET: "verdict-met", Verdict.PARTLY: "verdict-partly"}.get(one.verdict)
    if words is not None:
        yield _verdict(Part.WELL, one, words)
    yield from _typed(Part.WELL, f"judgement:{one.criterion}:well", one.well)


def _next(one: Judgement) -> Iterator[FeedbackSentence]:
    words = {
        Verdict.PARTLY: "verdict-partly-missing",
        Verdict.NOT_YET: "verdict-not-yet",
        Verdict.CANNOT_TELL: "verdict-cannot-tell",
    }.get(one.verdict)
    if words is not None:
        yield _verdict(Part.NEXT, one, words)
    yield from _typed(Part.NEXT, f"judgement:{one.criterion}:next", one.next)


def _said(about: Case, criterion: str) -> Iterator[FeedbackSentence]:
    for one in about.shares:
        if one.criterion == criterion:
            who = who_name(() if one.group == EVERYBODY else (one.group,))
            said = say("share", group=who, answer=answer(one.verdict), n=str(one.people))
            yield _ours(Part.SAID, source_of(one), said)
    for id_, quote in about.assessment.quotes.items() if about.assessment else ():
        if quote.criterion == criterion:
            yield FeedbackSentence(
                part=Part.SAID,
                source=f"quote:{id_}",
                words=quote.words,
                language=quote.language,
                is_quote=True,
            )


def _happens(about: Case) -> Iterator[FeedbackSentence]:
    decision = about.decision
    words = {Outcome.AWARDED: "awarded", Outcome.RENEWED: "renewed", Outcome.NOT_YET: "not-yet"}
    stage = stage_name(decision.stage)
    yield _ours(Part.HAPPENS, "decision:outcome", say(words[decision.outcome], stage=stage))
    yield _ours(Part.HAPPENS, "decision:on", say("decided-on", day=day(decision.on)))
    yield from _typed(Part.HAPPENS, REASONS, decision.reasons)
    if decision.outcome is Outcome.NOT_YET:
        yield _ours(Part.HAPPENS, "decision:outcome", say("again"))
    elif decision.stage not in DATED:
        yield _ours(Part.HAPPENS, "renewal", say("for-always"))
    elif until := about.organisation.renewals.get(decision.stage):
        yield _ours(Part.HAPPENS, "renewal", say("renew-by", day=day(until)))


def _verdict(part: Part, one: Judgement, words: str) -> FeedbackSentence:
    said = say(words, criterion=criterion_name(one.criterion))
    return _ours(part, f"judgement:{one.criterion}:verdict", said)


def _ours(part: Part, source: str, words: str) -> FeedbackSentence:
    return FeedbackSentence(part=part, source=source, words=words, language=current())


def _typed(part: Part, source: str, words: str) -> Iterator[FeedbackSentence]:
    """Give what champions or an officer wrote, sentence by sentence."""
    for one in _SENTENCE_ENDS.split(words):
        if one.strip():
            yield FeedbackSentence(part=part, source=source, words=one.strip())
