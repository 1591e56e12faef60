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
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from easyread.translating.messages import messages

TAG = "xa"
"""The made-up language's tag."""

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
    for name, listed in (("app", app_messages()), ("content", content_messages())):
        catalogue = Catalog(locale=None, fuzzy=False)
        for message, context in listed:
            catalogue.add(message, _translated(message), context=context)
        with (target / f"{name}.po").open("wb") as file:
            write_po(file, catalogue)
    return folder


Message = str | tuple[str, ...]


def app_messages() -> Iterator[tuple[Message, str | None]]:
    """Return every message that the programs mark, with its context."""
    for one in messages():
        if one.domain == "app":
            yield ((one.one, one.many) if one.many else one.one), one.context or None


def content_messages() -> Iterator[tuple[Message, None]]:
    """Return every word and sentence of content/ that people see."""
    yield from ((one.one, None) for one in messages() if one.domain == "content")


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
