"""The room's screen and the desk in more than one language, in a terminal."""

from __future__ import annotations

import shutil

import pytest

from coproduce import languages
from coproduce.domain import events as ev
from coproduce.domain.events_languages import LanguagesOffered, SecondLanguageSet
from coproduce.domain.session import Session
from coproduce.languages import speaking
from tests.room.desk_hand import at_desk, at_keyboard
from tests.room.desk_meeting import Meeting as Served
from tests.room.stage import HOST, Meeting, drawn, flowing, on_stage, play, strips, until
from tests.words.pseudo import TAG, bare_english, make_pseudo
from tui import desk_languages
from tui.app import MenuApp

URDU = "ہم ایک دوسرے پر بھروسا کرتے ہیں۔"
WRONG = "Their letters may be wrong here."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = make_pseudo(tmp_path_factory.mktemp("locales"))
    shutil.copytree(folder / TAG, folder / "ur")
    content = folder / "ur" / "LC_MESSAGES" / "content.po"
    text = content.read_text("utf-8")
    # Letters that are really written from right to left, where the terminal has to draw them.
    content.write_text(text.replace("«Wé trúšt éáçh óthér.»", URDU), "utf-8")
    return folder


@pytest.fixture
def meeting(made, monkeypatch, tmp_path):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(made))
    languages.forget()
    yield Meeting(tmp_path)
    languages.forget()


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)], ids=str)
async def test_a_question_stands_in_two_languages(meeting, size):
    play(meeting, "question")
    meeting.write(SecondLanguageSet(TAG))
    async with on_stage(meeting, size) as (pilot, screen):
        seen = ""
        for _page in range(8):
            seen += " " + flowing(pilot.app)
            screen.board.turn(+1)
            await pilot.pause()
        assert "We trust each other." in seen
        assert "«Wé trúšt éáçh óthér.»" in seen
        assert "Yes / «Ýéš»" in seen
        assert "«Thíš íš á dráft." in seen
        assert "This is a draft." in seen


async def test_a_result_is_said_in_two_languages(meeting):
    play(meeting, "result")
    meeting.write(SecondLanguageSet(TAG))
    async with on_stage(meeting, (120, 40)) as (pilot, _screen):
        words = flowing(pilot.app)
        assert "9 of 13" in words
        assert "»9« óf »13«" in words


async def test_a_change_of_the_second_language_is_drawn_at_once(meeting):
    play(meeting, "question")
    async with on_stage(meeting, (120, 40)) as (pilot, screen):
        assert "«" not in drawn(pilot.app)
        meeting.write(SecondLanguageSet(TAG))
        await until(pilot, lambda: "«Wé trúšt" in drawn(pilot.app))
        meeting.write(SecondLanguageSet(""))
        screen.look()
        await until(pilot, lambda: "«" not in drawn(pilot.app))


async def test_right_to_left_words_have_nothing_to_their_right_and_the_page_is_offered(
    meeting,
):
    play(meeting, "question")
    meeting.write(SecondLanguageSet("ur"))
    async with on_stage(meeting, (120, 40)) as (pilot, screen):
        assert WRONG in flowing(pilot.app)
        assert f"http://{HOST}:8080/room/K7Q4AB" in drawn(pilot.app)
        for row in strips(pilot.app):
            if "ہم ایک" in row.text:
                start = row.text.index("\u2068")
                assert row.text[row.text.index("\u2069") + 1 :].strip() == ""
                assert row.text[:start].strip() == ""
                break
        else:
            raise AssertionError(drawn(pilot.app))
        await pilot.press("escape")
        meeting.write(LanguagesOffered(("ur",)))
        screen.look()
        await pilot.pause()
        assert WRONG not in flowing(pilot.app)


async def test_a_meeting_in_a_draft_language_has_english_beside_it(meeting):
    play(meeting, "question")
    meeting.write(ev.SessionCreated("meeting", "Tuesday meeting", "K7Q4AB", TAG))
    async with on_stage(meeting, (120, 40)) as (pilot, _screen):
        words = flowing(pilot.app)
        assert "«Ýéš» / Yes" in words
        assert "We trust each other." in words


