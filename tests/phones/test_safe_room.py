"""A safe room at the server: who hears, what people wish, worries, cards. Every desk asks this."""

from __future__ import annotations

import pytest

from coproduce import content, deck, settings
from coproduce.domain import safe_events as safe
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import Removal
from coproduce.domain.view import report
from coproduce.errors import CoproduceError
from coproduce.starting import start_session
from tests.phones.rooms import at_home

WORDS = "Ms Example said that Kim lives at 9 Elm Road"


def comment_by(room, text=WORDS, wish="report", language="en"):
    """Return the id of a comment that a new person gave."""
    seat = room.desk("seat", role="young-person", door="phone", language="en")["seat"]
    room.desk(
        "comment", seat=seat, activity=room.first, text=text, wish=wish, language=language, key=seat
    )
    return max(room.session().comments)


def reported(room):
    return [c for a in report(room.session()).activities for c in a.comments]


def refused(room, command, **arguments):
    with pytest.raises(CoproduceError) as told:
        room.desk(command, **arguments)
    return f"{told.value.what_happened} {told.value.what_to_do}"


def test_with_under_18s_nothing_opens_and_no_phone_comments_until_somebody_hears(room, tmp_path):
    with at_home(tmp_path / "home"):
        room.folder = start_session("New", content.template("eight-principles"))
        room.again()
        said = refused(room, "open", activity=room.first)
        assert said.startswith("We do not know yet who hears when someone is not safe.")
        assert "safeguarding lead, a deputy and a number" in said
        seat = room.desk("seat", role="young-person", door="phone", language="en")["seat"]
        asked = {"seat": seat, "activity": room.first, "text": "words", "key": "k"}
        assert refused(room, "comment", **asked) == said
        for lead, deputy, number in (("", "B", "1"), ("A", "", "1"), ("A", "B", "none")):
            refused(room, "safeguarding", lead=lead, deputy=deputy, number=number)
        room.desk("ages", under_18=False)
        room.desk("open", activity=room.first)
        room.desk("ages", under_18=True)
        refused(room, "comment", **asked)
        room.desk("safeguarding", lead="Pretend A", deputy="Pretend B", number="0000 1")
        room.desk("comment", **asked)
        assert room.session().safeguarding.lead == "Pretend A"
        later = start_session("Next month", content.template("survey"))
        assert settings.safeguarding().deputy == "Pretend B"
        room.folder = later
        assert room.session().safeguarding.number == "0000 1"


@pytest.mark.parametrize(
    ("wish", "is_in_room", "is_in_report"),
    [("room", True, False), ("report", True, True), ("staff", False, False), (None, False, False)],
)
def test_shown_is_not_published_and_only_staff_is_never_shown(room, wish, is_in_room, is_in_report):
    room.desk("open", activity=room.first)
    comment = comment_by(room, "our words", **({} if wish is None else {"wish": wish}))
    if wish is None:
        seat = room.session().comments[comment].seat
        room.desk("comment", seat=seat, activity=room.first, text="our words", key="second")
        comment = max(room.session().comments)
    if is_in_room:
        room.desk("move-comment", comment=comment, state="shown")
    else:
        said = refused(room, "move-comment", comment=comment, state="shown")
        assert said.startswith("The person chose: only staff.")
    assert (room.view().comments == ("our words",)) is is_in_room
    assert (reported(room) == ["our words"]) is is_in_report


