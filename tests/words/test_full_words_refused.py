"""Files of exact text that are refused: what means harm, another kind, and no words."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.errors import CoproduceError
from easyread.full_words import full_words, read_full_words
from tests.words.harbour import REFUSED, bytes_of, changed_zip, made_up


@pytest.mark.parametrize("name", REFUSED)
def test_a_word_file_that_must_not_be_read_is_refused_in_plain_words(name):
    what, said = REFUSED[name]
    data = what if isinstance(what, bytes) else changed_zip(bytes_of(made_up()), what)
    with pytest.raises(CoproduceError, match=said) as refused:
        full_words(data, "own.docx")
    assert "own.docx" in str(refused.value)
    assert refused.value.what_to_do


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "a", "a.txt", "a.md", "b.docx"])
def test_a_file_of_another_kind_or_without_words_is_refused(name, tmp_path):
    data = bytes_of(docx.Document()) if name == "b.docx" else b" \n"
    with pytest.raises(CoproduceError) as refused:
        full_words(data, name)
    assert name in refused.value.what_happened
    with pytest.raises(CoproduceError):
        read_full_words(tmp_path / "nobody.docx")


@given(st.binary(max_size=400), st.sampled_from([".docx", ".md", ".txt"]))
def test_any_bytes_are_read_or_refused(data, ending):
    try:
        title = full_words(data, f"a{ending}").document.title
    except CoproduceError as refused:
        title = refused.what_to_do
    assert title
