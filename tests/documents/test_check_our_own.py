"""Our own documents, in every layout, under our own rules on files: nothing is found."""

from __future__ import annotations

import pytest
from tools import scale

from easyread.build.start_page import Contents, Listed, ListedFile, start_page
from easyread.check.checking import Checked, check_file
from easyread.document import POINTS, Document, Layout
from easyread.packing.plan import layouts
from easyread.packing.sources import Shelf
from easyread.pictures import Pictures
from easyread.reading import Content
from easyread.write import Format, write
from tests.documents.sample_documents import every_block

SOURCES = {source.document.name: source for source in Shelf(Content()).sources(())}
TAGS = ("en-GB", "ur", "bn")


def found(folder, document: Document, form: Format, layout: Layout) -> list[tuple[str, str, str]]:
    file = folder / f"{document.name}{form.extension}"
    file.write_bytes(write(document, form, layout, Pictures()))
    return on_files(check_file(file))


def on_files(checked: Checked) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.found.where, one.found.words)
        for one in checked.faults
        if one.code.startswith(("AC-", "CK-"))
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_a_document_of_the_pack_has_nothing_to_find(tmp_path, name):
    document = SOURCES[name].document
    all_layouts = layouts(document, Format.WORD)
    for layout in scale(quick=all_layouts[:1], covering=all_layouts, everything=all_layouts):
        assert found(tmp_path, document, Format.WORD, layout) == []
    assert found(tmp_path, document, Format.WEB_PAGE, Layout.EASY_READ) == []


@pytest.mark.parametrize("tag", TAGS)
def test_every_kind_of_block_has_nothing_to_find(tmp_path, tag):
    document = every_block(tag)
    for layout in scale(
        quick=(Layout.EASY_READ, Layout.GIANT_PRINT),
        covering=tuple(POINTS)[:-1],
        everything=tuple(POINTS)[:-1],
    ):
        assert found(tmp_path, document, Format.WORD, layout) == []
    said = found(tmp_path, document, Format.WEB_PAGE, Layout.EASY_READ)
    # The sample has no Bengali fixed words, and the check says so.
    assert {code for code, _where, _words in said} == ({"AC-603"} if tag == "bn" else set())


def test_the_start_page_has_nothing_to_find(tmp_path):
    files = (
        ListedFile("Web page", "charter/charter.html", 90_000),
        ListedFile("Word", "charter/charter.docx", 90_000),
    )
    contents = Contents(
        (Listed("The charter", "What it says.", files),), checked=("We checked it.",)
    )
    assert found(tmp_path, start_page(contents), Format.WEB_PAGE, Layout.EASY_READ) == []
