"""What champions are asked: complete, short, with pictures, and said in every language."""

from __future__ import annotations

import pytest

from coproduce import assessment, differing
from coproduce.assessment import activity_of, looks
from coproduce.content import called, picture, said
from coproduce.domain.activity import EvidenceCard
from coproduce.domain.award_forms import EvidenceKind, Verdict
from coproduce.facts import read_facts
from coproduce.languages import speaking
from coproduce.sentences import choice_word
from tests.award.champions import URDU
from tests.words.pseudo import TAG, bare_english, make_pseudo

CRITERIA = read_facts().criteria
MOST_WORDS = 15
SENTENCE = "Zq wzq kq."
"""Words of an organisation that no catalogue has."""


def test_there_are_words_for_every_criterion_of_the_scheme_and_no_other():
    assert {c.id for c in CRITERIA} == {one["id"] for one in assessment._table()["criterion"]}


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda c: c.id)
def test_each_sentence_about_a_criterion_is_short_and_there_are_easier_ones(criterion):
    asked = activity_of(criterion)
    assert 1 <= len(asked.statement) <= 2
    assert len(asked.easier) >= 3
    for text in (*asked.statement, *asked.easier, asked.question, asked.comment):
        assert len(text.split()) <= MOST_WORDS, text


def test_the_four_answers_are_those_of_the_scheme_with_pictures_that_do_not_judge():
    asked = activity_of(CRITERIA[0])
    four = [c for c in asked.all_choices if c.id != "dont-understand"]
    assert [c.id for c in four] == [str(v).replace(" ", "-") for v in Verdict]
    assert [c.key for c in asked.all_choices] == ["1", "2", "3", "0", "9"]
    assert all(picture(c.picture) for c in asked.all_choices)


@pytest.mark.parametrize("kind", [*map(str, EvidenceKind), "words", "action", "statement"])
def test_every_kind_of_evidence_has_a_name_a_way_to_look_and_a_picture(kind):
    card = EvidenceCard(kind, SENTENCE)
    assert assessment.name(card)
    assert assessment.how_to_look(card).endswith("?")
    assert assessment.picture(card).startswith("<svg ")
    assert assessment.picture(EvidenceCard(kind, SENTENCE, picture="good")) != (
        assessment.picture(card)
    )
    assert assessment.picture(EvidenceCard(kind, SENTENCE, picture="../../x")) == (
        assessment.picture(card)
    )


def test_nothing_of_ours_is_bare_english(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    with speaking(TAG):
        for criterion in CRITERIA:
            asked = activity_of(criterion, tuple(EvidenceCard(k, SENTENCE) for k in looks()))
            told = [said(asked, t) for t in (*asked.statement, *asked.easier, asked.question)]
            told += [called(asked), said(asked, asked.comment), *assessment.told(asked)]
            told += [choice_word(asked, c) for c in asked.all_choices]
            for text in told:
                assert not bare_english(text.replace(SENTENCE, "")), text
        for text in (*assessment.asking_aside(), differing.title(), differing.nothing()):
            assert not bare_english(text), text


def test_a_sentence_is_said_in_the_language_of_the_reader_where_it_is_translated(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    known = read_facts().criteria[0].name
    with speaking(TAG):
        assert assessment.sentence(EvidenceCard("words", known))[1] == TAG
        assert assessment.sentence(EvidenceCard("words", SENTENCE)) == (SENTENCE, "en")
        assert assessment.sentence(EvidenceCard("words", URDU, "ur")) == (URDU, "ur")
