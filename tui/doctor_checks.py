"""What `coproduce doctor` looks at. Each check returns answers; none changes anything."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from coproduce import home, joining, retiring
from coproduce.errors import CoproduceError
from coproduce.languages import _, ngettext
from tui import choosing

PACKAGES: Final = (
    "textual",
    "starlette",
    "uvicorn",
    "httptools",
    "jinja2",
    "itsdangerous",
    "qrcode",
    "babel",
    "platformdirs",
    "ifaddr",
    "filelock",
    "XlsxWriter",
)
"""What a meeting needs from other people's code."""
LEAST_DISK: Final = 50_000_000
"""Bytes: a meeting needs less than a tenth of it, and the system needs the rest."""
_GIGABYTES: Final = 10_000_000_000
"""Bytes from which free room is told in GB."""
CLOCK_SLACK: Final = 120.0
"""Seconds by which a file may be newer than now before the clock is doubted."""


class Verdict(Enum):
    """How one thing is."""

    GOOD = auto()
    LOOK = auto()
    """It works, but a person should know."""
    MISSING = auto()
    """A meeting cannot be held without it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check found."""

    verdict: Verdict
    words: str


Check = Callable[[], list[Answer]]


def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order in which it is told."""
    return (python, packages, folder, disk, clock, terminal, addresses, meetings, keeping, braille)


def python() -> list[Answer]:
    """Python is new enough."""
    words = _("Python {version}").format(version=platform.python_version())
    is_new = sys.version_info >= (3, 11)
    return [Answer(Verdict.GOOD if is_new else Verdict.MISSING, words)]


def packages() -> list[Answer]:
    """Every package that a meeting needs is installed."""
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        words = _("these parts are not installed: {names}").format(names=", ".join(missing))
        return [Answer(Verdict.MISSING, words)]
    return [
        Answer(Verdict.GOOD, _("all parts are installed: {names}").format(names=", ".join(found)))
    ]


def folder() -> list[Answer]:
    """Meetings can be written, in a folder that does not lose them."""
    where = home.home()
    words = _("the folder for meetings is {folder}").format(folder=where)
    problem = home.unsafe_folder(where)
    if problem is None:
        problem = _writing_problem(where)
    if problem is not None:
        return [Answer(Verdict.MISSING, str(problem)), Answer(Verdict.LOOK, words)]
    return [Answer(Verdict.GOOD, words)]


def _writing_problem(where: Path) -> CoproduceError | None:
    """Return why no file can be written there, or in the folder above that exists, or None."""
    while not where.exists() and where != where.parent:
        where = where.parent
    try:
        with tempfile.TemporaryFile(dir=where) as file:
            file.write(b"coproduce")
    except OSError:
        return home.not_writable()
    return None


def disk() -> list[Answer]:
    """There is room on the disk."""
    where = home.home()
    while not where.exists() and where != where.parent:
        where = where.parent
    free = shutil.disk_usage(where).free
    words = _("{n} MB are free on the disk").format(n=free // 1_000_000)
    if free >= _GIGABYTES:
        words = _("{n} GB are free on the disk").format(n=free // 1_000_000_000)
    return [Answer(Verdict.GOOD if free >= LEAST_DISK else Verdict.MISSING, words)]


def clock() -> list[Answer]:
    """The clock is not before what was written last."""
    times = [p.stat().st_mtime for s in home.sessions() for p in s.path.glob("session.db*")]
    now = time.time()
    shown = time.strftime("%Y-%m-%d %H:%M")
    newest = max([*times, _installed()])
    if newest > now + CLOCK_SLACK:
        words = _("the clock says {time}, but files here are newer. Is the clock right?")
        return [Answer(Verdict.LOOK, words.format(time=shown))]
    return [Answer(Verdict.GOOD, _("the clock says {time}").format(time=shown))]


def _installed() -> float:
    """When this program's files were written, in seconds since 1970."""
    return Path(__file__).stat().st_mtime


