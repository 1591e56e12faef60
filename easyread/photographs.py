"""Makes a photograph harmless: its points alone, upright, and not larger than needed.

What a camera writes into a file can say where a child lives. None of it is passed on: no place, no
time, no camera, no preview, no colour profile, no words.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

LARGEST_AREA: Final = 50_000_000
"""The most points of a photo: those of a good telephone. 200 MB of memory while it is read."""


class TooLargeError(ValueError):
    """It has more points than we read: no camera's, or a file that is made to fill the memory."""


class BrokenError(ValueError):
    """It cannot be opened as one of the formats that it may have."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph as it is kept."""

    data: bytes
    kind: str
    """ "png" or "jpeg"."""
    size: tuple[int, int]
    """Its width and height, in points."""


def harmless(data: bytes, formats: Sequence[str], longest: int, *, is_png: bool) -> Photograph:
    """Return a photograph anew, at most `longest` points wide and high.

    `formats` are those of Pillow that it may have, such as "JPEG". It becomes a PNG if `is_png`,
    else a JPEG. Raises TooLargeError or BrokenError.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=tuple(formats)) as opened:
                if opened.width * opened.height > LARGEST_AREA:
                    raise TooLargeError
                return _points(opened, longest, is_png=is_png)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooLargeError from None
    except TooLargeError:
        raise
    except (OSError, ValueError, SyntaxError, OverflowError, Warning):
        raise BrokenError from None


def _points(opened: Image.Image, longest: int, *, is_png: bool) -> Photograph:
    from PIL import Image, ImageOps

    opened.draft("RGB", (longest, longest))  # a JPEG is read smaller at once
    is_clear = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    upright = ImageOps.exif_transpose(opened)
    points = upright.convert("RGBA" if is_clear and is_png else "RGB")
    points.thumbnail((longest, longest))
    # A new picture: nothing that the file said about itself comes along.
    clean = Image.new(points.mode, points.size)
    clean.paste(points)
    kept = io.BytesIO()
    if is_png:
        clean.save(kept, "PNG", optimize=True)
    else:
        clean.save(kept, "JPEG", quality=85)
    return Photograph(kept.getvalue(), "png" if is_png else "jpeg", clean.size)
