"""From the QR to "Thank you": joining, the seat, the door, and codes."""

from __future__ import annotations

import threading
from urllib.parse import urlsplit

import pytest

from coproduce import joining
from coproduce.domain.people import Role
from tests.phones.phone import THANKS, Phone
from tests.phones.rooms import Child, Inside

USED = "Someone has used this code."
CLOSED = "The door is closed. Nobody new can join now."


def seats(room: Inside | Child) -> int:
    return len(room.session().seats)


def test_at_most_three_pages_lead_from_the_qr_address_to_thanks_and_the_vote_is_on_disk(room):
    room.desk("open", activity=room.first)
    address = urlsplit(joining.join_address(f"http://127.0.0.1:{room.port}", room.code)).path
    phone = room.phone()
    phone.go(address)
    phone.submit(phone.page.form("role"), role="young-person")
    phone.answer("yes")
    assert THANKS in phone.page.words
    assert len(phone.seen) == 3
    assert room.counts(room.first) == {"yes": 1}


def test_the_practice_question_comes_first_while_nothing_is_open(room):
    phone = room.joined()
    assert "This is to try your phone." in phone.page.words
    phone.answer("yes")
    assert "Your phone works." in phone.page.words
    phone.go("/now")
    assert "Please wait for the next question." in phone.page.words
    room.desk("open", activity=room.first)
    phone.go("/now")
    assert "Question 1 of" in phone.page.words


def test_the_practice_question_wants_an_answer_too(room):
    phone = room.joined()
    phone.answer()
    assert "Please choose an answer." in phone.page.words
    assert not any(p.has_practised for p in room.session().seats.values())


@pytest.mark.parametrize("write", [str.upper, str.lower, str.swapcase])
def test_the_address_works_in_upper_and_in_lower_case(room, write):
    phone = room.phone()
    phone.go(write(f"/j/{room.code}"))
    assert "Who are you?" in phone.page.words


def test_a_code_is_typed_with_spaces_hyphens_and_small_letters(room):
    phone = room.phone()
    phone.go("/")
    code = room.code.lower()
    phone.submit(phone.page.form("code"), code=f"  {code[:2]} {code[2:4]}-{code[4:]}. ")
    assert "Who are you?" in phone.page.words


def test_a_wrong_code_is_told_and_shown_again_without_anything_that_is_no_code(room):
    phone = room.phone()
    phone.go("/")
    phone.submit(phone.page.form("code"), code='22\x1b[31m"><b>')
    assert phone.page.status == 404
    assert "This code is not right." in phone.page.words
    assert phone.page.form("code").hidden("code") == "2231MB"
    assert b"\x1b" not in phone.page.body
    phone.go("/j/%1b%5b31m%00%22%3e")
    assert phone.page.status == 404
    assert not set(phone.page.body) & {0, 0x1B}


def test_joining_without_saying_who_you_are_asks_again(room):
    phone = room.phone()
    phone.go(f"/j/{room.code}")
    phone.submit(phone.page.form("role"))
    assert phone.page.status == 422
    assert "Please choose who you are." in phone.page.words
    phone.submit(phone.page.form("role"), role="boss")
    assert phone.page.status == 422
    assert seats(room) == 0


def test_a_phone_keeps_its_seat_over_reloads_and_over_a_restart_of_the_server(new_child):
    room = new_child()
    room.start()
    phone = room.joined()
    for address in (f"/j/{room.code}", "/", "/now", "/now"):
        phone.go(address)
        assert "This is to try your phone." in phone.page.words
    room.kill()
    room.start(room.port)
    phone.go(f"/J/{room.code}")
    assert "This is to try your phone." in phone.page.words
    assert seats(room) == 1


def test_the_join_page_sent_twice_is_one_person(room):
    phone = room.phone()
    form = phone.go(f"/j/{room.code}").form("role")
    body = form.body(role="professional")
    for _ in range(3):  # the thanks got lost, so no cookie came
        phone.ask("POST", f"/j/{room.code}", body)
        phone.cookies.clear()
    phone.submit(form, role="professional")
    assert seats(room) == 1


def test_a_phone_with_a_seat_that_joins_again_corrects_its_role(room):
    phone = room.phone()
    form = phone.go(f"/j/{room.code}").form("role")
    phone.submit(form, role="parent-or-carer")
    phone.answer("yes")  # the practice
    phone.ask("POST", f"/j/{room.code}", form.body(role="young-person"))
    (person,) = room.session().seats.values()
    assert person.role is Role.YOUNG_PERSON
    assert person.has_practised


def test_the_page_that_somebody_joined_with_gives_nobody_their_seat(room):
    first, second = room.phone(), room.phone()
    body = first.go(f"/j/{room.code}").form("role").body(role="young-person")
    first.ask("POST", f"/j/{room.code}", body)
    first.go("/now")
    first.answer("yes")
    second.ask("POST", f"/j/{room.code}", body)
    assert seats(room) == 2


