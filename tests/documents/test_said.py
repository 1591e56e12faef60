"""How words are said: cleaned, respelled where a voice would be wrong, and always traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.content_folder import ContentError, ContentFolder
from easyread.speech.said import LONGEST, can_be_said, cleaned, in_lengths, sayings
from easyread.speech.voices import SPEAKERS

ENGLISH = sayings(ContentFolder(), "en-GB")


def said(text):
    return "".join(part.said for part in ENGLISH.parts(text))


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("An EHCP is a plan.", "An E H C P is a plan."),
        ("The UNCRC and SENDIASS.", "The U N C R C and send I A S S."),
        ("RISE and YES are groups.", "rise and yes are groups."),
        ("The 4 C's help.", "The four Cs help."),
        ("The 4 C’s help.", "The four Cs help."),
        ("People aged 11-18.", "People aged 11 to 18."),
        ("From 2022–2025.", "From 2022 to 2025."),
        ("On 3 July 2022.", "On the third of July 2022."),
        ("On Monday 31 March.", "On Monday the thirty first of March."),
        ("At 10:30 or 9.05 am or 14:00.", "At 10 30 or 9 0 5 am or 14 o'clock."),
        ("Ring 0121 303 1234.", "Ring 0 1 2 1, 3 0 3, 1 2 3 4."),
        ("Ring 07700900123 now.", "Ring 0 7 7 0 0 9 0 0 1 2 3 now."),
        ("See www.example.org/a-b.", "See w w w dot example dot org slash a dash b."),
        ("See https://example.org.uk/.", "See example dot org dot u k."),
        ("Write to us@example.org.", "Write to us at example dot org."),
    ],
)
def test_it_is_said_as_people_say_it(written, heard):
    assert said(written) == heard


OTHERS = [speaker.language for speaker in SPEAKERS if speaker.language != "en-GB"]


@pytest.mark.parametrize("tag", OTHERS)
def test_every_list_spells_english_short_forms_and_has_each_sign(tag):
    own = sayings(ContentFolder(), tag)
    for written, heard in (("EHCP", "E H C P"), ("SENDIASS", "send I A S S")):
        assert [part.said for part in own.parts(written)] == [heard]
    parts = [part.said for part in own.parts("x 11-18 y a_b-c@example.org/z")]
    heard = " ".join(parts)
    assert f"11 {own.signs['to']} 18" in heard
    assert heard.count(own.signs["dot"]) == 1
    assert own.signs.keys() >= {"dot", "slash", "at", "dash", "underscore", "to"}


@pytest.mark.parametrize(
    ("tag", "written", "heard"),
    [
        ("pl", "Do 31 lipca 2022.", "Do trzydziestego pierwszego lipca 2022."),
        ("pl", "Konwencja ONZ i RISE.", "Konwencja o en zet i rajz."),
        ("ro", "Până vineri 1 iulie 2022.", "Până vineri întâi iulie 2022."),
        ("ro", "UN plan pentru RISE.", "UN plan pentru raiz."),  # "un" is a word there
        ("zh-Hans", "2022年7月的EHCP计划。", "2 0 2 2年7月的E H C P计划。"),
        ("zh-Hans", "11-18岁，2 000 年", "11 到 18岁，2 000 年"),
        ("zh-Hans", "请打0121 303 1234。", "请打0 1 2 1, 3 0 3, 1 2 3 4。"),
        ("zh-Hans", "下午14:00开始", "下午14 点开始"),
        ("bn", "EHCPর জন্য", "E H C Pর জন্য"),  # an ending touches it
        ("ar", "فِي EHCP", "فِي E H C P"),
    ],
)
def test_dates_and_short_forms_are_said_as_the_language_says_them(tag, written, heard):
    parts = list(sayings(ContentFolder(), tag).parts(written))
    assert "".join(part.said for part in parts) == heard
    assert "".join(part.written for part in parts) == written


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people",
        "3.5 hours",
        "a well-known plan",
        "YESTERDAY",
        "EHCPX",
        "40 July 2022",
        "1-2-3",
    ],
)
def test_what_only_looks_alike_is_left_as_it_is(text):
    assert said(text) == text


@given(st.text())
def test_the_written_words_are_found_again_under_the_said_ones(text):
    assert "".join(part.written for part in ENGLISH.parts(text)) == text


@given(st.text(max_size=3000))
def test_what_a_voice_is_given_is_clean_and_short(text):
    for piece in in_lengths(cleaned(text)):
        assert 0 < len(piece) <= LONGEST
        assert not any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in piece)


def test_long_words_lose_no_letter():
    text = cleaned("We listen. " * 300 + "x" * 2000)
    assert "".join("".join(in_lengths(text)).split()) == "".join(text.split())


def test_emoji_and_dashes_have_no_sound():
    assert not can_be_said(cleaned("😀 – … 👩‍👩‍👧"))
    assert cleaned("ﬁne \x1b[31m１１ 😀 yes") == "fine [31m11 yes"


def test_staff_change_how_a_word_is_said(tmp_path):
    (tmp_path / "speech").mkdir()
    (tmp_path / "speech" / "en.toml").write_text('[words]\n"Yardley Wood" = "yard lee wood"\n')
    own = sayings(ContentFolder(tmp_path), "en-GB")
    assert "".join(p.said for p in own.parts("In Yardley Wood.")) == "In yard lee wood."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[words]\nEHCP = \n", 2, "We cannot read this list of how words are said."),
        ("[words]\nEHCP = 4\n", 1, "How a word is said has to be in quotation marks."),
        ("months = 4\n", 1, "Months and days are lists of words in quotation marks."),
    ],
)
def test_a_mistake_in_the_list_is_told_with_its_file_and_line(tmp_path, text, line, what):
    (tmp_path / "speech").mkdir()
    (tmp_path / "speech" / "en.toml").write_text(text)
    with pytest.raises(ContentError) as error:
        sayings(ContentFolder(tmp_path), "en-GB")
    (finding,) = error.value.findings
    assert finding.what == what
    assert f"speech/en.toml, line {line}" in str(finding)
