"""The letters that documents bring along can draw what the documents say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from coproduce import resources
from easyread import fonts
from easyread.document import Layout
from easyread.pictures import Pictures
from easyread.write import Format, write

SAMPLES = {
    "en-GB": ("Atkinson Hyperlegible Next", "Please say what you think: “yes”, £20, 4 C’s – café."),
    "pl": ("Atkinson Hyperlegible Next", "Zażółć gęślą jaźń"),
    "ro": ("Atkinson Hyperlegible Next", "Învățăm împreună, și țara"),
    "so": ("Atkinson Hyperlegible Next", "Ku soo dhowow"),
    "ur": ("Noto Nastaliq Urdu", "ہم بچوں کی بات سنتے ہیں۔ ٹھیک ہے؟ ۱۲"),
    "ar": ("Noto Sans Arabic", "نحن نستمع إلى الأطفال، أليس كذلك؟"),
    "fa": ("Noto Sans Arabic", "ما به حرف بچه‌ها گوش می‌دهیم؛ چگونه؟"),
    "ps": ("Noto Sans Arabic", "موږ د ماشومانو خبرې اورو ښه ځای ډېر ړ ږ ټ ۍ ې"),
    "ckb": ("Noto Sans Arabic", "ئێمە گوێ لە منداڵان دەگرین ڕۆژ"),
    "pa": ("Noto Sans Gurmukhi", "ਅਸੀਂ ਬੱਚਿਆਂ ਦੀ ਗੱਲ ਸੁਣਦੇ ਹਾਂ।"),
    "pa-Guru": ("Noto Sans Gurmukhi", "ਸੁਣੋ"),
    "pa-Arab": ("Noto Sans Arabic", "سنو"),
    "bn": ("Noto Sans Bengali", "আমরা শিশুদের কথা শুনি।"),
    "zh-Hans": ("Noto Sans SC Subset", "我们听孩子们说话。你觉得怎么样？（3）"),
    "gu": ("Noto Sans Gujarati", "અમે બાળકોની વાત સાંભળીએ છીએ."),
}


@pytest.mark.parametrize("tag", SAMPLES)
def test_every_letter_of_a_language_can_be_drawn(tag: str) -> None:
    name, text = SAMPLES[tag]
    assert fonts.family(tag).name == name
    assert fonts.missing(text, tag) == frozenset()


def test_what_a_family_cannot_draw_is_said() -> None:
    assert fonts.missing("Yes ✔ 是", "en-GB") == {"✔", "是"}
    assert fonts.family("ur").missing("ڵڕ") != frozenset(), "Sorani needs another family"
    assert fonts.families(["ur", "en-GB", "ar", "ur"])[0] is fonts.LATIN
    assert len(fonts.families(["ur", "en-GB", "ar", "ur"])) == 3


def test_every_file_of_a_family_is_here_and_no_other() -> None:
    known = {fonts.family(tag) for tag in SAMPLES}
    files = {path for family in known for path in (family.regular, family.bold)}
    folder = resources.folder("content") / "fonts"
    assert files == set(folder.glob("*/*.ttf"))
    assert all((file.parent / "OFL.txt").is_file() for file in files)
    assert sum(map(_size, files)) < 8_000_000


def _size(file: Path) -> int:
    return file.stat().st_size


def test_a_word_file_in_chinese_names_letters_that_computers_have_and_brings_none() -> None:
    from tests.documents.test_translated import document

    made = replace(document("# 你好", "", "![](none)", "我们听你说。"), language="zh-Hans")
    data = write(made, Format.WORD, Layout.EASY_READ, Pictures())
    with zipfile.ZipFile(io.BytesIO(data)) as word:
        styles = word.read("word/styles.xml").decode()
        brought = [name for name in word.namelist() if name.endswith(".odttf")]
    assert 'w:eastAsia="Microsoft YaHei"' in styles
    assert brought
    assert not any("SC" in name for name in brought)
