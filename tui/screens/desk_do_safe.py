"""What the desk's keys do in a safe room: covering, worries, who was told. No Textual here."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from coproduce.domain.events import CommentState
from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import sealed_file
from tui.screens import desk_safe
from tui.screens.desk_state import Ask, Desk, Place, Typing


class SafeDoer:
    """The part of `Doer` for a safe room."""

    desk: Desk
    _send: Callable[[Ask], None]
    _session: Session
    write_sealed: Callable[[str], None]
    _opened: int = 0
    """The comment that the server was told of last: its phone says that it was read."""

    def opened(self, session: Session) -> None:
        """Say that the comment on the page has been read, once."""
        now = session.comments.get(self.desk.comment)
        if now is not None and not now.is_opened and now.id != self._opened:
            self._opened = now.id
            self._send(Ask("open-comment", {"comment": now.id}, is_quiet=True))

    # Worries

    def _worry(self, comment: str) -> None:
        def sealed(_answer: dict[str, Any]) -> None:
            self.desk.worried = int(comment)
            self.desk.go(Place.WORRIED)

        arguments = {"comment": int(comment), "desk": self.desk.id}
        self._send(Ask("worry", arguments, sealed))

    def _keep_sealed(self, comment: str) -> None:
        def kept(_answer: dict[str, Any]) -> None:
            self.desk.worried = int(comment)
            self.desk.go(Place.SEALED)

        self._send(Ask("keep-sealed", {"comment": int(comment)}, kept))

    def _undo_worry(self, comment: str) -> None:
        def undone(_answer: dict[str, Any]) -> None:
            self.desk.queue, self.desk.comment = CommentState.HELD, int(comment)
            self.desk.notice = _("The comment is held. The room does not see it.")
            self.desk.go(Place.COMMENTS)

        arguments = {"comment": int(comment), "desk": self.desk.id}
        self._send(Ask("undo-worry", arguments, undone))

    def _one_sealed(self, comment: str) -> None:
        self.desk.worried = int(comment)
        self.desk.go(Place.SEALED)

    def _type_told(self, comment: str) -> None:
        def when(who: str) -> None:
            def tell(at: str) -> None:
                arguments = {"comment": int(comment), "who": who, "when": at}
                self._send(Ask("told", arguments, self._typed_safe))

            now = time.strftime("%Y-%m-%d %H:%M")
            self.desk.typing = Typing((_("When did you tell them?"),), tell, now, 40)

        lead = self._session.safeguarding.lead
        self.desk.typing = Typing((_("Who did you tell? Type the name."),), when, lead, 80)

    def _card(self, comment: str) -> None:
        self._send(Ask("card", {"comment": int(comment)}))

    def _type_password(self, _rest: str) -> None:
        prompt = (sealed_file.ask_first(), _("The file is for the safeguarding lead."))
        self.desk.typing = Typing(prompt, self._first_password, most=200, is_hidden=True)

    def _first_password(self, first: str) -> None:
        if self._is_refused(lambda: sealed_file.refuse_weak(first)):
            return
        prompt = (sealed_file.ask_second(),)
        self.desk.typing = Typing(
            prompt, lambda again: self._second_password(first, again), most=200, is_hidden=True
        )

    def _second_password(self, first: str, again: str) -> None:
        self.desk.typing = None
        if not self._is_refused(lambda: sealed_file.refuse_other(first, again)):
            self.desk.notice = _("We are writing the file.")
            self.write_sealed(first)

    def _is_refused(self, check: Callable[[], None]) -> bool:
        """Say why, if `check` refuses what was typed."""
        try:
            check()
        except CoproduceError as error:
            self.desk.notice = str(error)
            return True
        return False

    # A comment's words

    def _understood(self, comment: str) -> None:
        self._send(Ask("understood", {"comment": int(comment)}, self._to_comments))

    def _type_cover(self, rest: str) -> None:
        kind, _colon, comment = rest.partition(":")
        found = self._session.comments.get(int(comment))
        if found is None:
            return

        def cover(text: str) -> None:
            words = re.findall(r"\d{1,4}", text)
            arguments = {"comment": found.id, "words": words, "kind": kind}
            self._send(Ask("cover", arguments, self._to_comments))

        self.desk.typing = Typing(desk_safe.cover_prompt(found), cover, most=80)

    def _uncover(self, comment: str) -> None:
        self._send(Ask("uncover", {"comment": int(comment)}, self._to_comments))

    def _remove(self, rest: str) -> None:
        reason, _colon, comment = rest.partition(":")

        def removed(_answer: dict[str, Any]) -> None:
            self.desk.moves.append((int(comment), CommentState.REMOVED))
            self.desk.notice = _("The comment is removed. You can still undo it.")
            self.desk.go(Place.COMMENTS)

        arguments = {"comment": int(comment), "state": "removed", "reason": reason}
        self._send(Ask("move-comment", arguments, removed))

    def _to_comments(self, _answer: dict[str, Any]) -> None:
        self.desk.go(Place.COMMENTS)

    # Who hears

    def _type_hears(self, _rest: str) -> None:
        who = self._session.safeguarding

        def number(lead: str, deputy: str) -> None:
            def done(text: str) -> None:
                arguments = {"lead": lead, "deputy": deputy, "number": text}
                self._send(Ask("safeguarding", arguments, self._typed_safe))

            prompt = (_("Which number do you ring?"), _("It works also in the evening."))
            self.desk.typing = Typing(prompt, done, who.number, 40)

        def deputy(lead: str) -> None:
            prompt = (_("Who is the deputy?"), _("If the lead does not answer."))
            self.desk.typing = Typing(prompt, lambda text: number(lead, text), who.deputy, 80)

        prompt = (_("Who is the safeguarding lead?"), _("People read this name."))
        self.desk.typing = Typing(prompt, deputy, who.lead, 80)

    def _ages(self, answer: str) -> None:
        self._send(Ask("ages", {"under_18": answer == "yes"}))

    def _type_languages(self, _rest: str) -> None:
        def done(text: str) -> None:
            tags = re.findall(r"[A-Za-z][A-Za-z-]+", text)
            self._send(Ask("languages-read", {"languages": tags}, self._typed_safe))

        prompt = (_("Which languages do you read? Type their short names."), "en ur ar pl")
        value = " ".join(self._session.languages_read or (self._session.language,))
        self.desk.typing = Typing(prompt, done, value, 80)

    def _typed_safe(self, _answer: dict[str, Any]) -> None:
        self.desk.typing = None
