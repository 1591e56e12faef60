"""Where things stand on the pages of a PDF: nothing cut, nothing parted, nothing on another."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from PIL import Image

from coproduce.errors import CoproduceError
from easyread.document import (
    Answer,
    Block,
    Columns,
    Document,
    Heading,
    Layout,
    Level,
    Note,
    NoteKind,
    Picture,
    Row,
    Table,
    WordBox,
)
from easyread.pictures import Pictures
from easyread.scripts import has_right_to_left
from easyread.write import Format, write
from tests.documents.pdf_reader import Word, elements, kind, opened, texts, words
from tests.documents.sample_documents import DRAFT, every_block, poster

pytestmark = pytest.mark.needs("poppler")

A4 = (595.28, 841.89)
LAYOUTS = [layout for layout in Layout if layout is not Layout.POSTER]
EDGE = A4[0] - 50
FOOT = 790
"""Below this, in points from the top, only the page's number stands."""


def made(document: Document, layout: Layout = Layout.EASY_READ) -> bytes:
    return write(document, Format.PDF, layout, Pictures())


def a_document(*blocks, **more) -> Document:
    return Document("charter", "Our charter", "About it.", "en-GB", tuple(blocks), **more)


def pictures_of(data: bytes, folder) -> list[Image.Image]:
    """Return what each page looks like, in greys, 40 dots to the inch."""
    file = folder / "looked-at.pdf"
    file.write_bytes(data)
    command = ["pdftoppm", "-gray", "-r", "40", str(file), str(folder / "page")]
    subprocess.run(command, check=True)
    pages = sorted(folder.glob("page-*.pgm"))
    return [Image.open(page).copy() for page in pages]


def on(data: bytes, folder) -> dict[int, list[Word]]:
    pages: dict[int, list[Word]] = {}
    for word in words(data, folder):
        pages.setdefault(word.page, []).append(word)
    return pages


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tag", ["en-GB", "bn", "ur"])
def test_every_page_is_a4_and_no_word_is_cut(tag, layout, tmp_path):
    data = made(every_block(tag), layout)
    with opened(data) as pdf:
        sizes = {tuple(round(float(n), 2) for n in page.MediaBox[2:]) for page in pdf.pages}
    assert sizes == {A4}
    assert [word for word in words(data, tmp_path) if word.left < 50 or word.right > EDGE] == []
    for picture in pictures_of(data, tmp_path):
        margin = round(picture.width / 21)  # 1 cm
        picture.paste(255, (margin, margin, picture.width - margin, picture.height - margin))
        assert picture.getextrema() == (255, 255)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_lies_on_another(layout, tmp_path):
    for found in on(made(every_block(), layout), tmp_path).values():
        # Poppler measures Nastaliq by the tallest sign of the font, not by what is drawn.
        page = [word for word in found if not has_right_to_left(word.text)]
        for one in page:
            middle = (one.top + one.bottom) / 2
            beside = [
                other
                for other in page
                if other is not one
                and other.left < one.right - 1
                and other.right > one.left + 1
                and other.top < middle < other.bottom
            ]
            assert beside == [], (one, beside[:1])


def test_words_are_as_large_as_the_layout_says(tmp_path):
    heights: dict[Layout, float] = {}
    for layout in LAYOUTS:
        data = made(a_document(Row(("Someone listens.",))), layout)
        word = next(word for word in words(data, tmp_path) if word.text == "listens.")
        heights[layout] = word.bottom - word.top
    smallest = heights[Layout.CLEAR_PRINT] / 14
    expected: dict[Layout, int] = {
        Layout.EASY_READ: 16,
        Layout.LARGE_PRINT: 18,
        Layout.GIANT_PRINT: 24,
    }
    for larger, points in expected.items():
        assert heights[larger] / smallest == pytest.approx(points, rel=0.01)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_picture_stands_beside_its_words(layout, tmp_path):
    between = ("It goes on.",) * 4
    rows = [
        Row((f"Sentence{n}.", *between, f"second{n}."), Picture("listen", "An ear"))
        for n in range(30)
    ]
    data = made(a_document(*rows, has_contents=False), layout)
    found = {word.text: word for word in words(data, tmp_path)}
    with opened(data) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        figures = [
            (numbers[e.Pg.objgen], [float(n) for n in e.A[0].BBox])
            for e in elements(pdf)
            if kind(e) == "Figure"
        ]
    assert len(figures) == len(rows)
    for n, (page, (left, low, right, high)) in enumerate(figures):
        first, last = found[f"Sentence{n}."], found[f"second{n}."]
        assert first.page == last.page == page
        assert right <= first.left
        assert A4[1] - high <= (first.top + last.bottom) / 2 <= A4[1] - low
        assert left >= 50


