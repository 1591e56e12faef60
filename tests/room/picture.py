"""Makes docs/pictures/room.svg and room.png: the room's screen with pretend data.

python -m tests.room.picture
"""

from __future__ import annotations

import asyncio
import io
import re
import tempfile
from pathlib import Path

import resvg_py
from PIL import Image

from coproduce.domain import events as ev
from tests.room.stage import Meeting, answers, on_stage

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
COMMENTS = (
    "I want to know who comes to my meeting.",
    "Tell us early, not after the decision.",
    "Please use pictures and short words.",
)


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        svg = without_fonts(asyncio.run(drawn(Path(folder))))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "room.svg").write_text(svg, "utf-8")
    (FOLDER / "room.png").write_bytes(as_png(svg))


async def drawn(folder: Path) -> str:
    """Return the screen of a result, as SVG."""
    meeting = Meeting(folder, is_pretend=True)
    meeting.join()
    meeting.write(ev.ActivityOpened("trusted"))
    meeting.vote("trusted", *answers(yes=9, sometimes=4, no=1, dont_know=1))
    for comment in COMMENTS:
        meeting.comment("trusted", comment)
    meeting.result()
    async with on_stage(meeting) as (pilot, _screen):
        return pilot.app.export_screenshot(title="The room's screen", simplify=True)


def without_fonts(svg: str) -> str:
    """Return the picture without fonts from elsewhere: nothing of ours asks a third party."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    return re.sub(r"\n\s*\n", "\n", svg)


def as_png(svg: str) -> bytes:
    """Return the picture in few colours, for where SVG cannot be shown."""
    large = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=1100))
    image = Image.open(io.BytesIO(large)).convert("RGB").quantize(24)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