def test_next_person_makes_a_new_seat_and_the_first_answer_stays(room):
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.answer("yes")
    phone.go("/next")
    phone.submit(phone.page.form_to("/next"))
    assert "Who are you?" in phone.page.words
    phone.submit(phone.page.form("role"), role="parent-or-carer")
    phone.answer("no")
    assert THANKS in phone.page.words
    assert room.counts(room.first) == {"yes": 1, "no": 1}
    assert seats(room) == 2


def test_passing_on_a_phone_while_the_door_is_closed_keeps_its_seat(room):
    room.desk("open", activity=room.first)
    phone = room.joined()
    phone.go("/next")
    form = phone.page.form_to("/next")
    room.desk("door", open=False)
    phone.submit(form)
    assert CLOSED in phone.page.words
    phone.go("/next")
    assert CLOSED in phone.page.words
    phone.go("/now")
    phone.answer("yes")
    assert THANKS in phone.page.words
    assert seats(room) == 1


def test_each_role_can_be_chosen_and_is_kept(room):
    for role in Role:
        room.joined(str(role))
    assert sorted(p.role for p in room.session().seats.values()) == sorted(Role)


def test_nobody_new_joins_by_a_closed_door_but_who_is_in_goes_on(room):
    inside = room.joined()
    late = room.phone()
    form = late.go(f"/j/{room.code}").form("role")
    room.desk("door", open=False)
    late.submit(form, role="young-person")
    assert CLOSED in late.page.words
    late.go(f"/j/{room.code}")
    assert CLOSED in late.page.words
    assert not late.cookies
    room.desk("open", activity=room.first)
    inside.vote(room.first, "yes")
    assert THANKS in inside.page.words
    room.desk("door", open=True)
    late.join(room.code)
    assert seats(room) == 2


@pytest.mark.parametrize("is_open", [True, False])
def test_a_one_time_code_works_once(room, is_open):
    (code,) = room.desk("codes", number=1)["codes"]
    room.desk("door", open=is_open)
    first, second = room.phone(), room.phone()
    first.go("/")
    first.submit(first.page.form("code"), code=code.lower())
    first.submit(first.page.form("role"), role="young-person")
    assert first.cookies
    second.go(f"/j/{code}")
    assert USED in second.page.words
    second.ask("POST", f"/j/{code}", "role=young-person")
    assert not second.cookies
    assert seats(room) == 1


def test_one_phone_sending_its_one_time_code_twice_is_one_person(room):
    (code,) = room.desk("codes", number=1)["codes"]
    room.desk("door", open=False)
    phone = room.phone()
    body = phone.go(f"/j/{code}").form("role").body(role="young-person")
    both = at_once([phone_sending(room, f"/j/{code}", body) for _ in range(2)])
    assert all(p.cookies for p in both)
    assert seats(room) == 1


def test_two_phones_that_send_one_code_at_the_same_moment_do_not_both_get_in(room, scale):
    room.desk("door", open=False)
    for code in room.desk("codes", number=scale(5, 20, 100))["codes"]:
        bodies = [
            room.phone().go(f"/j/{code}").form("role").body(role="young-person") for _ in range(2)
        ]
        both = at_once([phone_sending(room, f"/j/{code}", body) for body in bodies])
        assert sum(bool(p.cookies) for p in both) == 1
        room.put_away_phones()


def phone_sending(room, address: str, body: str):
    phone = room.phone()

    def send() -> Phone:
        phone.ask("POST", address, body)
        return phone

    return send


def at_once(works):
    found: list[Phone] = []
    gate = threading.Barrier(len(works))

    def run(work) -> None:
        gate.wait()
        found.append(work())

    threads = [threading.Thread(target=run, args=(w,)) for w in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_wrong_codes_are_limited_over_all_and_a_right_one_is_never_refused(timed, clock):
    guessing = [timed.phone() for _ in range(3)]
    answers = [guessing[n % 3].ask("GET", f"/j/WRONG{n}").status for n in range(50)]
    assert answers.count(404) == 20
    assert answers.count(429) == 30
    assert timed.phone().ask("POST", "/code", "code=AAAAAA").status == 429
    assert timed.phone().ask("POST", "/code", f"code={timed.code}").status == 303
    assert "Please wait a moment." in guessing[0].go("/j/WRONG1").words
    clock.move(1)
    assert guessing[0].ask("GET", "/j/WRONG1").status == 404


def test_ten_thousand_wrong_codes_find_nothing(room, scale):
    phone = room.phone()
    wrong = (joining.new_code() for _ in range(scale(300, 2000, 10_000)))
    for code in wrong:
        page = phone.ask("GET", f"/j/{code}")
        assert page.status in (404, 429)
        assert not phone.cookies
    assert seats(room) == 0
