"""How Word files look: tables, pictures, styles and letters, and what stands together."""

from __future__ import annotations

import io
import uuid
import zipfile

import pytest

from coproduce.errors import CoproduceError
from easyread import fonts
from easyread.document import (
    POINTS,
    Document,
    Heading,
    Layout,
    Note,
    NoteKind,
    Picture,
    Quote,
    Row,
    Table,
    WordBox,
)
from easyread.pictures import names
from tests.documents.sample_documents import every_block, poster
from tests.documents.word_reader import LAYOUTS, R, W, body, made, part, said


def test_a_table_that_lays_out_is_not_one_that_tells_figures() -> None:
    root = body(made(every_block()))
    laid = [t for t in root.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle") is None]
    told = [t for t in root.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblStyle") is not None]
    assert len(laid) == 2
    assert len(told) == 3
    for table in laid:
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}val") == "0000"
        assert table.find(f".//{W}tblHeader") is None
        assert table.find(f"{W}tblPr/{W}tblCaption") is None
        assert len(table.findall(f"{W}tr")) == len(table.findall(f"{W}tr/{W}trPr/{W}cantSplit"))
    for table in told:
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
    for table in (*laid, *told):
        grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row in table.iterfind(f"{W}tr"):
            assert [c.get(f"{W}w") for c in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")] == grid
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))


def test_every_picture_is_named_or_marked_as_decoration_and_kept_once() -> None:
    document = every_block()
    data = made(document)
    root = body(data)
    about = list(root.iter("{*}docPr"))
    alts = [one.get("descr") for one in about]
    assert alts.count("Two people who talk") == 1
    for one in about:
        decorations = list(one.iter("{*}decorative"))
        assert bool(one.get("descr")) != bool(decorations)
    numbers = [one.get("id") for one in about] + [
        one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")
    ]
    assert len(numbers) == len(set(numbers))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kinds = [n.rpartition(".")[2] for n in archive.namelist() if n.startswith("word/media/")]
    drawn = len(set(names(document)))
    assert kinds.count("svg") == drawn
    assert kinds.count("png") == drawn + 1, "and the chart"


def contrast(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    light = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_styles_are_large_dark_and_upright(layout: Layout) -> None:
    data = made(every_block("ur"), layout)
    styles = part(data, "word/styles.xml")
    default = styles.find(f".//{W}rPrDefault/{W}rPr/{W}sz")
    assert int(default.get(f"{W}val")) == POINTS[layout] * 2
    assert all(contrast(c.get(f"{W}val")) >= 7 for c in styles.iter(f"{W}color"))
    fills = [s.get(f"{W}fill") for s in styles.iter(f"{W}shd")]
    assert all(21 / contrast(fill) >= 15 for fill in fills)
    assert not list(styles.iter(f"{W}i", f"{W}iCs", f"{W}caps"))
    for style in styles.iter(f"{W}style"):
        sizes = [style.find(f"{W}rPr/{W}{name}") for name in ("sz", "szCs")]
        if sizes[0] is not None:
            assert sizes[0].get(f"{W}val") == sizes[1].get(f"{W}val")
            assert int(sizes[0].get(f"{W}val")) >= 20
        bolds = [style.find(f"{W}rPr/{W}{name}") is not None for name in ("b", "bCs")]
        assert bolds[0] == bolds[1]


def test_the_letters_come_along_and_can_be_taken_out_again() -> None:
    data = made(every_block("ur"))
    table = part(data, "word/fontTable.xml")
    targets = {
        r.get("Id"): r.get("Target") for r in part(data, "word/_rels/fontTable.xml.rels").iter()
    }
    families = {one.get(f"{W}name"): one for one in table.iter(f"{W}font")}
    assert set(families) == {"Atkinson Hyperlegible Next", "Noto Nastaliq Urdu"}
    entry = families["Noto Nastaliq Urdu"].find(f"{W}embedBold")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        hidden = archive.read(f"word/{targets[entry.get(f'{R}id')]}")
    key = uuid.UUID(entry.get(f"{W}fontKey")).bytes[::-1] * 2
    shown = bytes(a ^ b for a, b in zip(hidden[:32], key, strict=True)) + hidden[32:]
    assert shown == fonts.family("ur").bold.read_bytes()


def test_what_staff_have_to_fill_in_stands_in_the_row_that_asks_for_it() -> None:
    note = Note(("Please fill this in.", "Who to ask."), NoteKind.TO_FILL_IN)
    rows = (Row(("You can ask:",), Picture("contact")), note, Row(("Thank you.",), Picture("good")))
    root = body(made(Document("d", "D", "", "en-GB", rows)))
    assert ["Please fill" in said(row) for row in root.iter(f"{W}tr")] == [True, False]


def test_words_below_a_table_with_lines_do_not_touch_it() -> None:
    table = Table("Days", ("Day", "What"), (("Monday", "We meet."),))
    root = body(made(Document("d", "D", "", "en-GB", (table, Row(("Then we rest.",))))))
    below = next(root.iter(f"{W}tbl")).getnext()
    assert said(below) == ""
    assert int(below.find(f"{W}pPr/{W}spacing").get(f"{W}after")) >= 200


def test_a_poster_is_as_large_as_its_page_and_no_longer_than_it() -> None:
    few, many = (part(made(poster(number), Layout.POSTER), "word/styles.xml") for number in (3, 9))
    sizes = [int(s.find(f".//{W}rPrDefault/{W}rPr/{W}sz").get(f"{W}val")) for s in (few, many)]
    assert sizes[0] > sizes[1]
    with pytest.raises(CoproduceError, match="too long for a poster"):
        made(poster(200), Layout.POSTER)


def test_word_boxes_stand_in_their_row_unless_it_would_fill_half_a_page() -> None:
    box = WordBox("Word", ("One thing.", "Another thing."))
    row = Row(("We say **word**.",), Picture("listen"))
    counts = {}
    for boxes in (1, 2, 5):
        root = body(made(Document("d", "D", "", "en-GB", (row, *[box] * boxes))))
        first, *others = root.find(f".//{W}tbl").iterfind(f"{W}tr")
        counts[boxes] = (said(first).count("Another"), len(others))
        assert said(root).count("Another") == boxes
    assert counts == {1: (1, 0), 2: (2, 0), 5: (2, 3)}
    long = Row(("We say **word**, and we say it in many large words.",) * 6, Picture("listen"))
    giant = Document("d", "D", "", "en-GB", (Heading("A heading"), long, box))
    table = body(made(giant, Layout.GIANT_PRINT)).find(f".//{W}tbl")
    first, second = table.iterfind(f"{W}tr")  # in one, they would leave the heading alone
    assert "Another" in said(second)
    assert "Another" not in said(first)


def test_the_words_of_two_people_stand_in_two_frames() -> None:
    quotes = (Quote("First.\nMore of it.", "en-GB"), Quote("Second.", "en-GB"))
    root = body(made(Document("d", "D", "", "en-GB", quotes)))
    styles = [p.find(f"{W}pPr/{W}pStyle") for p in root.iter(f"{W}p")]
    frames = [None if s is None else s.get(f"{W}val") for s in styles]
    assert frames == ["Title", "Quote", "Quote", None, "Quote"]


def test_a_picture_beside_many_words_is_one_part_however_often_it_is_used() -> None:
    rows = tuple(Row((f"Sentence {n}.",), Picture("listen")) for n in range(400))
    data = made(Document("d", "Long", "", "en-GB", rows))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([n for n in archive.namelist() if n.startswith("word/media/")]) == 2
    assert len(list(body(data).iter("{*}blip"))) == 400
