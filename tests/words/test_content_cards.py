"""The picture cards: common things that are told apart, ours to give away."""

from __future__ import annotations

import re

import pytest

from coproduce import deck, languages


def test_there_are_at_least_forty_cards_with_plain_names_that_differ():
    names = [deck.card_name(card) for card in deck.cards()]
    assert len(names) >= 40
    assert len({name[:3] for name in names}) > len(names) * 0.8
    assert all(re.fullmatch(r"[a-z]{3,9}", name) for name in names)


OLD = ("kite", "snail", "dog", "owl", "anchor", "shoe")
"""They are insults, or other things, in a language of ours."""


def test_no_card_is_an_insult_in_a_language_of_ours_and_old_meetings_keep_theirs():
    assert not set(OLD) & set(deck.cards())
    assert deck.card_name("owl-2") == "owl 2"
    assert deck.card_of("Anchor") == "anchor"


@pytest.mark.parametrize("tag", sorted(one.tag for one in languages.available()))
def test_no_two_cards_have_one_name_in_any_language(tag):
    with languages.speaking(tag):
        names = [deck.card_name(card) for card in deck.cards()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("card", [*deck.cards(), *OLD])
def test_every_card_has_a_small_picture_that_asks_for_nothing(card):
    svg = deck.card_picture(card)
    assert svg.startswith("<svg")
    assert len(svg.encode()) <= 2000
    assert not re.search(r"<script|<image|href=|url\(|on\w+=|@import", svg)


def test_a_card_is_found_by_its_name_as_people_type_it():
    assert deck.card_of("  Boat ") == "boat"
    assert deck.card_of("boat 2") == deck.card_of("BOAT-2") == "boat-2"
    for wrong in ("", "boat 1", "boat two", "../boat", "boats", "2"):
        assert deck.card_of(wrong) == "", wrong
    assert deck.card_picture("../../cards") == ""
