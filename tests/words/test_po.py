"""Our own reader of PO files reads what babel reads, and refuses what is no PO."""

from __future__ import annotations

import io
import random

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import scale

from coproduce import languages, po

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\n\t"), min_size=1
)


def ours(data: bytes) -> dict:
    found = list(po.entries(data.decode()))
    return {(e.context, e.one, e.many): e.words for e in found[1:] if not e.is_fuzzy}


def babels(data: bytes) -> dict:
    made = {}
    for one in read_po(io.BytesIO(data), abort_invalid=True):
        if one.id and not one.fuzzy:
            english = one.id if isinstance(one.id, (tuple, list)) else (one.id, "")
            words = one.string if isinstance(one.string, (tuple, list)) else (one.string,)
            made[one.context or "", *english] = tuple(words)
    return made


@settings(max_examples=scale(quick=100, covering=500, everything=2_000), deadline=None)
@given(
    st.lists(
        st.tuples(WORDS, WORDS, WORDS, st.booleans(), st.booleans(), st.booleans()), max_size=6
    )
)
def test_it_reads_what_babel_wrote(rows):
    catalogue = Catalog(locale="pl", fuzzy=False)
    for one, many, words, has_plural, has_context, is_fuzzy in rows:
        catalogue.add(
            (one, many) if has_plural else one,
            (words, words, many) if has_plural else words,
            context=many if has_context else None,
            flags=["fuzzy"] if is_fuzzy else [],
            user_comments=["a note"],
        )
    file = io.BytesIO()
    write_po(file, catalogue, width=random.Random(len(rows)).choice((0, 30, 76)))
    assert ours(file.getvalue()) == babels(file.getvalue())


def test_it_reads_our_own_catalogues_as_babel_does():
    for tag in [x.tag for x in languages.available() if x.tag != "en"]:
        for name in ("app", "content"):
            data = (languages.folder() / tag / "LC_MESSAGES" / f"{name}.po").read_bytes()
            assert ours(data) == babels(data), (tag, name)


@pytest.mark.parametrize(
    "text",
    [
        "msgid",
        'msgid "a',
        'msgstr "a" b',
        '"a"',
        "dear translator",
        'msgid "a"',
        'msgid "a"\nmsgid "b"',
    ],
)
def test_what_is_no_po_is_refused(text):
    with pytest.raises(po.DamagedError):
        list(po.entries(text))
    with pytest.raises((PoFileError, ValueError, AssertionError)):
        assert babels(text.encode()) != {}
