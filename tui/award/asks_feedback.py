"""What is asked about feedback: which sentences stay, in which words, and whether it is final."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coproduce.award import judging, words
from coproduce.award.registrar import Registrar
from coproduce.award.source_check import check_sources
from coproduce.award.sources import case, draft, stored, with_quotes
from coproduce.award.steps import no_such
from coproduce.award.wording import say, stage_name
from coproduce.domain.award_forms import FeedbackSentence, Part
from coproduce.domain.finding import Finding
from coproduce.errors import FOUND, CoproduceError
from coproduce.languages import _
from tui.award import asking, fields
from tui.award.asking import NO, YES, Ask, Choice, Field, Given, Here, Kind


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="feedback",
            title=_("Write the feedback"),
            take=_write,
            parts=_parts,
            subjects=_not_final,
            without=_("There is no decision whose feedback can change."),
        ),
        Ask(
            name="feedback-finish",
            title=_("Say that the feedback is final"),
            take=_finish,
            parts=lambda here: (asking.Part(fields=(fields.officer(here), fields.day(here))),),
            subjects=lambda here: tuple(
                one for one in _not_final(here) if here.one.decisions[one.id].feedback
            ),
            without=_("First write the feedback."),
            warning=_("Final feedback does not change any more."),
        ),
    )


def part_name(part: Part) -> str:
    """Return the heading of a part of the feedback."""
    return say(f"part-{part}")


def now(here: Here) -> tuple[FeedbackSentence, ...]:
    """Return the feedback as it is saved, with people's words; before that, the first draft.

    Raises CoproduceError if there is no such decision.
    """
    if here.about not in here.one.decisions:
        raise no_such(here.about)
    about = case(here.state, here.organisation, here.about)
    if about.decision.feedback:
        return tuple(with_quotes(about, about.decision.feedback))
    return draft(here.state, here.organisation, here.about)


def findings(here: Here, sentences: Iterable[FeedbackSentence | None]) -> tuple[Finding, ...]:
    """Return what says more than the assessment, or what nobody may read."""
    return check_sources(here.state, here.organisation, here.about, sentences)


def save(book: Registrar, here: Here, sentences: Sequence[FeedbackSentence | None]) -> str:
    """Save the feedback; None stands for a sentence that was taken out.

    Raises CoproduceError when a sentence says more than its source.
    """
    _refuse(findings(here, sentences))
    kept = stored(one for one in sentences if one is not None)
    return book.take(judging.save_feedback, here.organisation, here.about, kept)


def _refuse(found: Sequence[Finding]) -> None:
    if found:
        raise CoproduceError(
            "\n".join(map(str, found)),
            _("Nothing was saved. Mend these sentences. Then try again."),
            code=FOUND,
        )


def decisions(here: Here) -> tuple[Choice, ...]:
    """Return what was decided about an organisation, the newest first."""
    return tuple(
        Choice(d.id, f"{stage_name(d.stage)}: {words.outcome(d.outcome)}, {d.on}")
        for d in reversed(here.one.decisions.values())
    )


def _not_final(here: Here) -> tuple[Choice, ...]:
    """Return the decisions whose feedback can change."""
    return tuple(one for one in decisions(here) if not here.one.decisions[one.id].is_final)


def _parts(here: Here) -> tuple[asking.Part, ...]:
    """Return each part of the feedback, with a field for each sentence: empty leaves it out."""
    sentences = list(enumerate(now(here)))
    return tuple(
        asking.Part(
            title=part_name(part),
            fields=tuple(_field(n, one) for n, one in sentences if one.part is part),
        )
        for part in Part
    )


def _field(number: int, one: FeedbackSentence) -> Field:
    if not one.is_quote:
        hint = _("Change the words. Leave it empty to take the sentence out.")
        label = _("Sentence {n}").format(n=number + 1)
        return fields.lines(str(number), label, hint, one.words, is_needed=False)
    return Field(
        name=str(number), label=_("Keep these words of a person?"), kind=Kind.YES_NO, now=YES,
        hint=f"“{one.words}”",
    )  # fmt: skip


def _write(book: Registrar, here: Here, given: Given) -> str:
    kept = [
        replace(one, words=one.words if one.is_quote else said) if said not in ("", NO) else None
        for number, one in enumerate(now(here))
        for said in [given.words(str(number))]
    ]
    return save(book, here, kept)


def _finish(book: Registrar, here: Here, given: Given) -> str:
    by, on = given.words("by"), given.words("on")
    if here.about in here.one.decisions:
        _refuse(findings(here, here.one.decisions[here.about].feedback))
    return book.take(judging.finish_feedback, here.organisation, here.about, by, on)
