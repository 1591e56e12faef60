"""The register as a whole, in lines: who holds what, how long steps take, where help is needed."""

from __future__ import annotations

from collections.abc import Iterator

from coproduce.award.overview import Overview, overview
from coproduce.award.wording import stage_name
from coproduce.languages import _, ngettext
from coproduce.languages import words as said
from tui.award.asking import Here


def as_lines(here: Here) -> Iterator[str]:
    """Yield the lines."""
    whole = overview(here.state, here.facts, here.today)
    yield ngettext(
        "{n} organisation is in the register.",
        "{n} organisations are in the register.",
        whole.organisations,
    ).format(n=whole.organisations)
    if whole.archived:
        yield _("Archived: {n}").format(n=whole.archived)
    if whole.overdue:
        yield _("Renewal overdue: {n}").format(n=whole.overdue)
    yield ""
    yield _("The highest award that they have:")
    yield from (f"  {stage_name(stage)}: {number}" for stage, number in whole.holding)
    yield from _steps(whole)
    names = {c.id: said(c.name) for c in (*here.facts.criteria, *here.facts.principles)}
    yield from _lacks(whole, names)
    yield ""
    yield _("Evidence for each principle, the least first:")
    for covered in whole.principles:
        name = names[covered.principle]
        pieces = ngettext("{n} piece of evidence", "{n} pieces of evidence", covered.pieces)
        yield f"  {name}: {pieces.format(n=covered.pieces)}"


def _steps(whole: Overview) -> Iterator[str]:
    if not whole.steps:
        return
    yield ""
    yield _("How long each step takes. Half of the organisations are faster:")
    for step in whole.steps:
        days = ngettext("{n} day", "{n} days", step.days).format(n=step.days)
        yield f"  {stage_name(step.stage)}: {days}"


def _lacks(whole: Overview, names: dict[str, str]) -> Iterator[str]:
    found = [lack for lack in whole.lacks if lack.not_yet or lack.partly]
    if not found:
        return
    yield ""
    yield _("What champions found missing most often:")
    for lack in found:
        counts = _("not yet: {n}, partly: {m}, of {all}").format(
            n=lack.not_yet, m=lack.partly, all=lack.judged
        )
        yield f"  {names[lack.criterion]}: {counts}"
