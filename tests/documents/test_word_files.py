"""Word files as another program reads them: all is there, said in its language, and named."""

from __future__ import annotations

import io
import itertools
import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from lxml import etree
from tools import scale

from coproduce.errors import CoproduceError
from easyread import fonts
from easyread.document import (
    POINTS,
    Answer,
    Block,
    Chart,
    Columns,
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
    Words,
    plain,
    spans,
    walk,
)
from easyread.pictures import Pictures, names
from easyread.write.docx import write
from tests.documents.sample_documents import every_block, poster

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TAGS = ("en-GB", "ur", "bn")
LAYOUTS = scale(
    quick=(Layout.EASY_READ, Layout.GIANT_PRINT),
    covering=tuple(POINTS)[:-1],
    everything=tuple(POINTS)[:-1],
)
PICTURES = Pictures()


def made(document: Document, layout: Layout = Layout.EASY_READ) -> bytes:
    return write(document, layout, PICTURES)


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(data: bytes) -> Any:
    return part(data, "word/document.xml")


def said(element: Any) -> str:
    """Return the words of an element; what ends a paragraph is a space."""
    words = [
        t.text or "" if t.tag == f"{W}t" else " " for t in element.iter(f"{W}t", f"{W}p", f"{W}br")
    ]
    return heard("".join(words))


def heard(text: str) -> str:
    return " ".join(text.replace("\u200e", "").replace("\xa0", " ").split())


def sentences(block: Block, words: Words) -> Iterator[str]:
    """Give what a reader must find of a block, in order."""
    match block:
        case Heading():
            yield block.text
        case Row():
            yield from (*block.sentences, *block.points)
        case WordBox():
            yield from (words.word_box, block.word, *block.meaning)
        case Table():
            yield from (block.caption, *block.header, *itertools.chain(*block.rows))
        case Note():
            yield from block.sentences
        case Chart():
            yield from (block.caption, block.summary, words.choices, words.number)
            for bar in block.bars:
                yield from (bar.label, str(bar.number))
        case Answer():
            yield from (block.label, block.hint)


@pytest.mark.parametrize(("tag", "layout"), list(itertools.product(TAGS, LAYOUTS)))
def test_every_sentence_is_in_the_file_in_its_order(tag: str, layout: Layout) -> None:
    document = every_block(tag)
    there = said(body(made(document, layout)))
    at = there.index(heard(plain(document.title)))
    for block in walk(document.blocks):
        if isinstance(block, Columns):
            continue  # what stands in it comes next
        if isinstance(block, Quote):
            wanted = [block.about, *block.text.splitlines()]
        else:
            wanted = list(sentences(block, document.words or Words()))
        for sentence in wanted:
            for span in spans(sentence) if not isinstance(block, Quote) else ():
                at = there.index(heard(span.text), at)
            if isinstance(block, Quote):
                at = there.index(heard(sentence), at)


def test_the_same_document_gives_the_same_bytes_and_no_date() -> None:
    data = made(every_block("ur"))
    assert made(every_block("ur")) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_file_says_what_it_is_and_is_a4() -> None:
    document = every_block("ur")
    file = docx.Document(io.BytesIO(made(document)))
    about = file.core_properties
    assert (about.title, about.comments) == (document.title, document.about)
    assert (about.language, about.author) == ("ur", "coproduce")
    [section] = file.sections
    size = [side.mm for side in (section.page_width, section.page_height) if side]
    assert [round(side) for side in size] == [210, 297]


