"""What a person deletes, and what is kept too long, is in no byte of this computer's files."""

from __future__ import annotations

import time
from urllib.parse import quote_plus

import pytest
from journey import coproduce
from traces import files, new_word, traces

from coproduce.export import FORMATS
from coproduce.following import Follower
from coproduce.retiring import DAY
from tests.phones.phone import Phone
from tests.phones.rooms import HandClock, Inside, new_folder

STATES = ("held", "shown", "private", "removed")


class Person:
    """Someone at a phone who answers and writes, with every word they ever wrote."""

    def __init__(self, room: Inside) -> None:
        self.phone: Phone = room.joined()
        self.words: dict[str, str] = {}
        """State of the comment to its word."""
        (self.seat,) = set(room.session().seats) - _known(room)

    def writes(self, room: Inside, state: str) -> None:
        word = self.words[state] = new_word()
        self.phone.say(room.first, f"I say {word} and {word}")
        comment = max(room.session().comments)
        if state == "passed":
            room.desk("worry", comment=comment)
            room.desk("keep-sealed", comment=comment)
        elif state != "held":
            room.desk("move-comment", reason="asked", comment=comment, state=state)


def _known(room: Inside) -> set[str]:
    known: set[str] = room.__dict__.setdefault("known", set())
    new = set(room.session().seats)
    room.__dict__["known"] = new
    return known


def full_room(room: Inside) -> list[Person]:
    """Let six people answer the first question and write a comment of every kind."""
    room.desk("open", activity=room.first)
    people = [Person(room) for _ in range(6)]
    for person in people:
        person.phone.vote(room.first, "yes")
        for state in (*STATES, "passed"):
            person.writes(room, state)
        person.phone.go("/now")
        person.phone.submit(person.phone.page.form("signal"), signal="talk")
    room.desk("close", activity=room.first)
    room.desk("show", activity=room.first)
    return people


def exported(room: Inside, home, to) -> None:
    """Write the results in every format into the folder `to`."""
    to.mkdir()
    for format_ in FORMATS:
        file = to / f"results.{format_}"
        run = coproduce(home, "results", room.folder.name, "--format", format_, "--out", str(file))
        assert run.returncode == 0, run.stderr


def test_after_delete_my_answers_none_of_the_words_is_in_any_file(room, tmp_path):
    ana, *others = full_room(room)
    gone = [ana.words[state] for state in STATES]
    sealed = ana.words["passed"]
    with Follower(room.folder.journal) as follower:  # a screen is open
        assert {name for name, _ in traces(tmp_path, gone)}  # else the test looks at nothing
        page = ana.phone.go("/delete")
        assert "We keep words about someone not being safe." in page.words
        ana.phone.submit(page.form_to("/delete"))
        assert "We deleted your answers." in ana.phone.page.words
        assert "We keep words about someone not being safe." in ana.phone.page.words
        assert traces(tmp_path, gone) == []
        follower.update()
        assert not any(word in repr(follower.session) for word in gone)
    exported(room, tmp_path, tmp_path / "afterwards")
    room.stop()
    listed = coproduce(tmp_path, "sessions", "list")
    assert not any(word in listed.stdout + listed.stderr for word in gone)
    assert traces(tmp_path, gone) == []
    # What went to the safeguarding lead is there, and in the journal alone.
    assert {name for name, _ in traces(tmp_path, [sealed])} == {"sessions/our-room/session.db"}
    assert all(traces(tmp_path, [word]) for one in others for word in one.words.values())


@pytest.fixture
def old_room(tmp_path):
    """A meeting that was 31 days ago; the program ran yesterday."""
    made = Inside(new_folder(tmp_path), HandClock(time.time() - 31 * DAY))
    made.start()
    yield made
    made.put_away()


def ran(home, days_ago: float) -> None:
    (home / "clock.json").write_text(f'{{"seen": {time.time() - days_ago * DAY}}}')


def test_after_thirty_days_only_the_summary_is_left_in_any_file(old_room, tmp_path):
    people = full_room(old_room)
    old_room.stop()
    before = coproduce(tmp_path, "results", old_room.folder.name, COPRODUCE_KEEPER="1")
    ran(tmp_path, days_ago=1)
    run = coproduce(tmp_path, "sessions", "list")
    assert "“Our room”: we deleted the single answers." in run.stderr
    assert "We keep words about someone not being safe." in run.stderr
    assert "Delete those too." in run.stderr
    exported(old_room, tmp_path, tmp_path / "afterwards")
    gone = [p.words[state] for p in people for state in STATES if state != "shown"]
    assert traces(tmp_path, gone) == []
    shown = [p.words["shown"] for p in people]
    assert all(traces(tmp_path / "afterwards", [word]) for word in shown)
    assert all(traces(tmp_path / "sessions", [p.words["passed"]]) for p in people)
    assert traces(tmp_path / "afterwards", [p.words["passed"] for p in people]) == []
    after = coproduce(tmp_path, "results", old_room.folder.name)
    assert _without_the_line_about_it(after.stdout) == before.stdout
    assert "(answers deleted)" in coproduce(tmp_path, "sessions", "list").stdout


def _without_the_line_about_it(text: str) -> str:
    lines = text.splitlines(keepends=True)
    left = [line for line in lines if not line.startswith("We deleted the single answers on")]
    assert len(left) == len(lines) - 1
    return "".join(left)


def test_no_seat_of_who_told_nothing_worrying_is_left_after_thirty_days(old_room, tmp_path):
    old_room.desk("open", activity=old_room.first)
    calm, worried = Person(old_room), Person(old_room)
    for person in (calm, worried):
        person.phone.vote(old_room.first, "yes")
    worried.writes(old_room, "passed")
    old_room.stop()
    ran(tmp_path, days_ago=1)
    coproduce(tmp_path, "sessions", "list")
    journal = b"".join(raw for name, raw in files(tmp_path) if "session.db" in name)
    assert calm.seat.encode() not in journal
    assert worried.seat.encode() in journal
    assert b"vote_cast" not in journal
    session = old_room.session()
    assert [c.seat for c in session.comments.values()] == [worried.seat]


def test_the_desk_on_a_phone_deletes_the_answers_of_who_shows_their_card(room, tmp_path):
    from coproduce import deck
    from tests.phones.test_kept_words import paired

    ana, ben = full_room(room)[:2]
    card = room.session().seats[ana.seat].card
    desk = paired(room)
    desk.go("/desk/more")
    assert "/desk/forget" in desk.page.links
    desk.go("/desk/forget?card=nobody")
    assert "Nobody here has this card." in desk.page.words
    desk.go(f"/desk/forget?card={quote_plus(deck.card_name(card).title())}")
    assert "We cannot get them back." in desk.page.words
    gone = [ana.words[state] for state in STATES]
    assert traces(tmp_path, gone)
    desk.submit(desk.page.form_to("/desk/do/forget-card"))
    assert "The answers are deleted." in desk.page.words
    assert "We keep words about someone not being safe." in desk.page.words
    assert traces(tmp_path, gone) == []
    assert all(traces(tmp_path, [word]) for word in ben.words.values())
    for address in ("/desk/forget", "/desk/forgotten", f"/desk/forget?card={card}"):
        assert room.joined().go(address).status == 403
