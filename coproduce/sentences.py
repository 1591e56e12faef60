"""Results and counts as plain sentences, in the language of now: shown and printed alike."""

from __future__ import annotations

import datetime as dt

from coproduce.content import said
from coproduce.domain.activity import Activity, Choice, Kind
from coproduce.domain.people import Role
from coproduce.domain.progress import Phase
from coproduce.domain.tally import ANSWERED_FOR, LEAST, Group, Tally
from coproduce.domain.view import ActivityReport, Report, RoomView
from coproduce.languages import _, current, ngettext, pgettext, words
from coproduce.local import day


def role_name(role: Role) -> str:
    """Return how one person is called: "Young person"."""
    return {
        Role.YOUNG_PERSON: _("Young person"),
        Role.PARENT: _("Parent or carer"),
        Role.PROFESSIONAL: _("Professional"),
    }[role]


def who_name(who: tuple[str, ...]) -> str:
    """Return how a group is called: "Young people", or several together; everybody if empty."""
    names = {
        str(Role.YOUNG_PERSON): _("Young people"),
        str(Role.PARENT): _("Parents and carers"),
        str(Role.PROFESSIONAL): _("Professionals"),
        ANSWERED_FOR: _("Answers that someone gave for a person"),
    }
    if not who:
        return _("Everybody")
    if len(who) == 1:
        return names[who[0]]
    return _("{groups} together").format(groups=_(", ").join(names[w] for w in who))


def choice_word(activity: Activity, choice: Choice) -> str:
    """Return the word of a choice. The facilitator's own options are as they were typed."""
    is_ours = activity.kind is not Kind.PICK or choice in activity.apart
    return words(choice.word) if is_ours else said(activity, choice.word)


def who_sees() -> list[str]:
    """Return who will see an answer, before it is given: the same at every door."""
    return [
        _("Everyone will see how many people chose each answer."),
        _("We may show young people, parents and professionals apart, in groups of 5 or more."),
        _("We do not ask your name."),
    ]


def people(number: int) -> str:
    """Return "1 person" or "14 people"."""
    return ngettext("{n} person", "{n} people", number).format(n=number)


def joined(view: RoomView) -> str:
    """Return how many joined and, if counted, how many are in the room."""
    have = ngettext("{n} person has joined.", "{n} people have joined.", view.joined)
    text = have.format(n=view.joined)
    if view.in_room:
        there = ngettext("{n} person is in the room.", "{n} people are in the room.", view.in_room)
        text += " " + there.format(n=view.in_room)
    return text


def practice_note(view: RoomView) -> str:
    """Return that there is a question to try first, and how many people have tried it."""
    first = _("First there is a practice question. We do not keep the answers.")
    tried = ngettext(
        "{n} person has tried the practice question.",
        "{n} people have tried the practice question.",
        view.practised,
    ).format(n=view.practised)
    return f"{first} {tried}"


def no_network() -> str:
    """Return what to say when no phone can reach this machine."""
    return _(
        "No phone can reach this laptop, because it has no network. "
        "You can answer with the keyboard and on paper."
    )


def answered(number: int) -> str:
    """Return "3 people have answered."."""
    have = ngettext("{n} person has answered.", "{n} people have answered.", number)
    return have.format(n=number)


def still_counting() -> str:
    """Return what stands on the screen while late answers count."""
    return _("We are still counting. Answers on their way still count.")


def too_few() -> str:
    """Return why no number is shown."""
    return _("Fewer than {least} people answered. That is too few to show.").format(least=LEAST)


def late(number: int, *, is_retired: bool = False) -> str:
    """Return how many answers wait until the result is shown again; "" for none.

    Once the single answers are deleted (`is_retired`) nothing can be shown again.
    """
    if number <= 0:
        return ""
    came = ngettext(
        "{n} answer came after the result was shown.",
        "{n} answers came after the result was shown.",
        number,
    )
    if is_retired:
        return came.format(n=number)
    text = came.format(n=number) + " " + _("To count late answers, show the result again.")
    if number < LEAST:
        text += " " + _("But then people who saw both results may work out what was chosen.")
    return text


def reported(one: ActivityReport) -> str:
    """Return what a report says of one activity, in a sentence or two."""
    has_answers = one.tally is not None or one.is_too_few
    if one.phase is Phase.WAITING and not has_answers:
        return _("We did not ask this question.")
    if one.phase is Phase.OPEN:
        return _("This question is open. The numbers come when it is closed.")
    said = result(one.activity, one.tally, is_too_few=one.is_too_few)
    return f"{said} {late(one.late, is_retired=one.is_retired)}".strip()