def test_no_heading_stands_alone_at_the_end_of_a_page(tmp_path):
    for lines in range(12, 22):
        blocks: list[Block] = [Row((f"Line {n}.",)) for n in range(lines)]
        blocks += [Heading("Alone"), Heading("Below", 2), Row(("Something after it.",))]
        found = on(made(a_document(*blocks, has_contents=False)), tmp_path)
        for page in found.values():
            said = [word.text for word in page if word.bottom < FOOT]
            assert not {"Alone", "Below"} & set(said[-1:]), lines


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_heading_of_the_contents_stands_with_its_lines(layout, tmp_path):
    for lines in (1, 3, 5, 7, 9):
        marks = (Note(tuple(f"Mark {n}." for n in range(lines)), NoteKind.DRAFT),)
        sections = [Heading(f"Section{n}") for n in range(5)]
        found = words(made(a_document(*sections, marks=marks), layout), tmp_path)
        heading = next(word for word in found if word.text == "document")
        assert heading.page == next(word.page for word in found if word.text == "Section0")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_must_stay_whole_is_not_taller_than_a_page(layout, tmp_path):
    for count in range(4, 30, 2):
        row = Row(("Words of some length which may go over one line or two.",) * count)
        found = words(made(a_document(row, marks=(DRAFT,)), layout), tmp_path)
        lines = [word for word in found if word.text == "length"]
        assert len(lines) == count
        assert max(w.bottom for w in lines) < min(w.top for w in found if w.text == "Page")


@pytest.mark.parametrize(
    "part",
    [
        WordBox("Xylophone", ("It is made up.",)),
        Note(("Xylophone", "Who to ask."), NoteKind.TO_FILL_IN),
    ],
)
def test_what_belongs_to_a_row_is_on_its_page(part, tmp_path):
    for lines in range(8, 20):
        blocks: list[Block] = [Row((f"Line {n}.",)) for n in range(lines)]
        blocks += [Row(("They made a **Zebra** today.",)), part]
        found = {w.text: w for w in words(made(a_document(*blocks, has_contents=False)), tmp_path)}
        assert found["Zebra"].page == found["Xylophone"].page


def test_a_row_that_is_longer_than_a_page_is_not_cut(tmp_path):
    points = tuple(f"This is point number {n} of a very long list." for n in range(80))
    data = made(a_document(Row(("They are many.",), Picture("listen", "An ear"), points)))
    said = " ".join(texts(data, tmp_path))
    assert all(f"point number {n} of" in said for n in range(80))
    assert max(word.bottom for word in words(data, tmp_path)) < A4[1] - 20


def test_a_long_table_repeats_its_head_and_breaks_no_row(tmp_path):
    rows = tuple((f"Name{n}", f"What it says, in a few words. End{n}") for n in range(60))
    data = made(a_document(Table("All of them", ("Name", "Saying"), rows)))
    pages = on(data, tmp_path)
    assert len(pages) > 2
    assert all("Saying" in [word.text for word in page] for page in pages.values())
    found = {word.text: word.page for word in words(data, tmp_path)}
    assert all(found[f"Name{n}"] == found[f"End{n}"] for n in range(60))


@pytest.mark.parametrize("layout", [Layout.EASY_READ, Layout.GIANT_PRINT])
def test_a_short_table_is_on_one_page_if_it_fits_there(layout, tmp_path):
    table = Table("Zebra", ("Name", "Saying"), tuple((f"Row{n}", "A few words.") for n in range(6)))
    for lines in range(4, 20, 2):
        above = [Row((f"Line {n}.",)) for n in range(lines)]
        data = made(a_document(*above, table, has_contents=False), layout)
        found = [w for w in words(data, tmp_path) if w.text.startswith(("Zebra", "Row"))]
        assert len(found) == 7
        assert len({word.page for word in found}) == 1
        assert max(word.bottom for word in found) < A4[1] - 60


def test_the_whole_head_of_a_table_is_bold_also_where_rows_have_no_heads(tmp_path):
    table = Table("All of them", ("Saying", "Saying"), (("Saying", "Saying"),), False)
    found = [w for w in words(made(a_document(table)), tmp_path) if w.text == "Saying"]
    wide = [round(word.right - word.left, 1) for word in sorted(found, key=lambda w: w.top)]
    assert wide[0] == wide[1] > wide[2] == wide[3]


