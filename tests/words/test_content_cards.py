"""The picture cards: common things that are told apart, ours to give away."""

from __future__ import annotations

import re

import pytest

from coproduce import deck


def test_there_are_at_least_forty_cards_with_plain_names_that_differ():
    names = [deck.card_name(card) for card in deck.cards()]
    assert len(names) >= 40
    assert len({name[:3] for name in names}) > len(names) * 0.8
    assert all(re.fullmatch(r"[a-z]{3,9}", name) for name in names)


@pytest.mark.parametrize("card", deck.cards())
def test_every_card_has_a_small_picture_that_asks_for_nothing(card):
    svg = deck.card_picture(card)
    assert svg.startswith("<svg")
    assert len(svg.encode()) <= 2000
    assert not re.search(r"<script|<image|href=|url\(|on\w+=|@import", svg)


def test_a_card_is_found_by_its_name_as_people_type_it():
    assert deck.card_of("  Kite ") == "kite"
    assert deck.card_of("kite 2") == deck.card_of("KITE-2") == "kite-2"
    for wrong in ("", "kite 1", "kite two", "../kite", "kites", "2"):
        assert deck.card_of(wrong) == "", wrong
    assert deck.card_picture("../../cards") == ""
