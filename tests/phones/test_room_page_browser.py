"""The room's page in a browser: it follows the screen, tells what is new once, and fits."""

from __future__ import annotations

import shutil

import pytest
import tools
from checkers import axe_faults

from tests.phones.browser import CODE, WAIT, Room, phone
from tests.phones.watching import FOCUS, MEASURE, TO_THE_TOP
from tests.words.pseudo import TAG, make_pseudo

pytestmark = [
    pytest.mark.needs("axe", "chromium", "playwright"),
    pytest.mark.xdist_group("room_page"),
]
COMMENT = "کیا ہم بیچ میں وقفہ لے سکتے ہیں؟"
SIZES = {"phone": (320, 640), "laptop": (1280, 800), "projector": (1920, 1080)}
TWO = ("ur&and=", "pl&and=", "pl&and=ur", "ur&and=en", "ur&and=pl")
SAID = "() => document.getElementById('status').textContent"


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    folder = make_pseudo(tmp_path_factory.mktemp("locales"))
    for tag in ("ur", "pl"):
        shutil.copytree(folder / TAG, folder / tag)
    shutil.rmtree(folder / TAG)  # axe asks for languages that there are
    return folder


@pytest.fixture
def room(tmp_path, locales):
    made = Room(tmp_path / "meeting", locales=locales)
    yield made
    made.kill()


@pytest.fixture
def screen(browser, room):
    """The page, opened and following."""
    with phone(browser, room, viewport={"width": 1280, "height": 800}) as opened:
        with opened.page.expect_request("**/live"):
            opened.go(f"/room/{CODE}")
        # What is said is written down, so that nothing is missed and nothing is said twice.
        opened.page.evaluate(
            """() => { const line = document.getElementById('status'); window.heard = [];
            new MutationObserver(() => { if (line.textContent) heard.push(line.textContent) })
              .observe(line, {childList: true}) }"""
        )
        yield opened


def sees(screen, text: str) -> None:
    screen.page.wait_for_function(
        "text => document.getElementById('room').textContent.includes(text)",
        arg=text,
        timeout=WAIT,
    )


def hears(screen) -> list[str]:
    heard: list[str] = screen.page.evaluate("() => window.heard")
    return heard


def test_the_page_follows_the_screen_and_says_one_thing_for_each_change(room, screen):
    first = room.open()
    sees(screen, "We trust each other.")
    for _person in range(6):
        room.vote(first, "yes")
    sees(screen, "6 people have answered.")
    room.ask("close", activity=first)
    sees(screen, "The result is hidden.")
    room.ask("show", activity=first)
    sees(screen, "Everybody: 6 people")
    said = hears(screen)
    assert len(said) == 3, said
    assert "Is this true for you?" in said[0]
    assert said[1] == "The answers are in. The result is hidden."
    assert "6" in said[2]
    assert not any("have answered" in words for words in said)


def test_a_new_comment_is_said_and_drawn_in_its_own_direction(room, screen):
    room.open()
    sees(screen, "We trust each other.")
    kept = screen.page.locator("#room h1").element_handle()
    room.ask("move-comment", comment=room.say(COMMENT), state="shown")
    sees(screen, COMMENT)
    assert hears(screen)[-1] == f"New on the screen: {COMMENT}"
    spoken = "() => document.querySelector('#status span').lang"
    assert screen.page.evaluate(spoken) == "en", "as its person said"
    assert kept.evaluate("e => e.isConnected"), "what stayed the same was drawn again"
    way = "e => getComputedStyle(e).direction"
    assert screen.page.locator("#said li").first.evaluate(way) == "rtl"


def test_a_cleared_screen_is_cleared_on_the_page_too(room, screen):
    room.open()
    sees(screen, "We trust each other.")
    room.ask("screen", view="blank")
    sees(screen, "The screen is cleared.")
    assert "trust" not in screen.page.content()


def test_a_page_that_lost_the_network_says_so_and_comes_back(room, screen):
    room.stop()
    screen.page.wait_for_function(f"({SAID})()", timeout=WAIT)
    assert "The network is away." in screen.page.evaluate(SAID)
    room.start()
    room.open()
    sees(screen, "We trust each other.")


