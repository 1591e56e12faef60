"""What careful easy-read writers do is no finding, and what looks like it still is one."""

from __future__ import annotations

import pytest

from easyread.check.from_markdown import from_markdown
from easyread.check.from_text import from_text
from easyread.check.profile import DEFAULT, PROFILES
from easyread.check.word_rules import WORD_RULES

QUIET = {
    "ER-201": (
        "A landlord is the owner of a home that other people rent.",
        "We ask for your ethnicity.\n\nThis is whether your family is from here.",
        "These words are hard:\n\n- Mediation – a helper sits with both of you.",
        "Inclusion Brumley helps children.",
        "You may get a referral. We help.\n\nReferral\n\nSomeone asks another team to help you.",
        "We have a hypothesis. It is long. A hypothesis is something we think may be so.",
        "We are a charity.\n\nHelp from Disability Equality Brumley for families",
        "We have a new plan – called a framework – that puts it into law.",
    ),
    "ER-202": (
        "People call it COVID-19.",
        "Look at GOV.UK for more.",
        "Special needs and/or disabilities is called SND.",
        "An XQ address is a number that your phone has.",
        "This plan does NOT say what school you go to.",
        "Text HELP to 85258.",
    ),
    "ER-203": (
        "We had an event in May. It is not fair that you could not come.",
        "Our flat is warm. It is a good place.",
        "There are many rules here. A policy is a set of rules. We change our policies.",
        "These people can help you:\n\n- your key worker\n- your named nurse\n- your link worker",
        "Special educational needs (SEND).\n\nSay your special educational needs. Ask of SEND.",
    ),
    "ER-211": (
        "But if you touch the door, you must wash your hands.",
        "After 7 days, if you are well, you can come back.",
        "There is no medicine yet that stops it.",
        "If you have help from family or paid carers you can bring them.",
        "Some children have Education, Health and Care plans.",
        "A judge decides when 2 or more people do not agree.",
        "This is the town where you or your family are from.",
        "We run a website and app called Hello Brumley.",
        "When you use the website and app we keep your name.",
        "We talked to our members and other people who write.",
        "Do not hit, kick or bite anybody.",
        "Because of this, you may have less money.",
        "You have the right to live as free a life as you can.",
        "This is my home – an easy read guide to the Brumley plan.",
        "We ask all people, including those who provide your help and those who plan it.",
        "Whether or not you have a plan, you can come.",
        "This is so people with learning disabilities and other groups can use it.",
    ),
    "ER-212": (
        "The authority is sometimes called “the council”.",
        "What is this easy read about?",
        "You can get involved by coming to a meeting.",
        "She is attracted to other women.",
    ),
    "ER-213": (
        "It is for people who do not work, do not study, or who do not earn much.",
        "There is no lift and no ramp.",
        "You can come with or without a friend, but not alone.",
        "I have never met her, nor her sister.",
    ),
    "ER-301": ("Good talk is a two-way thing.",),
    "ER-503": (
        "You can find this on our page about washing your hands\n\nWe made it in May.",
        "You can write to us at 7 High Street, Brumley B1 1BB\n\nWe made it in May.",
        "How can I stop people being unkind to me\n\nTell someone.",
        "Many councils have their own policies. You can find them in our book\n\nWe made it.",
        "Step 2: Ask somebody to help you to write the whole form\n\nWe made it in May.",
    ),
    "ER-304": ("Come on Weds 4 March 2026.",),
    "ER-306": ("Tick one:\n\n[ ] Yes\n\n[x] No",),
    "ER-402": ("Write to Freepost RTSZ-AAAA-BBBB.",),
}
LOUD = {
    "ER-201": (
        "The landlord rents it to you.",
        "You can have a screening.",
        "We speak for the population.",
        "You may get a referral. We help.\n\nReferral\n\nWe ask another team in May.",
        "We ask for your ethnicity.\n\nThis form is short.",
        "Annual meetings are in May.",
        "We like intellectual disabilities to be written about.",
    ),
    "ER-202": ("Look at GOV for more.", "The XQ is at your school."),
    "ER-203": (
        "There are many rules here. We change our policies.",
        "Your key worker helps you. Your named nurse comes too.",
        "We had an event in May. The fair was fun.",
    ),
    "ER-211": (
        "But if you touch the door, you must wash your hands and you must tell us.",
        "You can come back, yet many people stay at home.",
        "We asked the family and paid the carers.",
        "Do not hit, kick or bite, and you can stay.",
        "Go to the website and fill in the form.",
        "Because you are ill, you may have less money.",
        "The law was made in 1948, and over time it has changed.",
        "We meet on Monday and Mia sings a song.",
    ),
    "ER-212": (
        "You are called in after 2 minutes.",
        "You will be called.",
        "Our group was set up in May.",
    ),
    "ER-213": (
        "You cannot come if you do not have a ticket.",
        "It is not fair that we cannot vote.",
        "Do not come without a friend.",
    ),
    "ER-503": ("What you can do at home and at school when you are not well\n\nRest.",),
    "ER-303": (
        "Come on Weds 4 March 2026.",
        "Come on Sat 7th March.",
    ),
    "ER-306": ("Tick [this] one.",),
    "ER-402": ("This is ALL-IMPORTANT for you.",),
}


def codes(text: str) -> set[str]:
    prose = from_text(text, "text.txt")
    return {rule.code for rule in WORD_RULES if list(rule.look(prose, PROFILES[DEFAULT]))}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, all_ in QUIET.items() for t in all_])
def test_what_careful_writers_do_is_no_finding(code, text):
    assert code not in codes(text)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, all_ in LOUD.items() for t in all_])
def test_what_only_looks_like_it_is_still_found(code, text):
    assert code in codes(text)


def test_a_heading_that_only_calls_is_found_and_a_call_that_says_what_comes_is_not():
    rule = next(rule for rule in WORD_RULES if rule.code == "ER-503")
    quiet, loud = "# Catch your coughs and sneezes!\n", "# Join us!\n"
    assert not list(rule.look(from_markdown(quiet, "a.md"), PROFILES[DEFAULT]))
    assert list(rule.look(from_markdown(loud, "a.md"), PROFILES[DEFAULT]))


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("We will look at your form in May and you will get a letter from us in June.", "and you"),
        (
            "You can come to all of our meetings in Brumley, you can bring a friend as well.",
            "you can",
        ),
        (
            "We sent the form back to your school in May because some of it was not clear.",
            "because",
        ),
        ("If you have asked us for help with your form in May, you will get a letter.", ""),
        ("If you have a form with your name on it at home then bring it to the meeting.", ""),
        (
            "We see shops and clubs and halls and parks and homes and farms in the old town.",
            "",
        ),
        ("Children who need a lot of help because of a long illness can have some of it here.", ""),
        (
            "We have bats, cups, pens, bags, nuts, pins, pots, nets, sand, and salt for us all.",
            "",
        ),
    ],
)
def test_a_long_sentence_is_cut_only_where_a_new_one_could_start(sentence, begins):
    rule = next(rule for rule in WORD_RULES if rule.code == "ER-101")
    (found,) = rule.look(from_text(sentence, "text.txt"), PROFILES[DEFAULT])
    assert ("“" in found.hint) == bool(begins)
    assert f"“{begins}" in found.hint or not begins


def test_a_short_form_of_two_words_is_shown_whole():
    prose = from_text("Every son/daughter can come.", "text.txt")
    found = next(r for r in WORD_RULES if r.code == "ER-307").look(prose, PROFILES[DEFAULT])
    assert [one.words.split()[-1] for one in found] == ["son/daughter"]
