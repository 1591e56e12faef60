"""The desk in plain lines: the next step first, and everything else by number."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from coproduce import differing, safe_words, sentences
from coproduce.assessment import is_assessment
from coproduce.content import called
from coproduce.domain.activity import Activity
from coproduce.domain.events import CommentState
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session
from coproduce.domain.steps import Do, Step, next_step
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _, ngettext
from coproduce.noticed import worries
from coproduce.sorting import Queue
from form.client import new_key
from tui import (
    lines_agenda,
    lines_comments,
    lines_differ,
    lines_gathering,
    lines_languages,
    lines_people,
    lines_prints,
    lines_safe,
    lines_signals,
)
from tui.lines import BackError, Lines, Option, QuitError, RepeatError, SkipError, here
from tui.reading_aloud import Reader


class Asker(Protocol):
    """Asks the server: `form.client.Client`, or a test's own."""

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask for a command of form/commands.py and return its answer."""


class Desk:
    """What every part of the desk in lines works with."""

    def __init__(
        self,
        folder: SessionFolder,
        follower: Follower,
        client: Asker,
        lines: Lines,
        *,
        is_in_room: bool = False,
    ) -> None:
        """Work with the meeting in `folder`; `is_in_room`: in the window of the room's screen."""
        self.is_in_room = is_in_room
        self.folder = folder
        self.follower = follower
        self.client = client
        self.lines = lines
        self.id = new_key()
        """What only this desk knows: it alone can undo what it sealed."""
        self.last_moved = 0
        """The comment that was moved last, for undo; 0 for none."""
        self.sorting = Queue()
        """The order in which held comments are heard."""
        self.sheet_languages: tuple[str, ...] = ()
        """The languages of paper to print, one or two; empty: the meeting's."""
        self._has_heard_menu = False
        self.reader = Reader(folder.path)

    @property
    def session(self) -> Session:
        """The meeting as it is now."""
        self.follower.update()
        return self.follower.session

    def do(self, command: str, done: str, **arguments: Any) -> dict[str, Any] | None:
        """Ask the server, and say `done` once it is on disk. A refusal is said; then None."""
        try:
            answer = self.client.ask(command, **arguments)
        except CoproduceError as error:
            self.lines.say(error.what_happened, error.what_to_do)
            return None
        if done:
            self.lines.say(done)
        return answer

    def client_quietly(self, command: str, **arguments: Any) -> None:
        """Ask the server for something that nobody waits for."""
        with contextlib.suppress(CoproduceError):
            self.client.ask(command, **arguments)

    def run(self) -> None:
        """Offer the menu until the facilitator quits."""
        self.lines.say(_("This is the desk. Nothing you hear here is on the room's screen."))
        self.lines.explain()
        while True:
            try:
                self._menu()
            except (BackError, SkipError):
                continue
            except RepeatError:
                self._has_heard_menu = False
            except QuitError:
                self.lines.say(_("The desk is closed. The meeting goes on."))
                return

    def _menu(self) -> None:
        step = next_step(self.session)
        parts: dict[str, tuple[str, Callable[[], None]]] = {
            "1": (step_words(step), lambda: self._step(step)),
            "2": (self._comments(), lambda: lines_comments.run(self)),
            "3": (self._signals(), lambda: lines_signals.run(self)),
            "4": (_("The room's screen: clear it, or show how to join."), self._screen),
            "5": (_("A question or a result: open, close, show, hide."), self._question),
            "6": (_("The list of questions."), lambda: lines_agenda.run(self)),
            "7": (_("People, door and codes."), lambda: lines_people.run(self)),
            "8": (_("Wi-Fi, and paper to print."), lambda: lines_prints.run(self)),
            "9": (_("What we do today."), lambda: lines_gathering.opening(self)),
            "10": (_("What happens next."), lambda: lines_gathering.actions(self)),
            "11": (_("Who hears when someone is not safe."), lambda: lines_safe.hears(self)),
            "12": (_("Languages."), lambda: lines_languages.run(self)),
        }
        if is_assessment(self.session):
            parts["13"] = (f"{differing.title()}.", lambda: lines_differ.run(self))
        hidden: dict[str, Callable[[], None]] = {
            "c": lambda: self._show("blank", _("The screen is cleared.")),
            "n": lambda: lines_comments.hear(self, CommentState.HELD),
            "u": lambda: lines_comments.undo(self),
            "w": lambda: lines_safe.sealed(self),
        }
        options = [Option(key, words) for key, (words, _do) in parts.items()]
        options.append(Option("c", _("Clear the room's screen at once.")))
        if self.session.comments_in(CommentState.HELD):
            options.append(Option("n", _("Hear the new comments.")))
        if self.session.comments_in(CommentState.PASSED):
            options.append(Option("w", _("Sealed comments: who was told.")))
        if self.last_moved:
            options.append(Option("u", _("Undo the last decision.")))
        chosen = self.lines.ask(
            where(self.session),
            options,
            default="1",
            is_short=self._has_heard_menu,
            is_changing=True,
            also=tuple(hidden),
        )
        self._has_heard_menu = True
        (hidden[chosen] if chosen in hidden else parts[chosen][1])()

    def _step(self, step: Step) -> None:
        if step.do is Do.RESUME:
            self.do("resume", _("The meeting goes on."))
        elif step.do is Do.TELL:
            self._show("opening", _("The screen shows what we do today."))
        elif step.activity is None:
            self.lines.say(*safe_words.untold(self.session))
            if self.lines.confirm(_("Do you want to end the meeting?")):
                self.do("end", _("The meeting is over. Everything is saved."))
        elif step.do is Do.SHOW:
            self.show_result(step.activity.id)
        elif step.do is not Do.OPEN or lines_gathering.may_open(self):
            self.do(step.do, _done(step.do), activity=step.activity.id)

    def show_result(self, activity_id: str) -> None:
        """Show a result; when too few people answered, the group must have chosen to see it."""
        tally = self.session.tally(activity_id)
        is_closed = self.session.where(activity_id).phase is Phase.CLOSED
        is_few = is_closed and tally.is_too_few and tally.total.people > 0
        if is_few:
            self.lines.say(sentences.too_few())
            self.lines.say(_("Does the group want to see its own numbers? Ask the group first."))
            is_few = self.lines.confirm(_("Show the numbers?"))
        self.do("show", _("The result is on the screen."), activity=activity_id, even_if_few=is_few)

    def _comments(self) -> str:
        held = len(self.session.comments_in(CommentState.HELD))
        words = ngettext("Comments. {n} is new.", "Comments. {n} are new.", held)
        if not held:
            return _("Comments. None is new.")
        first = worries(self.sorting, self.session.comments_in(CommentState.HELD))
        return " ".join((words.format(n=held), first)).strip()

    def _signals(self) -> str:
        waiting = len(self.session.waiting_signals())
        words = ngettext(
            "People who need something: {n}.", "People who need something: {n}.", waiting
        )
        return words.format(n=waiting)

    def _screen(self) -> None:
        options = [
            Option("1", _("Clear the screen.")),
            Option("2", _("Show how to join.")),
            Option("3", _("Show the Wi-Fi.")),
            Option("4", _("Show the question or the result again.")),
            Option("5", _("Show what we do today.")),
            Option("6", _("Show what happens next.")),
        ]
        views = {
            "1": "blank", "2": "join", "3": "wifi", "4": "auto", "5": "opening", "6": "actions",
        }  # fmt: skip
        done = {
            "1": _("The screen is cleared."),
            "2": _("The screen shows how to join."),
            "3": _("The screen shows the Wi-Fi."),
            "4": _("The screen shows the question or the result."),
            "5": _("The screen shows what we do today."),
            "6": _("The screen shows what happens next."),
        }
        key = self.lines.ask([_("The room's screen.")], options)
        self._show(views[key], done[key])

    def _show(self, view: str, done: str) -> None:
        self.do("screen", done, view=view)

    def _question(self) -> None:
        activity = self.pick(_("Which question?"))
        options = [
            Option("1", _("Open it.")),
            Option("2", _("Close it.")),
            Option("3", _("Show its result.")),
            Option("4", _("Hide its result.")),
        ]
        words = [state(self.session, activity)]
        key = self.lines.ask(words, options)
        if key == "3":
            self.show_result(activity.id)
            return
        command = {"1": "open", "2": "close", "4": "hide"}[key]
        if command != "open" or lines_gathering.may_open(self):
            self.do(command, _done(command), activity=activity.id)

    def pick(self, question: str) -> Activity:
        """Ask for one of the questions. Raises BackError, SkipError or QuitError."""
        agenda = self.session.agenda
        for place, activity in enumerate(agenda, 1):
            words = called(activity)
            self.lines.say(_("{key}. {words}").format(key=place, words=words))
        return agenda[self.lines.ask_number([question], 1, len(agenda)) - 1]