def test_without_a_script_the_page_is_loaded_again_by_a_link(browser, room):
    with phone(browser, room, java_script_enabled=False) as bare:
        bare.go(f"/room/{CODE}?lang=ur&and=pl")
        room.open()
        bare.page.click("#again")
        assert "«Wé trúšt éáçh óthér.»" in bare.text()
        assert bare.page.locator("section[lang=pl]").count() == 1
        assert bare.page.url.endswith("?lang=ur&and=pl")


@pytest.mark.parametrize(
    ("size", "tags"),
    tools.scale(
        quick=[("phone", "lang=ur&and="), ("projector", "lang=ur&and=en")],
        covering=[(size, f"lang={tags}") for size in SIZES for tags in ("ur&and=", "pl&and=ur")],
        everything=[(size, f"lang={tags}") for size in SIZES for tags in TWO],
    ),
)
def test_every_screen_fits_and_has_no_fault_that_axe_finds(browser, room, size, tags):
    wide, high = SIZES[size]
    with phone(browser, room, viewport={"width": wide, "height": high}) as opened:
        for state in states(room):
            opened.go(f"/room/{CODE}?{tags}")
            facts = opened.page.evaluate(MEASURE)
            assert facts["overflow"] <= 0, state
            assert facts["small"] == [], state
            assert axe_faults(opened.page) == [], state
        tags_seen = opened.page.eval_on_selector_all("section", "all => all.map(s => s.lang)")
        ways = opened.page.eval_on_selector_all(
            "section", "all => all.map(s => getComputedStyle(s).direction)"
        )
        assert ways == ["rtl" if tag == "ur" else "ltr" for tag in tags_seen]


def states(room):
    """Lead the meeting through everything that the screen shows."""
    yield "join"
    first = room.activities[0].id
    room.ask("open", activity=first)
    yield "question"
    for choice in ("yes", "yes", "no", "sometimes", "yes", "dont-know"):
        room.vote(first, choice)
    room.ask("close", activity=first)
    yield "closed"
    room.ask("move-comment", comment=room.say("A very, very " + "long" * 30), state="shown")
    room.ask("show", activity=first)
    yield "result"


def test_the_bars_grow_from_where_the_words_begin(browser, room):
    *_states, _last = states(room)
    with phone(browser, room, viewport={"width": 1280, "height": 800}) as opened:
        opened.go(f"/room/{CODE}?lang=en&and=ur")
        turned = opened.page.eval_on_selector_all(
            "section", "all => all.map(s => getComputedStyle(s.querySelector('svg')).transform)"
        )
        assert turned == ["none", "matrix(-1, 0, 0, 1, 0, 0)"]


def test_two_languages_stand_beside_each_other_where_there_is_room(browser, room):
    room.open()
    for size, is_beside in (("phone", False), ("projector", True)):
        wide, high = SIZES[size]
        with phone(browser, room, viewport={"width": wide, "height": high}) as opened:
            opened.go(f"/room/{CODE}?lang=ur&and=en")
            tops = opened.page.eval_on_selector_all(
                "section", "all => all.map(s => [s.getBoundingClientRect().top, s.offsetLeft])"
            )
            (top, left), (next_top, next_left) = tops
            assert (top == next_top) is is_beside
            if is_beside:
                assert left > next_left, "from right to left, the first is on the right"


def test_the_page_is_used_with_the_keyboard_alone(browser, room):
    with phone(browser, room, viewport={"width": 1280, "height": 800}) as opened:
        opened.go(f"/room/{CODE}")
        opened.page.evaluate(TO_THE_TOP)
        stops = []
        for _ in range(20):
            opened.page.keyboard.press("Tab")
            now = opened.page.evaluate(FOCUS)
            if now is None:
                break
            stops.append(now)
            if "<summary" in now["name"]:
                opened.page.keyboard.press("Enter")
        assert all(stop["ring"] and stop["isSeen"] for stop in stops), stops
        assert [name for name in ("select", "button") if name in str(stops)] == ["select", "button"]
        opened.page.select_option("#lang", "ur")
        opened.page.select_option("#and", "pl")
        opened.page.click("details button")
        opened.page.wait_for_url("**lang=ur&and=pl")
        assert opened.page.locator("html").get_attribute("dir") == "rtl"
