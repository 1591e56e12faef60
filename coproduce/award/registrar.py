"""Writes in the award register and reads it: one file for all organisations on this machine.

COPRODUCE_HOME/award/register.db   the journal
                     lock          held while somebody writes
                     files/        copies of evidence, each named after its SHA-256
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, Self

from coproduce import home
from coproduce.award.steps import Step
from coproduce.domain.award_events import (
    REGISTER,
    AwardRecorded,
    EvidenceRemoved,
    PersonRemoved,
    QuoteRemoved,
)
from coproduce.domain.award_register import Register, fold
from coproduce.errors import CoproduceError
from coproduce.event_file import EntryOf, EventFile, EventReader, NotMadeError
from coproduce.languages import _

P = ParamSpec("P")

_PATIENCE: Final = 10.0
"""Seconds to wait for another program that writes: each writes for the length of a step."""


def folder() -> Path:
    """Return the folder of the register; not made yet."""
    return home.home() / "award"


def files() -> Path:
    """Return the folder of the copies of evidence; not made yet."""
    return folder() / "files"


def read(file: Path | None = None) -> Register:
    """Return the register as it stands; empty when there is none yet.

    Raises CoproduceError when its file is damaged or made by a newer version.
    """
    return _folded(lambda: history(file))


def _folded(events: Callable[[], list[AwardRecorded]]) -> Register:
    """Fold all events, without Python's search for dead cycles: it takes half of the time."""
    gc.disable()
    try:
        return fold(events())
    finally:
        gc.enable()


def history(file: Path | None = None) -> list[AwardRecorded]:
    """Return every event, oldest first. Raises CoproduceError as `read` does."""
    path = folder() / "register.db" if file is None else file
    try:
        with EventReader(path, REGISTER) as reader:
            return reader.read()
    except NotMadeError:
        return []


class Registrar:
    """The register opened for writing: folded, and alone with it until closed."""

    def __init__(self) -> None:
        """Open the register, making it when there is none.

        Raises CoproduceError if somebody else writes for long, or the file cannot be used.
        """
        place = folder()
        problem = home.unsafe_folder(place)
        if problem is not None:
            raise problem
        try:
            home.make_private_folder(place)
        except OSError as error:
            raise home.not_writable() from error
        from filelock import FileLock, Timeout  # only who writes waits for it to load

        self._lock = FileLock(place / "lock", timeout=_PATIENCE, mode=0o600)
        try:
            self._lock.acquire()
        except Timeout:
            raise CoproduceError(
                _("Another program is writing in the award register."),
                _("We changed nothing. Wait a moment. Then try again."),
            ) from None
        try:
            self._file = EventFile(place / "register.db", REGISTER)
            self.state = _folded(self._file.read)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the register and let others write."""
        self.close()

    def close(self) -> None:
        """Close the register and let others write."""
        try:
            self._file.close()
        finally:
            self._lock.release()

    def restore(self, events: Sequence[AwardRecorded]) -> None:
        """Put the events of another register into this one, with their numbers and times.

        Raises CoproduceError if this one is not empty: nothing in it is ever written over.
        """
        if self.state.last:
            raise CoproduceError(
                _("There is an award register here already."),
                _("We changed nothing. Move its folder away first: {folder}").format(
                    folder=folder()
                ),
            )
        state = _folded(lambda: list(events))
        self._file.restore(events)
        self.state = state

    def take(
        self, step: Callable[Concatenate[Register, P], Step], *args: P.args, **more: P.kwargs
    ) -> str:
        """Take one of `coproduce.award.steps`; return the id of what it made, "" for nothing.

        It is on disk, whole, when this returns. Raises CoproduceError if the scheme or the
        register does not allow it, or the disk is full: then nothing changed.
        """
        taken = step(self.state, *args, **more)
        for recorded in self._file.append([EntryOf(event) for event in taken.events]):
            assert recorded is not None  # noqa: S101 - none has a key
            self.state.apply(recorded)
        for gone in taken.taken_out:
            self.state.apply(self._file.take_out(_whose(gone), gone))
        return taken.id


def _whose(gone: PersonRemoved | EvidenceRemoved | QuoteRemoved) -> str:
    """Return whose rows go."""
    if isinstance(gone, PersonRemoved):
        return gone.person
    return gone.evidence if isinstance(gone, EvidenceRemoved) else gone.quote
