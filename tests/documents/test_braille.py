"""Braille: every word is there, on pages of 40 cells by 25 lines, and what cannot be is said."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest
from journey import coproduce

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from easyread.braille.passages import translated
from easyread.braille.tables import braille_of
from easyread.document import Document, Heading, Layout, Quote, Row
from easyread.packing.sources import Shelf
from easyread.pictures import Pictures
from easyread.reading import Content
from easyread.write import Format, write
from tests.documents.sample_documents import DRAFT, every_block

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""North American ASCII Braille, in the order of the cells."""
BOX_LINES = ("7" * 40, "G" * 40)
SENTENCES = {
    "ur": "ہم آپ کی بات سنتے ہیں، (1) EHCP کے بارے میں۔",
    "ar": "نريد أن نعرف رأيك، نعم؟ 25",
    "bn": "আমরা আপনার কথা শুনি। 10 টায়।",
    "gu": "અમે તમારી વાત સાંભળીએ છીએ.",
    "pa": "ਅਸੀਂ ਤੁਹਾਡੀ ਗੱਲ ਸੁਣਦੇ ਹਾਂ। ਖ਼ੁਸ਼ੀ",
    "pl": "Chcemy wiedzieć, co myślisz – „tak” czy nie?",
}

pytestmark = pytest.mark.needs("liblouis")


def made(document: Document, form: Format = Format.BRAILLE_UNCONTRACTED) -> str:
    return write(document, form, Layout.EASY_READ, Pictures()).decode("ascii")


def a_document(*blocks, language="en-GB") -> Document:
    return Document("d", "Our page", "About it.", language, tuple(blocks))


def charter() -> Document:
    return Shelf(Content(ContentFolder())).sources(("charter",))[0].document


def pages(brf: str) -> list[list[str]]:
    assert brf.endswith("\r\n\f")
    return [page.split("\r\n")[:-1] for page in brf.split("\f")[:-1]]


