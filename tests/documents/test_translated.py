"""Documents in another language: only checked words for families, and no silent English."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace

import pytest
from journey import coproduce

from coproduce import languages, local, review
from coproduce.content_folder import ContentFolder
from coproduce.review import Review, Signature, State
from easyread.build.in_english import IN_ENGLISH
from easyread.build.report import what_you_told_us
from easyread.document import Heading, Note, Row, Table, plain
from easyread.packing.sources import Shelf
from easyread.packing.tongues import Tongues
from easyread.reading import Content, read_words
from easyread.scripts import language_of, printable
from easyread.translate import FOR_CHECKING, translate
from easyread.translating import catalogue
from easyread.translating.messages import messages
from easyread.write import Format
from tests.documents.test_what_you_told_us import one as asked
from tests.documents.test_what_you_told_us import report
from tests.words.pseudo import TAG, bare_english, make_pseudo, pseudo

TRANSLATOR = Signature("translator", "Pretend Translator", "2026-11-25")
OURS = ("SEND", "OpenMoji", "openmoji.org", "CC BY-SA 4.0", "creativecommons.org", "licenses/by-sa")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    """A language of which every message is translated, and nobody has checked anything."""
    return make_pseudo(tmp_path_factory.mktemp("locales"))


@pytest.fixture
def locales(tmp_path, drafts, monkeypatch):
    folder = tmp_path / "locales"
    (folder / TAG / "LC_MESSAGES").mkdir(parents=True)
    for file in (drafts / TAG / "LC_MESSAGES").iterdir():
        (folder / TAG / "LC_MESSAGES" / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv("COPRODUCE_LOCALES", str(folder))
    languages.forget()
    yield folder
    languages.forget()


def check_all(state: State = State.CHECKED) -> None:
    """Let a pretend translator check every message."""
    found = catalogue.read(TAG)
    reviews = {
        (m.domain, m.source): Review(review.digest(*found.words(m)), state, TRANSLATOR)
        for m in messages()
    }
    catalogue.write(replace(found, record=found.record.with_reviews(reviews)))


def put(english: str, words: str) -> None:
    """Change one translation; an empty one takes it away."""
    found = catalogue.read(TAG)
    catalogue.write(found.with_words({("content", "", english): (words,) if words else ()}))


def pack(tmp_path, *given: str):
    out = ("--out", str(tmp_path / "pack"))
    place = str(tmp_path / "locales")
    return coproduce(tmp_path, "pack", *given, *out, COPRODUCE_LOCALES=place)


def document(*lines: str):
    read = read_words(Content(), ContentFolder().file("documents/agenda.md"), "\n".join(lines))
    assert read.document is not None, read.findings
    return read.document


def shown(sentence: str) -> tuple[str, str]:
    return printable(plain(sentence)), language_of(sentence, TAG)


def test_words_that_nobody_checked_are_refused_and_nothing_is_made(tmp_path, locales):
    run = pack(tmp_path, "agenda", "--language", TAG)
    assert run.returncode == 1
    assert "nobody has checked all words of these documents yet: agenda." in run.stderr
    assert "--draft" in run.stderr
    assert list((tmp_path / "pack").rglob("agenda*")) == []


def test_a_folder_for_families_is_refused_even_when_drafts_are_asked_for(tmp_path, locales):
    run = pack(tmp_path, "agenda", "--language", TAG, "--family", "--draft")
    assert run.returncode == 1
    assert "A folder for families has only checked words." in run.stderr
    assert not (tmp_path / "pack" / "for-families").exists()


def test_every_format_of_a_draft_says_so_in_both_languages(tmp_path, locales):
    formats = "docx,html,txt"
    run = pack(tmp_path, "agenda", "--language", TAG, "--draft", "--format", formats)
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "pack" / "agenda"
    both = (pseudo(FOR_CHECKING), FOR_CHECKING)
    page = (folder / f"agenda-{TAG}.html").read_text("utf-8")
    assert [f'<p lang="en-GB" dir="ltr">{FOR_CHECKING}</p>' in page, both[0] in page] == [True] * 2
    text = " ".join((folder / f"agenda-{TAG}.txt").read_text("utf-8").split())
    assert [one in text for one in both] == [True, True]
    with zipfile.ZipFile(folder / f"agenda-{TAG}.docx") as word:
        heads = [name for name in word.namelist() if re.search(r"header\d*\.xml$", name)]
        for head in heads:
            said = re.sub("<[^>]+>", "", word.read(head).decode())
            assert [one in said for one in both] == [True, True]
        assert heads


@pytest.mark.needs("poppler")
def test_every_page_of_a_draft_pdf_says_so_in_both_languages(tmp_path, locales):
    pack(tmp_path, "charter", "--language", TAG, "--draft", "--format", "pdf")
    file = tmp_path / "pack" / "charter" / f"charter-{TAG}.pdf"
    shown = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    pages = shown.stdout.decode().split("\f")[:-1]
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        words = " ".join(page.split())
        assert FOR_CHECKING in words, number
        assert pseudo(FOR_CHECKING) in words, number


def test_checked_words_are_made_for_families_without_a_mark(tmp_path, locales):
    check_all()
    run = pack(tmp_path, "agenda", "--language", TAG, "--family", "--format", "html")
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "pack" / "for-families"
    page = (folder / f"agenda-{TAG}.html").read_text("utf-8")
    assert f'<html lang="{TAG}"' in page
    assert FOR_CHECKING not in page
    start = (folder / "index.html").read_text("utf-8")
    assert pseudo("Start here") in start
    assert (folder / f"covering-letter-{TAG}.pdf").is_file()
    assert pseudo("Hello.") in (tmp_path / "pack" / "message.txt").read_text("utf-8")


def test_one_sentence_that_changed_since_it_was_checked_keeps_the_document_back(locales):
    check_all()
    shelf = Shelf(Content())
    assert Tongues(shelf, (TAG,)).sources(shelf.sources(["agenda"]))
    put("Hello.", "«Helo.»")  # not in it
    assert Tongues(shelf, (TAG,)).sources(shelf.sources(["agenda"]))
    english = next(m.one for m in messages() if m.files == ("documents/agenda.md",))
    put(english, "«another»")
    one = Tongues(shelf).translated(shelf.sources(["agenda"])[0].document, TAG)
    assert one.state is State.DRAFT


def test_no_english_is_left_in_any_document_when_all_is_translated(locales):
    shelf = Shelf(Content())
    for source in shelf.sources([]):
        one = Tongues(shelf).translated(source.document, TAG)
        assert one.missing == (), source.document.name
        for block in one.document.blocks:
            for sentence in sentences_of(block):
                words, tag = shown(sentence)
                assert bare_english(words, OURS) == [], sentence
                assert tag == TAG, sentence


def sentences_of(block):
    if isinstance(block, Row):
        return (*block.sentences, *block.points)
    if isinstance(block, Note):
        return block.sentences
    if isinstance(block, Table):
        return (block.caption, *block.header, *(c for row in block.rows for c in row))
    return (block.text,) if isinstance(block, Heading) else ()


LINES = ("# Our meeting", "", "![](none)", "Hello.", "Thank you for reading.", "Hello.")


def test_what_has_no_translation_stands_in_english_under_a_line_that_says_so(locales):
    put("Thank you for reading.", "")
    one = translate(document(*LINES), TAG)
    row = one.document.blocks[0]
    assert isinstance(row, Row)
    assert [shown(s) for s in row.sentences] == [
        (pseudo("Hello."), TAG),
        (pseudo(IN_ENGLISH), TAG),
        ("Thank you for reading.", "en-GB"),
        (pseudo("Hello."), TAG),
    ]
    assert one.state is State.MISSING
    assert set(one.missing) == {"Thank you for reading.", "Our meeting"}


def test_a_list_gets_no_item_for_the_line_that_part_of_it_is_english(locales):
    lines = ("# Hello.", "", "![](none)", "Hello.", "1. Hello.", "2. Bring a red hat.", "3. Hello.")
    row = translate(document(*lines), TAG).document.blocks[0]
    assert isinstance(row, Row)
    assert [shown(s)[0] for s in row.sentences] == [pseudo("Hello."), pseudo(IN_ENGLISH)]
    assert [shown(s)[1] for s in row.points] == [TAG, "en-GB", TAG]


def test_what_staff_wrote_keeps_its_language_and_does_not_count(locales):
    check_all()
    lines = ("# Hello.", "", "![](none)", "Hello.", "We meet in the red room.")
    one = translate(document(*lines), TAG, has_own_words=True)
    assert one.own == ("We meet in the red room.",)
    assert one.state is State.CHECKED
    row = one.document.blocks[0]
    assert isinstance(row, Row)
    assert shown(row.sentences[-1]) == ("We meet in the red room.", "en-GB")


@pytest.mark.parametrize(
    ("first", "second", "third", "made"),
    [
        ("Un.", "Dau.", "Tri.", ["Un.", "Dau.", "Tri."]),
        ("Un a dau.", "↑", "Tri.", ["Un a dau.", "Tri."]),
        ("Un.\nHanner.", "Dau.", "Tri.", ["Un.", "Hanner.", "Dau.", "Tri."]),
        ("Un.", "↑Dau.", "Tri.", ["Dau.", "Un.", "Tri."]),
        ("Un.", "Dau.", "↑↑ Tri.", ["Tri.", "Un.", "Dau."]),
    ],
)
def test_sentences_of_a_block_are_joined_split_and_reordered(locales, first, second, third, made):
    english = ("Hello.", "Thank you for reading.", "Please tell us.")
    for one, words in zip(english, (first, second, third), strict=True):
        put(one, words)
    row = translate(document("# Hello.", "", "![](none)", *english), TAG).document.blocks[0]
    assert isinstance(row, Row)
    assert list(row.sentences) == made


def test_a_sentence_said_in_the_one_above_is_missing_where_nothing_is_above(locales):
    put("Hello.", "↑")
    one = translate(document(*LINES), TAG)
    assert "Hello." in one.missing
    row = one.document.blocks[0]
    assert isinstance(row, Row)
    assert shown(row.sentences[1]) == ("Hello.", "en-GB")


def test_a_heading_has_no_sentence_above_it_to_be_joined_with(locales):
    put("Hello.", "↑ Helo\nna.")
    put("Thank you for reading.", "↑")
    lines = (
        "# Hello.",
        "",
        "## Hello.",
        "",
        "## Thank you for reading.",
        "",
        "![](none)",
        "Hello.",
    )
    made = translate(document(*lines), TAG).document
    heads = [shown(block.text)[0] for block in made.blocks if isinstance(block, Heading)]
    assert (made.title, heads) == ("Helo na.", ["Helo na.", "Thank you for reading."])


def test_days_and_lists_of_numbers_are_the_languages_own(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    catalogue.write(catalogue.read("ur"))
    table = Table("2", ("1", "2"), (("Friday 1 July 2022", "2, 3, 8"),))
    made = translate(replace(document("# Hello."), blocks=(table,)), "ur").document.blocks[0]
    assert isinstance(made, Table)
    assert made.rows == (("جمعہ، 1 جولائی، 2022", "2، 3، 8"),)
    assert local.number(2.4, "pl") == "2,4"


def test_each_format_has_its_language_in_its_name(locales):
    shelf = Shelf(Content())
    (source,) = Tongues(shelf, (TAG,), may_be_drafts=True).sources(shelf.sources(["agenda"]))
    from easyread.packing.plan import Choice, editions

    files = {one.file for one in editions([source], Choice((Format.WEB_PAGE,)))}
    assert files == {f"agenda/agenda-{TAG}.html"}


def test_the_report_of_a_meeting_says_on_every_page_that_its_words_are_a_draft(locales):
    with languages.speaking(TAG):
        made = what_you_told_us(report(asked()))
    assert [shown(mark.sentences[0])[0] for mark in made.marks] == [
        pseudo(FOR_CHECKING),
        FOR_CHECKING,
    ]
    check_all()
    with languages.speaking(TAG):
        assert what_you_told_us(report(asked())).marks == ()
    assert what_you_told_us(report(asked())).marks == ()
