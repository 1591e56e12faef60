"""The workers: one for each core, and what one of them loses costs nothing else."""

from __future__ import annotations

import os
import signal
import time

import pytest

from coproduce.content_folder import ContentError
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from easyread.packing.workers import Team


def made(task):
    """What a worker makes in these tests; it can be found by name in a process of its own."""
    kind, value = task
    if kind == "die":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if kind == "hang":
        time.sleep(600)
    if kind == "mistake":
        raise ValueError(f"secret words {value}")
    if kind == "content":
        raise ContentError([Finding("X-1", "file", value, "Mend it.")])
    if kind == "refuse":
        raise CoproduceError("It is too long.", "Make it shorter.")
    return os.getpid(), value


def done(*tasks, patience=60.0):
    with Team(made, processes=2, patience=patience) as team:
        return {one.index: one for one in team.outcomes(tasks)}


def test_every_task_comes_back_once_and_few_processes_make_many():
    found = done(*(("make", n) for n in range(20)))
    assert [found[n].value[1] for n in range(20)] == list(range(20))
    assert len({found[n].value[0] for n in range(20)}) <= 2


def test_nothing_to_make_starts_nothing():
    assert done() == {}


@pytest.mark.parametrize("kind", ["die", "hang"])
def test_a_worker_that_dies_or_hangs_costs_only_what_it_was_making(kind):
    found = done((kind, 0), *(("make", n) for n in range(1, 8)), patience=3.0)
    assert all(found[n].value[1] == n for n in range(1, 8))
    words = {"die": "The computer stopped the program", "hang": "This file took too long."}[kind]
    assert str(found[0].problem).startswith(words)


def test_what_is_refused_is_told_in_its_own_words():
    assert str(done(("refuse", 0))[0].problem) == "It is too long. Make it shorter."


def test_an_error_that_is_made_from_other_values_comes_through_the_pipe():
    found = done(("content", "It is wrong."), ("make", 1))
    assert "file: It is wrong. Mend it. (X-1)" in str(found[0].problem)
    assert found[1].value[1] == 1


def test_our_own_mistake_is_told_without_a_word_of_the_document():
    one = done(("mistake", "of a child"))[0]
    assert one.problem is not None
    assert "It is our mistake." in str(one.problem)
    assert one.fault.startswith("ValueError at ")
    assert "test_pack_workers.py:" in one.fault
    assert "secret" not in str(one) + repr(one.problem.args)


def test_who_stops_listening_leaves_no_worker_behind():
    import multiprocessing

    with Team(made, processes=2) as team:
        team.start()
        for _one in team.outcomes([("make", 0), ("hang", 1)]):
            break
    assert multiprocessing.active_children() == []
