"""Word files as another program reads them: all is there, named, linked and safe."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from lxml import etree

from easyread.document import (
    Answer,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Layout,
    Note,
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
from tests.documents.sample_documents import every_block, poster
from tests.documents.word_reader import LAYOUTS, TAGS, R, W, body, heard, made, part, said


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


@pytest.mark.size("covering")
def test_100_000_words_are_all_there() -> None:
    rows = tuple(Row((f"We listen to you {n} times.",), Picture("listen")) for n in range(10_000))
    quote = Quote(" ".join(["word"] * 50_000), "en-GB")
    words = said(body(made(Document("d", "Long", "", "en-GB", (*rows, quote))))).split()
    assert sum(word.isdecimal() for word in words) == 10_000
    assert words.count("word") == 50_000
