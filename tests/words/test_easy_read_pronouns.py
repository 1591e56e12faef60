"""When a pronoun could mean more than one thing, and when number and kind leave one."""

from __future__ import annotations

import pytest

from easyread.check.er_pronouns import RULES
from easyread.check.from_text import from_text
from easyread.check.profile import DEFAULT, PROFILES

(RULE,) = RULES

UNCLEAR = {
    "two things": "Our school has a garden and a pond. It is new.",
    "two persons": "The nurse saw the teacher. She was late.",
    "two names": "Amrit sits beside Hodan. Her bag is red.",
    "several of both": "Nurses met the parents. They were late.",
    "the object cannot be the subject": "The keys lie by the maps. Pupils must not take them.",
    "the nearer noun fits too": "The ramp is new. The door is old. We will paint it soon.",
    "this after two ideas": (
        "Some people eat less, and others sleep badly. If this happens, ring us."
    ),
    "that was": "The panel said no and cut the money. My dad said that was unfair.",
    "these after two things": "Bring your forms and your pens. These will be given back.",
}
CLEAR = {
    "one noun": "We have a new hall. It is warm.",
    "one of the kind": "My sister has a tablet. She uses it every day.",
    "what somebody is": "Ravi is a vet. He likes cats.",
    "where it is": "The club meets in the big hall. It costs 2 pounds.",
    "of": "We had the roof of the shed mended. It is dry now.",
    "a pair": "The school and the council both help. They write to you.",
    "only people do it": "Parents read the letters. They told us about it.",
    "bound by with": "They clean every street with a big school on it.",
    "the doing": "Staff have a plan and a list. They know how to do it.",
    "nothing": "Take your coat and your hat. It is raining.",
    "one person": "If your child is ill, keep them at home.",
    "no pronoun": "The nurse and the teacher work in IT. IT is on floor 2.",
    "the first one clear": "My mum has a job. She likes it, and she is good at it.",
}


def found(text: str) -> list[str]:
    prose = from_text(text, "text.txt")
    return [one.words for one in RULE.look(prose, PROFILES[DEFAULT])]


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_a_pronoun_that_could_mean_two_is_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", CLEAR.values(), ids=CLEAR)
def test_a_pronoun_that_number_and_kind_make_clear_is_left(text):
    assert found(text) == []


def test_what_a_pronoun_could_mean_is_said_as_it_stands_there():
    text = "We like the Old Mill. The nurse saw Hodan's mum and Mrs Begum. She was late."
    (one,) = RULE.look(from_text(text, "text.txt"), PROFILES[DEFAULT])
    assert one.what == "“She” could mean any of these: nurse, Hodan's mum, Mrs Begum"
    assert one.words == "She was late."


def test_for_this_no_names_are_said():
    text = "The panel said no and cut the money. My dad said that was unfair."
    (one,) = RULE.look(from_text(text, "text.txt"), PROFILES[DEFAULT])
    assert one.what == "“that” could mean more than one thing here."
