"""Small documents to listen to, and readers of what was made of them."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from journey import coproduce

from coproduce.content_folder import ContentFolder
from easyread.document import Document
from easyread.speech.pieces import Order
from easyread.speech.script import script
from easyread.speech.sounds import Sounds
from easyread.speech.speaking import speak

SHORT = """# A short page
about: It is here to be heard.

## First {#first}

![](listen)
We listen to you.
You can ring 0121 303 1234.

## Second {#second}

![](talk)
We talk with you.
People aged 11-18 can come.

## Third {#third}

![](listen)
We listen to you.
Thank you.
"""
RATE = 22050


def content(place: Path, text: str = SHORT, name: str = "short") -> Path:
    """Make a folder of content with one document of our own."""
    (place / "documents").mkdir(parents=True, exist_ok=True)
    (place / "documents" / f"{name}.md").write_text(text, "utf-8")
    return place


def pack(home: Path, own: Path, out: Path, *words: str) -> Any:
    return coproduce(home, "pack", "short", "--content", str(own), "--out", str(out), *words)


def kept(out: Path) -> dict[str, int]:
    """Every piece of sound that a pack remembers, with when it was written."""
    return {p.name: p.stat().st_mtime_ns for p in (out / ".coproduce/speech").rglob("*.mp3")}


def spoken(document: Document, place: Path, folder: ContentFolder | None = None) -> Sounds:
    """Speak a whole document; return its sounds."""
    sounds = Sounds(folder or ContentFolder(), place)
    orders: tuple[Order, ...] = sounds.orders(script(document))
    assert speak(orders, processes=2) == {}
    return sounds


def heard(mp3: bytes) -> array[int]:
    """Decode an MP3 file."""
    import miniaudio

    decoded = miniaudio.decode(
        mp3, output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE
    )
    return array("h", decoded.samples)


def loud(samples: array[int], start: float, end: float) -> float:
    """Return the average height of a stretch of sound, of 32768."""
    part = samples[max(0, int(start * RATE)) : int(end * RATE)]
    return sum(map(abs, part)) / max(1, len(part))
