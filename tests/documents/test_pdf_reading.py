"""A PDF, read as others read it: by a validator, by its letters, and by what it says instead."""

from __future__ import annotations

from unicodedata import normalize

import page
import pytest

from easyread.document import (
    Document,
    Heading,
    Layout,
)
from easyread.pictures import Pictures
from easyread.scripts import has_right_to_left, is_shaped
from easyread.write import Format, write
from tests.documents.pdf_reader import drawn, elements, kind, opened, said_instead, texts
from tests.documents.pdf_source import heard, sources
from tests.documents.sample_documents import URDU_QUOTE, every_block, poster

LAYOUTS = [layout for layout in Layout if layout is not Layout.POSTER]
PICTURES = Pictures()


def made(document: Document, layout: Layout = Layout.EASY_READ) -> bytes:
    return write(document, Format.PDF, layout, PICTURES)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tag", ["en-GB", "ur", "bn"])
def test_the_validator_passes_every_layout_in_every_direction(tag, layout):
    report = page.validate_pdf_bytes(
        made(every_block(tag), layout), profile=page.ValidationProfile.PDF_UA_1
    )
    assert report.is_compliant, [str(failure.message) for failure in report.failures]


def test_the_validator_passes_a_poster_of_one_page():
    data = made(poster(), Layout.POSTER)
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant
    assert report.document.page_count == 1


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tag", ["en-GB", "bn"])
def test_the_letters_on_the_page_say_what_the_source_says(tag, layout):
    document = every_block(tag)
    said, expected = drawn(made(document, layout)), sources(document)
    assert len(said) == len(expected)
    for found, text in zip(said, expected, strict=True):
        if not is_shaped(text):
            assert found == text


@pytest.mark.needs("poppler")
def test_another_reader_reads_the_english_letters_in_the_same_way(tmp_path):
    document = every_block()
    said, expected = texts(made(document), tmp_path), sources(document)
    assert len(said) == len(expected)
    for found, text in zip(said, expected, strict=True):
        if not is_shaped(text):
            assert found == text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tag", ["ur", "bn"])
def test_letters_that_change_their_order_are_said_as_the_source_has_them(tag, layout):
    document = every_block(tag)
    data = made(document, layout)
    instead, expected = said_instead(data), sources(document)
    assert len(instead) == len(expected)
    for found, text in zip(instead, expected, strict=True):
        assert found == (text if is_shaped(text) else "")
    # The same letters are on the page, however often: no text was put behind the words of another.
    for found, text in zip(drawn(data), expected, strict=True):
        assert _letters(found) == _letters(text)


def _letters(text: str) -> set[str]:
    return {letter for letter in normalize("NFD", text) if letter.isalnum()}


def test_a_line_of_urdu_contents_says_its_heading_and_its_page():
    document = every_block("ur")
    with opened(made(document)) as pdf:
        listed = [e for e in elements(pdf) if kind(e) == "Link" and "/ActualText" in e]
        lines = [str(link.ActualText) for link in listed]
        pages = len(pdf.pages)
    headings = [b.text for b in document.blocks if isinstance(b, Heading)]
    expected = [heard(text) for text in headings if has_right_to_left(text)]
    assert [line.rsplit(" ", 1)[0] for line in lines] == expected
    numbers = [int(line.rsplit(" ", 1)[1]) for line in lines]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(2, pages + 1))


def test_left_to_right_text_says_nothing_instead_of_its_letters():
    said = [text for text in said_instead(made(every_block())) if text]
    assert said == URDU_QUOTE.splitlines() * 2


def test_tables_lists_quotes_and_pictures_are_what_they_look_like():
    document = every_block()
    with opened(made(document)) as pdf:
        found = list(elements(pdf))
        kinds = [kind(element) for element in found]
        heads = [e for e in found if kind(e) == "TH" and str(e.A[0].get("/Scope", "")) == "/Row"]
        alts = [str(e.Alt) for e in found if kind(e) == "Figure"]
    assert kinds.count("Table") == 2
    assert kinds.count("THead") == 2
    assert kinds.count("Caption") == 1
    assert len(heads) == 3 + 3  # each row of the table, and of the chart's figures
    assert kinds.count("L") == 2
    assert kinds.count("LI") == 5
    assert kinds.count("BlockQuote") == 2
    assert alts == ["Two people who talk", heard(document.blocks[9].summary)]  # type: ignore[union-attr]


def test_a_quote_says_its_own_language():
    with opened(made(every_block())) as pdf:
        quotes = [e for e in elements(pdf) if kind(e) == "BlockQuote"]
        languages = [str(e.Lang) for quote in quotes for e in _spoken(pdf, quote)]
        assert languages == ["ur"]
        assert str(pdf.Root.Lang) == "en-GB"


def _spoken(pdf, element):
    inside = [element, *(e for e in elements(pdf) if e.get("/P") == element)]
    return [e for e in inside if "/Lang" in e]


def test_the_same_document_gives_the_same_bytes():
    assert made(every_block("ur")) == made(every_block("ur"))
    assert b"/CreationDate" not in made(every_block()) or b"D:1970" in made(every_block())


def test_the_file_has_the_title_the_description_and_the_language():
    document = every_block("ur")
    with opened(made(document)) as pdf:
        assert str(pdf.docinfo.Title) == document.title
        assert str(pdf.docinfo.Subject) == document.about
        assert str(pdf.Root.Lang) == "ur"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
