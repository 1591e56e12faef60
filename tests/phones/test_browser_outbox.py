"""An answer waits on the phone until the server has it, and is thanked for only then."""

from __future__ import annotations

import pytest

from tests.phones.browser import CODE, phone

pytestmark = [
    pytest.mark.needs("chromium", "playwright"),
    pytest.mark.xdist_group("browser_outbox"),
]
KEPT = "We keep your answer on this phone."
THANKS = "Thank you. We have your answer."
LATE = "Your answer came too late."


@pytest.fixture
def person(browser, meeting):
    """Someone who has joined and has the first question before them."""
    with phone(browser, meeting) as made:
        made.sit_down()
        made.go(f"/q/{meeting.open()}")
        yield made


def test_a_server_killed_before_sending_gets_the_answer_when_it_is_back(person, meeting):
    first = meeting.activities[0].id
    person.choose("no")
    meeting.kill()
    person.send()
    person.status(KEPT)
    assert THANKS not in person.text()
    assert len(person.outbox()) == 1
    meeting.start()
    person.see(f"/thanks/{first}")
    assert THANKS in person.text()
    assert meeting.answers(first) == [("no",)]
    assert person.outbox() == []


def test_a_page_closed_and_opened_again_still_sends_and_it_is_stored_once(person, meeting):
    first = meeting.activities[0].id
    person.choose("no")
    meeting.kill()
    person.send()
    person.status(KEPT)
    person.page.close()
    meeting.start()
    again = person.context.new_page()
    again.goto(meeting.url + "/")
    # Nothing is chosen on this page, so it may move on to the thanks for what was kept.
    again.wait_for_url(f"{meeting.url}/thanks/{first}")
    assert meeting.answers(first) == [("no",)]
    assert meeting.votes_cast() == 1
    assert again.evaluate("localStorage.getItem('outbox')") == "[]"


def test_an_answer_that_came_but_was_never_thanked_for_counts_once(person, meeting):
    """The thanks is lost on the way: the phone sends again, the server knows it."""
    first = meeting.activities[0].id
    lost: list[object] = []

    def lose(route):
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    person.page.route(
        f"**/q/{first}", lambda r: lose(r) if r.request.method == "POST" else r.continue_()
    )
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    assert len(lost) == 1
    assert meeting.votes_cast() == 1


def test_being_offline_keeps_and_coming_back_sends(person, meeting):
    first = meeting.activities[0].id
    person.context.set_offline(True)
    person.choose("sometimes")
    person.send()
    person.status(KEPT)
    assert meeting.answers(first) == []
    person.context.set_offline(False)
    person.see(f"/thanks/{first}")
    assert meeting.answers(first) == [("sometimes",)]


def test_words_are_kept_too(person, meeting):
    first = meeting.activities[0].id
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    person.go(f"/say/{first}")
    person.context.set_offline(True)
    person.page.fill("#comment", "More time")
    person.send()
    person.status(KEPT)
    person.context.set_offline(False)
    person.see(f"/thanks/{first}?comment=1")
    assert [c.text for c in meeting.session().comments.values()] == ["More time"]


def test_a_phone_that_vanishes_for_ten_minutes_comes_back_with_its_answer(person, meeting):
    """The phone's clock and the server's run on for ten minutes, with nothing in between."""
    first = meeting.activities[0].id
    person.page.clock.install()
    person.page.reload()
    person.context.set_offline(True)
    person.choose("no")
    person.send()
    person.status(KEPT)
    meeting.let_minutes_pass(10)
    person.page.clock.run_for("10:00")
    assert KEPT in person.text()
    assert len(person.outbox()) == 1
    assert meeting.answers(first) == []
    person.context.set_offline(False)
    person.page.clock.run_for("00:10")
    person.see(f"/thanks/{first}")
    assert THANKS in person.text()
    assert meeting.answers(first) == [("no",)]
    assert meeting.votes_cast() == 1
    assert person.outbox() == []


def test_a_late_answer_is_told_and_ends_the_trying(person, meeting):
    first = meeting.activities[0].id
    person.context.set_offline(True)
    person.choose("yes")
    person.send()
    person.status(KEPT)
    meeting.ask("end")
    meeting.let_minutes_pass(3)
    person.context.set_offline(False)
    person.status(LATE)
    assert KEPT not in person.text()
    assert person.outbox() == []
    assert meeting.answers(first) == []


