"""`coproduce check --fix` mends a copy, says what it did, and leaves the original alone."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn
from journey import coproduce

from easyread.check.checking import check_file
from tests.documents.test_check_word import codes
from tests.documents.word_cases import STYLES, URDU, Hand, say, table

BROKEN = Hand(
    title="",
    styles=STYLES.replace('w:val="en-GB" ', ""),
    body=say("One.")
    + say("") * 3
    + say("Two.", paragraph='<w:jc w:val="both"/>')
    + table(("Who", "When"), ("Sam", "Friday"), header=False)
    + say(URDU, "<w:rtl/>", '<w:spacing w:after="0"/>'),
)
MENDED = {"AC-101", "AC-102", "AC-205", "AC-207", "AC-311", "AC-403"}


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(BROKEN.data())
    return path


def test_a_copy_is_mended_and_the_original_stays(tmp_path, plan):
    before = plan.read_bytes()
    assert codes(plan) >= MENDED
    run = coproduce(
        tmp_path, "check", str(plan), "--fix", "--title", "Our plan", "--language", "en-GB"
    )
    assert plan.read_bytes() == before
    copy = tmp_path / "plan-fixed.docx"
    assert not codes(copy) & MENDED
    assert "It is called plan-fixed.docx." in run.stderr
    assert run.stderr.count("\n- ") == 6
    # It says what is left: the Urdu font is not in the file.
    assert run.returncode == 1
    assert "AC-405" in run.stdout
    assert "plan-fixed.docx" in run.stdout
    word = docx.Document(str(copy))  # python-docx opens it
    assert word.core_properties.title == "Our plan"
    assert [p.text for p in word.paragraphs] == ["One.", "", "Two.", URDU]
    order = [child.tag for child in word.paragraphs[-1]._p.get_or_add_pPr()]
    assert order == [qn("w:bidi"), qn("w:spacing")]


def test_a_copy_that_is_there_is_never_written_over(tmp_path, plan):
    copy = tmp_path / "plan-fixed.docx"
    copy.write_text("mine", "utf-8")
    run = coproduce(tmp_path, "check", str(plan), "--fix")
    assert run.returncode == 2
    assert "“plan-fixed.docx” is there already." in run.stderr
    assert copy.read_text("utf-8") == "mine"
    assert sorted(file.name for file in tmp_path.glob("*.docx*")) == [
        "plan-fixed.docx",
        "plan.docx",
    ]


def test_what_has_to_be_guessed_is_left(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(Hand(body=say("Pale.", '<w:color w:val="AAAAAA"/>')).data())
    run = coproduce(tmp_path, "check", str(path), "--fix")
    assert "nothing that we can mend without guessing" in run.stderr
    assert not (tmp_path / "plan-fixed.docx").exists()
    assert "AC-401" in run.stdout


def test_a_file_without_properties_gets_a_title(tmp_path):
    import zipfile

    path = tmp_path / "plan.docx"
    path.write_bytes(Hand().data())
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if not name.startswith("docProps"):
                text = old.read(name)
                if name == "_rels/.rels":
                    text = text[: text.index(b'<Relationship Id="c"')] + b"</Relationships>"
                new.writestr(name, text)
    assert "AC-101" in codes(bare)
    coproduce(tmp_path, "check", str(bare), "--fix", "--title", "Our plan")
    copy = tmp_path / "bare-fixed.docx"
    assert check_file(copy).faults == ()
    assert docx.Document(str(copy)).core_properties.title == "Our plan"


def test_only_word_files_are_mended(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("We say hello.\n", "utf-8")
    run = coproduce(tmp_path, "check", str(page), "--fix")
    assert "we can mend only Word files" in run.stderr
    assert run.returncode == 0
