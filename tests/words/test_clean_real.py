"""What people write in their languages comes out as it went in."""

from __future__ import annotations

import unicodedata

import pytest

from coproduce.clean import COMMENT_CHARACTERS, COMMENT_LINES, clean, clean_line
from tests.words.hostile import EMOJI, REAL

SENTENCES = [(tag, sentence) for tag, several in REAL.items() for sentence in several]


def test_there_are_twelve_languages_with_three_sentences_each():
    assert len(REAL) == 12
    assert all(len(sentences) >= 3 for sentences in REAL.values())


@pytest.mark.parametrize(("tag", "sentence"), SENTENCES)
@pytest.mark.parametrize("way_in", ["NFC", "NFD"])
def test_a_real_sentence_is_unchanged_but_for_nfc(tag, sentence, way_in):
    typed = unicodedata.normalize(way_in, sentence)
    assert clean(typed) == unicodedata.normalize("NFC", sentence)
    assert clean_line(typed) == unicodedata.normalize("NFC", sentence)


@pytest.mark.parametrize("tag", REAL)
def test_lines_of_a_real_comment_stay_lines(tag):
    typed = "\n".join(REAL[tag])
    assert clean(typed) == unicodedata.normalize("NFC", typed)


@pytest.mark.parametrize("emoji", EMOJI, ids=ascii)
def test_an_emoji_is_unchanged_in_the_middle_of_words(emoji):
    assert clean(f"Yes {emoji} please") == f"Yes {emoji} please"
    assert clean(emoji) == emoji


@pytest.mark.parametrize("emoji", [e for e in EMOJI if " " not in e and len(e) < 9], ids=ascii)
def test_a_cut_never_leaves_half_an_emoji(emoji):
    letters = "a" * 40
    for characters in range(40, 40 + len(emoji) + 1):
        assert clean(letters + emoji, characters).removeprefix(letters) in _wholes(emoji)


def _wholes(emoji: str) -> set[str]:
    """Three flags or two keycaps in a row may be cut between two of them, never within one."""
    if emoji.startswith("🇬"):
        return {emoji[:n] for n in (0, 2, 4, 6)}
    return {"", emoji[:3], emoji} if emoji.startswith("1") else {"", emoji}


def test_a_cut_never_parts_a_letter_from_its_marks():
    word = "ক্ষিঁ"
    for characters in range(30, 50):
        cut = clean("a" * 36 + word * 3, characters)
        rest = cut.removeprefix("a" * 36)
        assert not unicodedata.category(rest[:1] or "a").startswith("M")
        assert rest == "" or len(cut) <= characters
        after = ("a" * 36 + word * 3)[len(cut) :]
        assert not unicodedata.category(after[:1] or "a").startswith("M")


def test_words_beyond_the_last_line_are_kept_in_it():
    typed = "\n".join(f"word{number}" for number in range(COMMENT_LINES + 5))
    cleaned = clean(typed)
    assert cleaned.split() == typed.split()
    assert cleaned.count("\n") == COMMENT_LINES - 1


def test_empty_lines_first_cost_no_words():
    assert clean("\n" * 30 + "We are here.") == "We are here."


@pytest.mark.parametrize("gap", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_kind_of_line_end_parts_lines(gap):
    assert clean(f"one{gap}two") == "one\ntwo"
    assert clean_line(f"one{gap}two") == "one two"


def test_the_year_sign_of_urdu_is_kept():
    assert clean("۲۰۲۵\u0601") == "۲۰۲۵\u0601"


def test_a_comment_of_the_longest_length_is_whole():
    typed = "x" * COMMENT_CHARACTERS
    assert clean(typed) == typed
    assert clean(typed + "y") == typed
