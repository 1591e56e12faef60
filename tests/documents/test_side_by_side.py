"""Both levels beside each other on paper: nothing is drawn over, and no page is left empty."""

from __future__ import annotations

from itertools import combinations

import pytest

from easyread import reading
from easyread.document import Layout
from easyread.full_words import full_words
from easyread.pictures import Pictures
from easyread.side_by_side import side_by_side
from easyread.write import Format, write
from tests.documents.pdf_reader import Word, words

FULL = """# The Harbour Charter

## About this document

The Harbour Partnership undertakes, in 2031, to act in accordance with each of its principles.

## Why do we need a framework?

The framework sets out what its members undertake to do, and how they are held to account.

- first
- second

## Annexe

Nothing in the easy words says this.
"""


def overlap(one: Word, other: Word) -> float:
    """Return which part of the smaller word lies under the other."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((w.right - w.left) * (w.bottom - w.top) for w in (one, other))
    return max(0.0, width) * max(0.0, height) / smaller if smaller else 0.0


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("layout", [Layout.EASY_READ, Layout.CLEAR_PRINT, Layout.LARGE_PRINT])
def test_long_parts_stand_beside_each_other_on_as_many_pages_as_they_need(layout, tmp_path):
    easy = reading.read(reading.Content(), "charter").document
    assert easy is not None
    both = side_by_side(full_words(FULL.encode(), "harbour.md").document, easy)
    pages: dict[int, list[Word]] = {}
    for word in words(write(both, Format.PDF, layout, Pictures()), tmp_path):
        pages.setdefault(word.page, []).append(word)
    assert list(pages) == list(range(1, len(pages) + 1))
    assert len(pages) > 10
    for found in pages.values():
        assert len(found) > 12  # the mark of a draft and the page's number have 8
        assert all(w.left >= 0 and w.right <= 596 and w.bottom <= 842 for w in found)
        for one, other in combinations(found, 2):
            assert overlap(one, other) < 0.4, (one, other)
