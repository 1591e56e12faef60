"""Marks as plain sentences, the same at every desk."""

from __future__ import annotations

from collections.abc import Iterable

from coproduce.domain.comment import Comment
from coproduce.languages import _, ngettext
from coproduce.sorting import Mark, MarkKind, Queue

WORDS = 160
"""The most characters of the words that caused a mark; the comment itself stands below."""


def noticed(marks: Iterable[Mark]) -> list[str]:
    """Return a sentence for each mark, with the words that caused it; empty for none."""
    return [_sentence(mark) for mark in marks]


def worries(queue: Queue, held: Iterable[Comment]) -> str:
    """Return how many of the `held` comments to read first; "" for none."""
    number = queue.worries(held)
    words = ngettext(
        # Translators: {n} comments have words that may mean that a person is not safe.
        "Read this first: {n} comment may mean that someone is not safe.",
        "Read these first: {n} comments may mean that someone is not safe.",
        number,
    )
    return words.format(n=number) if number else ""


def _sentence(mark: Mark) -> str:
    words = _(", ").join(mark.words)
    if len(words) > WORDS:
        words = words[:WORDS].rstrip() + "…"
    if mark.kind is MarkKind.WORRY:
        return _("Someone may not be safe: “{words}”").format(words=words)
    return _("This may be {what}: “{words}”").format(what=_what(mark.kind), words=words)


def _what(kind: MarkKind) -> str:
    # Translators: each stands in "This may be {what}: ...".
    return {
        MarkKind.UNKIND: _("unkind"),
        MarkKind.PHONE: _("a telephone number"),
        MarkKind.EMAIL: _("an email address"),
        MarkKind.ADDRESS: _("where someone lives"),
        MarkKind.POSTCODE: _("a postcode"),
        MarkKind.NAME: _("a person's name"),
        MarkKind.WEB: _("a web address"),
    }[kind]
