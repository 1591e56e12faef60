"""Hard comments are walked through the desk in a browser: each ends where its button put it."""

from __future__ import annotations

import pytest
from journey import coproduce

from tests.phones.browser import Phone, Room, chromium, phone
from tests.phones.tour import pair
from tests.words.red_team import Hard, is_where_it_was_put, walk

pytestmark = [pytest.mark.needs("chromium", "playwright")]
MOVES = "form[action='/desk/do/move-comment']"


def press(desk: Phone, comment: int, hard: Hard) -> None:
    """Press the button on the comment's page, and the second step that some have."""
    desk.go(f"/desk/comment/{comment}")
    page = desk.page
    assert hard.text in page.inner_text("blockquote")
    if hard.button == "not now":
        page.click("main a.button[href='/desk']")
    elif hard.button == "worried":
        page.click("form[action='/desk/do/worry'] button")
        page.click("form[action='/desk/do/keep-sealed'] button")
    elif hard.button == "show":
        page.click("a[href='?sure=shown']")
        page.click(f"{MOVES}:has(input[value=shown]) button")
    else:
        page.click("a[href='?sure=removed']")
        page.check("input[name=reason] >> nth=0")
        page.click(f"{MOVES}:has(input[value=removed]) button")
    page.wait_for_url(lambda url: "/desk/comment/" not in url)


def test_every_hard_comment_is_where_the_button_put_it(tmp_path):
    room = Room(tmp_path / "sessions" / "meeting")
    try:
        room.open()
        walked = walk()
        ids = [room.say(hard.text) for hard in walked]
        with chromium() as browser, phone(browser, room) as desk, phone(browser, room) as person:
            pair(desk, room)
            for comment, hard in zip(ids, walked, strict=True):
                press(desk, comment, hard)
            person.join()
            person.go("/now")
            seen = person.text()
            assert not [hard.text for hard in walked if hard.text in seen]
            desk.go("/desk/more")
            sealed = [hard.text for hard in walked if hard.button == "worried"]
            assert not [text for text in sealed if text in desk.text()]
        assert is_where_it_was_put(room.session(), walked)
    finally:
        room.kill()
    out = coproduce(tmp_path, "results", "meeting", "--format", "text").stdout
    flat = " ".join(out.split())
    for hard in walked:
        assert (" ".join(hard.text.split()) in flat) == (hard.button == "show"), hard
