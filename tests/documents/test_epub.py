"""The book that reads aloud: valid, in step with its sound, and turned the right way."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from checkers import NO_FAULT, axe_faults, epubcheck
from lxml import etree
from tools import ace_path, chromium_path, scale

from coproduce.content_folder import ContentFolder
from easyread.document import PageBreak
from easyread.pictures import Pictures
from easyread.reading import Content, read
from easyread.write import Format, write_heard
from tests.documents.sample_documents import every_block
from tests.documents.spoken_documents import SHORT, content, heard, loud, spoken
from tests.phones.browser import chromium

HTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
TAGS = scale(quick=("ur",), covering=("en-GB", "ur"), everything=("en-GB", "ur", "bn"))


def book_of(document, place):
    return write_heard(document, Format.EPUB, Pictures(), spoken(document, place))


def every_heard_block(tag):
    """Two texts beside each other are not read aloud; everything else is."""
    whole = every_block(tag)
    return replace(whole, blocks=tuple(b for b in whole.blocks if type(b).__name__ != "Columns"))


@pytest.fixture(scope="module", params=TAGS)
def book(request, tmp_path_factory):
    """A book with every kind of block, as bytes, with its language."""
    place = tmp_path_factory.mktemp("book")
    return book_of(every_heard_block(request.param), place), request.param


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """The book of a short page, open."""
    place = tmp_path_factory.mktemp("short")
    found = read(Content(ContentFolder(content(place / "own"))), "short").document
    assert found is not None
    return zipfile.ZipFile(io.BytesIO(book_of(found, place / "kept")))


@pytest.mark.needs("java", "epubcheck")
def test_epubcheck_finds_nothing(book, tmp_path):
    file = tmp_path / "book.epub"
    file.write_bytes(book[0])
    assert NO_FAULT in epubcheck(file)


@pytest.mark.size("everything")
@pytest.mark.needs("ace", "chromium")
def test_ace_finds_nothing(book, tmp_path):
    """Ace ends with 0 whatever it found: its report says."""
    file, report = tmp_path / "book.epub", tmp_path / "report"
    file.write_bytes(book[0])
    run = subprocess.run(
        [str(ace_path()), "--outdir", str(report), str(file)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(chromium_path())},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads((report / "report.json").read_text("utf-8"))
    wrong = [
        f"{one['earl:testSubject']['url']}: {fault['earl:result']['dct:description']}"
        for one in found["assertions"]
        for fault in one["assertions"]
    ]
    assert wrong == []
    assert found["earl:result"]["earl:outcome"] == "pass"
    pages = [name for name in zipfile.ZipFile(file).namelist() if name.endswith(".xhtml")]
    assert len(found["assertions"]) >= len(pages)  # it has looked at every one


def test_pages_turn_as_the_language_runs_and_say_so(book):
    made, tag = book
    package = zipfile.ZipFile(io.BytesIO(made)).read("book/package.opf").decode()
    turn = "rtl" if tag == "ur" else "ltr"
    assert f'page-progression-direction="{turn}"' in package
    assert f"<dc:language>{tag}</dc:language>" in package
    assert "computer" in re.findall(r'"media:narrator">([^<]+)<', package)[0]
    for wanted in ("synchronizedAudioText", "accessModeSufficient", "accessibilitySummary"):
        assert wanted in package


@pytest.mark.size("covering")
@pytest.mark.needs("chromium", "playwright", "axe")
def test_axe_finds_nothing_in_any_chapter(book, tmp_path):
    with zipfile.ZipFile(io.BytesIO(book[0])) as opened:
        opened.extractall(tmp_path)
    found: dict[str, list[str]] = {}
    with chromium() as browser:
        page = browser.new_page()
        for file in sorted((tmp_path / "book").glob("*.xhtml")):
            page.goto(file.as_uri())
            # A chapter is a part of a book: the book has one main heading and no landmarks.
            off = ("region", "landmark-one-main", "page-has-heading-one")
            wrong = axe_faults(page, rules={rule: {"enabled": False} for rule in off})
            found |= {file.name: wrong} if wrong else {}
    assert found == {}


def pairs(book, name):
    """Each sentence of a chapter with its times: words, start, end."""
    page: Any = etree.fromstring(book.read(f"book/{name}.xhtml"))
    times: Any = etree.fromstring(book.read(f"book/{name}.smil"))
    for par in times.iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        assert text is not None
        assert audio is not None
        id_ = str(text.get("src")).split("#")[1]
        (element,) = page.xpath("//*[@id=$id]", id=id_)
        start, end = (_seconds(str(audio.get(edge))) for edge in ("clipBegin", "clipEnd"))
        yield "".join(element.itertext()), start, end


def _seconds(clock):
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_each_sentence_lights_up_when_it_is_heard_and_none_is_left_out(short):
    found = [pair for n in range(4) for pair in pairs(short, f"c{n:02}")]
    said = [words for words, _start, _end in found]
    assert said == [
        "A short page", "First", "We listen to you.", "You can ring 0121 303 1234.", "Second",
        "We talk with you.", "People aged 11-18 can come.", "Third", "We listen to you.",
        "Thank you.",
    ]  # fmt: skip
    for number in range(4):
        samples = heard(short.read(f"book/sound/c{number:02}.mp3"))
        before = 0.0
        for place, (words, start, end) in enumerate(pairs(short, f"c{number:02}")):
            assert start == before, "there is no gap: a reading program plays only what is covered"
            assert end > start
            if place:
                assert loud(samples, start - 0.25, start - 0.02) < 8, words
                assert loud(samples, start, start + 0.1) > 20, words
            before = end


def test_a_book_has_the_pictures_once_and_names_who_made_them(short):
    pictures = [name for name in short.namelist() if "/pictures/" in name]
    assert len(pictures) == 2
    assert any("OpenMoji" in short.read(name).decode() for name in short.namelist()
               if name.endswith(".xhtml"))  # fmt: skip


def test_the_book_says_its_type_first_so_that_any_program_knows_it(short):
    first = short.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_links_within_a_document_lead_to_the_right_chapter(tmp_path):
    text = SHORT.replace("We listen to you.", "You can read [the third part](#third).", 1)
    found = read(Content(ContentFolder(content(tmp_path, text))), "short").document
    assert found is not None
    made = zipfile.ZipFile(io.BytesIO(book_of(found, tmp_path / "kept")))
    assert 'href="c03.xhtml#third"' in made.read("book/c01.xhtml").decode()


def test_equal_sounds_make_equal_bytes(tmp_path):
    document = replace(every_heard_block("en-GB"), blocks=(PageBreak(),))
    sounds = spoken(document, tmp_path)
    one, other = (write_heard(document, Format.EPUB, Pictures(), sounds) for _n in range(2))
    assert one == other
