"""Every page in every state: what axe finds, and what axe cannot."""

from __future__ import annotations

import re
import shutil
import urllib.request
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
import tools

from coproduce import languages
from coproduce.content_people import ladder
from tests.phones.browser import Room, phone
from tests.phones.tour import COMMENT, NEXT, OWN, TODAY, walk
from tests.phones.watching import ALWAYS, Pages, Seen, Watch
from tests.words.pseudo import TAG, bare_english, make_pseudo

pytestmark = [
    pytest.mark.needs("axe", "chromium", "playwright"),
    pytest.mark.xdist_group("pages_everywhere"),
]
KB = 1024
MOST_BYTES = 10 * KB
MOST_PICTURE = 2 * KB
EVERY = tuple(one.tag for one in languages.available() if one.tag != languages.SOURCE)
"""Our own languages beside English: all are offered."""
RTL = "ar"
"""The made-up language once more, under the tag of one that is written from right to left."""
LTR = "pl"
"""And under one that is written from left to right."""

DIFFERS = {"join error", "question error", "too many picked", "wait", "late"}
"""The pages that are another without our script."""
TELLING = {
    "code",
    "wrong code",
    "join",
    "question choice",
    "question with everything open",
    "question chosen",
    "say",
    "agree",
    "pictures",
    "desk opening",
    "the next question is ready",
    "kept on this phone",
    "late",
    "desk",
    "desk more",
}
"""The pages that have every colour, control and layout; the others repeat them."""

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    folder = make_pseudo(tmp_path_factory.mktemp("locales"))
    shutil.copytree(folder / TAG, folder / LTR)
    (folder / TAG).rename(folder / RTL)  # axe asks for languages that there are
    return folder


def _walked(browser, path, language="en", *, locales=None, has_script=True, **what: Any) -> Watch:
    watch = Watch(**what)
    room = Room(
        path / "meeting",
        locales=locales,
        is_pretend=language != "en",
        offered=() if locales else EVERY,
    )
    try:
        walk(browser, room, watch, language, has_script=has_script)
        watch.sizes = {
            name: _size(room, name)
            for name in ("form.css", "desk.css", "writing.css", "form.js", "desk.js")
        }
    finally:
        room.kill()
    return watch


def _all_at_last(pages: set[str]) -> Pages:
    """Return all pages at the largest size, and the telling ones before."""
    return ALWAYS if tools.reaches("everything") else pages.__contains__


def _size(room: Room, name: str) -> int:
    with urllib.request.urlopen(f"{room.url}/s/{name}") as answer:
        return len(answer.read())


@pytest.fixture(scope="module")
def scripted(browser, tmp_path_factory):
    """All pages, with our script."""
    telling = _all_at_last(TELLING)
    path = tmp_path_factory.mktemp("scripted")
    return _walked(browser, path, axe=ALWAYS, dark=telling, focus=telling)


@pytest.fixture(scope="module")
def bare(browser, tmp_path_factory):
    """All pages as they are when our script never comes."""
    differs, never = _all_at_last(DIFFERS), _all_at_last(set())
    path = tmp_path_factory.mktemp("bare")
    return _walked(browser, path, has_script=False, axe=differs, dark=never, focus=never)


@pytest.fixture(scope="module")
def foreign(browser, tmp_path_factory, locales):
    """All pages in the made-up language, from right to left."""
    never = _all_at_last(set())
    path = tmp_path_factory.mktemp("foreign")
    return _walked(browser, path, RTL, locales=locales, axe=never, focus=never)


@pytest.fixture(scope="module")
def other(browser, tmp_path_factory, locales):
    """All pages in the made-up language, from left to right."""
    never = _all_at_last(set())
    path = tmp_path_factory.mktemp("other")
    return _walked(browser, path, LTR, locales=locales, axe=never, focus=never)


WALKS = ["scripted", "bare", "foreign"]


@pytest.fixture(params=tools.scale(WALKS, [*WALKS, "other"], [*WALKS, "other"]))
def watch(request) -> Watch:
    return request.getfixturevalue(request.param)


