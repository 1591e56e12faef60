"""Meetings: see, make, copy and delete them."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from journey import NearClient, coproduce, meeting

from coproduce.domain.session import fold
from coproduce.home import SessionFolder
from coproduce.journal import JournalReader


def test_a_new_meeting_is_listed(tmp_path):
    run = coproduce(tmp_path, "sessions", "new", "Café & friends")
    assert run.stdout == "cafe-friends\n"
    assert "coproduce run cafe-friends" in run.stderr
    listed = coproduce(tmp_path, "sessions").stdout
    assert listed.startswith("cafe-friends  ")
    assert listed.endswith("  Café & friends\n")


def test_a_meeting_is_found_by_the_title_that_was_typed(tmp_path):
    coproduce(tmp_path, "sessions", "new", "Our day, 2026!")
    run = coproduce(tmp_path, "results", "Our day, 2026!")
    assert run.returncode == 0
    assert run.stdout.startswith("Our day, 2026!\n")


def test_nothing_to_list_is_said(tmp_path):
    run = coproduce(tmp_path, "sessions", "list")
    assert (run.returncode, run.stdout) == (0, "")
    assert "There is no meeting yet." in run.stderr


def test_a_damaged_meeting_does_not_hide_the_others(tmp_path):
    with meeting(tmp_path) as broken, meeting(tmp_path) as well:
        broken.journal.write_bytes(b"not a database at all" * 100)
        lines = coproduce(tmp_path, "sessions", "list").stdout.splitlines()
    assert len(lines) == 2
    assert any(line.startswith(well.name) and line.endswith("Hall meeting") for line in lines)
    assert any("damaged" in line for line in lines)


def test_a_backup_holds_what_the_open_meeting_holds(tmp_path):
    file = tmp_path / "copy.db"
    with meeting(tmp_path) as folder:
        client = NearClient(folder)
        client.ask("open", activity="trusted")
        client.people_answer("trusted", "yes", 3)
        run = coproduce(tmp_path, "sessions", "backup", "hall", "--out", str(file))
        assert run.stdout == f"{file}\n"
        with JournalReader(file) as copy, JournalReader(folder.journal) as kept:
            assert copy.read() == kept.read()
        client.close()
    assert sqlite3.connect(file).execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_meeting_made_again_from_a_copy_has_its_answers_and_its_phones(tmp_path):
    file = tmp_path / "copy.db"
    with meeting(tmp_path) as folder:
        client = NearClient(folder)
        client.ask("open", activity="trusted")
        client.people_answer("trusted", "yes", 3)
        client.close()
        coproduce(tmp_path, "sessions", "backup", "hall", "--out", str(file))
        signed = folder.signing_secret()  # as its server did
        folder.journal.write_bytes(b"spoiled" * 1000)
        run = coproduce(tmp_path, "sessions", "restore", str(file))
        again = SessionFolder(folder.path.with_name(run.stdout.strip()))
        assert again.name != folder.name
        with JournalReader(again.journal) as reader:
            assert len(fold(reader.read()).votes["trusted"]) == 3
        assert again.signing_secret() == signed
        assert folder.journal.read_bytes().startswith(b"spoiled")


def test_what_is_no_copy_is_not_made_into_a_meeting(tmp_path):
    file = tmp_path / "copy.db"
    missing = coproduce(tmp_path, "sessions", "restore", str(file))
    file.write_text("a letter, and no meeting")
    wrong = coproduce(tmp_path, "sessions", "restore", str(file))
    assert missing.returncode == wrong.returncode == 2
    assert "There is no file" in missing.stderr
    assert "damaged" in wrong.stderr
    assert coproduce(tmp_path, "sessions", "list").stdout == ""


def test_a_backup_never_replaces_a_file(tmp_path):
    file = tmp_path / "copy.db"
    file.write_text("mine")
    with meeting(tmp_path):
        run = coproduce(tmp_path, "sessions", "backup", "hall", "--out", str(file))
    assert run.returncode == 2
    assert "is there already." in run.stderr
    assert file.read_text() == "mine"


def test_a_meeting_is_not_deleted_without_a_yes(tmp_path):
    with meeting(tmp_path) as folder:
        run = coproduce(tmp_path, "sessions", "delete", "hall")
        assert run.returncode == 2
        assert "--yes" in run.stderr
        assert folder.exists()
        assert coproduce(tmp_path, "sessions", "delete", "hall", "--yes").returncode == 0
        assert not folder.path.exists()


def test_a_meeting_that_is_open_is_not_deleted(tmp_path):
    from filelock import FileLock

    with meeting(tmp_path) as folder, FileLock(folder.lock):
        run = coproduce(tmp_path, "sessions", "delete", "hall", "--yes")
        assert run.returncode == 2
        assert "is open." in run.stderr
        assert folder.exists()


@pytest.mark.parametrize("more", [[], ["--yes"]])
def test_a_meeting_with_comments_for_the_safeguarding_lead_is_never_deleted(tmp_path, more):
    with meeting(tmp_path) as folder:
        client = NearClient(folder)
        seat = client.seat()
        for text in ("A secret", "Another"):
            client.ask("comment", wish="report", seat=seat, activity="trusted", text=text, key=text)
        with JournalReader(folder.journal) as reader:
            comments = list(fold(reader.read()).comments)
        client.ask("worry", comment=comments[0])
        client.close()
        run = coproduce(tmp_path, "sessions", "delete", "hall", *more)
        assert run.returncode == 2
        assert "holds 1 comment for the safeguarding lead. We never delete it." in run.stderr
        assert "Keep the meeting, and ask the safeguarding lead." in run.stderr
        assert "secret" not in run.stderr
        assert folder.exists()


def test_a_copied_template_makes_a_meeting(tmp_path):
    file = tmp_path / "ours.toml"
    assert "survey" in coproduce(tmp_path, "sessions", "templates").stdout
    run = coproduce(tmp_path, "sessions", "templates", "copy", "survey", str(file))
    assert run.returncode == 0, run.stderr
    run = coproduce(tmp_path, "sessions", "new", "Ours", "--template", str(file))
    assert run.stdout == "ours\n"
    again = coproduce(tmp_path, "sessions", "templates", "copy", "survey", str(file))
    assert again.returncode == 2


def test_a_template_with_a_mistake_names_file_and_line(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text('format = 1\ntitle = = "x"\n', "utf-8")
    run = coproduce(tmp_path, "sessions", "new", "Ours", "--template", str(file))
    assert run.returncode == 2
    assert "ours.toml, line 2" in run.stderr


def test_a_folder_in_a_cloud_is_refused(tmp_path):
    home = tmp_path / "OneDrive - Council"
    run = coproduce(home, "sessions", "new", "Ours")
    assert run.returncode == 2
    assert "shared cloud folder" in run.stderr
    shutil.rmtree(home, ignore_errors=True)
