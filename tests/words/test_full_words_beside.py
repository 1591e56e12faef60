"""The exact text and the easy words side by side, part by part, and nothing lost."""

from __future__ import annotations

from pathlib import Path

from easyread import reading
from easyread.document import Columns, Document, Heading, Row
from easyread.full_words import full_words
from easyread.side_by_side import NO_EASY, NO_FULL, side_by_side
from tests.words.harbour import MARKDOWN

EASY = """# The Harbour Charter in easy words

![](charter)
This is about a charter.

## Why we need a charter

![](promise)
We respect the principles.

## Only easy

![](listen)
We listen.

## The pledges

![](listen)
We listen to families.
"""


def easy() -> Document:
    made = reading.read_words(reading.Content(), Path("documents/harbour.md"), EASY).document
    assert made is not None
    return made


def test_both_levels_stand_side_by_side_part_by_part_and_nothing_is_lost():
    full = full_words(MARKDOWN.encode(), "harbour.md").document
    both = side_by_side(full, easy())
    columns = [block for block in both.blocks if isinstance(block, Columns)]
    assert both.blocks[0] == easy().blocks[0]  # before the first heading
    assert len(columns) == 3
    heads = [
        tuple(
            next((b.text for b in side if isinstance(b, Heading)), "")
            for side in (one.left, one.right)
        )
        for one in columns
    ]
    assert heads == [
        ("1. Why do we need a charter?", "Why we need a charter"),
        ("", "Only easy"),
        ("Pledges", "The pledges"),
    ]
    assert columns[1].left == (Row((NO_FULL,)),)
    assert [b for one in columns for b in one.left if b != Row((NO_FULL,))] == list(full.blocks)
    right = [b for one in columns for b in one.right if b != Row((NO_EASY,))]
    assert [b for b in both.blocks if not isinstance(b, Columns)] + right == list(easy().blocks)


def test_parts_with_the_same_id_belong_together_whatever_their_headings_say():
    full = full_words(MARKDOWN.encode(), "harbour.md").document
    said = EASY.replace("## The pledges", "## What we promise you {#pledges}")
    made = reading.read_words(reading.Content(), Path("documents/harbour.md"), said).document
    assert made is not None
    last = side_by_side(full, made).blocks[-1]
    assert isinstance(last, Columns)
    assert [b.text for b in (*last.left, *last.right) if isinstance(b, Heading)] == [
        "Pledges",
        "What we promise you",
    ]


def test_a_part_without_easy_words_says_so():
    full = full_words(MARKDOWN.encode() + b"\n## Annexe Z\n\nMore.\n", "harbour.md").document
    last = side_by_side(full, easy()).blocks[-1]
    assert isinstance(last, Columns)
    assert last.right == (Row((NO_EASY,)),)
