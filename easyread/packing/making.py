"""Makes editions: first sees which are there already, then lets the workers make the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import speaking
from easyread.packing import kept
from easyread.packing.counting import Count, TellSpoken, hear_nothing
from easyread.packing.inputs import Inputs, pictures_of
from easyread.packing.kept import Kept
from easyread.packing.made import Done, Fate
from easyread.packing.plan import Edition, in_making_order
from easyread.packing.workers import Outcome, Team, here
from easyread.speech.sounds import Sounds
from easyread.write import Format, write, write_heard

_FEW: Final = 12
"""So many files of `_LIGHT` are written here sooner than another process would be ready."""
_LIGHT: Final = frozenset({Format.MP3, Format.PLAIN_TEXT})
"""Sounds that are there already are only joined, and plain text is only put into lines."""
Tell = Callable[[int, int, Done], None]
"""Hears how many editions are done, of how many, and the last one."""


@dataclass(frozen=True, slots=True)
class Means:
    """What editions are made with."""

    folder: ContentFolder
    """Where pictures come from."""
    team: Team
    """The processes that make them, and the sounds in them, with `work.work`."""
    spoken: TellSpoken = hear_nothing


@dataclass(frozen=True, slots=True)
class Task:
    """One edition for a worker, with the file that it writes."""

    edition: Edition
    part: Path
    folder: ContentFolder
    speech: Path
    """Where the sounds of sentences are."""


def inputs_of(memory: Kept, folder: ContentFolder) -> Inputs:
    """Return what tells the digest of each edition that is made into this memory."""
    return Inputs(pictures_of(folder), Sounds(folder, memory.speech))


def make(
    memory: Kept, plan: Sequence[Edition], tell: Tell, means: Means, inputs: Inputs
) -> tuple[Done, ...]:
    """Make what is not there yet; return what became of each edition, in the order of `plan`."""
    found = _Found(memory, plan, tell)
    for edition in plan:
        found.look(edition, inputs)
    try:
        _speak(found, inputs, means)
        tasks = [
            Task(edition, memory.making / f"{place}.part", means.folder, memory.speech)
            for place, edition in enumerate(in_making_order(found.to_make))
        ]
        if len(tasks) <= _FEW and all(t.edition.format in _LIGHT for t in tasks):
            outcomes = here(partial(write_edition, sounds=inputs.sounds), tasks)
        else:
            outcomes = means.team.outcomes(tasks)
        for outcome in outcomes:
            task = tasks[outcome.index]
            found.add(_done(memory, found.inputs[task.edition.file], task, outcome))
    finally:
        means.team.end()  # before the folder that they write into is taken away
    return found.in_order()


def _speak(found: _Found, inputs: Inputs, means: Means) -> None:
    """Speak what the editions to make need and is not there yet.

    An edition with a sentence that could not be spoken has failed: nothing is left out of a text.
    """
    heard = [edition for edition in found.to_make if edition.format.is_heard]
    if not heard:
        return
    from easyread.speech.speaking import not_kept, speak_by

    orders = [(edition, inputs.orders(edition)) for edition in heard]
    missing = not_kept([order for _edition, each in orders for order in each])
    count = Count(orders, missing, means.spoken)
    wrong = speak_by(means.team, missing, spoken=count.add)
    for edition, each in orders:
        problem = next((wrong[o.place] for o in each if o.place in wrong), None)
        if problem is not None:
            found.to_make.remove(edition)
            found.add(Done(edition, Fate.FAILED, 0, problem))


def _done(memory: Kept, inputs: str, task: Task, outcome: Outcome) -> Done:
    """Take what was made into the pack. Raises CannotWriteError: then nothing more can be made."""
    edition = task.edition
    if isinstance(outcome.problem, kept.CannotWriteError):
        raise outcome.problem
    if outcome.problem is not None:
        return Done(edition, Fate.FAILED, 0, outcome.problem, outcome.fault)
    return Done(edition, Fate.MADE, memory.take(task.part, edition.file, inputs).size)


def others(
    memory: Kept, plan: Sequence[Edition], known: Sequence[Edition], inputs: Inputs
) -> tuple[Done, ...]:
    """Return what lies there from runs before, beside `plan`: as it would be made now, or old."""
    asked = {edition.file for edition in plan}
    found: list[Done] = []
    for edition in known:
        made = None if edition.file in asked else memory.made(edition.file)
        if made is not None:
            is_same = _digest(inputs, edition) == made.inputs
            found.append(Done(edition, Fate.SAME if is_same else Fate.OLD, made.size))
    return tuple(found)


def _digest(inputs: Inputs, edition: Edition) -> str:
    try:
        return inputs.digest(edition)
    except CoproduceError:  # a picture cannot be used any more
        return ""


def write_edition(task: Task, sounds: Sounds | None = None) -> None:
    """Write one edition into its part file. Raises CoproduceError.

    `sounds` know its pieces already; without them, their names are found out again.
    """
    one = task.edition
    pictures = pictures_of(task.folder, task.part.parent / "drawn")
    with speaking(one.document.language):  # writers add whose the pictures are
        if one.format.is_heard:
            known = sounds or Sounds(task.folder, task.speech)
            content = write_heard(one.document, one.format, pictures, known, one.number)
        else:
            content = write(one.document, one.format, one.layout, pictures)
    kept.write_part(task.part, content)


class _Found:
    """What is known so far about each edition of a plan."""

    def __init__(self, memory: Kept, plan: Sequence[Edition], tell: Tell) -> None:
        self.memory, self._plan, self._tell = memory, plan, tell
        self.inputs: dict[str, str] = {}
        self.to_make: list[Edition] = []
        self._done: dict[str, Done] = {}

    def look(self, edition: Edition, inputs: Inputs) -> None:
        """See whether an edition has to be made, and whether it can be."""
        try:
            digest = self.inputs[edition.file] = inputs.digest(edition)
        except CoproduceError as error:
            self.add(Done(edition, Fate.FAILED, 0, error))
            return
        there = self.memory.made(edition.file)
        if there is not None and there.inputs == digest:
            self.add(Done(edition, Fate.SAME, there.size))
        elif self.memory.is_other(edition.file):
            self.add(Done(edition, Fate.LEFT))
        else:
            self.to_make.append(edition)

    def add(self, done: Done) -> None:
        self._done[done.edition.file] = done
        self._tell(len(self._done), len(self._plan), done)

    def in_order(self) -> tuple[Done, ...]:
        return tuple(self._done[edition.file] for edition in self._plan)
