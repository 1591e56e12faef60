"""What stands in no place of a form is kept beside it, and what is no form of ours is refused."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree
from tools import scale

from coproduce.errors import CoproduceError
from easyread.award_forms.received import FormKind, Registration
from tests.award.form_filling import (
    DOCUMENT,
    FILLED,
    REGISTRATION,
    W,
    all_said,
    changed,
    controls,
    filled,
    first,
    made,
    paragraph,
    paragraph_with,
    part,
    read,
    with_part,
    without_controls,
)


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


def test_a_day_that_nobody_can_read_is_kept_and_asked_for():
    words = {**REGISTRATION, "registration-date": "when the leaves fall"}
    got = read(filled(FormKind.REGISTRATION, words))
    assert isinstance(got.values, Registration)
    assert got.values.registered_on == ""
    assert [one.words for one in got.left_over] == ["when the leaves fall"]
    assert "AF-11" in {one.code for one in got.missing}


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
