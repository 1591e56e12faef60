"""What counts as an answer, until when, how often, and how it is taken back."""

from __future__ import annotations

import threading

import pytest

from coproduce.domain.events import CommentGiven, SignalGiven, VoteCast
from coproduce.domain.people import How
from coproduce.domain.view import Showing
from tests.phones.phone import THANKS
from tests.phones.rooms import Inside

LATE = "This question is closed now."


@pytest.fixture
def open_room(room: Inside) -> Inside:
    room.desk("open", activity=room.first)
    return room


def votes(room: Inside) -> list[VoteCast]:
    return [r.event for r in room.events() if isinstance(r.event, VoteCast)]


def test_the_vote_is_in_the_file_before_the_phone_is_thanked(open_room):
    phone = open_room.joined()
    held, let_go = threading.Event(), threading.Event()
    write = open_room.host._journal.append

    def slow_disk(entries):
        held.set()
        assert let_go.wait(20)
        return write(entries)

    form = phone.page.form("choice")
    open_room.host._journal.append = slow_disk
    answers: list[int] = []
    sending = threading.Thread(
        target=lambda: answers.append(
            phone.ask("POST", form.action, form.body(choice="yes")).status
        )
    )
    sending.start()
    assert held.wait(20)
    sending.join(0.1)
    assert not answers
    assert open_room.counts(open_room.first) == {}
    let_go.set()
    sending.join(20)
    assert answers == [303]
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_the_latest_answer_of_a_seat_counts_until_the_question_closes(open_room):
    phone = open_room.joined()
    for choice in ("yes", "no", "sometimes", "dont-know"):
        phone.vote(open_room.first, choice)
        assert THANKS in phone.page.words
        assert open_room.counts(open_room.first) == {choice: 1}