def test_a_table_that_is_too_wide_for_large_words_becomes_lists(tmp_path):
    header = ("Organisation", "Responsibilities", "Responsible", "Arrangements", "Accountability")
    document = a_document(Table("", header, (header,)))
    with opened(made(document, Layout.GIANT_PRINT)) as pdf:
        kinds = [kind(e) for e in elements(pdf)]
    assert "Table" not in kinds
    assert kinds.count("LI") == 4
    assert "Responsible: Responsible" in texts(made(document, Layout.GIANT_PRINT), tmp_path)


def test_a_very_long_word_is_broken_rather_than_cut(tmp_path):
    data = made(a_document(Row(("x" * 400,)), Table("", ("y" * 90, "b"), (("a", "z" * 90),))))
    assert max(word.right for word in words(data, tmp_path)) < A4[0] - 50
    said = "".join(word.text for word in words(data, tmp_path)).replace("\u200b", "")
    assert said.count("x") == 400


def test_a_poster_fills_one_page_and_shrinks_to_fit(tmp_path):
    few, many = (words(made(poster(n), Layout.POSTER), tmp_path) for n in (3, 9))
    assert {word.page for word in (*few, *many)} == {1}
    height = [max(w.bottom - w.top for w in found if w.text == "listen") for found in (few, many)]
    assert height[0] > height[1] * 1.4


def test_a_poster_names_whose_its_pictures_are_in_small_print(tmp_path):
    found = words(made(poster(), Layout.POSTER), tmp_path)
    small = next(word for word in found if "OpenMoji" in word.text)
    large = next(word for word in found if word.text == "listen")
    assert small.bottom - small.top < (large.bottom - large.top) / 2
    assert small.top > max(word.bottom for word in found if word.text == "agreement.")


def test_a_long_list_of_contents_names_sections_only(tmp_path):
    few = [Heading(f"Section {n}") for n in range(4)]
    many = [Heading(f"Part {n}", 2) for n in range(20)]
    with opened(made(a_document(*few, *many[:2]))) as pdf:
        assert [kind(e) for e in elements(pdf)].count("TOCI") == 6
    with opened(made(a_document(*few, *many))) as pdf:
        assert [kind(e) for e in elements(pdf)].count("TOCI") == 4


def test_what_is_too_long_for_a_poster_is_refused_in_plain_words():
    with pytest.raises(CoproduceError, match="too long for a poster"):
        made(poster(200), Layout.POSTER)


def test_a_draft_says_so_on_every_page(tmp_path):
    for page in on(made(every_block()), tmp_path).values():
        assert "draft." in [word.text for word in page]
    clean = words(made(every_block(is_draft=False)), tmp_path)
    assert "draft." not in [word.text for word in clean]


def test_every_page_says_its_number(tmp_path):
    pages = on(made(every_block()), tmp_path)
    for number, page in pages.items():
        foot = " ".join(word.text for word in page if word.top > FOOT - 20)
        assert foot.endswith(f"Page {number} of {len(pages)}")


def test_large_print_is_large_everywhere_on_the_page(tmp_path):
    document = a_document(Row(("Someone.",)), marks=(DRAFT,))
    for layout in (Layout.LARGE_PRINT, Layout.GIANT_PRINT):
        found = words(made(document, layout), tmp_path)
        one = next(word for word in found if word.text == "Someone.")
        small = [w for w in found if w.bottom - w.top < (one.bottom - one.top) * 0.99]
        assert small == []


def test_two_texts_stand_beside_each_other_or_below_where_words_are_large(tmp_path):
    document = a_document(Columns((Row(("Long.",)),), (Row(("Short.",)),), ("Full", "Easy")))
    for layout, is_beside in ((Layout.EASY_READ, True), (Layout.GIANT_PRINT, False)):
        found = {word.text: word for word in words(made(document, layout), tmp_path)}
        assert (found["Long."].top == found["Short."].top) is is_beside
        assert (found["Long."].right < found["Short."].left) is is_beside


def test_full_words_run_on_and_easy_words_begin_new_lines(tmp_path):
    document = a_document(Row(("One.", "Two.")))
    assert "One. Two." in texts(made(replace(document, level=Level.FULL_WORDS)), tmp_path)
    assert {"One.", "Two."} <= set(texts(made(document), tmp_path))


def test_a_form_leaves_room_to_write(tmp_path):
    document = a_document(Answer("a", "First"), Answer("b", "Second"))
    found = {word.text: word for word in words(made(document), tmp_path)}
    assert found["Second"].top - found["First"].bottom > 30


def test_heading_levels_that_skip_are_closed_up():
    document = a_document(Heading("Deep", 3), Heading("Deeper", 6), Heading("Top", 1))
    with opened(made(document)) as pdf:
        assert [kind(e) for e in elements(pdf) if kind(e).startswith("H")] == ["H1", "H2", "H1"]
