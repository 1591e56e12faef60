"""The words that come with the program, and the templates that staff copy and change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproduce import resources
from coproduce.content import (
    MOST_OPTIONS,
    TemplateError,
    answers,
    own_activity,
    picture,
    read_template,
    said,
    second_round,
    template,
    templates,
)
from coproduce.domain.activity import PICK_MOST, PRACTICE, Activity, Kind
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError

PRINCIPLES = [
    "Trusted and able to trust",
    "Listened to and heard",
    "Treated with transparency and openness",
    "Fully communicated with",
    "Involved",
    "Empowered",
    "Equal",
    "Accountable and able to hold to account",
]
"""The charter's names, in its order."""

WHOLE = (resources.folder("content") / "templates" / "eight-principles.toml").read_text("utf-8")
ORIGINAL = WHOLE[WHOLE.index("\nformat = 1") + 1 :]
MOST_WORDS = 15

BROKEN = {
    # what is done to a copy: (code, a word of the hint, the line that is named)
    "no format": ("format = 1\n", "", "CO-2", "format = 1", 1),
    "a later format": ("format = 1", "format = 2", "CO-2", "format = 1", "format = 2"),
    "a format that is yes": ("format = 1", "format = true", "CO-2", "format", "format = true"),
    "no title": ('title = "The 8 principles"\n', "", "CO-3", "title", 1),
    "an empty title": ("The 8 principles", " ", "CO-3", "title", 'title = " "'),
    "a title that is a number": ('"The 8 principles"', "8", "CO-3", "title", "title = 8"),
    "about is a sentence": ("about = [", 'about = "Hello."\nx = [', "CO-6", "list", "about ="),
    "a field nobody knows": ("question =", "qestion =", "CO-12", "templates", "qestion ="),
    "a top field nobody knows": ("about =", "abuot =", "CO-12", "templates", "abuot ="),
    "no question": ('question = "Is this true for you?"\n', "", "CO-5", "question", "[[activity]]"),
    "an empty name": ("Trusted and able to trust", "", "CO-5", "name", 'name = ""'),
    "no id": ('id = "trusted"\n', "", "CO-5", "id", "[[activity]]"),
    "no kind": ('kind = "choice"\n', "", "CO-5", "kind", "[[activity]]"),
    "a number for words": ('"Trusted and able to trust"', "3", "CO-5", "name", "name = 3"),
    "a sentence for a list": (
        'statement = ["We trust each other.", "We feel safe to say what we think."]',
        'statement = "We trust each other."',
        "CO-6",
        "statement",
        'statement = "We',
    ),
    "a number in a list": ('"We trust each other."', "1", "CO-6", "statement", "statement = [1"),
    "an id with spaces": (
        'id = "trusted"',
        'id = "Our trust"',
        "CO-7",
        "our-question",
        "Our trust",
    ),
    "the id of the practice": ('id = "trusted"', 'id = "practice"', "CO-7", "letters", "practice"),
    "an id twice": ('id = "heard"', 'id = "trusted"', "CO-8", "own id", 2),
    "an unknown kind": ('kind = "choice"', 'kind = "vote"', "CO-9", "choice, scale", '"vote"'),
    "a quote left open": ('title = "The', "title = The", "CO-1", "quotation marks", "title ="),
    "a bracket left open": ('what we think."]', 'what we think."', "CO-1", "brackets", None),
    "a comma left out": ('other.", "We', 'other." "We', "CO-1", "commas", 'other." "We'),
    "no activity at all": (ORIGINAL[ORIGINAL.index("[[activity]]") :], "", "CO-4", "activity", 1),
}

PICK = """format = 1
title = "Ours"

[[activity]] # the only one
id = "pick"
kind = "pick"
name = "Pick"
question = "What matters?"
{rest}
"""
TWO = 'options = [{ id = "a", word = "A" }, { id = "b", word = "B" }]'
BROKEN_PICKS = {
    "no options": ("", "CO-10", "[[activity]]"),
    "one option": ('options = [{ id = "a", word = "A" }]', "CO-10", "options ="),
    "nine options": (
        "options = [" + ",".join(f'{{ id = "a{n}", word = "A" }}' for n in range(9)) + "]",
        "CO-10",
        "options =",
    ),
    "an option without a word": (TWO.replace(', word = "B"', ""), "CO-10", "options ="),
    "an option of spaces": (TWO.replace('"B"', '" "'), "CO-10", "options ="),
    "words for options": ('options = ["A", "B"]', "CO-10", "options ="),
    "a number for options": ("options = 5", "CO-10", "options ="),
    "an option twice": (TWO.replace('"b"', '"a"'), "CO-10", "options ="),
    "the option we count apart": (TWO.replace('"b"', '"dont-know"'), "CO-10", "options ="),
    "none to pick": (TWO + "\nmost = 0", "CO-11", "most ="),
    "too many to pick": (TWO + "\nmost = 9", "CO-11", "most ="),
    "most is a word": (TWO + '\nmost = "3"', "CO-11", "most ="),
    "most is yes": (TWO + "\nmost = true", "CO-11", "most ="),
}


