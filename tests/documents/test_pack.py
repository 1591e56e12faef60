"""The pack: every edition that makes sense, made once, whole or absent, and listed."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from checkers import axe_faults
from journey import coproduce

from coproduce.languages import speaking
from easyread.build.start_page import Contents, Listed, ListedFile, start_page
from easyread.check.checking import check_file
from easyread.check.rule import Severity
from easyread.document import Columns, Document, Layout, Level, Note, Row, plain
from easyread.pack import Wish, make
from easyread.packing import outcomes
from easyread.packing.made import Fate
from easyread.packing.plan import Choice, Source, editions
from easyread.write import Format
from tests.phones.browser import chromium
from tests.words.pseudo import TAG, bare_english, make_pseudo

SHORT = ("agenda", "what-happens-next")
QUICK = "pdf,html,txt"
HELLO = (Row(("Hello.",)),)


def pack(home, *words, **more):
    return coproduce(home, "pack", *words, **more)


def files(folder):
    """Every file of the pack with its bytes, but not what the folder remembers."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".coproduce" not in path.parts
    }


def told(run):
    return " ".join(run.stderr.split())


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name == "href"]


def source(name="charter", level=Level.EASY_READ, blocks=HELLO):
    return Source(Document(name, "Title", "About.", "en-GB", blocks, level), name)


def planned(one, **choice):
    return [Path(e.file).name for e in editions([one], Choice(**choice))]


def test_each_document_comes_in_every_format_and_in_the_layouts_that_make_sense():
    assert planned(source()) == [
        "charter.docx", "charter-clear-print.docx", "charter-large-print.docx",
        "charter-giant-print.docx", "charter.pdf", "charter-clear-print.pdf",
        "charter-large-print.pdf", "charter-giant-print.pdf", "charter.html", "charter.txt",
    ]  # fmt: skip
    assert planned(source("poster")) == ["poster.docx", "poster.pdf", "poster.html", "poster.txt"]


def test_what_is_heard_is_made_when_it_is_asked_for():
    heard = (Format.MP3, Format.CAPTIONS, Format.EPUB, Format.READ_ALOUD)
    assert planned(source(), formats=heard) == [
        "charter.mp3", "charter.vtt", "charter.epub", "charter-read-aloud.html",
    ]  # fmt: skip


def test_full_words_have_no_easy_read_layout_and_columns_have_one_size():
    full = planned(source(level=Level.FULL_WORDS), formats=(Format.PDF,))
    assert full == ["charter.pdf", "charter-large-print.pdf", "charter-giant-print.pdf"]
    beside = (Columns((), (), ("Full", "Easy")),)
    one = source(level=Level.FULL_WORDS, blocks=beside)
    assert planned(one, formats=(Format.PDF,)) == ["charter.pdf"]


def test_who_asks_for_a_size_gets_the_web_page_whose_size_is_the_readers():
    assert planned(source(), layouts=(Layout.LARGE_PRINT,)) == [
        "charter-large-print.docx", "charter-large-print.pdf", "charter.html", "charter.txt",
    ]  # fmt: skip
    assert planned(source(), layouts=(Layout.POSTER,)) == []