def test_going_back_and_choosing_another_answer_on_the_same_page_is_a_changed_mind(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    phone.submit(form, choice="yes")
    phone.submit(form, choice="no")
    assert THANKS in phone.page.words
    assert open_room.counts(open_room.first) == {"no": 1}


def test_the_same_submission_sent_five_times_counts_once(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    for _ in range(5):
        assert phone.ask("POST", form.action, form.body(choice="yes")).status == 303
    assert len(votes(open_room)) == 1
    comment = phone.go(f"/say/{open_room.first}").form("comment")
    for _ in range(5):
        assert phone.ask("POST", comment.action, comment.body(comment="once")).status == 303
    assert len(open_room.session().comments) == 1


def test_a_late_copy_of_an_older_answer_does_not_undo_a_newer_one(open_room):
    phone = open_room.joined()
    old = phone.page.form("choice")
    phone.submit(old, choice="yes")
    phone.vote(open_room.first, "no")
    phone.ask("POST", old.action, old.body(choice="yes"))
    assert open_room.counts(open_room.first) == {"no": 1}


def test_nothing_is_chosen_beforehand_and_an_empty_answer_asks_again(open_room):
    phone = open_room.joined()
    assert not phone.page.form("choice").checked
    for chosen in ([], ["maybe"], ["yes", "no"], ["yes", "dont-know"]):
        phone.go(f"/q/{open_room.first}")
        phone.answer(*chosen)
        assert phone.page.status == 422
        assert "There is a problem" in phone.page.words
    assert not votes(open_room)


def test_who_chose_is_kept_and_someone_answering_for_a_person_is_apart(open_room):
    for how in ("own", "helped", "answered-for", "nonsense"):
        open_room.joined().answer("yes", how=how)
    assert [v.how for v in votes(open_room)] == [How.OWN, How.HELPED, How.ANSWERED_FOR, How.OWN]


def test_the_answers_on_a_phone_do_not_change_because_others_voted(open_room):
    phone, other = open_room.joined(), open_room.joined()
    before = phone.page.words
    other.answer("no")
    assert phone.go(f"/q/{open_room.first}").words == before


def test_up_to_three_can_be_picked_and_a_fourth_is_refused_in_plain_words(room):
    pick = room.session().agenda[-1]
    assert pick.most == 3
    room.desk("open", activity=pick.id)
    ids = [c.id for c in pick.choices]
    phone = room.joined()
    assert "You can choose up to 3." in phone.page.words
    phone.answer(*ids[:4])
    assert "Please choose at most 3." in phone.page.words
    assert room.counts(pick.id) == {}
    phone.answer(*ids[:3])
    assert THANKS in phone.page.words
    assert room.counts(pick.id) == dict.fromkeys(ids[:3], 1)
    phone.vote(pick.id, ids[4])
    assert room.counts(pick.id) == {ids[4]: 1}


def test_i_do_not_understand_gives_easier_words_and_another_try_and_is_counted_apart(open_room):
    first = open_room.session().agenda[0]
    phone, other = open_room.joined(), open_room.joined()
    for one in (phone, other):
        assert not any(line in one.page.words for line in first.easier)
        one.answer("dont-understand")
        assert all(line in one.page.words for line in first.easier)
    assert open_room.counts(first.id) == {"dont-understand": 2}
    phone.answer("yes")
    assert THANKS in phone.page.words
    assert open_room.counts(first.id) == {"yes": 1, "dont-understand": 1}
    other.answer("dont-understand")
    assert THANKS in other.page.words


def test_the_practice_answer_is_never_kept_anywhere(room):
    phone = room.joined()
    before = len(room.events())
    choices = phone.page.form("choice").choices["choice"]
    phone.submit(phone.page.form("choice"), choice="kept-by-nobody-7231")
    phone.go("/q/practice")
    phone.answer(choices[0])
    assert "Your phone works." in phone.page.words
    new = room.events()[before:]
    assert [type(r.event).__name__ for r in new] == ["SeatPractised"]
    assert b"kept-by-nobody-7231" not in room.bytes()
    assert not votes(room)


def test_a_signal_reaches_the_desk_and_is_never_a_vote(open_room):
    phone = open_room.joined()
    before = open_room.view()
    for kind, said in (("break", "you need a break"), ("talk", "you want to talk")):
        phone.go(f"/q/{open_room.first}")
        phone.submit(phone.page.form("signal"), signal=kind)
        assert said in phone.page.words
    phone.go(f"/q/{open_room.first}")
    phone.submit(phone.page.form("signal"), signal="party")
    given = [r.event for r in open_room.events() if isinstance(r.event, SignalGiven)]
    assert [str(s.signal) for s in given] == ["break", "talk"]
    assert not votes(open_room)
    assert open_room.view() == before
    assert len(open_room.session().waiting_signals()) == 2


def test_a_signal_does_not_replace_a_vote(open_room):
    phone = open_room.joined()
    phone.answer("yes")
    phone.submit(phone.page.form("signal"), signal="break")
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_results_are_hidden_until_they_are_shown_and_then_frozen(open_room):
    phones = [open_room.joined() for _ in range(6)]
    for phone in phones[:5]:
        phone.answer("yes")
    assert open_room.view().result is None
    late = phones[5].go(f"/q/{open_room.first}").form("choice")
    open_room.desk("close", activity=open_room.first)
    assert open_room.view().showing is Showing.CLOSED
    assert open_room.view().result is None
    open_room.desk("show", activity=open_room.first)
    assert open_room.view().result.total.counts == {"yes": 5}
    phones[5].submit(late, choice="no")
    assert open_room.view().result.total.counts == {"yes": 5}
    open_room.desk("show", activity=open_room.first)
    assert open_room.view().result.total.counts == {"yes": 5, "no": 1}
    open_room.desk("hide", activity=open_room.first)
    assert open_room.view().result is None


def test_no_page_of_a_phone_ever_shows_how_others_voted(open_room):
    for choice in ("yes", "yes", "yes", "no", "no", "sometimes", "dont-know"):
        open_room.joined().answer(choice)
    open_room.desk("close", activity=open_room.first)
    open_room.desk("show", activity=open_room.first)
    phone = open_room.joined()
    for address in ("/now", f"/q/{open_room.first}", f"/thanks/{open_room.first}"):
        assert not set("37") & set(phone.go(address).words)


def test_a_page_made_while_open_counts_for_two_minutes_after_closing_and_no_longer(timed, clock):
    timed.desk("open", activity=timed.first)
    phones = [timed.joined() for _ in range(3)]
    timed.desk("close", activity=timed.first)
    clock.move(1)
    phones[0].submit(phones[0].page.form("choice"), choice="yes")
    assert THANKS in phones[0].page.words
    assert timed.view().is_counting
    clock.move(120 - 1.01)
    phones[1].submit(phones[1].page.form("choice"), choice="no")
    assert THANKS in phones[1].page.words
    clock.move(0.02)
    phones[2].submit(phones[2].page.form("choice"), choice="no")
    assert LATE in phones[2].page.words
    assert phones[2].page.status == 409
    assert timed.counts(timed.first) == {"yes": 1, "no": 1}


def test_no_page_with_the_question_is_made_after_it_closed(open_room):
    phone = open_room.joined()
    open_room.desk("close", activity=open_room.first)
    phone.go(f"/q/{open_room.first}")
    assert "Please wait for the next question." in phone.page.words or (
        "This is to try your phone." in phone.page.words
    )


def test_a_question_opened_again_takes_answers_again(timed, clock):
    timed.desk("open", activity=timed.first)
    phone = timed.joined()
    phone.answer("yes")
    timed.desk("close", activity=timed.first)
    clock.move(180)
    timed.desk("open", activity=timed.first)
    phone.vote(timed.first, "no")
    assert timed.counts(timed.first) == {"no": 1}


def test_deleting_takes_answers_and_words_out_of_the_files_bytes(open_room):
    phone, other = open_room.joined(), open_room.joined()
    phone.answer("sometimes")
    phone.say(open_room.first, "the words that must go 8812")
    other.answer("yes")
    other.say(open_room.first, "the words that stay 4411")
    assert b"must go 8812" in open_room.bytes()
    phone.go("/delete")
    phone.submit(phone.page.form_to("/delete"))
    assert "We deleted your answers." in phone.page.words
    assert b"must go 8812" not in open_room.bytes()
    assert b"words that stay 4411" in open_room.bytes()
    assert open_room.counts(open_room.first) == {"yes": 1}
    assert [c.text for c in open_room.session().comments.values()] == ["the words that stay 4411"]
    phone.go("/now")
    assert "Question 1 of" in phone.page.words
    phone.answer("no")
    assert THANKS in phone.page.words
    assert open_room.counts(open_room.first) == {"yes": 1, "no": 1}


def test_what_went_to_the_safeguarding_lead_stays_when_its_person_deletes_their_answers(open_room):
    phone = open_room.joined()
    phone.answer("yes")
    phone.say(open_room.first, "worrying words 7719")
    (comment,) = open_room.session().comments
    open_room.desk("worry", comment=comment)
    phone.go("/delete")
    phone.submit(phone.page.form_to("/delete"))
    assert b"worrying words 7719" in open_room.bytes()
    assert open_room.counts(open_room.first) == {}


def test_answers_that_an_outbox_sends_after_their_person_deleted_them_are_not_kept(timed, clock):
    timed.desk("open", activity=timed.first)
    phone = timed.joined()
    vote = phone.page.form("choice")
    phone.submit(vote, choice="yes")
    comment = phone.go(f"/say/{timed.first}").form("comment")
    clock.move(1)
    phone.go("/delete")
    phone.submit(phone.page.form_to("/delete"))
    clock.move(1)
    kept = len(timed.events())
    for form, sent in ((vote, {"choice": "yes"}), (comment, {"comment": "old words 5512"})):
        page = phone.ask("POST", form.action, form.body(**sent))
        assert page.status == 409
        assert "You deleted your answers." in page.words
    assert len(timed.events()) == kept
    assert timed.counts(timed.first) == {}


def test_an_outbox_that_sends_while_the_deletion_is_on_its_way_keeps_nothing(timed, clock):
    timed.desk("open", activity=timed.first)
    phone, outbox = timed.joined(), timed.phone()
    vote = phone.page.form("choice")
    phone.go("/delete")
    form = phone.page.form_to("/delete")
    held, let_go = threading.Event(), threading.Event()
    forget = timed.host._journal.forget

    def slow_disk(seat, **more):
        held.set()
        assert let_go.wait(20)
        return forget(seat)

    timed.host._journal.forget = slow_disk
    clock.move(1)
    deleting = threading.Thread(target=lambda: phone.submit(form))
    deleting.start()
    assert held.wait(20)
    page = outbox.ask("POST", vote.action, vote.body(choice="yes"))
    let_go.set()
    deleting.join(20)
    assert page.status == 409
    assert timed.counts(timed.first) == {}
    assert timed.host.session.votes.get(timed.first, {}) == {}


def test_an_answer_of_someone_else_during_a_deletion_is_kept(open_room):
    deleting, voting = open_room.joined(), open_room.joined()
    deleting.answer("yes")
    deleting.go("/delete")
    form = deleting.page.form_to("/delete")
    both = [
        threading.Thread(target=lambda: deleting.submit(form)),
        threading.Thread(target=lambda: voting.answer("no")),
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert open_room.counts(open_room.first) == {"no": 1}
    assert open_room.host.session.tally(open_room.first).total.counts == {"no": 1}


def test_an_answer_of_the_person_before_counts_for_that_person(open_room):
    phone = open_room.joined()
    waiting = phone.page.form("choice")
    phone.go("/next")
    phone.submit(phone.page.form_to("/next"))
    phone.submit(phone.page.form("role"), role="professional")
    phone.ask("POST", waiting.action, waiting.body(choice="yes"))
    phone.vote(open_room.first, "no")
    assert open_room.counts(open_room.first) == {"yes": 1, "no": 1}


def test_a_comment_is_held_and_an_empty_one_is_nothing(open_room):
    phone = open_room.joined()
    phone.answer("yes")
    phone.say(open_room.first, " \n\t ")
    assert not open_room.session().comments
    phone.say(open_room.first, "more quiet rooms")
    assert "We have your words too." in phone.page.words
    (given,) = [r.event for r in open_room.events() if isinstance(r.event, CommentGiven)]
    assert given.text == "more quiet rooms"
    assert open_room.view().comments == ()


def test_before_an_answer_one_sentence_says_who_will_see_it(open_room):
    phone = open_room.joined()
    who = "Everyone will see how many people chose each answer."
    assert who in phone.page.words
    assert phone.page.text.index(who) < phone.page.text.index('name="choice"')
    phone.answer("yes")
    phone.go(f"/say/{open_room.first}")
    reads = "The people who run the meeting read this first."
    assert phone.page.text.index(reads) < phone.page.text.index("<textarea")