def step_words(step: Step) -> str:
    """Return what a facilitator most likely does next."""
    words = {
        Do.TELL: _("Show what we do today."),
        Do.OPEN: _("Open the question: {name}"),
        Do.CLOSE: _("Close the question: {name}"),
        Do.SHOW: _("Show the result of: {name}"),
        Do.RESUME: _("Go on with the meeting."),
        Do.END: _("End the meeting."),
    }[step.do]
    name = called(step.activity) if step.activity else ""
    return words.format(name=name)


def where(session: Session) -> list[str]:
    """Return where the meeting stands, what people need first."""
    lines = safe_words.untold(session)
    lines += [lines_signals.words(session, s) for s in session.waiting_signals()]
    now = session.activity(session.focus)
    if session.is_ended:
        lines.append(_("The meeting is over."))
    elif now is None:
        lines.append(_("No question has been asked yet."))
    else:
        lines.append(state(session, now))
    return lines


def state(session: Session, activity: Activity) -> str:
    """Return one question and where it stands, in one line."""
    progress = session.where(activity.id)
    stands = {
        Phase.WAITING: _("It was not asked yet."),
        Phase.OPEN: _("It is open."),
        Phase.CLOSED: _("It is closed. The result is hidden."),
    }[progress.phase]
    if progress.phase is Phase.CLOSED and progress.shown is not None:
        stands = _("It is closed. The result is on the screen.")
    parts = [
        _("Question {n}: {name}.").format(
            n=1 + session.agenda.index(activity), name=called(activity)
        ),
        stands,
        sentences.answered(len(session.votes.get(activity.id, {}))),
    ]
    return " ".join(parts)


