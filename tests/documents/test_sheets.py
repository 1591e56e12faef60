"""Sheets to print: the poster, one-time codes, and paper answers."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
import tools

from coproduce import content, joining
from coproduce.clean import clean_line
from easyread import sheets
from tests.words.hostile import HOSTILE

BASE = "http://192.168.1.20:8080"
JOIN = joining.join_address(BASE, "K7Q4AB")
TEMPLATE = content.template("eight-principles")


class Parsed(HTMLParser):
    """The elements, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        if self.tags and self.tags[-1] != "style":
            self.words += f" {data}"


def poster(title: str = "Our meeting", **more) -> str:
    return sheets.poster(title, "K7Q4AB", BASE, JOIN, **more)


def every_sheet() -> list[str]:
    return [
        poster(wifi=("hall", "secret")),
        sheets.code_slips(["ABCDEFGH"], BASE, "Our meeting"),
        sheets.ballot(TEMPLATE.activities, "Our meeting"),
    ]


@pytest.mark.parametrize("page", every_sheet())
def test_a_sheet_asks_nothing_of_any_network(page):
    parsed = Parsed(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(parsed.tags)
    assert not {"src", "href", "action", "onload"} & {name for name, _ in parsed.attributes}
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("page", every_sheet())
def test_a_sheet_says_its_language_direction_and_title(page):
    assert {("lang", "en"), ("dir", "ltr")} <= set(Parsed(page).attributes)
    assert re.search(r"<title>[^<]+</title>", page)
    assert "size: A4" in page


def test_no_text_adds_an_element():
    plain = Parsed(poster(wifi=("hall", "secret")))
    for name, text in HOSTILE.items():
        network = f"x{clean_line(text, 31)}"  # as the server keeps it
        typed = Parsed(poster(text, wifi=(network, "secret")))
        assert typed.tags == plain.tags, name
        assert {n for n, _ in typed.attributes} == {n for n, _ in plain.attributes}, name


def test_the_poster_says_the_code_and_the_address_in_words():
    words = Parsed(poster()).words
    assert "K 7 Q 4 A B" in words
    assert BASE in words
    assert "Wi-Fi" not in words


def test_a_poster_of_pretend_people_says_so():
    assert "Pretend data." in poster(is_pretend=True)
    assert "Pretend data." not in poster()


def test_each_code_has_a_slip():
    page = sheets.code_slips(["ABCDEFGH", "23456789"], BASE, "Our meeting")
    assert Parsed(page).words.count("It works 1 time.") == 2
    assert "Pretend data." not in page
    assert "A B C D E F G H" in page
    assert "2 3 4 5 6 7 8 9" in page


def test_each_slip_of_a_pretend_meeting_says_so():
    codes = ["ABCDEFGH", "23456789"]
    page = sheets.code_slips(codes, BASE, "Our meeting", is_pretend=True)
    assert Parsed(page).words.count("Pretend data.") == 2


def test_the_ballot_has_every_question_with_every_box_and_its_key():
    words = " ".join(Parsed(sheets.ballot(TEMPLATE.activities, "Our meeting")).words.split())
    for activity in TEMPLATE.activities:
        assert activity.question in words
        for choice in activity.all_choices:
            assert f"{choice.key} {choice.word}" in words
    for said in ("1 Young person", "2 Parent or carer", "3 Professional", "Mark up to 3 boxes."):
        assert said in words
    for said in ("Someone helped me.", "Someone answered for me.", "We do not ask your name."):
        assert said in words


def test_nobody_reads_on_paper_that_they_shall_not_write_about_being_unsafe():
    words = " ".join(Parsed(sheets.ballot(TEMPLATE.activities, "Our meeting")).words.split())
    after = words.partition("is not safe, we will tell the safeguarding lead. ")[2]
    assert after.startswith("The people at the desk read what you write.")
    assert "Please do not write names or phone numbers." in words
    assert "not write it" not in words


def test_the_facilitators_own_words_are_never_translated_or_markup():
    own = content.own_activity(7, "<b>Own</b>", "What & why?")
    assert "&lt;b&gt;Own&lt;/b&gt;" in sheets.ballot([own], "x")
    assert "What &amp; why?" in sheets.ballot([own], "x")


@pytest.mark.needs("chromium", "zxing", "pillow")
def test_a_camera_reads_both_codes_of_a_printed_poster(tmp_path):
    import zxingcpp
    from PIL import Image

    wifi = ("Hall; guests", "let me:in")
    picture = photographed(poster(wifi=wifi), tmp_path)
    found = {code.text for code in zxingcpp.read_barcodes(Image.open(picture))}
    assert found == {JOIN, joining.wifi_text(*wifi)}


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("wifi", [None, ("Hall guests", "open sesame 123")])
def test_a_poster_is_one_page(tmp_path, wifi):
    file = tmp_path / "poster.html"
    file.write_text(poster("A meeting with quite a long name", wifi=wifi, is_pretend=True), "utf-8")
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'p.pdf'}", file)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "p.pdf").read_bytes())) == 1


def photographed(page: str, folder: Path) -> Path:
    """Return a picture of `page`, as large as A4 at 96 dots an inch."""
    file, picture = folder / "page.html", folder / "page.png"
    file.write_text(page, "utf-8")
    chromium(folder, "--window-size=794,1123", f"--screenshot={picture}", file)
    return picture


def chromium(folder: Path, *arguments: object) -> None:
    """Run a browser without a window."""
    program = str(tools.TOOLS["chromium"]())
    *options, file = arguments
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'browser'}",
            *map(str, options),
            Path(str(file)).as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
