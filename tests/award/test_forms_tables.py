"""Forms as spreadsheets, CSV and TOML: made, filled in by other programs, and read back."""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce.clean import clean
from coproduce.domain.award_forms import Sector
from coproduce.errors import CoproduceError
from easyread.award_forms.days import read_day
from easyread.award_forms.forms import make_form, read_form
from easyread.award_forms.received import FormKind, Plan, Portfolio, Received, Registration
from tests.award.form_filling import FILLED, filled, read, with_part

BOXES = {
    "sector-": "sector",
    "kind-": "kind",
    "gold-": "criteria",
    "platinum-": "criteria",
}
"""How a box to tick begins, and the key in the place of a set of them."""
PRINCIPLES = ("trusted", "heard", "open", "told", "involved", "empowered", "equal", "accountable")


def as_table(words: Mapping[str, str]) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return what was filled in as a table has it: what stands alone, and a row for each part."""
    alone: dict[str, str] = {}
    rows: dict[str, dict[str, str]] = {}
    for name, text in words.items():
        start, _dash, rest = name.partition("-")
        is_part = start == "evidence" or (start == "co" and rest[:1] != "")
        if start == "evidence":
            number, _dash, rest = rest.partition("-")
            place = rows.setdefault(f"evidence-{number}", {})
        elif is_part:
            four_c, number, rest = name.rsplit("-", 2)
            place = rows.setdefault(f"{four_c}-{number}", {"four-c": four_c})
        else:
            place, rest = alone, name
        put(place, rest, text)
    return alone, list(rows.values())


def put(place: dict[str, str], name: str, text: str) -> None:
    key = next((to for start, to in BOXES.items() if name.startswith(start)), "")
    if text != "x":
        place[name] = text
    elif name in PRINCIPLES:
        place["principles"] = "\n".join(filter(None, (place.get("principles"), name)))
    elif key:
        box = name.partition("-")[2] if key in ("kind", "sector") else name
        place[key] = "\n".join(filter(None, (place.get(key), box)))
    else:
        place[name] = "yes"


def written(folder: Path, kind: FormKind) -> Received:
    """Fill in a workbook as Excel would, and read it."""
    import openpyxl

    file = make_form(kind, folder / f"{kind}.xlsx")
    book = openpyxl.load_workbook(file)
    alone, parts = as_table(FILLED[kind])
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[2].value = alone.get(str(row[0].value))
    if parts:
        sheet = book.worksheets[1]
        for number, part in enumerate(parts, 4):
            for head in sheet[1]:
                sheet.cell(number, head.column or 0).value = part.get(str(head.value))
    book.save(file)
    return read_form(file)


@pytest.mark.needs("openpyxl")
@pytest.mark.parametrize("kind", FormKind)
def test_a_workbook_says_the_same_as_the_word_form(tmp_path, kind):
    wanted = read(filled(kind))
    got = written(tmp_path, kind)
    assert (got.values, got.left_over) == (wanted.values, ())


@pytest.mark.parametrize("kind", FormKind)
def test_toml_says_the_same_as_the_word_form(tmp_path, kind):
    wanted = read(filled(kind))
    empty = make_form(kind, tmp_path / "form.toml").read_text("utf-8")
    known = tomllib.loads(empty)
    alone, parts = as_table(FILLED[kind])
    assert set(alone) <= set(known)
    lines = ["format = 1", f'form = "{kind}"']
    lines += [f"{name} = {toml(text)}" for name, text in alone.items()]
    for part in parts:
        what = "action" if kind is FormKind.PLAN else "evidence"
        assert set(part) <= set(known[what][0])
        lines += [f"[[{what}]]", *(f"{name} = {toml(text)}" for name, text in part.items())]
    (tmp_path / "form.toml").write_text("\n".join(lines), "utf-8")
    got = read_form(tmp_path / "form.toml")
    assert (got.values, got.left_over) == (wanted.values, ())


def toml(text: str) -> str:
    if text == "yes":
        return "true"
    parts = text.split("\n")
    return repr(parts) if len(parts) > 1 else f'"{text}"'


def test_toml_takes_days_numbers_and_lists_and_keeps_what_it_does_not_know(tmp_path):
    file = tmp_path / "p.toml"
    file.write_text(
        """
