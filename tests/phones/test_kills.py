"""A server that dies, a second one, a full disk, a folder that cannot be written, a moved clock."""

from __future__ import annotations

import contextlib
import http.client
import random
import shutil
import signal
import socket
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

import pytest
import tools

from coproduce.domain.events import VoteCast
from coproduce.domain.progress import GRACE
from form.tokens import Tokens
from tests.phones.phone import THANKS, Phone
from tests.phones.rooms import Child, new_folder, until

VOTERS = 8
GONE = (OSError, http.client.HTTPException)


class Voter(threading.Thread):
    """A phone that votes, writes, and sends again until it is thanked, as its outbox does."""

    def __init__(self, room: Child, phone: Phone, number: int) -> None:
        super().__init__(daemon=True)
        self.room, self.phone, self.number = room, phone, number
        self.thanked: list[str] = []
        self.comments: list[str] = []
        self.refused: list[str] = []
        self.is_enough = threading.Event()

    def run(self) -> None:
        turn = 0
        while not self.is_enough.is_set():
            turn += 1
            choice = ("yes", "sometimes", "no")[turn % 3]
            if self._sent("choice", f"/q/{self.room.known_first}", choice=choice):
                self.thanked.append(choice)
            words = f"words {self.number}-{turn}"
            if self._sent("comment", f"/say/{self.room.known_first}", comment=words):
                self.comments.append(words)

    def _sent(self, name: str, address: str, **said: str) -> bool:
        form = self._again(lambda: self.phone.go(address).form(name))
        if form is None:
            return False
        page = self._again(lambda: self.phone.ask("POST", form.action, form.body(**said)))
        if page is not None and page.status != 303:
            self.refused.append(page.words)
        return page is not None and page.status == 303

    def _again(self, work):
        while True:
            with contextlib.suppress(*GONE):
                return work()
            self.phone.close()
            self.phone.port = self.room.port
            if self.is_enough.wait(0.01):
                return None


def test_a_server_killed_at_any_moment_loses_no_answer_that_was_thanked(new_child, scale):
    room = new_child()
    room.start()
    room.desk("open", activity=room.first)
    room.known_first = room.first
    phones = [room.joined() for _ in range(VOTERS)]
    voters = [Voter(room, phone, n) for n, phone in enumerate(phones)]
    for voter in voters:
        voter.start()
    chance = random.Random(7)
    port = room.port
    for _ in range(scale(3, 8, 20)):
        already = sum(len(v.thanked) for v in voters)
        until(partial(_have_all_been_thanked, voters, already + VOTERS))
        threading.Event().wait(chance.uniform(0, 0.1))
        room.kill()
        assert room.start(port) == f"ready {port}"
    for voter in voters:
        voter.is_enough.set()
    for voter in voters:
        voter.join(30)
        assert not voter.is_alive()
    assert not any(v.refused for v in voters)
    session = room.session()
    assert len(session.seats) == VOTERS
    words = {c.text for c in session.comments.values()}
    assert words >= {w for v in voters for w in v.comments}
    votes = [r.event for r in room.events() if isinstance(r.event, VoteCast)]
    for seat in session.seats:
        cast = [v.chosen[0] for v in votes if v.seat == seat]
        voter = next(v for v in voters if _is_their(v, seat))
        assert len(cast) >= len(voter.thanked)
        # What was cast is what was thanked, with at most one more on its way at the end.
        assert cast[: len(voter.thanked)] == voter.thanked


def _have_all_been_thanked(voters: list[Voter], number: int) -> bool:
    return sum(len(v.thanked) for v in voters) >= number


def _is_their(voter: Voter, seat: str) -> bool:
    signer = Tokens(voter.room.folder.signing_secret(), voter.room.folder.name)
    return signer.read_seat(voter.phone.cookies["seat"]) == seat


def test_the_port_of_before_is_found_again_without_being_told(new_child):
    room = new_child()
    room.start(0)
    port = room.port
    phone = room.joined()
    room.kill()
    assert room.start(None) == f"ready {port}"
    phone.go("/now")
    assert phone.page.status == 200


def test_a_second_server_is_refused_in_plain_words_and_the_first_goes_on(new_child):
    room = new_child()
    room.start()
    second = Child(room.folder)
    said = second.start(0)
    assert said == (
        "refused: The meeting “our-room” is running already. "
        "Use the window that is open. Or close it first."
    )
    assert second.end() == 2
    assert second.said[1] == ""
    assert room.desk("ping")["name"] == "our-room"


def test_a_given_port_that_is_taken_is_told_and_a_default_one_is_passed_over(new_child):
    room = new_child()
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        assert room.start(taken).startswith(f"refused: Another program uses the port {taken}.")
        room.end()
        assert room.said[1] == ""
    room.start(0)
    before = room.port
    room.stop()
    with socket.create_server(("127.0.0.1", before)):
        assert room.start(None).startswith("ready ")
        assert room.port != before


def test_a_port_that_cannot_be_is_told(new_child):
    room = new_child()
    assert room.start(70_000).startswith("refused: ")
    room.end()
    assert room.said[1] == ""


