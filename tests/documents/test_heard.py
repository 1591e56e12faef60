"""What is heard of a pack: MP3 of a document and of its sections, and captions with true times."""

from __future__ import annotations

import math
import os
import re
import shutil
import signal
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from journey import coproduce
from tools import small_disk

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from easyread.document import Document, Heading, Quote, Row, plain, walk
from easyread.packing.kept import CannotWriteError
from easyread.pictures import Pictures
from easyread.speech import sound
from easyread.speech.pieces import Order
from easyread.speech.script import Utterance, script
from easyread.speech.sounds import Sounds
from easyread.speech.speaking import speak
from easyread.speech.voices import SPEAKERS, speaker_of
from easyread.write import Format, write_heard
from tests.documents.sample_documents import every_block
from tests.documents.spoken_documents import RATE, SHORT, content, heard, kept, loud, pack, spoken

SECTIONS = {
    f"short/short-{name}.mp3"
    for name in ("01-first", "02-second", "03-third", "04-what-was-checked")
}
ENGLISH = speaker_of("en-GB")
assert ENGLISH is not None


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A pack of a short page that is heard: its home, its content and its folder."""
    home = tmp_path_factory.mktemp("home")
    own, out = content(home / "own"), home / "pack"
    run = pack(home, own, out, "--format", "mp3,vtt,txt")
    assert run.returncode == 0, run.stderr
    return home, own, out


def files(out):
    return {p.relative_to(out).as_posix() for p in out.glob("short/*")}


def cues(out):
    text = (out / "short" / "short.vtt").read_text("utf-8")
    found = re.findall(r"(\S+) --> (\S+)\n(.+)", text)
    return [(clock(start), clock(end), words) for start, end, words in found]


def clock(text):
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_a_document_and_each_section_can_be_heard_and_the_start_page_lists_them(made):
    _home, _own, out = made
    assert files(out) == SECTIONS | {"short/short.mp3", "short/short.vtt", "short/short.txt"}
    start = " ".join((out / "start.txt").read_text("utf-8").split())
    assert "Listen to 1 part of it:" in start
    assert "Part 2: Second" in start
    assert "The voice is the voice of a computer. Please listen before families get it." in start
    assert "Language: English To read: Yes To hear: Yes " in start
    assert "To hear: No: there is no computer voice." in start


def test_each_sentence_begins_within_a_tenth_of_a_second_of_its_caption(made):
    _home, _own, out = made
    samples = heard((out / "short" / "short.mp3").read_bytes())
    found = cues(out)
    assert len(found) >= 2 + 3 + 6
    for start, end, words in found:
        assert loud(samples, start - 0.25, start - 0.02) < 8, words
        assert loud(samples, start, start + 0.1) > 20, words
        assert loud(samples, start, end) > 200, words
        assert loud(samples, end + 0.05, end + 0.2) < 8, words
        assert 2.5 <= len(words) / (end - start) <= 20, words


def test_it_says_whose_voice_it_is_after_the_title(made):
    _home, _own, out = made
    assert cues(out)[1][2] == "This is the voice of a computer."


def test_players_show_titles_whose_voice_it_is_and_chapters_where_they_begin(made):
    from mutagen.id3 import ID3
    from mutagen.mp3 import MP3

    _home, _own, out = made
    whole = ID3(str(out / "short" / "short.mp3"))
    assert str(whole["TIT2"]) == "A short page"
    assert str(whole["TPE1"]) == "This is the voice of a computer."
    assert str(whole["TLAN"]) == "eng"
    chapters = [(f.sub_frames["TIT2"].text[0], f.start_time / 1000) for f in whole.getall("CHAP")]
    assert [title for title, _start in chapters] == [
        "A short page",
        "First",
        "Second",
        "Third",
        "What was checked",
    ]
    starts = {words: start for start, _end, words in cues(out)}
    assert all(abs(starts[title] - start) < 0.01 for title, start in chapters[1:])
    second = ID3(str(out / "short" / "short-02-second.mp3"))
    assert (str(second["TIT2"]), str(second["TALB"]), str(second["TRCK"])) == (
        "Second", "A short page", "2/4",
    )  # fmt: skip
    known: Any = MP3(str(out / "short" / "short.mp3"))
    samples = heard((out / "short" / "short.mp3").read_bytes())
    assert abs(known.info.length - len(samples) / RATE) < 0.1


def test_one_changed_sentence_is_spoken_alone_and_only_its_files_are_written(made, tmp_path):
    home, _own, before = made
    out = tmp_path / "pack"
    shutil.copytree(before, out)
    was = kept(out)
    own = content(tmp_path / "own", SHORT.replace("We talk with you.", "We speak with you."))
    run = pack(home, own, out, "--format", "mp3,vtt,txt")
    assert run.returncode == 0, run.stderr
    now = kept(out)
    assert len(now.keys() - was.keys()) == 1
    assert len(was.keys() - now.keys()) == 1  # nobody needs the old sentence any more
    assert {name: was[name] for name in was if name in now}.items() <= now.items()
    pack(home, own, out, "--format", "txt")
    assert kept(out) == now  # but the sounds of files that nobody asked for this time stay
    assert "short, English: 1 of 1 sentences are spoken." in run.stderr
    assert "4 files are new." in run.stderr  # the whole, its captions, its text, and section 2
    same = {p for p in SECTIONS if (out / p).read_bytes() == (before / p).read_bytes()}
    assert same == SECTIONS - {"short/short-02-second.mp3"}


def test_a_changed_saying_is_heard_where_it_stands_and_nowhere_else(made, tmp_path):
    home, _own, before = made
    out = tmp_path / "pack"
    shutil.copytree(before, out)
    own = content(tmp_path / "own")
    (own / "speech").mkdir()
    (own / "speech" / "en.toml").write_text('[words]\n"11-18" = "eleven to eighteen"\n')
    run = pack(home, own, out, "--format", "mp3")
    assert run.returncode == 0, run.stderr
    changed = {p for p in SECTIONS if (out / p).read_bytes() != (before / p).read_bytes()}
    # Section 1 has a telephone number, which the new list has no words for, but it needs none.
    assert changed == {"short/short-02-second.mp3"}


def test_a_mistake_in_the_list_of_sayings_is_told_and_found_by_check(made, tmp_path):
    home, _own, _out = made
    own = content(tmp_path / "own")
    (own / "speech").mkdir()
    (own / "speech" / "en.toml").write_text("[words]\nEHCP = \n")
    run = coproduce(home, "content", "check", "--content", str(own))
    assert (run.returncode, "speech/en.toml, line 2" in run.stdout) == (1, True)
    run = pack(home, own, tmp_path / "pack", "--format", "mp3")
    assert run.returncode != 0
    assert "speech/en.toml, line 2" in run.stderr
    assert "Traceback" not in run.stderr


def words(*sentences, tag="en-GB", name="short"):
    return Document(name, "Title", "About.", tag, (Row(sentences),))


@pytest.mark.parametrize("tag", ["en-GB", "ur", "bn"])
def test_all_words_of_a_page_are_heard_in_order_in_their_own_language(tag):
    said = script(every_block(tag))
    assert {one.language for one in said} <= {tag, "en-GB", "ur"}
    written = [one.written for one in said]
    for block in walk(every_block(tag).blocks):
        if isinstance(block, Heading):
            assert plain(block.text) in written
    assert said[0].language == tag


@pytest.mark.parametrize(
    ("text", "tag"), [("Waan ku dhageysaneynaa.", "so"), ("نحن نستمع إليك.", "ar")]
)
def test_a_persons_words_that_no_voice_may_read_are_named_and_never_misread(text, tag):
    quote = Quote(text, tag, "This part is in another language.")
    said = script(replace(words(), blocks=(quote,)))
    assert [one.written for one in said[2:]] == [
        "This part is in another language.",
        "These words are in a language that the computer voice does not speak.",
    ]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (words("Waan ku dhageysaneynaa.", tag="so"), "no computer voice for the language “so”"),
        (words("نحن نستمع إليك.", tag="ar"), "because they have no vowel marks"),
    ],
)
def test_what_no_voice_may_read_is_refused(tmp_path, document, why):
    with pytest.raises(CoproduceError, match=why):
        Sounds(ContentFolder(), tmp_path).orders(script(document)[2:])


def test_hostile_words_are_heard_or_left_out_and_never_end_the_program(tmp_path):
    sentences = (
        "We listen. " * 400, "x" * 3_000, "😀 👩‍👩‍👧", "a\0b\x1b[31m\x07", "", "—",
        '<speak><audio src="/etc/passwd"/></speak>', "[[h@l]] \ud800 end",
    )  # fmt: skip
    document = words(*sentences)
    sounds = spoken(document, tmp_path)
    recording = sounds.recording(script(document))
    heard_ones = [cue.utterance.written for cue in recording.cues]
    assert not any("😀" in one or one in ("", "—") for one in heard_ones)
    assert len(heard_ones) == 2 + 5
    samples = heard(recording.mp3)
    assert abs(len(samples) / RATE - recording.seconds) < 0.05
    captions = write_heard(document, Format.CAPTIONS, Pictures(), sounds).decode()
    assert captions.count("-->") == len(heard_ones)
    assert "<speak>" not in captions


TEXTS = {
    "en-GB": "We want to hear what you think. You can tell us on paper.",
    "ur": "ہم جاننا چاہتے ہیں کہ آپ کیا سوچتے ہیں۔ آپ ہمیں بتا سکتے ہیں۔",
    "pa": "ਅਸੀਂ ਜਾਣਨਾ ਚਾਹੁੰਦੇ ਹਾਂ ਕਿ ਤੁਸੀਂ ਕੀ ਸੋਚਦੇ ਹੋ। ਤੁਸੀਂ ਸਾਨੂੰ ਦੱਸ ਸਕਦੇ ਹੋ।",
    "bn": "আমরা জানতে চাই আপনি কী ভাবছেন। আপনি আমাদের কাগজে বলতে পারেন।",
    "gu": "અમે જાણવા માંગીએ છીએ કે તમે શું વિચારો છો. તમે અમને કહી શકો છો.",
    "hi": "हम जानना चाहते हैं कि आप क्या सोचते हैं। आप हमें बता सकते हैं।",
    "pl": "Chcemy wiedzieć, co myślisz o naszym planie. Możesz nam powiedzieć.",
    "ro": "Vrem să știm ce crezi despre planul nostru. Ne poți spune pe hârtie.",
    "zh": "我们想知道你对我们的计划有什么看法。你可以写在纸上告诉我们。",
    "fa": "ما می‌خواهیم بدانیم شما چه فکر می‌کنید. می‌توانید به ما بگویید.",
    "ar": "نُرِيدُ أَنْ نَعْرِفَ رَأْيَكَ فِي خُطَّتِنَا. يُمْكِنُكَ أَنْ تُخْبِرَنَا.",
}


@pytest.fixture(scope="module")
def voices(tmp_path_factory):
    """Each language's voice: its recording of two equal cues, and the samples."""
    sounds = Sounds(ContentFolder(), tmp_path_factory.mktemp("voices"))
    scripts = {tag: (Utterance(text, tag), Utterance(text, tag)) for tag, text in TEXTS.items()}
    assert speak([o for one in scripts.values() for o in sounds.orders(one)], processes=2) == {}
    recordings = {tag: sounds.recording(one) for tag, one in scripts.items()}
    return {tag: (one, heard(one.mp3)) for tag, one in recordings.items()}


