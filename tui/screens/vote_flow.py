"""How a shared keyboard goes from page to page: one person after the other. No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coproduce.domain.activity import DONT_UNDERSTAND, Activity, Kind
from coproduce.domain.events import SignalKind
from coproduce.domain.people import Door, How, Role
from coproduce.domain.session import Session
from coproduce.languages import _, current, ngettext
from form.client import new_key
from tui.screens.vote_flow_people import PeopleFlow
from tui.screens.vote_languages import LanguageFlow
from tui.screens.vote_state import ANSWERING, Draft, Job, Person, Step

_AFTER: Final = {Step.PRACTISED: Step.SEES, Step.DELETED: Step.WAIT, Step.LATE: Step.WAIT}
"""Where "go on" leads; from anywhere else to waiting."""


class VoteFlow(PeopleFlow, LanguageFlow):
    """The state of a shared keyboard. `choose` and `follow` are all that changes it."""

    def __init__(self, send: Callable[[Job], None]) -> None:
        """Give each thing to ask the server to `send`, which asks until it is thanked."""
        self._send = send
        self._session = Session()
        self.step = self.before = Step.ROLE
        self.person = Person()
        self.draft: Draft | None = None
        self.message = ""
        """Stays until the next key."""
        self.card_text = ""
        """The name of a card, as far as it is typed."""

    def choose(self, do: str, session: Session, now: float) -> None:
        """Do what an item of the page stands for, such as "choice:yes"."""
        self.message = ""
        self._session = session
        verb, _colon, rest = do.partition(":")
        getattr(self, f"_{verb.replace('-', '_')}")(rest)
        self.follow(session, now)

    def follow(self, session: Session, now: float) -> None:
        """Take in what the desk did meanwhile. What was chosen is never changed by it."""
        if self.step in ANSWERING and self.draft is not None:
            if not session.takes_answers(self.draft.activity.id, now):
                self.step = Step.LATE
        elif self.step is Step.WAIT and session.is_ended:
            self.step = Step.ENDED
        elif self.step is Step.ENDED and not session.is_ended:
            self.step = Step.WAIT
        if self.step is Step.WAIT:
            self._ask_next(session)

    def thanked(self, job: Job, answer: dict[str, object]) -> None:
        """The server has it on disk."""
        if job.command == "seat":
            job.person.seat, job.person.card = str(answer["seat"]), str(answer.get("card", ""))
        if job.person is not self.person:
            return
        if job.command == "vote" and self.step is Step.SENDING:
            self.step = Step.THANKS
        elif job.command in ("comment", "phrases"):
            self.message = _("Thank you. We have what you wrote.")
        elif job.command == "signal":
            self.message = _("We told the people at the desk.")
        elif job.command == "forget":
            self.step = Step.DELETED
        elif job.command == "step-aside":
            self.person, self.step = Person(), Step.PASS

    def away(self, job: Job) -> None:
        """The server does not answer: we try again by ourselves."""
        if job.command == "signal" and job.person is self.person:
            self.message = _("We cannot tell the desk yet. Please tell someone now.")

    def given_up(self, job: Job) -> None:
        """The server refused, and the person goes on without it."""
        job.person.answered.discard(str(job.arguments.get("activity", "")))
        if job.person is self.person and job.command == "seat":
            self.person, self.draft, self.step = Person(), None, Step.ROLE
        elif job.person is self.person and self.step is Step.SENDING:
            self.step = Step.WAIT

    @property
    def written(self) -> str:
        """What the person has typed so far on the page of now."""
        if self.step is Step.CARD:
            return self.card_text
        return self.draft.text if self.draft is not None else ""

    def write(self, text: str) -> None:
        """Keep what the person has typed so far."""
        if self.step is Step.CARD:
            self.card_text = text
        elif self.draft is not None:
            self.draft.text = text

    def _ask_next(self, session: Session) -> None:
        activity = session.open_activity
        if activity is None or self.has_answered(activity, session):
            return
        if self.draft is None or self.draft.activity.id != activity.id:
            self.draft = Draft(activity)
        if not self.person.is_listening:
            self.step = Step.EVIDENCE if activity.evidence else Step.QUESTION

    def has_answered(self, activity: Activity, session: Session) -> bool:
        """Whether the person with the keyboard has answered this."""
        stored = self.person.seat in session.votes.get(activity.id, {})
        return activity.id in self.person.answered or stored

    # What the items of the pages do, by the word before the colon.

    def _role(self, role: str) -> None:
        self.person.role, self.person.seat_key = Role(role), new_key()
        arguments: dict[str, object] = {
            "role": role,
            "key": self.person.seat_key,
            "door": str(Door.KEYBOARD),
            "language": current(),
        }
        self._send(Job("seat", self.person, arguments))
        for wanted in self.person.wants:
            self._signal(wanted)
        self.step = Step.PRACTICE

    def _card(self, _rest: str) -> None:
        self.card_text, self.step = "", Step.CARD

    def _practice(self, _choice: str) -> None:
        # What was chosen is not sent: only that it came through.
        self._send(Job("practise", self.person))
        self.step = Step.PRACTISED

    def _go(self, _rest: str) -> None:
        self.person.has_seen_who_sees |= self.step is Step.SEES
        after = _AFTER.get(self.step, Step.WAIT)
        if self.step is Step.LATE:
            self.draft = None
        self.step = Step.WAIT if after is Step.SEES and self.person.has_seen_who_sees else after

    def _choice(self, choice_id: str) -> None:
        draft = self._draft()
        is_apart = choice_id in {c.id for c in draft.activity.apart}
        if choice_id == DONT_UNDERSTAND and self.step is Step.QUESTION and draft.activity.easier:
            self.step = Step.EASIER
        elif draft.activity.kind is Kind.PICK and not is_apart:
            self._pick(draft, choice_id)
        else:
            draft.chosen = (choice_id,)
            self.step = Step.WHO

    def _pick(self, draft: Draft, choice_id: str) -> None:
        if set(draft.chosen) <= {c.id for c in draft.activity.apart}:
            draft.chosen = ()
        if not draft.toggle(choice_id):
            most = draft.activity.most
            self.message = ngettext(
                "You can pick {n}. Take it away first.",
                "You can pick up to {n}. Take one away first.",
                most,
            ).format(n=most)

    def _done(self, _rest: str) -> None:
        if self.step is Step.PICTURES:
            self._phrases_done()
        elif self._draft().chosen:
            self.step = Step.WHO
        else:
            self.message = _("Pick one first.")

    def _again(self, _rest: str) -> None:
        self._draft().is_easier = True
        self.step = Step.QUESTION

    def _how(self, how: str) -> None:
        self._draft().how = How(how)
        self.step = Step.CONFIRM

    def _back(self, _rest: str) -> None:
        is_chosen = self.draft is not None and bool(self.draft.phrases)
        written = Step.PICTURES if is_chosen else Step.COMMENT
        before = {Step.COMMENT: Step.THANKS, Step.COMMENT_CONFIRM: written}
        before |= {Step.PICTURES: Step.THANKS, Step.CARD: Step.ROLE, Step.LANGUAGE: self.before}
        before |= {
            Step.DELETE: Step.WAIT,
            Step.ASIDE: Step.WAIT,
            Step.WHO: Step.QUESTION,
            Step.CONFIRM: Step.QUESTION,
        }
        self.step = before.get(self.step, self.step)

    def _send_answer(self, _rest: str) -> None:
        draft = self._draft()
        self.person.answered.add(draft.activity.id)
        arguments: dict[str, object] = {
            "activity": draft.activity.id,
            "chosen": list(draft.chosen),
            "how": str(draft.how),
            "key": draft.key,
        }
        self.step = Step.SENDING
        self._send(Job("vote", self.person, arguments))

    def _change(self, _rest: str) -> None:
        old = self._draft()
        self.draft = Draft(old.activity, text=old.text, is_easier=old.is_easier)
        self.step = Step.QUESTION

    def _answer(self, _rest: str) -> None:
        self.step = Step.QUESTION

    def _evidence(self, _rest: str) -> None:
        self.step = Step.EVIDENCE

    def _comment(self, _rest: str) -> None:
        draft = self._draft()
        if draft.phrases:
            draft.phrases, draft.text = (), ""
        self.step = Step.COMMENT

    def _typed(self, _rest: str) -> None:
        if self.step is Step.CARD:
            self._take_card()
            return
        self.step = Step.COMMENT_CONFIRM if self._draft().text.strip() else Step.THANKS

    def _send_comment(self, wish: str) -> None:
        draft = self._draft()
        arguments: dict[str, object] = {
            "activity": draft.activity.id,
            "text": draft.text,
            "language": current(),
            "key": draft.comment_key,
            "wish": wish,
        }
        if draft.phrases:
            arguments["phrases"] = list(draft.phrases)
        if draft.is_written_for:
            arguments["written_for"] = True
        command = "phrases" if draft.phrases else "comment"
        draft.text, draft.comment_key = "", new_key()
        draft.phrases, draft.is_written_for = (), False
        self.message = _("We are sending what you wrote.")
        self.step = Step.THANKS
        self._send(Job(command, self.person, arguments))

    def _written_for(self, _rest: str) -> None:
        self._draft().is_written_for = not self._draft().is_written_for

    def _signal(self, kind: str) -> None:
        if self.person.role is None:
            self.person.wants.append(kind)
            self.message = _("Press 1, 2 or 3 first. Then we tell the people at the desk.")
            return
        self.person.has_called = kind == SignalKind.TALK
        self.message = _("We are telling the people at the desk.")
        self._send(Job("signal", self.person, {"signal": kind, "key": new_key()}))

    def _tell_card(self, _rest: str) -> None:
        self.person.has_called = False
        self.message = _("We are telling the people at the desk.")
        asked = {"signal": str(SignalKind.TALK), "card": True, "key": new_key()}
        self._send(Job("signal", self.person, asked))

    def _delete(self, _rest: str) -> None:
        self.step = Step.DELETE

    def _forget(self, _rest: str) -> None:
        self.person.answered.clear()
        self.draft = None
        self.step = Step.SENDING
        self._send(Job("forget", self.person))

    def _pass_on(self, _rest: str) -> None:
        # Nothing of the answer is left for the next person to see.
        self.draft = None
        self.step = Step.PASS

    def _next_person(self, _rest: str) -> None:
        self.person, self.step = Person(), Step.ROLE

    def _same_person(self, _rest: str) -> None:
        self.step = Step.ROLE if self.person.role is None else Step.WAIT

    def _draft(self) -> Draft:
        assert self.draft is not None  # noqa: S101 - these pages are only shown with one
        return self.draft
