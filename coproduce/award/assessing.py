"""What champions look at in a meeting: each criterion of the stage, with its evidence cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from coproduce.assessment import activity_of
from coproduce.award.steps import active, submission_of
from coproduce.clean import clean_line
from coproduce.content import Template
from coproduce.domain.activity import EvidenceCard
from coproduce.domain.award_forms import DeliveryPlan, Evidence, PlanAction
from coproduce.domain.award_organisation import Organisation, Submission
from coproduce.domain.award_register import Register
from coproduce.facts import read_facts
from coproduce.local import day

LONGEST: Final = 600
"""The most characters of one card: what is longer is read on the paper that was sent in."""
PHOTOGRAPHS: Final = ("jpg", "png")
"""What a photograph is kept as."""


def template_of(state: Register, organisation: str, submission: str, language: str) -> Template:
    """Return a meeting about what was sent in, ready to start.

    Raises CoproduceError if the register does not know it.
    """
    one = active(state, organisation)
    sent = submission_of(one, submission)
    activities = tuple(
        activity_of(criterion, cards(one, sent, criterion.id, language))
        for criterion in read_facts().criteria
        if criterion.stage == sent.stage
    )
    return Template("assessment", clean_line(one.name), (), activities)


def cards(
    one: Organisation, sent: Submission, criterion: str, language: str
) -> tuple[EvidenceCard, ...]:
    """Return what to look at for one criterion: what they say, then what shows it.

    A piece that names no criterion may belong to any: it stands under each, after the others.
    """
    pieces = [one.evidence[id_] for id_ in sent.evidence if id_ in one.evidence]
    tied = [piece for piece in pieces if criterion in piece.criteria]
    loose = [piece for piece in pieces if not piece.criteria]
    return (
        *_said(sent, criterion),
        *(_planned(sent.plan, criterion, language) if sent.plan else ()),
        *map(_piece, (*tied, *loose)),
    )


def _said(sent: Submission, criterion: str) -> Iterator[EvidenceCard]:
    if sent.statement:
        yield EvidenceCard("statement", _short(sent.statement))
    answers = (*sent.answers, *(sent.plan.answers if sent.plan else ()))
    for answer in answers:
        if answer.criterion == criterion and (words := _short(answer.words)):
            yield EvidenceCard("words", words)


def _planned(plan: DeliveryPlan, criterion: str, language: str) -> Iterator[EvidenceCard]:
    """Give the part of each action that this criterion is about."""
    for action in plan.actions:
        words = _short(_part(action, criterion, language))
        if words:
            yield EvidenceCard("action", words)


def _part(action: PlanAction, criterion: str, language: str) -> str:
    when = day(date.fromisoformat(action.by), language) if action.by else ""
    return {
        "silver-actions": action.what,
        "silver-milestones": action.measure,
        "silver-timescales": f"{action.what} ({when})" if when else "",
        "silver-resources": action.who,
    }.get(criterion, "")


def _piece(piece: Evidence) -> EvidenceCard:
    """Return a card. Pictures are shown with permission alone, whatever they are evidence of."""
    file, permission = piece.file, piece.permission
    is_photo = file is not None and file.kind in PHOTOGRAPHS and permission is not None
    return EvidenceCard(
        kind=str(piece.kind),
        sentence=_short(piece.sentence),
        language=piece.language,
        picture=piece.picture,
        photo=file.digest if file is not None and is_photo else "",
        photo_words=_short(piece.picture_words),
        photo_until=permission.until if permission is not None else "",
    )


def _short(words: str) -> str:
    """Return words as they stand on a card: long ones end with a mark that there is more."""
    text = clean_line(words, 2 * LONGEST)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rpartition(' ')[0]} …"
