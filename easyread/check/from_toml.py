"""Our content files in TOML -> the words that the easy-read rules look at.

Templates, picture phrases, the agreement, cards, answers, word boxes: what people see and hear of
them. Each text between quotation marks is a sentence, or a heading, and has its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.check.prose import Kind, Part, Prose
from easyread.check.word_lists import word_lists

HEADINGS: Final = frozenset({"title", "name"})
SPOKEN: Final = frozenset(
    {"about", "statement", "happening", "not_happening", "question", "easier", "comment"}
    | {"word", "words", "meaning", "ask", "before", "mark", "if_no"}
)
"""The fields that people see and hear. Others are ids, keys and names of pictures."""
NAMES: Final = frozenset(
    {"agreement.toml", "assessment.toml", "award-papers.toml", "cards.toml", "choices.toml"}
    | {"glossary.toml", "ladder.toml", "phrases.toml"}
)
FOLDER: Final = "templates"

_FILLED_IN: Final = re.compile(r"\{(\w+)\}")
"""What the program fills in, such as {stage}: its name stands for it, without the brackets."""
_PIECE: Final = re.compile(
    r'#[^\n]*|"""(?P<long>(?:[^"\\]|\\.|"(?!""))*)"""|(?P<text>"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<field>[\w-]+)[ \t]*=",
    re.DOTALL,
)


def is_ours(file: Path) -> bool:
    """Whether a TOML file, by its name and its folder, is one of content whose words are said."""
    is_there = file.name in NAMES or file.parent.name == FOLDER
    return is_there and file.suffix == ".toml"


def from_toml(text: str, name: str) -> Prose:
    """Return the words of one of our content files in TOML. Raises CoproduceError if it is none."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError):
        raise CoproduceError(
            _("We cannot read “{name}”.").format(name=clean_line(name)),
            _("Check its quotation marks, commas and brackets."),
        ) from None
    if "format" not in table and name not in NAMES:
        raise CoproduceError(
            _("We cannot check “{name}”.").format(name=clean_line(name)),
            _("Of TOML files we can check only our own, such as a template."),
        )
    parts = tuple(_parts(text))
    return Prose(name, tuple(part for _field, part in parts), glossary=frozenset(_told(parts)))


def _told(parts: Sequence[tuple[str, Part]]) -> Iterator[str]:
    """Give the hard words that a word box explains: its name stands before its meaning."""
    lists = word_lists()
    for (field, name), (following, _meaning) in pairwise(parts):
        if field == "name" and following == "meaning":
            yield name.text.lower()
            yield from filter(None, map(lists.hard, name.words))


def _parts(text: str) -> Iterator[tuple[str, Part]]:
    field, line, at = "", 1, 0
    for found in _PIECE.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if found["field"]:
            field = found["field"]
        elif found["text"] and field in HEADINGS | SPOKEN:
            said = tomllib.loads(f"said = {found['text']}")["said"].strip()
            said = _FILLED_IN.sub(r"\1", said)
            kind = Kind.HEADING if field in HEADINGS else Kind.TEXT
            if said:
                yield field, Part(kind, said, _("line {number}").format(number=line))
