"""What the tests of the award's papers share: finished feedback, and what a pack holds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from coproduce.award.sources import draft, stored
from easyread.document import Answer, Heading, Note, Quote, Row, Table, walk
from easyread.packing.made import Pack
from easyread.write import Format
from tests.documents.award_school import SCHOOL, SILVER, register

FILLED = ["Jo Example", "Telephone: 0121 000 0000", "Email: someone@example.org"]
UNHEARD = ("ar", "so", "ps")
"""There is no voice for these languages, or it reads them wrong."""


def final(decision=SILVER):
    """Return the register with feedback that an officer has finished."""
    made = register()
    decided = made.organisations[SCHOOL].decisions[decision]
    decided.feedback, decided.is_final = stored(draft(made, SCHOOL, decision)), True
    return made


def files(pack: Pack, tag: str = "en") -> dict[Format, Path]:
    """Return the whole documents that were made, by format; nothing failed that can be made."""
    failed = [done for done in pack.done if done.problem]
    assert [d.problem for d in failed if not (d.edition.format.is_heard and tag in UNHEARD)] == []
    whole = (d.edition for d in pack.done if not d.edition.section and not d.problem)
    return {edition.format: pack.folder / edition.file for edition in whole}


def text(pack: Pack) -> str:
    return files(pack)[Format.PLAIN_TEXT].read_text("utf-8")


def shown(pack: Pack):
    return pack.sources[0].document


def about_pages(file: Path) -> tuple[int, str]:
    shown_ = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size: +([\d.]+ x [\d.]+)", shown_)
    count = re.search(r"Pages: +(\d+)", shown_)
    assert size is not None
    assert count is not None
    return int(count[1]), size[1]


def of_blocks(blocks):
    """Give each text of ours in blocks."""
    for block in walk(blocks):
        match block:
            case Row():
                yield from (*block.sentences, *block.points)
            case Heading():
                yield block.text
            case Table():
                yield from (block.caption, *block.header, *(c for row in block.rows for c in row))
            case Note():
                yield from block.sentences
            case Answer():
                yield block.label
            case Quote():
                yield block.about
