"""Speech: our driver against espeak-ng and pyttsx3's own; the charter as sound on every core."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, at_most, milliseconds, times
from coproduce.content_folder import ContentFolder
from easyread import pack
from easyread.packing.plan import Choice, editions
from easyread.packing.sources import Shelf
from easyread.packing.workers import cores
from easyread.reading import Content
from easyread.speech import sound
from easyread.speech.espeak import Espeak, voice_for
from easyread.speech.pieces import Order
from easyread.speech.sounds import Sounds
from easyread.speech.voices import SPEAKERS
from easyread.write import Format

RAW = "2,000 words spoken by our driver, against espeak-ng itself"
STOCK = "the same: times faster than pyttsx3's own driver"
SOUND = "the charter as MP3 on every core, against its voice and the encoder alone"
CHANGED = "one sentence of it changed: times faster than the first time"
WORDS = 2000
ENGLISH = next(one for one in SPEAKERS if one.language == "en-GB")
RATE = str(ENGLISH.rate)
SENTENCE = "We ask you what you want, number {n}, and we write down all that you say to us."
STOCK_CODE = """
import sys, pyttsx3
engine = pyttsx3.init("espeak")
engine.setProperty("rate", int(sys.argv[3]))
for _again in range(2):
    engine.save_to_file(open(sys.argv[1]).read(), sys.argv[2])
    engine.runAndWait()
"""
"""It returns from the first call before it has begun, and writes while it waits in the second."""
OUR_CODE = """
import json, sys
from pathlib import Path
from easyread.speech.driver import Speech
from easyread.speech.voices import speaker_of
speech = Speech()
for place, sentence in enumerate(json.loads(open(sys.argv[1]).read())):
    speech.save(sentence, speaker_of("en-GB"), Path(sys.argv[2]) / f"{place}.wav")
"""


def measure(setting: Setting) -> Result:
    """Return the rows about speech; those against a program that is not here are left out."""
    rows: list[Row] = []
    notes: list[str] = []
    kept: dict[str, object] = {}
    if shutil.which("espeak-ng"):
        rounds = [_driver(setting.disk, number) for number in range(setting.rounds)]
        kept["driver"] = rounds
        rows += _driver_rows(rounds)
    else:
        notes.append("Our voice was not measured against espeak-ng: it is not on this machine.")
    heard = [_heard(setting.disk, number) for number in range(setting.rounds)]
    kept["heard"] = heard
    return Result([*rows, *_heard_rows(heard)], notes, kept)


def _driver_rows(rounds: Sequence[tuple[float, float, float]]) -> list[Row]:
    raw, ours, stock = (median(side) for side in zip(*rounds, strict=True))
    ratio = median(ours / raw for raw, ours, _stock in rounds)
    faster = median(stock / ours for _raw, ours, stock in rounds)
    tell(f"speech: {ratio:.2f} times espeak-ng, {faster:.1f} times faster than pyttsx3's driver")
    return [
        Row(RAW, ratio, times(ratio, milliseconds(ours)), milliseconds(raw), at_most(1.3)),
        Row(STOCK, faster, times(faster, milliseconds(ours)), milliseconds(stock), at_least(8)),
    ]


def _heard_rows(rounds: Sequence[tuple[float, float, float]]) -> list[Row]:
    floor, cold, again = (median(side) for side in zip(*rounds, strict=True))
    ratio = median(cold / floor for floor, cold, _again in rounds)
    faster = median(cold / again for _floor, cold, again in rounds)
    tell(f"speech: charter {ratio:.2f} times the floor; a sentence {faster:.1f} times faster")
    return [
        Row(SOUND, ratio, times(ratio, milliseconds(cold)), milliseconds(floor), at_most(1.3)),
        Row(CHANGED, faster, times(faster, milliseconds(again)), milliseconds(cold), at_least(6)),
    ]


def _driver(disk: Path, number: int) -> tuple[float, float, float]:
    """Return the seconds of espeak-ng, of our driver and of pyttsx3's own: whole processes."""
    count = WORDS // len(SENTENCE.split())
    sentences = [SENTENCE.format(n=1000 * number + place) for place in range(count)]
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        text, listed, out = (Path(folder) / name for name in ("words.txt", "words.json", "out"))
        text.write_text(" ".join(sentences), "utf-8")
        listed.write_text(json.dumps(sentences), "utf-8")
        out.mkdir()
        wav = str(out / "raw.wav")
        raw = ["espeak-ng", "-v", "en-gb", "-s", RATE, "-f", str(text), "-w", wav]
        sides = [
            raw,
            [sys.executable, "-c", OUR_CODE, str(listed), str(out)],
            [sys.executable, "-c", STOCK_CODE, str(text), str(out / "stock.wav"), RATE],
        ]
        order = (0, 1, 2) if number % 2 else (1, 0, 2)
        taken = {side: _seconds(partial(_run, sides[side])) for side in order}
    return taken[0], taken[1], taken[2]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _heard(disk: Path, number: int) -> tuple[float, float, float]:
    """Return the seconds of the floor, of the charter as MP3, and again with a new sentence."""
    with tempfile.TemporaryDirectory(dir=disk) as place:
        own, out = Path(place) / "own", Path(place) / "pack"
        source = ContentFolder().file("documents/charter.md").read_text("utf-8")
        (own / "documents").mkdir(parents=True)
        file = own / "documents" / "charter.md"
        file.write_text(source, "utf-8")
        orders = _orders(own)
        sides: list[Callable[[], object]] = [partial(_floor, orders), partial(_pack, own, out)]
        taken = {side: _seconds(sides[side]) for side in ((0, 1) if number % 2 else (1, 0))}
        before = _pieces(out)
        old = "We planned to ask many organisations."
        if source.count(old) != 1:
            raise AssertionError("the sentence to change is not in the charter once")
        file.write_text(source.replace(old, f"We wanted {number + 2} more to come."), "utf-8")
        again = _seconds(partial(_pack, own, out))
        if len(_pieces(out) - before) != 1:
            raise AssertionError("not exactly one sentence was spoken")
    return taken[0], taken[1], again


def _pieces(out: Path) -> set[str]:
    return {piece.name for piece in (out / ".coproduce" / "speech").rglob("*.mp3")}


def _pack(own: Path, out: Path) -> None:
    wish = pack.Wish(("charter",), Choice(formats=(Format.MP3,)), folder=ContentFolder(own))
    made = pack.make(wish, out, lambda _number, _of, _done: None)
    if made.of(pack.Fate.FAILED) or made.of(pack.Fate.LEFT):
        raise AssertionError("a file of the pack was not made")


def _orders(own: Path) -> list[Order]:
    folder = ContentFolder(own)
    found = Shelf(Content(folder)).sources(("charter",))
    sounds = Sounds(folder, own / "speech")
    plan = editions(found, Choice(formats=(Format.MP3,)))
    return list({o.place: o for edition in plan for o in sounds.orders(edition.script)}.values())


def _floor(orders: Sequence[Order]) -> None:
    """Speak and encode everything in as many processes as there are cores, and keep nothing."""
    context = multiprocessing.get_context("spawn")
    said = [order.said for order in orders]
    shares = [said[place :: cores()] for place in range(cores())]
    processes = [context.Process(target=_bare, args=(share,)) for share in shares]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        if process.exitcode:
            raise AssertionError("the floor did not speak")


def _bare(said: Sequence[str]) -> None:
    espeak = Espeak()
    voice = voice_for(espeak.voices, ENGLISH.voice)
    assert voice is not None
    espeak.use(voice, ENGLISH.rate, ENGLISH.volume)
    for text in said:
        sound.encoded(espeak.speak(text))