def read_back(brf: str) -> str:
    """Return the words of uncontracted braille as liblouis reads them, without boxes."""
    body = [line for page in pages(brf) for line in page[1:] if line not in BOX_LINES]
    text = " ".join(body).replace('" ', "")  # dot 5: the word goes on in the next line
    cells = "".join(chr(0x2800 + ASCII.index(letter)) for letter in text)
    run = subprocess.run(
        ["lou_translate", "--backward", "unicode.dis,en-ueb-g1.ctb"],
        input="\n".join(cells.split("\u2800")) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return " ".join(run.stdout.split())


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def test_all_words_of_the_charter_are_read_back_in_their_order():
    document = charter()
    text = write(document, Format.PLAIN_TEXT, Layout.EASY_READ, Pictures()).decode()
    body = text[text.index("\r\n\r\nAbout this document") : text.rindex("\r\n\r\nThe pictures")]
    wanted, found = words(body), words(read_back(made(document)))
    assert len(wanted) > 1500
    assert found[-len(wanted) - 2 :] == [*wanted, "the", "end"]


@pytest.mark.parametrize("form", [Format.BRAILLE, Format.BRAILLE_UNCONTRACTED])
def test_pages_have_40_cells_and_25_lines_and_the_contents_are_right(form):
    found = pages(made(charter(), form))
    digits = dict(zip("JABCDEFGHI", "0123456789", strict=True))
    for number, page in enumerate(found, 1):
        assert len(page) <= 25
        assert all(len(line) <= 40 and set(line) <= set(ASCII) for line in page)
        shown = page[0].rpartition("#")[2]
        assert int("".join(digits[letter] for letter in shown)) == number
        assert page[0].startswith(",THIS IS" if form is not Format.BRAILLE else ",? IS")
        assert page[-1] != ""
    entries = [line for line in found[0] + found[1] if re.search(r' "+ #[A-J]+$', line)]
    assert len(entries) == 8
    for entry in entries:
        head, _dots, where = re.split(r' ("+) #', entry)
        page = found[int("".join(digits[letter] for letter in where)) - 1]
        assert head in [line.strip() for line in page]


def test_english_is_contracted_unless_somebody_asks_for_every_letter():
    page = a_document(Row(("You can have it.",)))
    assert "  ,Y C H X4" in made(page, Format.BRAILLE).split("\r\n")
    assert "  ,YOU CAN HAVE IT4" in made(page).split("\r\n")


@pytest.mark.parametrize("tag", SENTENCES)
def test_every_letter_of_a_language_has_cells_and_english_words_are_english_braille(tag):
    page = a_document(Row((SENTENCES[tag],)), language=tag)
    brf = made(replace(page, title=SENTENCES[tag]), Format.BRAILLE)
    braille = braille_of(tag)
    assert braille is not None
    (cells,) = translated([SENTENCES[tag]], braille)
    assert "\u28ff" not in cells
    assert "\\X" not in brf
    assert all("\u2800" <= cell < "\u2840" for cell in cells)
    letters = sum(letter.isalnum() for letter in SENTENCES[tag])
    assert len(cells.replace("\u2800", "")) >= letters
    if tag == "ur":
        assert ",,EHCP" in brf  # two capital signs, as in Unified English Braille
        assert '"<#A">' in brf  # the table has no brackets of its own


@pytest.mark.parametrize("tag", ["ro", "fa", "zh-Hans", "so", "ps", "pa-Arab", "ur-Latn", "syl"])
def test_a_language_without_a_right_table_has_no_braille(tag):
    assert braille_of(tag) is None
    with pytest.raises(CoproduceError, match="no braille table"):
        made(a_document(Row(("x",)), language=tag), Format.BRAILLE)


def test_what_people_typed_is_all_there_and_cannot_say_what_they_did_not_write():
    typed = r"a\x0042c \n ends\ 👍 now"
    brf = made(a_document(Quote(typed, "en-GB"), Heading("After")))
    assert r"A_*X#JJDB;C" in brf.replace("\r\n", " ")
    assert ".<THUMBS UP SIGN.>" in brf.replace("\r\n", " ")
    assert "AFTER" in brf


def test_a_persons_words_in_a_language_without_braille_are_named():
    brf = made(a_document(Quote("Waan ku dhageysaneynaa.", "so")))
    assert "LANGUAGE THAT WE" in brf
    assert "DHAG" not in brf


def test_words_of_the_document_inside_an_english_sentence_are_in_its_own_braille():
    brf = made(a_document(Quote("We say ہم here.", "en-GB"), language="ur"), Format.BRAILLE)
    assert ',WE SAY HM "H4' in brf


def test_the_mark_of_a_draft_stands_on_every_page():
    marked = replace(every_block("en-GB"), marks=(DRAFT,))
    found = pages(made(marked))
    assert len(found) > 3
    for page in found:
        assert page[0] == ",THIS IS A DRAFT4 ,DO NOT GIVE IT"
        assert page[1].startswith("TO FAMILIES YET4 ")


def test_a_letter_that_braille_has_no_sign_for_is_told():
    with pytest.raises(CoproduceError, match=r"no sign for the letter “あ” \(U\+3042\)"):
        made(a_document(Row(("We say あ here.",))))


def test_long_words_and_long_texts_are_parted_and_nothing_is_lost():
    long = "a" * 95
    many = "we listen to you " * 2000
    brf = made(a_document(Row((long, many))))
    assert all(len(line) <= 40 for page in pages(brf) for line in page)
    assert brf.count("A") >= 95
    assert len(re.findall("LISTEN", brf)) == 2000
    lines = [line for line in brf.split("\r\n") if "AAAA" in line]
    assert [line.endswith('"') for line in lines] == [True, True, False]


def test_every_kind_of_block_becomes_braille():
    brf = made(every_block("en-GB"))
    assert len(pages(brf)) > 3
    assert brf == made(every_block("en-GB"))


def test_a_machine_without_liblouis_says_so_and_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CoproduceError, match="no braille program") as told:
        made(a_document(Row(("x",))))
    assert "apt install liblouis-bin" in told.value.what_to_do


def test_a_pack_with_braille_lists_it_and_says_which_gaps_there_are_and_why(tmp_path):
    out = tmp_path / "pack"
    words = ("pack", "agenda", "--format", "txt,braille,braille-uncontracted", "--out", str(out))
    nowhere = str(tmp_path / "no-translations")
    run = coproduce(tmp_path, *words, COPRODUCE_LOCALES=nowhere)
    assert run.returncode == 0, run.stderr
    page = (out / "index.html").read_text("utf-8")
    assert 'href="agenda/agenda.brf"' in page
    assert 'href="agenda/agenda-uncontracted.brf"' in page
    text = " ".join((out / "start.txt").read_text("utf-8").split())
    gaps = text[text.index("Languages and formats -") :]
    said = {
        "English": "Yes To hear: Not made. Ask for it with --format mp3 Braille: Yes",
        "Sylheti": "No: there is no translation yet. To hear: No: there is no computer voice. "
        "Braille: No: we know no right braille table.",
        "Urdu": "No: there is no translation yet. To hear: No: there is no translation yet. "
        "Braille: No: there is no translation yet.",
    }
    for language, why in said.items():
        row = f"Language: {language} To read: {why} Sign language: No: a person has to sign it."
        assert row in gaps, language
    assert "Nobody who reads braille has read these files yet." in text
    again = coproduce(tmp_path, *words, COPRODUCE_LOCALES=nowhere)
    assert "0 files are new." in again.stderr
    coproduce(tmp_path, *words)
    text = " ".join((out / "start.txt").read_text("utf-8").split())
    assert (
        "Language: Urdu To read: Not made. Ask for it with --language ur To hear: Not made. "
        "Ask for it with --language ur --format mp3 Braille: Not made. Ask for it with "
        "--language ur --format braille Sign language: No"
    ) in text
