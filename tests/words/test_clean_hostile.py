"""What people type is made safe at the door, whatever it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.clean import (
    COMMENT_CHARACTERS,
    COMMENT_LINES,
    NAME_CHARACTERS,
    clean,
    clean_line,
)
from tests.words.hostile import EMOJI, ESC, HOSTILE, MARKER

NAMES = sorted(HOSTILE)
ANYTHING = st.text(st.characters(), max_size=120)
"""Every code point, lone surrogates among them."""
NASTY = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *EMOJI,
                ESC,
                "\x9b",
                "\x9d",
                "[31m",
                "]0;",
                "\x07",
                "\r",
                "\n",
                " ",
                "\xa0",
                "\u3000",
                "\t",
                "\u200c",
                "\u200d",
                "\u0301",
                "\u0327",
                "\u09be",
                "e",
                "र",
                "্",
                "\u2028",
                "\x00",
                "\ufe0f",
                "\u202e",
                "\ufeff",
                "\U000e0067",
                "\U000e007f",
                "🏴",
                "🇬",
                "🏽",
                "👩",
            ]
        ),
        st.characters(),
    ),
    max_size=80,
).map("".join)
"""The characters that meet in cleaning, close together."""

ALLOWED_FORMATS = {"\u200c", "\u200d", "\u06dd", *map(chr, range(0x600, 0x606))}


def faults(text: str) -> list[str]:
    """Return what stands in a clean text and may not."""
    found = []
    for character in text:
        category = unicodedata.category(character)
        is_flag = "\U000e0020" <= character <= "\U000e007f" and "🏴" in text
        is_young = "\U0001f300" <= character <= "\U0001faff"
        is_format = category == "Cf" and character not in ALLOWED_FORMATS and not is_flag
        is_bad = category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") and character != "\n"
        if is_format or (is_bad and not is_young):
            found.append(f"{category} {ord(character):04x}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_text_loses_what_does_harm(name):
    cleaned = clean(HOSTILE[name])
    assert not faults(cleaned)
    cleaned.encode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_text_is_cleaned_the_same_twice(name):
    cleaned, line = clean(HOSTILE[name]), clean_line(HOSTILE[name])
    assert clean(cleaned) == cleaned
    assert clean_line(line) == line


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_text_is_kept_within_its_length_and_lines(name):
    cleaned, line = clean(HOSTILE[name]), clean_line(HOSTILE[name])
    assert len(cleaned) <= COMMENT_CHARACTERS
    assert cleaned.count("\n") < COMMENT_LINES
    assert len(line) <= NAME_CHARACTERS
    assert "\n" not in line


@pytest.mark.parametrize("name", [n for n in NAMES if MARKER in HOSTILE[n]])
def test_the_harmless_words_of_a_hostile_text_are_kept(name):
    assert MARKER in clean(HOSTILE[name]).replace("\xa0", " ")


@given(st.one_of(ANYTHING, NASTY))
def test_anything_at_all_comes_out_clean_and_stays_as_it_is(text):
    cleaned = clean(text)
    assert not faults(cleaned)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(NASTY, st.integers(8, 60), st.integers(1, 4))
def test_a_cut_text_is_clean_too(text, characters, lines):
    cleaned = clean(text, characters, lines)
    assert len(cleaned) <= characters
    assert cleaned.count("\n") < lines
    assert not faults(cleaned)
    assert clean(cleaned, characters, lines) == cleaned


@given(st.one_of(ANYTHING, NASTY))
def test_a_line_is_one_line_without_edges(text):
    line = clean_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert "  " not in line
    assert clean_line(line) == line


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=60))
def test_words_of_any_script_are_unchanged_but_for_nfc(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith(("csi ", "c1 csi ", "osc "))])
def test_a_terminal_sequence_goes_whole(name):
    # One without an end takes with it what a terminal would take as the rest of it.
    rest = [] if name.endswith("no end") else ["please"]
    assert clean(HOSTILE[name]).split()[: 2 + len(rest)] == [*MARKER.split(), *rest]
