"""Picture phrases, the agreement and the ladder: what is in content/ for people."""

from __future__ import annotations

import re

import pytest

from coproduce import content_people
from coproduce.domain.people import AgreementPart

KINDS = [phrase.is_good for phrase in content_people.phrases()]


def test_half_of_20_phrases_are_good_and_half_hard():
    assert len(KINDS) == 20
    assert KINDS.count(True) == KINDS.count(False) == 10
    assert KINDS[::2] == [True] * 10, "good and hard take turns: neither is offered first"


@pytest.mark.parametrize("phrase", content_people.phrases(), ids=lambda p: p.id)
def test_a_phrase_is_one_short_sentence_with_a_small_picture_of_no_colour(phrase):
    assert re.fullmatch(r"[A-Z][^.!?]*\.", phrase.text)
    assert len(phrase.text.split()) <= 8
    svg = content_people.phrase_picture(phrase)
    assert len(svg.encode()) <= 2048
    assert 'viewBox="0 0 64 64"' in svg
    assert not re.findall(r"#[0-9a-f]{3}|rgb|href|<script|<text", svg)
    assert content_people.phrase_text([phrase.id]) == phrase.text


def test_ids_of_phrases_are_each_their_own():
    ids = [phrase.id for phrase in content_people.phrases()]
    assert len(set(ids)) == len(ids)
    assert content_people.phrase_text(["no-such-phrase"]) == ""


def test_the_agreement_has_every_part_once_and_each_can_be_refused():
    sheet = content_people.agreement()
    assert [words.part for words in sheet.parts] == list(AgreementPart)
    for words in sheet.parts:
        assert words.question.endswith("?")
        assert words.if_no
        for sentence in (*words.about, words.if_no, words.question):
            assert len(sentence.split()) <= 12


def test_the_ladder_is_labelled_as_its_publishers():
    ladder = content_people.ladder()
    assert "Think Local Act Personal" in ladder.publisher
    assert ladder.address.startswith("https://www.thinklocalactpersonal.org.uk/")
    assert [step.name for step in ladder.steps] == [
        "Coercion", "Educating", "Informing", "Consultation", "Engagement", "Co-design",
        "Co-production",
    ]  # fmt: skip
    assert content_people.ladder_step("co-design") == ladder.steps[5]
    assert content_people.ladder_step("our own way") is None
