"""What every sheet to print is made of: a page for A4, its heading, and boxes to mark."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from html import escape
from pathlib import Path
from typing import Final

from coproduce.languages import SOURCE, _, current, direction, is_draft, listening, speaking
from coproduce.offering import draft_line
from coproduce.sentences import pretend

_STYLE: Final = Path(__file__).with_name("sheets.css")
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""No script, and no request to anywhere, even if a text could smuggle an element in."""


Words = str | Callable[[], str]
"""Words of ours are called, so that they can be said in a second language too; what a person
typed stands once."""

_second: ContextVar[str] = ContextVar("second", default="")


_typed_in: ContextVar[str] = ContextVar("typed_in", default="")


@contextlib.contextmanager
def also_in(tag: str, *, typed_in: str = "") -> Iterator[None]:
    """Say everything on the sheets made inside the block in `tag` too; "" for once.

    `typed_in` is the language that people typed in: the meeting's.
    """
    tokens = _second.set(tag), _typed_in.set(typed_in)
    try:
        yield
    finally:
        _second.reset(tokens[0])
        _typed_in.reset(tokens[1])


def second() -> str:
    """Return the second language of the sheet; "" for none. Under a draft stands English."""
    tag = _second.get() or (SOURCE if is_draft(current()) else "")
    return "" if tag == current() else tag


def both(words: Words) -> str:
    """Return words in the sheet's language, and under them in the second one, as HTML."""
    if isinstance(words, str):
        return escape(words)
    with listening() as heard:
        first = words()
    if heard.is_untranslated:
        with speaking(SOURCE):
            return f'<span lang="en" dir="ltr">{escape(words())}</span>'
    tag = second()
    if not tag:
        return escape(first)
    with speaking(tag):
        other = words()
    if other == first:
        return escape(first)
    return (
        f'{escape(first)} <span class="also" lang="{escape(tag)}" dir="{direction(tag)}">'
        f"{escape(other)}</span>"
    )


def _draft() -> str:
    """Return that the words of the sheet are a draft; nothing when people approved them."""
    is_one = is_draft(current()) or is_draft(second() or SOURCE)
    return p("pretend", draft_line) if is_one else ""


def page(title: str, body: str) -> str:
    """Return a whole sheet: one HTML file that asks nothing of any network."""
    tag = current()
    kind = ' class="two"' if second() else ""
    return (
        f'<!doctype html>\n<html lang="{escape(tag)}" dir="{direction(tag)}">'
        f'<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE.read_text('utf-8')}</style></head>"
        f"<body{kind}><main>{_draft()}{body}</main></body></html>\n"
    )


def p(kind: str, text: Words) -> str:
    """Return a paragraph; `kind` is its class in sheets.css, or ""."""
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{both(text)}</p>"


def h2(text: Words) -> str:
    """Return the heading of a part."""
    return f"<h2>{both(text)}</h2>"


def typed(text: str) -> str:
    """Return text that a person typed, in its own language and direction."""
    tag = _typed_in.get()
    own = f' lang="{escape(tag)}"' if tag and tag != current() else ""
    return f"<bdi{own}>{escape(text)}</bdi>"


def heading(title: str) -> str:
    """Return the title that a facilitator typed."""
    return f"<h1>{typed(title)}</h1>"


def for_staff() -> str:
    """Return what the numbers beside the boxes are for."""
    return p("staff", lambda: _("For staff: the number beside a box is the key to press for it."))


def pretend_line(is_pretend: bool) -> str:
    """Return what stands on everything that pretend people made; else nothing."""
    return p("pretend", pretend) if is_pretend else ""


def box(key: str, word: Words, svg: str = "") -> str:
    """Return a box to mark, with the key that staff press for it."""
    staff = f'<span class="key">{escape(key)}</span>' if key else ""
    drawn = f"<span>{svg}</span>" if svg else ""
    width = "" if svg else " no-picture" if key else " bare"  # the words stand beside the box
    return (
        f'<div class="box{width}"><span class="square"></span>{staff}{drawn}'
        f"<span><bdi>{both(word)}</bdi></span></div>"
    )
