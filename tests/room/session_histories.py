"""Random meetings for the tests of journal, session and small numbers, and a journal in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from coproduce.content import answers, own_activity, second_round
from coproduce.domain import events as ev
from coproduce.domain.activity import Activity, Kind
from coproduce.domain.comment import covers_of
from coproduce.domain.events import CommentState, Recorded
from coproduce.domain.events_people import AgreementGiven
from coproduce.domain.people import AgreementPart, Door, How, Role
from coproduce.domain.safe_events import CommentCovered, Wish
from coproduce.journal import Entry

SEATS = tuple(f"seat-{n}" for n in range(8))


def activities() -> tuple[Activity, ...]:
    """Return a choice, a scale, a pick, and a second round of the choice."""
    first = own_activity(1, "Trust", "Is this true for you?")
    return (
        first,
        own_activity(2, "How often", "How often?", Kind.SCALE),
        own_activity(3, "Pick", "What matters?", Kind.PICK, ["Time", "Trust", "Food", "Rest"]),
        second_round(first, 4),
    )


ACTIVITIES = activities()
IDS = tuple(a.id for a in ACTIVITIES)
CREATED = ev.SessionCreated("our-meeting", "Our meeting", "ABC234", "en")
AGENDA = ev.AgendaSet(ACTIVITIES)


def votes() -> st.SearchStrategy[Any]:
    """Return whole answers of any seat to any activity."""
    seats = st.sampled_from(SEATS)
    return st.builds(_vote, seats, st.sampled_from(ACTIVITIES), st.randoms(), st.sampled_from(How))


def _vote(seat: str, activity: Activity, random: Any, how: How) -> ev.VoteCast:
    if random.random() < 0.2:
        chosen = (random.choice(activity.apart).id,)
    else:
        number = random.randint(1, activity.most)
        chosen = tuple(c.id for c in random.sample(activity.choices, number))
    return ev.VoteCast(seat, activity.id, chosen, how)


def _seat_taken() -> st.SearchStrategy[Any]:
    return st.builds(
        ev.SeatTaken,
        st.sampled_from(SEATS),
        st.sampled_from(Role),
        st.sampled_from(Door),
        st.sampled_from(("en", "ur")),
    )


def _agendas() -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(ACTIVITIES), unique=True, max_size=4).map(
        lambda some: ev.AgendaSet(tuple(some))
    )


Step = tuple[str, Any]
"""("event", an event), ("forget", a seat), ("move", (which comment, to where)), or
("cover", (which comment, whether its second word is covered))."""


def steps() -> st.SearchStrategy[Step]:
    """Return one thing that happens in a meeting."""
    activity = st.sampled_from(IDS)
    seat = st.sampled_from(SEATS)
    comment = st.builds(
        ev.CommentGiven,
        seat,
        activity,
        st.just("?"),
        st.just("en"),
        st.sampled_from(Wish),
    )
    desk = st.one_of(
        st.builds(ev.ActivityOpened, activity),
        st.builds(ev.ActivityClosed, activity),
        st.builds(ev.ResultShown, activity, st.booleans()),
        st.builds(ev.ResultHidden, activity),
        st.builds(ev.ScreenChanged, st.sampled_from(ev.View)),
        st.builds(ev.SignalAnswered, st.integers(1, 40)),
        st.builds(ev.DoorChanged, st.booleans()),
        st.builds(ev.PeopleCounted, st.integers(0, 30)),
        _agendas(),
        st.just(ev.SessionEnded()),
        st.just(ev.SessionResumed()),
    )
    person = st.one_of(
        _seat_taken(),
        st.builds(ev.SignalGiven, seat, st.sampled_from(ev.SignalKind)),
        st.builds(ev.SeatPractised, seat),
    )
    parts = st.sampled_from((AgreementPart.PUBLISHING, *AgreementPart))
    agreement = st.builds(AgreementGiven, seat, parts, st.booleans())
    covers = st.tuples(st.integers(0, 30), st.booleans()).map(lambda c: ("cover", c))
    states = st.sampled_from((CommentState.SHOWN, CommentState.SHOWN, *CommentState))
    moves = st.tuples(st.integers(0, 30), states).map(lambda m: ("move", m))
    forgets = seat.map(lambda s: ("forget", s))
    often = [votes(), votes(), votes(), comment, comment, desk, desk, person, agreement]
    happened = [one.map(lambda e: ("event", e)) for one in often]
    # Not `one_of`: it would flatten them, and a move or a deletion would hardly ever happen.
    return st.sampled_from([*happened, moves, moves, covers, forgets]).flatmap(lambda one: one)


def histories(most: int = 60) -> st.SearchStrategy[list[Step]]:
    """Return whole meetings: the agenda is set and people sit before anything else."""
    start: list[Step] = [("event", CREATED), ("event", AGENDA)]
    # Lists of a chosen length: of its own accord Hypothesis makes them about five long.
    rest = st.integers(0, most).flatmap(lambda n: st.lists(steps(), min_size=n, max_size=n))
    return st.builds(
        lambda seats, rest: start + [("event", s) for s in seats] + rest,
        st.lists(_seat_taken(), max_size=8),
        rest,
    )


def talks(most: int = 25) -> st.SearchStrategy[list[Step]]:
    """Return meetings that are about comments: six people write, and much happens to their words.

    In the meetings of `histories` anything happens, so that few comments are ever shown.
    """
    six = SEATS[:6]
    start: list[Step] = [("event", CREATED), ("event", AGENDA)]
    start += [("event", ev.SeatTaken(s, Role.PARENT, Door.PHONE, "en")) for s in six]
    start.append(("event", ev.ActivityOpened(IDS[0])))
    wishes = st.lists(st.sampled_from(Wish), min_size=6, max_size=6)
    written = wishes.map(lambda w: [_writes(s, wish) for s, wish in zip(six, w, strict=True)])
    which = st.integers(0, 5)
    to = st.sampled_from((CommentState.SHOWN, CommentState.SHOWN, *CommentState))
    publishing = st.just(AgreementPart.PUBLISHING)
    later = [
        st.tuples(which, to).map(lambda m: ("move", m)),
        st.tuples(which, to).map(lambda m: ("move", m)),
        st.tuples(which, st.booleans()).map(lambda c: ("cover", c)),
        st.builds(AgreementGiven, st.sampled_from(six), publishing, st.booleans()).map(
            lambda e: ("event", e)
        ),
        st.sampled_from(six).map(lambda s: ("forget", s)),
        steps(),
    ]
    one = st.sampled_from(later).flatmap(lambda step: step)
    rest = st.integers(6, most).flatmap(lambda n: st.lists(one, min_size=n, max_size=n))
    return st.builds(lambda words, rest: start + words + rest, written, rest)


def _writes(seat: str, wish: Wish) -> Step:
    return "event", ev.CommentGiven(seat, IDS[0], "?", "en", wish)


class MemoryJournal:
    """The same promises as a journal on disk, in a list: a model to compare with."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: list[Recorded] = []
        self.keys: set[str] = set()
        self.last = 0

    def append(self, entries: Sequence[Entry]) -> list[Recorded | None]:
        """Record `entries` whose key is not there yet."""
        return [self._insert(entry) for entry in entries]

    def _insert(self, entry: Entry) -> Recorded | None:
        if entry.key is not None and entry.key in self.keys:
            return None
        if entry.key is not None:
            self.keys.add(entry.key)
        self.last += 1
        self.rows.append(Recorded(self.last, 1000.0 + self.last, entry.event))
        return self.rows[-1]

    def read(self, after: int = 0) -> list[Recorded]:
        """Return what was recorded after an id."""
        return [row for row in self.rows if row.id > after]

    def forget(self, seat: str, *, is_leaving: bool = False) -> Recorded:
        """Drop the rows of a seat, but for its chair and what is with the safeguarding lead.

        Who `is_leaving` keeps no chair, unless words of theirs are with the lead.
        """
        moves = [r.event for r in self.rows if isinstance(r.event, ev.CommentMoved)]
        states = {m.comment: m.state for m in moves}
        votes = [r.event for r in self.rows if isinstance(r.event, ev.VoteCast)]
        answered = sorted({v.activity for v in votes if v.seat == seat})
        mine = {r.id for r in self.rows if getattr(r.event, "seat", None) == seat}
        passed = {id_ for id_, state in states.items() if state is CommentState.PASSED}
        if is_leaving and not mine & passed:
            self.rows = [r for r in self.rows if r.id not in mine]
        self.rows = [r for r in self.rows if not self._goes(r, seat, states)]
        marker = self._insert(Entry(ev.AnswersDeleted(seat, tuple(answered))))
        assert marker is not None
        return marker

    @staticmethod
    def _goes(row: Recorded, seat: str, states: dict[int, CommentState]) -> bool:
        is_passed = states.get(row.id) is CommentState.PASSED
        is_theirs = getattr(row.event, "seat", None) == seat
        stays = isinstance(row.event, ev.SeatTaken | AgreementGiven)
        return is_theirs and not stays and not is_passed