def _done(command: str) -> str:
    return {
        "open": _("The question is open. People can answer."),
        "close": _("The question is closed. Late answers count for 2 minutes."),
        "hide": _("The result is hidden."),
    }[command]


class News:
    """What happened at the desk since it was asked last, in sentences. Calm: one for many."""

    def __init__(self, follower: Follower) -> None:
        """Only what comes from now on is new."""
        self._follower = follower
        self._before = self._now()

    def __call__(self) -> Sequence[str]:
        """Return the sentences."""
        self._follower.update()
        before, now = self._before, self._now()
        self._before = now
        session = self._follower.session
        lines = [
            lines_signals.words(session, signal)
            for signal in session.waiting_signals()
            if signal.id not in before[0]
        ]
        if fresh := len(now[1] - before[1]):
            words = ngettext(
                "{n} new comment. Type n to hear it.",
                "{n} new comments. Type n to hear them.",
                fresh,
            )
            lines.append(words.format(n=fresh))
        return lines

    def _now(self) -> tuple[set[int], set[int]]:
        session = self._follower.session
        held = {c.id for c in session.comments_in(CommentState.HELD)}
        return {s.id for s in session.waiting_signals()}, held


def show_desk(folder: SessionFolder, *, is_in_room: bool) -> None:
    """Offer the desk of the meeting in `folder` until it is closed."""
    from form.client import Client

    with Follower(folder.journal) as follower:
        lines = here(News(follower))
        desk = Desk(folder, follower, Client(folder), lines, is_in_room=is_in_room)
        try:
            desk.run()
        finally:
            desk.reader.stop()