def _wrong(watch: Watch, ask) -> dict[str, Any]:
    """Return, by page, what `ask` finds wrong."""
    return {name: found for name, seen in watch.seen.items() if (found := ask(seen))}


def test_every_page_was_seen(scripted, bare, foreign):
    assert len(scripted.seen) >= 57
    assert set(foreign.seen) == set(scripted.seen)
    only_scripted = {"the next question is ready", "kept on this phone"}
    assert set(scripted.seen) - set(bare.seen) == only_scripted


def test_axe_finds_nothing(watch):
    assert _wrong(watch, lambda seen: {k: v for k, v in seen.axe.items() if v}) == {}


def test_the_browser_notes_no_fault(watch):
    assert watch.faults == []


@pytest.mark.parametrize("size", ["facts", "large"])
def test_nothing_is_wider_than_the_smallest_phone(watch, size):
    """At 320 px, which is also 1280 px at 400 %; `large` is the same with text of 200 %."""
    assert _wrong(watch, lambda seen: max(0, getattr(seen, size)["overflow"])) == {}


def test_everything_to_touch_is_large_enough(watch):
    assert _wrong(watch, lambda seen: seen.facts["small"]) == {}


def test_nothing_moves_or_plays_or_takes_the_focus(watch):
    assert _wrong(watch, lambda seen: seen.facts["moving"]) == {}


def test_nothing_is_chosen_beforehand(scripted):
    chosen_by_person = {
        "agree chosen",
        "desk languages",  # what is so now
        "desk opening",
        "question chosen",
        "too many picked",
        "kept on this phone",
        "late",
    }
    wrong = _wrong(scripted, lambda seen: seen.facts["checked"])
    assert set(wrong) == chosen_by_person


def test_the_focus_is_always_seen(scripted):
    assert _wrong(scripted, lambda seen: seen.ringless) == {}
    walked = [seen for seen in scripted.seen.values() if seen.stops]
    assert len(walked) >= len(TELLING)
    assert all(seen.stops >= 2 for seen in walked)


def test_headings_go_down_in_steps_and_there_is_one_first_heading(watch):
    def ask(seen: Seen) -> Any:
        levels = seen.facts["headings"]
        steps = pairwise(levels)
        is_right = levels[:1] == [1] and levels.count(1) == 1 and all(b <= a + 1 for a, b in steps)
        return None if is_right else levels

    assert _wrong(watch, ask) == {}


def test_every_group_has_a_name_and_every_reference_a_target(watch):
    assert _wrong(watch, lambda seen: seen.facts["unnamed"] + seen.facts["dangling"]) == {}


def test_titles_tell_pages_apart(scripted):
    """Pages that a person can be on have different titles; a mistake is told first."""
    titles = {name: seen.title for name, seen in scripted.seen.items()}
    assert all(titles.values())
    the_same = {
        "Trusted and able to trust": 4,  # the question in its states
        "Thank you. We have your answer.": 3,
        "A comment": 5,
        "Desk": 3,
        "What matters most?": 3,
        "Please wait": 3,
        "The meeting is over": 2,
        "Do you agree?": 2,
        "Languages": 2,  # a person's page, and the desk's
        "What we do today": 2,  # a person's page, and the desk's
        "Questions, door and end": 3,
        "Connect this phone": 2,
        "There is a problem: Trusted and able to trust": 3,
    }
    often = {title: n for title, n in Counter(titles.values()).items() if n > 1}
    assert all(n <= the_same.get(title, 1) for title, n in often.items()), often
    for name, title in titles.items():
        if "error" in name or "wrong" in name:
            assert title.startswith("There is a problem: ")


