"""Word forms come back filled in by hand, by other programs and by accident: all of it is read."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree
from tools import reaches, scale

from coproduce.domain.award_forms import EvidenceKind, Permission, Sector
from coproduce.errors import CoproduceError
from easyread.award_forms.forms import make_form, read_form
from easyread.award_forms.received import FormKind, Plan, Portfolio, Registration, Statement
from tests.award.form_filling import (
    DOCUMENT,
    FILLED,
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
    said,
    with_part,
    without_controls,
    without_tables,
    write,
)


def test_a_registration_form_is_read_back_as_it_was_filled_in():
    got = read(filled(FormKind.REGISTRATION))
    assert got.values == Registration(
        name="Pretend Park School",
        address="1 Pretend Road, Birmingham",
        email="office@pretend.example",
        telephone="0121 000 0000",
        leads=("Jo Example", "Sam Example"),
        registered_on="2026-11-26",
        commitment="We teach 300 children. We promise to plan with them.",
        sector=Sector.EDUCATION,
        is_in_birmingham=True,
    )
    assert [(one.code, "Signature" in one.where) for one in got.missing] == [("AF-15", True)]
    assert (got.left_over, got.notes) == ((), ())


def test_a_plan_is_read_back_with_its_days_and_with_what_is_missing():
    got = read(filled(FormKind.PLAN))
    assert isinstance(got.values, Plan)
    first, second = got.values.plan.actions
    assert (first.four_c, first.by) == ("co-design", "2027-03-31")
    assert first.what == "A group of 6 young people plans the new break time."
    assert (second.four_c, second.by) == ("co-assessment", "2027-07-31")
    assert [note.code for note in got.notes] == ["AF-3"]
    assert [a.criterion for a in got.values.plan.answers] == ["silver-actions", "silver-review"]
    without = [one.what.split(" for ")[1] for one in got.missing if one.code == "AF-16"]
    assert without == ["Co-commissioning.", "Co-delivery."]
    assert sum(one.code == "AF-10" for one in got.missing) == 5
    assert got.left_over == ()


def test_a_portfolio_is_read_back_with_its_evidence():
    got = read(filled(FormKind.GOLD))
    assert isinstance(got.values, Portfolio)
    photo, survey = got.values.pieces
    assert (photo.evidence.kind, photo.file) == (EvidenceKind.PHOTOGRAPH, "drawing.jpg")
    assert photo.evidence.criteria == ("gold-voice",)
    assert photo.evidence.principles == ("involved",)
    assert photo.evidence.articles == (12, 31)
    assert photo.evidence.permission == Permission(given_on="2026-09-01", until="2027-08-31")
    assert photo.evidence.picture_words == "Hands and a large sheet of paper."
    assert (survey.file, survey.evidence.link) == ("", "https://pretend.example/survey")
    assert survey.evidence.permission is None
    assert [a.criterion for a in got.values.answers] == ["gold-voice", "gold-outcomes"]
    assert got.left_over == ()


@pytest.mark.parametrize("kind", FormKind)
def test_an_empty_form_is_known_and_nothing_in_it_is_anybodys(tmp_path, kind):
    got = read_form(make_form(kind, tmp_path / "form.docx"))
    assert (got.kind, got.left_over, got.notes) == (kind, (), ())
    assert got.missing


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


@pytest.mark.parametrize(
    "kind", scale(quick=["registration", "gold-portfolio"], covering=FormKind, everything=FormKind)
)
@pytest.mark.parametrize("change", [lambda body: None, without_controls])
def test_nothing_that_is_typed_anywhere_is_lost(kind, change):
    typed: list[str] = []

    def everywhere(body):
        change(body)
        for place in list(body.iter(f"{W}p")):
            words = f"zq{len(typed)}zq typed"
            typed.append(words)
            place.addnext(paragraph(words))

    got = read(changed(filled(FormKind(kind)), everywhere))
    found = all_said(got)
    assert [words for words in typed if words not in found] == []
    for words in FILLED[FormKind(kind)].values():
        assert words == "x" or re.search(r"\d{4}|/|\d\.|and ", words) or words in found


def test_what_stands_around_the_text_is_left_over_with_its_place():
    data = filled(FormKind.REGISTRATION)
    note = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="1">'
    note += "<w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"
    data = with_part(data, "word/comments.xml", note.encode())
    links = part(data, "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    more = f'<Relationship Id="rIdNote" Type="{kind}" Target="comments.xml"/></Relationships>'
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        links.replace("</Relationships>", more).encode(),
    )

    def boxed(body):
        box = "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
        shape = (
            f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict>'
        )
        paragraph_with(body, "Please fill in all 7 parts.").addnext(
            etree.fromstring(f"{shape}</w:r></w:p>")
        )

    got = read(changed(data, boxed))
    assert {(one.words, "comments" in one.where) for one in got.left_over} == {
        ("Is this right?", True),
        ("In a box.", False),
    }
    assert any("Please fill in all 7 parts." in one.where for one in got.left_over)


def test_a_picture_that_signs_is_a_signature_and_any_other_is_left_over():
    shape = (
        f'<w:r xmlns:w="{W[1:-1]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<w:drawing><a:blip/></w:drawing></w:r>"
    )

    def drawn(body):
        sign = paragraph_with(body, "Sign here").itersiblings(f"{W}p")
        next(sign).append(etree.fromstring(shape))
        first(dict(controls(body))["commitment"], "p").append(etree.fromstring(shape))

    got = read(changed(filled(FormKind.REGISTRATION), drawn))
    assert isinstance(got.values, Registration)
    assert got.values.signature == "A picture."
    assert [one.words[:9] for one in got.left_over] == ["A picture"]


def test_two_ticks_where_one_is_asked_are_asked_about_and_not_lost():
    words = {**REGISTRATION, "sector-health": "x"}
    got = read(filled(FormKind.REGISTRATION, words))
    assert isinstance(got.values, Registration)
    assert got.values.sector is None
    assert "AF-13" in {one.code for one in got.missing}
    assert {one.words for one in got.left_over} == {"Education", "Health"}
    with pytest.raises(CoproduceError):
        _ = got.values.form


@pytest.mark.parametrize(
    ("typed", "is_on"),
    [("\u2611 Health", True), ("Health x", True), ("[x] Health", True), ("\u2610 Health", False)],
)
def test_a_box_ticked_by_hand_is_ticked(typed, is_on):
    def by_hand(body):
        without_controls(body)
        box = next(p for p in body.iter(f"{W}p") if said(p).endswith("\xa0Health"))
        box.addnext(paragraph(typed))
        parent_of(box).remove(box)

    data = {k: v for k, v in REGISTRATION.items() if not k.startswith("sector")}
    got = read(changed(filled(FormKind.REGISTRATION, data), by_hand))
    assert isinstance(got.values, Registration)
    assert got.values.sector == (Sector.HEALTH if is_on else None)
    assert got.left_over == ()


def test_a_day_that_nobody_can_read_is_kept_and_asked_for():
    words = {**REGISTRATION, "registration-date": "when the leaves fall"}
    got = read(filled(FormKind.REGISTRATION, words))
    assert isinstance(got.values, Registration)
    assert got.values.registered_on == ""
    assert [one.words for one in got.left_over] == ["when the leaves fall"]
    assert "AF-11" in {one.code for one in got.missing}


def test_the_address_of_a_link_is_read_with_its_words():
    def linked(body):
        field = dict(controls(body))["evidence-1-file"]
        run = next(field.iter(f"{W}r"))
        first(run, "t").text = "our survey"
        link = etree.Element(f"{W}hyperlink")
        link.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rIdOurs"
        )
        run.addprevious(link)
        link.append(run)

    data = changed(filled(FormKind.GOLD, {"evidence-1-kind-survey": "x"}), linked)
    links = part(data, "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    to = "https://pretend.example/a-survey"
    more = f'<Relationship Id="rIdOurs" Type="{kind}" Target="{to}" TargetMode="External"/>'
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        links.replace("</Relationships>", f"{more}</Relationships>").encode(),
    )
    assert to in all_said(read(data))


@pytest.mark.parametrize(
    "language",
    scale(quick=("ur",), covering=("ur", "pl"), everything=("ur", "pl", "zh-Hans", "so")),
)
@pytest.mark.parametrize("change", [lambda body: None, without_controls])
def test_a_form_in_another_language_is_read_back(language, change):
    words = {**REGISTRATION, "organisation": "\u0627\u0633\u06a9\u0648\u0644 0121"}
    wanted = read(filled(FormKind.REGISTRATION, words))
    data = filled(FormKind.REGISTRATION, words, language)
    got = read(changed(data, change))
    assert (got.values, got.left_over) == (wanted.values, ())


def refused(data: bytes, name: str = "form.docx") -> str:
    with pytest.raises(CoproduceError) as raised:
        read(data, name)
    return str(raised.value)


def test_a_form_with_a_program_in_it_is_refused_with_the_reason():
    whole = filled(FormKind.REGISTRATION)
    assert "macros" in refused(with_part(whole, "word/vbaProject.bin", b"\xd0\xcf"))
    types = part(whole, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert "macros" in refused(with_part(whole, "[Content_Types].xml", types), "a.docm")


def test_bombs_and_what_is_no_form_of_ours_are_refused():
    whole = made(FormKind.REGISTRATION)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr(DOCUMENT, b"\0" * 400_000_000)
    assert "unpack" in refused(out.getvalue())
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]>' + part(whole, DOCUMENT).partition(b"?>")[2]
    assert "entities" in refused(with_part(whole, DOCUMENT, entity))
    file = docx.Document()
    file.add_paragraph("Dear all, see you on Monday.")
    other = io.BytesIO()
    file.save(other)
    assert "none of our forms" in refused(other.getvalue())
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "form.doc")


def test_a_statement_has_its_words_and_its_evidence():
    got = read(filled(FormKind.STATEMENT))
    assert isinstance(got.values, Statement)
    assert got.values.words == "The group still meets each month."
    assert [piece.evidence.criteria for piece in got.values.pieces] == [
        ("gold-voice",),
        ("gold-outcomes",),
    ]
