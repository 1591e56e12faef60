"""Word forms that people, other programs and accidents changed say what they said before."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree
from tools import reaches, scale

from coproduce.domain.award_forms import Sector
from easyread.award_forms.received import FormKind, Plan, Registration
from tests.award.form_filling import (
    REGISTRATION,
    W,
    all_said,
    changed,
    controls,
    converted,
    copy_block,
    filled,
    first,
    made,
    opened,
    paragraph,
    paragraph_with,
    parent_of,
    part,
    read,
    with_part,
    without_controls,
    without_tables,
    write,
)


@pytest.mark.parametrize("kind", FormKind)
def test_a_form_whose_controls_and_tables_are_gone_is_read_the_same(kind):
    whole = filled(kind)
    wanted = read(whole)

    def broken(body):
        without_controls(body)
        without_tables(body)

    assert read(changed(whole, without_controls)) == wanted
    got = read(changed(whole, broken))
    assert (got.values, got.left_over) == (wanted.values, ())


@pytest.mark.needs("soffice")
def test_a_form_that_libreoffice_saved_is_read_the_same(tmp_path):
    files = []
    kinds = tuple(FormKind)
    for kind in scale(quick=kinds[2:3], covering=kinds[1:3], everything=kinds):
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(filled(kind))
        files.append(file)
    back = converted(tmp_path, converted(tmp_path, files, "odt"), "docx")
    if reaches("covering"):
        back += converted(tmp_path / "as-odt", files, "docx")
    for file in back:
        wanted = read(filled(FormKind(file.stem)))
        got = read(file.read_bytes())
        assert (got.values, got.left_over) == (wanted.values, wanted.left_over), file


def test_a_form_filled_in_with_python_docx_is_read():
    file = docx.Document(io.BytesIO(made(FormKind.REGISTRATION)))
    for name, control in controls(file.element):
        if name in REGISTRATION:
            write(control, REGISTRATION[name])
    sign = next(p for p in file.paragraphs if p.style and p.style.style_id == "Sign")
    sign.add_run("Jo Example")
    out = io.BytesIO()
    file.save(out)
    got = read(out.getvalue())
    assert isinstance(got.values, Registration)
    assert (got.values.signature, got.missing, got.left_over) == ("Jo Example", (), ())


def test_words_that_a_program_puts_into_an_empty_control_are_nobodys():
    def emptied(body):
        for _name, control in controls(body):
            if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                continue
            run = next(control.iter(f"{W}r"))
            look = etree.SubElement(run, f"{W}rPr")
            etree.SubElement(look, f"{W}rStyle").set(f"{W}val", "Prompt")
            first(run, "t").text = "Click or tap here to enter text."

    data = changed(made(FormKind.REGISTRATION), emptied)
    style = f'<w:style xmlns:w="{W[1:-1]}" w:type="character" w:styleId="Prompt">'
    style += '<w:name w:val="Placeholder Text"/></w:style></w:styles>'
    styles = part(data, "word/styles.xml").decode().replace("</w:styles>", style)
    got = read(with_part(data, "word/styles.xml", styles.encode()))
    assert "Click" not in all_said(got)


def test_a_label_and_its_words_in_one_line_or_in_a_table_are_read():
    table = f'<w:tbl xmlns:w="{W[1:-1]}">' + "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{label}</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>"
        for label, words in (
            ("Email address", "office@pretend.example"),
            ("Telephone number", "0121 000 0000"),
            ("x", "Health"),
            ("Our organisation is based in Birmingham.", "yes"),
        )
    )

    def retyped(body):
        top = body.find(f"{W}body")
        for one in list(top):
            top.remove(one)
        top.append(paragraph("Registration form for the award scheme"))
        top.append(paragraph("Name of the organisation: Pretend Park School"))
        top.append(etree.fromstring(table + "</w:tbl>"))
        top.append(paragraph("Date of registration - 26 Nov 2026"))
        top.append(paragraph("Signature: Jo Example"))

    got = read(changed(made(FormKind.REGISTRATION), retyped))
    assert isinstance(got.values, Registration)
    assert got.values.name == "Pretend Park School"
    assert (got.values.email, got.values.telephone) == ("office@pretend.example", "0121 000 0000")
    assert (got.values.sector, got.values.is_in_birmingham) == (Sector.HEALTH, True)
    assert (got.values.registered_on, got.values.signature) == ("2026-11-26", "Jo Example")
    assert got.left_over == ()


def test_a_table_with_the_labels_on_top_gives_an_action_for_each_row():
    heads = ("What will you do?", "Who does it, and with what?", "By which day will you do it?")
    rows = (heads, ("Plan the hall.", "Jo", "1/2/2027"), ("Paint the hall.", "Sam", "1/3/2027"))
    table = f'<w:tbl xmlns:w="{W[1:-1]}">' + "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )

    def pasted(body):
        heading = paragraph_with(body, "Co-design: action 1")
        heading.addnext(etree.fromstring(table + "</w:tbl>"))

    got = read(changed(made(FormKind.PLAN), pasted))
    assert isinstance(got.values, Plan)
    assert [(a.four_c, a.what, a.who, a.by) for a in got.values.plan.actions] == [
        ("co-design", "Plan the hall.", "Jo", "2027-02-01"),
        ("co-design", "Paint the hall.", "Sam", "2027-03-01"),
    ]
    assert got.left_over == ()


@pytest.mark.parametrize("change", [lambda body: None, without_controls])
@pytest.mark.parametrize("has_heading", [True, False])
def test_a_part_that_was_copied_for_one_more_is_one_more(change, has_heading):
    def copied(body):
        copy_block(body, "Co-design: action 2", "Co-delivery", has_heading=has_heading)
        change(body)

    got = read(changed(filled(FormKind.PLAN), copied))
    assert isinstance(got.values, Plan)
    assert [a.four_c for a in got.values.plan.actions] == [
        "co-design",
        "co-design",
        "co-assessment",
    ]
    assert got.values.plan.actions[0] == got.values.plan.actions[1]


def test_tracked_changes_are_read_as_accepted_and_said():
    def tracked(body):
        field = dict(controls(body))["organisation"]
        run = next(field.iter(f"{W}r"))
        inside = parent_of(run)
        gone = etree.SubElement(inside, f"{W}del")
        inside.remove(run)
        gone.append(run)
        text = first(run, "t")
        text.tag, text.text = f"{W}delText", "Old School"
        come = etree.SubElement(inside, f"{W}ins")
        etree.SubElement(etree.SubElement(come, f"{W}r"), f"{W}t").text = "New School"

    got = read(changed(filled(FormKind.REGISTRATION), tracked))
    assert isinstance(got.values, Registration)
    assert got.values.name == "New School"
    assert "Old" not in all_said(got)
    assert [note.code for note in got.notes] == ["AF-1"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    def tracked(body):
        first = paragraph("We teach")
        look = etree.SubElement(etree.SubElement(first, f"{W}pPr"), f"{W}rPr")
        etree.SubElement(look, f"{W}del")
        first.insert(0, first[-1])
        field = dict(controls(body))["commitment"]
        opened(field, [first, paragraph(" 300 children.")])

    got = read(changed(filled(FormKind.REGISTRATION), tracked))
    assert isinstance(got.values, Registration)
    assert got.values.commitment == "We teach 300 children."


def test_a_form_with_older_words_around_its_controls_is_read_the_same():
    def older(body):
        first(paragraph_with(body, "Telephone number"), "t").text = "Your telephone"
        first(paragraph_with(body, "A short text is enough."), "t").text = "Be short."

    wanted = read(filled(FormKind.REGISTRATION))
    got = read(changed(filled(FormKind.REGISTRATION), older))
    assert got.values == wanted.values
    assert {one.words for one in got.left_over} == {"Your telephone", "Be short."}
