"""Word files as LibreOffice draws them: nothing cut, nothing lost, nothing parted.

LibreOffice stands in for Word, which does not run here. It obeys the same file.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import etree
from tools import needs, reaches

from easyread.document import Block, Columns, Document, Heading, Layout, Picture, Row, plain, walk
from easyread.pictures import Pictures
from easyread.write.docx import write
from tests.documents.pdf_reader import Word, words
from tests.documents.sample_documents import every_block, poster

EVERY = [(tag, layout) for tag in ("en-GB", "ur") for layout in list(Layout)[:-1]]
QUICK = [("en-GB", Layout.EASY_READ), ("ur", Layout.GIANT_PRINT)]
CHOSEN = EVERY if reaches("covering") else QUICK
A4 = (595.3, 841.9)
MARGIN = 2 / 2.54 * 72
NASTALIQ_RISE = 20
"""Points: its letters climb out of their lines, and poppler counts that."""


@dataclass(frozen=True)
class Drawn:
    """A document and the PDF that LibreOffice made of it."""

    document: Document
    pdf: bytes
    file: Path


def pages_of(tag: str) -> Document:
    """Return a document whose pages end at every sort of place."""
    says = {
        "en-GB": ("We listen to you", "Part", "We ask you what you want, and we say what we did."),
        "ur": ("ہم آپ کی بات سنتے ہیں", "حصہ", "ہم پوچھتے ہیں کہ آپ کیا چاہتے ہیں۔"),
    }
    first, part, more = says[tag]
    blocks: list[Block] = []
    for number in range(40):
        blocks.append(Heading(f"{part} {100 + number}", 1 + number % 2))
        for place in range(1 + number % 3):
            lines = (f"{first} {1000 + 10 * number + place}.", *[more] * ((number + place) % 4))
            blocks.append(Row(lines, Picture("listen", f"Picture {1000 + 10 * number + place}")))
    return Document("pages", part, "", tag, tuple(blocks))


def beside() -> Document:
    """Return full words beside the same pages, whose pictures stand above their words."""
    easy = pages_of("en-GB")
    long = tuple(Row(("The partners agree to all that this part sets out. " * 30,)) for _ in "123")
    return replace(easy, blocks=(Columns(long, easy.blocks, ("Full words", "Easy words")),))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drawn]:
    """Let LibreOffice draw every document of this module in one go: it starts slowly."""
    needs("soffice", "poppler")
    folder = tmp_path_factory.mktemp("drawn")
    documents = {
        f"{kind}-{tag}-{layout}": (document(tag), layout)
        for kind, document in (("every", every_block), ("pages", pages_of))
        for tag, layout in CHOSEN
    }
    documents["poster"] = (poster(9), Layout.POSTER)
    documents["beside"] = (beside(), Layout.EASY_READ)
    pictures = Pictures()
    for name, (document, layout) in documents.items():
        (folder / f"{name}.docx").write_bytes(write(document, layout, pictures))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        check=True,
        capture_output=True,
    )
    return {
        name: Drawn(document, (folder / f"{name}.pdf").read_bytes(), folder / f"{name}.pdf")
        for name, (document, _layout) in documents.items()
    }


def names(kind: str) -> list[str]:
    return [f"{kind}-{tag}-{layout}" for tag, layout in CHOSEN]


def named(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", names(kind))


def letters(text: str) -> set[str]:
    return {c for c in unicodedata.normalize("NFKC", text) if c.isalpha()}


def lines(found: list[Word]) -> list[list[Word]]:
    """Return the words of a page in lines, from the top, without its number."""
    rows: list[list[Word]] = []
    for word in sorted(found, key=lambda w: (w.bottom, w.left)):
        if word.bottom > A4[1] - MARGIN + 6:
            continue
        if rows and abs(rows[-1][0].bottom - word.bottom) < 4:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


@named("every")
def test_no_letter_is_lost_on_the_way_to_paper(
    drawn: dict[str, Drawn], name: str, tmp_path: Path
) -> None:
    one = drawn[name]
    there = letters("".join(word.text for word in words(one.pdf, tmp_path)))
    rows = [b for b in walk(one.document.blocks) if isinstance(b, Row)]
    wanted = letters("".join(plain(s) for row in rows for s in (*row.sentences, *row.points)))
    assert wanted <= there
    used = subprocess.run(
        ["pdffonts", str(one.file)], capture_output=True, text=True, check=True
    ).stdout
    assert "AtkinsonHyperlegible" in used
    assert ("NotoNastaliqUrdu" in used) == ("سنیں" in str(one.document))
    assert "Liberation" not in used, "a letter was drawn in some other font"


@named("every")
def test_nothing_is_cut_or_lies_on_something_else(
    drawn: dict[str, Drawn], name: str, tmp_path: Path
) -> None:
    found = words(drawn[name].pdf, tmp_path)
    assert len(found) > 100
    for word in found:
        assert word.left >= MARGIN - 8, word
        assert word.right <= A4[0] - MARGIN + 8, word
        assert word.top >= 0, word
        assert word.bottom <= A4[1], word
    if "-ur-" in name:
        return  # Nastaliq words overhang each other: that is how they are written
    for page in {word.page for word in found}:
        there = [word for word in found if word.page == page]
        for number, one in enumerate(there):
            for other in there[number + 1 :]:
                wide = min(one.right, other.right) - max(one.left, other.left)
                high = min(one.bottom, other.bottom) - max(one.top, other.top)
                arabic = any("\u0600" <= c <= "\u06ff" for c in one.text + other.text)
                limit = NASTALIQ_RISE if arabic else 5
                assert wide < 1 or high < limit, (one, other)


@pytest.mark.parametrize("name", [*names("pages"), "beside"])
def test_no_page_ends_with_a_heading(drawn: dict[str, Drawn], name: str, tmp_path: Path) -> None:
    one = drawn[name]
    found = words(one.pdf, tmp_path)
    numbers = {
        re.sub(r"\D", "", b.text) for b in walk(one.document.blocks) if isinstance(b, Heading)
    }
    begins = min(page for page, _top, _bottom in pictures_of(one.file))  # after the contents
    for page in range(begins, max(word.page for word in found) + 1):
        last = lines([word for word in found if word.page == page])[-1]
        assert not {word.text for word in last} & numbers, (page, last)


@pytest.mark.parametrize("name", [*names("pages"), "beside"])
def test_no_picture_is_parted_from_its_words(
    drawn: dict[str, Drawn], name: str, tmp_path: Path
) -> None:
    one = drawn[name]
    found = words(one.pdf, tmp_path)
    rows = [b for b in walk(one.document.blocks) if isinstance(b, Row) and b.picture]
    numbers = {re.sub(r"\D", "", row.sentences[0]) for row in rows}
    firsts = [word for word in found if re.sub(r"\D", "", word.text) in numbers]
    assert len(firsts) == len(rows)
    pictures = pictures_of(one.file)
    assert Counter(word.page for word in firsts) == Counter(page for page, *_ in pictures)
    for word in firsts:
        assert any(
            page == word.page and top - 40 <= word.bottom and word.top <= bottom + 40
            for page, top, bottom in pictures
        ), word


def pictures_of(file: Path) -> list[tuple[int, float, float]]:
    """Return the page, the top and the bottom of every picture, in points."""
    command = ["pdftohtml", "-xml", "-stdout", "-zoom", "1", str(file)]
    said = subprocess.run(command, capture_output=True, check=True, cwd=file.parent).stdout
    root = etree.fromstring(said, etree.XMLParser(recover=True))
    found = []
    for number, page in enumerate(root.iter("page"), start=1):
        for image in page.iter("image"):
            top, height = (float(image.get(side, "0")) for side in ("top", "height"))
            found.append((number, top, top + height))
    return found


def test_a_poster_is_one_page(drawn: dict[str, Drawn], tmp_path: Path) -> None:
    assert {word.page for word in words(drawn["poster"].pdf, tmp_path)} == {1}
