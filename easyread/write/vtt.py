"""The sentences of a document with their times in its MP3 file: captions, as WebVTT."""

from __future__ import annotations

from easyread.document import Document
from easyread.pictures import Pictures
from easyread.speech.script import script, voice_words
from easyread.speech.sounds import Cue, Sounds


def write(document: Document, _pictures: Pictures, sounds: Sounds) -> bytes:
    """Return the captions. Raises CoproduceError if a part of the sound is not there."""
    cues = [cue for cue in sounds.recording(script(document)).cues if not cue.utterance.is_covered]
    blocks = [
        "WEBVTT\n",
        f"NOTE {_safe(voice_words(document))}\n",
        *(f"{number}\n{_cue(cue)}\n" for number, cue in enumerate(cues, 1)),
    ]
    return "\n".join(blocks).encode()


def _cue(cue: Cue) -> str:
    return f"{clock(cue.start)} --> {clock(cue.end)}\n{_safe(cue.utterance.written)}"


def clock(seconds: float) -> str:
    """Return a time as WebVTT and SMIL both read it, such as 00:01:02.500."""
    thousandths = round(1000 * seconds)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _safe(text: str) -> str:
    """Return text in which nothing is read as markup, and no arrow as a time."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
