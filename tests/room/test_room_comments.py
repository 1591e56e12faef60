"""People's words are drawn as words, whatever is in them."""

import pytest

from coproduce.clean import clean
from coproduce.domain import events as ev
from coproduce.domain.safe_events import Wish
from tests.room.stage import Meeting, cells, drawn, flowing, on_stage, play, until
from tui.widgets.writing import broken, isolated, safe

ROOM = Wish.ROOM
HOSTILE = [
    "[/]",
    "[bold red]shout[/bold red]",
    "[@click=app.quit]press me[/]",
    "[link=http://evil.example]look[/link]",
    "$primary {style} %s %(x)s",
    "\x1b]0;a new title\x07",
    "\x1b[2J\x1b[H\x1b[31mred",
    "\x9b31mred \x9d0;title\x9c",
    "a\x00b\x08\x7fc",
    "\u202egnorw\u202c \u2066x\u2069",
    "👨‍👩‍👧 ❤️ 👍🏽 🇬🇧",
    "Z̴̡̛a̸̧l̷̨g̶̡o̵ ́́́́́́́́́́́́́",
    "w" * 500,
    "\n" * 40 + "far down",
]
URDU = "ہم پر بھروسہ کریں، اور ہمیں جلدی بتائیں"
BAD = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202e\u202c\u2066"}


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_comment_does_no_harm(tmp_path, text):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    meeting.comment("trusted", clean(text))
    # The second lock: even words that came round the door do no harm.
    meeting.comment("trusted", text)
    async with on_stage(meeting, (120, 40)) as (pilot, _screen):
        await until(pilot, lambda: "What people said:" in drawn(pilot.app))
        characters = {c for row in cells(pilot.app) for cell in row for c in cell.text}
        assert not characters & BAD
        assert pilot.app.is_running


async def test_markup_is_shown_as_it_was_typed(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    meeting.comment("trusted", "[bold red]shout[/bold red] [/]")
    async with on_stage(meeting) as (pilot, _screen):
        await until(pilot, lambda: "[bold red]shout[/bold red] [/]" in drawn(pilot.app))


@pytest.mark.parametrize("size", [(40, 16), (80, 24), (120, 40)], ids=str)
async def test_right_to_left_words_are_isolated_with_nothing_to_their_right(tmp_path, size):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    meeting.comment("trusted", URDU)
    async with on_stage(meeting, size) as (pilot, _screen):
        await pilot.press("escape")
        await until(pilot, lambda: "ہم پر" in drawn(pilot.app))
        lines = [line for line in drawn(pilot.app).splitlines() if "\u2068" in line]
        assert lines
        assert all(line.count("\u2068") == line.count("\u2069") == 1 for line in lines)
        assert all(line.rstrip().endswith("\u2069") for line in lines)


async def test_it_says_once_that_right_to_left_letters_may_be_wrong(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, _screen):
        warning = "Some words go from right to left. Their letters may be wrong here."
        assert warning not in flowing(pilot.app)
        meeting.comment("trusted", URDU)
        await until(pilot, lambda: warning in flowing(pilot.app))
        await pilot.press("escape")
        meeting.comment("trusted", URDU)
        await until(pilot, lambda: drawn(pilot.app).count("ہم پر") == 2)
        assert warning not in flowing(pilot.app)


async def test_the_newest_comments_are_shown_first(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    for number in range(30):
        meeting.comment("trusted", f"Comment number {number}.")
    async with on_stage(meeting) as (pilot, _screen):
        lines = [line.strip() for line in drawn(pilot.app).splitlines()]
        place = lines.index("What people said:")
        assert lines[place + 1] == "- Comment number 29."
        assert lines[place + 2] == "- Comment number 28."


async def test_of_two_thousand_comments_only_those_are_laid_out_that_fit(tmp_path, monkeypatch):
    meeting = Meeting(tmp_path)
    play(meeting, "result")
    async with on_stage(meeting) as (pilot, screen):
        given = [
            ev.CommentGiven("s1", "trusted", f"Held number {n}.", "en", ROOM) for n in range(2000)
        ]
        ids = meeting.write(*given)
        meeting.write(*(ev.CommentMoved(i, ev.CommentState.SHOWN) for i in ids))
        await until(pilot, lambda: "Held number 1999." in drawn(pilot.app))
        laid_out = []

        def watched(text, width):
            laid_out.append(text)
            return broken(text, width)

        monkeypatch.setattr("tui.widgets.page.broken", watched)
        screen.redraw()
        await pilot.pause()
        # Drawing costs the lines of the window, not the number of comments.
        assert "Held number 1999." in laid_out
        assert len(laid_out) < 100
        assert len(list(screen.query("*"))) < 12


async def test_nothing_is_drawn_again_when_nothing_changed(tmp_path):
    meeting = Meeting(tmp_path)
    play(meeting, "question")
    async with on_stage(meeting) as (pilot, screen):
        await pilot.pause(0.1)
        built = []
        page = screen.page

        def counted(size):
            built.append(size)
            return page(size)

        screen.board.draw(counted)
        built.clear()
        for _ in range(20):
            screen.look()
        await pilot.pause()
        assert built == []


def test_lines_are_broken_between_words_and_long_words_between_letters():
    assert broken("one two three", 8) == ["one two", "three"]
    assert broken("w" * 10, 4) == ["wwww", "wwww", "ww"]
    assert broken("👨‍👩‍👧" * 3, 4) == ["👨‍👩‍👧" * 2, "👨‍👩‍👧"]
    assert broken("", 4) == [""]


def test_safe_content_is_never_markup():
    assert safe("[/] [b]x[/b]\x1b[31m").plain == "[/] [b]x[/b][31m"
    assert safe(URDU).plain == f"\u2068{URDU}\u2069" == isolated(URDU)
