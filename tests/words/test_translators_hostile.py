"""Broken and hostile files of translators harm nothing that was there."""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tools import scale

from coproduce.errors import CoproduceError
from coproduce.review import State
from easyread.package import WORDS
from easyread.translating.faults import faults, rules
from easyread.translating.messages import messages
from tests.words.translating import FORMATS, out, take

BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">&b;</xliff>'
)
OUTSIDE = BILLION.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize("text", [BILLION, OUTSIDE, "<xliff/>", "<a><b>", "", "\0"])
def test_hostile_xliff_is_refused_in_plain_words(polish, tmp_path, text):
    file = tmp_path / "bad.xlf"
    file.write_text(text, "utf-8")
    with pytest.raises(CoproduceError):
        take(polish, file)


def test_a_word_file_that_would_unpack_to_too_much_or_holds_entities_is_refused(polish, tmp_path):
    good = out(polish, "word", tmp_path)
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"0" * 310_000_000)
    with pytest.raises(CoproduceError, match="unpack"):
        take(polish, bomb)
    entity = b'<!DOCTYPE w [<!ENTITY a "b">]>'
    with zipfile.ZipFile(good) as read, zipfile.ZipFile(bomb, "w") as made:
        for name in read.namelist():
            data = read.read(name)
            made.writestr(name, entity + data if name == "word/document.xml" else data)
    with pytest.raises(CoproduceError, match="hidden commands"):
        take(polish, bomb)


@pytest.fixture
def going(polish, tmp_path):
    files = {form: out(polish, form, tmp_path / "out").read_bytes() for form in FORMATS}
    return polish, files, tmp_path


@settings(
    max_examples=scale(quick=60, covering=300, everything=1_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(form=st.sampled_from(FORMATS), seed=st.integers(0, 2**32 - 1))
def test_no_broken_file_harms_anything(going, form, seed):
    found, files, folder = going
    ending = {"word": ".docx", "po": ".po", "xliff": ".xlf"}[form]
    file = folder / f"broken{ending}"
    file.write_bytes(broken(files[form], form, random.Random(seed)))
    try:
        taken = take(found, file)
    except CoproduceError:
        return
    language = rules(found)
    for one in taken.new:
        words = taken.translations.words(one)
        assert not [f for f in faults(one, words, language) if f.is_refused]
    kept = set(found.kept) - {one.key for one in taken.new}
    for key in kept:
        assert taken.translations.kept[key].words == found.kept[key].words
    assert {m.key for m in messages()} >= {m.key for m in taken.new}
    assert not any(
        review.state is State.APPROVED for review in taken.translations.record.reviews.values()
    )


PIECES = (
    "{", "}", "{x}", "**", "<b>", "&amp;", "\u202e", "\x00", "۵", "99", "↑", "\n", "Мир", "[a](b)",
    "]]>", "msgid", '"', "\\", "#, fuzzy\n", "approved='yes'", "\ud7ff", "a" * 3000,
)  # fmt: skip


def broken(data: bytes, form: str, chance: random.Random) -> bytes:
    """Return a file that somebody or something broke: in its words, or in its bytes."""
    way = chance.randrange(4)
    if form == "word" and way:
        return with_words(data, chance)
    if way == 0:
        at = chance.randrange(len(data))
        return data[:at] + chance.randbytes(chance.randrange(8)) + data[at + chance.randrange(60) :]
    text = data.decode()
    for _turn in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.randrange(4) :]
    return text.encode("utf-8", "replace")


def with_words(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(made, "w") as new:
        for name in read.namelist():
            part = read.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                texts = list(root.iter(f"{WORDS}t"))
                for _turn in range(chance.randrange(1, 9)):
                    spoiled = chance.choice(texts)
                    piece = re.sub("[\x00-\x08\ud800-\udfff]", "", chance.choice(PIECES))
                    old = spoiled.text or ""
                    at = chance.randrange(len(old) + 1)
                    spoiled.text = old[:at] + piece + old[at + chance.randrange(3) :]
                part = etree.tostring(root)
            new.writestr(name, part)
    return made.getvalue()
