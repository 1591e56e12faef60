"""The exact text that staff bring in, from a made-up charter, and both levels side by side."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from coproduce.errors import CoproduceError
from easyread import reading
from easyread.document import Columns, Document, Heading, Level, Row, Table, plain, spans
from easyread.full_words import full_words, read_full_words
from easyread.side_by_side import NO_EASY, NO_FULL, side_by_side

FIRST = (
    "The Harbour Partnership undertakes to respect each of the principles (1 to 3) at all times."
)
MARKDOWN = f"""# The Harbour Charter

## 1. Why do we need a charter?

{FIRST}
It costs £5 * 2 [not a link](here) and **must** be reviewed [on the page](https://example.org/a).

## Pledges

The partnership pledges to:

7. listen to *families*
8. publish all findings
   - each year

<script>alert(1)</script>

| Who | When |
| --- | --- |
| Council | 2031 |
"""


W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bytes_of(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def made_up() -> Word:
    word = docx.Document()
    word.add_heading("The Harbour Charter", 0)
    word.add_heading("1. Why do we need a charter?", 1)
    word.add_paragraph(FIRST)
    paragraph = word.add_paragraph("It ")
    paragraph.add_run("mu").bold = True
    paragraph.add_run("st").bold = True
    paragraph.add_run(" be reviewed, 5 * 2 = 10 [sic].")
    word.add_heading("Pledges", 1)
    word.add_paragraph("The partnership pledges to:")
    word.add_paragraph("listen to families", style="List Number")
    word.add_paragraph("publish all findings", style="List Number")
    word.add_paragraph("at home", style="List Bullet")
    table = word.add_table(2, 3)
    for cell, text in zip(
        table._cells, ["Who", "When", "Where", "Council", "2031", "All"], strict=True
    ):
        cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    last = word.add_paragraph("Name TBC")
    last.add_run().add_break(WD_BREAK.LINE)
    last.add_run("Electronic Signature")
    return word


def texts(made: Document) -> list[str]:
    return [plain(t) for b in made.blocks if isinstance(b, Row) for t in (*b.sentences, *b.points)]


def test_a_word_file_keeps_headings_lists_tables_and_bold():
    read = full_words(bytes_of(made_up()), "Harbour charter.docx")
    made = read.document
    assert (made.name, made.title, made.level) == (
        "harbour-charter",
        "The Harbour Charter",
        Level.FULL_WORDS,
    )
    assert read.notes == ()
    assert [(b.text, b.level) for b in made.blocks if isinstance(b, Heading)] == [
        ("1. Why do we need a charter?", 1),
        ("Pledges", 1),
    ]
    assert texts(made) == [
        FIRST,
        "It must be reviewed, 5 * 2 = 10 [sic].",
        "The partnership pledges to:",
        "listen to families",
        "publish all findings",
        "at home",
        "Name TBC",
        "Electronic Signature",
    ]
    bold = [
        s.text
        for b in made.blocks
        if isinstance(b, Row)
        for t in b.sentences
        for s in spans(t)
        if s.is_strong
    ]
    assert bold == ["must"]
    table = next(b for b in made.blocks if isinstance(b, Table))
    assert (table.header, table.rows) == (("Who", "When", "Where"), (("Council", "2031 All", ""),))


def test_what_looks_like_our_markup_is_words_as_they_were_typed():
    typed = "Pay **all** of it [see](https://example.org) by 1*2*3."
    word = docx.Document()
    word.add_paragraph(typed)
    word.add_paragraph().add_run("a ** b").bold = True
    rows = [b for b in full_words(bytes_of(word), "a.docx").document.blocks if isinstance(b, Row)]
    assert [[(s.text, s.is_strong, s.address) for s in spans(b.sentences[0])] for b in rows] == [
        [(typed, False, "")],
        [("a ** b", True, "")],
    ]


LISTS = """<w:numbering xmlns:w="{w}"><w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""


def test_the_numbers_of_a_list_in_a_list_are_those_that_word_shows():
    word = docx.Document()
    for text, depth in (("one", 0), ("two", 1), ("three", 1), ("four", 2), ("five", 0), ("six", 1)):
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        level, list_ = f'<w:ilvl w:val="{depth}"/>', '<w:numId w:val="9"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{level}{list_}</w:numPr>"))
    data = changed_zip(bytes_of(word), {"word/numbering.xml": LISTS.format(w=W.decode()).encode()})
    read = full_words(data, "a.docx")
    assert texts(read.document) == [
        *("3. one", "3.a) two", "3.b) three", "(I) four", "4. five", "4.a) six"),
    ]
    assert [f.code for f in read.notes] == ["FW-3"]


def test_markdown_keeps_its_numbers_and_what_looks_like_markup_is_text():
    read = full_words(MARKDOWN.encode(), "harbour.md")
    made = read.document
    assert made.title == "The Harbour Charter"
    assert [b.text for b in made.blocks if isinstance(b, Heading)] == [
        "1. Why do we need a charter?",
        "Pledges",
    ]
    said = texts(made)
    assert "7. listen to families" in said
    assert "8. publish all findings" in said
    assert "each year" in said
    assert "<script>alert(1)</script>" in said
    links = [
        s.address
        for b in made.blocks
        if isinstance(b, Row)
        for t in b.sentences
        for s in spans(t)
        if s.address
    ]
    assert links == ["https://example.org/a"]
    assert [f.code for f in read.notes] == ["FW-3"]


def test_plain_text_keeps_paragraphs_and_lists(tmp_path):
    file = tmp_path / "ہاربر charter.txt"
    file.write_bytes(
        f"Pledges\r\n\r\n{FIRST}\r\n\r\nWe pledge to:\r\n1. listen\r\n2. publish\r\n".encode(
            "utf-16"
        )
    )
    made = read_full_words(file).document
    assert texts(made) == ["Pledges", FIRST, "We pledge to:", "listen", "publish"]
    assert [b.is_numbered for b in made.blocks if isinstance(b, Row)] == [False, False, True]


def test_old_windows_letters_are_read_and_said():
    read = full_words("It costs £5 “each”.".encode("cp1252"), "a.txt")
    assert texts(read.document) == ["It costs £5 “each”."]
    assert [f.code for f in read.notes] == ["FW-1"]


def with_xml(xml: str) -> Callable[[Word], None]:
    def change(word: Word) -> None:
        word.paragraphs[2]._p.append(parse_xml(xml.format(w=nsdecls("w"))))

    return change


RUN = "<w:r {w}>{{}}<w:t>SECRET</w:t></w:r>"
LEFT_OUT = {
    "deleted": '<w:del {w} w:id="1" w:author="x"><w:r><w:delText>SECRET</w:delText></w:r></w:del>',
    "hidden": "<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r>",
    "footnote": '<w:r {w}><w:footnoteReference w:id="2"/></w:r>',
    "comment": '<w:r {w}><w:commentReference w:id="2"/></w:r>',
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_of_a_word_file_is_said(name):
    word = made_up()
    with_xml(LEFT_OUT[name])(word)
    read = full_words(bytes_of(word), "a.docx")
    assert "SECRET" not in "".join(texts(read.document))
    assert [f.code for f in read.notes] == ["FW-4"]


def test_an_accepted_insertion_and_a_text_box_come_along_once():
    word = made_up()
    with_xml('<w:ins {w} w:id="1" w:author="x"><w:r><w:t> Added.</w:t></w:r></w:ins>')(word)
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    with_xml(
        '<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )(word)
    said = texts(full_words(bytes_of(word), "a.docx").document)
    assert f"{FIRST} Added." in said
    assert said.count("In a box") == 1


def test_a_link_of_a_word_file_is_kept_and_a_strange_one_is_only_words():
    for address, kept in (
        ("https://example.org/a(b)", ["https://example.org/a%28b%29"]),
        ("file:///C:/x", []),
    ):
        word = made_up()
        id_ = word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = (
            '<w:hyperlink {w} xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/relationships" r:id="{id_}"><w:r><w:t>the page</w:t></w:r></w:hyperlink>'
        )
        with_xml(link)(word)
        made = full_words(bytes_of(word), "a.docx").document
        links = [
            s.address
            for b in made.blocks
            if isinstance(b, Row)
            for t in b.sentences
            for s in spans(t)
            if s.address
        ]
        assert links == kept
        assert f"{FIRST}the page" in texts(made)


def changed_zip(data: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return out.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
DEEP = (
    b'<w:document xmlns:w="'
    + W
    + b'"><w:body><w:p>'
    + b"<w:smartTag>" * 1_900
    + b"</w:smartTag>" * 1_900
    + b"</w:p></w:body></w:document>"
)
REFUSED: dict[str, tuple[bytes | dict[str, bytes], str]] = {
    "no word file": (b"%PDF-1.7", "not a Word file"),
    "nothing": (b"", "not a Word file"),
    "an old word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "old Word file"),
    "entities": ({"word/document.xml": BOMB}, "hidden commands"),
    "macros": ({"word/vbaProject.bin": b"x"}, "macros"),
    "too deep": ({"word/document.xml": DEEP}, "deep"),
    "no words": ({"word/document.xml": b"<x/>"}, "not a Word file"),
    "no body": ({"word/document.xml": b'<w:document xmlns:w="' + W + b'"/>'}, "no text"),
    "damaged": ({"word/document.xml": b"<x"}, "damaged"),
    "a bomb": ({f"word/media/{n}.bin": b"\0" * 40_000_000 for n in range(8)}, "far too much"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_word_file_that_must_not_be_read_is_refused_in_plain_words(name):
    what, said = REFUSED[name]
    data = what if isinstance(what, bytes) else changed_zip(bytes_of(made_up()), what)
    with pytest.raises(CoproduceError, match=said) as refused:
        full_words(data, "own.docx")
    assert "own.docx" in str(refused.value)
    assert refused.value.what_to_do


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a", "a.txt", "a.md", "b.docx"])
def test_a_file_of_another_kind_or_without_words_is_refused(name, tmp_path):
    data = bytes_of(docx.Document()) if name == "b.docx" else b" \n"
    with pytest.raises(CoproduceError) as refused:
        full_words(data, name)
    assert name in refused.value.what_happened
    with pytest.raises(CoproduceError):
        read_full_words(tmp_path / "nobody.docx")


@given(st.binary(max_size=400), st.sampled_from([".docx", ".md", ".txt"]))
def test_any_bytes_are_read_or_refused(data, ending):
    try:
        title = full_words(data, f"a{ending}").document.title
    except CoproduceError as refused:
        title = refused.what_to_do
    assert title


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60))
def test_the_words_of_a_word_file_come_back_as_they_were(text):
    import unicodedata

    word = docx.Document()
    word.add_paragraph("Start.")
    word.add_paragraph().add_run(text).bold = True
    said = texts(full_words(bytes_of(word), "a.docx").document)
    wanted = " ".join(unicodedata.normalize("NFC", text).split())
    assert [" ".join(one.split()) for one in said] == ["Start.", *([wanted] if wanted else [])]


EASY = """# The Harbour Charter in easy words

![](charter)
This is about a charter.

## Why we need a charter

![](promise)
We respect the principles.

## Only easy

![](listen)
We listen.

## The pledges

![](listen)
We listen to families.
"""


def easy() -> Document:
    made = reading.read_words(reading.Content(), Path("documents/harbour.md"), EASY).document
    assert made is not None
    return made


def test_both_levels_stand_side_by_side_part_by_part_and_nothing_is_lost():
    full = full_words(MARKDOWN.encode(), "harbour.md").document
    both = side_by_side(full, easy())
    columns = [block for block in both.blocks if isinstance(block, Columns)]
    assert both.blocks[0] == easy().blocks[0]  # before the first heading
    assert len(columns) == 3
    heads = [
        tuple(
            next((b.text for b in side if isinstance(b, Heading)), "")
            for side in (one.left, one.right)
        )
        for one in columns
    ]
    assert heads == [
        ("1. Why do we need a charter?", "Why we need a charter"),
        ("", "Only easy"),
        ("Pledges", "The pledges"),
    ]
    assert columns[1].left == (Row((NO_FULL,)),)
    assert [b for one in columns for b in one.left if b != Row((NO_FULL,))] == list(full.blocks)
    right = [b for one in columns for b in one.right if b != Row((NO_EASY,))]
    assert [b for b in both.blocks if not isinstance(b, Columns)] + right == list(easy().blocks)


def test_parts_with_the_same_id_belong_together_whatever_their_headings_say():
    full = full_words(MARKDOWN.encode(), "harbour.md").document
    said = EASY.replace("## The pledges", "## What we promise you {#pledges}")
    made = reading.read_words(reading.Content(), Path("documents/harbour.md"), said).document
    assert made is not None
    last = side_by_side(full, made).blocks[-1]
    assert isinstance(last, Columns)
    assert [b.text for b in (*last.left, *last.right) if isinstance(b, Heading)] == [
        "Pledges",
        "What we promise you",
    ]


def test_a_part_without_easy_words_says_so():
    full = full_words(MARKDOWN.encode() + b"\n## Annexe Z\n\nMore.\n", "harbour.md").document
    last = side_by_side(full, easy()).blocks[-1]
    assert isinstance(last, Columns)
    assert last.right == (Row((NO_EASY,)),)