def test_words_are_covered_everywhere_and_never_changed(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    room.desk("move-comment", comment=comment, state="shown")
    room.desk("cover", comment=comment, words=[1, 2])
    room.desk("cover", comment=comment, words=["8", "9", "10"], kind="place")
    covered = "[name] said that Kim lives at [place]"
    room.desk("cover", comment=comment, words=[5], kind="name")
    covered = covered.replace("Kim", "[name]")
    assert room.view().comments == (covered,)
    assert room.session().comments[comment].original == WORDS
    for wrong in ([], [0], [99], ["x"], None):
        refused(room, "cover", comment=comment, words=wrong)
    refused(room, "cover", comment=comment, words=[1], kind="other words")
    room.desk("uncover", comment=comment)
    assert room.session().comments[comment].text == WORDS
    assert room.view().comments == ()  # somebody has to look before the room sees the words


def test_a_language_that_the_desk_does_not_read_waits_for_someone_who_does(room, tmp_path):
    with at_home(tmp_path / "home"):
        room.desk("open", activity=room.first)
        comment = comment_by(room, "میری بات", language="ur")
        said = refused(room, "move-comment", comment=comment, state="shown")
        assert said.startswith("This comment is in a language that the desk does not read.")
        room.desk("understood", comment=comment)
        room.desk("move-comment", comment=comment, state="shown")
        assert room.view().comments == ("میری بات",)
        second = comment_by(room, "دوسری بات", language="ur")
        refused(room, "move-comment", comment=second, state="shown")
        room.desk("languages-read", languages=["en", "ur"])
        room.desk("move-comment", comment=second, state="shown")
        assert settings.languages_read() == ("en", "ur")


def test_a_removal_keeps_its_reason_from_a_list(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    refused(room, "move-comment", comment=comment, state="removed", reason="Kim is rude")
    room.desk("move-comment", comment=comment, state="removed", reason="personal")
    assert room.session().comments[comment].reason is Removal.PERSONAL


def test_a_worry_is_undone_only_until_its_page_is_left(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    room.desk("worry", comment=comment)
    assert room.session().comments[comment].is_sealed
    assert room.desk("undo-worry", comment=comment) == {"state": "held"}
    room.desk("worry", comment=comment)
    room.desk("keep-sealed", comment=comment)
    for command in ("undo-worry", "undo-comment", "open-comment", "cover", "uncover", "understood"):
        if command != "open-comment":
            refused(room, command, comment=comment, words=[1])
    for state in CommentState:
        refused(room, "move-comment", comment=comment, state=str(state), reason="asked")
    assert room.session().comments[comment].is_sealed


def test_a_worry_whose_person_deleted_their_answers_stays_sealed(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    room.desk("worry", comment=comment)
    room.desk("forget", seat=room.session().comments[comment].seat)
    refused(room, "undo-worry", comment=comment)
    assert room.session().comments[comment].original == WORDS


def test_who_was_told_and_when_is_written_down_and_so_is_a_look_at_the_card(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    refused(room, "card", comment=comment)
    refused(room, "told", comment=comment, who="A", when="now")
    room.desk("worry", comment=comment)
    assert [c.id for c in room.session().untold()] == [comment]
    refused(room, "told", comment=comment, who=" ", when="14:05")
    refused(room, "told", comment=comment, who="Pretend Lead", when="")
    room.desk("told", comment=comment, who="Pretend Lead", when="14:05")
    assert not room.session().untold()
    refused(room, "undo-worry", comment=comment)
    card = room.desk("card", comment=comment)["card"]
    assert card == room.session().seats[room.session().comments[comment].seat].card
    seen = [r.event for r in room.events() if isinstance(r.event, safe.CardSeen)]
    assert seen == [safe.CardSeen(comment)]


def test_every_seat_has_a_card_of_its_own_also_when_the_pictures_run_out(room):
    pictures = len(deck.cards())
    made = room.desk("codes", number=3)
    phone = room.phone()
    phone.join(made["codes"][1])
    for _number in range(pictures + 5):
        room.desk("seat", role="young-person", door="keyboard", language="en")
    people = list(room.session().seats.values())
    cards = [person.card for person in people]
    assert len(set(cards) | set(made["cards"])) == len(people) + 2
    assert made["cards"][1] in cards
    assert sum(card.endswith("-2") for card in cards) >= 5
    assert deck.card_name("kite-2") == "kite 2"
    again = room.desk("seat", role="professional", door="paper", language="en", seat=people[0].seat)
    assert again["card"] == cards[0]


def test_a_paper_keeps_the_card_that_it_came_with(room):
    made = room.desk("codes", number=1)["cards"]
    paper = {"role": "young-person", "door": "paper", "language": "en"}
    free = next(c for c in deck.cards() if c not in made)
    assert room.desk("seat", card=f" {free.upper()} 2 ", **paper)["card"] == f"{free}-2"
    assert room.desk("seat", card=f"{free} 2", **paper)["card"] != f"{free}-2"
    assert room.desk("seat", card="no such thing", **paper)["card"]


def test_opening_a_comment_is_recorded_once(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room)
    for _twice in range(2):
        room.desk("open-comment", comment=comment)
    assert sum(isinstance(r.event, safe.CommentOpened) for r in room.events()) == 1
    assert room.session().comments[comment].is_opened


def test_before_the_first_words_the_phone_says_who_will_be_told(room):
    told = (
        "We do not ask your name. If you tell us that you or someone else is not safe, "
        "we will tell Pretend Lead."
    )
    room.desk("open", activity=room.first)
    phone = room.phone()
    assert told in phone.go(f"/j/{room.code}").words
    phone.join(room.code)
    say = phone.go(f"/say/{room.first}")
    assert told in say.words
    assert "If you choose nothing, only staff read it." in say.words
    assert not say.form("comment").checked


def test_the_phone_sends_the_persons_wish_and_nothing_chosen_is_only_staff(room):
    room.desk("open", activity=room.first)
    for wish in ("staff", "room", "report", "nonsense", ""):
        phone = room.joined()
        phone.say(room.first, f"with {wish or 'none'}", wish)
    wishes = {c.text: str(c.wish) for c in room.session().comments.values()}
    assert wishes == {
        "with staff": "staff", "with room": "room", "with report": "report",
        "with nonsense": "staff", "with none": "staff",
    }  # fmt: skip


def test_the_phone_shows_its_card_and_tells_it_to_the_desk_only_if_the_person_agrees(room):
    phone = room.joined()
    (person,) = room.session().seats.values()
    card = f"Your card is: {deck.card_name(person.card)}. Remember it."
    assert card in phone.page.words
    assert card in phone.answer("yes").words
    for address in ("/practised", "/now", f"/say/{room.first}", "/delete", "/next", "/deleted"):
        assert "I want to talk to someone" in phone.go(address).words, address
    page = phone.submit(phone.page.form("signal"), signal="talk")
    (signal,) = room.session().waiting_signals()
    assert not signal.has_card
    told = phone.submit(next(f for f in page.forms if "card" in dict(f.kept)))
    assert f"We told them your card: {deck.card_name(person.card)}." in told.words
    (signal,) = room.session().waiting_signals()
    assert signal.has_card
    assert person.card not in repr(room.view())


def test_the_phone_says_that_someone_has_read_its_words(room):
    room.desk("open", activity=room.first)
    phone, other = room.joined(), room.joined()
    phone.answer("yes")
    said = "Someone has read what you wrote."
    assert said not in phone.say(room.first, "words").words
    assert phone.go("/read").text == ""
    (comment,) = room.session().comments
    room.desk("open-comment", comment=comment)
    assert said in phone.go("/now").words
    assert said in phone.go(f"/thanks/{room.first}").words
    assert phone.go("/read").text == said
    assert said not in other.go("/now").words
    assert other.go("/read").text == ""


def test_the_making_of_the_file_for_the_lead_is_put_down_and_changes_nothing(room):
    room.desk("open", activity=room.first)
    comment = comment_by(room, "private 881")
    room.desk("worry", comment=comment)
    before = room.session().comments[comment]
    room.desk("sealed-exported", comments=[comment])
    refused(room, "sealed-exported", comments=["private 881"])
    assert room.session().comments[comment] == before
    put_down = [r.event for r in room.events() if isinstance(r.event, safe.SealedExported)]
    assert [event.comments for event in put_down] == [(comment,)]
