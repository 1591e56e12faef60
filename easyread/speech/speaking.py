"""Speaks what is missing: in worker processes, one for each core, one sentence at a time.

The speech library can crash, or never end; then it costs one sentence, another process takes its
place, and who asked is told. Nothing that it prints can reach a screen.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.packing.kept import CannotWriteError, cannot_write
from easyread.packing.workers import Outcome, Team
from easyread.speech import sound
from easyread.speech.driver import Speech
from easyread.speech.pieces import Order, is_kept, keep

PATIENCE: Final = 20.0
"""Seconds for a sentence. The longest that is given at once takes about a tenth of one."""


def speak(
    wanted: Sequence[Order], *, processes: int = 0, patience: float = PATIENCE
) -> dict[Path, CoproduceError]:
    """Make every piece of `wanted` that is missing, in processes of its own; see `speak_by`."""
    with Team(make_piece, processes=processes) as team:
        return speak_by(team, not_kept(wanted), patience=patience)


def not_kept(wanted: Sequence[Order]) -> list[Order]:
    """Return each piece of `wanted` that is not kept yet, once."""
    return [order for order in {one.place: one for one in wanted}.values() if not is_kept(order)]


def speak_by(
    team: Team,
    orders: Sequence[Order],
    *,
    patience: float = PATIENCE,
    spoken: Callable[[Order], None] = lambda _order: None,
) -> dict[Path, CoproduceError]:
    """Let a team make every piece of `orders` by `make_piece`; `spoken` hears of each.

    Returns what went wrong, by the place of the piece. Raises CannotWriteError if the disk is full
    or the folder cannot be written: then nothing more can be made.
    """
    wrong: dict[Path, CoproduceError] = {}
    for outcome in team.outcomes(orders, patience):
        spoken(orders[outcome.index])
        if isinstance(outcome.problem, CannotWriteError):
            raise outcome.problem
        if outcome.problem is not None:
            wrong[orders[outcome.index].place] = _told(outcome)
    return wrong


def _told(outcome: Outcome) -> CoproduceError:
    """Return what to say of a sentence that could not be spoken; never the sentence itself."""
    assert outcome.problem is not None  # noqa: S101 - who calls has seen it
    return CoproduceError(
        _("The computer voice could not say a sentence. {why}").format(
            why=outcome.problem.what_happened
        ),
        outcome.problem.what_to_do,
        code=outcome.problem.code,
    )


def make_piece(order: Order) -> None:
    """Speak one piece and keep it: a worker's work. Raises CoproduceError."""
    assert order.speaker is not None  # noqa: S101 - recordings are kept before anything is spoken
    samples = _speech().samples(order.said, order.speaker)
    if not any(samples):
        raise CoproduceError(_("The voice was silent."))
    try:
        keep(order.place, sound.encoded(samples))
    except OSError as error:
        raise cannot_write(order.place.parent.parent, error) from error


def get_ready() -> None:
    """Load the voices: a worker's first work, while somebody finds out what is to be said."""
    with contextlib.suppress(CoproduceError):  # whoever orders a sentence will hear of it
        _speech()


@cache
def _speech() -> Speech:
    """Return this process's voice, whose library prints to nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return Speech()
