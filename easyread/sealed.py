"""The sealed comments of a meeting as a PDF with a password, for the safeguarding lead alone.

Nothing is written on the way: the pages are made and encrypted in memory (AES-256, PDF 2.0).
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import pikepdf

from coproduce.languages import _, direction
from easyread.fonts import LATIN, family, missing
from easyread.write.pdf import compiler

LONGEST: Final = 127
"""The longest password in bytes of UTF-8: readers look at no more (ISO 32000-2, 7.6.4.3.3)."""

_TEMPLATE: Final = """
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 20mm, numbering: "1")
#set text(font: data.fonts, size: 12pt)
#set document(title: data.title)
#text(size: 18pt, weight: "bold")[#data.title]
#for line in data.about [#par[#line]]
#for entry in data.entries [
  #v(6mm)
  #block(stroke: 1pt, inset: 5mm, width: 100%)[
    #text(weight: "bold")[#entry.heading]
    #for line in entry.facts [#par[#line]]
    #for line in entry.words [
      #par[#text(size: 14pt, dir: if entry.rtl { rtl } else { ltr }, font: entry.fonts)[#line]]
    ]
    #for line in entry.notes [#par[#text(style: "italic")[#line]]]
  ]
]
"""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One sealed comment, in words that are ready to print."""

    heading: str
    facts: tuple[str, ...]
    """When, seat, card, question, and who was told: a line each."""
    words: str
    """As the person gave them."""
    language: str


def sealed_pdf(title: str, about: Sequence[str], entries: Sequence[Sealed], password: str) -> bytes:
    """Return the pages, which only open with `password`."""
    shown = [_entry(entry) for entry in entries]
    fonts = [LATIN.name, *dict.fromkeys(family(entry.language).name for entry in entries)]
    data = {"title": title, "about": list(about), "entries": shown, "fonts": fonts}
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pages = cast("bytes", compiler().compile(_TEMPLATE.encode(), sys_inputs=inputs))
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return locked.getvalue()


def _entry(entry: Sealed) -> dict[str, object]:
    lost = sorted(missing(entry.words, entry.language))
    notes = []
    if lost:
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in lost)
        # Translators: {codes} are numbers of letters, such as U+3042.
        words = _("We have no font for some letters: {codes}. They are missing above.")
        notes.append(words.format(codes=codes))
    drawn = "".join(" " if letter in lost else letter for letter in entry.words)
    return {
        "heading": entry.heading,
        "facts": list(entry.facts),
        "words": drawn.split("\n"),
        "notes": notes,
        "rtl": direction(entry.language) == "rtl",
        "fonts": [family(entry.language).name, LATIN.name],
    }
