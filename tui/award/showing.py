"""`coproduce award show`: all that the register knows about one organisation, for an officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from coproduce.award import words
from coproduce.award.due import due
from coproduce.award.wording import stage_name
from coproduce.domain.award_organisation import STAGES, Assessment, Decision, Submission
from coproduce.errors import DONE
from coproduce.languages import _, ngettext
from coproduce.languages import words as said
from tui.award import asks
from tui.award.asking import Here
from tui.award.seeing import add_format, as_data, print_json, print_line
from tui.award.step_command import add_organisation, organisation
from tui.award.table import parser_of


def show(argv: Sequence[str]) -> int:
    """Print everything about one organisation."""
    parser = parser_of("show")
    add_organisation(parser)
    add_format(parser)
    given = parser.parse_args(argv)
    here = asks.here()
    here = here.of(organisation(here, given.organisation))
    if given.format == "json":
        return print_json(_data(here))
    for lines in lines_of(here):
        for line in lines.split("\n"):
            print_line(line, 6)
    return DONE


def lines_of(here: Here) -> Iterator[str]:
    """Yield lines about an organisation. Who stepped aside is nowhere in it."""
    one = here.one
    archived = _("archived")
    yield f"{one.id}  {one.name}" + (f" ({archived})" if one.is_archived else "")
    for stage in STAGES:
        yield f"  {stage_name(stage)}: {words.standing(one.standing(stage, here.today))}"
    if one.renew_by:
        yield "  " + _("renew by {day}").format(day=one.renew_by)
    yield from _section(_("The form"), _form(here))
    mine = [d for d in due(here.state, here.today) if d.organisation == one.id]
    yield from _section(_("Due"), (f"{d.on}  {d.words}" for d in mine))
    met = (
        f"{m.id}  {m.on}  " + _met(m.champions) + (f" {m.notes}" if m.notes else "")
        for m in one.meetings.values()
    )
    yield from _section(_("Meetings"), met)
    yield from _section(_("Sent in"), (_sent(s) for s in one.submissions.values()))
    evidence = (
        f"{id_}  {words.kind(piece.kind)}: {piece.sentence}" for id_, piece in one.evidence.items()
    )
    yield from _section(_("Evidence"), evidence)
    yield from _section(_("Duties of the champions"), _duties(here))
    support = (f"{s.on}  {here.state.person(s.supporter)}: {s.what}" for s in one.support)
    names = (f"{seat}  {here.state.person(seat)}" for seat in one.supporters)
    yield from _section(_("Supporters"), (*names, *support))
    for found in one.assessments.values():
        yield from _section(_called(here, found), _judged(here, found))
    yield from _section(_("Decisions"), (_decided(here, d) for d in one.decisions.values()))
    yield from _section(_("Published"), map(words.public, one.shown))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a heading and its lines; nothing when there are none."""
    lines = list(lines)
    if lines:
        yield ""
        yield title
        yield from (f"  {line}".replace("\n", "\n    ") for line in lines)


def _form(here: Here) -> Iterator[str]:
    one, form = here.one, here.one.form
    yes, no = _("yes"), _("no")
    yield _("Day of registration: {day}").format(day=form.registered_on)
    yield _("Where it works: {sector}").format(sector=words.sector(form.sector))
    yield _("Based in Birmingham: {answer}").format(answer=yes if form.is_in_birmingham else no)
    yield _("Signed: {answer}").format(answer=yes if form.is_signed else no)
    yield from filter(None, (form.address, form.commitment))
    yield from (f"{seat}  {name}" for seat, name in one.leads.items() if name)
    yield from filter(None, (one.email, one.telephone))


def _met(champions: int) -> str:
    return ngettext("{n} champion.", "{n} champions.", champions).format(n=champions)


def _sent(sent: Submission) -> str:
    called = words.sent_in(sent.stage, sent.on, is_renewal=sent.is_renewal)
    return f"{sent.id}  {called}"


def _duties(here: Here) -> Iterator[str]:
    """Yield the six duties, each with the day on which it was done last."""
    for duty in here.facts.duties:
        days = [done.on for done in here.one.duties if done.duty == duty.id]
        yield f"[{'x' if days else ' '}] {said(duty.name)}" + (f"  {max(days)}" if days else "")


def _called(here: Here, found: Assessment) -> str:
    sent = here.one.submissions[found.submission]
    called = words.sent_in(sent.stage, sent.on, is_renewal=sent.is_renewal)
    agreed = _("agreed on {day}").format(day=found.agreed_on)
    return f"{found.id}  {called}: " + (agreed if found.is_agreed else _("under way"))


def _judged(here: Here, found: Assessment) -> Iterator[str]:
    names = {criterion.id: said(criterion.name) for criterion in here.facts.criteria}
    for one in found.judgements:
        yield f"{names[one.criterion]}: {words.verdict(one.verdict)}"
        if one.well:
            yield "  " + _("Did well: {words}").format(words=one.well)
        if one.next:
            yield "  " + _("What to do next: {next}").format(next=one.next)
    yield from (f"{id_}  “{quote.words}”" for id_, quote in found.quotes.items())


def _decided(here: Here, one: Decision) -> str:
    name = here.state.person(one.by) or _("A person who was removed")
    lines = [f"{one.id}  {one.on}  {stage_name(one.stage)}: {words.outcome(one.outcome)} ({name})"]
    lines.append(_("Why: {reasons}").format(reasons=one.reasons))
    if one.next_steps:
        lines.append(_("What to do next: {next}").format(next=one.next_steps))
    if one.is_final:
        lines.append(_("The feedback is final since {day}.").format(day=one.final_on))
    elif one.feedback:
        lines.append(_("The feedback is written, and not final yet."))
    return "\n".join(lines)


def _data(here: Here) -> dict[str, Any]:
    one = here.one
    whole = asdict(one)
    del whole["stepped_aside"], whole["renewals"]
    return as_data(one, here.today) | whole
