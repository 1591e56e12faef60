"""The Word table that translators fill in: what it shows, and how they may write in it."""

from __future__ import annotations

from docx import Document
from docx.oxml import parse_xml

from coproduce import review
from easyread.package import WORDS
from easyread.translating import catalogue
from easyread.translating.progress import of_parts
from tests.words.translating import cells, codes, out, take

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_tracked_changes_are_read_as_if_accepted(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word, rows = cells(file)
    english, cell = rows[0]
    paragraph = cell.paragraphs[0]._p
    for run in list(paragraph.iter(f"{WORDS}r")):
        gone = parse_xml(f'<w:del {W} w:id="1" w:author="x"/>')
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(f"{WORDS}t"):
            text.tag = f"{WORDS}delText"
    new = f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>Nasz program</w:t></w:r></w:ins>'
    paragraph.append(parse_xml(new))
    word.save(str(file))
    taken = take(polish, file)
    assert [(m.one, taken.translations.words(m)) for m in taken.new] == [
        (english, ("Nasz program",))
    ]


def test_sentences_of_a_block_can_be_joined_split_and_moved_in_word(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word, rows = cells(file)
    (_a, first), (_b, second), (_c, third) = rows[3:6]
    first.text = "Pierwsze.\nDrugie."
    second.text = "↑"
    third.text = "↑ Trzecie."
    word.save(str(file))
    taken = take(polish, file)
    assert [f for f in codes(taken) if f not in ("TR-21", "TR-25")] == []
    new = [taken.translations.words(one) for one in taken.new]
    assert new == [("Pierwsze.\nDrugie.",), ("↑",), ("↑ Trzecie.",)]


def test_notes_of_a_translator_are_kept(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word = Document(str(file))
    word.tables[0].rows[1].cells[4].text = "Is this a meeting or a plan?"
    word.save(str(file))
    catalogue.write(take(polish, file).translations)
    po = (tmp_path / "locales" / "pl" / "LC_MESSAGES" / "content.po").read_text("utf-8")
    assert "# Is this a meeting or a plan?\n" in po


def test_the_word_table_shows_number_english_picture_translation_notes_and_pages(polish, tmp_path):
    word = Document(str(out(polish, "word", tmp_path, "agenda")))
    heads = [cell.text for cell in word.tables[0].rows[0].cells]
    assert heads == ["Number", "English", "Picture", "Polski", "Notes"]
    names = [one.get("descr", "") for one in word.element.iter("{*}docPr")]
    assert len([name for name in names if name.startswith("Page ")]) >= 2
    assert any(name and not name.startswith("Page ") for name in names)


def test_the_table_shows_what_a_draft_says_put_back_into_english(polish, tmp_path):
    one, other = of_parts(["covering-letter"], "pl")[:2]
    rows = [
        ("content", one.source, review.digest(*polish.words(one)), "Our plan for today"),
        ("content", other.source, "000000000000", "Of an older draft"),
    ]
    file = tmp_path / "locales" / "pl" / "read-back.tsv"
    file.write_text("# Made by a machine\n" + "".join("\t".join(r) + "\n" for r in rows), "utf-8")
    word = Document(str(out(polish, "word", tmp_path)))
    said = "\n".join(row.cells[1].text for row in word.tables[0].rows)
    assert "A machine reads the draft as: Our plan for today" in said
    assert "Of an older draft" not in said


def test_a_plural_has_a_row_for_each_form_with_the_numbers_it_is_for(polish, tmp_path):
    word = Document(str(out(polish, "word", tmp_path, "form")))
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows[1:]]
    forms = [
        row[1].split("\n")[-1] for row in rows if "#" in row[0] and ".1" in row[0].split("[")[0]
    ]
    assert "For: 1" in forms
    assert any("For: 2, 3, 4, 22" in row[1] for row in rows)
