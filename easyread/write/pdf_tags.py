"""What a PDF says to who listens, where Typst cannot: our own source, and the names of rows.

In right-to-left text every engine stores letters in the order in which they are drawn, so that a
screen reader would read words backwards; of Bengali signs Typst 0.15 says some twice. `/ActualText`
on the paragraph holds our source instead (ISO 32000-1, 14.9.4). Other text needs none: its letters
are read from the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from easyread.scripts import is_shaped
from easyread.write.pdf_leaves import Leaves

_TEXTS: Final = frozenset({"/P", "/Title", *(f"/H{level}" for level in range(1, 7))})
_CLOSED: Final = frozenset({"/Figure", "/TOC", "/Formula"})
"""What is inside these is no paragraph of ours."""


def needs_tags(leaves: Leaves) -> bool:
    """Whether the file has to be opened again at all."""
    return any(leaves.tables) or any(map(is_shaped, leaves.texts))


def tagged(pdf_bytes: bytes, leaves: Leaves) -> bytes:
    """Return the PDF with our source behind right-to-left text and row headers in tables."""
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        elements = list(_elements(pdf.Root.StructTreeRoot.K, _CLOSED))
        _say_texts([e for kind, e in elements if kind in _TEXTS], leaves.texts)
        _say_contents(pdf, [e for kind, e in elements if kind == "/TOC"], leaves.headings)
        _name_rows([e for kind, e in elements if kind == "/Table"], leaves.tables)
        out = io.BytesIO()
        # Packed in streams, hundreds of elements take half the room, and less time to write.
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=packed)
    return out.getvalue()


def _elements(node: Any, closed: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """Give each element of a structure tree with its kind, in reading order.

    What is inside those `closed` is left out. Each look into the file costs, so it is asked once.
    """
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and (kind := str(one.get("/S", ""))):
            yield kind, one
            if kind not in closed and (inside := one.get("/K")) is not None:
                waiting.append(inside)


def _say_texts(found: list[Any], texts: list[str]) -> None:
    for element, text in zip(found, texts, strict=True):
        if is_shaped(text):
            element.ActualText = pikepdf.String(text)


def _say_contents(pdf: pikepdf.Pdf, found: list[Any], headings: list[str]) -> None:
    """Say a line of the contents as the heading and the number of its page."""
    if not found:
        return
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    links = [e for kind, e in _elements(found[0].K) if kind == "/Link"]
    for link, heading in zip(links, headings, strict=True):
        if is_shaped(heading):
            page = pages[_place(pdf, link)[0].objgen]
            link.ActualText = pikepdf.String(f"{heading} {page}")


def _place(pdf: pikepdf.Pdf, link: Any) -> Any:
    """Return where a link of the contents goes: a page, and a place on it."""
    kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
    note = next(k.Obj for k in kids if isinstance(k, pikepdf.Dictionary) and "/Obj" in k)
    place = note.Dest if "/Dest" in note else note.A.D
    if isinstance(place, pikepdf.Array):
        return place
    named = pikepdf.NameTree(pdf.Root.Names.Dests)[str(place)]  # a heading that has a label
    return named if isinstance(named, pikepdf.Array) else named.D


def _name_rows(found: list[Any], tables: list[bool]) -> None:
    """Let the first cell of each row name its row, where it does."""
    for table, has_row_headers in zip(found, tables, strict=True):
        if not has_row_headers:
            continue
        for row in (e for kind, e in _elements(table.K) if kind == "/TR"):
            first = row.K[0] if isinstance(row.K, pikepdf.Array) else row.K
            if str(first.S) == "/TD":
                first.S = pikepdf.Name.TH
                scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
                first.A = pikepdf.Array([scope])
