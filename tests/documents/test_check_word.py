"""The rules on Word files: each on broken and whole files, by hand and by python-docx."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from easyread.check import ac_finish, ac_letters, ac_pictures, ac_structure, ac_tables
from easyread.check.checking import check_file, rules
from tests.documents.word_cases import BOX, CASES, NAMES, URDU, Hand, link, picture, say

ON_WORD = {
    rule.code
    for module in (ac_structure, ac_pictures, ac_tables, ac_letters, ac_finish)
    for rule in module.RULES
}


def codes(path: Path, profile: str = "coproduce") -> set[str]:
    return {one.code for one in check_file(path, profile).faults if one.code.startswith("AC-")}


def written(folder: Path, hand: Hand) -> Path:
    path = folder / "plan.docx"
    path.write_bytes(hand.data())
    return path


def test_every_rule_on_word_files_has_its_cases():
    assert set(CASES) == ON_WORD
    assert len(ON_WORD) >= 30


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_breaks_it_and_leaves_what_keeps_it(tmp_path, code):
    broken, whole = CASES[code]
    for hand in broken:
        assert code in codes(written(tmp_path, hand)), hand
    for hand in whole:
        assert code not in codes(written(tmp_path, hand)), hand


def test_a_whole_file_by_hand_has_no_finding(tmp_path):
    assert check_file(written(tmp_path, Hand())).faults == ()


# --- by python-docx -----------------------------------------------------------------------------


def mended_template():
    """Return python-docx's plain document with all that it does not say itself."""
    word = docx.Document()
    word.core_properties.title = "Our plan"
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    word.styles["Normal"].font.size = Pt(16)
    for level in (1, 2, 3):
        style = word.styles[f"Heading {level}"]
        style.font.color.rgb, style.font.size = RGBColor(0, 0, 0), Pt(18)
    footer = section.footer.paragraphs[0]
    footer._p.append(
        parse_xml(f'<w:fldSimple {NAMES} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    return word


def adding(xml: str):
    def add(word) -> None:
        body = word.element.body
        for element in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
            body.insert(len(body) - 1, element)

    return add


def _pale(word) -> None:
    word.add_paragraph().add_run("Pale.").font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


def _white(word) -> None:
    word.add_paragraph().add_run("Unseen.").font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def _language(word) -> None:
    for element in list(word.styles.element.iter(qn("w:lang"))):
        element.getparent().remove(element)


def _table(word, *, rows=(("Who", "When"), ("Sam", "Friday")), merged=False) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if merged:
        table.cell(0, 0).merge(table.cell(0, 1))


def _columns(word) -> None:
    columns = word.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")


def _letter_paper(word) -> None:
    word.sections[0].page_width, word.sections[0].page_height = Mm(216), Mm(279)


def _no_page_numbers(word) -> None:
    word.sections[0].footer.paragraphs[0].clear()
    word.add_heading("One", 1)
    word.add_page_break()


def _outside(word) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    word.part.relate_to("http://example.org/a.png", kind, is_external=True)


def _macro(word) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject", b"x")
    word.part.relate_to(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")


BY_PYTHON_DOCX = {
    "AC-101": lambda word: setattr(word.core_properties, "title", ""),
    "AC-102": _language,
    "AC-103": adding(say("স্বাগতম সবাইকে")),
    "AC-201": lambda word: (word.add_heading("One", 1), word.add_heading("Three", 3)),
    "AC-202": lambda word: word.add_heading(" ", 1),
    "AC-203": adding(say("Who we are", "<w:b/>") + say("We are people.")),
    "AC-204": lambda word: word.add_paragraph("• one thing"),
    "AC-205": lambda word: [word.add_paragraph("") for _ in range(3)],
    "AC-206": lambda word: word.add_paragraph("a\t\t\tb"),
    "AC-207": lambda word: word.add_paragraph(URDU),
    "AC-301": adding(picture()),
    "AC-302": adding(picture("IMG_2041.JPG")),
    "AC-303": adding(picture("2 people", "anchor")),
    "AC-304": adding(BOX),
    "AC-305": _outside,
    "AC-311": _table,
    "AC-312": lambda word: _table(word, rows=(("One cell",),)),
    "AC-313": lambda word: _table(word, merged=True),
    "AC-401": _pale,
    "AC-402": lambda word: setattr(word.add_paragraph().add_run("Small").font, "size", Pt(9)),
    "AC-403": lambda word: setattr(word.add_paragraph("Stretched."), "alignment", 3),
    "AC-404": lambda word: setattr(word.add_paragraph().add_run("Loud").font, "all_caps", True),
    "AC-405": lambda word: word.add_paragraph(URDU),
    "AC-411": adding(link("Click here").replace('r:id="out"', 'w:anchor="x"')),
    "AC-501": adding('<w:p><w:ins w:id="1"><w:r><w:t>New</w:t></w:r></w:ins></w:p>'),
    "AC-502": lambda word: word.add_comment(word.add_paragraph("x").add_run("y"), "Really?"),
    "AC-503": _white,
    "AC-504": _macro,
    "AC-505": _no_page_numbers,
    "AC-506": _letter_paper,
    "AC-507": _columns,
}


@pytest.mark.parametrize("code", sorted(ON_WORD))
def test_a_rule_finds_what_python_docx_broke(tmp_path, code):
    path = tmp_path / "plan.docx"
    word = mended_template()
    word.add_paragraph("We say hello.")
    word.save(str(path))
    assert code not in codes(path)
    BY_PYTHON_DOCX[code](word)
    word.save(str(path))
    assert code in codes(path)


# --- what other programs make of themselves ----------------------------------------------------


def test_python_docx_alone_gets_what_it_deserves(tmp_path):
    path = tmp_path / "plan.docx"
    word = docx.Document()
    word.add_heading("Our plan", 1)
    word.add_heading("Who we are", 2)
    word.add_paragraph("We say hello.")
    _table(word)
    word.save(str(path))
    # No title, no header row, pale Heading 2, small letters, American paper.
    assert codes(path) == {"AC-101", "AC-311", "AC-401", "AC-402", "AC-506"}


MARKDOWN = (
    "# Plan\n\nWe say [here](https://example.org).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n### Deep\n"
)


@pytest.mark.needs("pandoc")
def test_pandoc_alone_gets_what_it_deserves(tmp_path):
    made = _by_pandoc(tmp_path)
    found = codes(made)
    assert {"AC-101", "AC-201", "AC-401", "AC-402", "AC-411"} <= found
    assert found <= {"AC-101", "AC-201", "AC-401", "AC-402", "AC-411", "AC-505", "AC-506"}


@pytest.mark.needs("soffice", "pandoc")
def test_libreoffice_alone_gets_what_it_deserves(tmp_path):
    made = _by_pandoc(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        "out",
        made.name,
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    found = codes(tmp_path / "out" / made.name)
    assert {"AC-101", "AC-201", "AC-402", "AC-411"} <= found
    assert not found & {"AC-102", "AC-301", "AC-303", "AC-312", "AC-501", "AC-503"}


def _by_pandoc(folder: Path) -> Path:
    (folder / "plan.md").write_text(MARKDOWN, "utf-8")
    command = ["pandoc", "plan.md", "-o", "plan.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return folder / "plan.docx"


def test_every_rule_says_why_and_who_asks_for_it():
    every = rules()
    assert len({rule.code for rule in every}) == len(every)
    assert all(rule.name and rule.why.endswith((".", "?")) and rule.source for rule in every)
