"""Fields and choices that several steps share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coproduce.award import words
from coproduce.award.wording import stage_name
from coproduce.domain.award_forms import PUBLIC, EvidenceKind, Outcome, Sector, Verdict
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.languages import words as said
from coproduce.sentences import role_name
from tui.award.asking import Choice, Field, Here, Kind, Value


def day(here: Here, name: str = "on", label: str = "") -> Field:
    """Return the field for the day of a step: today, until somebody changes it."""
    hint = _("Write it so: 2026-11-26")
    return Field(name=name, label=label or _("Day"), kind=Kind.DAY, hint=hint, now=here.today)


def line(name: str, label: str, hint: str = "", now: str = "", *, is_needed: bool = True) -> Field:
    """Return a field for one line."""
    return Field(name=name, label=label, kind=Kind.LINE, hint=hint, now=now, is_needed=is_needed)


def lines(name: str, label: str, hint: str = "", now: str = "", *, is_needed: bool = True) -> Field:
    """Return a field for words of several lines."""
    return Field(name=name, label=label, kind=Kind.LINES, hint=hint, now=now, is_needed=is_needed)


def one(
    name: str,
    label: str,
    choices: Iterable[Choice],
    hint: str = "",
    now: str = "",
    *,
    is_needed: bool = True,
) -> Field:
    """Return a field for one choice."""
    return Field(
        name=name,
        label=label,
        kind=Kind.ONE,
        hint=hint,
        choices=tuple(choices),
        now=now,
        is_needed=is_needed,
    )


def some(
    name: str,
    label: str,
    choices: Iterable[Choice],
    hint: str = "",
    now: Value = (),
    *,
    is_needed: bool = True,
) -> Field:
    """Return a field for several choices."""
    return Field(
        name=name,
        label=label,
        kind=Kind.SOME,
        hint=hint,
        choices=tuple(choices),
        now=now,
        is_needed=is_needed,
    )


def officer(here: Here) -> Field:
    """Return the field for the officer who does it; the only one is chosen already."""
    known = _private(here.state.officers.items())
    now = known[0].id if len(known) == 1 else ""
    return one("by", _("Which officer decides?"), known, now=now)


def champions(here: Here, seats: Iterable[str] | None = None) -> tuple[Choice, ...]:
    """Return the members of the champions group, or those of `seats`."""
    of = here.state.champions
    return _private(
        (seat, f"{of[seat].name} ({role_name(of[seat].role)})")
        for seat in (of if seats is None else seats)
        if seat in of
    )


def people(here: Here) -> tuple[Choice, ...]:
    """Return everybody in the register, each with what they are there."""
    state = here.state
    officers = (
        (seat, _("{name} (officer)").format(name=name)) for seat, name in state.officers.items()
    )
    leads = (
        (seat, f"{name} ({one.name})" if name else f"({one.name})")
        for one in state.organisations.values()
        for seat, name in one.leads.items()
    )
    return (*_private(officers), *champions(here), *_private(leads))


def _private(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(id_, words_, is_private=True) for id_, words_ in pairs)


def sectors() -> tuple[Choice, ...]:
    """Return where an organisation can work."""
    return tuple(Choice(str(one), words.sector(one)) for one in Sector)


def roles() -> tuple[Choice, ...]:
    """Return as what a champion can be in the group."""
    return tuple(Choice(str(one), role_name(one)) for one in Role)


def kinds() -> tuple[Choice, ...]:
    """Return what a piece of evidence can be."""
    return tuple(Choice(str(one), words.kind(one)) for one in EvidenceKind)


def verdicts() -> tuple[Choice, ...]:
    """Return how far a criterion can be met."""
    return tuple(Choice(str(one), words.verdict(one)) for one in Verdict)


def outcomes(allowed: Iterable[Outcome]) -> tuple[Choice, ...]:
    """Return what can be decided."""
    return tuple(Choice(str(one), words.outcome(one)) for one in allowed)


def four_cs(here: Here) -> tuple[Choice, ...]:
    """Return the four C's."""
    return tuple(Choice(one.id, said(one.name)) for one in here.facts.four_cs)


def criteria(here: Here, *stages: str) -> tuple[Choice, ...]:
    """Return the criteria of some stages."""
    of = (c for c in here.facts.criteria if c.stage in stages)
    return tuple(Choice(c.id, f"{stage_name(c.stage)}: {said(c.name)}") for c in of)


def principles(here: Here) -> tuple[Choice, ...]:
    """Return the eight principles."""
    return tuple(Choice(one.id, said(one.name)) for one in here.facts.principles)


def articles(here: Here) -> tuple[Choice, ...]:
    """Return the articles on the rights of the child; the id is the number."""
    return tuple(
        Choice(str(one.number), f"{one.number}: {said(one.name)}") for one in here.facts.articles
    )


def evidence(here: Here) -> tuple[Choice, ...]:
    """Return the organisation's pieces of evidence."""
    return tuple(
        Choice(id_, f"{words.kind(one.kind)}: {one.sentence}")
        for id_, one in here.one.evidence.items()
    )


def public() -> tuple[Choice, ...]:
    """Return what can stand on the published page."""
    return tuple(Choice(what, words.public(what)) for what in PUBLIC)


def submissions(here: Here) -> tuple[Choice, ...]:
    """Return what the organisation sent in, the newest first."""
    return tuple(
        Choice(sent.id, words.sent_in(sent.stage, sent.on, is_renewal=sent.is_renewal))
        for sent in reversed(here.one.submissions.values())
    )


def chosen(choices: Iterable[Choice], typed: str) -> str:
    """Return the id that somebody means who typed it, or the beginning of its words.

    Raises CoproduceError when nothing, or more than one thing, begins like that.
    """
    known = tuple(choices)
    if any(choice.id == typed for choice in known):
        return typed
    begun = " ".join(typed.casefold().split())
    near = [c for c in known if begun and c.words.casefold().startswith(begun)]
    exact = [c for c in near if c.words.casefold() == begun]
    if len(found := exact or near) == 1:
        return found[0].id
    said = _("More than one begins with “{word}”.") if near else _("We do not know “{word}” here.")
    raise CoproduceError(
        said.format(word=typed[:60]) if typed else _("We do not know which one you mean."),
        _choose(near or known),
    )


def _choose(known: Sequence[Choice]) -> str:
    if any(choice.is_private for choice in known):
        return _("To see the short names, type: coproduce award people, or: coproduce award show")
    rows = "\n".join(f"  {choice.id}  {choice.words}" for choice in known[:30])
    return _("Choose one of these:") + "\n" + rows if rows else _("There is nothing to choose.")
