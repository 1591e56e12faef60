"""How words, languages and styles are written in HTML, for web pages and for the pages of books."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from easyread.scripts import (
    NO_BREAK,
    direction,
    has_right_to_left,
    kept_brackets,
    numbers_apart,
    printable,
)


def encoded(text: str) -> str:
    """Return words so that nothing in them is read as HTML."""
    return escape(printable(text))


def language_attributes(tag: str) -> str:
    """Return the attributes that say which language an element is in, and which way it runs."""
    return f'lang="{escape(tag)}" dir="{direction(tag)}"'


def with_numbers(text: str, tag: str) -> str:
    """Return text in which telephone numbers keep their order among words that run to the left."""
    if direction(tag) == "ltr" and not has_right_to_left(text):
        return escape(text)
    return "".join(
        f'<bdi dir="ltr">{escape(piece.replace(" ", NO_BREAK))}</bdi>'
        if is_number
        else escape(piece)
        for piece, is_number in numbers_apart(kept_brackets(text))
    )


def digest_of(source: str) -> str:
    """Return a style or script as a page's policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
