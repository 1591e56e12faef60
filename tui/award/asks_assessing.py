"""What is asked when champions look at what was sent in, in a meeting of ours or without one."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from coproduce import home
from coproduce.award import judging
from coproduce.award.judging import Agreed
from coproduce.award.registrar import Registrar, read
from coproduce.award.wording import stage_name
from coproduce.domain.award_forms import Judgement, Outcome, Quote, Verdict
from coproduce.domain.award_organisation import Assessment
from coproduce.languages import _, current
from coproduce.languages import words as said
from tui.award import fields
from tui.award.asking import NO, Ask, Choice, Field, Given, Here, Kind, Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coproduce.award.from_session import Results


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="assess",
            title=_("Begin an assessment"),
            take=_open,
            parts=_open_parts,
            subjects=_not_looked_at,
            without=_("There is nothing new that champions can look at."),
            tells=_how_to_start,
        ),
        Ask(
            name="agree",
            title=_("Write down what the champions agreed"),
            take=_agree,
            parts=_agree_parts,
            subjects=lambda here: called(here, undecided(here)),
            without=_("First begin an assessment."),
        ),
    )


def _open_parts(here: Here) -> tuple[Part, ...]:
    meeting = Field(
        name="meeting",
        label=_("Make a meeting for it?"),
        kind=Kind.YES_NO,
        hint=_("In it the champions see the evidence and answer. Say no to decide by talking."),
        now=NO,
    )
    return (Part(fields=(fields.day(here), meeting)),)


def _not_looked_at(here: Here) -> tuple[Choice, ...]:
    """Return what was sent in last for each stage, is not being looked at, and won nothing."""
    one = here.one
    busy = {found.submission for found in undecided(here)}
    newest = {(s.stage, s.is_renewal): s.id for s in one.submissions.values()}
    decided = {id_: one.decision_about(id_) for id_ in newest.values() if id_ not in busy}
    open_ = [id_ for id_, d in decided.items() if d is None or d.outcome is Outcome.NOT_YET]
    return tuple(choice for choice in fields.submissions(here) if choice.id in open_)


def undecided(here: Here) -> list[Assessment]:
    """Return the organisation's assessments about which nobody has decided."""
    decided = {d.assessment for d in here.one.decisions.values()}
    return [a for a in here.one.assessments.values() if a.id not in decided]


def called(here: Here, found: Sequence[Assessment]) -> tuple[Choice, ...]:
    """Return assessments by what they are about, the newest first."""
    sent = {choice.id: choice.words for choice in fields.submissions(here)}
    return tuple(Choice(a.id, sent[a.submission]) for a in reversed(found))


def _open(book: Registrar, here: Here, given: Given) -> str:
    about = here.organisation, here.about, given.words("on")
    if not given.is_yes("meeting"):
        return book.take(judging.open_assessment, *about)
    judging.open_assessment(book.state, *about)  # first see whether it is allowed
    from easyread.assessing import start_assessment

    sent = here.one.submissions[here.about]
    title = f"{here.one.name}: {stage_name(sent.stage)}"
    meeting = start_assessment(book.state, here.organisation, here.about, title, current())
    return book.take(judging.open_assessment, *about, meeting.name)


def _how_to_start(here: Here, given: Given) -> Sequence[str]:
    if not given.is_yes("meeting"):
        return ()
    found = read().organisations[here.organisation].assessments.values()
    name = [one.session for one in found if one.submission == here.about][-1]
    return (_("To start the meeting, type: coproduce run {name}").format(name=name),)


def results(found: Assessment) -> Results | None:
    """Return what the champions' meeting gives; None without one, or when it is deleted."""
    if not found.session:
        return None
    from coproduce.award.from_session import results_of

    # By its whole name: another meeting may begin like one that is deleted.
    meeting = next((one for one in home.sessions() if one.name == found.session), None)
    return results_of(meeting) if meeting is not None else None


def quotes(found: Assessment, given: Results | None) -> dict[str, Quote]:
    """Return the words that can be kept and are not yet, each by a name that stays the same."""
    kept = {(one.criterion, one.words) for one in found.quotes.values()}
    return {
        sha256(f"{one.criterion} {one.words}".encode()).hexdigest()[:6]: one
        for one in (given.quotes if given else ())
        if (one.criterion, one.words) not in kept
    }


def _agree_parts(here: Here) -> tuple[Part, ...]:
    found = here.one.assessments[here.about]
    given = results(found)
    drafts = given.judgements if given and not found.is_agreed else found.judgements
    before = {j.criterion: j for j in drafts}
    criteria = [c for c in here.facts.criteria if c.stage == found.stage]
    people = [
        Choice(id_, f"“{one.words}”", is_private=True) for id_, one in quotes(found, given).items()
    ]
    hint = _("Only what helps the organisation. You read it first: no name, no place.")
    keep = fields.some(
        "quotes", _("Which words go into the feedback?"), people, hint, is_needed=False
    )
    return (
        Part(fields=(fields.day(here),)),
        *(_judged(c.id, said(c.name), before.get(c.id)) for c in criteria),
        *((Part(title=_("What people said"), fields=(keep,)),) if people else ()),
    )


def _judged(criterion: str, title: str, before: Judgement | None) -> Part:
    hint = _("Do not write names of people.")
    asked = (
        fields.one(
            f"{criterion}.verdict",
            _("How far is it met?"),
            fields.verdicts(),
            now=str(before.verdict) if before else "",
        ),
        fields.lines(
            f"{criterion}.well",
            _("What did they do well?"),
            hint,
            before.well if before else "",
            is_needed=False,
        ),
        fields.lines(
            f"{criterion}.next",
            _("What can they do next?"),
            hint,
            before.next if before else "",
            is_needed=False,
        ),
    )
    return Part(title=title, fields=asked)


def _agree(book: Registrar, here: Here, given: Given) -> str:
    found = here.one.assessments[here.about]
    judgements = tuple(
        Judgement(
            criterion=c.id,
            verdict=Verdict(given.words(f"{c.id}.verdict")),
            well=given.words(f"{c.id}.well"),
            next=given.words(f"{c.id}.next"),
        )
        for c in here.facts.criteria
        if c.stage == found.stage
    )
    meeting = results(found)
    known = quotes(found, meeting)
    agreed = Agreed(
        on=given.words("on"),
        judgements=judgements,
        shares=meeting.shares if meeting else found.shares,
        quotes=tuple(known[id_] for id_ in given.some("quotes")),
    )
    return book.take(judging.agree, here.organisation, here.about, agreed, here.facts)
