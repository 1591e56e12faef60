"""What others read in a PDF: its structure, its letters, and where they stand on the page.

The reader is poppler, which has nothing to do with what wrote the file.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

TEXTS = ("P", "Title", *(f"H{level}" for level in range(1, 7)))
"""The elements that hold a text of ours; poppler knows no Title and calls it P."""


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf, *, inside: tuple[str, ...] = ()) -> Iterator[Any]:
    """Give the elements of the structure in reading order, but nothing inside those named."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node and kind(node) not in inside:
                waiting.append(node.K)


def kind(element: Any) -> str:
    """Return what an element is, such as "H1"."""
    return str(element.S)[1:]


def said_instead(data: bytes) -> list[str]:
    """Return the /ActualText of each text, "" for none, in reading order."""
    with opened(data) as pdf:
        found = elements(pdf, inside=("Figure", "TOC"))
        return [str(e.get("/ActualText", "")) for e in found if kind(e) in TEXTS]


def texts(data: bytes, folder: Path) -> list[str]:
    """Return each text as the letters on the page say it, in the order of the structure."""
    said = _run("pdfinfo", "-struct-text", _kept(data, folder))
    found: list[str] = []
    above: list[tuple[int, str, int]] = []
    for line in said.split("\n"):
        depth = len(line) - len(line.lstrip())
        while above and above[-1][0] >= depth:
            above.pop()
        quoted = re.fullmatch(r' *"(.*)"', line)
        named = re.match(r" *(\w+)\b", line)
        if quoted and not {"TOC", "Figure"} & {name for _depth, name, _place in above}:
            place = next((n for _depth, name, n in reversed(above) if name in TEXTS), None)
            if place is not None:
                found[place] += quoted[1]
        elif named and not quoted:
            if named[1] in TEXTS:
                found.append("")
            above.append((depth, named[1], len(found) - 1))
    return [" ".join(text.replace("\xa0", " ").split()) for text in found]


def drawn(data: bytes) -> list[str]:
    """Return each text as its letters say it, one after the other as they are drawn.

    Poppler repeats or loses letters of Bengali, where a few signs stand for a few letters together
    and the page says which; here each such group is read once.
    """
    with opened(data) as pdf:
        pages = {page.objgen: _marked(page) for page in pdf.pages}
        found = [e for e in elements(pdf, inside=("Figure", "TOC")) if kind(e) in TEXTS]
        return [" ".join("".join(_marks(e, e, pages)).replace("\xa0", " ").split()) for e in found]


def _marks(node: Any, element: Any, pages: dict[Any, dict[int, str]]) -> Iterator[str]:
    """Give the marked parts of an element, in reading order."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _marks(one, element, pages)
    elif isinstance(node, int):
        yield pages[element.Pg.objgen][node]
    elif "/S" in node:
        if "/K" in node:
            yield from _marks(node.K, node, pages)
    elif "/MCID" in node:
        yield pages[node.Pg.objgen if "/Pg" in node else element.Pg.objgen][int(node.MCID)]


def _marked(page: Any) -> dict[int, str]:
    """Return the letters of each marked part of a page."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    inside: list[Any] = []
    """For each open mark its number, a string that is said instead, or None."""
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name in ("BMC", "BDC"):
            inside.append(_mark(operands, page))
            number = next((m for m in reversed(inside) if isinstance(m, int)), None)
            if number is not None:
                found.setdefault(number, "")
                found[number] += inside[-1] if isinstance(inside[-1], str) else ""
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and not any(isinstance(mark, str) for mark in inside):
            number = next((m for m in reversed(inside) if isinstance(m, int)), None)
            if number is not None:
                found[number] += _read(operands[0], font)
    return found


def _mark(operands: Any, page: Any) -> int | str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = page.Resources.Properties[properties]
    if not isinstance(properties, pikepdf.Dictionary):
        return None
    if "/ActualText" in properties:
        return str(properties.ActualText)
    return int(properties.MCID) if "/MCID" in properties else None


def _read(shown: Any, font: dict[int, str]) -> str:
    strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    return "".join(font[codes[at] << 8 | codes[at + 1]] for at in range(0, len(codes), 2))


def _letters(font: Any) -> dict[int, str]:
    """Return what each sign of a font stands for: its /ToUnicode."""
    said = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, letters in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            start = bytes.fromhex(letters).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


@dataclass(frozen=True)
class Word:
    """A word and its place on a page, in points from the top left."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(data: bytes, folder: Path) -> list[Word]:
    """Return every word with its place."""
    said = _run("pdftotext", "-bbox", _kept(data, folder), "-")
    root = etree.fromstring(said.encode(), etree.XMLParser(recover=True))
    return [
        Word(number, word.text or "", *(float(word.get(side, "0")) for side in _SIDES))
        for number, page in enumerate(root.iter("{*}page"), 1)
        for word in page.iter("{*}word")
    ]


_SIDES = ("xMin", "yMin", "xMax", "yMax")


def _kept(data: bytes, folder: Path) -> str:
    file = folder / "read.pdf"
    file.write_bytes(data)
    return str(file)


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
