"""What stands between two sentences is the language's own."""

from __future__ import annotations

from coproduce import safe_words
from coproduce.languages import speaking


def test_chinese_sentences_have_no_space_between_and_english_ones_do():
    with speaking("zh-Hans"):
        said = safe_words.who_hears("")
    assert said.count("。") == 2
    assert "。 " not in said
    assert ". If you" in safe_words.who_hears("")
