"""What every sheet to print is made of: a page for A4, its heading, and boxes to mark."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from coproduce.languages import current, direction
from coproduce.sentences import pretend

_STYLE: Final = Path(__file__).with_name("sheets.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, and no request to anywhere, even if a text could smuggle an element in."""


def page(title: str, body: str) -> str:
    """Return a whole sheet: one HTML file that asks nothing of any network."""
    tag = current()
    return (
        f'<!doctype html>\n<html lang="{escape(tag)}" dir="{direction(tag)}">'
        f'<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE.read_text('utf-8')}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def p(kind: str, text: str) -> str:
    """Return a paragraph; `kind` is its class in sheets.css, or ""."""
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{escape(text)}</p>"


def typed(text: str) -> str:
    """Return text that a person typed, set in its own direction."""
    return f"<bdi>{escape(text)}</bdi>"


def heading(title: str) -> str:
    """Return the title that a facilitator typed."""
    return f"<h1>{typed(title)}</h1>"


def pretend_line(is_pretend: bool) -> str:
    """Return what stands on everything that pretend people made; else nothing."""
    return p("pretend", pretend()) if is_pretend else ""


def box(key: str, word: str, svg: str = "") -> str:
    """Return a box to mark, with the key that staff press for it."""
    staff = f'<span class="key">{escape(key)}</span>' if key else ""
    drawn = f"<span>{svg}</span>" if svg else ""
    width = "" if svg else " no-picture" if key else " bare"  # the words stand beside the box
    return (
        f'<div class="box{width}"><span class="square"></span>{staff}{drawn}'
        f"<span>{typed(word)}</span></div>"
    )