@pytest.mark.parametrize("tag", TAGS)
def test_every_run_says_its_language(tag: str) -> None:
    data = made(every_block(tag))
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for run in part(data, name).iter(f"{W}r"):
            if said(run):
                language = run.find(f"{W}rPr/{W}lang")
                boxes = set(said(run)) == {"☐"}
                assert boxes or language is not None, said(run)
    own = part(data, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert own.get(f"{W}val") == tag
    assert tag == "en-GB" or own.get(f"{W}bidi") == tag


def test_urdu_runs_from_right_to_left_and_english_inside_it_does_not() -> None:
    root = body(made(every_block("ur")))
    arabic, latin = 0, 0
    for run in root.iter(f"{W}r"):
        words = "".join(t.text or "" for t in run.iter(f"{W}t"))
        is_rtl = run.find(f"{W}rPr/{W}rtl") is not None
        if re.search("[\u0600-\u06ff]", words):
            assert is_rtl, words
            assert not re.search("[A-Za-z]", words), words
            arabic += 1
        elif re.search("[A-Za-z]", words):
            assert not is_rtl, words
            latin += 1
    assert arabic > 50
    assert latin > 5
    assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for t in root.iter(f"{W}tbl"))
    for paragraph in root.iter(f"{W}p"):
        if re.search("[\u0600-\u06ff]", said(paragraph)):
            assert paragraph.find(f"{W}pPr/{W}bidi") is not None, said(paragraph)
    phones = [t.text for t in root.iter(f"{W}t") if t.text and "303" in t.text]
    assert phones
    assert all(text == "\u200e0121\xa0303\xa01234\u200e" for text in phones)
    assert (
        part(made(every_block("ur")), "word/document.xml").find(f".//{W}sectPr/{W}bidi") is not None
    )


def test_english_has_nothing_that_runs_from_right_to_left() -> None:
    document = every_block("en-GB")
    blocks = tuple(b for b in document.blocks if not isinstance(b, Quote) or b.language != "ur")
    text = etree.tostring(body(made(replace(document, blocks=blocks)))).decode()
    for mark in ("w:rtl", "w:bidi", "bidiVisual"):
        assert mark not in text


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


def test_a_picture_that_points_is_turned_round_only_where_lines_begin_on_the_right() -> None:
    for tag, turned in (("en-GB", 0), ("ur", 1)):
        flips = [x for x in body(made(every_block(tag))).iter("{*}xfrm") if x.get("flipH")]
        assert len(flips) == turned, tag


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


def test_headings_are_headings_and_the_contents_lead_to_them() -> None:
    document = every_block()
    root = body(made(document))
    wanted = [b for b in walk(document.blocks) if isinstance(b, Heading)]
    wanted_words = [heard(plain(b.text)) for b in wanted] + ["The pictures"]
    styled = {
        p: p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for p in root.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle") is not None
    }
    headings = [p for p, style in styled.items() if re.fullmatch(r"Heading\d", style)]
    assert [said(p) for p in headings] == wanted_words
    entries = [
        p for p, style in styled.items() if style.startswith("TOC") and style != "TOCHeading"
    ]
    assert [said(p) for p in entries] == wanted_words
    marks = {m.get(f"{W}name"): m.getparent() for m in root.iter(f"{W}bookmarkStart")}
    for entry in entries:
        assert said(marks[entry.find(f"{W}hyperlink").get(f"{W}anchor")]) == said(entry)
    assert "id_why" in marks
    begins = [f.get(f"{W}fldCharType") for f in root.iter(f"{W}fldChar")]
    assert begins == ["begin", "separate", "end"]
    assert headings[0].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_links_lead_outside_only_where_a_reader_may_go() -> None:
    bad = "Look at [this](javascript:alert(1)) and [that](file:///etc/passwd) and [us](#why)."
    document = every_block()
    data = made(replace(document, blocks=(*document.blocks, Row((bad,)))))
    relations = list(part(data, "word/_rels/document.xml.rels").iter("{*}Relationship"))
    outside = [r for r in relations if r.get("TargetMode") == "External"]
    assert outside
    assert all(r.get("Type").endswith("/hyperlink") for r in outside)
    assert all(r.get("Target").startswith(("https://", "mailto:")) for r in outside)
    anchors = [h.get(f"{W}anchor") for h in body(data).iter(f"{W}hyperlink")]
    assert anchors.count("id_why") == 1


