"""The voices: each trap of espeak-ng and of pyttsx3's own driver that ours does not step into.

docs/decisions/0016 says what the stock driver did.
"""

from __future__ import annotations

import subprocess
import sys
import wave
from dataclasses import replace
from pathlib import Path

import pytest
from journey import environment

from coproduce.errors import MISSING, CoproduceError
from easyread.speech.driver import Speech
from easyread.speech.espeak import voice_for
from easyread.speech.voices import SPEAKERS, Speaker, Standing, has_vowel_marks, speaker_of
from easyread.speech.voices import standing_of as standing

ENGLISH = speaker_of("en-GB")
URDU = speaker_of("ur")
assert ENGLISH is not None
assert URDU is not None
SLOW = replace(URDU, rate=80)


@pytest.fixture(scope="module")
def speech():
    return Speech()


def spoken(speech, text, speaker, place):
    speech.save(text, speaker, place)
    with wave.open(str(place)) as file:
        assert file.getframerate() == 22050
        return file.readframes(file.getnframes())


def seconds(samples):
    return len(samples) / 2 / 22050


def test_the_first_file_and_every_file_is_there_and_whole_on_return(speech, tmp_path):
    lengths = [
        seconds(spoken(speech, f"This is number {n}.", ENGLISH, tmp_path / f"{n}.wav"))
        for n in range(30)
    ]
    assert all(length > 0.5 for length in lengths)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{n}.wav" for n in range(30))


def test_the_same_words_sound_the_same_whatever_was_said_before(speech, tmp_path):
    first = seconds(spoken(speech, "We listen to you.", ENGLISH, tmp_path / "a.wav"))
    slow = seconds(spoken(speech, "We listen to you.", SLOW, tmp_path / "b.wav"))
    again = seconds(spoken(speech, "We listen to you.", ENGLISH, tmp_path / "c.wav"))
    # The library's own voice varies by 2 in 100 from one time to the next.
    assert abs(again - first) < 0.04 * first
    assert slow > 1.2 * first


def test_an_unknown_voice_is_refused_and_never_spoken_by_the_one_before(speech, tmp_path):
    speech.save("Hello.", ENGLISH, tmp_path / "hello.wav")
    somali = Speaker("so", "so", Standing.RECORDING_ONLY, 120)
    with pytest.raises(CoproduceError, match="no computer voice for the language “so”"):
        speech.save("Waan ku dhageysaneynaa.", somali, tmp_path / "somali.wav")
    assert not (tmp_path / "somali.wav").exists()


@pytest.mark.parametrize("tag", ["so", "so-SO", "ps", "ckb", "prs", "pa-Arab", "syl", "xx", ""])
def test_a_language_without_a_voice_has_no_speaker_and_no_near_one(tag):
    assert speaker_of(tag) is None
    assert standing(tag) is Standing.RECORDING_ONLY


def test_each_speaker_is_the_librarys_own_voice_of_its_language(speech):
    voices = speech.property("voices")
    found = {one.language: voice_for(voices, one.voice) for one in SPEAKERS}
    names = {tag: voice.name for tag, voice in found.items() if voice}
    assert names.keys() == {one.language for one in SPEAKERS}
    assert names["ur"] == "Urdu"
    assert names["en-GB"] == "English (Great Britain)"
    assert all(voice_for(voices, tag) is None for tag in ("so", "ps", "ckb"))


def test_arabic_is_read_only_with_its_vowel_marks():
    assert has_vowel_marks("نُرِيدُ أَنْ نَعْرِفَ رَأْيَكَ")
    assert not has_vowel_marks("نريد أن نعرف رأيك")
    assert standing("ar") is Standing.NEEDS_MARKS


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "One word. " * 200,
        "😀 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "a\0b\x1b[31m\x07\u202e",
        '<speak><audio src="/etc/passwd">no</audio></speak>',
        "[[h@l'oU]] \ud800",
    ],
)
def test_no_text_ends_the_process(speech, tmp_path, text):
    spoken(speech, text, ENGLISH, tmp_path / "hostile.wav")
    assert seconds(spoken(speech, "Still here.", ENGLISH, tmp_path / "after.wav")) > 0.5


def test_markup_is_words_and_never_reads_a_file(speech, tmp_path):
    beep = tmp_path / "beep.wav"
    with wave.open(str(beep), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(22050)
        out.writeframes(b"\x34\x12" * 22050)
    heard = spoken(speech, f'<audio src="{beep}">x</audio>', ENGLISH, tmp_path / "said.wav")
    assert b"\x34\x12" * 500 not in heard


def test_missing_data_is_told_and_does_not_end_the_process(tmp_path):
    code = (
        "import sys; from pathlib import Path; from coproduce.errors import CoproduceError\n"
        "from easyread.speech.espeak import Espeak\n"
        "try: Espeak(data=Path(sys.argv[1]))\n"
        "except CoproduceError as error: sys.exit(error.code)\n"
    )
    for place in (tmp_path, tmp_path / ("long" * 60)):
        run = subprocess.run(
            [sys.executable, "-c", code, str(place)],
            capture_output=True,
            env=environment(tmp_path),
            check=False,
        )
        assert (run.returncode, run.stdout) == (MISSING, b""), run.stderr


def test_what_went_wrong_is_raised_although_pyttsx3_would_hide_it(speech, tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        speech.save("Hello.", ENGLISH, Path(tmp_path / "nowhere" / "hello.wav"))
