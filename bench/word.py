"""A Word file of 12 pages with 40 pictures: against zipping its parts, and against pandoc."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from statistics import median

from bench.result import Result, Setting, tell
from bench.table import Row, at_least, at_most, milliseconds, times
from easyread.document import Document, Heading, Layout, Picture
from easyread.document import Row as Said
from easyread.pictures import Pictures, all_names
from easyread.write import Format, write

PICTURES = 40
RUNS = 5
"""Files of each side in one round."""

FLOOR_FIGURE = "a Word file of 12 pages with 40 pictures, against zipping the same parts"
PANDOC_FIGURE = "the same file by pandoc, against ours"
SENTENCES = (
    "We ask you what you want.",
    "We listen, and we write down what you say.",
    "Then we tell you what we will do, and when.",
    "You can change your mind at any time, and nobody will mind.",
    "If you need more time, you tell us, and we wait.",
)


def measure(setting: Setting) -> Result:
    """Return the two rows; pictures are drawn beforehand, as they are for a second document."""
    document, pictures = _document(), Pictures()
    data = write(document, Format.WORD, Layout.EASY_READ, pictures)
    parts = _parts(data)
    page = _page(document, pictures, setting.disk)
    sides: dict[str, Callable[[], object]] = {
        "ours": lambda: write(document, Format.WORD, Layout.EASY_READ, pictures),
        "floor": lambda: _zipped(parts),
    }
    if shutil.which("pandoc"):
        sides["pandoc"] = lambda: _by_pandoc(page)
    rounds = [_round(sides, number) for number in range(setting.rounds)]
    kept = {name: [one[name] for one in rounds] for name in sides}
    tell("word: " + ", ".join(f"{n} {milliseconds(median(v))}" for n, v in kept.items()))
    return Result(
        [_against_floor(rounds, kept), _against_pandoc(rounds, kept)],
        ["pandoc is started for each file, as it is made to be used; its start is counted."],
        kept,
    )


def _round(sides: dict[str, Callable[[], object]], number: int) -> dict[str, float]:
    """Return the median seconds of each side; another one begins each round."""
    names = list(sides)
    names = names[number % len(names) :] + names[: number % len(names)]
    taken: dict[str, list[float]] = {name: [] for name in names}
    for _run in range(RUNS):
        for name in names:
            began = time.perf_counter()
            sides[name]()
            taken[name].append(time.perf_counter() - began)
    return {name: median(seconds) for name, seconds in taken.items()}


def _against_floor(rounds: list[dict[str, float]], kept: dict[str, list[float]]) -> Row:
    ratio = median(one["ours"] / one["floor"] for one in rounds)
    ours, floor = (milliseconds(median(kept[side])) for side in ("ours", "floor"))
    return Row(FLOOR_FIGURE, ratio, times(ratio, ours), floor, at_most(8))


def _against_pandoc(rounds: list[dict[str, float]], kept: dict[str, list[float]]) -> Row:
    if "pandoc" not in kept:
        return Row(PANDOC_FIGURE, None, "pandoc is not on this machine", limit=at_least(12))
    ratio = median(one["pandoc"] / one["ours"] for one in rounds)
    ours, pandoc = (milliseconds(median(kept[side])) for side in ("ours", "pandoc"))
    return Row(PANDOC_FIGURE, ratio, f"{ratio:.1f} times faster ({ours})", pandoc, at_least(12))


def _document() -> Document:
    blocks: list[Heading | Said] = []
    for number, name in enumerate(all_names()[:PICTURES]):
        if number % 4 == 0:
            blocks.append(Heading(f"Part {number // 4 + 1}"))
        blocks.append(Said(SENTENCES[: 4 + number % 2], Picture(name)))
    return Document("bench", "A document to measure", "", "en-GB", tuple(blocks))


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    """Return the parts as one file, packed as ours are: pictures in points are packed already."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            is_packed = name.endswith(".png")
            archive.writestr(name, data, zipfile.ZIP_STORED if is_packed else None)
    return kept.getvalue()


def _page(document: Document, pictures: Pictures, folder: Path) -> Path:
    """Write the document as a web page with its pictures beside it, for pandoc to read."""
    parts = [f"<h1>{escape(document.title)}</h1>"]
    for block in document.blocks:
        if isinstance(block, Heading):
            parts.append(f"<h2>{escape(block.text)}</h2>")
        elif isinstance(block, Said) and block.picture:
            name = block.picture.name
            (folder / f"{name}.png").write_bytes(pictures.points(name))
            words = "".join(f"<p>{escape(sentence)}</p>" for sentence in block.sentences)
            parts.append(
                f'<table><tr><td><img src="{name}.png" alt=""></td><td>{words}</td></table>'
            )
    file = folder / "document.html"
    file.write_text(f'<html lang="en-GB"><body>{"".join(parts)}</body></html>', "utf-8")
    return file


def _by_pandoc(page: Path) -> None:
    command = ["pandoc", "--from=html", "--to=docx", "--output=document.docx", page.name]
    subprocess.run(command, cwd=page.parent, check=True, capture_output=True, timeout=60)
