"""A session's state, folded from its events. Every screen, report and export is this fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

from coproduce.domain import comment as comment_
from coproduce.domain import events as ev
from coproduce.domain import safe_events as safe
from coproduce.domain.action import Action
from coproduce.domain.activity import Activity
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState, Recorded, View
from coproduce.domain.events_languages import LanguagesOffered, SecondLanguageSet
from coproduce.domain.events_people import ActionAdded, ActionRemoved, AgreementGiven, OpeningSet
from coproduce.domain.opening import Opening
from coproduce.domain.people import NOBODY, AgreementPart, Participant, Safeguarding
from coproduce.domain.progress import GRACE, Phase, Progress, Vote
from coproduce.domain.recording import UnknownEventError
from coproduce.domain.signal import Signal
from coproduce.domain.summary import KEEP_DAYS, AnswersRetired, KeepingChanged, Summary
from coproduce.domain.tally import Tally, count


@dataclass
class Session:
    """The state after every event applied so far. `apply` is the only thing that changes it."""

    last: int = 0
    """The id of the last event applied."""
    at: float = 0.0
    """When that was, in seconds since 1970."""
    name: str = ""
    title: str = ""
    code: str = ""
    language: str = "en"
    is_pretend: bool = False
    is_ended: bool = False
    ended_at: float = 0.0
    agenda: tuple[Activity, ...] = ()
    view: View = View.AUTO
    focus: str = ""
    """The activity that the room looks at: the last one opened, closed or shown."""
    is_door_open: bool = True
    in_room: int = 0
    """How many people the facilitator counted; 0 when not counted."""
    wifi: tuple[str, str] = ("", "")
    """Network and password, as the facilitator typed them."""
    codes: dict[str, str] = field(default_factory=dict)
    """One-time codes, each with the seat that used it or ""."""
    code_cards: dict[str, str] = field(default_factory=dict)
    """The card that is printed with each one-time code."""
    safeguarding: Safeguarding = NOBODY
    has_under_18: bool = True
    """Whether anybody under 18 takes part: so until someone says otherwise."""
    languages_read: tuple[str, ...] = ()
    """The languages that the desk said it reads; empty: the meeting's."""
    languages_offered: tuple[str, ...] | None = None
    """The languages that the facilitator offers on phones; None until somebody chose."""
    second_language: str = ""
    """The room's screen says questions in this language too; empty for none."""
    progress: dict[str, Progress] = field(default_factory=dict)
    seats: dict[str, Participant] = field(default_factory=dict)
    deleted: dict[str, float] = field(default_factory=dict)
    """When each seat last deleted its answers."""
    votes: dict[str, dict[str, Vote]] = field(default_factory=dict)
    """Activity id, then seat, to that seat's latest answer."""
    comments: dict[int, Comment] = field(default_factory=dict)
    signals: dict[int, Signal] = field(default_factory=dict)
    opening: Opening = field(default_factory=Opening)
    is_opening_shown: bool = False
    """The room's screen has shown the opening once."""
    agreements: dict[str, dict[AgreementPart, bool]] = field(default_factory=dict)
    """Seat to what it said yes or no to; a part is absent until the person chose."""
    actions: dict[int, Action] = field(default_factory=dict)
    keep_days: int = KEEP_DAYS
    """For how many days after the last answer single answers are kept."""
    summary: Summary | None = None
    """What was kept when the single answers were deleted; None while they are here."""
    retired_at: float = 0.0
    """When that was."""
    retired: dict[str, Activity] = field(default_factory=dict)
    """Activities taken out of the agenda: ids are never used twice."""

    def apply(self, recorded: Recorded) -> None:
        """Take in the next event."""
        self.last, self.at = recorded.id, recorded.at
        self._on(recorded.event, recorded)

    def activity(self, activity_id: str) -> Activity | None:
        """Return the activity in the agenda with this id, or None."""
        return next((a for a in self.agenda if a.id == activity_id), None)

    def where(self, activity_id: str) -> Progress:
        """Return how far this activity has come."""
        return self.progress.get(activity_id, Progress())

    @property
    def open_activity(self) -> Activity | None:
        """The activity that takes answers now; one at the most."""
        return next((a for a in self.agenda if self.where(a.id).phase is Phase.OPEN), None)

    def is_counting(self, activity_id: str, now: float) -> bool:
        """Whether the activity is closed, but late answers may still count."""
        progress = self.where(activity_id)
        return progress.phase is Phase.CLOSED and now < progress.closed_at + GRACE

    def takes_answers(self, activity_id: str, now: float) -> bool:
        """Whether an answer from a page made while open still counts at `now`."""
        is_open = self.where(activity_id).phase is Phase.OPEN and not self.is_ended
        return is_open or self.is_counting(activity_id, now)

    def takes_comments(self, now: float) -> bool:
        """Whether words still count at `now`: until two minutes after the end of the meeting."""
        return not self.is_ended or now < self.ended_at + GRACE

    def tally(self, activity_id: str) -> Tally:
        """Count the answers of an activity as they stand now."""
        cast = self.votes.get(activity_id, {})
        answers = [
            (self.seats[s].role, v.how, v.chosen) for s, v in cast.items() if s in self.seats
        ]
        return count(activity_id, answers)

    def late(self, activity_id: str) -> int:
        """Return how many answers came after the result was shown: they wait to be shown too."""
        frozen = self.where(activity_id).frozen
        return self.tally(activity_id).total.people - frozen.total.people if frozen else 0

    def comments_in(self, state: CommentState, activity_id: str | None = None) -> list[Comment]:
        """Return the comments in `state`, oldest first; of one activity if given."""
        return [
            c
            for c in self.comments.values()
            if c.state is state and activity_id in (None, c.activity)
        ]

    def may_publish(self, comment: Comment) -> bool:
        """Whether the words may stand in a report: never when their writer said no to that."""
        given = self.agreements.get(comment.seat, {})
        return given.get(AgreementPart.PUBLISHING) is not False

    @property
    def is_safe_to_open(self) -> bool:
        """Whether people may be asked: with under-18s somebody must be named who hears."""
        return not self.has_under_18 or self.safeguarding.is_complete

    def is_readable(self, comment: Comment) -> bool:
        """Whether the desk reads the comment's language, or someone who does has read it."""
        read = self.languages_read or (self.language,)
        return comment.is_understood or _base(comment.language) in {_base(tag) for tag in read}

    def untold(self) -> list[Comment]:
        """Return the sealed comments that nobody has been told of yet, oldest first."""
        return [c for c in self.comments.values() if c.is_untold]

    def cards_taken(self) -> set[str]:
        """Return the cards that seats have or that are printed with one-time codes."""
        return {p.card for p in self.seats.values()} | set(self.code_cards.values())

    def waiting_signals(self) -> list[Signal]:
        """Return what people need now, oldest first."""
        return [s for s in self.signals.values() if not s.is_answered]

    def _set(self, activity_id: str, change: Callable[[Progress], Progress]) -> None:
        self.progress[activity_id] = change(self.where(activity_id))

    @singledispatchmethod
    def _on(self, event: ev.Event, recorded: Recorded) -> None:
        raise UnknownEventError(type(event).__name__)

    @_on.register
    def _(self, event: ev.SessionCreated, recorded: Recorded) -> None:
        self.name, self.title, self.code = event.name, event.title, event.code
        self.language, self.is_pretend = event.language, event.is_pretend
        self.keep_days = event.keep_days

    @_on.register
    def _(self, event: ev.AgendaSet, recorded: Recorded) -> None:
        kept = {a.id for a in event.activities}
        self.retired.update({a.id: a for a in self.agenda if a.id not in kept})
        self.agenda = event.activities

    @_on.register
    def _(self, event: ev.SeatTaken, recorded: Recorded) -> None:
        before = self.seats.get(event.seat)
        self.seats[event.seat] = Participant(
            event.seat,
            event.role,
            event.door,
            event.language,
            before is not None and before.has_practised,
            event.card or (before.card if before is not None else ""),
        )
        if event.code:
            self.codes[event.code] = event.seat

    @_on.register
    def _(self, event: ev.SeatPractised, recorded: Recorded) -> None:
        if event.seat in self.seats:
            self.seats[event.seat] = replace(self.seats[event.seat], has_practised=True)

    @_on.register
    def _(self, event: ev.DoorChanged, recorded: Recorded) -> None:
        self.is_door_open = event.is_open

    @_on.register
    def _(self, event: ev.CodesMade, recorded: Recorded) -> None:
        self.codes.update({code: "" for code in event.codes if code not in self.codes})
        self.code_cards.update(zip(event.codes, event.cards, strict=False))

    @_on.register
    def _(self, event: ev.PeopleCounted, recorded: Recorded) -> None:
        self.in_room = event.number

    @_on.register
    def _(self, event: ev.ActivityOpened, recorded: Recorded) -> None:
        self._set(event.activity, lambda p: Progress(Phase.OPEN))
        self.focus, self.view = event.activity, View.AUTO

    @_on.register
    def _(self, event: ev.ActivityClosed, recorded: Recorded) -> None:
        self._set(event.activity, lambda p: replace(p, phase=Phase.CLOSED, closed_at=recorded.at))
        self.focus = event.activity

    @_on.register
    def _(self, event: ev.ResultShown, recorded: Recorded) -> None:
        tally, few = self.tally(event.activity), event.is_even_if_few
        seen = replace(self.where(event.activity), shown=tally, frozen=tally, is_even_if_few=few)
        self.progress[event.activity] = seen
        self.focus, self.view = event.activity, View.AUTO

    @_on.register
    def _(self, event: ev.ResultHidden, recorded: Recorded) -> None:
        self._set(event.activity, lambda p: replace(p, shown=None))

    @_on.register
    def _(self, event: ev.ScreenChanged, recorded: Recorded) -> None:
        self.view = event.view
        if event.view is View.OPENING:
            self.is_opening_shown = True

    @_on.register
    def _(self, event: ev.WifiSet, recorded: Recorded) -> None:
        self.wifi = (event.network, event.password)

    @_on.register
    def _(self, event: ev.VoteCast, recorded: Recorded) -> None:
        self.votes.setdefault(event.activity, {})[event.seat] = Vote(event.chosen, event.how)

    @_on.register
    def _(self, event: ev.CommentGiven, recorded: Recorded) -> None:
        self.comments[recorded.id] = Comment(
            id=recorded.id,
            seat=event.seat,
            activity=event.activity,
            original=event.text,
            language=event.language,
            at=recorded.at,
            wish=event.wish,
            phrases=event.phrases,
            is_written_for=event.is_written_for,
        )

    @_on.register
    def _(self, event: ev.CommentMoved, recorded: Recorded) -> None:
        comment = self.comments.get(event.comment)
        if comment is not None:  # None: the person deleted it
            moved = comment_.moved(comment, event.state, event.reason, recorded.at)
            self.comments[comment.id] = moved

    @_on.register
    def _(self, event: safe.CommentEvent, recorded: Recorded) -> None:
        comment = self.comments.get(event.comment)
        if comment is not None:
            self.comments[comment.id] = comment_.changed(comment, event)

    @_on.register
    def _(self, event: safe.SealedExported, recorded: Recorded) -> None:
        """Nothing changes: it is there for those who look into the journal."""

    @_on.register
    def _(self, event: safe.SafeguardingSet, recorded: Recorded) -> None:
        self.safeguarding = Safeguarding(event.lead, event.deputy, event.number)

    @_on.register
    def _(self, event: safe.AgesSet, recorded: Recorded) -> None:
        self.has_under_18 = event.has_under_18

    @_on.register
    def _(self, event: safe.LanguagesReadSet, recorded: Recorded) -> None:
        self.languages_read = event.languages

    @_on.register
    def _(self, event: LanguagesOffered, recorded: Recorded) -> None:
        self.languages_offered = event.languages

    @_on.register
    def _(self, event: SecondLanguageSet, recorded: Recorded) -> None:
        self.second_language = event.language

    @_on.register
    def _(self, event: OpeningSet, recorded: Recorded) -> None:
        self.opening = Opening(
            event.decide, event.can_change, event.cannot_change, event.who_hears, event.step
        )

    @_on.register
    def _(self, event: AgreementGiven, recorded: Recorded) -> None:
        self.agreements.setdefault(event.seat, {})[event.part] = event.is_yes

    @_on.register
    def _(self, event: ActionAdded, recorded: Recorded) -> None:
        self.actions[recorded.id] = Action(recorded.id, event.said, event.will, event.who, event.by)

    @_on.register
    def _(self, event: ActionRemoved, recorded: Recorded) -> None:
        self.actions.pop(event.action, None)

    @_on.register
    def _(self, event: ev.SignalGiven, recorded: Recorded) -> None:
        signal = Signal(recorded.id, event.seat, event.signal, recorded.at, has_card=event.has_card)
        waits = [
            s for s in self.waiting_signals() if (s.seat, s.kind) == (signal.seat, signal.kind)
        ]
        if event.has_card and waits:  # the same call, now with the card
            signal = replace(waits[-1], has_card=True)
        self.signals[signal.id] = signal

    @_on.register
    def _(self, event: ev.SignalAnswered, recorded: Recorded) -> None:
        signal = self.signals.get(event.signal)
        if signal is not None:
            self.signals[signal.id] = replace(signal, is_answered=True)

    @_on.register
    def _(self, event: ev.AnswersDeleted, recorded: Recorded) -> None:
        self.deleted[event.by] = recorded.at
        # A number that drops on the screen while someone deletes would tell what they chose.
        for activity in event.activities:
            self._set(activity, lambda p: replace(p, shown=None))

    @_on.register
    def _(self, event: KeepingChanged, recorded: Recorded) -> None:
        self.keep_days = event.days

    @_on.register
    def _(self, event: AnswersRetired, recorded: Recorded) -> None:
        if not event.summary.results:
            return  # people had only sat down: the meeting is still to come
        self.summary, self.retired_at = event.summary, recorded.at
        self.is_ended, self.ended_at = True, recorded.at
        # The rows are gone: what is folded from the others would show results of nobody.
        self.progress = {
            name: replace(p, shown=None, frozen=None) for name, p in self.progress.items()
        }

    @_on.register
    def _(self, event: ev.SessionEnded, recorded: Recorded) -> None:
        self.is_ended, self.ended_at = True, recorded.at

    @_on.register
    def _(self, event: ev.SessionResumed, recorded: Recorded) -> None:
        self.is_ended = False


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def fold(events: Iterable[Recorded]) -> Session:
    """Return the state after all of `events`."""
    session = Session()
    for recorded in events:
        session.apply(recorded)
    return session
