"""Votes: our server and two peers against the reference, in three shapes, in turns."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from bench.load import PRACTICE, SHAPES, Outcome, Shape, send_votes
from bench.ours import Ours
from bench.peers import Livepoll, Mentipy, Reference, version
from bench.result import Result, Setting, tell
from bench.servers import CannotRunError, Server
from bench.table import NOTHING, Row, at_most, megabytes, milliseconds, times
from coproduce.errors import CoproduceError

KINDS: tuple[type[Server], ...] = (Reference, Ours, Mentipy, Livepoll)
PEERS = (Mentipy.name, Livepoll.name)
PERSON = "1 s"
"""After about one second a person's flow of thought is broken (Nielsen, Usability Engineering)."""


@dataclass(frozen=True)
class Metric:
    """A figure that is held against the reference's."""

    figure: str
    value: Callable[[Outcome], float]
    show: Callable[[float], str]
    most: float
    """How many times the reference's it may be."""
    person: str = NOTHING


THANKS = Metric("until the thanks, 95 of 100 phones", lambda o: o.p95, milliseconds, 2, PERSON)
WORK = Metric("processor for a vote", lambda o: o.processor, milliseconds, 3)
MEMORY = Metric("memory after all votes", lambda o: o.memory, megabytes, 3)


class Records:
    """What every server did, round by round, and why one could not be measured."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.outcomes: dict[tuple[str, str], list[Outcome]] = {}
        self.reasons: dict[str, str] = {}

    def of(self, server: str, shape: Shape) -> list[Outcome]:
        """Return the outcomes of one server with one shape, in the order of rounds and repeats."""
        return self.outcomes.setdefault((server, shape.name), [])

    def ratio(self, server: str, shape: Shape, metric: Metric) -> float | None:
        """Return the median of a server's value divided by the reference's at the same turn.

        None if there is none, or if the server failed in any round.
        """
        if server in self.reasons:
            return None
        pairs = zip(self.of(server, shape), self.of(Reference.name, shape), strict=False)
        ratios = [metric.value(theirs) / metric.value(floor) for theirs, floor in pairs]
        return median(ratios) if ratios else None

    def cell(self, server: str, shape: Shape, metric: Metric) -> str:
        """Return what the table prints for one server: its ratio and its own median."""
        ratio = self.ratio(server, shape, metric)
        if ratio is None:
            return self.reasons.get(server, NOTHING)
        measured = metric.show(median(metric.value(one) for one in self.of(server, shape)))
        return measured if server == Reference.name else times(ratio, measured)

    def lost_cell(self, server: str, shape: Shape) -> str:
        """Return what the table prints about lost votes: the worst round."""
        rounds = self.of(server, shape)
        if not rounds or server in self.reasons:
            return self.reasons.get(server, NOTHING)
        lost = max(outcome.lost for outcome in rounds)
        silent = max(outcome.unthanked for outcome in rounds)
        text = f"{lost} of {shape.phones}" if lost else "0"
        return f"{text}, {silent} never thanked" if silent else text


def measure(setting: Setting) -> Result:
    """Return the rows about votes."""
    records = Records()
    for number in range(setting.rounds):
        turn = number % len(KINDS)
        for kind in KINDS[turn:] + KINDS[:turn]:
            if kind.name not in records.reasons:
                _measure_one(kind, number, setting, records)
    rows = [row for shape in SHAPES for row in _rows(shape, records)]
    rows.append(_ratio_row(records, SHAPES[-1], MEMORY))
    return Result(rows, _notes(records), _as_data(records))


def _measure_one(kind: type[Server], number: int, setting: Setting, records: Records) -> None:
    """Run all shapes against a fresh server of one kind."""
    with tempfile.TemporaryDirectory(dir=setting.disk) as folder:
        questions = [name for shape in (PRACTICE, *SHAPES) for name in shape.questions]
        server = kind(Path(folder), questions)
        try:
            for shape, outcome in asyncio.run(_run_shapes(server, number)):
                records.of(kind.name, shape).append(outcome)
                tell(f"round {number + 1}: {kind.name}, {shape.name}: {outcome.in_short()}")
        except (CannotRunError, CoproduceError, LookupError) as reason:
            records.reasons[kind.name] = str(reason)
            tell(f"{kind.name} was not measured: {reason}")
        finally:
            server.stop()


async def _run_shapes(server: Server, number: int) -> list[tuple[Shape, Outcome]]:
    await server.start()
    await send_votes(server, PRACTICE, number)
    return [
        (shape, await send_votes(server, shape, number, repeat))
        for shape in SHAPES
        for repeat in range(shape.repeats)
    ]


def _rows(shape: Shape, records: Records) -> list[Row]:
    """Return the three rows of one shape, with its name before each figure."""
    rows = [_lost_row(shape, records)]
    rows += [_ratio_row(records, shape, metric) for metric in (THANKS, WORK)]
    return [replace(row, figure=f"{shape.name}: {row.figure}") for row in rows]


def _lost_row(shape: Shape, records: Records) -> Row:
    rounds = records.of(Ours.name, shape)
    worst = [float(max(abs(outcome.lost), outcome.unthanked)) for outcome in rounds]
    return Row(
        figure="votes thanked but not stored, worst round",
        value=max(worst) if worst and Ours.name not in records.reasons else None,
        ours=records.lost_cell(Ours.name, shape),
        floor=records.lost_cell(Reference.name, shape),
        limit=at_most(0),
        peers={name: records.lost_cell(name, shape) for name in PEERS},
    )


def _ratio_row(records: Records, shape: Shape, metric: Metric) -> Row:
    def cell(server: str) -> str:
        return records.cell(server, shape, metric)

    return Row(
        figure=metric.figure,
        value=records.ratio(Ours.name, shape, metric),
        ours=cell(Ours.name),
        floor=cell(Reference.name),
        limit=at_most(metric.most),
        peers={name: cell(name) for name in PEERS},
        person=metric.person,
    )


def _notes(records: Records) -> list[str]:
    versions = ", ".join(f"{name} {version(name) or 'absent'}" for name in PEERS)
    absent = [f"{name} was not measured: {why}." for name, why in records.reasons.items()]
    return [f"The floor for votes is bench/reference.py; the peers are {versions}.", *absent]


def _as_data(records: Records) -> dict[str, dict[str, list[dict[str, float]]]]:
    data: dict[str, dict[str, list[dict[str, float]]]] = {}
    for (server, shape), outcomes in records.outcomes.items():
        data.setdefault(server, {})[shape] = [asdict(outcome) for outcome in outcomes]
    return data