def test_voices_are_about_as_loud_as_each_other(voices):
    assert TEXTS.keys() == {one.language for one in SPEAKERS}
    for tag, (_recording, samples) in voices.items():
        assert max(map(abs, samples)) < 32767, f"{tag} is cut off"
    levels = {tag: level(samples) for tag, (_recording, samples) in voices.items()}
    assert max(levels.values()) - min(levels.values()) <= 3.0, levels


@pytest.mark.parametrize("tag", TEXTS)
def test_each_voice_begins_within_a_tenth_of_a_second_of_its_cue(voices, tag):
    recording, samples = voices[tag]
    for cue in recording.cues:
        assert loud(samples, cue.start - 0.15, cue.start - 0.02) < 8
        assert loud(samples, cue.start, cue.start + 0.1) > 20
        assert 2.5 <= len(TEXTS[tag]) / (cue.end - cue.start) <= 20


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en-GB", "“Have your say” is here."),
        ("en-GB", "('It is free.')"),
        ("pl", "„Chcemy wiedzieć”."),
        ("fa", "«می‌خواهیم بدانیم»"),
        ("zh", "《我们想知道》"),
    ],
)
def test_a_mark_before_the_first_word_does_not_hold_it_back(tmp_path, tag, text):
    sounds, said = Sounds(ContentFolder(), tmp_path), (Utterance(text, tag),)
    assert speak(sounds.orders(said), processes=1) == {}
    recording = sounds.recording(said)
    start = recording.cues[0].start
    assert recording.cues[0].utterance.written == text
    assert loud(heard(recording.mp3), start, start + 0.1) > 20


