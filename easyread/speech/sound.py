"""Pieces of MP3, one for each sentence, and their exact times: a changed sentence costs one.

A piece is a whole MP3 stream of its own, at a constant bit rate and without a header frame. Its
first frame leans on no frame before it, so pieces can be joined end to end. A piece lasts exactly
as long as its frames. Its sound comes `DELAY` seconds after its start: LAME's 576 samples and the
decoder's 529.
"""

from __future__ import annotations

from typing import Final

SAMPLES_A_SECOND: Final = 22050
_FRAME: Final = 576
"""Samples in a frame of MPEG-2 Layer III."""
DELAY: Final = 1105 / SAMPLES_A_SECOND
"""Seconds from the start of a piece to its first sample."""
BITS_A_SECOND: Final = 32_000
"""Clear for one voice; more makes larger files and no clearer words."""
_HEAD: Final = 0xFFF34000
"""How each frame begins: MPEG-2 Layer III, no checksum, 32 kbit/s, 22050 samples a second."""
_FIXED: Final = 0xFFFFFD00
"""Which bits of it are the same in every frame of ours; bit 9 says that it is a byte longer."""
_SHORTEST: Final = 72 * BITS_A_SECOND // SAMPLES_A_SECOND
"""Bytes of a frame without the one more."""
_FASTEST: Final = 7
"""LAME's least effort. More effort took three times as long, for no difference in one voice."""


def encoded(samples: bytes) -> bytes:
    """Return samples (one channel, 16 bits) as a piece of MP3."""
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLES_A_SECOND)
    encoder.set_out_sample_rate(SAMPLES_A_SECOND)
    encoder.set_bit_rate(BITS_A_SECOND // 1000)
    encoder.set_quality(_FASTEST)
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def silence(seconds: float) -> bytes:
    """Return a piece of silence that lasts about `seconds`, and at least a tenth of one."""
    # A piece has frames of its own before and after its samples: together three frames.
    samples = max(round(seconds * SAMPLES_A_SECOND) - 3 * _FRAME, _FRAME)
    return encoded(bytes(2 * samples))


def frames(piece: bytes) -> int:
    """Return how many frames a piece has. Raises ValueError if it is not whole."""
    at, count, end = 0, 0, len(piece)
    while at < end:
        head = int.from_bytes(piece[at : at + 4])
        if head & _FIXED != _HEAD:
            raise ValueError("not a frame of ours")
        at += _SHORTEST + (head >> 9 & 1)
        count += 1
    if at != end:
        raise ValueError("the last frame is cut off")
    return count


def seconds(piece: bytes) -> float:
    """Return how long a piece lasts. Raises ValueError if it is not whole."""
    return frames(piece) * _FRAME / SAMPLES_A_SECOND
