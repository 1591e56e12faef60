"""What a PDF of a document has to say, from the document itself."""

from __future__ import annotations

import re

from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Note,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
)
from easyread.pictures import Pictures
from easyread.write.rules import has_contents


def heard(sentence: str) -> str:
    """Return a sentence of the source as a person should hear it."""
    sentence = re.sub(r"\[([^]]+)\]\((?:https?://)?([^)]+)\)", r"\1 (\2)", sentence)
    return sentence.replace("**", "")


def sources(document: Document) -> list[str]:
    """Return all texts of a document in the order in which they should be read."""
    words = document.words or Words()
    found = [document.title, *(s for mark in document.marks for s in mark.sentences)]
    if has_contents(document):
        found.append(words.contents)
    for block in (*document.blocks, *Pictures().credits_of(document)):
        found += _of(block, words)
    return [heard(text) for text in found]


def _of(block: Block, words: Words) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Row():
            return [*block.sentences, *block.points]
        case WordBox():
            return [words.word_box, block.word, *block.meaning]
        case Table():
            return [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
        case Quote():
            return [*([block.about] if block.about else []), *block.text.splitlines()]
        case Chart():
            bars = [text for bar in block.bars for text in (bar.label, str(bar.number))]
            return [block.caption, block.summary, words.choices, words.number, *bars]
        case Note():
            return list(block.sentences)
        case Answer():
            sign = words.sign_here if block.kind is AnswerKind.SIGNATURE else ""
            return [block.label, *([block.hint or sign] if block.hint or sign else [])]
        case Columns():
            full = [" ".join(row.sentences) for row in block.left if isinstance(row, Row)]
            easy = [s for row in block.right if isinstance(row, Row) for s in row.sentences]
            return [block.heads[0], *full, block.heads[1], *easy]
        case _:
            return []
