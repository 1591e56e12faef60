"""Many at once: voters, listeners, half-open connections, slow ones."""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import socket
import threading
from collections import Counter

import pytest

from coproduce.domain.events import VoteCast
from form import limits
from tests.phones.phone import THANKS
from tests.phones.rooms import Inside, until


def more_files(number: int) -> None:
    """Let this test's own process open that many connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < number:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(number, hard), hard))


async def exchange(port: int, method: str, address: str, body: str, cookie: str, together=None):
    """One request on a connection of its own; return the status, the head and the body."""
    if together is not None:
        await together.wait()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(
            (
                f"{method} {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                f"Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        )
        await writer.drain()
        got = await reader.read()
    finally:
        writer.close()
    head, _, page = got.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1"), page.decode()


@pytest.mark.needs("pty")  # POSIX
def test_hundreds_of_voters_at_once_who_each_send_five_times_are_each_counted_once(
    new_child, scale
):
    number = scale(60, 200, 600)
    more_files(number + 300)
    room = new_child()
    room.start()
    first, code = room.first, room.code
    room.desk("open", activity=first)
    choices = ("yes", "sometimes", "no")

    async def person(which: int, start: asyncio.Barrier) -> list[int]:
        status, head, _ = await exchange(room.port, "POST", f"/j/{code}", "role=young-person", "")
        assert status == 303
        cookie = next(
            line.split(":", 1)[1].split(";")[0].strip()
            for line in head.split("\r\n")
            if line.lower().startswith("set-cookie")
        )
        _, _, page = await exchange(room.port, "GET", f"/q/{first}", "", cookie)
        token = page.split('name="page" value="')[1].split('"')[0]
        body = f"page={token}&choice={choices[which % 3]}"
        # All send their first at one moment, then each resends as fast as it is answered.
        sent = [await exchange(room.port, "POST", f"/q/{first}", body, cookie, start)]
        while len(sent) < 5:
            sent += [await exchange(room.port, "POST", f"/q/{first}", body, cookie)]
        return [status for status, _, _ in sent]

    async def everybody() -> list[list[int]]:
        start = asyncio.Barrier(number)
        return await asyncio.gather(*(person(n, start) for n in range(number)))

    answers = asyncio.run(everybody())
    assert all(status == 303 for mine in answers for status in mine)
    assert room.counts(first) == Counter(choices[n % 3] for n in range(number))
    cast = [r.event for r in room.events() if isinstance(r.event, VoteCast)]
    assert len(cast) == len({v.seat for v in cast}) == number


@pytest.mark.needs("pty")  # POSIX
def test_many_half_open_connections_do_not_stop_a_vote(new_child, scale):
    number = scale(400, 1100, 1100)
    more_files(number + 300)
    room = new_child()
    room.start()
    room.desk("open", activity=room.first)
    phone = room.joined()
    lines = []
    try:
        for _ in range(number):
            line = socket.create_connection(("127.0.0.1", room.port), timeout=10)
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            lines.append(line)
        phone.vote(room.first, "yes")
        assert THANKS in phone.page.words
        newcomer = room.joined()
        newcomer.vote(room.first, "no")
        assert THANKS in newcomer.page.words
        assert room.counts(room.first) == {"yes": 1, "no": 1}
        until(lambda: sum(is_dropped(x) for x in lines) >= number - limits.UNFINISHED - 1)
        assert is_dropped(lines[0])
        assert not is_dropped(lines[-1])
    finally:
        for line in lines:
            line.close()


def is_dropped(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


@pytest.fixture
def hurried(monkeypatch, room: Inside) -> Inside:
    """A room whose limits are short, so that no test waits for long."""
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.3)
    return room


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HT",
        b"POST /code HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\ncode=",
        b"POST /code HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ncode=\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT",
    ],
)
def test_a_request_that_is_not_whole_in_time_is_dropped(hurried, sent):
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=10) as line:
        if sent:
            line.sendall(sent)
        with contextlib.suppress(ConnectionError):
            while line.recv(65536):
                pass


def test_the_limits_are_those_that_were_measured():
    assert (limits.HEAD_SECONDS, limits.BODY_SECONDS, limits.UNFINISHED) == (5.0, 10.0, 256)


def test_a_listener_and_a_phone_that_rests_are_not_dropped(hurried):
    phone = hurried.joined()
    listener = Listener(hurried.port)
    assert listener.next() == "-"
    slow = socket.create_connection(("127.0.0.1", hurried.port), timeout=10)
    with slow, contextlib.suppress(ConnectionError):
        while slow.recv(1):  # until the limit has passed for everybody
            pass
    hurried.desk("open", activity=hurried.first)
    assert listener.next() == hurried.first
    listener.close()
    line = phone._connection
    assert phone.go("/now").status == 200
    assert phone._connection is line


def test_a_slow_disk_does_not_count_as_a_slow_request(hurried):
    hurried.desk("open", activity=hurried.first)
    phone = hurried.joined()
    let_go = threading.Event()
    write = hurried.host._journal.append
    hurried.host._journal.append = lambda entries: let_go.wait(20) and write(entries)
    timer = threading.Timer(0.7, let_go.set)
    timer.start()
    phone.answer("yes")
    timer.join()
    assert THANKS in phone.page.words


# --- listening ----------------------------------------------------------------------------------


class Listener:
    """A page that follows what is open, as a browser's EventSource does."""

    def __init__(self, port: int, address: str = "/live", cookie: str = "") -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=20)
        head = f"GET {address} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"
        self.line.sendall(head.encode())
        self.file = self.line.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.heard: list[bytes] = []

    def next(self) -> str:
        """Return the next thing that the server says."""
        while True:
            line = self.file.readline()
            assert line, "the server has gone"
            self.heard.append(line)
            if line.startswith(b"data: "):
                return line[6:].decode().strip()

    def close(self) -> None:
        self.file.close()
        self.line.close()