def result(activity: Activity, tally: Tally | None, *, is_too_few: bool = False) -> str:
    """Return the result as one sentence."""
    if is_too_few or tally is None:
        return too_few()
    main = sum(tally.total.number(c.id) for c in activity.choices)
    if not main:
        return _("Nobody chose one of the answers.")
    if activity.kind is Kind.PICK:
        return _picked(activity, tally.total)
    best = max(tally.total.number(c.id) for c in activity.choices)
    leading = [c for c in activity.choices if tally.total.number(c.id) == best]
    if len(leading) > 1:
        return _("The same number of people said {answers}: {n} each.").format(
            answers=_and([choice_word(activity, c) for c in leading]), n=best
        )
    word = choice_word(activity, leading[0])
    if best == main:
        return _("Everybody who chose said {answer}: {n} of {all}.").format(
            answer=word, n=best, all=main
        )
    if best * 2 > main:
        return _("Most people said {answer}: {n} of {all}.").format(answer=word, n=best, all=main)
    return _("More people said {answer} than any other answer: {n} of {all}.").format(
        answer=word, n=best, all=main
    )


def _picked(activity: Activity, total: Group) -> str:
    order = sorted(activity.choices, key=lambda c: -total.number(c.id))
    third = total.number(order[:3][-1].id)  # what has as many as the third is named too
    top = [c for c in order if total.number(c.id) and total.number(c.id) >= third]
    parts = [
        _("{answer} ({n})").format(answer=choice_word(activity, c), n=total.number(c.id))
        for c in top
    ]
    return _("People picked these the most: {answers}.").format(answers=_and(parts))


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("{some} and {last}").format(some=_(", ").join(parts[:-1]), last=parts[-1])


def counts(activity: Activity, group: Group) -> list[tuple[str, int]]:
    """Return each answer's word and number, in the fixed order."""
    return [(choice_word(activity, c), group.number(c.id)) for c in activity.all_choices]


def count_lines(activity: Activity, group: Group) -> list[str]:
    """Return each answer and its number as a line of words."""
    return [answer_count(word, number) for word, number in counts(activity, group)]


def answer_count(word: str, number: int) -> str:
    """Return one answer and its number."""
    return _("{answer}: {n}").format(answer=word, n=number)


def moved(activity: Activity, before: Tally | None, now: Tally | None) -> list[str]:
    """Return what moved since the first round; empty when one of them may not be shown."""
    if before is None or now is None:
        return []
    return [
        _("{answer}: {before} in the first round, {now} now.").format(
            answer=choice_word(activity, c),
            before=before.total.number(c.id),
            now=now.total.number(c.id),
        )
        for c in activity.choices
    ]


def question_number(view: RoomView) -> str:
    """Return "Question 2 of 9"."""
    return pgettext("place", "Question {number} of {of}").format(number=view.number, of=view.of)


def forget_card(name: str) -> list[str]:
    """Return what every desk asks before it deletes the answers of the person with a card."""
    return [
        _("Delete all answers of the person with the card “{card}”?").format(card=name),
        _("Does the person want it? Look at the card that they show you."),
        _("We cannot get them back."),
        _("We keep words about someone not being safe."),
    ]


def after_forgetting() -> list[str]:
    """Return what every desk says when the answers of a person are deleted."""
    return [
        _("We keep words about someone not being safe."),
        _("A copy of the meeting, or results that you wrote before, still have the answers. "
          "Delete those too."),
    ]  # fmt: skip


def kept_for(days: int) -> str:
    """Return for how long answers are kept, as people are told it at every door."""
    words = ngettext(
        "We keep answers for {n} day after the last one. Then we delete them.",
        "We keep answers for {n} days after the last one. Then we delete them.",
        days,
    )
    return words.format(n=days)


def retired(report: Report) -> str:
    """Return that only a summary is left, and since when; "" while the single answers are here."""
    if not report.retired_at:
        return ""
    when = dt.datetime.fromtimestamp(report.retired_at).astimezone().date()
    words = _("We deleted the single answers on {day}. The numbers stay.")
    return words.format(day=day(when, current()))


def pretend() -> str:
    """Return what stands on everything that pretend people made."""
    return _("Pretend data. No real person said this.")
