"""The made-up language finds bare English, and the sentences of the heart have none."""

from __future__ import annotations

import pytest

from coproduce import languages, sentences
from coproduce.content import answers, own_activity, said, template, templates
from coproduce.domain.activity import Kind
from coproduce.domain.people import How, Role
from coproduce.domain.tally import WHO, count
from coproduce.domain.view import RoomView, Showing
from coproduce.errors import CoproduceError
from tests.words.pseudo import (
    TAG,
    app_messages,
    bare_english,
    content_messages,
    pseudo,
)

YOUNG, PARENT, PROFESSIONAL = Role


def tally(activity, *chosen: str):
    return count(activity.id, [(YOUNG, How.OWN, (c,)) for c in chosen])


def view(joined: int, in_room: int = 0) -> RoomView:
    return RoomView(Showing.JOIN, "", False, "", True, joined, in_room, 0, number=2, of=9)


CHOICE = template("eight-principles").activities[0]
PICK = template("eight-principles").activities[-1]
RESULTS = {
    "everybody": ["yes"] * 6,
    "most": ["yes"] * 4 + ["no"] * 2,
    "more than any other": ["yes"] * 3 + ["no"] * 2 + ["sometimes"] * 2,
    "the same number": ["yes"] * 3 + ["no"] * 3,
    "nobody": ["dont-know"] * 6,
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_has_no_bare_english(made_up_language, name):
    said_ = sentences.result(CHOICE, tally(CHOICE, *RESULTS[name]))
    assert "«" in said_
    assert bare_english(said_) == []


def test_a_picked_result_has_no_bare_english(made_up_language):
    ids = [c.id for c in PICK.choices]
    assert bare_english(sentences.result(PICK, tally(PICK, *ids[:2], *ids))) == []


def test_every_other_sentence_has_no_bare_english(made_up_language):
    six = tally(CHOICE, *["yes"] * 6)
    seen = [
        *(sentences.role_name(role) for role in Role),
        *(sentences.who_name(who) for who in [(), *((w,) for w in WHO), WHO[:2], WHO]),
        *(sentences.people(n) for n in (0, 1, 2)),
        *(sentences.answered(n) for n in (0, 1, 2)),
        *(sentences.joined(view(n, m)) for n in (1, 5) for m in (0, 1, 7)),
        sentences.still_counting(),
        sentences.too_few(),
        sentences.result(CHOICE, None),
        *sentences.count_lines(CHOICE, six.total),
        *sentences.moved(CHOICE, six, six),
        sentences.question_number(view(1)),
        sentences.pretend(),
    ]
    assert [bare_english(s) for s in seen] == [[]] * len(seen)


def test_the_words_of_content_have_no_bare_english(made_up_language):
    kinds = answers()
    for activity in (*(a for t in templates() for a in t.activities), kinds.practice):
        for text in (activity.name, activity.question, *activity.statement, *activity.easier):
            assert bare_english(said(activity, text)) == []
        for choice in activity.all_choices:
            assert bare_english(sentences.choice_word(activity, choice)) == []
    assert [bare_english(languages.words(s.word)) for s in kinds.signals] == [[], []]


def test_errors_have_no_bare_english(made_up_language, tmp_path):
    with pytest.raises(CoproduceError) as refused:
        template(str(tmp_path / "missing.toml"))
    assert bare_english(str(refused.value)) == []


def test_what_the_facilitator_typed_is_said_as_it_was_typed(made_up_language):
    own = own_activity(1, "Lunch", "Is lunch quiet?", Kind.PICK, ["Soup", "Rice"])
    assert said(own, own.question) == "Is lunch quiet?"
    assert sentences.choice_word(own, own.choices[0]) == "Soup"
    assert bare_english(sentences.choice_word(own, own.apart[0])) == []


def test_bare_english_is_found_between_translated_words():
    seen = "«Ýéš»: 4 of 9. «Nó»\nPress Enter"
    assert bare_english(seen) == ["of", "Press", "Enter"]


@pytest.mark.parametrize(
    "text",
    [
        "«Jóíñ» http://192.168.1.20:8080/j/ABC234",
        "«çódé» ABC234, 14, 3.50",
        "«Rúñ»: coproduce sessions list",
        "«Ópéñ» ours.toml, «líñé» 12 (CO-5)",
        "«Wé áré» 4 «óf» 9 – ✓",
        "",
    ],
)
def test_codes_numbers_addresses_and_commands_are_seen_through(text):
    assert bare_english(text) == []


def test_names_that_people_typed_are_seen_through():
    assert bare_english("«Wéłçómé»: Our meeting", names=["Our meeting"]) == []
    assert bare_english("«Wéłçómé»: Our meeting") == ["Our", "meeting"]


@pytest.mark.parametrize("text", ["{n} of {all}", "Yes", "{a}{b}", "{n:>3} {m!r}", "50 {"])
def test_the_made_up_language_keeps_fields(text):
    made = pseudo(text)
    assert languages._has_same_fields((text,), [made]) or ("{" in text and "}" not in text)
    if text == "{n} of {all}":
        assert made.format(n=1, all=2) == "1« óf »2"


def test_every_marked_word_is_in_the_catalogues(pseudo_locales, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(pseudo_locales))
    app = languages._catalogue(TAG, "app")
    content = languages._catalogue(TAG, "content")
    assert app is not None
    assert content is not None
    one = {(c or "", m if isinstance(m, str) else m[0]) for m, c in app_messages()}
    assert len(one) > 100
    assert one - set(app.messages) == set()
    assert {("", m) for m, _ in content_messages()} - set(content.messages) == set()
