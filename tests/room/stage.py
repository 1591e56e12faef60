"""A meeting on the stage: a real journal, a server's stand-in that writes it, and what is drawn."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.style import Style
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from coproduce import content
from coproduce.domain import events as ev
from coproduce.domain.events import CommentState, Event, View
from coproduce.domain.events_people import ActionAdded, OpeningSet
from coproduce.domain.people import Door, How, Role
from coproduce.domain.safe_events import SafeguardingSet, Wish
from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo, SessionFolder
from coproduce.journal import Entry, SqliteJournal
from tui.app import RoomApp
from tui.screens.room import RoomScreen

CODE = "K7Q4AB"
HOST = "192.168.1.20"
SIZES = [(80, 24), (40, 12), (120, 40), (200, 50)]


class Meeting:
    """A session whose journal a test writes."""

    def __init__(self, path: Path, *, is_pretend: bool = False, host: str = HOST) -> None:
        self.folder = SessionFolder(path / "sessions" / "meeting")
        self.folder.path.mkdir(parents=True)
        self.journal = SqliteJournal(self.folder.journal)
        self.agenda = content.template("eight-principles").activities
        title = "Tuesday meeting"
        self.write(
            ev.SessionCreated("meeting", title, CODE, "en", is_pretend),
            ev.AgendaSet(self.agenda),
            SafeguardingSet("Pretend Lead", "Pretend Deputy", "0000 000000"),
        )
        if host:
            self.folder.set_server(ServerInfo(host, 8080, 1))

    def write(self, *events: Event) -> list[int]:
        done = self.journal.append([Entry(event) for event in events])
        return [recorded.id for recorded in done if recorded is not None]

    def tell(self) -> None:
        """Tell the group what it decides today, so that nobody is asked about it."""
        self.write(OPENING, ev.ScreenChanged(View.OPENING), ev.ScreenChanged(View.AUTO))

    def join(self, young: int = 10, parents: int = 6) -> None:
        roles = [Role.YOUNG_PERSON] * young + [Role.PARENT] * parents
        seats = [ev.SeatTaken(f"s{n}", r, Door.PHONE, "en") for n, r in enumerate(roles)]
        self.write(*seats)

    def vote(self, activity: str, *chosen: str) -> None:
        """Seat after seat answers with one of `chosen` (choice ids)."""
        cast = [ev.VoteCast(f"s{n}", activity, (c,), How.OWN) for n, c in enumerate(chosen)]
        self.write(*cast)

    def comment(self, activity: str, text: str, state: CommentState = CommentState.SHOWN) -> int:
        (number,) = self.write(ev.CommentGiven("s1", activity, text, "en", Wish.REPORT))
        if state is not CommentState.HELD:
            self.write(ev.CommentMoved(number, state))
        return number

    def result(self, activity: str = "trusted", *, is_even_if_few: bool = False) -> None:
        self.write(ev.ActivityClosed(activity), ev.ResultShown(activity, is_even_if_few))

    def close(self) -> None:
        self.journal.close()


@dataclass
class Server:
    """Stands in for the server: writes the journal as `form/commands.py` does, and can be away."""

    meeting: Meeting
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    is_there: bool = True
    pairing: str = "none"
    number: str = "47"

    def is_running(self) -> bool:
        return self.is_there

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        from form.client import NoServerError

        self.asked.append((command, arguments))
        if not self.is_there:
            raise NoServerError
        event = self._event(command, arguments)
        if event is not None:
            self.meeting.write(event)
        return self._answer(command, arguments)

    def _event(self, command: str, arguments: dict[str, Any]) -> Event | None:
        activity = str(arguments.get("activity", ""))
        match command:
            case "open":
                return ev.ActivityOpened(activity)
            case "close":
                return ev.ActivityClosed(activity)
            case "show":
                return ev.ResultShown(activity, arguments.get("even_if_few") is True)
            case "screen":
                return ev.ScreenChanged(View(arguments["view"]))
            case "end":
                return ev.SessionEnded()
        return None

    def _answer(self, command: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if command == "pair":
            self.pairing = "offered"
            return {"address": f"HTTP://{HOST}:8080/D/ABCDEFGHJK234567", "seconds": 120}
        if command == "confirm-pairing":
            self.pairing = "paired" if arguments["number"] == self.number else "none"
            if self.pairing == "none":
                raise CoproduceError("This is not the number.", "Press p to try again.")
        return {"state": self.pairing, "phones": 0} if command == "pairing" else {}


def strips(app: App[Any]) -> list[Strip]:
    """Return what is drawn, cell for cell, with the filters that the terminal gets."""
    return list(app.screen._compositor.render_strips())


def drawn(app: App[Any]) -> str:
    """Return the words on the screen, one line after the other."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))


