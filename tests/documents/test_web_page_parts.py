"""The web page of a document, read without a browser: what it is made of."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html as lxml_html

from easyread.document import (
    Answer,
    Document,
    Heading,
    Layout,
    Level,
    Quote,
    Row,
    Table,
    WordBox,
)
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.sample_documents import TYPST, every_block
from tests.words.hostile import HOSTILE


def raw(document: Document) -> str:
    return write(document, Format.WEB_PAGE, Layout.EASY_READ, Pictures()).decode()


def parsed(*blocks, **more) -> Any:
    title = more.pop("title", "Our charter")
    tag = more.pop("language", "en-GB")
    document = Document("charter", title, "About it.", tag, tuple(blocks), **more)
    return read(raw(document))


def read(page: str) -> Any:
    """Return a page as a tree, in which XPath finds whatever it finds."""
    return lxml_html.fromstring(page)


@pytest.mark.parametrize("tag", ["en-GB", "ur", "bn"])
def test_the_page_has_no_script_no_form_and_no_address_but_links(tag):
    page = read(raw(every_block(tag)))
    assert page.xpath("//script | //form | //link | //iframe | //object | //button") == []
    assert page.xpath("//@onclick | //@onload | //@style | //@action | //@srcset") == []
    assert all(source.startswith("data:image/") for source in page.xpath("//@src"))
    assert "@import" not in raw(every_block(tag))
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_same_document_gives_the_same_bytes():
    assert raw(every_block("ur")) == raw(every_block("ur"))


def test_no_text_adds_an_element():
    def kinds(text):
        page = parsed(Row((text,)), Quote(text, "en-GB"), Heading(f"A {text}"), title=f"A {text}")
        return [element.tag for element in page.iter() if element.tag not in ("p", "strong")]

    plain = kinds("quiet room")
    for name, text in {**HOSTILE, "typst": TYPST}.items():
        assert kinds(text[:5000].replace("](", "] (")) == plain, name


def test_a_draft_cannot_close_the_style():
    marks = every_block().marks
    bad = '</style><script>alert(1)</script>" } * { display: none'
    page = parsed(Row(("One.",)), marks=(type(marks[0])((bad,), marks[0].kind),))
    assert page.xpath("//script") == []
    assert page.xpath("//main")


def test_headings_follow_each_other_and_are_listed():
    page = parsed(Heading("One"), Heading("Deep", 4), Heading("Two"), Heading("Three"))
    main = page.xpath("//main")[0]
    assert [h.tag for h in main.xpath(".//h1 | .//h2 | .//h3 | .//h4")] == ["h2", "h3", "h2", "h2"]
    listed = page.xpath("//nav//a")
    assert [a.text_content() for a in listed] == ["One", "Two", "Three"]
    assert all(page.xpath(f"//*[@id='{a.get('href')[1:]}']") for a in listed)


def test_ids_are_used_once_even_if_a_document_repeats_them():
    page = parsed(Heading("One", id="words"), Heading("Two", id="a"), Row(("x",), id="a"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_table_has_heads_for_its_columns_and_its_rows():
    table = Table("All", ("Name", "Saying"), (("A", "says so"), ("B", "says no")))
    page = parsed(table)
    assert [th.text for th in page.xpath("//th[@scope='col']")] == ["Name", "Saying"]
    assert [th.text for th in page.xpath("//th[@scope='row']")] == ["A", "B"]
    assert page.xpath("//caption")[0].text == "All"


def test_every_field_has_a_label_and_its_hint():
    page = read(raw(every_block()))
    fields = page.xpath("//input | //textarea")
    assert len(fields) == 4
    for field in fields:
        assert page.xpath(f"//label[@for='{field.get('id')}']")
        described = field.get("aria-describedby")
        assert described is None or page.xpath(f"//*[@id='{described}']")
    assert page.xpath("//input[@aria-describedby]")


def test_a_sentence_in_english_among_urdu_says_so():
    page = parsed(Row(("یہ مسودہ ہے۔", "This is a draft.")), language="ur")
    spoken = page.xpath("//p[@lang='en-GB'][@dir='ltr']")
    assert [p.text for p in spoken] == ["This is a draft."]


def test_easy_words_begin_new_lines_and_full_words_run_on():
    row = Row(("One.", "Two."))
    assert [p.text for p in parsed(row).xpath("//main//p")] == ["One.", "Two."]
    assert [p.text for p in parsed(row, level=Level.FULL_WORDS).xpath("//main//p")] == ["One. Two."]


def test_an_address_that_could_run_something_is_no_link():
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example"):
        assert parsed(Row((f"Press [here]({address}).",))).xpath("//main//a") == []


def test_a_word_box_says_which_word_it_explains():
    page = parsed(Row(("A **charter**.",)), WordBox("charter", ("A promise in writing.",)))
    box = page.xpath("//*[@role='note']")[0]
    assert box.get("aria-label") == "What it means: charter"


def test_a_page_without_a_form_does_not_speak_of_one():
    assert "Nothing is sent" not in raw(Document("a", "A", "A.", "en-GB", (Row(("x",)),)))
    with_form = raw(Document("a", "A", "A.", "en-GB", (Answer("n", "Name"), Answer("m", "More"))))
    assert len(re.findall("Nothing is sent", with_form)) == 1


def test_a_long_document_is_written(scale):
    count = scale(2000, 8000, 8000)
    sentence = "We listen to what families say and we tell them what we did."
    page = parsed(*(Row((sentence,)) for _n in range(count)))
    assert len(page.xpath("//main//p")) == count