def findings_of(tmp_path: Path, text: str):
    file = tmp_path / "ours.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(TemplateError) as refused:
        template(str(file))
    return refused.value.findings, str(refused.value)


def sentences_of(activity: Activity) -> Iterator[str]:
    yield from (activity.name, activity.question, activity.comment)
    for several in (activity.statement, activity.happening, activity.not_happening):
        yield from several
    yield from activity.easier
    yield from (choice.word for choice in activity.all_choices)


ALL_SENTENCES = sorted(
    {s for t in templates() for a in t.activities for s in sentences_of(a) if s}
    | {s for t in templates() for s in t.about}
    | {s for s in sentences_of(answers().practice) if s}
)


def test_the_templates_all_load_the_principles_first():
    names = [t.name for t in templates()]
    assert names == ["eight-principles", "charter-review", "seminar", "survey"]
    assert all(t.title and t.activities and not t.is_own for t in templates())


def test_the_eight_principles_are_asked_by_name_and_in_order_and_then_picked_from():
    made = template("eight-principles")
    *principles, pick = made.activities
    assert len(principles) == 8
    assert [a.name for a in principles] == PRINCIPLES
    assert {a.kind for a in principles} == {Kind.CHOICE}
    assert [[c.word for c in a.choices] for a in principles] == [["Yes", "Sometimes", "No"]] * 8
    assert (pick.kind, pick.most) == (Kind.PICK, PICK_MOST)
    assert [c.word for c in pick.choices] == [a.name for a in principles]
    assert [c.key for c in pick.choices] == list("12345678")


def test_each_principle_has_its_easy_words_and_both_examples():
    for activity in template("eight-principles").activities[:8]:
        assert activity.statement
        assert activity.happening
        assert activity.not_happening
        assert 1 <= len(activity.easier) <= 3
        assert activity.question
        assert activity.comment


@pytest.mark.parametrize("name", [t.name for t in templates()])
def test_ids_in_a_template_are_different_and_none_is_the_practice(name):
    ids = [a.id for a in template(name).activities]
    assert len(set(ids)) == len(ids)
    assert PRACTICE not in ids


def test_every_key_means_one_answer_only():
    kinds = answers()
    for choices in kinds.sets.values():
        keys = [c.key for c in (*choices, *kinds.apart, *kinds.signals)]
        assert len(set(keys)) == len(keys)
    assert [c.key for c in kinds.apart] == ["0", "9"]
    assert [len(kinds.sets[k]) for k in (Kind.CHOICE, Kind.SCALE)] == [3, 5]


def test_the_practice_question_is_yes_sometimes_no_and_nothing_else():
    practice = answers().practice
    assert practice.id == PRACTICE
    assert [c.word for c in practice.all_choices] == ["Yes", "Sometimes", "No"]


@pytest.mark.parametrize("sentence", ALL_SENTENCES)
def test_a_sentence_has_at_most_fifteen_words(sentence):
    assert len(sentence.split()) <= MOST_WORDS
    assert not re.search(r"[.?!] ", sentence), "one entry is one sentence"


NAMES_OF_PICTURES = sorted(
    {c.picture for choices in answers().sets.values() for c in choices}
    | {c.picture for c in (*answers().apart, *answers().signals)}
    | {str(role) for role in Role}
)


@pytest.mark.parametrize("name", NAMES_OF_PICTURES)
def test_every_picture_is_there_and_small(name):
    svg = picture(name)
    assert svg.lstrip().startswith("<svg")
    assert len(svg.encode()) <= 2000
    assert not re.search(r"<script|<image|href=|url\(|on\w+=|@import", svg)


@pytest.mark.parametrize("name", ["", "nothing", "../choices", "yes.svg", "yes\0", "YES"])
def test_a_picture_that_is_not_there_is_empty(name):
    assert picture(name) == ""


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_a_copied_template_is_found_with_its_line_and_a_hint(tmp_path, name):
    old, new, code, hint, line = BROKEN[name]
    text = ORIGINAL.replace(old, new, 1)
    assert text != ORIGINAL
    findings, said_ = findings_of(tmp_path, text)
    right = [f for f in findings if f.code == code and hint in f.hint + f.what]
    assert right, findings
    assert right[0].where.startswith("ours.toml, line ")
    number = int(right[0].where.rsplit(" ", 1)[1])
    if isinstance(line, str):
        assert line in text.split("\n")[number - 1]
    elif code == "CO-8":
        assert number == 1 + text[: text.index('"trusted"', text.index('"trusted"') + 1)].count(
            "\n"
        )
    elif line is not None:
        assert number == line
    assert str(right[0]) in said_


@pytest.mark.parametrize("name", BROKEN_PICKS)
def test_a_mistake_in_a_list_to_pick_from_is_found_with_its_line(tmp_path, name):
    rest, code, line = BROKEN_PICKS[name]
    text = PICK.format(rest=rest)
    findings, _ = findings_of(tmp_path, text)
    assert [f.code for f in findings] == [code]
    number = int(findings[0].where.rsplit(" ", 1)[1])
    assert line in text.split("\n")[number - 1]
    assert findings[0].hint


