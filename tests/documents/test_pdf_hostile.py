"""Documents that nobody should write, as PDF: harmless, and a clear word where it fails."""

from __future__ import annotations

import page
import pytest

from coproduce.errors import CoproduceError
from easyread.document import Document, Heading, Layout, Picture, Quote, Row, Table
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.pdf_reader import drawn, elements, kind, opened
from tests.documents.sample_documents import TYPST
from tests.words.hostile import HOSTILE


def made(*blocks, **more) -> bytes:
    title = more.pop("title", "Our charter")
    document = Document("charter", title, "About it.", "en-GB", tuple(blocks), **more)
    return write(document, Format.PDF, Layout.EASY_READ, Pictures())


def passes(data: bytes) -> bool:
    return page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_what_people_type_is_never_read_as_typst():
    data = made(Quote(TYPST, "en-GB"), Row((TYPST,)), Heading(TYPST), title=TYPST)
    said = drawn(data)
    assert said[0] == TYPST
    assert said.count(TYPST) == 3 or [text for text in said if "#set text(red)" in text] == said
    with opened(data) as pdf:
        assert str(pdf.docinfo.Title) == TYPST


def test_no_text_breaks_a_document():
    refused = 0
    joined = "q" + "\u0301\u200c" * 3000
    for name, text in {**HOSTILE, "very long marks with joiners": joined}.items():
        written = tried(text[:5000])
        if isinstance(written, bytes):
            assert passes(written), name
        else:
            assert written.startswith("No font of ours has the letter"), name
            refused += 1
    assert refused < len(HOSTILE) / 4


def tried(text: str) -> bytes | str:
    """Return a PDF with this text, or why there is none."""
    try:
        return made(Quote(text, "en-GB"), Row((text,)))
    except CoproduceError as error:
        return error.what_happened


def test_an_empty_document_is_still_a_document():
    assert passes(made())
    assert passes(made(Row(()), Row(("",)), Heading(""), Quote("", "ur"), title="x"))


def test_control_characters_and_half_characters_are_left_out():
    said = drawn(made(Row(("One\x00 two\ud800 \x1b[31mthree\u202e four.",))))
    assert "One two [31mthree four." in said


def test_an_emoji_that_no_font_has_is_named_in_what_people_wrote():
    said = drawn(made(Quote("Thank you 👍🏽", "en-GB")))
    assert "Thank you [thumbs up sign]" in said


def test_a_letter_that_no_font_has_is_named_in_a_message():
    with pytest.raises(CoproduceError, match=r"あ.*U\+3042"):
        made(Row(("We say あ to you.",)))


def test_what_a_person_wrote_is_not_repeated_in_a_message():
    with pytest.raises(CoproduceError) as caught:
        made(Quote("My secret is あいう.", "ja"))
    assert "secret" not in str(caught.value)


def test_an_address_that_could_run_something_is_no_link():
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
        with opened(made(Row((f"Press [here]({address}).",)))) as pdf:
            assert "Link" not in [kind(e) for e in elements(pdf)]


def test_a_link_leads_to_the_part_that_it_names():
    for part in (Heading("The end", id="end"), Row(("The end.",), id="end")):
        with opened(made(Row(("Go to [the end](#end).",)), part)) as pdf:
            assert "Link" in [kind(e) for e in elements(pdf)]


def test_a_link_to_a_part_that_is_not_there_is_only_words():
    with opened(made(Row(("Go to [the end](#nowhere).",)))) as pdf:
        assert "Link" not in [kind(e) for e in elements(pdf)]


def test_a_picture_that_is_not_there_is_named():
    with pytest.raises(CoproduceError, match="unicorn-on-a-bus"):
        made(Row(("We listen.",), Picture("unicorn-on-a-bus")))


def test_a_huge_table_is_written(scale):
    rows = tuple((f"Name {n}", f"Value {n}") for n in range(scale(300, 1500, 5000)))
    data = made(Table("Everything", ("Name", "Value"), rows))
    assert len([text for text in drawn(data) if text.startswith("Value ")]) == len(rows)


def test_a_very_long_document_is_written(scale):
    sentence = "We listen to what families say and we tell them what we did."
    count = scale(500, 2000, 8000)  # 100,000 words in the largest size
    data = made(*(Row((sentence,)) for _n in range(count)))
    assert drawn(data).count(sentence) == count
