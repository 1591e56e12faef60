"""A translator's work: a language with some words, a file that goes out, and what comes back."""

from __future__ import annotations

from docx import Document

from coproduce import review
from coproduce.review import Signature, State
from easyread.package import WORDS
from easyread.translating import coming_back, going_out
from easyread.translating.messages import Message

TRANSLATOR = Signature("translator", "Pretend Translator", "2026-11-25")
MACHINE = Signature(review.MACHINE, "A computer program", "2026-11-25")
FORMATS = ("word", "po", "xliff")


def drafted(message: Message) -> tuple[str, ...]:
    forms = (message.one, message.many, message.many) if message.many else (message.one,)
    return tuple(f"Ż {form}" for form in forms)


def out(found, form, folder, *parts):
    (file,) = going_out.export(found, form, parts or ("covering-letter",), "all", folder)
    return file


def take(found, file, state=State.DRAFT):
    return coming_back.take_file(found, file, TRANSLATOR, state)


def codes(taken):
    return [one.code for one in taken.findings]


def changed(file, old: str, new: str):
    """Put other words into a file, as a translator would in any editor."""
    if file.suffix == ".docx":
        word = Document(str(file))
        for text in word.element.iter(f"{WORDS}t"):
            if text.text == old:
                text.text = new
        word.save(str(file))
    else:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return file


def cells(file):
    """Give each row of the table: (its English, its translation cell)."""
    word = Document(str(file))
    rows = word.tables[0].rows[1:]
    return word, [(row.cells[1].paragraphs[0].text, row.cells[3]) for row in rows]
