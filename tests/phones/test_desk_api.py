"""What the laptop and the room's keyboard can ask of the server, and what is refused in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coproduce.domain.events import CommentState, View
from coproduce.domain.people import Door, How, Role
from coproduce.domain.progress import Phase
from coproduce.errors import CoproduceError
from form.client import Client, NoServerError, new_key
from form.commands import COMMANDS, MOST_ACTIVITIES, MOST_CODES
from tests.phones.phone import THANKS, Page
from tests.phones.rooms import Inside


def asked(room: Inside, command: str, body: Any, token: str | None = None) -> Page:
    """Ask the API as a program does, with any body."""
    right = room.folder.desk_token()
    raw = body if isinstance(body, (bytes, str)) else json.dumps(body)
    headers = {"Authorization": f"Bearer {right if token is None else token}", "Accept": "*/*"}
    return room.phone().ask("POST", f"/api/{command}", raw, headers)


def seat(room: Inside, **more: Any) -> str:
    values = {"role": "young-person", "door": "keyboard", "language": "en"} | more
    return str(room.desk("seat", **values)["seat"])


def test_ping_says_whose_server_this_is(room):
    room.desk("open", activity=room.first)
    answer = room.desk("ping")
    assert answer == {
        "name": "our-room", "host": "127.0.0.1", "port": room.port, "last": room.session().last,
    }  # fmt: skip
    assert Client(room.folder).is_running()
    room.stop()
    assert not Client(room.folder).is_running()
    with pytest.raises(NoServerError, match=r"The meeting is not running\."):
        room.desk("ping")


@pytest.mark.parametrize("token", ["", "x", "\xe9", "null", " "])
def test_without_the_sessions_token_nothing_is_done(room, token):
    for command in COMMANDS:
        page = asked(room, command, {"activity": room.first, "number": 3}, token)
        assert page.status == 403
        assert page.json["what"] == "This is not the desk."
    assert len(room.events()) == 3


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "3", "null", '"x"', "{", "\xff", "{}", '{"activity": {}}', '{"number": "x"}',
        '{"number": 1e999}', '{"number": NaN}', '{"number": null}', '{"number": []}',
        '{"comment": 1e999, "signal": 1e999, "number": 1e999}',
        '{"comment": "9' + "9" * 5000 + '"}', "[" * 4000, '{"a":' * 800,
        '{"seat": {}, "activity": {}, "chosen": {}, "key": {}, "ids": {}, "role": {}, "view": {}}',
        '{"seat": [], "activity": [], "chosen": 4, "key": [], "ids": 4, "role": [], "state": []}',
        json.dumps(dict.fromkeys(("seat", "activity", "key", "text", "number", "host"), "\ud800")),
    ],
)  # fmt: skip
def test_wrong_words_are_refused_in_plain_words_by_every_command(room, body):
    harmless = {"ping", "resume", "end", "pair", "pairing", "unpair", "door", "wifi"}
    for command in COMMANDS:
        page = asked(room, command, body.encode("latin-1"))
        assert page.status in ({200, 409} if command in harmless else {409}), (command, page.text)
        if page.status == 409:
            assert page.json["what"].endswith(".")
    assert not room.session().seats


@pytest.mark.parametrize("command", ["nothing", "", "Open", "open%00", "__class__"])
def test_an_unknown_command_is_refused(room, command):
    assert asked(room, command, {}).status in (404, 409)


def test_too_much_at_once_is_refused(room):
    page = asked(room, "comment", {"text": "w" * 9000})
    assert page.status == 409
    assert page.json["what"] == "That is too much text."


def test_a_fault_of_ours_is_told_to_the_desk_in_words(room, monkeypatch):
    async def broken(*_: object) -> dict[str, Any]:
        raise RuntimeError("secret words")

    monkeypatch.setitem(COMMANDS, "ping", broken)
    with pytest.raises(CoproduceError, match=r"Something went wrong\. It is our fault\."):
        room.desk("ping")


def test_the_keyboard_takes_a_seat_votes_writes_and_calls_for_someone(room):
    room.desk("open", activity=room.first)
    mine = seat(room, door="keyboard", language="ur")
    person = room.session().seats[mine]
    assert (person.role, person.door) == (Role.YOUNG_PERSON, Door.KEYBOARD)
    room.desk("practise", seat=mine)
    assert room.session().seats[mine].has_practised
    key = new_key()
    for _ in range(3):
        room.desk("vote", seat=mine, activity=room.first, chosen=["no"], how="helped", key=key)
        room.desk("comment", seat=mine, activity=room.first, text="from here", key=key)
        room.desk("signal", seat=mine, signal="break", key=key)
    assert room.counts(room.first) == {"no": 1}
    assert room.session().votes[room.first][mine].how is How.HELPED
    assert len(room.session().comments) == len(room.session().signals) == 1
    (signal,) = room.session().signals
    room.desk("answer-signal", signal=signal)
    room.desk("answer-signal", signal=signal)
    assert not room.session().waiting_signals()
    assert seat(room, seat=mine, role="professional", door="paper") == mine
    assert room.session().seats[mine].role is Role.PROFESSIONAL
    assert room.session().seats[mine].has_practised
    room.desk("forget", seat=mine)
    assert room.counts(room.first) == {}
    assert not room.session().comments


def test_the_keyboard_gets_seats_while_the_door_is_closed_for_phones(room):
    room.desk("door", open=False)
    assert seat(room) in room.session().seats


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("seat", {"role": "boss", "door": "phone"}),
        ("seat", {"role": "professional", "door": "window"}),
        ("practise", {"seat": "nobody"}),
        ("vote", {"seat": "nobody", "activity": "FIRST", "chosen": ["yes"], "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "FIRST", "chosen": [], "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "FIRST", "chosen": ["maybe"], "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "FIRST", "chosen": ["yes", "no"], "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "FIRST", "chosen": ["yes"], "how": "x", "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "heard", "chosen": ["yes"], "key": "k"}),
        ("vote", {"seat": "SEAT", "activity": "none", "chosen": ["yes"], "key": "k"}),
        ("comment", {"seat": "SEAT", "activity": "none", "text": "x", "key": "k"}),
        ("comment", {"seat": "nobody", "activity": "FIRST", "text": "x", "key": "k"}),
        ("signal", {"seat": "SEAT", "signal": "party", "key": "k"}),
        ("signal", {"seat": "nobody", "signal": "break", "key": "k"}),
        ("forget", {"seat": "nobody"}),
        ("open", {"activity": "none"}),
        ("close", {"activity": "none"}),
        ("show", {"activity": "none"}),
        ("show", {"activity": "FIRST"}),
        ("hide", {"activity": "none"}),
        ("screen", {"view": "loud"}),
        ("screen", {"view": "wifi"}),
        ("move-comment", {"comment": 99, "state": "shown"}),
        ("undo-comment", {"comment": 99}),
        ("count-people", {"number": -1}),
        ("count-people", {"number": 100_001}),
        ("codes", {"number": 0}),
        ("codes", {"number": MOST_CODES + 1}),
        ("agenda", {"ids": []}),
        ("agenda", {"ids": ["none"]}),
        ("add-activity", {"question": " \u200b "}),
        ("add-activity", {"question": "x", "kind": "dance"}),
        ("add-activity", {"question": "x", "kind": "pick", "options": ["one"]}),
        ("add-activity", {"question": "x", "kind": "pick", "options": list("abcdefghi")}),
        ("second-round", {"activity": "none"}),
        ("address", {"host": "203.0.113.9"}),
        ("confirm-pairing", {"number": "10"}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_plain_words_and_nothing_is_recorded(room, command, arguments):
    room.desk("open", activity=room.first)
    mine = seat(room)
    real = {"SEAT": mine, "FIRST": room.first}
    kept = len(room.events())
    given = {k: real.get(v, v) if isinstance(v, str) else v for k, v in arguments.items()}
    with pytest.raises(CoproduceError) as told:
        room.desk(command, **given)
    assert not isinstance(told.value, NoServerError)
    assert told.value.what_happened.endswith((".", "?", "!"))
    assert len(room.events()) == kept


def test_opening_one_question_closes_the_one_before(room):
    first, second = (a.id for a in room.session().agenda[:2])
    room.desk("open", activity=first)
    room.desk("open", activity=first)
    room.desk("open", activity=second)
    session = room.session()
    assert session.open_activity.id == second
    assert session.where(first).phase is Phase.CLOSED
    room.desk("close", activity=first)
    room.desk("close", activity=second)
    room.desk("close", activity=second)
    assert len(room.events()) == 3 + 4


def test_fewer_than_five_are_shown_only_when_the_group_wants_it(room):
    room.desk("open", activity=room.first)
    room.joined().answer("yes")
    room.desk("close", activity=room.first)
    room.desk("show", activity=room.first)
    assert room.view().is_too_few
    assert room.view().result is None
    room.desk("show", activity=room.first, even_if_few="yes")
    assert room.view().result is None
    room.desk("show", activity=room.first, even_if_few=True)
    assert room.view().result.total.counts == {"yes": 1}
    room.desk("hide", activity=room.first)
    assert room.view().result is None


def test_the_screen_shows_what_it_is_told_and_the_wifi_only_when_it_has_a_name(room):
    for view in ("join", "blank", "auto"):
        room.desk("screen", view=view)
        assert room.session().view is View(view)
    room.desk("wifi", network="  Council\x1b[31m Guest ", password="pass word;1")
    assert room.session().wifi == ("Council Guest", "pass word;1")
    room.desk("screen", view="wifi")
    assert room.view().wifi == ("Council Guest", "pass word;1")
    room.desk("screen", view="auto")
    assert room.view().wifi == ("", "")


def test_comments_move_between_all_states_and_back(room):
    room.desk("open", activity=room.first)
    room.joined().say(room.first, "words")
    (comment,) = room.session().comments
    for state in ("shown", "held", "private", "removed", "shown", "private"):
        room.desk("move-comment", reason="asked", comment=comment, state=state)
        assert room.session().comments[comment].state is CommentState(state)
        assert (room.view().comments == ("words",)) is (state == "shown")
    assert room.desk("undo-comment", comment=comment) == {"state": "held"}
    kept = len(room.events())
    room.desk("move-comment", reason="asked", comment=comment, state="held")
    assert len(room.events()) == kept


def test_the_agenda_is_reordered_and_what_was_opened_stays(room):
    ids = [a.id for a in room.session().agenda]
    room.desk("agenda", ids=ids[::-1])
    assert [a.id for a in room.session().agenda] == ids[::-1]
    room.desk("open", activity=ids[0])
    room.desk("close", activity=ids[0])
    with pytest.raises(CoproduceError, match=r"People have answered this question\."):
        room.desk("agenda", ids=ids[1:])
    for wrong in ([*ids, "none"], [ids[0], ids[0]], []):
        with pytest.raises(CoproduceError):
            room.desk("agenda", ids=wrong)
    room.desk("agenda", ids=[ids[2], ids[0]])
    assert [a.id for a in room.session().agenda] == [ids[2], ids[0]]
    with pytest.raises(CoproduceError):
        room.desk("open", activity=ids[1])


def test_an_own_question_is_added_answered_and_asked_again(room):
    added = room.desk(
        "add-activity",
        name="",
        question="Which day?",
        kind="pick",
        options=["Monday", " ", "Friday"],
    )["activity"]
    activity = room.session().activity(added)
    assert [c.word for c in activity.choices] == ["Monday", "Friday"]
    room.desk("open", activity=added)
    phone = room.joined()
    assert "Which day?" in phone.page.words
    phone.answer(activity.choices[1].id)
    assert THANKS in phone.page.words
    again = room.desk("second-round", activity=added)["activity"]
    ids = [a.id for a in room.session().agenda]
    assert ids.index(again) == ids.index(added) + 1
    assert room.session().activity(again).follows == added
    room.desk("agenda", ids=[i for i in ids if i != again])
    third = room.desk("second-round", activity=added)["activity"]
    assert third not in {added, again}


def test_a_meeting_has_a_most_of_questions(room):
    while len(room.host.session.agenda) < MOST_ACTIVITIES:
        room.desk("add-activity", question="One more?")
    with pytest.raises(CoproduceError, match=r"There are too many questions\."):
        room.desk("add-activity", question="One more?")


def test_one_time_codes_are_many_different_and_have_no_look_alikes(room):
    made = room.desk("codes", number=MOST_CODES)["codes"]
    assert len(set(made)) == MOST_CODES
    assert not set("".join(made)) & set("01OILU")


def test_people_are_counted_and_the_door_opens_only_for_true(room):
    room.desk("count-people", number="17")
    assert room.session().in_room == 17
    for given, is_open in ((False, False), ("1", False), (True, True), (None, False)):
        room.desk("door", open=given)
        assert room.session().is_door_open is is_open


def test_ending_closes_what_is_open_and_the_meeting_can_go_on(room):
    room.desk("open", activity=room.first)
    phone = room.joined()
    room.desk("end")
    assert room.session().is_ended
    assert room.session().where(room.first).phase is Phase.CLOSED
    assert "The meeting is over." in phone.go("/now").words
    room.desk("resume")
    assert not room.session().is_ended
    room.desk("end")
    room.desk("open", activity=room.first)
    assert not room.session().is_ended
    phone.vote(room.first, "yes")
    assert THANKS in phone.page.words


def test_the_address_that_phones_are_told_can_only_be_one_of_this_machine(room, monkeypatch):
    from coproduce.joining import Address

    monkeypatch.setattr("coproduce.joining.addresses", lambda: [Address("192.0.2.7", "eth0")])
    assert room.desk("address", host="192.0.2.7") == {"host": "192.0.2.7", "port": room.port}
    assert room.folder.server().host == "192.0.2.7"
    assert room.desk("ping")["host"] == "192.0.2.7"
    assert room.desk("pair")["address"].startswith(f"HTTP://192.0.2.7:{room.port}/D/")


def test_how_long_answers_are_kept_is_told_on_the_phone_and_only_made_shorter(room):
    assert room.desk("keep", days=60) == {"days": 60}
    phone = room.joined()
    assert "We keep answers for 60 days after the last one." in phone.go("/delete").words
    for days in (61, 0, -1, 3651, "x", None):
        with pytest.raises(CoproduceError):
            room.desk("keep", days=days)
    assert room.desk("keep", days=1) == {"days": 1}
    assert "We keep answers for 1 day after the last one." in phone.go("/delete").words
    assert "Max-Age=86400;" in room.joined().cookie_lines[0]


def test_answers_are_deleted_by_the_card_that_a_person_shows(room):
    mine = seat(room)
    card = room.session().seats[mine].card
    found = room.desk("find-card", card=card)
    assert found["card"] == card
    assert room.desk("forget-card", card=card) == {}
    assert mine in room.session().deleted
    for typed in ("", "nobody", None, card + "-9"):
        with pytest.raises(CoproduceError, match=r"Nobody here has this card\."):
            room.desk("find-card", card=typed)
        with pytest.raises(CoproduceError, match=r"Nobody here has this card\."):
            room.desk("forget-card", card=typed)


def test_every_command_is_asked_for_by_a_test():
    """Each command's name stands in a call in the files of this folder."""
    from pathlib import Path

    files = sorted(Path(__file__).parent.glob("test_*.py"))
    written = "".join(file.read_text("utf-8") for file in files)
    assert not [
        c
        for c in COMMANDS
        if f'desk("{c}"' not in written and f'desk(\n        "{c}"' not in written
    ]
