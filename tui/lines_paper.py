"""Answers from paper, typed in without looking up: one line a ballot.

The line is what the paper shows: the key of the role, then one key for each question in order, and
last, if it is marked, who chose. A question that was left out is a hyphen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from coproduce import sentences
from coproduce.content import called
from coproduce.content_people import agreement
from coproduce.deck import card_of
from coproduce.domain.activity import Activity
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _, current, ngettext, words
from form.client import new_key
from tui.lines import BackError, Lines, Option, QuitError, SkipError, here
from tui.lines_desk import Asker
from tui.lines_vote_people import ask_wish, pick_phrases

LEFT_OUT: Final = "-"
"""The key for a question without an answer."""


@dataclass
class Ballot:
    """What one paper says. Its keys are made once: sent twice, it counts once."""

    role: Role
    how: How
    chosen: dict[str, tuple[str, ...]]
    """Activity id to choice ids; a question that was left out is absent."""
    comments: dict[str, str] = field(default_factory=dict)
    written_for: set[str] = field(default_factory=set)
    """Activities whose comment someone wrote for the person."""
    phrases: dict[str, list[str]] = field(default_factory=dict)
    """Activity id to ids of picture phrases."""
    agreed: dict[str, bool] = field(default_factory=dict)
    """Part of the agreement to yes or no; absent when neither box is marked."""
    wish: Wish = Wish.STAFF
    """Who may read every word on this paper."""
    card: str = ""
    """The name of the card that came with the paper, as it was typed."""
    seat: str = ""
    key: str = field(default_factory=new_key)


class WrongLineError(Exception):
    """The line is not a whole ballot. Its text is a sentence for the person."""


def read_line(typed: str, activities: list[Activity]) -> Ballot:
    """Read a ballot's line. Raises WrongLineError, in plain words.

    Questions that take several answers are asked for afterwards, and have no key in the line.
    """
    keys = typed.replace(" ", "")
    single = [a for a in activities if a.most == 1]
    if len(keys) not in (len(single) + 1, len(single) + 2):
        raise WrongLineError(
            _("You typed {typed} keys. We need {n}: the role, then one a question.").format(
                typed=len(keys), n=len(single) + 1
            )
        )
    if keys[0] not in "123":
        raise WrongLineError(_("The first key is the role: 1, 2 or 3."))
    how = keys[len(single) + 1 :] or "1"
    if how not in "123":
        raise WrongLineError(_("The last key says who chose: 1, 2 or 3."))
    chosen: dict[str, tuple[str, ...]] = {}
    for place, (activity, key) in enumerate(zip(single, keys[1:], strict=False), 1):
        choice = next((c for c in activity.all_choices if c.key == key), None)
        if choice is not None:
            chosen[activity.id] = (choice.id,)
        elif key != LEFT_OUT:
            raise WrongLineError(
                _("Key {place} is “{key}”. The question “{name}” does not have it.").format(
                    place=place + 1, key=key, name=called(activity)
                )
            )
    return Ballot(list(Role)[int(keys[0]) - 1], list(How)[int(how) - 1], chosen)


class PaperLines:
    """Takes a batch of ballots, lets the person check it, and sends it."""

    def __init__(self, follower: Follower, client: Asker, lines: Lines) -> None:
        """Follow the meeting with `follower`, and send to `client`."""
        self._follower = follower
        self._client = client
        self._lines = lines
        self._batch: list[Ballot] = []

    def run(self) -> None:
        """Take batches until the person quits. Nothing is sent before it was checked."""
        activities = self._choose_questions()
        self._explain(activities)
        try:
            while True:
                self._one(activities)
        except QuitError:
            if self._batch:
                words = ngettext(
                    "{n} paper was not sent. Keep it.", "{n} papers were not sent. Keep them.",
                    len(self._batch),
                )  # fmt: skip
                self._lines.say(words.format(n=len(self._batch)))

    def _choose_questions(self) -> list[Activity]:
        """Return what the papers answer: all questions, or those that take answers now."""
        session = self._session()
        now = [a for a in session.agenda if session.takes_answers(a.id, self._follower.now())]
        if not now or len(now) == len(session.agenda):
            return list(session.agenda)
        options = [
            Option("1", _("All questions.")),
            Option("2", _(", ").join(called(a) for a in now)),
        ]
        try:
            key = self._lines.ask([_("Which questions are on the paper?")], options)
        except (BackError, SkipError):
            key = "1"
        return list(session.agenda) if key == "1" else now

    def _explain(self, activities: list[Activity]) -> None:
        single = [a for a in activities if a.most == 1]
        self._lines.say(
            _("Type one line for each paper. Then press Enter."),
            _("First the role: 1 young person, 2 parent or carer, 3 professional."),
            _("Then one key for each question, in this order:"),
            *(called(a) for a in single),
            _("The keys are beside the boxes on the paper. A hyphen means: no answer."),
            _("You can add who chose: 1 the person, 2 with help, 3 someone answered for them."),
            _("u: undo the last paper. c: a comment of the last paper. d: done, check and send."),
            _("p: numbers of pictures on the last paper. a: what its person agreed to."),
            _("w: who may read the words on the last paper. k: the name of its card."),
        )

    def _one(self, activities: list[Activity]) -> None:
        number = len(self._batch) + 1
        keys: dict[str, Callable[[], None]] = {
            "u": self._undo,
            "c": lambda: self._comment(activities),
            "p": lambda: self._phrases(activities),
            "a": self._agreed,
            "w": self._wish,
            "k": self._card,
            "d": lambda: self._check(activities),
        }
        try:
            typed = self._lines.ask_text([_("Paper {n}:").format(n=number)]).lower()
        except (BackError, SkipError):
            typed = "u"
        try:
            if typed in keys:
                keys[typed]()
            elif typed:
                self._take(typed, activities)
        except (BackError, SkipError):
            self._lines.say(_("Nothing was changed."))

    def _take(self, typed: str, activities: list[Activity]) -> None:
        try:
            ballot = read_line(typed, activities)
        except WrongLineError as error:
            self._lines.say(str(error), _("Type this paper again."))
            return
        for activity in activities:
            if activity.most > 1:
                self._several(ballot, activity)
        self._batch.append(ballot)

    def _several(self, ballot: Ballot, activity: Activity) -> None:
        question = _("{name}: up to {most} keys. Or only press Enter.").format(
            name=called(activity), most=activity.most
        )
        while typed := self._lines.ask_text([question]).replace(" ", ""):
            chosen = tuple(c.id for key in typed for c in activity.all_choices if c.key == key)
            if len(chosen) == len(typed) and activity.is_answer(chosen):
                ballot.chosen[activity.id] = chosen
                return
            self._lines.say(_("That is not right yet."))

    def _undo(self) -> None:
        if self._batch:
            self._batch.pop()
            self._lines.say(_("Paper {n} is undone.").format(n=len(self._batch) + 1))
        else:
            self._lines.say(_("There is nothing to undo."))

    def _comment(self, activities: list[Activity]) -> None:
        activity = self._about_which(activities)
        text = self._lines.ask_text([_("Type what the paper says.")]) if activity else ""
        if activity is None or not text:
            return
        self._batch[-1].comments[activity.id] = text
        if self._lines.confirm(_("Is the box marked: someone wrote this for me?")):
            self._batch[-1].written_for.add(activity.id)

    def _phrases(self, activities: list[Activity]) -> None:
        activity = self._about_which(activities)
        if activity is not None and (chosen := pick_phrases(self._lines)):
            self._batch[-1].phrases[activity.id] = chosen

    def _agreed(self) -> None:
        """Take what is marked on the agreement that lies with the last paper."""
        if not self._batch:
            self._lines.say(_("Type the paper first."))
            return
        options = [
            Option("1", _("Yes")),
            Option("2", _("No")),
            Option("0", _("Neither box is marked.")),
        ]
        for part in agreement().parts:
            key = self._lines.ask([words(part.question)], options)
            if key != "0":
                self._batch[-1].agreed[str(part.part)] = key == "1"

    def _wish(self) -> None:
        """Take who may read the words of the last paper; nothing marked is only staff."""
        if self._batch:
            self._batch[-1].wish = ask_wish(self._lines)
        else:
            self._lines.say(_("Type the paper first."))

    def _card(self) -> None:
        """Take the name of the picture card that is written on the last paper."""
        if not self._batch:
            self._lines.say(_("Type the paper first."))
            return
        name = self._lines.ask_text([_("Type the name of the card.")])
        if card_of(name):
            self._batch[-1].card = name
        else:
            self._lines.say(_("There is no such card."))

    def _about_which(self, activities: list[Activity]) -> Activity | None:
        """Ask which question the last paper's words are about; None when there is no paper."""
        if not self._batch:
            self._lines.say(_("Type the paper first."))
            return None
        for place, activity in enumerate(activities, 1):
            name = called(activity)
            self._lines.say(_("{key}. {words}").format(key=place, words=name))
        return activities[
            self._lines.ask_number([_("About which question?")], 1, len(activities)) - 1
        ]

    def _check(self, activities: list[Activity]) -> None:
        """Say the batch, let it be mended, and send it."""
        while self._batch:
            for number, ballot in enumerate(self._batch, 1):
                self._lines.say(_described(number, ballot, activities))
            options = [
                Option("1", _("All is right. Send.")),
                Option("2", _("Take a paper out, to type it again.")),
                Option("3", _("Type more papers first.")),
            ]
            key = self._lines.ask([_("Please check. Is all of it right?")], options)
            if key == "3":
                return
            if key == "1":
                self._send(activities)
                return
            number = self._lines.ask_number([_("Which paper?")], 1, len(self._batch))
            del self._batch[number - 1]
        self._lines.say(_("There is no paper to send."))

    def _send(self, activities: list[Activity]) -> None:
        try:
            for ballot in self._batch:
                self._take_seat(ballot)
                self._send_answers(ballot)
        except CoproduceError as error:
            self._lines.say(error.what_happened, error.what_to_do)
            self._lines.say(_("Type d to send again. Nothing is counted twice."))
            return
        words = ngettext("{n} paper is counted.", "{n} papers are counted.", len(self._batch))
        self._lines.say(words.format(n=len(self._batch)), *self._late(activities))
        self._batch.clear()

    def _late(self, activities: list[Activity]) -> list[str]:
        """Say which shown results do not have the papers in them yet."""
        session = self._session()
        late = [called(a) for a in activities if session.late(a.id) > 0]
        if not late:
            return []
        return [_("The room has seen these results without the papers. Show them again:"), *late]

    def _take_seat(self, ballot: Ballot) -> None:
        if not ballot.seat:
            answer = self._client.ask(
                "seat",
                role=str(ballot.role),
                door=str(Door.PAPER),
                language=current(),
                key=ballot.key,
                card=ballot.card,
            )
            ballot.seat = str(answer["seat"])

    def _send_answers(self, ballot: Ballot) -> None:
        same = {"seat": ballot.seat, "key": ballot.key}
        for activity, chosen in ballot.chosen.items():
            how = str(ballot.how)
            self._client.ask("vote", activity=activity, chosen=list(chosen), how=how, **same)
        for activity, text in ballot.comments.items():
            language = current()
            self._client.ask(
                "comment",
                activity=activity,
                text=text,
                language=language,
                written_for=activity in ballot.written_for,
                wish=str(ballot.wish),
                **same,
            )
        for activity, phrases in ballot.phrases.items():
            self._client.ask(
                "phrases", activity=activity, phrases=phrases, wish=str(ballot.wish), **same
            )
        for part, is_yes in ballot.agreed.items():
            self._client.ask("agree", seat=ballot.seat, part=part, yes=is_yes)

    def _session(self) -> Session:
        self._follower.update()
        return self._follower.session


def _described(number: int, ballot: Ballot, activities: list[Activity]) -> str:
    """Return a ballot as one line: its number, role, and each answer's word."""
    said_here = []
    for activity in activities:
        chosen = [activity.choice(c) for c in ballot.chosen.get(activity.id, ())]
        names = [sentences.choice_word(activity, c) for c in chosen if c is not None]
        said_here.append(_(" and ").join(names) or _("no answer"))
    role = sentences.role_name(ballot.role)
    line = _("Paper {n}. {role}: {answers}.").format(
        n=number, role=role, answers=_(", ").join(said_here)
    )
    if ballot.how is How.HELPED:
        line += " " + _("With help.")
    if ballot.how is How.ANSWERED_FOR:
        line += " " + _("Someone answered for them.")
    return line


def show_paper(folder: SessionFolder) -> None:
    """Take answers from paper until the person quits."""
    from form.client import Client

    with Follower(folder.journal) as follower:
        PaperLines(follower, Client(folder), here()).run()
