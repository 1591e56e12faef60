"""Many wait, one commit serves them: nobody is thanked before the disk has their answer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable

from coproduce.batching import MOST, Batcher
from coproduce.domain import events as ev
from coproduce.domain.events import Recorded
from coproduce.errors import CoproduceError
from coproduce.journal import Entry, SqliteJournal
from tests.room.session_histories import MemoryJournal


class SlowJournal(MemoryJournal):
    """A journal whose commits wait for the test, and whose batches can be looked at."""

    def __init__(self) -> None:
        """Begin with the gate shut."""
        super().__init__()
        self.gate = threading.Semaphore(0)
        self.began = threading.Semaphore(0)
        self.batches: list[int] = []
        self.failing: set[int] = set()
        self.error: Exception = CoproduceError("The disk is full.")

    def append(self, entries):
        """Commit when the gate is opened; fail for the batches in `failing`."""
        self.batches.append(len(entries))
        self.began.release()
        self.gate.acquire()
        if len(self.batches) - 1 in self.failing:
            raise self.error
        return super().append(entries)


def vote(number: int) -> Entry:
    return Entry(ev.VoteCast(f"seat-{number}", "trust", ("yes",)), key=f"key-{number}")


def seats(recorded: Iterable[Recorded | None]) -> list[str | None]:
    """Whose events these are; None for what was there already, or is nobody's."""
    return [getattr(r.event, "seat", None) if r else None for r in recorded]


async def began(journal: SlowJournal) -> None:
    """Wait until a commit is running."""
    await asyncio.get_running_loop().run_in_executor(None, journal.began.acquire)


async def waiting(batcher: Batcher, *numbers: int) -> list[asyncio.Task]:
    """Let some people send; they wait now."""
    tasks = [asyncio.create_task(batcher.append(vote(n))) for n in numbers]
    await asyncio.sleep(0)
    return tasks


async def test_nobody_is_thanked_before_the_commit():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    (task,) = await waiting(batcher, 1)
    await began(journal)
    for _ in range(50):
        await asyncio.sleep(0)
    assert not task.done()
    journal.gate.release()
    assert [r.event for r in await task] == [vote(1).event]
    await batcher.close()


async def test_whoever_comes_during_a_commit_shares_the_next_one():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    first = await waiting(batcher, 0)
    await began(journal)
    rest = await waiting(batcher, *range(1, 30))
    for _ in range(2):
        journal.gate.release()
    await asyncio.gather(*first, *rest)
    assert journal.batches == [1, 29]
    await batcher.close()


async def test_a_commit_takes_no_more_than_its_most():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    first = await waiting(batcher, 0)
    await began(journal)
    rest = await waiting(batcher, *range(1, MOST + 11))
    for _ in range(3):
        journal.gate.release()
    await asyncio.gather(*first, *rest)
    assert journal.batches == [1, MOST, 10]
    await batcher.close()


async def test_a_failing_commit_fails_those_who_waited_in_it_and_the_next_goes_on():
    journal = SlowJournal()
    journal.failing = {1}
    batcher = Batcher(journal, lambda _: None)
    first = await waiting(batcher, 0)
    await began(journal)
    second = await waiting(batcher, 1, 2, 3)
    journal.gate.release()
    await began(journal)
    third = await waiting(batcher, 4, 5)
    for _ in range(2):
        journal.gate.release()
    results = await asyncio.gather(*first, *second, *third, return_exceptions=True)
    failed = [isinstance(r, CoproduceError) for r in results]
    assert failed == [False, True, True, True, False, False]
    assert seats(journal.read()) == ["seat-0", "seat-4", "seat-5"]
    await batcher.close()


async def test_one_entry_that_cannot_be_written_takes_no_other_with_it(tmp_path):
    with SqliteJournal(tmp_path / "session.db") as journal:
        batcher = Batcher(journal, lambda _: None)
        broken = Entry(ev.CommentGiven("seat-9", "trust", "\ud800", "en"))
        results = await asyncio.gather(
            batcher.append(vote(1)),
            batcher.append(broken),
            batcher.append(vote(2), vote(3)),
            return_exceptions=True,
        )
        assert isinstance(results[1], UnicodeEncodeError)
        assert seats(journal.read()) == ["seat-1", "seat-2", "seat-3"]
        await batcher.close()


async def test_events_are_taken_in_in_order_and_before_the_thanks():
    journal = SlowJournal()
    seen: list[Recorded] = []
    batcher = Batcher(journal, seen.append)
    done: list[int] = []

    async def person(number: int) -> None:
        (recorded,) = await batcher.append(vote(number))
        assert recorded in seen
        done.append(number)

    people = [asyncio.create_task(person(n)) for n in range(40)]
    await asyncio.sleep(0)
    for _ in range(40):
        journal.gate.release()
    await asyncio.gather(*people)
    assert [r.id for r in seen] == list(range(1, 41))
    assert done == list(range(40))
    await batcher.close()


async def test_what_belongs_together_gets_its_own_answers():
    journal = MemoryJournal()
    batcher = Batcher(journal, lambda _: None)
    one, two, again = await asyncio.gather(
        batcher.append(vote(1), vote(2)), batcher.append(vote(3)), batcher.append(vote(2), vote(4))
    )
    assert seats(one) == ["seat-1", "seat-2"]
    assert seats(two) == ["seat-3"]
    assert seats(again) == [None, "seat-4"]
    await batcher.close()


async def test_closing_writes_what_waits():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    tasks = await waiting(batcher, *range(5))
    await began(journal)
    tasks += await waiting(batcher, *range(5, 9))
    for _ in range(2):
        journal.gate.release()
    await batcher.close()
    assert len(journal.read()) == 9
    assert all(r is not None for (r,) in await asyncio.gather(*tasks))


async def test_a_phone_that_goes_away_while_waiting_has_voted_all_the_same():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    tasks = await waiting(batcher, 1, 2)
    await began(journal)
    tasks[0].cancel()
    journal.gate.release()
    await tasks[1]
    await batcher.close()
    assert len(journal.read()) == 2


async def test_a_screen_that_fails_keeps_nobody_waiting():
    journal = MemoryJournal()
    heard = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, said: heard.append(said))

    def fails(_: Recorded) -> None:
        raise ValueError("a fault of ours")

    batcher = Batcher(journal, fails)
    assert seats(await batcher.append(vote(1))) == ["seat-1"]
    assert seats(await batcher.append(vote(2))) == ["seat-2"]
    assert len(heard) == 2
    await batcher.close()


async def test_what_was_sent_before_a_deletion_does_not_outlive_it():
    journal = SlowJournal()
    batcher = Batcher(journal, lambda _: None)
    first = await waiting(batcher, 0)
    await began(journal)
    late = await waiting(batcher, 7)  # sent, and not yet written
    deletion = asyncio.create_task(batcher.forget("seat-7"))
    await asyncio.sleep(0)
    for _ in range(2):
        journal.gate.release()
    await asyncio.gather(*first, *late, deletion)
    assert seats(journal.read()) == ["seat-0", None]
    await batcher.close()