def _is(row: Recorded, kind: type) -> bool:
    return isinstance(row.event, kind)


def play(journal: Any, history: Sequence[Step]) -> None:
    """Let `history` happen. Each comment's text becomes two words: `marker(id)`, `name_in(id)`."""
    for step in history:
        play_one(journal, step)


def play_one(journal: Any, step: Step) -> None:
    """Let one step happen."""
    what, value = step
    if what == "forget":
        journal.forget(value)
    elif what == "move":
        place, state = value
        given = [r.id for r in journal.read() if _is(r, ev.CommentGiven)]
        if given:
            journal.append([Entry(ev.CommentMoved(given[place % len(given)], state))])
    elif what == "cover":
        place, is_covered = value
        given = [r.id for r in journal.read() if _is(r, ev.CommentGiven)]
        if given:
            journal.append([Entry(_cover(given[place % len(given)], is_covered=is_covered))])
    elif isinstance(value, ev.CommentGiven):
        number = _next_id(journal)
        journal.append([Entry(replace(value, text=f"{marker(number)} {name_in(number)}"))])
    else:
        journal.append([Entry(value)])


def _next_id(journal: Any) -> int:
    rows = journal.read()
    return 1 + (rows[-1].id if rows else 0)


def marker(number: int) -> str:
    """Return the word that stands in the comment with this id and nowhere else."""
    return f"zq{number}qz"


def name_in(number: int) -> str:
    """Return the word of the comment with this id that may be covered."""
    return f"zn{number}nz"


def _cover(comment: int, *, is_covered: bool) -> CommentCovered:
    covers = covers_of(f"{marker(comment)} {name_in(comment)}", [2], "[name]")
    return CommentCovered(comment, covers if is_covered else ())


def choices(kind: Kind) -> tuple[str, ...]:
    """Return the ids of the answers to an activity of this kind."""
    return tuple(c.id for c in answers().sets[kind])
