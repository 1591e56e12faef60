"""How fast each voice reads: written words in a minute of the finished sound, pauses and all."""

from __future__ import annotations

import re

import pytest
from journey import coproduce
from tools import scale

from coproduce.content_folder import ContentFolder
from easyread.speech.script import Utterance
from easyread.speech.sounds import Sounds
from easyread.speech.speaking import speak
from easyread.speech.voices import SPEAKERS, speaker_of

SPOKEN = ("en", "ur", "pa-Guru", "bn", "gu", "pl", "ro", "fa", "zh-Hans")
"""Languages with a voice and with documents of ours."""
TAGS = scale(quick=("pl",), covering=("en", "pl", "zh-Hans"), everything=SPOKEN)
CHARTER = ("charter", "pledges")
DOCUMENTS = scale(quick=CHARTER[:1], covering=CHARTER, everything=CHARTER)
WORDS, CHARACTERS = (110, 130), (170, 210)
"""A minute. Chinese puts no spaces between words, and a word has about 1.6 characters."""
PASSAGES = {
    "hi": (
        "हम जानना चाहते हैं कि आप क्या सोचते हैं।",
        "आप हमें बता सकते हैं।",
        "आप अकेले जवाब दे सकते हैं या किसी की मदद ले सकते हैं।",
        "आपको अपना नाम बताने की ज़रूरत नहीं है।",
        "हम आपकी बात सुनते हैं।",
        "फिर हम बताते हैं कि क्या बदला।",
    ),
    "ar": (
        "نُرِيدُ أَنْ نَعْرِفَ رَأْيَكَ فِي خُطَّتِنَا.",
        "يُمْكِنُكَ أَنْ تُخْبِرَنَا.",
        "يُمْكِنُكَ أَنْ تُجِيبَ وَحْدَكَ أَوْ مَعَ شَخْصٍ يُسَاعِدُكَ.",
        "لَيْسَ عَلَيْكَ أَنْ تَقُولَ اسْمَكَ.",
        "نَحْنُ نَسْتَمِعُ إِلَيْكَ.",
        "ثُمَّ نَقُولُ لَكَ مَا الَّذِي تَغَيَّرَ.",
    ),
}
"""Hindi has no documents of ours yet, and our Arabic ones have no vowel marks."""


@pytest.fixture(scope="module", params=TAGS)
def captions(request, tmp_path_factory):
    """The captions of each document in one language: file name and when what is heard."""
    home = tmp_path_factory.mktemp("home")
    wanted = ("--format", "vtt", "--language", request.param, "--draft", "--out", str(home / "p"))
    run = coproduce(home, "pack", *DOCUMENTS, *wanted)
    assert run.returncode == 0, run.stderr
    for name in DOCUMENTS:
        line = rf"^{name}, \w+: (\d+) of \1 sentences are spoken\.$"
        assert len(re.findall(line, run.stderr, re.MULTILINE)) == 1
    found = {file.stem: cues(file.read_text("utf-8")) for file in home.glob("p/*/*.vtt")}
    assert len(found) == len(DOCUMENTS)
    return found


def cues(text):
    found = re.findall(r"(\S+) --> (\S+)\n(.+)", text)
    return [(clock(start), clock(end), words) for start, end, words in found]


def clock(text):
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def a_minute(found, count):
    return 60 * sum(count(text) for _start, _end, text in found) / found[-1][1]


def words(text):
    return len(text.split())


def characters(text):
    """Count letters and figures: punctuation takes no time of its own in this measure."""
    return sum(letter.isalnum() for letter in text)


def test_each_document_is_read_at_the_pace_that_easy_words_need(captions):
    wrong = {}
    for name, found in captions.items():
        is_chinese = "zh-Hans" in name
        pace = a_minute(found, characters if is_chinese else words)
        slowest, fastest = CHARACTERS if is_chinese else WORDS
        if not slowest <= pace <= fastest:
            wrong[name] = round(pace)
    assert wrong == {}


def test_no_sentence_is_rushed_or_drawn_out(captions):
    wrong = [
        (name, text, round(len(text) / (end - start), 1))
        for name, found in captions.items()
        for start, end, text in found
        if not 2.5 <= len(text) / (end - start) <= 20
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", PASSAGES)
def test_a_language_without_documents_is_read_at_the_same_pace(tag, tmp_path):
    sounds = Sounds(ContentFolder(), tmp_path)
    script = [Utterance(text, tag) for text in PASSAGES[tag]]
    assert speak(sounds.orders(script), processes=1) == {}
    recording = sounds.recording(script)
    said = sum(words(text) for text in PASSAGES[tag])
    assert WORDS[0] <= 60 * said / recording.seconds <= WORDS[1]


def test_every_language_with_a_voice_is_measured():
    measured = {speaker.language for tag in (*SPOKEN, *PASSAGES) if (speaker := speaker_of(tag))}
    assert measured == {speaker.language for speaker in SPEAKERS}