def test_several_mistakes_are_told_at_once(tmp_path):
    text = ORIGINAL.replace('id = "heard"', 'id = "He ard"').replace('kind = "pick"', 'kind = "x"')
    findings, _ = findings_of(tmp_path, text)
    assert {f.code for f in findings} >= {"CO-7", "CO-9"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_template_from_notepad_is_read(tmp_path, ends, mark):
    file = tmp_path / "ours.toml"
    file.write_bytes((mark + PICK.format(rest=TWO).replace("\n", ends)).encode())
    made = template(str(file))
    assert made.is_own
    assert made.activities[0].is_own
    assert [c.word for c in made.activities[0].choices] == ["A", "B"]
    assert made.activities[0].most == PICK_MOST


BOMBS = {
    "deep lists": "x = " + "[" * 50_000,
    "deep lists that end": "x = " + "[" * 50_000 + "]" * 50_000,
    "deep tables": "x = " + "{a=" * 50_000,
    "deep keys": "a." * 5_000 + "b = 1",
    "a very long number": "x = " + "9" * 100_000,
    "a very long date": "x = 9999-99-99T99:99:99",
    "a very large file": "# " + "x" * 5_000_000,
    "many keys": "\n".join(f"k{n} = 1" for n in range(20_000)),
    "bytes": "\x00\x01\x02",
    "nothing": "",
    "activity is a table": 'format = 1\ntitle = "T"\n[activity]\nid = "a"',
    "activity is a list of words": 'format = 1\ntitle = "T"\nactivity = ["a", 5, []]',
    "format is yes": "format = true",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_template_that_means_harm_is_refused_in_plain_words(tmp_path, name):
    file = tmp_path / "bomb.toml"
    file.write_text(BOMBS[name], "utf-8")
    with pytest.raises(CoproduceError) as refused:
        template(str(file))
    assert refused.value.what_happened


@pytest.mark.parametrize("name", ["nothing-there", "", ".", "a\0b", "no/such/folder.toml"])
def test_a_template_that_is_not_there_is_said_in_plain_words(name):
    with pytest.raises(CoproduceError, match="We cannot read the template"):
        template(name)


def test_a_template_in_another_encoding_is_said_in_plain_words(tmp_path):
    (tmp_path / "ours.toml").write_bytes('title = "Café"'.encode("latin-1"))
    with pytest.raises(CoproduceError, match="We cannot read the template"):
        read_template(tmp_path / "ours.toml", is_own=True)


def test_words_of_a_template_are_cleaned(tmp_path):
    (tmp_path / "ours.toml").write_text(
        PICK.format(rest=TWO).replace('"Pick"', '"Pi\u202eck\\u001b[31m"'), "utf-8"
    )
    assert template(str(tmp_path / "ours.toml")).activities[0].name == "Pick"


def test_an_activity_of_our_own_is_asked_like_any_other():
    made = own_activity(4, " Lunch\x1b[2J ", "Is lunch quiet?")
    assert (made.id, made.name, made.is_own) == ("own-4", "Lunch", True)
    assert made.choices == answers().sets[Kind.CHOICE]
    assert made.apart == answers().apart
    assert made.is_answer(("yes",))
    assert not made.is_answer(("yes", "no"))
    assert said(made, made.name) == "Lunch"


def test_a_list_of_our_own_is_picked_from():
    made = own_activity(5, "Lunch", "What?", Kind.PICK, ["Soup", " ", "Rice"])
    assert [(c.word, c.key) for c in made.choices] == [("Soup", "1"), ("Rice", "2")]
    assert made.most == 2
    assert made.is_answer(("option-1", "option-2"))


@pytest.mark.parametrize("number", [0, 1, MOST_OPTIONS + 1])
def test_a_list_of_our_own_needs_two_to_eight(number):
    with pytest.raises(CoproduceError, match="2 to 8"):
        own_activity(1, "Lunch", "What?", Kind.PICK, [f"Dish {n}" for n in range(number)])


def test_a_second_round_is_new_and_names_the_first():
    first = template("eight-principles").activities[0]
    again = second_round(first, 12)
    assert again.id != first.id
    assert again.follows == first.id
    assert (again.question, again.choices) == (first.question, first.choices)
    longest = second_round(second_round(own_activity(1, "x" * 80, "?"), 2), 3)
    assert longest.id == "own-1-round-2-round-3"
    assert len(longest.id) <= 40


@pytest.mark.parametrize(
    ("chosen", "is_whole"),
    [
        ((), False),
        (("yes",), True),
        (("dont-know",), True),
        (("yes", "dont-know"), False),
        (("perhaps",), False),
        (("yes", "yes"), False),
    ],
)
def test_only_whole_answers_are_answers(chosen, is_whole):
    assert own_activity(1, "Lunch", "Quiet?").is_answer(chosen) is is_whole