def test_a_page_has_at_most_10_kb_and_a_picture_at_most_2(scripted):
    """The bytes that came over the wire, not compressed. The pictures stand in the page."""

    def too_large(seen: Seen) -> int:
        files = [size for name, size in scripted.sizes.items() if f"/s/{name}" in seen.html]
        own = len(PICTURE.sub("", seen.html).encode())
        return own + sum(files) if own + sum(files) > MOST_BYTES else 0

    assert min(scripted.sizes.values()) > 0
    assert _wrong(scripted, too_large) == {}
    pictures = {p for seen in scripted.seen.values() for p in PICTURE.findall(seen.html)}
    assert len(pictures) >= 14
    assert all(len(p.encode()) <= MOST_PICTURE for p in pictures)


def test_nobody_else_is_ever_asked(watch):
    hosts = {re.sub(r"^https?://([^/]+)/.*", r"\1", url) for url in watch.requests}
    assert len(hosts) == 1
    assert hosts.pop().startswith("127.0.0.1:")


def test_the_only_cookies_are_the_seat_the_chosen_language_and_the_desks(watch):
    person = {("seat", "/"), ("lang", "/")}
    assert watch.cookies == {"person": person, "desk": {("desk", "/desk")}}


def test_direction_and_language_are_the_persons(scripted, foreign):
    assert {(s.lang, s.direction) for s in scripted.seen.values()} == {("en", "ltr")}
    # The desk's phone says no language: its pages are in the meeting's.
    person = [s for n, s in foreign.seen.items() if "desk" not in n and "pair" not in n]
    assert {(s.lang, s.direction) for s in person} >= {(RTL, "rtl")}
    assert Counter(s.direction for s in person)["rtl"] >= 30


@pytest.mark.parametrize("walk", tools.scale([RTL], [RTL, LTR], [RTL, LTR]))
def test_no_bare_english_is_left_on_any_page_of_another_language(walk, request):
    foreign = request.getfixturevalue({RTL: "foreign", LTR: "other"}[walk])
    names = ["The 8 principles", "Food", "Soup", "Rice", OWN, COMMENT, "The room is too hot."]
    names += [TODAY, NEXT, ladder().name, ladder().publisher, "English", "العربية", "Polski", TAG]
    names += ["Pretend Lead", "Languages"]
    found = _wrong(foreign, lambda s: s.lang == walk and bare_english(s.words, names))
    assert found == {}


def test_peoples_own_words_say_their_language_and_find_their_direction(foreign):
    """The facilitator typed English; the page is in another language and direction."""
    html = foreign.seen["question own pick"].html
    for words in (OWN, "Soup"):
        assert re.search(rf'<\w+[^>]* lang="en" dir="auto"[^>]*>{re.escape(words)}<', html)
    assert 'lang="en" dir="auto"><b>The 8 principles' in foreign.seen["join"].html
    for name in ("desk", "desk comment "):
        assert re.search(r'lang="\w+" dir="auto">[^<]*\w', foreign.seen[name].html)
    assert re.search(
        r'<a href="\?lang=ar" lang="ar" hreflang="ar" dir="rtl"[^>]*>العربية',
        foreign.seen["join"].html,
    )


def test_forced_colours_and_dark_keep_what_was_chosen_apart(browser, tmp_path):
    """Chosen and not chosen differ by more than colour."""
    room = Room(tmp_path / "meeting")
    with phone(browser, room, forced_colors="active") as person:
        person.join()
        person.choose("yes")
        widths = person.page.eval_on_selector_all(
            ".answer label", "all => all.map(l => getComputedStyle(l).borderTopWidth)"
        )
        assert widths[0] != widths[1] == widths[2]
    room.kill()


def test_an_inline_script_or_style_never_runs(browser, tmp_path):
    """What a comment might smuggle in finds the door shut, beside being escaped."""
    room = Room(tmp_path / "meeting")
    with phone(browser, room) as person:
        person.go("/")
        ran = person.page.evaluate(
            """() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';
            document.body.append(s); const i = document.createElement('img'); i.src = 'x';
            i.setAttribute('onerror', 'window.ran = 2'); document.body.append(i);
            const c = document.createElement('style'); c.textContent = 'body{display:none}';
            document.body.append(c);
            return [window.ran, getComputedStyle(document.body).display] }"""
        )
        assert ran == [None, "block"]
    room.kill()
