"""The sound of a person's recording: read, without silence at its ends, and as loud as the others.

Recordings come from phones and laptops, near and far from the microphone. Each is brought to the
loudness of the computer voices, so that nobody has to turn the sound up and down.
"""

from __future__ import annotations

import math
from array import array
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.speech import sound

LARGEST: Final = 100_000_000
"""The largest recording, in bytes: an hour and a half as a WAV file from a phone."""
_LOUD: Final = 2600.0
"""The effective height of speech, of 32768, that our computer voices have."""
_HIGHEST: Final = 31_000
_QUIET: Final = 0.06
"""What is lower than this share of the loudest block is taken for silence."""
_BLOCK: Final = sound.SAMPLES_A_SECOND // 20
_AROUND: Final = 2
"""Blocks of a twentieth of a second that stay before and after what is heard."""


def read_recording(file: Path) -> bytes:
    """Return the bytes of a recording. Raises CoproduceError."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        raise _refused(file.name, _("We cannot read it.")) from None
    if len(content) > LARGEST:
        raise _refused(file.name, _("It is too large."))
    return content


def levelled(content: bytes, name: str) -> bytes:
    """Return a recording as samples of one channel, trimmed and brought to our loudness.

    Raises CoproduceError if it is no sound that we can read, or if nothing can be heard.
    """
    import miniaudio

    try:
        decoded = miniaudio.decode(
            content,
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=sound.SAMPLES_A_SECOND,
        )
    except miniaudio.MiniaudioError:
        raise _refused(name, _("It is no WAV, MP3, FLAC or OGG file that we can read.")) from None
    samples = array("h", decoded.samples)
    blocks = [_height(samples[at : at + _BLOCK]) for at in range(0, len(samples), _BLOCK)]
    loudest = max(blocks, default=0.0)
    heard = [place for place, block in enumerate(blocks) if block > loudest * _QUIET]
    if loudest < 30 or not heard:
        raise _refused(name, _("Nothing can be heard in it."))
    first, last = max(0, heard[0] - _AROUND), heard[-1] + _AROUND + 1
    effective = math.sqrt(sum(blocks[place] ** 2 for place in heard) / len(heard))
    # A sudden bang must not make the voice quiet: what is too high is cut off, not the whole lower.
    factor = _LOUD / effective
    return _scaled(samples[first * _BLOCK : last * _BLOCK], factor).tobytes()


def _scaled(samples: array[int], factor: float) -> array[int]:
    return array("h", (max(-_HIGHEST, min(_HIGHEST, round(sample * factor))) for sample in samples))


def _height(samples: array[int]) -> float:
    """Return the effective height (root of the mean square) of some samples."""
    return math.sqrt(sum(sample * sample for sample in samples) / max(1, len(samples)))


def _refused(name: str, why: str) -> CoproduceError:
    return CoproduceError(
        _("We cannot use the recording {file}. {why}").format(file=clean_line(name), why=why),
        _("Record it again, or take the file out of the folder."),
    )