def terminal() -> list[Answer]:
    """The terminal can show the room's screen."""
    if not sys.stdout.isatty():
        words = _("there is no terminal here. Plain lines work.")
        return [Answer(Verdict.LOOK, words)]
    size = shutil.get_terminal_size()
    shape = _("the terminal has {columns} columns and {rows} rows").format(
        columns=size.columns, rows=size.lines
    )
    if size.columns < 40 or size.lines < 12:
        shape += ". " + _("That is too small. Make the window larger, or the letters smaller.")
        return [Answer(Verdict.LOOK, shape), *_letters(), _colours()]
    return [Answer(Verdict.GOOD, shape), *_letters(), _colours()]


def _letters() -> list[Answer]:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding == "utf8":
        return [Answer(Verdict.GOOD, _("the terminal shows all letters (UTF-8)"))]
    return [Answer(Verdict.LOOK, _("the terminal does not show all letters. It is not UTF-8."))]


def _colours() -> Answer:
    if os.environ.get("NO_COLOR"):
        return Answer(Verdict.GOOD, _("colours are switched off, as you asked (NO_COLOR)"))
    if os.environ.get("TERM") == "dumb":
        return Answer(Verdict.LOOK, _("the terminal has no colours. Plain lines work."))
    return Answer(Verdict.GOOD, _("the terminal has colours"))


def addresses() -> list[Answer]:
    """Phones have an address to open."""
    found = joining.addresses()
    if not found:
        words = _("there is no network. Phones cannot join. Keyboard and paper work.")
        return [Answer(Verdict.LOOK, words)]
    first = _("phones are told this address: {host} ({network})").format(
        host=found[0].host, network=found[0].network
    )
    others = [
        Answer(
            Verdict.LOOK,
            _(
                "this computer also has the address {host} ({network}). To use it, type: {how}"
            ).format(
                host=other.host, network=other.network, how=f"coproduce run --host {other.host}"
            ),
        )
        for other in found[1:]
    ]
    return [Answer(Verdict.GOOD, first), *others]


def meetings() -> list[Answer]:
    """How many meetings there are, and which run."""
    found = home.sessions()
    words = ngettext("there is {n} meeting", "there are {n} meetings", len(found))
    answers = [Answer(Verdict.GOOD, words.format(n=len(found)))]
    for one in found:
        info = one.server()
        if info is not None and choosing.is_running(one):
            running = _("the meeting “{name}” is running at {address}")
            answers.append(
                Answer(Verdict.GOOD, running.format(name=one.name, address=info.address))
            )
    return answers


def keeping() -> list[Answer]:
    """Single answers are deleted when their time is over, unless the clock may be wrong."""
    now = time.time()
    late = [one.name for one in retiring.due(now)]
    answers = [
        Answer(Verdict.LOOK, _from_the_future(name)) for name in retiring.from_the_future(now)
    ]
    if late and retiring.is_clock_doubtful(now):
        words = _("the answers of {names} are old enough to delete. The clock says {day}. "
                  "Is that right? Then start the program in a terminal, and it asks.")  # fmt: skip
        day = time.strftime("%Y-%m-%d", time.localtime(now))
        answers.append(Answer(Verdict.LOOK, words.format(names=", ".join(late), day=day)))
    elif late:
        words = _("the answers of {names} are deleted when you start the program next")
        answers.append(Answer(Verdict.GOOD, words.format(names=", ".join(late))))
    return answers


def braille() -> list[Answer]:
    """Documents can be made in braille: that needs a program which pip does not bring."""
    from easyread.braille import liblouis

    if not liblouis.is_there():
        words = _("documents cannot be made in braille on this computer. {how}")
        return [Answer(Verdict.LOOK, words.format(how=liblouis.how_to_get()))]
    try:
        words = _("documents can be made in braille, by liblouis {version}")
        return [Answer(Verdict.GOOD, words.format(version=liblouis.version()))]
    except CoproduceError as problem:
        return [Answer(Verdict.LOOK, str(problem))]


def _from_the_future(name: str) -> str:
    words = _("the answers of {name} are from a later day than the clock says. When they go, type: "
              "coproduce sessions forget {name}")  # fmt: skip
    return words.format(name=name)
