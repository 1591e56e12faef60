"""A document as plain text: for a braille notetaker, a screen reader, or a message."""

from __future__ import annotations

import subprocess
import sys

import pytest

from easyread.document import (
    Answer,
    AnswerKind,
    Document,
    Heading,
    Layout,
    Picture,
    Quote,
    Row,
    Table,
    WordBox,
)
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.sample_documents import DRAFT, TYPST, every_block
from tests.words.hostile import HOSTILE


def lines(*blocks, **more) -> list[str]:
    document = Document("charter", "Our charter", "About it.", "en-GB", tuple(blocks), **more)
    return text(document).split("\r\n")


def text(document: Document) -> str:
    return write(document, Format.PLAIN_TEXT, Layout.EASY_READ, Pictures()).decode()


def test_the_title_and_the_mark_come_first():
    said = lines(Heading("Why"), Row(("We listen.",)), marks=(DRAFT,))
    assert said[:2] == ["Our charter", "==========="]
    assert said[3] == DRAFT.sentences[0]
    assert said[5:7] == ["Why", "---"]


@pytest.mark.parametrize("tag", ["en-GB", "ur", "bn"])
def test_no_line_is_longer_than_70_characters_and_no_word_is_broken(tag):
    document = every_block(tag)
    said = text(document)
    assert max(map(len, said.split("\r\n"))) <= 70
    long = "This sentence goes on for so long that it cannot stand on one line of a notetaker."
    assert " ".join(" ".join(lines(Row((long,)))).split()).count(long) == 1


def test_every_sentence_begins_a_line():
    said = lines(Row(("We **listen** to you.", "We say what we did.")))
    assert {"We listen to you.", "We say what we did."} <= set(said)


def test_a_long_word_stays_whole():
    assert "x" * 90 in lines(Row((f"See {'x' * 90} now.",)))


def test_lists_have_dashes_or_numbers():
    said = lines(Row(("They are:",), points=("one", "two")), Row((), None, ("a", "b"), True))
    assert {"- one", "- two", "1. a", "2. b"} <= set(said)


def test_a_table_is_read_as_heads_and_cells():
    said = lines(Table("All", ("Name", "Saying"), (("A", "yes"), ("B", "no"))))
    at = said.index("Name: A")
    assert said[at : at + 5] == ["Name: A", "Saying: yes", "", "Name: B", "Saying: no"]


def test_a_picture_is_named_only_if_it_says_more_than_the_words():
    said = lines(
        Row(("We listen.",), Picture("listen")), Row(("Look.",), Picture("home", "A house"))
    )
    assert [line for line in said if line.startswith("Picture:")] == ["Picture: A house"]


def test_a_hard_word_a_field_and_a_tick_can_be_found():
    said = lines(
        WordBox("charter", ("A promise.",)),
        Answer("n", "Your name"),
        Answer("t", "I agree.", AnswerKind.TICK),
        Answer("s", "You", AnswerKind.SIGNATURE),
    )
    assert {"What it means: charter", "  A promise.", "Your name", "[ ] I agree."} <= set(said)
    assert said.count("_" * 40) == 2
    assert "Sign here" in said


def test_a_link_says_its_address():
    said = lines(Row(("Read [our page](https://www.example.org/send).",)))
    assert "Read our page (www.example.org/send)." in said


def test_a_telephone_number_in_urdu_keeps_its_order():
    assert "\u200e0121\xa0303\xa01234\u200e" in text(every_block("ur"))
    assert "0121 303 1234" in text(every_block("bn"))


def test_what_people_typed_stands_as_it_is_and_harmless():
    assert TYPST in " ".join(" ".join(lines(Quote(TYPST, "en-GB"))).split())
    for name, typed in HOSTILE.items():
        said = text(Document("a", "A", "A.", "en-GB", (Quote(typed[:5000], "en-GB"),)))
        assert "\x1b" not in said, name
        assert "\x00" not in said, name


def test_the_text_says_where_it_ends():
    assert lines(Row(("We listen.",)))[-2:] == ["The end", ""]


def test_plain_text_and_web_pages_do_not_load_typst_or_word():
    program = (
        "import sys; from easyread.write import Format, write; from easyread.document import *;"
        "from easyread.pictures import Pictures;"
        "d = Document('a', 'A', 'A.', 'en-GB', (Row(('x',)),));"
        "[write(d, f, Layout.EASY_READ, Pictures()) for f in (Format.PLAIN_TEXT, Format.WEB_PAGE)];"
        "print([m for m in ('typst', 'pikepdf', 'docx', 'resvg_py') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
