"""The form read aloud: from files made ahead, when a person asks, and never by itself."""

from __future__ import annotations

import shutil

import httpx
import pytest

from coproduce.content_folder import chosen
from coproduce.spoken import FOLDER, Page, every_line, lines
from easyread.aloud import make
from tests.phones.browser import CODE, Room, phone

pytestmark = [
    pytest.mark.needs("chromium", "playwright"),
    pytest.mark.xdist_group("listening"),
]


@pytest.fixture
def quiet(tmp_path):
    """A meeting that no sound was made for."""
    made = Room(tmp_path / "meeting")
    yield made
    made.kill()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A folder with the sound of each page of a meeting's beginning."""
    room = Room(tmp_path_factory.mktemp("sound") / "meeting")
    room.kill()
    session = room.session()
    heard = [
        line
        for page in Page
        for line in lines(session, page, "" if page is Page.JOIN else session.agenda[0].id, "en")
    ]
    assert make(heard, room.folder.path / FOLDER, chosen()) == 0
    return room.folder.path / FOLDER


@pytest.fixture
def meeting(quiet, sound):
    """A meeting whose first question can be heard."""
    shutil.copytree(sound, quiet.folder.path / FOLDER)
    return quiet


def test_a_page_without_its_sound_offers_none_of_it(quiet):
    assert "/listen" not in httpx.get(f"{quiet.url}/j/{CODE}").text
    assert httpx.get(f"{quiet.url}/listen/join").status_code == 404


def test_a_page_with_one_line_missing_offers_none_of_it(meeting):
    heard = lines(meeting.session(), Page.JOIN, "", "en")
    assert "/listen/join" in httpx.get(f"{meeting.url}/j/{CODE}").text
    (meeting.folder.path / FOLDER / heard[2].file).unlink()
    assert "/listen" not in httpx.get(f"{meeting.url}/j/{CODE}").text


def test_without_a_script_the_link_is_one_sound_file_of_all_lines(meeting):
    whole = httpx.get(f"{meeting.url}/listen/join")
    assert whole.headers["content-type"] == "audio/mpeg"
    listed = httpx.get(f"{meeting.url}/listen/join", headers={"accept": "application/json"})
    pieces = [httpx.get(meeting.url + one["sound"]).content for one in listed.json()["lines"]]
    assert whole.content == b"".join(pieces)
    assert [one["text"] for one in listed.json()["lines"]][:2] == ["Who are you?", "Young person"]


@pytest.mark.parametrize(
    "name", ["..%2Fdesk.token", "desk.token", ".mp3", "x.mp3", "%2e%2e", "half.part"]
)
def test_no_other_file_can_be_asked_for(meeting, name):
    (meeting.folder.path / FOLDER / "half.part").write_bytes(b"not whole yet")
    assert httpx.get(f"{meeting.url}/sound/{name}").status_code == 404


def test_what_is_heard_is_what_stands_on_the_page(browser, meeting):
    first = meeting.open()
    with phone(browser, meeting) as person:
        person.sit_down()
        person.go(f"/q/{first}")
        text = " ".join(person.text().split())
        for line in lines(meeting.session(), Page.QUESTION, first, "en"):
            assert line.text in text


def test_a_page_is_heard_line_by_line_and_stops_when_asked(browser, meeting):
    first = meeting.open()
    with phone(browser, meeting) as person:
        person.sit_down()
        person.go(f"/q/{first}")
        page = person.page
        asked: list[str] = []
        page.on("request", lambda r: asked.append(r.url))
        page.wait_for_load_state("networkidle")
        assert not any("/sound/" in url for url in asked)  # nothing plays by itself
        page.get_by_role("link", name="Listen to this page").click()
        page.get_by_role("button", name="Stop", exact=True).wait_for()
        heard = lines(meeting.session(), Page.QUESTION, first, "en")
        page.locator("h1[style*=solid]").wait_for()
        page.locator(".say p[style*=solid]").first.wait_for()
        assert next(u.split("/")[-1] for u in asked if "/sound/" in u) == heard[0].file
        assert page.evaluate("document.activeElement.textContent") == "Stop"
        assert "This is a computer voice." in person.text()
        page.get_by_role("button", name="Slower").click()
        page.get_by_role("button", name="Faster").wait_for()
        page.get_by_role("button", name="Say it again").click()
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Listen to this page").wait_for()
        assert page.locator("[style*=solid]").count() == 0


def test_every_page_of_a_meeting_has_lines_and_each_has_one_file(quiet):
    session = quiet.session()
    heard = every_line(session, "en")
    assert len({line.file for line in heard}) == len(heard)
    for activity in session.agenda:
        for choice in activity.all_choices:
            assert any(line.text == choice.word for line in heard), choice