async def test_the_desk_switches_languages(meeting, tmp_path):
    served = Served(tmp_path / "desk")
    served.folder.set_server(served.host.info)
    async with at_desk(served) as hand:
        await hand.press("m", "l")
        assert "On phones people can choose: en English." in hand.text
        assert "/room/K7Q4AB" in hand.text
        await hand.press("1", "x", "a", "enter")
        assert served.session.languages_offered == (TAG,)
        assert "xa (draft) xa" in hand.text
        await hand.press("2", "u", "r", "enter")
        assert served.session.second_language == "ur"
        await hand.press("1", "x", "x", "enter")
        assert "We do not have the language “xaxx”." in hand.text
        assert served.session.languages_offered == (TAG,)
    served.close()


async def test_a_desk_in_a_right_to_left_language_says_once_that_letters_may_be_wrong(
    meeting, tmp_path
):
    served = Served(tmp_path / "desk")
    served.folder.set_server(served.host.info)
    with speaking("ur"):
        async with at_desk(served) as hand:
            await hand.until(lambda: "máý bé wróñg héré" in hand.text)
            await hand.press("m")
            assert "máý bé wróñg héré" not in hand.text
    served.close()


def test_plain_lines_switch_languages_and_say_where_the_page_is(meeting, room):
    room.desk("12", "1", "xa ur", "12", "2", "ur", "q", "y")
    assert room.session.languages_offered == (TAG, "ur")
    assert room.session.second_language == "ur"
    assert f"/room/{room.session.code}" in "\n".join(room.screen("j", "q", "y"))


def test_every_desk_says_what_is_offered_in_no_bare_english(meeting):
    session = Session(language="en", languages_offered=(TAG, "ur"), code="K7Q4AB")
    with speaking(TAG):
        said = [
            *desk_languages.lines(session, None),
            desk_languages.choices(session),
            desk_languages.about_drafts(),
            *desk_languages.ask_phones(),
            *desk_languages.ask_second(),
        ]
    names = ["English", "xa", "ur", "en "]
    assert [bare_english(words, names) for words in said] == [[]] * len(said)


async def test_the_menu_ends_with_the_language_that_was_chosen(made, monkeypatch, tmp_path):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(made))
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path))
    languages.forget()
    app = MenuApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Languages" in drawn(app))
        await pilot.press("5")
        await until(pilot, lambda: "Which language do you read" in drawn(app))
        assert "xa (draft) xa" in drawn(app)
        await pilot.press("escape")
        await until(pilot, lambda: "What do you want to do?" in drawn(app))
        await pilot.press("5")
        await until(pilot, lambda: "Which language do you read" in drawn(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == "language:xa"
    languages.forget()


async def test_a_keyboard_in_a_draft_has_english_beside_answers_and_under_promises(
    meeting, tmp_path
):
    served = Served(tmp_path / "keyboard")
    served.ask("open", activity="trusted")
    with speaking(TAG):
        async with at_keyboard(served, (100, 40)) as hand:
            assert "«Ýóúñg péršóñ» / Young person" in hand.text
            assert "This is a draft. Nobody has checked these words yet." in hand.text
            await hand.press("1", "1", "1")
            assert "We do not ask your name." in hand.text
            await hand.press("1")
            assert "«Ýéš» / Yes" in hand.text
            assert "«Wé trúšt éáçh óthér.»" in hand.text
            assert "We trust each other." not in hand.text
    served.close()


def test_plain_lines_in_a_draft_have_english_behind_answers_and_promises(meeting, room):
    room.client.ask("open", activity="trusted")
    with speaking(TAG):
        words = "\n".join(room.keyboard("1", "s", "q", "y"))
    for told in ("Young person", "Yes", "Everyone will see", "We do not ask your name."):
        assert f"» / {told}" in words, told