def test_it_is_said_that_a_web_page_has_one_layout(tmp_path):
    words = (
        "agenda",
        "--layout",
        "giant-print",
        "--format",
        "html",
        "--out",
        str(tmp_path / "pack"),
    )
    run = pack(tmp_path, *words)
    assert "A web page and plain text have one layout. The reader chooses the size." in run.stderr
    assert set(files(tmp_path / "pack" / "agenda")) == {"agenda.html"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A pack of two short documents, its home and what was said."""
    home, out = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("out") / "pack"
    run = pack(home, *SHORT, "--format", QUICK, "--out", str(out))
    assert run.returncode == 0, run.stderr
    return home, out, run


def test_the_start_page_lists_every_file_and_its_links_go_there(made):
    _home, out, run = made
    assert run.stdout.strip() == f"Open this page first: {out / 'index.html'}"
    page = (out / "index.html").read_text("utf-8")
    links = [link for link in Links(page).found if not link.startswith(("#", "http"))]
    there = set(files(out)) - {"index.html", "start.txt"}
    assert set(links) == there
    assert len(there) == 2 * 6
    text = (out / "start.txt").read_text("utf-8")
    for file in there:
        assert file in text.replace("\n  ", " ")


def test_the_start_page_says_what_was_checked_and_what_is_missing_and_why(made):
    _home, out, run = made
    text = " ".join((out / "start.txt").read_text("utf-8").split())
    assert "How the words are written: we found no mistakes." in text
    assert "No other program has checked it." in text
    assert "Sign language: No: a person has to sign it." in text
    assert "This is a draft. Do not give it to families yet." in text
    assert "Please fill in first: - Who families can contact" in text
    assert "Pictures from OpenMoji" in text
    assert "We do not know if anyone has compared the easy words with the full words." in text
    faults = check_file(out / "index.html").of(Severity.FAULT)
    assert {one.found.words for one in faults} <= {"SIL"}  # in the name of a licence
    assert "Some documents are drafts. Do not give them to families yet." in run.stderr
    assert not re.search(r"is (easy read|accessible)", text)


@pytest.mark.needs("chromium", "playwright", "axe")
def test_axe_finds_nothing_on_the_start_page(made):
    _home, out, _run = made
    with chromium() as browser:
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((out / "index.html").as_uri())
        assert axe_faults(page) == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_start_page_and_the_letter_have_no_bare_english(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    one = Listed("«Title»", "«About.»", (ListedFile("«PDF»", "a/a.pdf", 2_400_000),), is_draft=True)
    with speaking(TAG):
        document = start_page(Contents((one, replace(one, unfilled=("«Slot»",)))))
        seen = [document.title, document.about]
        for block in document.blocks:
            if isinstance(block, Row | Note):
                points = block.points if isinstance(block, Row) else ()
                seen += [plain(text) for text in (*block.sentences, *points)]
    assert bare_english(" ".join(seen)) == []


def test_what_has_not_changed_is_not_made_again(made):
    home, out, _run = made
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.pdf")}
    run = pack(home, *SHORT, "--format", QUICK, "--out", str(out))
    assert "0 files are new. 12 files were there already." in told(run)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.pdf")} == before


def test_the_same_words_give_the_same_bytes(made, tmp_path):
    home, out, _run = made
    again = tmp_path / "again"
    pack(home, *SHORT, "--format", QUICK, "--out", str(again))
    assert files(again) == files(out)


def test_one_changed_sentence_changes_every_file_of_its_document_and_no_other(made, tmp_path):
    home, out, _run = made
    own = tmp_path / "own"
    coproduce(home, "content", "copy", str(own))
    words = own / "documents" / "agenda.md"
    text = words.read_text("utf-8")
    words.write_text(text.replace("We say hello.", "We say good morning."), "utf-8")
    before = files(out)
    run = pack(home, *SHORT, "--format", QUICK, "--out", str(out), "--content", str(own))
    assert "6 files are new. 6 files were there already." in told(run)
    after = files(out)
    changed = {file for file in after if before[file] != after[file]} - {"index.html", "start.txt"}
    assert changed == {file for file in after if file.startswith("agenda/")}
    assert "We say good morning." in after["agenda/agenda.txt"].decode()


def test_a_file_that_somebody_changed_is_left_as_it_is_and_named(tmp_path):
    out = tmp_path / "pack"
    pack(tmp_path, "agenda", "--format", "txt,html", "--out", str(out))
    (out / "agenda" / "agenda.txt").write_text("Ours\n")
    run = pack(tmp_path, "agenda", "--format", "txt,html", "--out", str(out))
    assert run.returncode == 1
    assert "agenda/agenda.txt: somebody changed it, so we left it." in told(run)
    assert (out / "agenda" / "agenda.txt").read_text() == "Ours\n"
    assert "agenda/agenda.txt: somebody changed it" in (out / "start.txt").read_text("utf-8")


def test_another_page_of_the_same_name_is_never_written_over(tmp_path):
    (tmp_path / "index.html").write_text("my own page")
    run = pack(tmp_path, "agenda", "--format", "txt", "--out", str(tmp_path))
    assert (tmp_path / "index.html").read_text() == "my own page"
    assert "There is another index.html in this folder." in told(run)


def test_a_smaller_wish_keeps_what_is_there_and_still_lists_it(tmp_path):
    out = tmp_path / "pack"
    pack(tmp_path, *SHORT, "--format", "txt", "--out", str(out))
    pack(tmp_path, "agenda", "--format", "html", "--out", str(out))
    links = set(Links((out / "index.html").read_text("utf-8")).found)
    assert {
        "agenda/agenda.html",
        "agenda/agenda.txt",
        "what-happens-next/what-happens-next.txt",
    } <= links


@pytest.mark.parametrize("words", [["pack"], ["preview"], ["content", "check"]])
def test_the_help_names_the_folder_with_own_words(tmp_path, words):
    run = coproduce(tmp_path, *words, "--help")
    assert "--content FOLDER" in run.stdout
    assert "Use your own words from this folder." in run.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["agend"], "There is no document called “agend”. Did you mean: agenda?"),
        (
            ["--format", "doc"],
            "“doc” is not one of: docx, pdf, html, txt, mp3, vtt, epub, read-aloud, braille",
        ),
        (["--layout", "huge"], "“huge” is not one of:"),
        (["--language", "pl, qq"], "We have no documents in the language “qq” yet."),
        (["agenda", "--layout", "poster"], "There is no such document in this layout and format."),
    ],
)
def test_a_wrong_word_is_told_and_nothing_is_made(tmp_path, words, said):
    run = pack(tmp_path, *words, "--out", str(tmp_path / "pack"))
    assert run.returncode == 2
    assert said in told(run)
    assert not (tmp_path / "pack").exists()


def test_words_with_mistakes_make_nothing_and_are_told_with_file_and_line(tmp_path):
    own = tmp_path / "own"
    coproduce(tmp_path, "content", "copy", str(own))
    words = own / "documents" / "agenda.md"
    words.write_text(words.read_text("utf-8") + "\n![](no-such-picture)\nHello.\n", "utf-8")
    run = pack(tmp_path, "agenda", "--out", str(tmp_path / "pack"), "--content", str(own))
    assert run.returncode == 2
    assert re.search(r"documents/agenda\.md, line \d+: ", run.stderr)
    assert not (tmp_path / "pack").exists()


FULL = """# Our made-up charter

## What is co-production?

This is the exact text, and it has one long sentence that nobody should have to read twice.

- one point
- another **point**
"""


def test_full_words_come_apart_and_beside_the_easy_words(tmp_path):
    (tmp_path / "our text.md").write_text(FULL, "utf-8")
    words = ("charter", "--full", str(tmp_path / "our text.md"), "--format", "html,txt")
    run = pack(tmp_path, *words, "--out", str(tmp_path / "pack"))
    assert run.returncode == 0, run.stderr
    made = files(tmp_path / "pack" / "charter")
    assert set(made) == {
        f"charter{level}.{form}"
        for level in ("", "-full-words", "-side-by-side")
        for form in ("html", "txt")
    }
    exact = "This is the exact text, and it has one long sentence"
    assert exact in " ".join(made["charter-full-words.txt"].decode().split())
    beside = made["charter-side-by-side.html"].decode()
    assert exact in beside
    assert "Full words" in beside
    assert "Easy words" in beside
    assert exact not in made["charter.html"].decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--full", "x.md"], "--full needs the name of 1 document."),
        (["charter", "--level", "full-words"], "We do not have the full words. You have them."),
        (["charter", "--full", "no-such.docx"], "no-such.docx"),
        (["charter", "--full", "bad.docx"], "bad.docx"),
        (["charter", "--full", "empty.txt"], "There are no words in “empty.txt”."),
        (["charter", "--full", "words.exe"], "We cannot read “words.exe”."),
    ],
)
def test_full_words_that_cannot_be_read_are_told_and_nothing_is_made(tmp_path, words, said):
    (tmp_path / "bad.docx").write_bytes(b"this is no Word file")
    (tmp_path / "empty.txt").write_text("\n\n")
    (tmp_path / "words.exe").write_bytes(b"MZ")
    (tmp_path / "x.md").write_text(FULL, "utf-8")
    places = [str(tmp_path / w) if "." in w else w for w in words]
    run = pack(tmp_path, *places, "--out", str(tmp_path / "pack"))
    assert run.returncode == 2
    assert said in told(run)
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "pack").exists()


def test_words_that_have_not_changed_are_not_checked_again(tmp_path, monkeypatch):
    wish = Wish(("agenda",), Choice((Format.PLAIN_TEXT,)))
    make(wish, tmp_path / "out", lambda *_: None)
    first = (tmp_path / "out" / "agenda" / "agenda.txt").read_bytes()
    monkeypatch.setattr(outcomes, "check_markdown", lambda *_: pytest.fail("checked again"))
    again = make(wish, tmp_path / "out", lambda *_: None)
    assert not again.of(Fate.MADE)
    assert (tmp_path / "out" / "agenda" / "agenda.txt").read_bytes() == first


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"a": 1}', '{"a": [1, 2, [3]]}'])
def test_a_damaged_memory_of_checks_is_only_slower(tmp_path, kept):
    file = tmp_path / "checked.json"
    file.write_text(kept, "utf-8")
    looked = outcomes.Outcomes(file).outcome("# Title\n\nWe meet at ten.\n", "plan.md")
    assert looked == outcomes.Outcomes().outcome("# Title\n\nWe meet at ten.\n", "plan.md")
    assert looked.faults
