"""Word forms come back: what was filled in is read, ticked by hand and in other languages too."""

from __future__ import annotations

import pytest
from lxml import etree
from tools import scale

from coproduce.domain.award_forms import EvidenceKind, Permission, Sector
from easyread.award_forms.forms import make_form, read_form
from easyread.award_forms.received import FormKind, Plan, Portfolio, Registration, Statement
from tests.award.form_filling import (
    REGISTRATION,
    W,
    all_said,
    changed,
    controls,
    filled,
    first,
    paragraph,
    parent_of,
    part,
    read,
    said,
    with_part,
    without_controls,
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


def test_a_statement_has_its_words_and_its_evidence():
    got = read(filled(FormKind.STATEMENT))
    assert isinstance(got.values, Statement)
    assert got.values.words == "The group still meets each month."
    assert [piece.evidence.criteria for piece in got.values.pieces] == [
        ("gold-voice",),
        ("gold-outcomes",),
    ]
