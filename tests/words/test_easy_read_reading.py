"""All parts of a text are read at once: each must say what it says when it is read alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.check.checking import check_file
from easyread.check.prose import Kind, Part, Prose
from easyread.check.sentences import tokens
from easyread.check.signs import columns_of
from easyread.check.whole import matches, places_of

_PIECES = (
    "Word ",
    "word ",
    "co-op",
    "don’t",
    "3.5",
    "e.g. ",
    "Dr. ",
    ". ",
    ".",
    "。",
    "? ",
    "”",
    "\n",
    "\0",
    "a@b.c",
    "www.a.uk",
    ", ",
    " ",
    "É",
    "_",
)
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=2), max_size=12).map("".join)
_SOME = st.lists(st.tuples(_TEXTS, st.booleans()), min_size=1, max_size=4)


def _parts(some: list[tuple[str, bool]]) -> tuple[Part, ...]:
    return tuple(Part(Kind.TEXT, text, "line 1", is_by_line=by_line) for text, by_line in some)


@given(_SOME)
def test_parts_that_are_read_together_say_what_each_says_alone(some):
    together, alone = _parts(some), _parts(some)
    prose = Prose("text", together)
    assert prose.word_count == sum(len(part.words) for part in alone)
    assert prose.vocabulary == {word for part in alone for word in part.words}
    for one, other in zip(together, alone, strict=True):
        assert one.sentences == other.sentences
        assert one.tokens == other.tokens
        assert one.words == other.words


@given(_SOME)
def test_a_sentence_stands_where_it_is_said_to(some):
    for part in _parts(some):
        for sentence in part.sentences:
            text = part.text.replace("\0", " ")
            assert text.startswith(sentence.text, sentence.start)


@given(_SOME, st.integers(0, 5))
def test_long_sentences_are_those_with_more_words(some, most):
    prose = Prose("text", _parts(some))
    counts = [
        sum(token not in ',;:()–—“”"?!…' for token in tokens)
        for part in prose.parts
        for tokens in part.tokens
    ]
    expected = [(number, count) for number, count in enumerate(counts) if count > most]
    assert prose.reading.with_more_words(most) == expected


@given(st.text("a&/; (", max_size=20))
def test_signs_are_matched_as_in_a_search_through_the_text(text):
    pattern = re.compile(r"(?<=\s)&(?=\s)|a/a*|;|\([^(]*;")
    begins = [place - 1 for place in places_of(text, "/")]
    found = matches(pattern, text, begins + places_of(text, "&", ";", "("))
    assert [one.span() for one in found] == [one.span() for one in pattern.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We meet (on Monday.\n\nYou can come) too.\n",
        "You can bring tea &\n\n- bread.\n",
        "There are 3\n\nMay be more.\n",
        "Write on 3/4\n\n/2026 is this year.\n",
    ],
    ids=["brackets", "sign", "month", "date"],
)
def test_nothing_is_found_across_the_end_of_a_paragraph(text, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text(text, "utf-8")
    codes = {fault.code for fault in check_file(file).faults}
    assert not codes & {"ER-303", "ER-304", "ER-306", "ER-307"}


def test_an_old_letter_in_a_number_word_stops_no_check(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("We have six rooms, and ſeven more.\n", "utf-8")
    found = [fault.found for fault in check_file(file).faults if fault.code == "ER-301"]
    assert [one.hint for one in found] == ["Write: 6", "Write: 7"]


@given(_TEXTS | st.text())
def test_every_rule_gives_each_word_one_sign(text):
    words = tokens(f"{text} ŉew İs ﬁrst ǰ")  # some are two letters as soon as they are capitals
    assert all(len(column) == len(words) for column in columns_of(words))
    whole = columns_of(["co-op", *words])
    assert [column[1:] for column in whole] == columns_of(words)
