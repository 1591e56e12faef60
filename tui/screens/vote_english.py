"""A shared keyboard in a draft: English stands beside answers, and under what people are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from coproduce.languages import SOURCE, current, listening, speaking
from coproduce.offering import both_in_one, draft_line
from tui.screens.vote_page import Page
from tui.widgets.paper import Line


def with_english(make: Callable[[], Page], *, is_promise: bool) -> Page:
    """Return the page that `make` makes, with English where nobody approved its words.

    Items are answers and always have it. Lines have it where the page tells of safety, of who
    will see, of agreeing or of deleting (`is_promise`).
    """
    if current() == SOURCE:
        return make()
    with listening() as heard:
        page = make()
    if not (heard.is_unchecked or heard.is_untranslated):
        return page
    with speaking(SOURCE):
        english = make()
    items = tuple(
        replace(ours, words=both_in_one(ours.words, theirs.words))
        for ours, theirs in zip(page.items, english.items, strict=True)
    )
    lines = [Line(both_in_one(draft_line(), _draft_in_english()), "warn", is_spare=True)]
    for ours, theirs in zip_longest(page.lines, english.lines):
        lines += [line for line in (ours,) if line is not None]
        if is_promise and theirs is not None and (ours is None or theirs.words != ours.words):
            lines.append(replace(theirs, style="other"))
    return replace(page, lines=tuple(lines), items=items)


def _draft_in_english() -> str:
    with speaking(SOURCE):
        return draft_line()