def flowing(app: App[Any]) -> str:
    """Return the words on the screen as if it were one line.

    The words to the right of a QR code, small or large, follow once more by themselves.
    """
    lines = drawn(app).splitlines()
    words = [
        word for start in (0, 37, 41, 70, 78) for line in lines for word in line[start:].split()
    ]
    return " ".join(words)


def answers(**numbers: int) -> Sequence[str]:
    """Return choice ids: answers(yes=3, no=1)."""
    return [c.replace("_", "-") for c, n in numbers.items() for _ in range(n)]


async def until(pilot: Pilot[Any], is_so: Callable[[], object], seconds: float = 10) -> None:
    """Let the app work until `is_so`; fail with what is drawn if it never is."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, drawn(pilot.app)
        await pilot.pause(0.01)


@asynccontextmanager
async def on_stage(
    meeting: Meeting, size: tuple[int, int] = (80, 24), server: Server | None = None
) -> AsyncIterator[tuple[Pilot[Any], RoomScreen]]:
    """Open the room's screen as `coproduce run` does, with a stand-in for the server."""
    app = RoomApp(meeting.folder, "coproduce desk meeting", server or Server(meeting))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen) and app.screen.is_mounted)
        screen = app.screen
        assert isinstance(screen, RoomScreen)
        screen.dead_time = 0.0
        screen.look()
        await pilot.pause()
        yield pilot, screen
    meeting.close()


STATES = (
    "join", "wifi", "opening", "question", "closed", "result", "few", "second", "actions", "ended",
    "blank",
)  # fmt: skip


def play(meeting: Meeting, state: str) -> None:
    """Bring a new meeting to one of `STATES`, with one comment of every kind on the way."""
    meeting.join()
    meeting.write(ev.PeopleCounted(18), ev.SeatPractised("s1"))
    if state == "join":
        return
    if state in ("wifi", "opening"):
        typed = OPENING if state == "opening" else ev.WifiSet("Hall", "sunny day")
        meeting.write(typed, ev.ScreenChanged(View(state)))
        return
    meeting.write(ev.ActivityOpened("trusted"))
    few = answers(yes=2, no=1)
    meeting.vote("trusted", *(few if state == "few" else answers(yes=9, sometimes=4, dont_know=2)))
    for kind in CommentState:
        meeting.comment("trusted", SAID[kind], kind)
    if state != "question":
        meeting.write(ev.ActivityClosed("trusted"))
    if state in ("result", "few", "second"):
        meeting.write(ev.ResultShown("trusted"))
    if state == "second":
        second = content.second_round(meeting.agenda[0], 9)
        meeting.write(ev.AgendaSet((*meeting.agenda, second)), ev.ActivityOpened(second.id))
        meeting.vote(second.id, *answers(yes=12, no=3))
        meeting.result(second.id)
    last: dict[str, Sequence[Event]] = {
        "actions": (*ACTIONS, ev.ScreenChanged(View.ACTIONS)),
        "ended": (*ACTIONS, ev.SessionEnded()),
        "blank": (ev.ScreenChanged(View.BLANK),),
    }
    meeting.write(*last.get(state, ()))


OPENING = OpeningSet(
    "What the group does next year.",
    "The day, the place and how long it lasts.",
    "The money: 500 pounds for the year.",
    "The people in this room. Then the partnership board on 10 December.",
    "consultation",
)
ACTIONS = (
    ActionAdded("The hall is too loud.", "We look for a quiet room.", "The youth service", "1 May"),
    ActionAdded("Letters are too hard.", "We write them in easy words.", "", ""),
)

SAID = {state: f"The {state} one says walrus." for state in CommentState}
"""A comment for each state that comments can be in."""


@dataclass(frozen=True)
class Cell:
    """One cell as a terminal would draw it."""

    text: str
    colour: str
    background: str


def cells(app: App[Any], colour: str = "#ffffff", background: str = "#000000") -> list[list[Cell]]:
    """Return every cell; `colour` and `background` are the terminal's own."""
    return [
        [
            Cell(character, *_colours(segment.style, colour, background))
            for segment in strip
            for character in segment.text
        ]
        for strip in strips(app)
    ]


def _colours(style: Style | None, colour: str, background: str) -> tuple[str, str]:
    if style is None:
        return colour, background
    front = style.color.get_truecolor().hex if style.color else colour
    back = style.bgcolor.get_truecolor().hex if style.bgcolor else background
    return (back, front) if style.reverse else (front, back)
