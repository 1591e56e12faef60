"""Processes that make editions: one for each core, started once and warm for many.

They are spawned, never forked, and never hear Ctrl+C themselves: whoever started them decides. A
worker that dies or takes too long costs the one thing it was making, and another takes its place.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Self

from coproduce.errors import CoproduceError
from coproduce.languages import _, current, use

PATIENCE: Final = 300.0
"""Seconds that one thing may take. 100,000 words on one slow core need about a tenth of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task."""

    index: int
    """The task's place in the list."""
    value: Any = None
    problem: CoproduceError | None = None
    """Why there is no value."""
    fault: str = ""
    """Where our own mistake is, for who mends it: never a word of a document."""


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    is_from_end: bool
    """It takes its tasks from the end of the list."""
    index: int = -1
    """The task in hand; -1 for none."""
    limit: float = 0.0
    """When we stop waiting for it, by the monotonic clock."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Team:
    """The processes, for the time of a `with` block; they start when there is something to make."""

    def __init__(
        self,
        make: Callable[[Any], Any],
        *,
        processes: int = 0,
        patience: float = PATIENCE,
        ready: Callable[[], None] | None = None,
    ) -> None:
        """Let each process call `make(task)`, a function of a module, and `ready()` before.

        There are as many as cores when `processes` is 0. One task may take `patience` seconds.
        """
        self._make, self._ready = make, ready
        self._most = processes or cores()
        self._patience = patience
        self._team: list[_Worker] = []

    def __enter__(self) -> Self:
        """Begin; nothing is started yet."""
        return self

    def __exit__(self, *_why: object) -> None:
        """End what is still running."""
        self.end()

    def end(self) -> None:
        """End every process, whatever it is doing: after this none of them writes any more."""
        while self._team:
            _end(self._team.pop())

    def start(self, most: int | None = None) -> None:
        """Start processes, `most` at the most: they get ready while somebody finds the tasks."""
        while len(self._team) < min(self._most, self._most if most is None else most):
            is_from_end = len(self._team) % 2 == 1
            self._team.append(self._started(is_from_end=is_from_end))

    def outcomes(self, tasks: Sequence[Any], patience: float = 0.0) -> Iterator[Outcome]:
        """Give the outcome for each of `tasks`, as they come, in no fixed order.

        Tasks and values can be pickled. One may take `patience` seconds; 0 means as usual. Every
        other process takes from the end of the list: neighbours are alike, and what one needs (a
        library, drawn pictures) the next needs too.
        """
        patience = patience or self._patience
        self.start(len(tasks))
        waiting = deque(range(len(tasks)))
        for worker in self._team:
            _give(worker, waiting, tasks)
        while any(worker.index >= 0 for worker in self._team):
            for place, worker in enumerate(self._team):
                outcome = _look(worker, patience)
                if outcome is None:
                    continue
                worker.index = -1
                if not worker.process.is_alive():
                    _end(worker)
                    self._team[place] = self._started(is_from_end=worker.is_from_end)
                _give(self._team[place], waiting, tasks)
                yield outcome
            if busy := [worker.pipe for worker in self._team if worker.index >= 0]:
                wait(busy, timeout=1.0)

    def _started(self, *, is_from_end: bool) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        args = (self._make, self._ready, theirs, current())
        process = context.Process(target=_work, args=args, daemon=True)
        with _unheard():
            process.start()
        theirs.close()
        return _Worker(process, ours, is_from_end)


def here(make: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Outcome]:
    """Give the outcome for each of `tasks`, in order, made in this process.

    For what takes no longer than to hand it over.
    """
    return (_tried(make, index, task) for index, task in enumerate(tasks))


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Let what is started in the block be deaf to Ctrl+C from its first moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _give(worker: _Worker, waiting: deque[int], tasks: Sequence[Any]) -> None:
    if not waiting:
        return
    worker.index = waiting.pop() if worker.is_from_end else waiting.popleft()
    worker.limit = time.monotonic() + PATIENCE
    with contextlib.suppress(OSError):  # it has died: `_look` will say so
        worker.pipe.send((worker.index, tasks[worker.index]))


def _look(worker: _Worker, patience: float) -> Outcome | None:
    """Return what became of the task in hand, or None while it is being made."""
    if worker.index < 0:
        return None
    try:
        while worker.pipe.poll():
            answer = worker.pipe.recv()
            if isinstance(answer, Outcome):
                return answer
            worker.limit = time.monotonic() + patience  # it has begun
    except (EOFError, OSError):
        worker.process.join(5)
        return Outcome(worker.index, problem=_died())
    if time.monotonic() > worker.limit:
        worker.process.kill()
        worker.process.join(5)
        return Outcome(worker.index, problem=_too_long())
    return None


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.process.is_alive():
        worker.process.terminate()
    worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join(5)
    worker.process.close()


def _died() -> CoproduceError:
    return CoproduceError(
        _("The computer stopped the program that makes this file."),
        _("There may be too little memory. Close other programs. Then try again."),
    )


def _too_long() -> CoproduceError:
    return CoproduceError(
        _("This file took too long. We stopped making it."),
        _("The document may be too long. Try to make it in parts."),
    )


def _work(
    make: Callable[[Any], Any], ready: Callable[[], None] | None, pipe: Connection, tag: str
) -> None:
    """Make what comes through the pipe until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    use(tag)
    if ready is not None:
        ready()
    with contextlib.suppress(EOFError, OSError):
        while True:
            index, task = pipe.recv()
            pipe.send("begun")
            pipe.send(_tried(make, index, task))


def _tried(make: Callable[[Any], Any], index: int, task: Any) -> Outcome:
    try:
        return Outcome(index, make(task))
    except CoproduceError as error:
        return Outcome(index, problem=_portable(error))
    except MemoryError:
        return Outcome(index, problem=_died())
    except Exception as error:  # noqa: BLE001 - one document must not cost the others
        return Outcome(index, problem=_ours(), fault=_place(error))


def _portable(error: CoproduceError) -> CoproduceError:
    """Return the error so that it can go through a pipe: some kinds are made from other values."""
    if type(error).__init__ is CoproduceError.__init__:
        return error
    return CoproduceError(error.what_happened, error.what_to_do, code=error.code)


def _ours() -> CoproduceError:
    return CoproduceError(
        _("We could not make this file. It is our mistake."),
        _("Please tell the people who look after this program."),
    )


def _place(error: Exception) -> str:
    """Return what kind of mistake it is and where: no value, and no word of a document."""
    import traceback
    from pathlib import Path

    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = ", ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return f"{type(error).__name__} at {where}"
