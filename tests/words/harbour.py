"""The exact text of a made-up charter in Word and Markdown, and files that must not be read."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document as Word
from docx.enum.text import WD_BREAK

FIRST = (
    "The Harbour Partnership undertakes to respect each of the principles (1 to 3) at all times."
)
MARKDOWN = f"""# The Harbour Charter

## 1. Why do we need a charter?

{FIRST}
It costs £5 * 2 [not a link](here) and **must** be reviewed [on the page](https://example.org/a).

## Pledges

The partnership pledges to:

7. listen to *families*
8. publish all findings
   - each year

<script>alert(1)</script>

| Who | When |
| --- | --- |
| Council | 2031 |
"""


W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bytes_of(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def made_up() -> Word:
    word = docx.Document()
    word.add_heading("The Harbour Charter", 0)
    word.add_heading("1. Why do we need a charter?", 1)
    word.add_paragraph(FIRST)
    paragraph = word.add_paragraph("It ")
    paragraph.add_run("mu").bold = True
    paragraph.add_run("st").bold = True
    paragraph.add_run(" be reviewed, 5 * 2 = 10 [sic].")
    word.add_heading("Pledges", 1)
    word.add_paragraph("The partnership pledges to:")
    word.add_paragraph("listen to families", style="List Number")
    word.add_paragraph("publish all findings", style="List Number")
    word.add_paragraph("at home", style="List Bullet")
    table = word.add_table(2, 3)
    for cell, text in zip(
        table._cells, ["Who", "When", "Where", "Council", "2031", "All"], strict=True
    ):
        cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    last = word.add_paragraph("Name TBC")
    last.add_run().add_break(WD_BREAK.LINE)
    last.add_run("Electronic Signature")
    return word


def changed_zip(data: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return out.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
DEEP = (
    b'<w:document xmlns:w="'
    + W
    + b'"><w:body><w:p>'
    + b"<w:smartTag>" * 1_900
    + b"</w:smartTag>" * 1_900
    + b"</w:p></w:body></w:document>"
)
REFUSED: dict[str, tuple[bytes | dict[str, bytes], str]] = {
    "no word file": (b"%PDF-1.7", "not a Word file"),
    "nothing": (b"", "not a Word file"),
    "an old word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", "old Word file"),
    "entities": ({"word/document.xml": BOMB}, "hidden commands"),
    "macros": ({"word/vbaProject.bin": b"x"}, "macros"),
    "too deep": ({"word/document.xml": DEEP}, "deep"),
    "no words": ({"word/document.xml": b"<x/>"}, "not a Word file"),
    "no body": ({"word/document.xml": b'<w:document xmlns:w="' + W + b'"/>'}, "no text"),
    "damaged": ({"word/document.xml": b"<x"}, "damaged"),
    "a bomb": ({f"word/media/{n}.bin": b"\0" * 40_000_000 for n in range(8)}, "far too much"),
}