def test_stopping_leaves_one_file_and_no_address(new_child):
    room = new_child()
    room.start()
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.answer("yes")
    listener = http.client.HTTPConnection("127.0.0.1", room.port, timeout=20)
    listener.request("GET", "/live")
    listener.getresponse().fp.readline()
    room.stop()
    listener.close()
    assert room.said == ("", "")
    assert [p.name for p in room.folder.path.glob("session.db*")] == ["session.db"]
    assert room.folder.server() is None
    assert not list(room.folder.path.glob("*.part"))
    assert room.counts(room.first) == {"yes": 1}


# Who may write everywhere becomes nobody first.
_NOBODY = """
import os
import form.server, resource
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


@pytest.mark.needs("pty")  # POSIX: Windows has no folder that its owner cannot write by mode
def test_a_folder_that_cannot_be_written_is_told_in_plain_words():
    with tempfile.TemporaryDirectory() as home:
        room = Child(new_folder(Path(home)), before=_NOBODY)
        folders = [Path(home), room.folder.path.parent, room.folder.path]
        for path in [*room.folder.path.iterdir(), *folders]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            said = room.start(0)
            room.end()
        finally:
            for path in folders:
                path.chmod(0o755)
    assert room.said[1] == ""
    assert said.startswith("refused: We cannot write in the folder where meetings are kept.")


# The tiny disk: a limit on the size of files, which every POSIX system has.
_SMALL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes}, resource.RLIM_INFINITY))
signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(
    resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
"""


@pytest.mark.needs("pty")  # POSIX
def test_a_full_disk_is_told_to_the_phone_and_the_same_answer_is_taken_when_there_is_room(
    new_child,
):
    room = new_child(before=_SMALL.format(bytes=60_000))
    room.start()
    room.desk("open", activity=room.first)
    first = room.first
    phone = room.joined()
    refused = None
    for turn in range(400):
        form = phone.go(f"/say/{first}").form("comment")
        page = phone.ask("POST", form.action, form.body(comment=f"{turn} " + "w" * 400))
        if page.status != 303:
            refused = form, page
            break
    assert refused is not None
    form, page = refused
    assert page.status == 503
    assert "We could not save this. Please tell the people who run the meeting." in page.words
    again = phone.ask("POST", form.action, form.body(comment="x"), {"Accept": "application/json"})
    assert again.status == 503
    assert again.json["what"] == "We could not save this."
    assert len(room.session().comments) == turn
    assert phone.go("/now").status == 200
    room.process.send_signal(signal.SIGUSR1)
    until(lambda: phone.ask("POST", form.action, form.body(comment="at last")).status == 303)
    assert len(room.session().comments) == turn + 1
    phone.vote(first, "yes")
    assert THANKS in phone.page.words
    room.stop()
    assert room.said == ("", "")
    assert len(room.session().comments) == turn + 1


def ask_often(room: Child) -> None:
    for _ in range(100):
        room.desk("count-people", number=12)


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of its own with hardly any room."""
    with tools.small_disk(tmp_path / "tiny", "220k") as place:
        yield place


def test_a_disk_without_room_says_so_at_the_desk_and_nothing_is_half_written(tiny_disk, new_child):
    room = Child(new_folder(tiny_disk))
    room.start()
    room.desk("open", activity=room.first)
    phone = room.joined()
    try:
        ballast = tiny_disk / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"0" * 4096)
        form = phone.go(f"/say/{room.first}").form("comment")
        kept = 0
        for turn in range(200):
            page = phone.ask("POST", form.action, form.body(comment=f"{turn} " + "w" * 480))
            kept += page.status == 303
            if page.status == 503:
                break
        assert page.status == 503
        with pytest.raises(Exception, match=r"The disk is full\."):
            ask_often(room)
        assert len(room.session().comments) == kept
        ballast.unlink()
        assert phone.ask("POST", form.action, form.body(comment="room again")).status == 303
        assert len(room.session().comments) == kept + 1
    finally:
        room.put_away()


def test_a_machine_clock_that_jumps_makes_no_answer_late_and_loses_none(room, monkeypatch):
    room.desk("open", activity=room.first)
    phones = [room.joined() for _ in range(3)]
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 86_400)
    phones[0].answer("yes")
    room.desk("close", activity=room.first)
    monkeypatch.setattr(time, "time", lambda: real() - 86_400)
    phones[1].answer("yes")
    assert THANKS in phones[1].page.words
    monkeypatch.setattr(time, "time", lambda: real() + GRACE * 2)
    phones[2].answer("yes")
    assert THANKS in phones[2].page.words
    assert room.counts(room.first) == {"yes": 3}
    at = [r.at for r in room.events()]
    assert at == sorted(at)
    assert at[-1] - at[0] < 60


def test_a_clock_set_back_before_a_restart_does_not_make_time_go_back(room, monkeypatch):
    room.desk("open", activity=room.first)
    phone = room.joined()
    room.stop()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 86_400 * 365)
    room.start()
    phone.vote(room.first, "yes")
    assert THANKS in phone.page.words
    at = [r.at for r in room.events()]
    assert at == sorted(at)


def test_a_folder_deleted_while_it_runs_does_not_stop_the_server_without_words(new_child):
    room = new_child()
    room.start()
    phone = room.joined()
    shutil.rmtree(room.folder.path)
    page = phone.go("/now")
    assert page.status == 200
