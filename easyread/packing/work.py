"""A worker's work. What a task needs is loaded with the first such task: some need only a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from easyread.speech.pieces import Order

if TYPE_CHECKING:
    from easyread.packing.making import Task


def work(task: Task | Order) -> None:
    """Write one edition or speak one sentence. Raises CoproduceError."""
    if isinstance(task, Order):
        from easyread.speech.speaking import make_piece

        make_piece(task)
    else:
        from easyread.packing.making import write_edition

        write_edition(task)


def get_ready_to_speak() -> None:
    """Load the voices before anything is ordered."""
    from easyread.speech.speaking import get_ready

    get_ready()
