"""Open pages follow the meeting calmly, and never touch what a person chose."""

from __future__ import annotations

import pytest

from tests.phones.browser import CODE, phone
from tests.phones.tour import pair

pytestmark = [
    pytest.mark.needs("chromium", "playwright"),
    pytest.mark.xdist_group("browser_live"),
]
READY = "The question is ready."
AWAY = "The network is away."

NOTHING_SAID = "() => !document.getElementById('status').textContent"


@pytest.fixture
def person(browser, meeting):
    """Someone who has joined and waits."""
    with phone(browser, meeting) as made:
        made.sit_down()
        made.go("/practised")
        yield made


def test_from_the_qr_to_the_question_are_at_most_three_pages(browser, meeting):
    with phone(browser, meeting) as person:
        first = meeting.open()
        seen = []
        person.page.on("load", lambda page: seen.append(page.url))
        person.join()
        person.see(f"/q/{first}")
        assert len(seen) == 2  # who are you, then the question
        assert not any("practice" in url for url in seen)


def test_what_was_chosen_never_changes_because_others_voted(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.choose("sometimes")
    loads = []
    person.page.on("load", lambda page: loads.append(page.url))
    for choice in ("yes", "no", "yes", "dont-know"):
        meeting.vote(first, choice)
    meeting.open(1)
    person.status(READY)  # the newest event has come
    chosen = person.page.eval_on_selector_all(":checked", "all => all.map(c => c.value)")
    assert chosen == ["sometimes"]
    assert loads == []
    person.send()
    person.see(f"/thanks/{first}")
    assert meeting.answers(first)[-1] == ("sometimes",)


def test_the_waiting_page_moves_by_itself_and_the_thanks_page_offers_a_link(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    second = meeting.open(1)
    person.status(READY)
    person.page.click("#status a")
    person.see(f"/q/{second}")
    person.choose("no")
    person.send()
    person.see(f"/thanks/{second}")
    person.go("/now")
    assert "It comes up here by itself." in person.text()
    third = meeting.open(2)
    person.see(f"/q/{third}")


def test_a_question_that_closes_takes_its_link_away(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    second = meeting.open(1)
    person.status(READY)
    meeting.ask("close", activity=second)
    person.page.wait_for_function(NOTHING_SAID)


def test_the_end_is_told_and_the_last_page_stays(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    meeting.ask("end")
    person.status("The meeting is over.")
    person.page.click("#status a")
    person.see("/now")
    asked = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.page.reload()
    meeting.ask("screen", view="join")
    person.page.wait_for_function("() => performance.now() > 1500")
    assert [url for url in asked if url.endswith(("/now", "/live"))] == [meeting.url + "/now"]


def test_a_lost_server_is_told_calmly_and_forgotten_when_it_is_back(person, meeting):
    """It is said once, after some seconds; a screen reader would read every change."""
    first = meeting.open()
    person.see(f"/q/{first}")
    person.choose("yes")
    person.page.evaluate(
        """() => { window.said = []; new MutationObserver(() =>
        window.said.push(document.getElementById('status').textContent))
        .observe(document.getElementById('status'), {childList: true, subtree: true,
        characterData: true}) }"""
    )
    meeting.kill()
    person.status(AWAY)
    meeting.start()
    person.page.wait_for_function(NOTHING_SAID)
    said = person.page.evaluate("window.said")
    assert said == ["The network is away. We keep trying.", ""]
    assert person.page.is_checked("#c-yes")


def test_the_pick_page_says_how_many_are_chosen(person, meeting):
    pick = meeting.open(8)
    person.see(f"/q/{pick}")
    count = person.page.locator("#count")
    assert count.inner_text() == "You have chosen 0 of 3."
    for number, choice in enumerate(("trusted", "heard", "open"), 1):
        person.choose(choice)
        assert count.inner_text() == f"You have chosen {number} of 3."
    person.choose("told")
    assert count.inner_text() == "Please choose at most 3."
    person.send()
    assert person.page.evaluate("document.activeElement.id") == "count"
    assert meeting.answers(pick) == []
    person.choose("dont-know")
    assert person.page.eval_on_selector_all(":checked", "all => all.map(c => c.id)") == [
        "c-dont-know"
    ]
    person.choose("trusted")
    person.choose("heard")
    person.send()
    person.see(f"/thanks/{pick}")
    assert meeting.answers(pick) == [("trusted", "heard")]


def test_without_script_a_mistake_keeps_what_was_chosen_and_says_what_to_do(browser, meeting):
    with phone(browser, meeting, java_script_enabled=False) as person:
        person.join()
        pick = meeting.open(8)
        person.go("/now")
        for choice in ("trusted", "heard", "dont-know"):
            person.choose(choice)
        person.page.click("summary >> nth=-1")
        person.page.check("#helped")
        person.send()
        assert "Choose only “I don't know”. Or take it away." in person.text()
        assert person.page.is_checked("#c-heard")
        assert person.page.is_checked("#helped")
        person.page.uncheck("#c-dont-know")
        person.send()
        person.see(f"/thanks/{pick}")
    assert meeting.answers(pick) == [("trusted", "heard")]


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_by_keyboard_alone_from_the_address_to_the_thanks(browser, meeting, has_script):
    first = meeting.open()
    with phone(browser, meeting, java_script_enabled=has_script) as person:
        keys = person.page.keyboard
        person.go(f"/j/{CODE}")
        _tab_to(person, "role-young-person")
        keys.press("Space")
        keys.press("ArrowDown")
        keys.press("ArrowUp")
        _tab_to(person, "Join")
        keys.press("Enter")
        person.see(f"/q/{first}")
        _tab_to(person, "c-yes")
        keys.press("ArrowDown")
        keys.press("ArrowDown")
        _tab_to(person, "Send my answer")
        keys.press("Enter")
        person.see(f"/thanks/{first}")
        _tab_to(person, "Say more, if you want")
        keys.press("Enter")
        person.see(f"/say/{first}")
        _tab_to(person, "comment")
        keys.type("Hello")
        _tab_to(person, "Send my words")
        keys.press("Enter")
        person.see(f"/thanks/{first}?comment=1")
    assert meeting.answers(first) == [("no",)]
    assert [c.text for c in meeting.session().comments.values()] == ["Hello"]


def _tab_to(person, wanted: str) -> None:
    for _ in range(20):
        person.page.keyboard.press("Tab")
        here = person.page.evaluate("[document.activeElement.id, document.activeElement.innerText]")
        if wanted in here:
            return
    raise AssertionError(f"Tab never came to {wanted}")


def test_a_mistake_gets_the_focus_and_leads_to_the_answers(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.send()
    person.page.wait_for_selector("#error")
    assert person.page.evaluate("document.activeElement.id") == "error"
    person.page.click("#error a")
    assert person.page.evaluate("document.activeElement.id") == "c-yes"


def test_a_break_asked_for_in_a_question_is_seen_to_be_heard(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.page.click("button[value=break]")
    person.see("/now?told=break")
    assert "We told the people who run the meeting: you need a break." in person.text()
    assert [s.kind for s in meeting.session().waiting_signals()] == ["break"]
    person.page.click("main a.button")
    person.see(f"/q/{first}")


def test_the_desk_hears_of_comments_and_needs(browser, meeting):
    with phone(browser, meeting) as desk:
        pair(desk, meeting)
        desk.go("/desk")
        meeting.vote(meeting.open(), "yes")
        desk.page.wait_for_function(
            "() => document.querySelector('[data-n=answered]').textContent == 1"
        )
        assert desk.page.inner_text("#status") == ""
        meeting.say("Something")
        desk.status("There is something new.")
        desk.page.click("#status a")
        desk.see("/desk")
        desk.page.wait_for_selector("text=Something")


def test_a_page_left_open_on_a_phone_that_is_no_desk_any_more_loses_its_words(browser, meeting):
    with phone(browser, meeting) as desk:
        pair(desk, meeting)
        meeting.open()
        meeting.say("words that wait at the desk")
        desk.go("/desk")
        desk.page.wait_for_selector("text=words that wait at the desk")
        meeting.ask("unpair")
        desk.page.wait_for_selector("text=This phone is not the desk.")
        assert "words that wait" not in desk.text()


def test_the_desk_shows_again_what_a_small_group_wanted_to_see(browser, meeting):
    first = meeting.open()
    meeting.vote(first, "yes")
    meeting.ask("close", activity=first)
    meeting.ask("show", activity=first, even_if_few=True)
    with phone(browser, meeting) as desk:
        pair(desk, meeting)
        desk.go("/desk/more")
        desk.page.click("text=Show the result again")
        desk.see("/desk/more")
        assert meeting.session().where(first).is_even_if_few
        desk.page.click("text=Hide the result")
        desk.see("/desk/more")
        assert meeting.session().where(first).shown is None


def test_the_question_and_the_thanks_read_right(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    assert person.page.locator("body").aria_snapshot() == QUESTION.replace("{WHO}", WHO)
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    assert person.page.locator("body").aria_snapshot() == THANKS


WHO = (
    "Everyone will see how many people chose each answer. "
    "We may show young people, parents and professionals apart, in groups of 5 or more. "
    "We do not ask your name."
)
QUESTION = """\
- link "Go to the main part":
  - /url: "#main"
- main:
  - paragraph: Question 1 of 9
  - heading "Trusted and able to trust" [level=1]
  - paragraph: We trust each other.
  - paragraph: We feel safe to say what we think.
  - group: Show me an example
  - paragraph: {WHO}
  - group "Is this true for you?":
    - text: Is this true for you?
    - radio "Yes"
    - text: "Yes"
    - radio "Sometimes"
    - text: Sometimes
    - radio "No"
    - text: "No"
    - radio "I don't know"
    - text: I don't know
    - radio "I don't understand"
    - text: I don't understand
  - group: Did someone help you?
  - button "Send my answer"
- status
- contentinfo:
  - button "I need a break"
  - button "I want to talk to someone"
  - list:
    - listitem:
      - 'link "Photographs and my words: yes or no"':
        - /url: /agree
    - listitem:
      - link "Pass this phone to someone else":
        - /url: /next
    - listitem:
      - link "Delete my answers":
        - /url: /delete"""
THANKS = """\
- link "Go to the main part":
  - /url: "#main"
- main:
  - heading "Thank you. We have your answer." [level=1]
  - paragraph:
    - link "Say more, if you want":
      - /url: /say/trusted
  - paragraph:
    - link "Change my answer":
      - /url: /q/trusted
  - paragraph:
    - link "Wait for the next question":
      - /url: /now
- status
- contentinfo:
  - button "I need a break"
  - button "I want to talk to someone"
  - list:
    - listitem:
      - 'link "Photographs and my words: yes or no"':
        - /url: /agree
    - listitem:
      - link "Pass this phone to someone else":
        - /url: /next
    - listitem:
      - link "Delete my answers":
        - /url: /delete"""


def test_an_open_page_says_that_someone_has_read_the_words(person, meeting):
    first = meeting.open()
    person.see(f"/q/{first}")
    person.choose("yes")
    person.send()
    person.see(f"/thanks/{first}")
    person.go(f"/say/{first}")
    person.page.fill("textarea", "Please meet later")
    person.page.get_by_role("button", name="Send my words").click()
    read = person.page.locator("#read")
    read.wait_for(state="attached")
    assert read.inner_text() == ""
    meeting.ask("open-comment", comment=max(meeting.session().comments))
    read.get_by_text("Someone has read what you wrote.").wait_for()
