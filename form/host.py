"""The session's one writer: checks what people send, records it, and keeps the state."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from coproduce import content_people, deck
from coproduce.batching import Batcher
from coproduce.clean import clean
from coproduce.domain import events as ev
from coproduce.domain.activity import Activity
from coproduce.domain.cards import deal
from coproduce.domain.events import Recorded, SignalKind
from coproduce.domain.events_people import AgreementGiven
from coproduce.domain.people import AgreementPart, Door, How, Participant, Role
from coproduce.domain.safe_events import Wish
from coproduce.domain.session import Session, fold
from coproduce.errors import CoproduceError
from coproduce.hearing import nobody_hears
from coproduce.home import ServerInfo, SessionFolder
from coproduce.journal import Entry, SqliteJournal
from coproduce.languages import _, is_available, speaking
from coproduce.sorting import Queue
from form.pairing import Pairing

KEY: Final = 64
"""The longest submission key, in characters."""


class LateError(CoproduceError):
    """The answer came after the question closed and its two minutes had passed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("This question is closed now."),
            _("Your answer came too late. We did not count it. We are sorry."),
        )


class NoSeatError(CoproduceError):
    """This device has no seat in the session."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("We do not know this phone yet."), _("Join again with the code."))


class UsedCodeError(CoproduceError):
    """Someone has joined with this one-time code."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("Someone has used this code."),
            _("Please ask the people who run the meeting for a new one."),
        )


class NotSavedError(CoproduceError):
    """Something could not be put on disk: full, gone or locked. Nothing of it was recorded."""

    def for_phones(self) -> CoproduceError:
        """Return what a phone is told: it can do nothing about our disk."""
        return CoproduceError(
            _("We could not save this."),
            _("Please tell the people who run the meeting. Then send it again."),
        )


