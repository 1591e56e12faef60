"""The sealed record leaves only with a password, and says what was written."""

from __future__ import annotations

import io
import stat
import subprocess

import pikepdf
import pytest
from journey import NearClient, coproduce, meeting

from coproduce import deck
from coproduce.domain import safe_events as safe
from coproduce.journal import JournalReader
from tui import cli

PASSWORD = "four short words, été"
WORDS = "He hits me at home, in the kitchen."
URDU = "مجھے ڈر لگتا ہے"


@pytest.fixture
def sealed(tmp_path, monkeypatch):
    """A meeting with two sealed comments and one that is not."""
    monkeypatch.chdir(tmp_path)
    with meeting(tmp_path / "home") as folder:
        client = NearClient(folder)
        for text, language in ((WORDS, "en"), (URDU, "ur"), ("not sealed", "en")):
            seat = client.seat()
            given = {"seat": seat, "activity": "trusted", "text": text, "language": language}
            client.ask("comment", key=seat, **given)
        first, second, _third = client._host.session.comments
        client.ask("worry", comment=first)
        client.ask("worry", comment=second)
        client.ask("cover", comment=_third, words=[1])
        client.ask("told", comment=first, who="Pretend Lead", when="14:05")
        card = client._host.session.seats[client._host.session.comments[first].seat].card
        client.close()
        folder.set_server(None)
        yield folder, card


def export(monkeypatch, capsys, *typed):
    answers = iter(typed)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", terminal)
    code = cli.main(["sessions", "sealed", "hall-meeting", "--out", "sealed.pdf"])
    return code, capsys.readouterr()


def recorded(folder):
    with JournalReader(folder.journal) as reader:
        return [r.event for r in reader.read() if isinstance(r.event, safe.SealedExported)]


@pytest.mark.needs("poppler")
def test_the_sealed_record_opens_with_its_password_only_and_is_written_down(
    sealed, monkeypatch, capsys, tmp_path
):
    folder, card = sealed
    code, said = export(monkeypatch, capsys, PASSWORD, PASSWORD)
    assert (code, said.out) == (0, "sealed.pdf\n"), said.err
    file = tmp_path / "sealed.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for wrong in ("", "four short words, ete", PASSWORD + "x"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file, password=wrong)
    with pikepdf.open(file, password=PASSWORD) as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
    read = subprocess.run(
        ["pdftotext", "-layout", "-upw", PASSWORD, str(file), "-"],
        capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    for words in (WORDS, "Told: Pretend Lead, 14:05.", deck.card_name(card), "Seat: "):
        assert words in read
    assert "not sealed" not in read
    assert "missing above" not in read
    assert WORDS.encode() not in file.read_bytes()
    (export_,) = recorded(folder)
    assert len(export_.comments) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("short words",), "This password is too short."),
        (("x" * 200,), "This password is too long."),
        ((PASSWORD, PASSWORD + "x"), "The 2 passwords differ."),
    ],
)
def test_a_weak_or_mistyped_password_writes_nothing(
    sealed, monkeypatch, capsys, tmp_path, typed, said
):
    folder, _card = sealed
    code, told = export(monkeypatch, capsys, *typed)
    assert code == 2
    assert said in told.err
    assert not list(tmp_path.glob("*.pdf*"))
    assert not recorded(folder)


def test_nobody_can_give_the_password_as_an_argument_or_through_a_pipe(sealed, tmp_path):
    folder, _card = sealed
    words = ("sessions", "sealed", "hall-meeting", "--out", str(tmp_path / "a.pdf"))
    run = coproduce(tmp_path / "home", *words, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert run.returncode == 2
    assert "Nobody is here to type a password." in run.stderr
    assert coproduce(tmp_path / "home", *words, "--password", PASSWORD).returncode == 2
    assert not recorded(folder)


def test_a_new_meeting_takes_who_hears_from_the_command_and_from_the_last_one(tmp_path):
    home = tmp_path / "home"
    run = coproduce(home, "sessions", "new", "One", "--lead", "Pretend A")
    assert run.returncode == 2
    assert "Add all 3: --lead, --deputy and --number." in run.stderr
    named = ("--lead", "Pretend A", "--deputy", "Pretend B", "--number", "0000 1")
    assert coproduce(home, "sessions", "new", "One", *named).returncode == 0
    assert coproduce(home, "sessions", "new", "Two").returncode == 0
    assert coproduce(home, "sessions", "new", "Three", "--adults-only").returncode == 0
    from coproduce.home import SessionFolder
    from tui.choosing import folded

    one, two, three = (
        folded(SessionFolder(home / "sessions" / name)) for name in ("one", "two", "three")
    )
    assert one.safeguarding == two.safeguarding
    assert two.safeguarding.lead == "Pretend A"
    assert two.has_under_18
    assert not three.has_under_18
