"""A meeting's report, "What you told us": made from `domain.view.Report` and from nothing else.

So a comment that is held, private, passed on or removed cannot reach it, and no group smaller than
the small-numbers rule. It speaks the language of now; what people typed stays as they typed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coproduce import sentences
from coproduce.clean import clean
from coproduce.content import called, said
from coproduce.domain.activity import Kind
from coproduce.domain.tally import LEAST, Group, Tally
from coproduce.domain.view import ActivityReport, Report
from coproduce.languages import _, current, listening, ngettext
from coproduce.review import RANK, State
from easyread.build import shares
from easyread.build.fixed_words import document_language, fixed_words
from easyread.build.in_english import about_language
from easyread.document import (
    Bar,
    Block,
    Chart,
    Document,
    Heading,
    Note,
    NoteKind,
    Quote,
    Row,
    Table,
    literal,
)
from easyread.translate import as_draft


def what_you_told_us(report: Report) -> Document:
    """Return the report as a document.

    In a language of which people have not checked every word here, each page says that it is for
    checking, and where some words are English it says that too.
    """
    with listening() as heard:
        document = _document(report)
    if all(RANK[state] >= RANK[State.CHECKED] for state in heard.states.values()):
        return document
    if heard.is_untranslated:
        told = Note((_("Some parts of this are in English."),))
        document = replace(document, blocks=(told, *document.blocks))
    return as_draft(document)


def _document(report: Report) -> Document:
    title = typed(report.title)
    marks = (Note((sentences.pretend(),), NoteKind.PRETEND),) if report.is_pretend else ()
    return Document(
        name="what-you-told-us",
        title=_("What you told us: {title}").format(title=title),
        about=_("What people said at the meeting “{title}”, and what happens next.").format(
            title=title
        ),
        language=document_language(current()),
        blocks=tuple(_blocks(report)),
        marks=marks,
        words=fixed_words(),
    )


def typed(text: str) -> str:
    """Return what the facilitator typed, on one line and without anything unprintable."""
    return " ".join(clean(text, characters=100_000, lines=1_000).split())


def _blocks(report: Report) -> Iterator[Block]:
    yield from _who(report)
    tallies = {one.activity.id: one.tally for one in report.activities}
    asked = [one for one in report.activities if _is_asked(one)]
    for number, one in enumerate(asked, 1):
        yield from _activity(number, one, tallies.get(one.activity.follows))
    if len(asked) < len(report.activities):
        yield from _not_asked(report)
    yield from _actions(report)
    yield Heading(_("About the numbers"), id="numbers")
    yield Row(_about_numbers())


def _is_asked(one: ActivityReport) -> bool:
    return sentences.reported(one) != _("We did not ask this question.")


def _who(report: Report) -> Iterator[Block]:
    yield Heading(_("Who took part"), id="who")
    joined = ngettext("{n} person has joined.", "{n} people have joined.", report.joined)
    points = tuple(
        _("{group}: {n}").format(group=sentences.who_name(who), n=number)
        for who, number in report.people
    )
    yield Row((_("Thank you to everyone who took part."), joined.format(n=report.joined)))
    if points:
        yield Row((_("They were:"),), points=points)


def _activity(number: int, one: ActivityReport, before: Tally | None) -> Iterator[Block]:
    activity = one.activity
    yield Heading(f"{number}. {typed(called(activity))}", id=f"question-{number}")
    asked = (*activity.statement, activity.question)
    yield Row((_("We asked:"), *(literal(typed(said(activity, text))) for text in asked)))
    yield from _result(one)
    yield from _moved(one, before)
    yield from _comments(one)


def _result(one: ActivityReport) -> Iterator[Block]:
    if one.tally is None:
        yield Row((literal(sentences.reported(one)),))
        return
    total = one.tally.total
    yield Row((sentences.answered(total.people),))
    yield _chart(one, total)
    if told := _told(one, total):
        yield Row(told)
    if one.tally.groups:
        points = tuple(literal(typed(_group(one, group))) for group in one.tally.groups)
        yield Row((_("This is what each group said:"),), points=points)
    if late := sentences.late(one.late):
        yield Row((late,))


def _told(one: ActivityReport, total: Group) -> tuple[str, ...]:
    """Return every answer but the first in a word and a figure; the bars say the first."""
    activity = one.activity
    if activity.kind is Kind.PICK:
        return ()
    main = sum(total.number(choice.id) for choice in activity.choices)
    best = max(total.number(choice.id) for choice in activity.choices)
    return tuple(
        literal(
            shares.said(number, total.people if choice in activity.apart else main, typed(word))
        )
        for choice, (word, number) in zip(
            activity.all_choices, sentences.counts(activity, total), strict=True
        )
        if choice in activity.apart or number < best or not best
    )


def _chart(one: ActivityReport, total: Group) -> Chart:
    activity = one.activity
    bars = tuple(
        Bar(typed(word), number, pattern)
        for pattern, (word, number) in enumerate(sentences.counts(activity, total))
    )
    return Chart(_("What everybody said"), bars, total.people, literal(typed(_headline(one))))


def _headline(one: ActivityReport) -> str:
    """Return the result as the room heard it."""
    return sentences.result(one.activity, one.tally)


def _group(one: ActivityReport, group: Group) -> str:
    """Return what one group said, in a line: "Young people, 9 people. Yes: 4. No: 5."."""
    who = _("{group}, {people}").format(
        group=sentences.who_name(group.who), people=sentences.people(group.people)
    )
    return ". ".join((who, *sentences.count_lines(one.activity, group))) + "."


def _moved(one: ActivityReport, before: Tally | None) -> Iterator[Block]:
    lines = sentences.moved(one.activity, before, one.tally)
    if lines:
        points = tuple(literal(typed(line)) for line in lines)
        yield Row((_("This is what moved since the first round:"),), points=points)


def _comments(one: ActivityReport) -> Iterator[Block]:
    if not one.comments:
        return
    yield Heading(_("What people said"), level=2)
    yield Row((_("These are people's own words."),))
    languages = one.languages or (current(),) * len(one.comments)
    for comment, tag in zip(one.comments, languages, strict=True):
        text = clean(comment, characters=100_000, lines=1_000)
        about = "" if tag == current() else about_language(tag)
        yield Quote(text, document_language(tag), about)


def _actions(report: Report) -> Iterator[Block]:
    yield Heading(_("You said, we will"), id="actions")
    if not report.actions:
        yield Row((_("We have not written down yet what we will do."),))
        return
    yield Table(
        _("What happens next"),
        (_("You said"), _("We will"), _("Who does it"), _("By when")),
        tuple(tuple(_cell(text) for text in (a.said, a.will, a.who, a.by)) for a in report.actions),
        has_row_headers=False,
    )


def _cell(text: str) -> str:
    return literal(typed(text)) or _("Not decided yet")


def _not_asked(report: Report) -> Iterator[Block]:
    yield Heading(_("What we did not ask"), id="not-asked")
    names = (typed(called(o.activity)) for o in report.activities if not _is_asked(o))
    yield Row((_("There was no time for these questions:"),), points=tuple(map(literal, names)))


def _about_numbers() -> tuple[str, ...]:
    return (
        _("We do not ask names."),
        _("We show a group apart only when {least} people or more of it answered.").format(
            least=LEAST
        ),
        _("We show only what people said may be shown."),
    )
