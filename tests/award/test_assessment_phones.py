"""Champions look at evidence on phones: who sees a photograph, and who steps aside."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from coproduce.award.registrar import files, read
from tests.award.champions import GOLD, PHOTO_SAYS, PLACE, URDU, gold_meeting, kept_in
from tests.phones.pairing import paired
from tests.phones.phone import THANKS
from tests.phones.rooms import Inside, new_folder

FIRST = GOLD[0]


@pytest.fixture
def home(tmp_path):
    with kept_in(tmp_path):
        yield tmp_path


def opened(until: str = "2099-12-31") -> Inside:
    room = Inside(gold_meeting(until)[0])
    room.start()
    room.desk("open", activity=FIRST)
    return room


@pytest.fixture
def room(home):
    made = opened()
    yield made
    made.put_away()


def photo_on(page) -> str:
    found = re.search(r'<img src="([^"]+)"', page.text)
    assert found, page.words
    return found[1]


def test_the_register_finds_the_meeting_whose_questions_are_the_criteria(home):
    folder, school = gold_meeting()
    (assessment,) = (
        a for a in read().organisations[school].assessments.values() if a.stage == "gold"
    )
    assert assessment.session == folder.name == "lantern-hill-school"
    room = Inside(folder)
    assert tuple(a.id for a in room.session().agenda) == GOLD


def test_a_card_has_a_picture_one_sentence_and_how_to_look_at_it(room):
    page = room.joined().go(f"/q/{FIRST}")
    assert PHOTO_SAYS in page.words
    assert "Look at the people. What are they doing?" in page.words
    assert "We asked our pupils first." in page.words
    assert 'alt="Three people stand on the grass."' in page.text
    assert page.form("choice").choices["choice"] == [
        "met", "partly", "not-yet", "cannot-tell", "dont-understand",
    ]  # fmt: skip


def test_a_sentence_in_another_language_is_marked_as_that(room):
    room.desk("open", activity=GOLD[1])
    page = room.joined().go(f"/q/{GOLD[1]}")
    assert f'<p lang="ur" dir="auto">{URDU}</p>' in page.text
    assert "Did something change because of what people said?" in page.words


def test_a_phone_gets_a_small_photograph_with_nothing_but_its_points(room):
    phone = room.joined()
    sent = phone.ask("GET", photo_on(phone.go(f"/q/{FIRST}")))
    assert (sent.status, sent.headers["content-type"]) == (200, "image/jpeg")
    assert sent.headers["cache-control"] == "no-store"
    with Image.open(io.BytesIO(sent.body)) as picture:
        assert max(picture.size) == 560
    assert PLACE not in sent.body
    assert len(sent.body) < 60_000


def test_nobody_sees_a_photograph_without_a_seat_or_the_code(room):
    address = photo_on(room.joined().go(f"/q/{FIRST}"))
    stranger = room.phone()
    assert stranger.ask("GET", address).headers["location"] == "/"
    name = address.rpartition("/")[2]
    assert stranger.ask("GET", f"/room/WRONG2/evidence/{name}").status == 404
    assert stranger.ask("GET", f"/room/{room.code}/evidence/{name}").status == 200
    assert photo_on(stranger.go(f"/room/{room.code}")) == f"/room/{room.code}/evidence/{name}"


def test_a_photograph_is_sent_only_while_the_meeting_offers_it(room):
    phone = room.joined()
    address = photo_on(phone.go(f"/q/{FIRST}"))
    other = next(f for f in files().iterdir()).name.partition(".")[0]
    assert phone.ask("GET", f"/evidence/..%2f{other}").status == 404
    assert phone.ask("GET", "/evidence/" + "0" * 64).status == 404
    room.desk("end")
    assert phone.ask("GET", address).status == 404


def test_a_photograph_is_not_shown_after_the_last_day_of_its_permission(home):
    room = opened("2026-01-31")
    try:
        page = room.joined().go(f"/q/{FIRST}")
        assert PHOTO_SAYS in page.words
        assert "<img" not in page.text
        digest = room.session().agenda[0].evidence[1].photo
        assert room.phones[0].ask("GET", f"/evidence/{digest}").status == 404
    finally:
        room.put_away()


def test_who_steps_aside_leaves_no_place_that_did_not_answer(room):
    staying, leaving = room.joined(), room.joined("professional")
    assert staying.vote(FIRST, "met").words.count(THANKS)
    leaving.vote(FIRST, "not-yet")
    leaving.say(FIRST, "I know this school.")
    asked = leaving.go("/aside")
    assert "You do not have to say why." in asked.words
    assert "You stepped aside." in leaving.submit(asked.form_to("/aside")).words
    session = room.session()
    assert len(session.seats) == 1
    assert room.counts(FIRST) == {"met": 1}
    kept = room.bytes()
    for trace in (b'["not-yet"]', b"I know this school.", b"professional"):
        assert trace not in kept
    assert b'["met"]' in kept


def test_who_stepped_aside_can_join_again(room):
    phone = room.joined()
    phone.submit(phone.go("/aside").form_to("/aside"))
    assert phone.go("/now").words.count("code")
    phone.join(room.code, "parent-or-carer")
    assert THANKS in phone.vote(FIRST, "partly").words
    assert [str(p.role) for p in room.session().seats.values()] == ["parent-or-carer"]


def test_words_for_the_safeguarding_lead_stay_with_their_card(room):
    phone = room.joined()
    phone.vote(FIRST, "met")
    phone.say(FIRST, "Somebody there hurts me.")
    (comment,) = room.session().comments
    room.desk("worry", comment=comment)
    phone.submit(phone.go("/aside").form_to("/aside"))
    session = room.session()
    (kept,) = session.comments.values()
    assert kept.is_sealed
    assert session.seats[kept.seat].card
    assert room.counts(FIRST) == {}


def test_stepping_aside_is_offered_in_an_assessment_alone(room, home):
    assert "/aside" in room.joined().go(f"/q/{FIRST}").links
    other = Inside(new_folder(home))
    other.start()
    try:
        other.desk("open", activity=other.first)
        assert "/aside" not in other.joined().go(f"/q/{other.first}").links
    finally:
        other.put_away()


def test_the_desk_on_a_phone_says_where_they_disagree(room):
    roles = {"young-person": "met", "professional": "not-yet"}
    for role, answer in [pair for pair in roles.items() for _ in range(5)]:
        room.joined(role).vote(FIRST, answer)
    room.desk("close", activity=FIRST)
    desk = paired(room)
    assert "/desk/differ" in desk.go("/desk/more").links
    assert "We can show nothing here yet." in desk.go("/desk/differ").words
    room.desk("show", activity=FIRST)
    page = desk.go("/desk/differ")
    assert "Young people, 5 people: Met: 5" in page.words
    assert "Professionals, 5 people: Not yet: 5" in page.words
    desk.submit(page.form_to("/desk/do/second-round"))
    assert [a.follows for a in room.session().agenda][:2] == ["", FIRST]
    stranger = room.joined()
    assert stranger.ask("GET", "/desk/differ").status == 403
