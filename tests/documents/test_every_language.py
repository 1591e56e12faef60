"""Our documents in each of our languages: its letters are there, and nothing would be refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from tools import scale

from coproduce import languages
from easyread import fonts
from easyread.document import Heading, Note, Row, Table, WordBox, plain
from easyread.packing.sources import Shelf
from easyread.packing.tongues import Tongues
from easyread.reading import Content
from easyread.scripts import direction, language_of, printable
from easyread.translating import catalogue, coming_back

pytestmark = pytest.mark.size("covering")

TAGS = ("ur", "pa-Guru", "bn", "ar", "pl", "ro", "so", "fa", "ps", "zh-Hans", "gu")
SCRIPTS = {
    "ur": "ARABIC", "ar": "ARABIC", "fa": "ARABIC", "ps": "ARABIC", "pa-Guru": "GURMUKHI",
    "bn": "BENGALI", "gu": "GUJARATI", "zh-Hans": "CJK",
    "pl": "LATIN", "ro": "LATIN", "so": "LATIN",
}  # fmt: skip
RIGHT_TO_LEFT = ("ur", "ar", "fa", "ps")
DOCUMENTS = scale(quick=(), covering=("charter", "pledges", "information-sheet"), everything=())
SHELF = Shelf(Content())


@pytest.fixture(params=TAGS)
def tag(request):
    languages.forget()
    assert request.param in catalogue.tags(), f"locales/{request.param} is not here"
    return request.param


def sentences(block):
    match block:
        case Row():
            alt = [block.picture.alt] if block.picture and block.picture.alt else []
            return (*block.sentences, *block.points, *alt)
        case WordBox():
            return (block.word, *block.meaning)
        case Table():
            return (block.caption, *block.header, *(cell for row in block.rows for cell in row))
        case Note():
            return block.sentences
        case Heading():
            return (block.text,)
    return ()


def test_a_document_is_in_the_letters_of_its_language_and_each_can_be_drawn(tag):
    for source in SHELF.sources(DOCUMENTS):
        one = Tongues(SHELF).translated(source.document, tag)
        for block in one.document.blocks:
            for sentence in sentences(block):
                words, own = printable(plain(sentence)), language_of(plain(sentence), tag)
                assert fonts.missing(words, tag) == frozenset(), words
                names = {unicodedata.name(x, "").split()[0] for x in words if x.isalpha()}
                if own == tag and names and re.search("[a-z]{4}", words) is None:
                    assert SCRIPTS[tag] in names, words


def test_it_runs_the_right_way_and_carries_its_tag(tag):
    one = Tongues(SHELF).translated(SHELF.sources(["agenda"])[0].document, tag)
    assert one.document.language == tag
    assert direction(tag) == languages.direction(tag)
    assert (direction(tag) == "rtl") == (tag in RIGHT_TO_LEFT)


def test_no_translation_would_be_refused_if_it_came_from_a_translator(tag):
    found = catalogue.read(tag)
    assert [str(one) for one, is_refused in coming_back.findings(found, []) if is_refused] == []


def test_a_machine_has_checked_nothing(tag):
    record = catalogue.read(tag).record
    assert record.reviews
    for review in record.reviews.values():
        assert (review.by.what == "machine") <= (review.state == "draft")


def test_the_start_page_says_that_there_are_words_in_it(tag):
    from easyread.packing import grid

    assert grid._is_translated(tag)
    assert tag in grid._ASKED
    assert grid.language_name(tag) != tag