def test_a_refusal_stays_to_be_read_on_a_page_that_moves_by_itself(person, meeting):
    second = meeting.activities[1].id
    person.context.set_offline(True)
    person.choose("yes")
    person.send()
    person.status(KEPT)
    kept = person.page.evaluate("localStorage.getItem('outbox')")
    person.page.evaluate("localStorage.removeItem('outbox')")
    person.context.set_offline(False)
    meeting.ask("end")
    meeting.ask("resume")
    meeting.ask("practise", seat=next(iter(meeting.session().seats)))
    person.go("/now")
    person.page.wait_for_function("() => document.title === 'Please wait'")
    changed = kept.replace("page=", "page=x")  # a page of no meeting is refused for good
    person.page.evaluate("kept => localStorage.setItem('outbox', kept)", changed)
    person.status("Join again with the code.")
    meeting.open(1)
    person.status("The question is ready.")
    assert "Join again with the code." in person.text()
    person.page.click("#status a")
    person.see(f"/q/{second}")


def test_an_answer_kept_before_the_next_person_stays_the_first_persons(person, meeting):
    first = meeting.activities[0].id
    person.go("/next")
    asked = person.context.new_page()
    asked.goto(f"{meeting.url}/q/{first}")
    asked.route("**/q/*", lambda route: route.abort())
    asked.check("#c-no")
    asked.click("main form > button")
    asked.wait_for_function("text => document.body.innerText.includes(text)", arg=KEPT)
    asked.close()
    before = set(meeting.session().seats)
    person.page.route("**/q/*", lambda route: route.abort())
    person.send()
    person.see(f"/j/{CODE}")
    assert len(person.outbox()) == 1
    person.page.unroute("**/q/*")
    person.status(THANKS)
    assert meeting.answers(first) == [("no",)]
    person.page.check("#role-parent-or-carer")
    person.send()
    person.see(f"/q/{first}")
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    votes = meeting.session().votes[first]
    assert {seat in before for seat in votes} == {True, False}
    assert sorted(v.chosen for v in votes.values()) == [("no",), ("yes",)]


def test_deleting_does_not_lose_what_another_person_on_this_phone_said(person, meeting):
    """The first person's answer waits; the second deletes theirs."""
    first = meeting.activities[0].id
    person.choose("no")
    person.page.route("**/q/*", lambda route: route.abort())
    person.send()
    person.status(KEPT)
    person.go("/next")
    person.send()
    person.see(f"/j/{CODE}")
    person.page.check("#role-professional")
    with person.page.expect_navigation():
        person.page.evaluate("document.querySelector('main form').submit()")
    person.go("/delete")
    person.send()
    person.see("/deleted")
    person.page.unroute("**/q/*")
    person.status(THANKS)
    assert meeting.answers(first) == [("no",)]


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})",
        "Storage.prototype.setItem = () => { throw new Error('full') }",
    ],
    ids=["forbidden", "full"],
)
def test_without_room_to_keep_it_the_answer_goes_as_a_plain_form(browser, meeting, broken):
    with phone(browser, meeting) as person:
        person.context.add_init_script(broken)
        person.sit_down()
        first = meeting.open()
        person.go(f"/q/{first}")
        person.choose("yes")
        with person.page.expect_navigation():
            person.send()
        person.see(f"/thanks/{first}")
    assert meeting.answers(first) == [("yes",)]


def test_pressing_twice_sends_once(person, meeting):
    first = meeting.activities[0].id
    sent = []
    person.page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    person.choose("yes")
    person.page.dblclick("main form > button")
    person.see(f"/thanks/{first}")
    assert len(sent) == 1
    assert meeting.votes_cast() == 1


def test_changing_ones_mind_while_it_waits_keeps_the_last(person, meeting):
    first = meeting.activities[0].id
    person.context.set_offline(True)
    for choice in ("yes", "no"):
        person.choose(choice)
        person.send()
    person.status(KEPT)
    person.context.set_offline(False)
    person.see(f"/thanks/{first}")
    assert meeting.answers(first) == [("no",)]


def test_asking_for_a_break_without_a_network_tells_what_to_do(person, meeting):
    person.context.set_offline(True)
    person.page.click("button[value=break]")
    person.status("Please put up your hand.")
    person.context.set_offline(False)
    person.page.click("button[value=break]")
    person.see("/now?told=break")
    assert len(meeting.session().waiting_signals()) == 1


def test_trying_again_and_again_is_said_once(person):
    """A screen reader reads every change of the status line."""
    person.page.evaluate(
        """() => { window.said = []; new MutationObserver(() =>
        window.said.push(document.getElementById('status').textContent))
        .observe(document.getElementById('status'), {childList: true}) }"""
    )
    tries = []
    person.page.on("requestfailed", lambda request: tries.append(request.url))
    person.page.route("**/q/*", lambda route: route.abort())
    person.choose("yes")
    person.send()
    for _ in range(3):
        person.page.wait_for_event("requestfailed")
    assert len(tries) >= 3
    assert len(person.page.evaluate("window.said")) == 1