class RetiredError(CoproduceError):
    """The single answers of the session were deleted: it is over for good."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("The answers of this meeting are deleted. It cannot go on."),
            _("Please start a new meeting."),
        )


class Host:
    """Owns the journal of one session while its server runs."""

    def __init__(self, folder: SessionFolder, journal: SqliteJournal, info: ServerInfo) -> None:
        """Read the journal. `info` is where the server listens."""
        self.folder = folder
        self.info = info
        self.pairing = Pairing(folder.path / "desks.json")
        self.session: Session = fold(journal.read())
        self.sorting = Queue()
        """The order in which the desk on a phone reads held comments."""
        self.watchers: list[Callable[[], None]] = []
        """Called after each change of the state."""
        self.closers: list[Callable[[], None]] = []
        """Called when the server stops."""
        self.sealing: dict[int, str] = {}
        """Comments whose page of "I am worried" is open, with the desk that has it."""
        self._deleting: dict[str, float] = {}
        """Seats whose answers are being deleted now, and since when."""
        self._cards = deck.cards()
        self._dealt: set[str] = set()
        """Cards on their way into the journal: two people at one moment get two cards."""
        self._journal = journal
        self._batcher = Batcher(journal, self._take_in)

    def now(self) -> float:
        """Return the time now by the server's clock, which never goes back."""
        return self._journal.clock.now()

    def seat(self, seat: str) -> Participant:
        """Return who sits there. Raises NoSeatError."""
        found = self.session.seats.get(seat)
        if found is None:
            raise NoSeatError
        return found

    def refuse_when_retired(self) -> None:
        """Raise RetiredError once the session's single answers were deleted."""
        if self.session.summary is not None:
            raise RetiredError

    async def append(self, *entries: Entry) -> list[Recorded | None]:
        """Record, and return when it is on disk. Raises NotSavedError if it cannot be."""
        with _saving():
            return await self._batcher.append(*entries)

    async def take_seat(
        self,
        role: Role,
        door: Door,
        language: str,
        *,
        seat: str | None = None,
        new: str = "",
        code: str = "",
        is_desk: bool = False,
    ) -> str:
        """Give a new seat, or correct the role or language of `seat`; return its id.

        `new` is the id of the new seat; without it, one is made. The seat gets a picture card: the
        one that is printed with `code`, or one that nobody has.

        Raises CoproduceError when the door is closed and `code` is no unused one-time code, and
        UsedCodeError when it is a used one.
        """
        self.refuse_when_retired()
        language = language if is_available(language) else self.session.language
        known = self.session.seats.get(seat) if seat else None
        if known is not None:
            await self.append(Entry(ev.SeatTaken(known.seat, role, known.door, language)))
            return known.seat
        if code and self.session.codes.get(code):
            raise UsedCodeError
        is_code = bool(code) and self.session.codes.get(code) == ""
        if not (self.session.is_door_open or is_desk or is_code):
            raise CoproduceError(
                _("The door is closed. Nobody new can join now."),
                _("Please ask the people who run the meeting. You can also answer on paper."),
            )
        new = new or new_seat()
        used = code if is_code else ""
        # The key makes a one-time code work once, also when two phones send it at one moment.
        key = f"code:{used}" if used else None
        card = self.session.code_cards.get(used, "") or self.deal(1)[0]
        event = ev.SeatTaken(new, role, door, language, used, card)
        taken = await self.append(Entry(event, key=key))
        if taken[0] is None and self.session.codes.get(used) != new:
            raise UsedCodeError
        return new

    async def give_card(self, seat: str, card: str) -> None:
        """Give `seat` the card that its person has in the hand already, unless somebody has it."""
        person = self.seat(seat)
        printed = {c: code for code, c in self.session.code_cards.items()}
        code = printed.get(card, "")
        is_free = not self.session.codes.get(code) and card not in self._cards_of_seats()
        if card and is_free:  # the slip that came with the paper: its code is used up too
            event = ev.SeatTaken(seat, person.role, person.door, person.language, code, card)
            await self.append(Entry(event))

    def _cards_of_seats(self) -> set[str]:
        return {person.card for person in self.session.seats.values()}

    def deal(self, number: int) -> tuple[str, ...]:
        """Return cards that nobody has."""
        dealt: list[str] = []
        taken = self.session.cards_taken() | self._dealt
        for _number in range(number):
            dealt.append(deal(self._cards, taken, secrets.choice))
            taken.add(dealt[-1])
        self._dealt.update(dealt)
        return tuple(dealt)

    async def practise(self, seat: str) -> None:
        """Record that the practice question came through. The answer is not given to us."""
        if not self.seat(seat).has_practised:
            await self.append(Entry(ev.SeatPractised(seat), f"practised:{seat}"))

    async def vote(
        self, seat: str, activity_id: str, chosen: tuple[str, ...], how: How, key: str
    ) -> None:
        """Record an answer. Sent again with the same key, it counts once.

        `key` is the page's. What was chosen is part of the key that is kept, so that going back
        on a phone and choosing another answer on the same page is a changed mind, not lost.

        Raises NoSeatError, LateError, or CoproduceError if it is no answer to the activity.
        """
        activity = self.answerable(activity_id, self.seat(seat).door)
        if not activity.is_answer(chosen):
            raise CoproduceError(
                _("Please choose an answer."),
                _("You can choose up to {most}.").format(most=activity.most)
                if activity.most > 1
                else "",
            )
        event = ev.VoteCast(seat, activity_id, chosen, how)
        await self.append(Entry(event, _key(seat, key, "vote", activity_id, *chosen, str(how))))

    async def comment(
        self,
        seat: str,
        activity_id: str,
        text: str,
        language: str,
        key: str,
        wish: Wish = Wish.STAFF,
        *,
        is_written_for: bool = False,
    ) -> None:
        """Record a comment; it is held. Nothing is recorded when nothing was written."""
        self._refuse_comment(seat, activity_id)
        text = clean(text)
        if text:
            event = ev.CommentGiven(
                seat, activity_id, text, language, wish, is_written_for=is_written_for
            )
            await self.append(Entry(event, _key(seat, key, "comment", activity_id, text)))

    async def phrases(
        self,
        seat: str,
        activity_id: str,
        chosen: Sequence[str],
        key: str,
        wish: Wish = Wish.STAFF,
    ) -> None:
        """Record a comment of picture phrases (their ids); it is held like any comment.

        Its words are in the language of the meeting: they are ours, so the desk can read them.
        """
        self._refuse_comment(seat, activity_id)
        known = tuple(p.id for p in content_people.phrases() if p.id in chosen)
        if not known:
            return
        if len(known) > content_people.MOST_PHRASES:
            most = content_people.MOST_PHRASES
            raise CoproduceError(_("Please choose at most {most}.").format(most=most), "")
        language = self.session.language
        with speaking(language):
            text = content_people.phrase_text(known)
        event = ev.CommentGiven(seat, activity_id, text, language, wish, known)
        await self.append(Entry(event, _key(seat, key, "comment", activity_id, *known)))

    def _refuse_comment(self, seat: str, activity_id: str) -> None:
        is_paper = self.seat(seat).door is Door.PAPER
        if self.session.activity(activity_id) is None:
            raise CoproduceError(_("We do not know this question."), "")
        if not (is_paper or self.session.takes_comments(self.now())):
            raise LateError
        self.refuse_if_nobody_hears()

    async def agree(self, seat: str, chosen: Mapping[AgreementPart, bool]) -> None:
        """Record what a person said yes or no to. What they said before is not said again."""
        self.seat(seat)
        before = self.session.agreements.get(seat, {})
        new = [(part, is_yes) for part, is_yes in chosen.items() if before.get(part) is not is_yes]
        if new:
            await self.append(*(Entry(AgreementGiven(seat, p, y)) for p, y in new))

    async def signal(
        self, seat: str, kind: SignalKind, key: str, *, has_card: bool = False
    ) -> None:
        """Tell the desk; with the person's card if they agree."""
        self.seat(seat)
        event = ev.SignalGiven(seat, kind, has_card)
        await self.append(Entry(event, _key(seat, key, str(kind), str(has_card))))

    def refuse_if_nobody_hears(self) -> None:
        """Raise CoproduceError when under-18s take part and nobody is named who hears."""
        if not self.session.is_safe_to_open:
            raise nobody_hears()

    async def forget(self, seat: str, *, is_leaving: bool = False) -> None:
        """Delete a person's answers for good. What is on its way is written first, then deleted.

        Who `is_leaving` gives up the seat too, as if they had never joined.
        """
        self.seat(seat)
        self._deleting[seat] = self.now()
        try:
            with _saving():
                self.session = fold(await self._batcher.forget(seat, is_leaving=is_leaving))
        finally:
            self._deleting.pop(seat, None)
        self._tell()

    def deleted_at(self, seat: str) -> float:
        """Return when `seat` last asked to delete its answers; 0.0 if never.

        From the moment of asking: an outbox may send while the deletion is on its way.
        """
        return max(self.session.deleted.get(seat, 0.0), self._deleting.get(seat, 0.0))

    def answerable(self, activity_id: str, door: Door = Door.PHONE) -> Activity:
        """Return the activity if an answer to it still counts. Raises LateError.

        Papers are typed in whenever there is time: they count for every question.
        """
        activity = self.session.activity(activity_id)
        is_in_time = door is Door.PAPER or self.session.takes_answers(activity_id, self.now())
        if activity is None or not is_in_time:
            raise LateError
        return activity

    def use_address(self, host: str) -> None:
        """Tell phones to use this address of the machine from now on."""
        from coproduce.joining import addresses

        if host not in {a.host for a in addresses()}:
            raise CoproduceError(
                _("This computer does not have that address."),
                _("Choose one from the list: coproduce doctor"),
            )
        self.info = dataclasses.replace(self.info, host=host)
        self.folder.set_server(self.info)
        self.folder.remember_server(self.info)
        self._tell()

    async def close(self) -> None:
        """Write what waits and close the journal: one file is left."""
        await self._batcher.close()
        self._journal.close()

    def _take_in(self, recorded: Recorded) -> None:
        if recorded.id > self.session.last:  # else the fold after a deletion has it already
            self.session.apply(recorded)
            self._tell()

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher()


def new_seat() -> str:
    """Return the id of a seat that nobody has."""
    return secrets.token_urlsafe(9)


@contextlib.contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except CoproduceError as error:
        raise NotSavedError(error.what_happened, error.what_to_do) from error


def _key(seat: str, key: str, *parts: str) -> str:
    said = "\x00".join(parts).encode()
    return f"{seat}:{key[:KEY]}:{hashlib.sha256(said).hexdigest()[:16]}"
