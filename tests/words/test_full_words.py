"""The exact text that staff bring in, from a made-up charter: each word as they wrote it."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given
from hypothesis import strategies as st

from easyread.document import Document, Heading, Level, Row, Table, plain, spans
from easyread.full_words import full_words, read_full_words
from tests.words.harbour import FIRST, MARKDOWN, W, bytes_of, changed_zip, made_up


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


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60))
@example("\U0001d1bd")  # 1 note, which is written as 3 signs
def test_the_words_of_a_word_file_come_back_as_they_were(text):
    import unicodedata

    word = docx.Document()
    word.add_paragraph("Start.")
    word.add_paragraph().add_run(text).bold = True
    said = texts(full_words(bytes_of(word), "a.docx").document)
    wanted = " ".join(unicodedata.normalize("NFC", text).split())
    assert [" ".join(one.split()) for one in said] == ["Start.", *([wanted] if wanted else [])]
