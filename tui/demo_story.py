"""The story of the demo: people join, answer, change their minds, write; the desk decides."""

from __future__ import annotations

import functools
import random
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from coproduce import sentences
from coproduce.domain.activity import Activity
from coproduce.domain.events import CommentGiven, CommentState, Recorded, VoteCast
from coproduce.domain.people import How
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import Session, fold
from coproduce.domain.view import RoomView
from coproduce.errors import FOUND, CoproduceError
from coproduce.following import Follower
from coproduce.gathering import refusals
from coproduce.home import SessionFolder
from coproduce.journal import JournalReader
from coproduce.languages import _, ngettext
from form.client import Client
from tui import demo_words, lines_view
from tui.demo_people import NotThankedError, Pretend, crowd

_TIMES: Final = 5
"""So often one phone sends the same answer."""


class Story:
    """One pretend meeting."""

    def __init__(self, folder: SessionFolder, people: int, say: Callable[[str], None]) -> None:
        """Tell what the room sees with `say`, one sentence at a time."""
        info = folder.server()
        self._folder = folder
        self._client = Client(folder)
        self._say = say
        self._address = info.address if info else ""
        base = f"http://{info.local_host}:{info.port}" if info else ""
        self._people = crowd(people, base)
        self._words = iter(demo_words.comments())
        self._seen: RoomView | None = None

    def hold(self) -> None:
        """Hold the whole meeting. Raises CoproduceError if a phone is not thanked."""
        with Follower(self._folder.journal) as follower, ThreadPoolExecutor(8) as pool:
            self._follower = follower
            self._pool = pool
            self._say(sentences.pretend())
            self._desk(_("The meeting starts. The room sees:"))
            code = follower.session.code
            self._all(lambda _place, person: person.join(code))
            self._client.ask("count-people", number=len(self._people))
            self._desk(_("{people} joined and tried the practice question.").format(
                people=sentences.people(len(self._people))
            ))  # fmt: skip
            self._open_the_meeting()
            for place, activity in enumerate(follower.session.agenda):
                self._ask(place, activity)
            self._client.ask("add-action", **demo_words.action())
            self._desk(_("The facilitator types what happens next, with who and when."))
            self._client.ask("end")
            self._desk(_("The facilitator ends the meeting."))

    def _open_the_meeting(self) -> None:
        """Say what is decided today; people say yes or no to photographs."""
        self._client.ask("opening", **demo_words.opening())
        self._client.ask("screen", view="opening")
        self._desk(_("The facilitator says what the group decides today."))
        for number, person in enumerate(self._people):
            self._one(functools.partial(person.agree, "yes" if number else "no"))
        self._desk(_("Everybody says yes or no to photographs. The desk hears, and not who:"))
        self._say("  " + refusals(self._follower.session)[0])

    def _ask(self, place: int, activity: Activity) -> None:
        """Ask one question: open, answer, write, close, decide, show."""
        self._client.ask("open", activity=activity.id)
        self._desk(_("The facilitator opens question {n}.").format(n=place + 1))
        self._all(lambda number, person: self._answer(place, number, person, activity))
        if place == 0:
            self._change_a_mind(activity)
        if activity.comment and place < 4:
            self._write(place, activity)
        if place == 1:
            self._need_something()
        self._client.ask("close", activity=activity.id)
        self._desk(_("The facilitator closes the question."))
        self._decide(place)
        self._client.ask("show", activity=activity.id)
        self._desk(_("The facilitator shows the result."))

    def _answer(self, place: int, number: int, person: Pretend, activity: Activity) -> None:
        dice = random.Random(f"{place}-{number}")  # noqa: S311 - the same every time
        helped = {1: How.HELPED, 2: How.ANSWERED_FOR} if place == 0 else {}
        how = helped.get(number, How.OWN)
        times = _TIMES if (place, number) == (0, 3) else 1
        person.answer(activity.id, demo_words.chosen(activity, person.role, dice), how, times)

    def _change_a_mind(self, activity: Activity) -> None:
        person = self._people[0]
        before = person.answers[activity.id]
        other = next(c.id for c in activity.choices if (c.id,) != before)
        self._one(lambda: person.answer(activity.id, (other,)))
        self._say(_("One person changed their mind. Only the new answer counts."))
        if len(self._people) > 3:
            self._say(_("One phone sent its answer {n} times. It counts once.").format(n=_TIMES))

    def _write(self, place: int, activity: Activity) -> None:
        for person, (words, wish) in zip(self._people[-2:], self._words, strict=False):
            self._one(functools.partial(person.say, activity.id, words, wish))
        if place == 0:
            self._one(lambda: self._people[0].choose_pictures(activity.id, Wish.REPORT))
        self._desk(_("Comments arrive. They are held: the room does not see them."))

    def _need_something(self) -> None:
        self._one(lambda: self._people[0].need("break"))
        self._follower.update()
        for signal in self._follower.session.waiting_signals():
            self._client.ask("answer-signal", signal=signal.id)
        self._say(_("One person needs a break. Only the desk hears it."))

    def _decide(self, place: int) -> None:
        """Read what is held: most is shown, the second question's is private or removed."""
        self._follower.update()
        held = self._follower.session.comments_in(CommentState.HELD)
        states = [CommentState.PRIVATE, CommentState.REMOVED] if place == 1 else []
        for number, comment in enumerate(held):
            state = states[number] if number < len(states) else CommentState.SHOWN
            why = {"reason": "unkind"} if state is CommentState.REMOVED else {}
            self._client.ask("open-comment", comment=comment.id)
            self._client.ask("move-comment", comment=comment.id, state=str(state), **why)
        if held and states:
            self._desk(_("The desk keeps one comment private and removes another."))
        elif held:
            self._desk(_("The desk has read the comments, and releases them."))

    def _all(self, do: Callable[[int, Pretend], None]) -> None:
        """Let everybody do something at once, each with a phone of their own."""
        done = [self._pool.submit(do, place, one) for place, one in enumerate(self._people)]
        for one in done:
            self._one(one.result)

    def _one(self, do: Callable[[], None]) -> None:
        try:
            do()
        except NotThankedError as error:
            words = _("A pretend phone was not thanked ({reason}).").format(reason=error)
            raise CoproduceError(words, code=FOUND) from None

    def _desk(self, words: str) -> None:
        """Say what the desk did, and then what is new on the room's screen."""
        self._follower.update()
        view = self._follower.view()
        if self._seen is None:
            new = lines_view.everything(view, self._address)
        else:
            new = lines_view.changes(self._seen, view, self._address)
        self._seen = view
        self._say("")
        self._say(words)
        for line in new:
            if line != sentences.pretend():
                self._say("  " + line)

    def check(self) -> bool:
        """Compare what phones were thanked for with what is stored and counted; say the figures."""
        with JournalReader(self._folder.journal) as reader:
            events = reader.read()
        session = fold(events)
        thanks = sum(person.thanks for person in self._people)
        comments = sum(person.comments for person in self._people)
        checks = [
            (_("Answers thanked for: {a}. Stored: {b}."), thanks, _stored(events, VoteCast)),
            (_("Comments thanked for: {a}. Stored: {b}."), comments, _stored(events, CommentGiven)),
            (_("People who joined: {a}. Counted: {b}."), len(self._people), len(session.seats)),
        ]
        is_right = all(ours == theirs for _words, ours, theirs in checks)
        is_right = is_right and all(self._is_counted(session, a) for a in session.agenda)
        self._say("")
        for words, ours, theirs in checks:
            self._say(words.format(a=ours, b=theirs))
        self._say(self._verdict(session, is_right=is_right))
        return is_right

    def _verdict(self, session: Session, *, is_right: bool) -> str:
        if not is_right:
            return _("The counts do not agree. Please tell the people who make this program.")
        words = ngettext(
            "In {n} question, every answer is counted once.",
            "In {n} questions, every answer is counted once.",
            len(session.agenda),
        )
        return words.format(n=len(session.agenda))

    def _is_counted(self, session: Session, activity: Activity) -> bool:
        """Whether the tally is exactly what the phones were thanked for last."""
        sent = [p.answers[activity.id] for p in self._people if activity.id in p.answers]
        wanted = Counter(choice for chosen in sent for choice in chosen)
        shown = session.where(activity.id).shown or session.tally(activity.id)
        totals = (session.tally(activity.id).total, shown.total)
        return all(t.people == len(sent) and Counter(dict(t.counts)) == wanted for t in totals)


def _stored(events: Iterable[Recorded], kind: type) -> int:
    return sum(isinstance(recorded.event, kind) for recorded in events)
