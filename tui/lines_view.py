"""The room's screen in sentences: all of it, and what changed."""

from __future__ import annotations

from coproduce import assessment, gathering, joining, sentences
from coproduce.content import called, said
from coproduce.content_people import ladder_step
from coproduce.domain.opening import Opening
from coproduce.domain.view import RoomView, Showing
from coproduce.languages import _, ngettext


def everything(view: RoomView, address: str) -> list[str]:
    """Return all that the room's screen shows. `address` is what phones open, or ""."""
    start = [sentences.pretend()] if view.is_pretend else []
    return start + {
        Showing.BLANK: _blank,
        Showing.JOIN: _join,
        Showing.WIFI: _wifi,
        Showing.QUESTION: _question,
        Showing.CLOSED: _closed,
        Showing.RESULT: _result,
        Showing.OPENING: _opening,
        Showing.ACTIONS: _actions,
        Showing.ENDED: _ended,
    }[view.showing](view, address)


def changes(before: RoomView, now: RoomView, address: str) -> list[str]:
    """Return what is new on the room's screen, in sentences; empty when nothing is."""
    if now == before:
        return []
    is_same = (before.showing, before.activity) == (now.showing, now.activity)
    if not is_same:
        return everything(now, address)
    said_now = _numbers(before, now)
    if (before.result, before.is_too_few) != (now.result, now.is_too_few):
        said_now += _numbers_of_result(now)
    if before.is_counting and not now.is_counting and now.showing is Showing.CLOSED:
        said_now.append(_("We have counted all answers."))
    if before.opening != now.opening:
        said_now += _opening(now, address)
    if before.actions != now.actions:
        said_now += _actions(now, address)
    if before.wifi != now.wifi:
        said_now += _wifi(now, address)
    return said_now + _comments_changed(before, now)


def are_only_counts(before: RoomView, now: RoomView) -> bool:
    """Whether nothing but the numbers of people changed: those can wait for a calm moment."""
    return _numbers(before, now) == changes(before, now, "")


def join_lines(view: RoomView, address: str) -> list[str]:
    """Return how to join, with the code spaced out."""
    if not view.is_door_open:
        return [_("The door is closed. Nobody new can join now.")]
    code = joining.spoken(view.code)
    if not address:
        return [_("The code is: {code}").format(code=code)]
    return [
        _("To join with a phone, open: {address}").format(address=address),
        _("The code is: {code}").format(code=code),
    ]


def _blank(view: RoomView, address: str) -> list[str]:
    return [_("The screen is cleared.")]


def _join(view: RoomView, address: str) -> list[str]:
    return [view.title, *join_lines(view, address), sentences.joined(view)]


def _wifi(view: RoomView, address: str) -> list[str]:
    network, password = view.wifi
    lines = [_("The Wi-Fi is called: {network}").format(network=network)]
    if password:
        return [*lines, _("The password is: {password}").format(password=password)]
    return [*lines, _("You do not need a password.")]


def _question(view: RoomView, address: str) -> list[str]:
    activity = view.activity
    assert activity is not None  # noqa: S101 - a question is always one of an activity
    answers = _(", ").join(sentences.choice_word(activity, c) for c in activity.choices)
    apart = _(", ").join(sentences.choice_word(activity, c) for c in activity.apart)
    return [
        sentences.question_number(view),
        called(activity),
        *(said(activity, sentence) for sentence in activity.statement),
        *assessment.told(activity),
        said(activity, activity.question),
        _("The answers are: {answers}.").format(answers=answers),
        _("You can also say: {answers}.").format(answers=apart),
        *_most(activity.most),
        sentences.answered(view.answered),
        *_said(view.comments),
    ]


def _most(most: int) -> list[str]:
    return [_("You can choose up to {most}.").format(most=most)] if most > 1 else []


def _closed(view: RoomView, address: str) -> list[str]:
    lines = [*_heading(view), _("This question is closed.")]
    if view.is_counting:
        lines.append(sentences.still_counting())
    return [*lines, sentences.answered(view.answered), *_said(view.comments)]


def _result(view: RoomView, address: str) -> list[str]:
    return [*_heading(view), *_numbers_of_result(view), *_said(view.comments)]


def _heading(view: RoomView) -> list[str]:
    activity = view.activity
    assert activity is not None  # noqa: S101 - as above
    return [sentences.question_number(view), called(activity)]


def _numbers_of_result(view: RoomView) -> list[str]:
    activity, tally = view.activity, view.result
    if activity is None or (tally is None and not view.is_too_few):
        return []
    lines = [
        _("The result:"),
        sentences.result(activity, tally, is_too_few=view.is_too_few),
    ]
    if tally is None:
        return lines
    lines += [sentences.answered(tally.total.people)]
    lines += sentences.count_lines(activity, tally.total)
    for group in tally.groups:
        who = sentences.who_name(group.who)
        lines.append(
            _("{group}, {people}:").format(group=who, people=sentences.people(group.people))
        )
        lines += sentences.count_lines(activity, group)
    return lines + sentences.moved(activity, view.before, tally)


def _ended(view: RoomView, address: str) -> list[str]:
    return [
        _("The meeting is over. Thank you."),
        *(_actions(view, address) if view.actions else []),
    ]


def _opening(view: RoomView, address: str) -> list[str]:
    return opening_lines(view.opening)


def opening_lines(opening: Opening) -> list[str]:
    """Return what is told at the start of a meeting, and whose ladder the step is from."""
    lines = [
        _("{label}: {text}").format(label=label, text=text)
        for label, text in gathering.opening_parts(opening)
    ]
    return [*lines, gathering.ladder_source()] if ladder_step(opening.step) else lines


def _actions(view: RoomView, address: str) -> list[str]:
    return [_("What happens next:"), *map(gathering.action_sentence, view.actions)]


def _said(comments: tuple[str, ...]) -> list[str]:
    if not comments:
        return []
    heading = ngettext("{n} comment on the screen:", "{n} comments on the screen:", len(comments))
    return [heading.format(n=len(comments)), *comments]


def _numbers(before: RoomView, now: RoomView) -> list[str]:
    lines = []
    if (before.joined, before.in_room) != (now.joined, now.in_room):
        lines.append(sentences.joined(now))
    if before.answered != now.answered and now.showing is not Showing.RESULT:
        lines.append(sentences.answered(now.answered))
    if before.is_door_open != now.is_door_open:
        lines.append(_("The door is open.") if now.is_door_open else _("The door is closed."))
    return lines


def _comments_changed(before: RoomView, now: RoomView) -> list[str]:
    lines = []
    left = list(before.comments)
    for comment in now.comments:
        if comment in left:
            left.remove(comment)
        else:
            lines += [_("New on the screen:"), comment]
    if left:
        lines.append(_("A comment was taken off the screen."))
    return lines