format = 1
form = "gold-portfolio"
organisation = "Pretend Park School"
colour = "blue"
[[evidence]]
sentence = "A drawing."
file = "a.pdf"
kind = "case study"
criteria = ["gold-voice", "gold-song"]
principles = ["involved", 7]
articles = [12, 31, 40]
permission-from = 2026-09-01
permission-until = 2027-08-31
""",
        "utf-8",
    )
    got = read_form(file)
    assert isinstance(got.values, Portfolio)
    piece = got.values.pieces[0].evidence
    assert (piece.criteria, piece.principles) == (("gold-voice",), ("involved", "equal"))
    assert piece.articles == (12, 31)
    assert piece.permission is not None
    assert {one.words for one in got.left_over} == {"blue", "gold-song", "12\n31\n40"}
    assert any("p.toml, colour" in one.where for one in got.left_over)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format = 1\nform = ", "line 2"),
        ("form = 'registration'", "which form"),
        ("format = 1\nform = 'something'", "which form"),
        ("a = " + "[" * 5_000, "cannot read"),
    ],
)
def test_toml_with_a_mistake_is_refused_with_its_place(tmp_path, text, says):
    (tmp_path / "p.toml").write_text(text, "utf-8")
    with pytest.raises(CoproduceError, match=says):
        read_form(tmp_path / "p.toml")


def test_an_action_for_none_of_the_4_cs_is_kept(tmp_path):
    (tmp_path / "p.toml").write_text(
        'format = 1\nform = "delivery-plan"\n[[action]]\nfour-c = "co-sleeping"\nwhat = "Rest."',
        "utf-8",
    )
    got = read_form(tmp_path / "p.toml")
    assert {one.words for one in got.left_over} == {"co-sleeping", "Rest."}


def csv_of(rows: list[list[str]], sign: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_plan_in_csv_with_our_labels_on_top_is_read(sign):
    rows = [
        [
            "Which of the 4 C's it is for",
            "What will you do?",
            "By which day will you do it?",
            "Mood",
        ],
        ["Co-design", "Plan the hall, together.", "1 March 2027", "good"],
        ["co-delivery", "Open it.", "1/4/2027", ""],
        ["somewhere", "Rest.", "", ""],
    ]
    got = read(csv_of(rows, sign), "plan.csv")
    assert isinstance(got.values, Plan)
    assert [(a.four_c, a.what, a.by) for a in got.values.plan.actions] == [
        ("co-design", "Plan the hall, together.", "2027-03-01"),
        ("co-delivery", "Open it.", "2027-04-01"),
    ]
    assert {one.words for one in got.left_over} == {"Mood", "good", "somewhere", "Rest."}
    assert any("D2" in one.where for one in got.left_over)


def test_a_registration_in_csv_is_read_across_and_down():
    across = [
        ["organisation", "email", "sector", "in-birmingham", "registration-date"],
        ["Pretend Park School", "office@pretend.example", "voluntary sector", "yes", "2026-11-26"],
    ]
    down = [list(pair) for pair in zip(*across, strict=True)]
    for rows in (across, down):
        got = read(csv_of(rows), "form.csv")
        assert isinstance(got.values, Registration)
        assert got.values.name == "Pretend Park School"
        assert (got.values.sector, got.values.is_in_birmingham) == (Sector.VOLUNTARY, True)
        assert (got.values.registered_on, got.left_over) == ("2026-11-26", ())


@pytest.mark.needs("openpyxl")
def test_days_numbers_and_formulas_in_cells_are_read_as_they_look(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["organisation", "telephone", "registration-date", "address"])
    sheet.append(["Pretend Park School", 1210000000, date(2026, 11, 26), "=1+1"])
    sheet.append([None, None, None, datetime(2026, 1, 2)])  # noqa: DTZ001
    book.save(tmp_path / "form.xlsx")
    got = read_form(tmp_path / "form.xlsx")
    assert isinstance(got.values, Registration)
    assert (got.values.telephone, got.values.registered_on) == ("1210000000", "2026-11-26")
    assert got.values.address == "2026-01-02"  # nothing was calculated, so nothing is guessed


@pytest.mark.needs("openpyxl")
def test_a_workbook_that_is_dangerous_or_none_of_ours_is_refused(tmp_path):
    import openpyxl

    file = make_form(FormKind.PLAN, tmp_path / "plan.xlsx")
    whole = file.read_bytes()
    with pytest.raises(CoproduceError, match="macros"):
        read(with_part(whole, "xl/vbaProject.bin", b"\xd0"), "a.xlsm")
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'
    with pytest.raises(CoproduceError, match="entities"):
        read(with_part(whole, "xl/workbook.xml", entity), "b.xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"\0" * 400_000_000)
    with pytest.raises(CoproduceError, match="unpack"):
        read(out.getvalue(), "c.xlsx")
    with pytest.raises(CoproduceError, match="spreadsheet"):
        read(b"PK but no zip", "d.xlsx")
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Shopping", "Milk"])
    book.save(tmp_path / "e.xlsx")
    with pytest.raises(CoproduceError, match="none of our forms"):
        read_form(tmp_path / "e.xlsx")


@pytest.mark.parametrize("kind", [FormKind.REGISTRATION, FormKind.GOLD])
def test_a_workbook_in_another_language_is_known(tmp_path, kind):
    got = read_form(make_form(kind, tmp_path / "form.xlsx", "ur"))
    assert (got.kind, got.left_over) == (kind, ())
    assert {one.code for one in got.missing} <= {"AF-10", "AF-13", "AF-14", "AF-15", "AF-17"}


def test_a_form_with_another_ending_is_refused_with_those_that_work(tmp_path):
    with pytest.raises(CoproduceError, match="docx"):
        read(b"%PDF-1.7", "form.pdf")
    with pytest.raises(CoproduceError, match="docx"):
        make_form(FormKind.PLAN, tmp_path / "form.pdf")
    with pytest.raises(CoproduceError, match="languages"):
        make_form(FormKind.PLAN, tmp_path / "form.docx", "tlh")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("26 November 2026", "en", "2026-11-26"),
        ("Thursday 26th Nov. 2026", "en", "2026-11-26"),
        ("November 26, 2026", "en", "2026-11-26"),
        ("3/4/27", "en", "2027-04-03"),
        ("03.04.2027", "en", "2027-04-03"),
        ("2027-04-03", "en", "2027-04-03"),
        ("Sept 2027", "en", "2027-09-30"),
        ("February 2028", "en", "2028-02-29"),
        ("3 kwietnia 2027", "pl", "2027-04-03"),
        ("\u06f3\u06f0/\u06f4/\u06f2\u06f0\u06f2\u06f7", "ur", "2027-04-30"),
        ("2027\u5e744\u67083\u65e5", "zh-Hans", "2027-04-03"),
        ("31 February 2027", "en", ""),
        ("13/13/2027", "en", ""),
        ("soon", "en", ""),
        ("9" * 5_000, "en", ""),
    ],
)
def test_a_day_is_read_as_people_in_britain_write_it(text, language, day):
    found = read_day(text, language)
    assert (found.iso if found else "") == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), st.text(max_size=80))
@settings(max_examples=scale(quick=60, covering=300, everything=2_000))
def test_any_day_and_any_text_is_read_without_a_fault(day, text):
    for shown in (f"{day:%d/%m/%Y}", f"{day:%-d %B %Y}", day.isoformat(), f"{day:%d.%m.%y}"):
        found = read_day(shown)
        assert found is not None
        assert found.iso == day.isoformat()
    read_day(text)


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=300))
@settings(max_examples=scale(quick=25, covering=100, everything=600), deadline=None)
def test_any_text_in_a_field_comes_back_cleaned(text):
    rows = [["organisation", "Pretend Park School"], ["email", "a@b.example"], ["commitment", text]]
    got = read(csv_of(rows), "form.csv")
    assert isinstance(got.values, Registration)
    shown = "\n".join((got.values.commitment, *(one.words for one in got.left_over)))
    assert "".join(clean(text).split()) in "".join(shown.split())
