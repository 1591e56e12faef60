"""Certificates: one page that stands or lies, with until when, and the logo that staff bring."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace

import pytest
from PIL import Image
from tools import scale

from coproduce.domain.award_forms import Outcome
from coproduce.errors import CoproduceError
from easyread.award_pack import make_certificate, make_champion_certificate
from easyread.check.checking import check_file
from easyread.document import Row
from easyread.write import Format
from tests.documents.award_papers import about_pages, files, shown, text
from tests.documents.award_school import GOLD, NAME, SCHOOL, register
from tests.phones.browser import chromium


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_certificate_is_one_page_that_stands_or_lies(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.PDF, Format.PLAIN_TEXT))
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, want, is_wide=is_wide)
    size = "841.89 x 595.276" if is_wide else "595.276 x 841.89"
    assert about_pages(files(pack)[Format.PDF]) == (1, size)
    words = " ".join(text(pack).split())
    for wished in ("Silver award", NAME, "Monday 15 June 2026", "Place for the logo of the award"):
        assert wished in words


@pytest.mark.needs("poppler", "soffice")
@pytest.mark.parametrize(
    "is_wide", scale(quick=(True,), covering=(True, False), everything=(True, False))
)
def test_a_certificate_for_young_champions_is_one_page_in_word_too(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.WORD,))
    file = files(make_champion_certificate(tmp_path, want, is_wide=is_wide))[Format.WORD]
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, capture_output=True, check=True)
    assert about_pages(tmp_path / f"{file.stem}.pdf")[0] == 1
    assert [f.code for f in check_file(file).faults if f.found.severity == "fault"] == []
    words = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert "<w:sdt>" in words  # a line for the name
    assert ('w:orient="landscape"' in words) == is_wide


def test_a_gold_certificate_says_until_when_and_there_is_none_before_the_award(wanted, tmp_path):
    made = register()
    with pytest.raises(CoproduceError, match="does not have this award"):
        make_certificate(made, SCHOOL, "gold", tmp_path, wanted)
    school = made.organisations[SCHOOL]
    school.decisions[GOLD].outcome = Outcome.AWARDED
    school.renewals["gold"] = "2027-06-15"
    words = " ".join(text(make_certificate(made, SCHOOL, "gold", tmp_path, wanted)).split())
    assert "Send us a statement by Tuesday 15 June 2027 to keep it." in words


def test_a_certificate_shows_the_logo_that_staff_bring(wanted, filled_in, tmp_path):
    assert filled_in.own is not None
    slots = filled_in.own / "facts/slots.toml"
    slots.write_text(
        slots.read_text("utf-8").replace("value = []", 'value = ["our-logo"]'), "utf-8"
    )
    (filled_in.own / "pictures").mkdir()
    Image.new("RGB", (8, 8), "red").save(filled_in.own / "pictures/our-logo.png")
    said = '[all]\nby = "Our council"\npermission = "It is our own."\n'
    (filled_in.own / "pictures/pictures.toml").write_text(said, "utf-8")
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, wanted)
    assert "our-logo" in [
        b.picture.name for b in shown(pack).blocks if isinstance(b, Row) and b.picture
    ]
    assert "Place for the logo" not in text(pack)


@pytest.mark.size("covering")
@pytest.mark.needs("chromium", "playwright", "poppler")
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_certificate_is_printed_on_one_sheet_from_the_web_page_too(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.WEB_PAGE,))
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, want, is_wide=is_wide)
    with chromium() as browser:
        window = browser.new_page()
        window.goto(files(pack)[Format.WEB_PAGE].as_uri())
        window.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    assert about_pages(tmp_path / "printed.pdf")[0] == 1