def test_a_form_is_filled_in_by_fields_that_say_their_label_and_signed_by_hand() -> None:
    root = body(made(every_block()))
    fields = {}
    for properties in root.iter(f"{W}sdtPr"):
        tag = properties.find(f"{W}tag")
        if tag is not None:
            kinds = {etree.QName(child).localname for child in properties}
            label = properties.find(f"{W}alias").get(f"{W}val")
            fields[tag.get(f"{W}val")] = (label, kinds & {"text", "date", "checkbox"})
    labels = {b.id: plain(b.label) for b in every_block().blocks if isinstance(b, Answer)}
    assert fields == {
        "name": (labels["name"][:64], {"text"}),
        "why": (labels["why"][:64], {"text"}),
        "when": (labels["when"][:64], {"date"}),
        "agree": (labels["agree"][:64], {"checkbox"}),
    }
    styles = [s.get(f"{W}val") for s in root.iter(f"{W}pStyle")]
    assert styles.count("Sign") == 1


def test_marks_stand_on_every_page_and_pages_count_themselves() -> None:
    document = every_block("ur")
    data = made(document)
    assert said(part(data, "word/header1.xml")) == heard(" ".join(document.marks[0].sentences))
    fields = [i.text.strip() for i in part(data, "word/footer1.xml").iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    with zipfile.ZipFile(io.BytesIO(made(every_block(is_draft=False)))) as archive:
        assert "word/header1.xml" not in archive.namelist()


def test_the_document_ends_with_whose_pictures_they_are() -> None:
    root = body(made(every_block()))
    assert said(root).partition("The pictures")[2].count("OpenMoji") >= 1
    assert "openmoji.org" in said(root)[-400:]


HOSTILE = "\x00\x0b\ufffe\ud800]]></w:t></w:r><w:p>&amp; & \"'<!--{0}%s\u202e **x** [y](z)"


def test_what_people_type_stays_words_and_cannot_break_the_file() -> None:
    quote = Quote(HOSTILE, 'ur" w:x="1', "About.")
    document = Document("d", HOSTILE, HOSTILE.replace("\x00", ""), "en-GB", (quote,))
    file = docx.Document(io.BytesIO(made(document)))
    assert any(
        "]]></w:t></w:r><w:p>&amp; & \"'<!--{0}%s\u202e **x** [y](z)" in p.text
        for p in file.paragraphs
    )


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


@pytest.mark.parametrize("layout", list(Layout))
def test_no_part_of_the_file_is_empty_where_word_wants_a_paragraph(layout: Layout) -> None:
    data = made(poster(3), layout)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        ends = [n for n in archive.namelist() if re.search(r"header|footer", n)]
    assert all(part(data, name).find(f"{W}p") is not None for name in ends)
    named = [r.get(f"{R}id") for r in body(data).find(f".//{W}sectPr") if r.get(f"{R}id")]
    assert len(named) == len(ends) == (0 if layout is Layout.POSTER else 1)


def test_nothing_at_all_is_a_document_too() -> None:
    file = docx.Document(io.BytesIO(made(Document("d", "Nothing yet", "", "en-GB", ()))))
    assert [p.text for p in file.paragraphs if p.text] == ["Nothing yet"]


def test_a_picture_beside_many_words_is_one_part_however_often_it_is_used() -> None:
    rows = tuple(Row((f"Sentence {n}.",), Picture("listen")) for n in range(400))
    data = made(Document("d", "Long", "", "en-GB", rows))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([n for n in archive.namelist() if n.startswith("word/media/")]) == 2
    assert len(list(body(data).iter("{*}blip"))) == 400


@pytest.mark.size("covering")
def test_100_000_words_are_all_there() -> None:
    rows = tuple(Row((f"We listen to you {n} times.",), Picture("listen")) for n in range(10_000))
    quote = Quote(" ".join(["word"] * 50_000), "en-GB")
    words = said(body(made(Document("d", "Long", "", "en-GB", (*rows, quote))))).split()
    assert sum(word.isdecimal() for word in words) == 10_000
    assert words.count("word") == 50_000
