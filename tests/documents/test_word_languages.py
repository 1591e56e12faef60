"""Word files in their languages: each run says its own, and lines run the right way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from easyread.document import Quote
from tests.documents.sample_documents import every_block
from tests.documents.word_reader import TAGS, W, body, made, part, said


@pytest.mark.parametrize("tag", TAGS)
def test_every_run_says_its_language(tag: str) -> None:
    data = made(every_block(tag))
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for run in part(data, name).iter(f"{W}r"):
            if said(run):
                language = run.find(f"{W}rPr/{W}lang")
                boxes = set(said(run)) == {"☐"}
                assert boxes or language is not None, said(run)
    own = part(data, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert own.get(f"{W}val") == tag
    assert tag == "en-GB" or own.get(f"{W}bidi") == tag


def test_urdu_runs_from_right_to_left_and_english_inside_it_does_not() -> None:
    root = body(made(every_block("ur")))
    arabic, latin = 0, 0
    for run in root.iter(f"{W}r"):
        words = "".join(t.text or "" for t in run.iter(f"{W}t"))
        is_rtl = run.find(f"{W}rPr/{W}rtl") is not None
        if re.search("[\u0600-\u06ff]", words):
            assert is_rtl, words
            assert not re.search("[A-Za-z]", words), words
            arabic += 1
        elif re.search("[A-Za-z]", words):
            assert not is_rtl, words
            latin += 1
    assert arabic > 50
    assert latin > 5
    assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for t in root.iter(f"{W}tbl"))
    for paragraph in root.iter(f"{W}p"):
        if re.search("[\u0600-\u06ff]", said(paragraph)):
            assert paragraph.find(f"{W}pPr/{W}bidi") is not None, said(paragraph)
    phones = [t.text for t in root.iter(f"{W}t") if t.text and "303" in t.text]
    assert phones
    assert all(text == "\u200e0121\xa0303\xa01234\u200e" for text in phones)
    assert (
        part(made(every_block("ur")), "word/document.xml").find(f".//{W}sectPr/{W}bidi") is not None
    )


def test_english_has_nothing_that_runs_from_right_to_left() -> None:
    document = every_block("en-GB")
    blocks = tuple(b for b in document.blocks if not isinstance(b, Quote) or b.language != "ur")
    text = etree.tostring(body(made(replace(document, blocks=blocks)))).decode()
    for mark in ("w:rtl", "w:bidi", "bidiVisual"):
        assert mark not in text


def test_a_picture_that_points_is_turned_round_only_where_lines_begin_on_the_right() -> None:
    for tag, turned in (("en-GB", 0), ("ur", 1)):
        flips = [x for x in body(made(every_block(tag))).iter("{*}xfrm") if x.get("flipH")]
        assert len(flips) == turned, tag