def level(samples):
    """Return the loudness of a voice in decibels: of its tenths of a second that are not pauses."""
    step = RATE // 10
    power = [
        sum(x * x for x in samples[at : at + step]) / step
        for at in range(0, len(samples) - step, step)
    ]
    spoken_ones = [one for one in power if one > max(power) / 100]
    return 10 * math.log10(sum(spoken_ones) / len(spoken_ones))


def order(place: Path, said="Hello."):
    assert ENGLISH is not None
    return Order(said, ENGLISH, place / "aa" / f"{len(said)}.mp3")


def test_half_a_piece_is_never_used(tmp_path):
    one = order(tmp_path)
    make_piece_apart(one)
    whole = one.place.read_bytes()
    one.place.write_bytes(whole[: len(whole) // 2])
    assert speak([one], processes=1) == {}
    assert len(one.place.read_bytes()) == len(whole)


def make_piece_apart(one):
    """Make a piece in a process of its own: here it would silence the tests' own output."""
    assert speak([one], processes=1) == {}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="not on this machine: kill")
@pytest.mark.needs("psutil")
def test_a_killed_voice_costs_its_sentence_and_the_others_are_spoken(tmp_path):
    import psutil

    orders = [order(tmp_path, "We listen. " * n) for n in range(10, 34)]
    stop, killed = threading.Event(), []

    def kill_one():
        while not stop.is_set():
            if any(tmp_path.rglob("*.mp3")):
                children = psutil.Process().children()
                for child in children:
                    if "spawn_main" in " ".join(child.cmdline()):
                        os.kill(child.pid, signal.SIGKILL)
                        killed.append(child.pid)
                        return

    killer = threading.Thread(target=kill_one)
    killer.start()
    wrong = speak(orders, processes=2)
    stop.set()
    killer.join()
    assert killed
    assert len(wrong) <= 1
    assert all("The computer voice could not say a sentence." in str(e) for e in wrong.values())
    assert sum(one.place.exists() for one in orders) >= len(orders) - 1
    assert speak(orders, processes=1) == {}
    assert not list(tmp_path.rglob("*.part"))


def test_a_full_disk_is_told_and_no_half_piece_has_a_name(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as place:
        orders = [order(place, "We listen. " * n) for n in range(5, 30)]
        with pytest.raises(CannotWriteError, match="The disk is full"):
            speak(orders, processes=1)
        for piece in place.rglob("*.mp3"):
            assert sound.seconds(piece.read_bytes()[32:]) > 0
        assert not list(place.rglob("*.part"))


def test_pieces_of_another_make_are_refused():
    with pytest.raises(ValueError, match="not a frame"):
        sound.seconds(b"RIFF" + bytes(200))
    with pytest.raises(ValueError, match="cut off"):
        sound.seconds(sound.silence(1.0)[:-10])


def test_nothing_is_printed_by_the_voices(tmp_path, capfd):
    spoken(words("Hello."), tmp_path)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
