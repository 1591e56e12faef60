"""Where a sentence ends, on what misleads simple splitters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from easyread.check.from_markdown import from_markdown
from easyread.check.from_text import from_text
from easyread.check.lazy import Remembered
from easyread.check.prose import Kind, Part, Prose
from easyread.check.sentences import sentences, words

WHOLE = (
    "Bring a snack, e.g. an apple, to the club.",
    "Ask Dr. Patel about it.",
    "The 4 C's are on page 2.",
    "Wait at stop No. 5 for the bus.",
    "It costs 3.5 pounds.",
    "J. R. Hill is our chair.",
    "Look at www.birmingham.gov.uk/send for more.",
    "Write to send.team@birmingham.gov.uk today.",
    "Come at 10.30 a.m. on Monday.",
    "“Stop!” she said to the driver.",
    "You can say “No.” and go home.",
    "He asked: “Why me?” and sat down.",
    "Mr. and Mrs. Khan live in St. Paul's Road.",
    "We meet Mon. to Fri. at noon.",
    "See pp. 4 and 5.",
    "1. Come in.",
    "a) Bring a friend.",
)
SPLIT = {
    "Come in. Sit down.": 2,
    "Is it free? Yes. It is.": 3,
    "Stop! Look. Listen.": 3,
    "It costs 3.5 pounds. Pay at the desk.": 2,
    "Bring fruit, etc. We have cups.": 2,
    "“Come in.” She smiled.": 2,
    "I live in Hill Rd. You live there too.": 2,
    "It is for you and me and I. The others can wait.": 2,
    "आप आइए। बैठिए।": 2,
    "आइए॥ बैठिए॥": 2,
    "آئیے۔ بیٹھیے۔": 2,
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_full_stop_that_ends_nothing_splits_nothing(text):
    assert [one.text for one in sentences(text)] == [text]


@pytest.mark.parametrize("text", SPLIT)
def test_each_sentence_is_its_own(text):
    assert len(list(sentences(text))) == SPLIT[text]


def test_a_sentence_knows_where_it_stands():
    text = "  Come in.   Sit down. "
    assert [text[one.start :].startswith(one.text) for one in sentences(text)] == [True, True]


def test_an_entry_of_a_list_is_a_sentence_of_its_own():
    said = from_text("You need:\n- a coat\n- a hat and a scarf\n", "list.txt")
    assert [[one.text for one in part.sentences] for part in said.parts][1:] == [
        ["a coat"],
        ["a hat and a scarf"],
    ]


def test_each_line_of_our_own_content_is_a_sentence_with_or_without_its_stop():
    text = "# Us\nabout: What we do.\n\n![](talk)\nWe meet\nYou talk\n"
    part = from_markdown(text, "us.md").parts[-1]
    assert [one.text for one in part.sentences] == ["We meet", "You talk"]


def test_numbers_addresses_and_joined_words_are_one_word_each():
    assert len(words("It's 2,000 co-production e-mails to a.b@c.org at 10:30.")) == 8


_PIECES = (
    "word ",
    "co-op",
    "don’t",
    "3.5",
    ". ",
    "。",
    "! ",
    "\n",
    "a@b.c",
    "www.a.uk",
    ", ",
    "“",
    "É",
    "-",
    "_",
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join), st.booleans())
def test_the_words_of_a_part_are_those_of_its_sentences_together(text, is_by_line):
    part = Part(Kind.TEXT, text, "line 1", is_by_line=is_by_line)
    assert list(part.words) == words(text)


@example("a@b.ca@b.ca@b.c")
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join))
def test_each_word_is_found_where_it_stands(text):
    prose = Prose("text", (Part(Kind.TEXT, text, "line 1"),))
    for sentence in prose.english_in(0):
        ends = 0
        for place, word in enumerate(sentence.tokens):
            start = sentence.index_of(place)
            assert start >= ends
            assert sentence.text.startswith(word, start)
            ends = start + len(word)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join))
def test_each_word_has_one_letter_for_what_it_is(text):
    prose = Prose("text", (Part(Kind.TEXT, text, "line 1"),))
    for sentence in prose.english_in(0):
        assert len(sentence.letters) == len(sentence.tokens)
        assert sentence.letters.isascii()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Then we eat, and you can go.", "esV,JsAV"),
        ("The work is hard, but they work.", "DNbK,JsV"),
        ("She said that they like it.", "sVusVs"),
        ("Ben and Mia work here.", "NJNVB"),
        ("We’ll go to the park to walk.", "iV2DN2I"),
    ],
)
def test_what_a_word_is_is_told_from_the_words_around_it(text, letters):
    prose = Prose("text", (Part(Kind.TEXT, text, "line 1"),))
    assert [sentence.letters for sentence in prose.english_in(0)] == [letters]


def test_words_are_not_remembered_without_end():
    remembered = Remembered(str.upper)
    said = [remembered[f"word{number}"] for number in range(50_000)]
    assert len(remembered) <= 20_000
    assert said[1] == remembered["word1"] == "WORD1"
