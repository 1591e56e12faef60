"""A person's voice in the place of the computer's: used only as it was read and agreed to."""

from __future__ import annotations

import datetime as dt
import math
import re
import threading
import wave
from array import array
from contextlib import contextmanager
from itertools import pairwise

import httpx
import pytest
from journey import coproduce, there

from coproduce.content_folder import ContentFolder
from easyread import recording_page
from easyread.document import Document, Heading, Row
from easyread.reading import Content
from easyread.reading import document as read_document
from easyread.speech.recordings import RECORD, place_of, shelf, with_recordings, written
from easyread.speech.script import script
from easyread.speech.sounds import Sounds
from tests.documents.spoken_documents import RATE, content, heard, pack
from tests.phones.browser import chromium


def tone(file, seconds=1.0, height=8000, rate=44100, pitch=300, quiet=0.0):
    """Write a tone in two channels: what a phone would send, and no voice.

    There are `quiet` seconds of silence before and after it.
    """
    samples = array(
        "h",
        (
            int(height * math.sin(2 * math.pi * pitch * n / rate))
            for n in range(int(seconds * rate))
            for _side in (0, 1)
        ),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(rate)
        silence = bytes(4 * int(quiet * rate))
        out.writeframes(silence + samples.tobytes() + silence)


@pytest.fixture
def own(tmp_path):
    """A folder of content with a short document, and the numbers of its sentences."""
    made = content(tmp_path / "own")
    run = coproduce(tmp_path, "recordings", "script", "short", "--content", str(made))
    assert run.returncode == 0, run.stderr
    return made


def recordings(own):
    return own / "recordings" / "en" / "short"


def number(own, words):
    text = (recordings(own) / "script.txt").read_text("utf-8")
    return there(re.search(rf"(\d+)  {re.escape(words)}", text))[1]


def agree(own, until=""):
    file = recordings(own) / RECORD
    text = file.read_text("utf-8").replace("agreed = false", "agreed = true")
    file.write_text(text.replace("# until = 2027-12-31", f"until = {until}" if until else ""))


def cue(out, words):
    """When a sentence is heard, in seconds, as the captions say."""
    text = (out / "short" / "short.vtt").read_text("utf-8")
    at = re.search(rf"(\S+) --> (\S+)\n{re.escape(words)}", text)
    return tuple(
        sum(float(part) * 60**place for place, part in enumerate(reversed(one.split(":"))))
        for one in there(at).groups()
    )


def made(tmp_path, own):
    out = tmp_path / "pack"
    run = pack(tmp_path, own, out, "--format", "mp3,vtt")
    assert run.returncode == 0, run.stderr
    return out, heard((out / "short" / "short.mp3").read_bytes())


def pitch(samples, start, end):
    """How often a stretch of sound crosses nothing, in hertz."""
    part = samples[int(start * RATE) : int(end * RATE)]
    return sum(a < 0 <= b for a, b in pairwise(part)) / (end - start)


def test_a_recorded_sentence_is_heard_in_its_place_and_nowhere_else(tmp_path, own):
    tone(recordings(own) / f"{number(own, 'We talk with you.')}.wav", quiet=2.0)
    agree(own)
    out, samples = made(tmp_path, own)
    start, end = cue(out, "We talk with you.")
    assert 0.9 < end - start < 1.3
    assert 290 < pitch(samples, start + 0.1, start + 0.8) < 310
    first, last = cue(out, "Thank you.")
    assert not 290 < pitch(samples, first, last) < 310
    assert "A person reads a part of this." in (out / "short/short.vtt").read_text("utf-8")


@pytest.mark.parametrize("why", ["nobody agreed", "it is over"])
def test_without_agreement_the_computer_reads_it(tmp_path, own, why):
    tone(recordings(own) / f"{number(own, 'We talk with you.')}.wav")
    if why == "it is over":
        agree(own, until="2020-01-01")
    out, samples = made(tmp_path, own)
    start, end = cue(out, "We talk with you.")
    assert not 290 < pitch(samples, start, end) < 310
    status = coproduce(tmp_path, "recordings", "status", "short", "--content", str(own))
    assert status.returncode == 1
    assert "Nobody agreed" in status.stdout


def test_changed_words_make_a_recording_old_and_it_is_not_used(tmp_path, own):
    name = number(own, "We talk with you.")
    tone(recordings(own) / f"{name}.wav")
    agree(own)
    file = own / "documents" / "short.md"
    file.write_text(file.read_text("utf-8").replace("We talk with you.", "We talk to you."))
    out, samples = made(tmp_path, own)
    start, end = cue(out, "We talk to you.")
    assert not 290 < pitch(samples, start, end) < 310
    for _again in range(2):  # writing the script again does not make it new
        status = coproduce(tmp_path, "recordings", "status", "short", "--content", str(own))
        assert status.returncode == 1
        assert f"The words of {name} have changed." in status.stdout
        coproduce(tmp_path, "recordings", "script", "short", "--content", str(own))
    assert number(own, "We talk to you.") != name


def test_a_section_and_a_whole_document_can_be_one_recording(tmp_path, own):
    tone(recordings(own) / "section-02.wav", 3.0)
    agree(own)
    out, samples = made(tmp_path, own)
    start, end = cue(out, "Second")
    assert 2.9 < end - start < 3.2
    assert 290 < pitch(samples, start + 0.1, end - 0.2) < 310
    assert "We talk with you." not in (out / "short/short.vtt").read_text("utf-8")
    tone(recordings(own) / "document.wav", 4.0)
    _out, samples = made(tmp_path, own)
    assert 4.0 < len(samples) / RATE < 6.0


def test_near_and_far_voices_are_equally_loud(tmp_path, own):
    near, far = number(own, "We talk with you."), number(own, "Thank you.")
    tone(recordings(own) / f"{near}.wav", height=25000)
    tone(recordings(own) / f"{far}.wav", height=300, pitch=350)
    agree(own)
    out, samples = made(tmp_path, own)
    levels = []
    for words in ("We talk with you.", "Thank you.", "You can ring 0121 303 1234."):
        start, end = cue(out, words)
        part = samples[int((start + 0.1) * RATE) : int((end - 0.1) * RATE)]
        levels.append(10 * math.log10(sum(s * s for s in part) / len(part)))
    assert max(levels) - min(levels) < 3  # decibels; the last one is the computer


@pytest.mark.parametrize(
    ("bad", "said"),
    [(b"no sound", "that we can read"), (b"", "that we can read"), (None, "Nothing can be heard")],
)
def test_a_recording_that_cannot_be_used_is_named_and_nothing_is_made(tmp_path, own, bad, said):
    name = number(own, "Thank you.")
    if bad is None:
        tone(recordings(own) / f"{name}.wav", height=0)
    else:
        (recordings(own) / f"{name}.mp3").write_bytes(bad)
    agree(own)
    run = pack(tmp_path, own, tmp_path / "pack", "--format", "mp3")
    assert run.returncode == 1
    told = " ".join(run.stderr.split())
    assert f"We cannot use the recording {name}" in told
    assert said in told
    assert not (tmp_path / "pack/short/short.mp3").exists()


def test_a_language_without_a_voice_is_heard_when_a_person_reads_all_of_it(tmp_path):
    blocks = (Heading("Kow", 1, "a"), Row(("Waan wada hadalnaa.",), None))
    document = Document("short", "Warqad", "Waa gaaban.", "so", blocks)
    folder = ContentFolder(content(tmp_path / "own"))
    place, found = there(place_of(folder, document)), there(shelf(folder, document))
    for part in found.parts:
        tone(place / f"{part.name}.wav")
    (place / RECORD).write_text(written(found).replace("agreed = false", "agreed = true"), "utf-8")
    said = script(with_recordings(document, folder, dt.date(2026, 11, 25)))
    assert all(one.recording or one.is_covered for one in said)
    recording = Sounds(folder, tmp_path / "kept").recording(said)
    assert recording.seconds > 1


# The page


@contextmanager
def studio(own):
    folder = ContentFolder(own)
    server = recording_page.server(folder, read_document(Content(folder), "short"))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_only_the_page_itself_can_leave_a_recording(tmp_path, own):
    with studio(own) as address:
        put = httpx.put(f"{address}/sound/001", content=b"x")
        other = httpx.get(f"{address}/", headers={"host": "evil.example"})
        secret = there(re.search(r'data-secret="([^"]+)"', httpx.get(address).text))[1]
        garbage = httpx.put(f"{address}/sound/001", content=b"x", headers={"x-coproduce": secret})
        out = httpx.put(f"{address}/sound/../../x", content=b"x", headers={"x-coproduce": secret})
        agreed = httpx.put(f"{address}/agreed", content=b"x", headers={"x-coproduce": secret})
    assert (put.status_code, other.status_code) == (403, 403)
    assert agreed.status_code == 400
    assert garbage.status_code == 409
    assert out.status_code == 404
    assert sorted(p.name for p in recordings(own).iterdir()) == [RECORD, "script.txt"]


@pytest.mark.needs("chromium", "playwright")
def test_a_person_records_a_sentence_on_the_page_and_the_pack_has_it(tmp_path, own):
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    with studio(own) as address, chromium(*fake) as browser:
        page = browser.new_page()
        page.goto(address)
        page.get_by_label("Your name, if families may know it").fill("Test reader")
        page.get_by_label("I agree that families hear my voice.").check()
        page.get_by_role("button", name="Keep this").click()
        page.locator("#said", has_text="We keep that.").wait_for()
        row = page.locator("li", has_text="We talk with you.")
        row.get_by_role("button", name="Record").click()
        page.locator("#said", has_text="We hear you.").wait_for()
        row.get_by_role("button", name="Stop and keep").click()
        row.locator(".state", has_text="There is a recording.").wait_for()
        assert row.get_by_role("button", name="Listen").is_visible()
    name = number(own, "We talk with you.")
    assert (recordings(own) / f"{name}.wav").stat().st_size > 44
    record = (recordings(own) / RECORD).read_text("utf-8")
    assert 'reader = "Test reader"' in record
    assert "agreed = true" in record


# Films, and languages that are mostly spoken


@pytest.fixture
def signed(tmp_path, own):
    """A folder with a film of the first section, agreed to, and its captions."""
    words = ("recordings", "script", "short", "--of", "bfi", "--content", str(own))
    assert coproduce(tmp_path, *words).returncode == 0
    place = own / "recordings" / "bfi" / "short"
    record = (place / RECORD).read_text("utf-8").replace("agreed = false", "agreed = true")
    record = record.replace('language = ""', 'language = "British Sign Language"')
    (place / RECORD).write_text(record, "utf-8")
    (place / "section-01.mp4").write_bytes(b"a film")
    (place / "section-01.vtt").write_text("WEBVTT\n")
    return place


def start_text(tmp_path):
    return " ".join((tmp_path / "pack" / "start.txt").read_text("utf-8").split())


def test_a_captioned_film_of_a_section_lies_in_the_pack_and_is_listed(tmp_path, own, signed):
    run = pack(tmp_path, own, tmp_path / "pack", "--format", "txt")
    assert run.returncode == 0, run.stderr
    made = tmp_path / "pack" / "short"
    assert (made / "short-bfi-section-01.mp4").read_bytes() == b"a film"
    assert (made / "short-bfi-section-01.vtt").exists()
    page = (tmp_path / "pack" / "index.html").read_text("utf-8")
    assert 'href="short/short-bfi-section-01.mp4"' in page
    assert "British Sign Language, Part 1: First" in start_text(tmp_path)
    assert "Sign language: Yes, parts of it" in start_text(tmp_path)
    before = (made / "short-bfi-section-01.mp4").stat().st_mtime_ns
    again = pack(tmp_path, own, tmp_path / "pack", "--format", "txt,vtt")
    assert "1 file is new." in again.stderr  # it has looked at everything
    assert (made / "short-bfi-section-01.mp4").stat().st_mtime_ns == before


@pytest.mark.parametrize("why", ["captions", "agreement", "words"])
def test_a_film_that_may_not_be_used_is_left_out_with_the_reason(tmp_path, own, signed, why):
    if why == "captions":
        (signed / "section-01.vtt").unlink()
    elif why == "agreement":
        text = (signed / RECORD).read_text("utf-8")
        (signed / RECORD).write_text(text.replace("agreed = true", "agreed = false"), "utf-8")
    else:
        file = own / "documents" / "short.md"
        file.write_text(file.read_text("utf-8").replace("We listen to you.", "We hear you."))
    pack(tmp_path, own, tmp_path / "pack", "--format", "txt")
    assert not list((tmp_path / "pack").rglob("*.mp4"))
    said = {
        "captions": "It has no captions. Put them beside it: section-01.vtt",
        "agreement": "Nobody agreed that families hear this, or the last day is over.",
        "words": "The words of section-01 have changed. Record it again.",
    }
    assert said[why] in start_text(tmp_path)
    assert "Sign language: Yes" not in start_text(tmp_path)


def test_a_language_that_is_mostly_spoken_comes_as_sound(tmp_path, own):
    words = ("recordings", "script", "short", "--of", "phr", "--content", str(own))
    assert coproduce(tmp_path, *words).returncode == 0
    place = own / "recordings" / "phr" / "short"
    record = (place / RECORD).read_text("utf-8").replace("agreed = false", "agreed = true")
    (place / RECORD).write_text(record, "utf-8")
    tone(place / "section-02.wav", 2.0, height=300)
    (place / "section-03.mp3").write_bytes(b"no sound")
    pack(tmp_path, own, tmp_path / "pack", "--format", "txt")
    samples = heard((tmp_path / "pack/short/short-phr-section-02.mp3").read_bytes())
    assert 290 < pitch(samples, 0.3, 1.5) < 310
    assert "We cannot use the recording section-03.mp3." in start_text(tmp_path)
