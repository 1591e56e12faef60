"""What the desk's keys do: each a word with a colon, such as "open:heard". No Textual here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coproduce.content import MOST_OPTIONS
from coproduce.domain.activity import Kind
from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.gathering import is_opening_missing
from coproduce.languages import _
from coproduce.sentences import after_forgetting, forget_card, too_few
from tui.screens import desk_comments, desk_gathering, desk_menus
from tui.screens.desk_do_gathering import GatheringDoer
from tui.screens.desk_do_safe import SafeDoer
from tui.screens.desk_languages import LanguagesDoer
from tui.screens.desk_state import Ask, Confirm, Desk, OwnQuestion, Place, Typing

Send = Callable[[Ask], None]
Print = Callable[[str], None]


class Doer(GatheringDoer, SafeDoer, LanguagesDoer):
    """Changes the desk's state and asks the server, on what a person chose."""

    def __init__(self, desk: Desk, send: Send, print_sheet: Print) -> None:
        """Ask through `send`; `print_sheet` writes "poster" or "ballot"."""
        self.desk = desk
        self._send = send
        self._print_sheet = print_sheet
        self.print_codes: Callable[[dict[str, Any]], None] = lambda answer: None
        """Called with the one-time codes that the server made."""
        self.write_sealed: Callable[[str], None] = lambda password: None
        """Called with a password that was typed twice."""
        self.read_aloud: Callable[[str], str] = lambda activity: ""
        """Called with a question to read in the room; returns what to say of it."""
        self.leave: Callable[[], None] = lambda: None
        """Called to close the desk's window; the meeting goes on."""
        self._session = Session()

    def do(self, what: str, session: Session) -> None:
        """Do what a key or an item stands for."""
        self._session = session
        verb, _colon, rest = what.partition(":")
        if verb:
            getattr(self, f"_{verb.replace('-', '_')}")(rest)

    # Going about

    def _go(self, place: str) -> None:
        self.desk.go(Place(place))
        if self.desk.place is Place.COMMENTS:
            self._look()

    def _leave(self, _rest: str) -> None:
        self.leave()

    def _question(self, activity_id: str) -> None:
        self.desk.question = activity_id
        self.desk.go(Place.QUESTION)

    def _yes(self, _rest: str) -> None:
        confirm, self.desk.confirm = self.desk.confirm, None
        if confirm is not None:
            self._send(confirm.ask)

    def _no(self, _rest: str) -> None:
        self.desk.confirm = None

    def _again(self, _rest: str) -> None:
        failed, self.desk.failed = self.desk.failed, None
        if failed is not None:
            self._send(failed)

    # The meeting

    def _open(self, activity_id: str) -> None:
        if is_opening_missing(self._session):
            self.desk.confirm = desk_gathering.ask_without(activity_id)
            return
        self._send(Ask("open", {"activity": activity_id}))

    def _close(self, activity_id: str) -> None:
        self._send(Ask("close", {"activity": activity_id}))

    def _show(self, activity_id: str) -> None:
        if not self._session.tally(activity_id).is_too_few:
            self._send(Ask("show", {"activity": activity_id}))
            return
        ask = Ask("show", {"activity": activity_id, "even_if_few": True})
        words = (_("Does the group want to see its own numbers?"), too_few())
        self.desk.confirm = Confirm(words, _("Yes, show them in this room"), ask)

    def _hide(self, activity_id: str) -> None:
        self._send(Ask("hide", {"activity": activity_id}))

    def _aloud(self, activity_id: str) -> None:
        self.desk.notice = self.read_aloud(activity_id)

    def _view(self, view: str) -> None:
        self._send(Ask("screen", {"view": view}))

    def _seen(self, signal: str) -> None:
        self._send(Ask("answer-signal", {"signal": int(signal)}))

    def _ask_end(self, _rest: str) -> None:
        self.desk.go(Place.HOME)
        self.desk.confirm = desk_menus.ask_end(self._session)

    def _resume(self, _rest: str) -> None:
        self._send(Ask("resume"))

    # The questions

    def _second(self, activity_id: str) -> None:
        self._send(Ask("second-round", {"activity": activity_id}, self._added))

    def _added(self, _answer: dict[str, Any]) -> None:
        self.desk.notice = _("The question is in the list.")
        self.desk.go(Place.HOME)

    def _up(self, activity_id: str) -> None:
        self._move_question(activity_id, -1)

    def _down(self, activity_id: str) -> None:
        self._move_question(activity_id, 1)

    def _move_question(self, activity_id: str, by: int) -> None:
        ids = [activity.id for activity in self._session.agenda]
        place = ids.index(activity_id)
        to = max(0, min(place + by, len(ids) - 1))
        ids.insert(to, ids.pop(place))
        self._send(Ask("agenda", {"ids": ids}))

    def _ask_leave_out(self, activity_id: str) -> None:
        ids = [a.id for a in self._session.agenda if a.id != activity_id]
        ask = Ask("agenda", {"ids": ids}, lambda _answer: self.desk.go(Place.HOME))
        words = (_("Leave this question out?"), _("Nobody has answered it."))
        self.desk.confirm = Confirm(words, _("Yes, leave it out"), ask)

    def _kind(self, kind: str) -> None:
        self.desk.own = OwnQuestion(Kind(kind))
        prompt = (_("Type the question."), _("Use short words. Ask 1 thing."))
        self.desk.typing = Typing(prompt, self._own_question, most=300)

    def _own_question(self, text: str) -> None:
        if not text:
            self.desk.notice = _("Type a question first.")
            return
        self.desk.own.question = text
        if self.desk.own.kind is Kind.PICK:
            self._type_option()
        else:
            self._add_own()

    def _type_option(self) -> None:
        number = len(self.desk.own.options) + 1
        prompt = [_("Type answer {n}.").format(n=number)]
        if number > 2:
            prompt.append(_("Enter with nothing typed: that is all."))
        self.desk.typing = Typing(tuple(prompt), self._option)

    def _option(self, text: str) -> None:
        options = self.desk.own.options
        if text:
            options.append(text)
        if len(options) == MOST_OPTIONS or (not text and len(options) > 1):
            self._add_own()
        else:
            self._type_option()

    def _add_own(self) -> None:
        own = self.desk.own
        ask = Ask(
            "add-activity",
            {"question": own.question, "kind": str(own.kind), "options": list(own.options)},
            self._added,
        )
        words = (_("Add this question?"), own.question, *own.options)
        self.desk.typing = None
        self.desk.confirm = Confirm(words, _("Yes, add it"), ask)

    # Comments

    def _look(self) -> None:
        """The desk opened a list: nothing in it is new any more once it is left or stepped on."""
        found = desk_comments.reading(self.desk, self._session)
        self.desk.comment = found.id if found is not None else 0
        self.desk.read_up_to = max(self._session.comments, default=0)

    def _queue(self, state: str) -> None:
        self.desk.queue, self.desk.comment = CommentState(state), 0
        self._look()

    def _step(self, by: str) -> None:
        listed = [c.id for c in desk_comments.in_order(self.desk, self._session)]
        now = desk_comments.reading(self.desk, self._session)
        if now is not None:
            place = (listed.index(now.id) + int(by)) % len(listed)
            self.desk.comment = listed[place]
            self.desk.read_up_to = max(listed)

    def _later(self, comment: str) -> None:
        listed = [c.id for c in desk_comments.in_order(self.desk, self._session)]
        if listed and int(comment) == listed[-1]:
            self.desk.notice = _("That was the last one. They all stay held.")
        self._step("1")

    def _move(self, rest: str) -> None:
        state, _colon, comment = rest.partition(":")
        self._send(self._moving(int(comment), CommentState(state)))

    def _ask_move(self, rest: str) -> None:
        state, _colon, comment = rest.partition(":")
        found = self._session.comments.get(int(comment))
        if found is not None:
            ask = self._moving(found.id, CommentState(state))
            self.desk.confirm = desk_comments.confirm(found, ask)

    def _moving(self, comment: int, state: CommentState) -> Ask:
        def moved(_answer: dict[str, Any]) -> None:
            self.desk.moves.append((comment, state))
            found = desk_comments.reading(self.desk, self._session)
            self.desk.comment = found.id if found is not None else 0
            self.desk.notice = desk_comments.moved_to(state)
            self.desk.go(Place.COMMENTS)

        return Ask("move-comment", {"comment": comment, "state": str(state)}, moved)

    def _undo(self, comment: str) -> None:
        def undone(answer: dict[str, Any]) -> None:
            state = CommentState(str(answer["state"]))
            if self.desk.moves and self.desk.moves[-1][0] == int(comment):
                self.desk.moves.pop()
            self.desk.notice = desk_comments.moved_to(state)
            self.desk.queue, self.desk.comment = state, int(comment)

        self._send(Ask("undo-comment", {"comment": int(comment)}, undone))

    # People, Wi-Fi, printing, phones

    def _door(self, what: str) -> None:
        self._send(Ask("door", {"open": what == "open"}))

    def _type_people(self, _rest: str) -> None:
        prompt = (_("How many people are in the room?"), _("Type a number. 0 is: not counted."))
        self.desk.typing = Typing(prompt, self._count, most=6)

    def _count(self, text: str) -> None:
        if self._is_number(text):
            self._send(Ask("count-people", {"number": int(text)}, self._typed))

    def _type_codes(self, _rest: str) -> None:
        prompt = (_("How many codes?"), _("Each code lets 1 person in, 1 time."))
        self.desk.typing = Typing(prompt, self._codes, most=3)

    def _codes(self, text: str) -> None:
        if self._is_number(text):
            self._send(Ask("codes", {"number": int(text)}, self._coded))

    def _coded(self, answer: dict[str, Any]) -> None:
        self._typed(answer)
        self.print_codes(answer)

    def _type_days(self, _rest: str) -> None:
        prompt = (_("How many days do we keep answers after the last one?"), _("Type a number."))
        self.desk.typing = Typing(prompt, self._keep, most=4)

    def _keep(self, text: str) -> None:
        if self._is_number(text):
            self._send(Ask("keep", {"days": int(text)}, self._typed))

    def _type_card(self, _rest: str) -> None:
        prompt = (_("Type the name of the card that the person shows you."), _("Such as: boat"))
        self.desk.typing = Typing(prompt, self._find_card, most=60)

    def _find_card(self, text: str) -> None:
        self._send(Ask("find-card", {"card": text}, self._found_card))

    def _found_card(self, answer: dict[str, Any]) -> None:
        self.desk.typing = None
        ask = Ask("forget-card", {"card": answer["card"]}, self._forgotten)
        words = tuple(forget_card(str(answer["name"])))
        self.desk.confirm = Confirm(words, _("Yes, delete them"), ask)

    def _forgotten(self, _answer: dict[str, Any]) -> None:
        self.desk.notice = " ".join((_("The answers are deleted."), *after_forgetting()))

    def _is_number(self, text: str) -> bool:
        is_number = text.isascii() and text.isdigit()
        if not is_number:
            self.desk.notice = _("Type a number, such as 16.")
        return is_number

    def _type_wifi(self, _rest: str) -> None:
        prompt = (_("Type the name of the Wi-Fi."), _("Big and small letters count."))
        self.desk.typing = Typing(prompt, self._network, self._session.wifi[0], 32)

    def _network(self, network: str) -> None:
        def password(text: str) -> None:
            arguments = {"network": network, "password": text}
            self._send(Ask("wifi", arguments, self._typed))

        if not network:
            self.desk.notice = _("Type a name first.")
            return
        prompt = (_("Type the password."), _("No password: press Enter."))
        self.desk.typing = Typing(prompt, password, most=63)

    def _typed(self, _answer: dict[str, Any]) -> None:
        self.desk.typing = None

    def _address(self, host: str) -> None:
        self._send(Ask("address", {"host": host}, self._addressed))

    def _addressed(self, answer: dict[str, Any]) -> None:
        self.desk.told = str(answer["host"])
        words = _("Phones are told this address now: {host}. A poster needs printing again.")
        self.desk.notice = words.format(host=self.desk.told)

    def _print(self, sheet: str) -> None:
        self._print_sheet(sheet)

    def _pair(self, _rest: str) -> None:
        self._send(Ask("pair", {}, self._offered))

    def _offered(self, answer: dict[str, Any]) -> None:
        self.desk.pairing = {**self.desk.pairing, "state": "offered", **answer}

    def _type_number(self, _rest: str) -> None:
        prompt = (_("Type the number that your phone shows."), _("A wrong number ends it."))
        self.desk.typing = Typing(prompt, self._confirm_pairing, most=4)

    def _confirm_pairing(self, text: str) -> None:
        def confirmed(answer: dict[str, Any]) -> None:
            self._typed(answer)
            self.desk.notice = _("Your phone is the desk now.")

        self._send(Ask("confirm-pairing", {"number": text}, confirmed))

    def _ask_unpair(self, _rest: str) -> None:
        words = (_("Take the desk away from every phone?"),)
        ask = Ask("unpair", {}, lambda _answer: self.desk.pairing.clear())
        self.desk.confirm = Confirm(words, _("Yes, take it away"), ask)
