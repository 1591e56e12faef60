"""`coproduce check --fix` mends a copy, says what it did, and leaves the original alone."""

from __future__ import annotations

import io
import re
import zipfile

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


@pytest.mark.parametrize(
    "rows",
    [
        (("Name:", "Sam"), ("Town:", "Birmingham")),
        (("We meet at the hall. Then we talk.", "Bring food."), ("More here.", "The end.")),
        (("Spring", ""), ("Sam", "Friday")),
    ],
)
def test_a_first_row_that_may_be_no_header_is_not_called_one(tmp_path, rows):
    path = tmp_path / "plan.docx"
    path.write_bytes(Hand(body=table(*rows, header=False)).data())
    run = coproduce(tmp_path, "check", str(path), "--fix")
    assert "nothing that we can mend without guessing" in run.stderr
    assert "AC-311" in run.stdout


def test_a_table_whose_first_column_is_special_gets_no_header_row(tmp_path):
    path = tmp_path / "plan.docx"
    rows = table(("Name", "Sam"), ("Town", "York"), header=False, look="0080")
    path.write_bytes(Hand(body=rows).data())
    coproduce(tmp_path, "check", str(path), "--fix")
    assert not (tmp_path / "plan-fixed.docx").exists()


@pytest.mark.parametrize("said", ["English", "urdu", "en-UK", "../en"])
def test_a_language_that_there_is_not_is_never_written(tmp_path, plan, said):
    run = coproduce(tmp_path, "check", str(plan), "--fix", "--language", said)
    assert run.returncode == 2
    assert f"We do not know the language “{said}”." in run.stderr
    assert not (tmp_path / "plan-fixed.docx").exists()


def test_a_language_is_written_as_files_have_it(tmp_path, plan):
    coproduce(tmp_path, "check", str(plan), "--fix", "--language", "en_gb")
    word = docx.Document(str(tmp_path / "plan-fixed.docx"))
    assert [one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))] == ["en-GB"]


def test_words_that_name_the_old_language_name_the_new_one_and_others_stay(tmp_path):
    path = tmp_path / "plan.docx"
    body = say("One.", '<w:lang w:val="en-US"/>') + say("Dau.", '<w:lang w:val="cy-GB"/>')
    styles = STYLES.replace('w:val="en-GB"', 'w:val="en-US"')
    path.write_bytes(Hand(body=body, styles=styles).data())
    coproduce(tmp_path, "check", str(path), "--fix", "--language", "en-GB")
    with zipfile.ZipFile(tmp_path / "plan-fixed.docx") as copy:
        words, look = (copy.read(f"word/{name}.xml") for name in ("document", "styles"))
    assert re.findall(rb'w:lang w:val="(.*?)"', words) == [b"en-GB", b"cy-GB"]
    assert b"en-US" not in look


@pytest.mark.parametrize("target", ["", "/", "gone.xml", "../../gone.xml", "settings.xml"])
def test_a_link_to_no_styles_is_mended_or_left_and_never_breaks(tmp_path, target):
    path = tmp_path / "plan.docx"
    data = io.BytesIO(BROKEN.data())
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b'Target="styles.xml"', f'Target="{target}"'.encode()))
    run = coproduce(tmp_path, "check", str(path), "--fix", "--title", "A", "--language", "en-GB")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "AC-102" not in run.stdout


def test_many_files_do_not_get_one_title(tmp_path, plan):
    (tmp_path / "other.docx").write_bytes(Hand().data())
    run = coproduce(tmp_path, "check", str(tmp_path), "--fix", "--title", "Our plan")
    assert run.returncode == 2
    assert "A title is for 1 document, and these are 2." in run.stderr
    assert not list(tmp_path.glob("*-fixed.docx"))


def test_a_file_without_styles_gets_a_language(tmp_path):
    path = tmp_path / "bare.docx"
    out = io.BytesIO(Hand().data())
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("document.xml.rels"):
                text = re.sub(rb'<Relationship Id="s"[^>]*/>', b"", text)
            if name != "word/styles.xml":
                new.writestr(name, text)
    assert "AC-102" in codes(path)
    run = coproduce(tmp_path, "check", str(path), "--fix", "--language", "en-GB")
    assert "The language is now: en-GB" in run.stderr
    assert "AC-102" not in run.stdout
    docx.Document(str(tmp_path / "bare-fixed.docx"))


def test_a_mended_copy_has_nothing_more_to_mend_and_all_else_is_as_it_was(tmp_path, plan):
    arguments = ("--fix", "--title", "Our plan", "--language", "en-GB")
    coproduce(tmp_path, "check", str(plan), *arguments)
    copy = tmp_path / "plan-fixed.docx"
    again = coproduce(tmp_path, "check", str(copy), *arguments)
    assert "nothing that we can mend" in again.stderr
    assert not (tmp_path / "plan-fixed-fixed.docx").exists()
    with zipfile.ZipFile(plan) as old, zipfile.ZipFile(copy) as new:
        assert old.namelist() == new.namelist()
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"docProps/core.xml", "word/document.xml", "word/styles.xml"}
