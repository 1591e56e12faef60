"""A paragraph with each sentence on a line of its own is no block of words, in any format."""

from __future__ import annotations

import docx
import pytest

from easyread.check.checking import check_file

SENTENCES = ("We are here for you.", "You can ring us on the day before,", "or write.") * 7
"""77 words. A sentence may go on over a line."""


def word_file(folder, lines):
    file, document = folder / "plan.docx", docx.Document()
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
    document.save(file)
    return file


def web_page(folder, lines):
    file = folder / "plan.html"
    file.write_text(f"<html lang='en'><body><p>{'<br>'.join(lines)}</p></body></html>", "utf-8")
    return file


def markdown(folder, lines):
    file = folder / "plan.md"
    file.write_text("\\\n".join(lines) + "\n", "utf-8")
    return file


def long_paragraphs(file):
    return [one.found.where for one in check_file(file).faults if one.code == "ER-102"]


@pytest.mark.parametrize("write", [word_file, web_page, markdown])
def test_a_sentence_a_line_is_no_long_paragraph(tmp_path, write):
    assert long_paragraphs(write(tmp_path, SENTENCES)) == []


@pytest.mark.parametrize("write", [word_file, web_page, markdown])
def test_lines_that_are_broken_anywhere_are_one(tmp_path, write):
    words = " ".join(SENTENCES).split()
    lines = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    assert len(long_paragraphs(write(tmp_path, lines))) == 1
