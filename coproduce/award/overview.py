"""What the register says as a whole: how long steps take, and where organisations need help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from coproduce.domain.award_forms import Verdict
from coproduce.domain.award_organisation import STAGES, Organisation
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts


@dataclass(frozen=True, slots=True)
class StepTime:
    """How long organisations took from one stage to the next; to bronze, from registration."""

    stage: str
    organisations: int
    """How many went this step."""
    days: int
    """The median."""


@dataclass(frozen=True, slots=True)
class Lack:
    """How often champions found that a criterion is not yet met."""

    criterion: str
    judged: int
    not_yet: int
    partly: int


@dataclass(frozen=True, slots=True)
class Covered:
    """How much evidence stands beside a principle."""

    principle: str
    pieces: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The register as a whole. Archived organisations count in it: they are history too."""

    organisations: int
    archived: int
    holding: tuple[tuple[str, int], ...]
    """Stage, and how many hold it as their highest."""
    overdue: int
    steps: tuple[StepTime, ...]
    lacks: tuple[Lack, ...]
    """Most often "not yet" first; only what was judged."""
    principles: tuple[Covered, ...]
    """Least evidence first."""


def overview(register: Register, facts: Facts, today: str) -> Overview:
    """Return the register as a whole on the day `today`."""
    every = tuple(register.organisations.values())
    highest = Counter(one.highest for one in every)
    return Overview(
        organisations=len(every),
        archived=sum(one.is_archived for one in every),
        holding=tuple((stage, highest[stage]) for stage in STAGES),
        overdue=sum(one.is_overdue(today) for one in every),
        steps=tuple(_steps(every)),
        lacks=tuple(_lacks(every, facts)),
        principles=tuple(_covered(every, facts)),
    )


def _steps(every: tuple[Organisation, ...]) -> Iterator[StepTime]:
    for number, stage in enumerate(STAGES):
        taken = []
        for one in every:
            end = one.awarded(stage)
            start = one.awarded(STAGES[number - 1]) if number else None
            began = start.on if start else ("" if number else one.form.registered_on)
            if end is not None and began:
                taken.append((date.fromisoformat(end.on) - date.fromisoformat(began)).days)
        if taken:
            yield StepTime(stage, len(taken), round(median(taken)))


def _lacks(every: tuple[Organisation, ...], facts: Facts) -> list[Lack]:
    judged: dict[str, Counter[Verdict]] = {}
    for one in every:
        for assessment in one.assessments.values():
            for judgement in assessment.judgements:
                judged.setdefault(judgement.criterion, Counter())[judgement.verdict] += 1
    found = [
        Lack(id_, many.total(), many[Verdict.NOT_YET], many[Verdict.PARTLY])
        for id_, many in ((c.id, judged.get(c.id)) for c in facts.criteria)
        if many
    ]
    return sorted(found, key=lambda lack: (-lack.not_yet, -lack.partly))


def _covered(every: tuple[Organisation, ...], facts: Facts) -> list[Covered]:
    pieces: Counter[str] = Counter()
    by: Counter[str] = Counter()
    for one in every:
        named = [p for piece in one.evidence.values() for p in piece.principles]
        pieces.update(named)
        by.update(set(named))
    found = [Covered(p.id, pieces[p.id], by[p.id]) for p in facts.principles]
    return sorted(found, key=lambda covered: (covered.pieces, covered.organisations))
