"""Sheets to print in another language, and in two at once."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tools

from coproduce import content, joining, languages
from coproduce.domain.action import Action
from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo
from coproduce.languages import speaking
from coproduce.offering import draft_line
from coproduce.starting import pretend_safeguarding, start_session
from easyread import sheets, sheets_people
from easyread.sheet_page import also_in
from tests.words.pseudo import TAG, bare_english, make_pseudo
from tui import sheet_files

BASE = "http://192.168.1.20:8080"
TEMPLATE = content.template("eight-principles")
TITLE = "Our meeting"
EVERY = [one.tag for one in languages.available() if one.tag != languages.SOURCE]
NAMES = [TITLE, BASE, "Pretend Lead", "K 7 Q 4 A B", "A B C D E F G H", "Hall", "sesame"]
TYPED = "We book the hall."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = make_pseudo(tmp_path_factory.mktemp("locales"))
    shutil.copytree(folder / TAG, folder / "ur")
    return folder


@pytest.fixture
def locales(made, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(made))
    languages.forget()
    yield made
    languages.forget()


def every_sheet() -> dict[str, str]:
    join = joining.join_address(BASE, "K7Q4AB")
    poster = sheets.poster(TITLE, "K7Q4AB", BASE, join, ("Hall", "sesame"), is_pretend=True)
    actions = [Action(1, TYPED, TYPED, TYPED, TYPED)]
    return {
        "poster": poster,
        "codes": sheets.code_slips(["ABCDEFGH"], BASE, TITLE, ["kite"]),
        "ballot": sheets.ballot(TEMPLATE.activities, TITLE, lead="Pretend Lead"),
        "agreement": sheets_people.agreement_sheet(TITLE),
        "phrases": sheets_people.phrases_sheet(TITLE),
        "leaving": sheets_people.leaving_sheet(TITLE, actions),
    }


def words(page: str) -> str:
    body = re.sub(r"<style.*?</style>|<svg.*?</svg>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def without_second(page: str) -> str:
    return re.sub(r'<span class="also".*?</span>', " ", page, flags=re.DOTALL)


def second(page: str) -> str:
    found = re.findall(r'<span class="also" lang="(\w+)" dir="(\w+)">(.*?)</span>', page, re.DOTALL)
    return " ".join(f"{tag} {way} {text}" for tag, way, text in found)


def test_a_sheet_in_another_language_has_no_bare_english_but_the_english_of_a_draft(locales):
    with speaking("ur"):
        made_sheets = every_sheet()
    for name, page in made_sheets.items():
        assert '<html lang="ur" dir="rtl">' in page
        assert bare_english(words(without_second(page)), [*NAMES, TYPED]) == [], name
        assert "en ltr This is a draft. Nobody has checked these words yet." in second(page), name


def test_under_a_draft_stand_answers_and_promises_in_english(locales):
    with speaking("ur"):
        page = every_sheet()
    assert "en ltr Sometimes" in second(page["ballot"])
    assert "is not safe, we will tell Pretend Lead." in second(page["ballot"])
    assert "en ltr May we take photographs of you?" in second(page["agreement"])


def test_a_sheet_in_two_languages_says_each_sentence_in_both(locales):
    with also_in("ur"):
        page = every_sheet()
    for name, sheet in page.items():
        assert '<html lang="en" dir="ltr">' in sheet
        again = second(sheet)
        assert "ur rtl" in again
        assert bare_english(again.replace("ur rtl", ""), [*NAMES, TYPED]) == [], name
    assert "We trust each other." in page["ballot"]
    assert "«Wé trúšt éáçh óthér.»" in second(page["ballot"])


def test_what_people_typed_stands_once(locales):
    own = content.own_activity(7, "Lunch", "Is lunch quiet?")
    with also_in("ur"):
        page = sheets.ballot([own], TITLE)
        leaving = sheets_people.leaving_sheet(TITLE, [Action(1, TYPED, "", "", "")])
    assert page.count("Is lunch quiet?") == 1
    assert leaving.count(TYPED) == 2  # two halves, once each


def test_an_english_sheet_in_one_language_is_as_it_was(locales):
    for page in every_sheet().values():
        assert 'class="also"' not in page
        assert "This is a draft" not in page


@pytest.fixture
def meeting(locales, monkeypatch, tmp_path):
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    folder = start_session(TITLE, TEMPLATE, safeguarding=pretend_safeguarding())
    folder.set_server(ServerInfo("192.168.1.20", 8080, 1))
    from coproduce.following import Follower

    with Follower(folder.journal) as follower:
        yield folder, follower.session


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        ((), "poster.html"),
        (("en",), "poster.html"),
        (("ur",), "poster-ur-en.html"),
        (("en", "ur"), "poster-en-ur.html"),
    ],
)
def test_each_choice_of_languages_is_a_file_of_its_own(meeting, tags, name):
    folder, session = meeting
    file = sheet_files.in_languages(session, tags, lambda: sheet_files.write_poster(*meeting))
    assert file.name == name
    assert file.parent == folder.results


def test_what_people_typed_says_its_language_on_a_sheet_in_another(meeting):
    _folder, session = meeting
    for tags, own in ((("ur",), '<bdi lang="en">'), (("en", "ur"), "<bdi>")):
        file = sheet_files.in_languages(session, tags, lambda: sheet_files.write_poster(*meeting))
        assert f"<h1>{own}{TITLE}</bdi></h1>" in file.read_text("utf-8")


@pytest.mark.parametrize("tags", [("xx",), ("en", "ur", TAG)])
def test_a_language_that_we_do_not_have_or_a_third_one_is_refused(meeting, tags):
    folder, session = meeting
    with pytest.raises(CoproduceError):
        sheet_files.in_languages(session, tags, lambda: sheet_files.write_poster(*meeting))
    assert not folder.results.exists()


@pytest.mark.needs("chromium")
def test_a_poster_in_two_languages_is_one_page(locales, tmp_path):
    join = joining.join_address(BASE, "K7Q4AB")
    with also_in("ur"):
        page = sheets.poster(TITLE, "K7Q4AB", BASE, join, ("Hall guests", "open sesame 123"))
    assert pages(page, tmp_path) == 1


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("tag", tools.scale(["ur"], EVERY, EVERY))
def test_a_draft_poster_with_wifi_is_one_page_in_every_language(tmp_path, tag):
    join = joining.join_address(BASE, "K7Q4AB")
    wifi = ("Hall guests", "open sesame 123")
    with languages.speaking(tag):
        page = sheets.poster("The 8 principles", "K7Q4AB", BASE, join, wifi, is_pretend=True)
        assert languages.is_draft(tag) == (draft_line() in page)
    assert pages(page, tmp_path) == 1


def pages(sheet: str, folder: Path) -> int:
    """Print a sheet, and return how many pages of paper it takes."""
    (folder / "sheet.html").write_text(sheet, "utf-8")
    subprocess.run(
        [
            str(tools.TOOLS["chromium"]()), "--headless", "--no-sandbox", "--disable-gpu",
            f"--user-data-dir={folder / 'browser'}", "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'p.pdf'}", (folder / "sheet.html").as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", (folder / "p.pdf").read_bytes()))
