"""What you told us: a session's report says what may be said, in words and in figures."""

from __future__ import annotations

import io

import docx
import page
import pytest

from coproduce.content import template
from coproduce.domain.action import Action
from coproduce.domain.people import How, Role
from coproduce.domain.progress import Phase
from coproduce.domain.tally import count
from coproduce.domain.view import ActivityReport, Report
from coproduce.languages import speaking
from easyread.build.report import what_you_told_us
from easyread.build.shares import said
from easyread.document import (
    Chart,
    Heading,
    Layout,
    NoteKind,
    Quote,
    Row,
    Table,
    plain,
    spans,
    walk,
)
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.words.pseudo import TAG, bare_english, make_pseudo

ASKED = template("eight-principles").activities[0]


def one(chosen=("yes",) * 6 + ("no",) * 4, role=Role.YOUNG_PERSON, comments=(), languages=()):
    tally = count(ASKED.id, [(role, How.OWN, (choice,)) for choice in chosen])
    shown = None if tally.is_too_few else tally
    return ActivityReport(
        ASKED, Phase.CLOSED, shown, tally.is_too_few, comments, languages=languages
    )


def report(*activities, actions=(), title="Hall", is_pretend=False):
    return Report("hall", title, "en", is_pretend, 0.0, 10, (), activities, actions)


def of(kind, document):
    return [block for block in walk(document.blocks) if isinstance(block, kind)]


def sentences(document):
    rows = of(Row, document)
    return [plain(s) for row in rows for s in (*row.sentences, *row.points)]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, "Nobody said Yes."),
        (1, "Some people said Yes: 1."),
        (4, "About half of the people said Yes: 4."),
        (5, "About half of the people said Yes: 5."),
        (6, "Most people said Yes: 6."),
        (10, "Everybody said Yes: 10."),
    ],
)
def test_how_many_people_is_said_in_a_word_and_in_figures(number, sentence):
    assert said(number, 10, "Yes") == sentence


def test_each_question_has_its_result_in_words_and_in_bars():
    document = what_you_told_us(report(one()))
    told = sentences(document)
    assert "10 people have answered." in told
    assert "About half of the people said No: 4." in told
    assert "Nobody said Sometimes." in told
    [chart] = of(Chart, document)
    assert [(bar.label, bar.number) for bar in chart.bars][:3] == [
        ("Yes", 6), ("Sometimes", 0), ("No", 4),
    ]  # fmt: skip
    assert chart.out_of == 10
    assert chart.summary == "Most people said Yes: 6 of 10."  # as the room's screen says
    assert len({bar.pattern for bar in chart.bars}) == len(chart.bars)


def test_groups_are_told_apart_by_the_small_numbers_rule():
    answers = [(Role.YOUNG_PERSON, How.OWN, ("yes",))] * 6 + [(Role.PARENT, How.OWN, ("no",))] * 5
    counted = ActivityReport(ASKED, Phase.CLOSED, count(ASKED.id, answers), False, ())
    told = sentences(what_you_told_us(report(counted)))
    counts = "Yes: {}. Sometimes: 0. No: {}. I don't know: 0. I don't understand: 0."
    assert "Young people, 6 people. " + counts.format(6, 0) in told
    assert "Parents and carers, 5 people. " + counts.format(0, 5) in told
    few = [*answers[:6], *answers[:4]]
    alone = ActivityReport(ASKED, Phase.CLOSED, count(ASKED.id, few), False, ())
    assert not [s for s in sentences(what_you_told_us(report(alone))) if "Young people" in s]


def test_too_few_answers_give_no_number_and_no_bars():
    document = what_you_told_us(report(one(chosen=("yes",) * 4)))
    assert of(Chart, document) == []
    assert "Fewer than 5 people answered. That is too few to show." in sentences(document)
    assert not [s for s in sentences(document) if " of " in s and "4" in s]


def test_a_comment_stays_in_its_own_language_and_words():
    words = ("ہمیں وقت دیں", "Ask **us** [first](http://example.org)")
    document = what_you_told_us(report(one(comments=words, languages=("ur", "en"))))
    first, second = of(Quote, document)
    assert (first.text, first.language, first.about) == (words[0], "ur", "This part is in Urdu.")
    assert (second.text, second.language, second.about) == (words[1], "en-GB", "")


def test_actions_have_an_owner_and_a_date_or_say_that_they_have_not():
    actions = (
        Action(1, "Ask us first", "We will ask", "Sam", "1 March"),
        Action(2, "a", "b", "", ""),
    )
    [table] = of(Table, what_you_told_us(report(actions=actions)))
    assert table.rows[0] == ("Ask us first", "We will ask", "Sam", "1 March")
    assert table.rows[1][2:] == ("Not decided yet", "Not decided yet")
    empty = what_you_told_us(report())
    assert "We have not written down yet what we will do." in sentences(empty)


def test_a_report_of_pretend_people_says_so_on_every_page():
    document = what_you_told_us(report(is_pretend=True))
    assert [mark.kind for mark in document.marks] == [NoteKind.PRETEND]
    assert what_you_told_us(report()).marks == ()


def test_nothing_that_was_typed_is_read_as_markup():
    typed = "**Sam** [us](http://example.org)"
    document = what_you_told_us(report(actions=(Action(1, typed, typed, typed, typed),)))
    [table] = of(Table, document)
    for cell in table.rows[0]:
        assert [(s.text, s.is_strong, s.address) for s in spans(cell)] == [(typed, False, "")]


def test_the_report_has_no_bare_english(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    with speaking(TAG):
        document = what_you_told_us(report(one(), one(chosen=("no",) * 3)))
        tables = [cell for t in of(Table, document) for cell in (t.caption, *t.header)]
        bars = [bar.label for chart in of(Chart, document) for bar in chart.bars]
        heads = [heading.text for heading in of(Heading, document)]
        seen = " ".join(
            (document.title, document.about, *heads, *sentences(document), *tables, *bars)
        )
    assert bare_english(seen, names=["Hall"]) == []


def test_the_validator_passes_the_report_and_the_word_file_opens():
    words = ("ہمیں وقت دیں", "Ask us first")
    actions = (Action(1, "Ask us first", "We will ask", "Sam", "1 March"),)
    one_ = one(comments=words, languages=("ur", "en"))
    document = what_you_told_us(report(one_, actions=actions, is_pretend=True))
    pdf = write(document, Format.PDF, Layout.EASY_READ, Pictures())
    found = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert found.is_compliant, [str(failure.message) for failure in found.failures]
    word = docx.Document(io.BytesIO(write(document, Format.WORD, Layout.EASY_READ, Pictures())))
    text = " ".join(t.text or "" for t in word.element.body.iter() if t.tag.endswith("}t"))
    assert words[0] in text
