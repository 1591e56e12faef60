"""Staff's own words go out to translators and come back, into the folder of those words."""

from __future__ import annotations

import hashlib
import re

import pytest
from docx import Document
from journey import coproduce

from coproduce import resources

TEA = "We drink tea and say hello."
HERBATA = "Pijemy herbatę i mówimy cześć."
BY = ("--by", "Pretend Translator", "--as", "translator")


@pytest.fixture
def own(tmp_path):
    """A folder of own words, in which one sentence is another one."""
    coproduce(tmp_path, "content", "copy", str(tmp_path / "own"))
    agenda = tmp_path / "own/documents/agenda.md"
    text = agenda.read_text("utf-8")
    assert "We say hello." in text
    agenda.write_text(text.replace("We say hello.", TEA), "utf-8")
    return tmp_path / "own"


def languages(own, *words):
    return coproduce(own.parent, "languages", *words, "--content", str(own))


def sent_out(own, form):
    run = languages(own, "export", "pl", "--format", form, "--out", str(own.parent / "out"))
    assert run.returncode == 0, run.stderr
    (file,) = (own.parent / "out").iterdir()
    return file


def translate(file):
    """Do what a translator does: write the one sentence in Polish."""
    if file.suffix == ".docx":
        table = Document(str(file))
        rows = [row for one in table.tables for row in one.rows if TEA in row.cells[1].text]
        rows[0].cells[3].text = HERBATA
        table.save(str(file))
        return
    text = file.read_text("utf-8")
    if file.suffix == ".po":
        text = re.sub(r'msgstr ""\n\Z', f'msgstr "{HERBATA}"\n', text)
    else:
        text = re.sub(r"<target[^>]*?(/>|></target>)", f"<target>{HERBATA}</target>", text)
    file.write_text(text, "utf-8")


def ours():
    files = sorted(resources.folder("locales").rglob("*.*"))
    return {file: hashlib.sha256(file.read_bytes()).digest() for file in files}


@pytest.mark.parametrize("form", ["word", "po", "xliff"])
def test_own_words_go_out_alone_and_come_back_into_their_own_folder(own, form):
    before = ours()
    assert "Polski (pl): 1 messages, 0 % translated" in languages(own, "status", "pl").stdout
    file = sent_out(own, form)
    translate(file)
    run = languages(own, "import", str(file), "pl", *BY, "--checked")
    assert (run.returncode, "1 translation is new." in run.stderr) == (0, True), run.stderr
    assert HERBATA in (own / "locales/pl/LC_MESSAGES/own.po").read_text("utf-8")
    assert "Pretend Translator" in (own / "locales/pl/review.tsv").read_text("utf-8")
    assert "100 % checked" in languages(own, "status", "pl").stdout
    assert ours() == before
    made = own.parent / "pack/agenda/agenda-pl.txt"
    given = ("agenda", "--format", "txt", "--language", "pl", "--draft", "--content", str(own))
    coproduce(own.parent, "pack", *given, "--out", str(own.parent / "pack"))
    assert HERBATA in made.read_text("utf-8")
    assert TEA not in made.read_text("utf-8")


def test_newer_own_words_are_never_overwritten(own):
    file = sent_out(own, "po")
    translate(file)
    assert languages(own, "import", str(file), "pl", *BY).returncode == 0
    kept = own / "locales/pl/LC_MESSAGES/own.po"
    given = ("agenda", "--format", "txt", "--language", "pl", "--content", str(own))
    run = coproduce(own.parent, "pack", *given, "--out", str(own.parent / "pack"))
    assert "export pl --only unchecked --part agenda\n" in run.stderr  # ours are drafts too
    assert f"export pl --only unchecked --content {own.resolve()}" in run.stderr
    newer = kept.read_text("utf-8").replace("herbatę", "mocną herbatę")
    kept.write_text(newer, "utf-8")
    file.write_text(file.read_text("utf-8").replace("herbatę", "kawę"), "utf-8")
    run = languages(own, "import", str(file), "pl", *BY)
    assert run.returncode == 1
    assert "Somebody changed this translation after it was sent out." in run.stdout
    assert kept.read_text("utf-8") == newer


def test_own_words_that_are_only_sent_out_stay_english_under_a_line(own):
    languages(own, "update", "pl")
    assert TEA in (own / "locales/pl/LC_MESSAGES/own.po").read_text("utf-8")
    given = ("agenda", "--format", "txt", "--language", "pl", "--draft", "--content", str(own))
    coproduce(own.parent, "pack", *given, "--out", str(own.parent / "pack"))
    lines = (own.parent / "pack/agenda/agenda-pl.txt").read_text("utf-8").splitlines()
    (place,) = (n for n, line in enumerate(lines) if TEA in line)
    assert "angielsku" in " ".join(lines[place - 3 : place])


def test_own_words_that_cannot_be_read_are_named(own):
    (own / "facts").mkdir(exist_ok=True)
    (own / "facts/glossary.toml").write_text("[[word]\n", "utf-8")
    run = languages(own, "export", "pl", "--out", str(own.parent / "out"))
    assert run.returncode == 2
    assert "glossary.toml" in run.stderr
    assert "Traceback" not in run.stderr