def heard_status(port: int, cookie: str) -> int:
    with contextlib.closing(Listener(port, "/desk/live", cookie)) as listener:
        return listener.status


def test_an_opened_question_reaches_a_phone_that_listens(room):
    listeners = [Listener(room.port) for _ in range(3)]
    assert [x.next() for x in listeners] == ["-"] * 3
    first, second = (a.id for a in room.session().agenda[:2])
    room.desk("open", activity=first)
    assert [x.next() for x in listeners] == [first] * 3
    room.desk("open", activity=second)
    assert [x.next() for x in listeners] == [second] * 3
    room.desk("close", activity=second)
    assert [x.next() for x in listeners] == ["-"] * 3
    room.desk("end")
    assert [x.next() for x in listeners] == ["end"] * 3
    for x in listeners:
        x.close()


def test_what_phones_hear_holds_no_words_and_no_counts(room):
    listener = Listener(room.port)
    assert listener.next() == "-"
    room.desk("open", activity=room.first)
    assert listener.next() == room.first
    phone = room.joined()
    phone.answer("no")
    phone.say(room.first, "unheard words 9911")
    (comment,) = room.session().comments
    room.desk("move-comment", reason="asked", comment=comment, state="shown")
    phone.submit(phone.page.form("signal"), signal="break")
    room.desk("close", activity=room.first)
    assert listener.next() == "-"  # nothing was said in between
    room.desk("show", activity=room.first)
    room.desk("end")
    assert listener.next() == "end"
    told = b"".join(listener.heard[listener.heard.index(b"retry: 2000\n") :])
    words = {line for line in told.splitlines() if line.startswith(b"data")}
    assert words <= {f"data: {w}".encode() for w in ("-", room.first, "end")}
    assert b"unheard" not in told
    listener.close()


def test_the_desks_listener_hears_numbers_and_no_words(room):
    phone = room.phone()
    phone.go(room.desk("pair")["address"].split(f":{room.port}")[1])
    phone.submit(phone.page.forms[0])
    cookie = f"desk={phone.cookies['desk']}"
    assert heard_status(room.port, cookie) == 403
    room.desk("confirm-pairing", number=phone.page.words.split("number is ")[1][:2])
    listener = Listener(room.port, "/desk/live", cookie)
    assert json.loads(listener.next())["held"] == 0
    room.desk("open", activity=room.first)
    other = room.joined()
    other.say(room.first, "unheard words 9912")
    heard: dict[str, int] = {}
    while heard.get("held") != 1:
        heard = json.loads(listener.next())
    assert set(heard) == {"joined", "practised", "answered", "held", "signals"}
    assert all(isinstance(number, int) for number in heard.values())
    assert heard_status(room.port, "") == 403
    listener.close()


def test_a_listener_that_does_not_read_makes_nobody_wait(room):
    slow, quick = Listener(room.port), Listener(room.port)
    assert quick.next() == "-"
    first, second = (a.id for a in room.session().agenda[:2])
    for turn in range(6):
        opened = (first, second)[turn % 2]
        room.desk("open", activity=opened)
        assert quick.next() == opened
    phone = room.joined()
    phone.answer("yes")
    assert THANKS in phone.page.words
    slow.close()
    quick.close()


def test_changes_within_a_moment_are_told_once(room):
    listener = Listener(room.port)
    assert listener.next() == "-"
    ids = [a.id for a in room.session().agenda]
    for activity in ids:
        room.desk("open", activity=activity)
    while (heard := listener.next()) != ids[-1]:
        assert heard in ids
    assert sum(x.startswith(b"data: ") for x in listener.heard) < len(ids)
    listener.close()


def test_a_restart_lets_listeners_go_and_they_find_it_again(room):
    listener = Listener(room.port)
    assert listener.next() == "-"
    room._server.config.timeout_graceful_shutdown = None  # uvicorn would wait for ever for them
    room.again()
    assert listener.file.read().endswith(b"0\r\n\r\n")
    listener.close()
    with contextlib.closing(Listener(room.port)) as again:
        assert again.next() == "-"


def test_answers_on_a_kept_connection_are_sent_at_once(room):
    phone = room.joined()
    kept = [c.transport.get_extra_info("socket") for c in room._server.server_state.connections]
    assert kept
    # Without this each answer waits 40 ms for the one before to be acknowledged.
    assert all(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for line in kept)
    phone.close()


def test_listeners_that_go_away_are_forgotten(room, scale):
    for _ in range(scale(50, 200, 1000)):
        listener = Listener(room.port)
        listener.next()
        listener.close()
    until(lambda: len(room._server.server_state.connections) < 5)


def test_the_server_asks_for_enough_connections_for_a_hall(new_child):
    room = new_child(
        before="import resource as r\n"
        "r.setrlimit(r.RLIMIT_NOFILE, (200, r.getrlimit(r.RLIMIT_NOFILE)[1]))"
    )
    room.start()
    lines = [Listener(room.port) for _ in range(300)]
    assert all(x.status == 200 for x in lines)
    for line in lines:
        line.close()
