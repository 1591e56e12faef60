"""The doctor: what works on this computer, in plain words."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
import urllib.request

import pytest
from journey import coproduce, meeting

from coproduce import home
from tui import doctor_checks, doctor_phone
from tui.doctor_checks import Verdict


def test_a_computer_that_is_well(tmp_path):
    run = coproduce(tmp_path, "doctor")
    assert run.returncode == 0
    assert all(line.startswith(("Good: ", "Please look: ")) for line in run.stdout.splitlines())
    assert str(tmp_path) in run.stdout
    assert not list(tmp_path.iterdir())  # the doctor changes nothing


def test_a_folder_in_a_cloud_is_missing_and_the_exit_code_says_so(tmp_path):
    run = coproduce(tmp_path / "OneDrive", "doctor")
    assert run.returncode == 3
    assert "Missing: The folder for meetings is in a shared cloud folder" in run.stdout


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    run = coproduce(tmp_path / "file", "doctor")
    assert run.returncode == 3
    assert "We cannot write in the folder" in run.stdout


def test_a_package_that_is_not_there(monkeypatch):
    monkeypatch.setattr(doctor_checks, "PACKAGES", ("filelock", "no-such-package-here"))
    (answer,) = doctor_checks.packages()
    assert answer.verdict is Verdict.MISSING
    assert "no-such-package-here" in answer.words
    assert "filelock" not in answer.words


def test_a_clock_that_stands_before_the_files(tmp_path):
    with meeting(tmp_path) as folder:
        later = time.time() + 3600
        os.utime(folder.journal, (later, later))
        (answer,) = doctor_checks.clock()
    assert answer.verdict is Verdict.LOOK
    assert "Is the clock right?" in answer.words


def test_a_full_disk(monkeypatch):
    monkeypatch.setattr(doctor_checks, "LEAST_DISK", 10**18)
    (answer,) = doctor_checks.disk()
    assert answer.verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("free", "words"), [(83_482_000_000, "83 GB are free"), (950_000_000, "950 MB are free")]
)
def test_free_room_is_told_in_the_unit_that_a_person_uses(monkeypatch, free, words):
    usage = shutil._ntuple_diskusage(10**12, 10**12 - free, free)
    monkeypatch.setattr("tui.doctor_checks.shutil.disk_usage", lambda where: usage)
    (answer,) = doctor_checks.disk()
    assert words in answer.words


def test_a_disk_too_full_to_try_is_not_called_a_wrong_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))

    def full(**more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tui.doctor_checks.tempfile.TemporaryFile", full)
    problem, _folder = doctor_checks.folder()
    assert problem.verdict is Verdict.MISSING
    assert "The disk is full." in problem.words


def test_without_a_network_phones_cannot_join_and_paper_works(monkeypatch):
    monkeypatch.setattr("coproduce.joining.addresses", list)
    (answer,) = doctor_checks.addresses()
    assert answer.verdict is Verdict.LOOK
    assert "Keyboard and paper work." in answer.words


def test_two_addresses_are_both_told_and_the_one_for_phones_first(monkeypatch):
    from coproduce.joining import Address

    two = [Address("192.168.1.20", "wlan0"), Address("172.17.0.1", "docker0")]
    monkeypatch.setattr("coproduce.joining.addresses", lambda: two)
    first, second = doctor_checks.addresses()
    assert "192.168.1.20" in first.words
    assert "coproduce run --host 172.17.0.1" in second.words


@pytest.mark.parametrize(("is_own", "came"), [(True, False), (False, True)])
def test_only_a_request_from_another_device_counts(is_own, came):
    with doctor_phone.open_door(lambda host: is_own, 18080) as door:
        threading.Thread(target=door.serve_forever, daemon=True).start()
        page = urllib.request.urlopen(f"http://127.0.0.1:{door.server_port}/", timeout=10).read()
        assert door.has_come.wait(10) is came if came else not door.has_come.is_set()
        door.shutdown()
    assert (door.reached == "127.0.0.1") is came
    assert (b"It works." in page) is came


def test_the_port_of_another_program_is_left_to_it():
    with (
        doctor_phone.open_door(lambda host: True, 18180) as first,
        doctor_phone.open_door(lambda host: True, first.server_port) as second,
    ):
        assert second.server_port > first.server_port


def test_a_small_terminal_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("LINES", "10")
    answers = doctor_checks.terminal()
    assert answers[0].verdict is Verdict.LOOK
    assert "too small" in answers[0].words


def test_the_home_of_a_test_is_not_the_real_one(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    assert home.home() == tmp_path.resolve()
