"""A PDF of 12 pages with 40 pictures, against Typst alone on a source written by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import cast

import typst

from bench.result import Result, Setting, tell
from bench.table import Row, at_most, milliseconds, times
from coproduce import resources
from easyread.document import Document, Heading, Layout, Picture
from easyread.document import Row as Said
from easyread.pictures import Pictures, all_names
from easyread.write import Format, write

PICTURES = 40
RUNS = 5
"""Files of each side in one round."""

FIGURE = "a PDF of 12 pages with 40 pictures in {language}, against Typst alone"
SENTENCES = {
    "English": (
        "We ask you what you want, number {n}.",
        "We listen, and we write down what you say.",
        "You can change your mind {n} times, and nobody will mind.",
    ),
    "Urdu": (
        "ہم آپ سے پوچھتے ہیں کہ آپ کیا چاہتے ہیں، نمبر {n}۔",
        "ہم سنتے ہیں اور جو آپ کہتے ہیں وہ لکھ لیتے ہیں۔",
        "آپ {n} بار اپنا ارادہ بدل سکتے ہیں۔",
    ),
}
TAGS = {"English": "en-GB", "Urdu": "ur"}
PLAIN = """
#set document(title: "Charter")
#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(size: 16pt, lang: "{lang}", dir: {dir}, font: ({fonts}), fallback: false)
#let row(file, body) = block(breakable: false, below: 16pt, grid(columns: (4cm, 1fr),
  column-gutter: 1cm, align: (center + horizon, start + horizon),
  image(file, width: 4cm, alt: "picture"), body))
#title()
"""


def measure(setting: Setting) -> Result:
    """Return a row for each language. No two files are the same, so nothing is remembered."""
    rows, kept = [], {}
    for language in SENTENCES:
        rounds = [_round(language, number) for number in range(setting.rounds)]
        ratio = median(ours / floor for ours, floor in rounds)
        ours, floor = (milliseconds(median(side)) for side in zip(*rounds, strict=True))
        tell(f"pdf, {language}: {ratio:.2f} times Typst alone ({ours} against {floor})")
        rows.append(
            Row(FIGURE.format(language=language), ratio, times(ratio, ours), floor, at_most(2))
        )
        kept[language] = rounds
    return Result(rows, data=kept)


def _round(language: str, number: int) -> tuple[float, float]:
    """Return the median seconds of both sides; the other one begins in every other round."""
    pictures, compiler = Pictures(), _compiler()
    taken: tuple[list[float], list[float]] = ([], [])
    for run in range(-1, RUNS):
        serial = 1000 * number + run
        document = _document(language, serial)
        source = _source(language, document, pictures)
        sides: list[Callable[[], object]] = [
            partial(write, document, Format.PDF, Layout.EASY_READ, pictures),
            partial(compiler.compile, cast("bytes", source), pdf_standards="ua-1", timestamp=0),
        ]
        for side in (0, 1) if number % 2 else (1, 0):
            began = time.perf_counter()
            sides[side]()
            if run >= 0:  # the first of each round warms up fonts and pictures
                taken[side].append(time.perf_counter() - began)
    return median(taken[0]), median(taken[1])


def _document(language: str, serial: int) -> Document:
    rows = tuple(
        Said(
            tuple(said.format(n=1000 * serial + place) for said in SENTENCES[language]),
            Picture(name, "picture"),
        )
        for place, name in enumerate(all_names()[:PICTURES])
    )
    return Document("charter", "Charter", "About it.", TAGS[language], (Heading("One"), *rows))


def _source(language: str, document: Document, pictures: Pictures) -> dict[str, bytes]:
    """Return the same document as someone would write it for Typst, with its pictures."""
    fonts = ["Atkinson Hyperlegible Next", "Noto Nastaliq Urdu"]
    way = "rtl" if language == "Urdu" else "ltr"
    parts = [
        PLAIN.replace("{lang}", TAGS[language][:2])
        .replace("{dir}", way)
        .replace("{fonts}", ", ".join(map(json.dumps, fonts))),
        "= One",
    ]
    files: dict[str, bytes] = {}
    for place, block in enumerate(document.blocks):
        if isinstance(block, Said) and block.picture:
            files[f"{place}.svg"] = pictures.find(block.picture.name).data
            parts.append(f'#row("{place}.svg")[' + "\n\n".join(block.sentences) + "]")
    return {"main.typ": "\n".join(parts).encode(), **files}


def _compiler() -> typst.Compiler:
    folder = resources.folder("content") / "fonts"
    folders = sorted({str(file.parent) for file in folder.rglob("*.ttf")})
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    return typst.Compiler(font_paths=fonts)
