"""Which way words run, and telephone numbers among words that run the other way."""

from __future__ import annotations

import babel
import babel.localedata
import pytest

from easyread.scripts import direction, has_right_to_left, kept_numbers, language_of, printable

PHONE = "\u200e0121\xa0303\xa01234\u200e"


@pytest.mark.parametrize("tag", ["ur", "ar-SY", "fa", "ps", "prs", "ckb", "pa-Arab", "ur-GB"])
def test_these_languages_run_from_right_to_left(tag):
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en-GB", "bn", "pa-Guru", "pa", "gu", "zh-Hans", "pl", "sd-Deva"])
def test_these_languages_run_from_left_to_right(tag):
    assert direction(tag) == "ltr"


def test_babel_agrees_about_every_language_that_it_knows():
    for name in babel.localedata.locale_identifiers():
        locale = babel.Locale.parse(name)
        if locale.text_direction != "ttb":
            assert direction(name.replace("_", "-")) == locale.text_direction, name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("فون 0121 303 1234 پر", f"فون {PHONE} پر"),
        ("فون +44 121 303 1234", "فون \u200e+44\xa0121\xa0303\xa01234\u200e"),
        ("فون (0121) 303-1234۔", "فون \u200e(0121)\xa0303-1234\u200e۔"),
        ("سال 2026 میں", "سال 2026 میں"),
        ("12 بجے", "12 بجے"),
    ],
)
def test_a_telephone_number_keeps_its_order_between_arabic_letters(typed, kept):
    assert kept_numbers(typed) == kept


def test_a_number_on_its_own_is_left_as_it_is():
    assert (
        kept_numbers("2026/11/25 at www.example.org/12-34") == "2026/11/25 at www.example.org/12-34"
    )


def test_a_sentence_in_latin_letters_among_urdu_is_english():
    assert language_of("This is a draft.", "ur") == "en-GB"
    assert language_of("یہ مسودہ ہے۔", "ur") == "ur"
    assert language_of("0121 303 1234", "ur") == "ur"
    assert language_of("To jest szkic.", "pl") == "pl"


def test_right_to_left_letters_are_found_among_others():
    assert has_right_to_left("We say سلام here")
    assert not has_right_to_left("We say hello 123")


def test_a_letter_keeps_four_marks_and_a_joiner_once():
    assert printable("q" + "\u0301" * 50) == "q" + "\u0301" * 4
    assert printable("q" + "\u0301\u200c" * 50).count("\u0301") == 4
    assert printable("a\u200c\u200c\u200cb") == "a\u200cb"


def test_what_no_page_can_show_is_left_out():
    assert printable("one\ttwo\x00\ud800\u202e\ufeff\ue000 three") == "one two three"
    for kept in ("می\u200cخواهم", "ক্\u200dষ", "naïve", "12\xa0km", "\u0600"):
        assert printable(kept) == kept


def test_the_brackets_round_a_web_address_stay_round_it():
    said = kept_numbers("تصویریں OpenMoji (openmoji.org/a) کی ہیں۔")
    assert said == "تصویریں OpenMoji \u200e(openmoji.org/a)\u200e کی ہیں۔"
    assert kept_numbers("(8) کی (یہ)") == "(8) کی (یہ)"


def test_the_english_word_in_brackets_stays_apart_from_the_latin_word_before_it():
    said = kept_numbers("قواعد SEND (SEND Code of Practice)")
    assert said == "قواعد SEND \u200f(SEND Code of Practice)"
