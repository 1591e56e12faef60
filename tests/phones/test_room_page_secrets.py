"""Whatever happened in a meeting, the room's page has no word that the room may not see."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given, settings
from tools import scale

from coproduce.domain.safe_events import Wish
from coproduce.domain.session import fold
from coproduce.home import ServerInfo
from form.room import RoomPages
from tests.room.session_histories import MemoryJournal, histories, play, talks
from tests.room.test_small_numbers_words import hidden_words


def page_after(history) -> tuple[MemoryJournal, str]:
    """Let a meeting happen, and return its page."""
    journal = MemoryJournal()
    play(journal, history)
    session = fold(journal.read())
    info = ServerInfo("192.168.1.20", 8080, 1)
    served = SimpleNamespace(session=session, info=info, now=lambda: session.at)
    pages = RoomPages(served)  # type: ignore[arg-type]
    return journal, pages.page(("en",)) + pages.mark()


@settings(max_examples=scale(30, 300, 3000))
@given(talks())
def test_no_word_is_on_the_page_that_the_room_may_not_see(history):
    journal, page = page_after(history)
    never = hidden_words(journal, Wish.ROOM, Wish.REPORT)
    assert not [word for word in never if word in page]


@settings(max_examples=scale(20, 200, 2000))
@given(histories())
def test_nobody_is_named_on_the_page_and_it_is_always_drawn(history):
    _journal, page = page_after(history)
    assert "seat-" not in page
    assert page.count("<h1") == 1
