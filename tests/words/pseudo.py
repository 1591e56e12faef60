"""A made-up language that shows which words a person would see untranslated.

`make_pseudo(folder)` writes the language `xa` there: each message in «guillemets» with accented
letters, its fields kept. Speak it, look at what a person sees, and ask `bare_english` for the words
outside «...». In a test of a form, a screen, an error or the line mode:

    from tests.words.pseudo import TAG, bare_english, make_pseudo

    def test_the_form_has_no_bare_english(tmp_path, monkeypatch):
        monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
        with speaking(TAG):                # or choose the language `xa` at the door
            seen = ...                     # text only: strip HTML tags and terminal codes first
        assert bare_english(seen, names=["Our meeting"]) == []

A program that is started by the test gets COPRODUCE_LOCALES in its environment. What people typed,
titles, codes and addresses are theirs: pass them as `names`; codes and addresses are seen through.
A message may be split over lines on a screen: join the lines before asking.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from tools import CHECKOUT

from coproduce import resources

TAG = "xa"
"""The made-up language's tag."""

KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
PROGRAMS = ("coproduce", "easyread", "form", "tui")
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_OPTIONS = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "silent": "false"}}
_NOT_WORDS = frozenset({"id", "kind", "key", "picture", "format", "most", "source"})

_LETTERS = str.maketrans("AEIOUYaeiouyCNScns", "ÁÉÍÓÚÝáéíóúýÇÑŠçñš")
_INSIDE = re.compile(r"«[^«»]*»")
_SEEN_THROUGH = re.compile(
    r"https?://\S+"  # addresses
    r"|\b\d+(?:\.\d+){3}(?::\d+)?(?:/\S*)?"
    r"|\b\w+(?:[-.]\w+)*\.(?:toml|json|csv|xlsx|txt|db|svg)\b"  # names of files
    r"|\bcoproduce(?: [a-z-]+)*"  # commands to paste
    r"|\bCOPRODUCE_[A-Z]+\b"
    r"|\b[23456789A-HJ-KM-NP-TV-Z]{6}\b"  # join codes
    r"|\bCO-\d+\b"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
"""Two English letters or more: accented words of other languages are seen through in part only."""


def make_pseudo(folder: Path) -> Path:
    """Write `xa/LC_MESSAGES/app.po` and `content.po` in `folder`; return `folder`.

    Every marked message of the programs and every word of content/ is in them.
    """
    target = folder / TAG / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    for name, messages in (("app", app_messages()), ("content", content_messages())):
        catalogue = Catalog(locale=None, fuzzy=False)
        for message, context in messages:
            catalogue.add(message, _translated(message), context=context)
        with (target / f"{name}.po").open("wb") as file:
            write_po(file, catalogue)
    return folder


Message = str | tuple[str, ...]


def app_messages() -> Iterator[tuple[Message, str | None]]:
    """Return every message that the programs mark, with its context."""
    for program in PROGRAMS:
        where = CHECKOUT / program
        if where.is_dir():
            found = extract_from_dir(where, _METHODS, _OPTIONS, keywords=KEYWORDS)
            for _file, _line, message, _comments, context in found:
                if message and message != ("",):
                    yield message, context


def content_messages() -> Iterator[tuple[Message, None]]:
    """Return every word and sentence of content/ that people see."""
    folder = resources.folder("content")
    names = ("choices", "phrases", "agreement", "ladder", "cards")
    single = [folder / f"{n}.toml" for n in names]
    for file in (*single, *sorted((folder / "templates").glob("*.toml"))):
        for text in _strings(tomllib.loads(file.read_text("utf-8"))):
            yield text, None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _NOT_WORDS:
                yield from _strings(one)


def _translated(message: Message) -> Message:
    if isinstance(message, str):
        return pseudo(message)
    return tuple(pseudo(form) for form in message[:2])


def pseudo(text: str) -> str:
    """Return `text` in the made-up language: «ýéš», with its fields as they are."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # braces that are no fields
        parts = [(text, None, None, None)]
    out = ""
    for literal, name, spec, way in parts:
        out += literal.translate(_LETTERS).replace("{", "{{").replace("}", "}}")
        if name is not None:
            out += f"»{{{name}{'!' + way if way else ''}{':' + spec if spec else ''}}}«"
    return f"«{out}»".replace("«»", "")


def bare_english(text: str, names: Iterable[str] = ()) -> list[str]:
    """Return the words of `text` outside «...» that look like English, in order.

    `names` are what people typed (titles, own questions, comments): they are seen through, as are
    codes, digits, file names, commands and addresses.
    """
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, " ")
    text = _INSIDE.sub(" ", " ".join(text.split()))
    return _WORD.findall(_SEEN_THROUGH.sub(" ", text))
