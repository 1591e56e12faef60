"""The web page that reads itself aloud, in a browser: by keyboard, in step, and from no network."""

from __future__ import annotations

import pytest
from checkers import axe_faults

from easyread.pictures import Pictures
from easyread.write import Format, write_heard
from tests.documents.sample_documents import every_block
from tests.documents.spoken_documents import spoken

pytestmark = pytest.mark.needs("chromium", "playwright")
LIT = "document.querySelector('.heard.now')?.textContent ?? ''"
AUDIO = "document.querySelector('#player audio')"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    place = tmp_path_factory.mktemp("aloud")
    document = every_block()
    made = write_heard(document, Format.READ_ALOUD, Pictures(), spoken(document, place / "kept"))
    (place / "page.html").write_bytes(made)
    return place / "page.html"


@pytest.fixture
def page(browser, file):
    opened = browser.new_page(viewport={"width": 390, "height": 780})
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda line: opened.wrong.append(line.text))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    assert opened.wrong == []
    assert {url.split(":")[0] for url in opened.asked} <= {"file", "data"}
    opened.close()


def lit(page):
    return page.evaluate(LIT)


def wait_lit(page, words):
    page.locator(".heard.now", has_text=words).wait_for()


def press(page, name):
    """Press a button as a keyboard or a switch does: move there, then Enter."""
    page.locator(f"#{name}").focus()
    page.keyboard.press("Enter")


def test_nothing_plays_by_itself_and_the_keyboard_starts_waits_and_stops(page):
    assert page.evaluate(f"{AUDIO}.paused") is True
    assert lit(page) == ""
    press(page, "listen")
    wait_lit(page, "Our charter in easy words")
    assert page.inner_text("#listen") == "Wait"
    press(page, "listen")
    page.locator("#listen", has_text="Listen").wait_for()
    assert page.evaluate(f"{AUDIO}.paused") is True
    press(page, "stop")
    assert (page.evaluate(f"{AUDIO}.currentTime"), lit(page)) == (0, "")


def test_it_goes_on_back_and_says_a_sentence_again(page):
    press(page, "next")
    wait_lit(page, "Our charter in easy words")
    press(page, "next")
    press(page, "next")
    wait_lit(page, "This is a draft. Do not give it to families yet.")
    at = page.evaluate(f"{AUDIO}.currentTime")
    press(page, "again")
    assert page.evaluate(f"{AUDIO}.currentTime") <= at + 0.1
    wait_lit(page, "This is a draft. Do not give it to families yet.")
    press(page, "back")
    press(page, "back")
    wait_lit(page, "Our charter in easy words")


def test_the_next_sentence_lights_up_by_itself(page):
    press(page, "listen")
    for _n in range(3):
        press(page, "faster")
    wait_lit(page, "This is a draft. Do not give it to families yet.")


def test_it_is_made_slower_and_faster_within_limits(page):
    assert page.inner_text("#speed") == "100 %"
    press(page, "slower")
    assert (page.inner_text("#speed"), page.evaluate(f"{AUDIO}.playbackRate")) == ("90 %", 0.9)
    for _n in range(12):
        page.locator("#faster").click(force=True) if page.is_enabled("#faster") else None
    assert (page.inner_text("#speed"), page.is_enabled("#faster")) == ("150 %", False)


def test_every_sentence_with_a_time_stands_on_the_page(page):
    names = page.evaluate(
        "JSON.parse(document.getElementById('cues').textContent).map(cue => cue[1])"
    )
    shown = [name for name in names if name]
    assert len(shown) == len(set(shown)) == page.locator(".heard").count()
    # Only the line about the voice is heard without standing among the words.
    assert names.count("") == 1


def test_each_name_has_the_words_that_are_heard_there(page):
    from easyread.speech.script import script

    said = script(every_block())
    cues = page.evaluate("JSON.parse(document.getElementById('cues').textContent)")
    named = [(name, one.written) for (_start, name), one in zip(cues, said, strict=True) if name]
    assert len(named) == len(said) - 1  # the line about the voice stands elsewhere
    for name, written in named:
        shown = page.text_content(f"#{name}").replace("\xa0", " ")  # in telephone numbers
        assert shown == written


@pytest.mark.needs("axe")
def test_axe_finds_nothing_and_buttons_are_large_enough(browser, file):
    opened = browser.new_page(viewport={"width": 390, "height": 780})
    opened.goto(file.as_uri())
    assert axe_faults(opened) == []
    sizes = [b.bounding_box() for b in opened.locator("#player button").all()]
    assert all(box["height"] >= 44 and box["width"] >= 44 for box in sizes)
    opened.close()


def test_without_scripts_the_browsers_own_player_is_there(browser, file):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert opened.locator("#player audio").is_visible()
    assert not opened.locator("#player .buttons").is_visible()
    context.close()
