"""The word list stands in the order of each language's own alphabet."""

from __future__ import annotations

import random

import pytest
from journey import coproduce

from coproduce import alphabet

ORDERS = {
    "pl": ["2014", "Bariera", "Ciało", "Ćma", "Lista", "Łatwy", "Zasada", "Źródło", "Żaba", "اثر"],
    "ro": ["Adresă", "Ăla", "Sat", "Școală", "Tare", "Țară", "Xerox"],
    "so": ["Adeegyo", "Hay'ad", "Hayb", "Xaq"],
    "ur": ["آنا", "اثر", "ٹکٹ", "ثبوت", "چاہیے", "ڑ", "کام", "گھر", "ہم", "یوتھ", "SEND"],
    "ar": ["الأثر", "الاختيار", "تجربة", "الترسيخ", "الحق", "يجب", "DfE"],
    "fa": ["آب", "اثر", "پدر", "چای", "ژاله", "کار", "گل", "واژه", "هدف", "یک"],
    "ps": ["ټول", "څوک", "ډېر", "ړوند", "ږغ", "ښوونځی", "ګټه", "ڼ", "ۍ"],
    "bn": ["আইন", "কম", "কাজ", "খবর", "ড়", "ঢ", "হক"],
    "gu": ["અસર", "કમ", "કામ", "લોકો", "વાત", "હક", "ળ"],
    "pa-Guru": ["ਅਸਰ", "ਇੰਸਪੈਕਟਰ", "ਸ਼ਬਦ", "ਸਬੂਤ", "ਹੱਕ", "ਕੌਂਸਲ", "ਵਚਨ", "GP"],
    "zh-Hans": ["《2014 年法》", "安全", "必须", "参与", "服务", "机构", "证书", "尊严", "DfE"],
}
"""Words as a reader of each language looks for them; code points would have some elsewhere."""


@pytest.mark.parametrize("tag", ORDERS)
def test_words_are_sorted_as_a_reader_of_the_language_looks_for_them(tag):
    shuffled = sorted(ORDERS[tag], key=lambda _word: random.Random(tag).random())
    for words in (shuffled, ORDERS[tag][::-1]):
        assert sorted(words, key=lambda word: alphabet.place(word, tag)) == ORDERS[tag]


NEIGHBOURS = {
    "pl": ("Równość", "SEND", "Siła do zmian"),
    "ur": ("پیشہ ور", "ثبوت", "ثبوتوں کی فائل"),
    "zh-Hans": ("安全保护", "办事规定", "必须"),
}


def test_the_word_list_of_a_pack_is_in_each_languages_own_order(tmp_path):
    given = ("--format", "txt", "--language", ",".join(NEIGHBOURS), "--draft")
    run = coproduce(tmp_path, "pack", "word-list", *given, "--out", str(tmp_path / "pack"))
    assert run.returncode == 0, run.stderr
    for tag, words in NEIGHBOURS.items():
        text = (tmp_path / f"pack/word-list/word-list-{tag}.txt").read_text("utf-8")
        lines = [line.strip() for line in text.splitlines()]
        places = [lines.index(word) for word in words]
        assert places == sorted(places), tag
