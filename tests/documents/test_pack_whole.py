"""Every document of the pack, as families get it: filled in, and read by other programs."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pytest
from checkers import axe_faults
from tools import reaches, scale

from coproduce import resources
from coproduce.content_folder import ContentFolder
from easyread import reading
from easyread.document import Document, Layout, plain
from easyread.packing.plan import layouts, usual_layout
from easyread.packing.sources import Shelf
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.pdf_reader import drawn, elements, kind, opened
from tests.documents.pdf_source import sources
from tests.phones.browser import chromium

NAMES = reading.Content().names()
WORD_FILES = scale(quick=("registration",), covering=NAMES, everything=NAMES)
WEB_PAGES = scale(quick=("registration", "rights"), covering=NAMES, everything=NAMES)
PICTURES = Pictures()
FILLED = ["Jo Example", "Telephone: 0121 000 0000", "Email: someone@example.org"]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Our documents as the pack has them, with every slot filled in, as staff do it."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "facts").mkdir()
    text = (resources.folder("content") / "facts" / "slots.toml").read_text("utf-8")
    filled = text.replace("value = []", f"value = {FILLED!r}")
    (folder / "facts" / "slots.toml").write_text(filled, "utf-8")
    sources = Shelf(reading.Content(ContentFolder(folder))).sources(())
    return {source.document.name: source.document for source in sources}


def chosen(document: Document) -> tuple[Layout, ...]:
    """Return the layouts of a PDF that this run looks at."""
    every = layouts(document, Format.PDF)
    return every if reaches("covering") else (usual_layout(document),)


@pytest.mark.parametrize("name", NAMES)
def test_every_pdf_passes_the_validator_and_says_what_its_source_says(documents, name):
    document = documents[name]
    assert not document.is_draft
    for layout in chosen(document):
        data = write(document, Format.PDF, layout, PICTURES)
        report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, [str(failure.message) for failure in report.failures]
        assert joined(drawn(data)) == joined(sources(document)), layout
        assert headings_at_the_end_of_a_page(data) == []


def joined(texts: list[str]) -> str:
    """Return all words in their order: large print may draw a table as lists, cell by cell."""
    return re.sub(r"\W+", " ", " ".join(texts))


def headings_at_the_end_of_a_page(data: bytes) -> list[int]:
    """Return the page of each heading whose next words stand on another page."""
    with opened(data) as pdf:
        numbers = {one.objgen: number for number, one in enumerate(pdf.pages, 1)}
        found = [(kind(e), numbers[e.Pg.objgen]) for e in elements(pdf) if "/Pg" in e]
    return [at for (name, at), (_next, on) in pairwise(found) if name[0] == "H" and at != on]


@pytest.mark.needs("chromium", "playwright", "axe")
def test_axe_finds_nothing_on_any_web_page_and_none_is_wider_than_a_phone(documents, tmp_path):
    found: dict[str, Any] = {}
    with chromium() as browser:
        shown = browser.new_page(viewport={"width": 320, "height": 640})
        for name in WEB_PAGES:
            file = tmp_path / f"{name}.html"
            document = documents[name]
            file.write_bytes(write(document, Format.WEB_PAGE, usual_layout(document), PICTURES))
            shown.goto(file.as_uri())
            wide = shown.evaluate("document.documentElement.scrollWidth")
            found[name] = (axe_faults(shown), wide <= 320)
    assert found == {name: ([], True) for name in WEB_PAGES}


@pytest.mark.needs("soffice", "poppler")
def test_libreoffice_opens_every_word_file_and_loses_no_word(documents, tmp_path):
    for name in WORD_FILES:
        document = documents[name]
        data = write(document, Format.WORD, usual_layout(document), PICTURES)
        (tmp_path / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
            *(str(tmp_path / f"{name}.docx") for name in WORD_FILES),
        ],
        check=True,
        capture_output=True,
    )
    for name in WORD_FILES:
        said = letters(text_of(tmp_path / f"{name}.pdf"))
        lost = [text for text in sources(documents[name]) if letters(plain(text)) not in said]
        assert lost == [], name


def text_of(file: Path) -> str:
    command = ["pdftotext", "-raw", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def letters(text: str) -> str:
    """Return letters and digits alone; the foot of a page may stand in a sentence's place."""
    return re.sub(r"\W+", "", re.sub(r"Page \d+ of \d+", "", text))
