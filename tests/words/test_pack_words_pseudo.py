"""What is said about a mistake in the words, the facts or a brought file has no bare English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.facts import check_facts
from easyread import reading
from easyread.full_words import full_words
from tests.words.harbour import REFUSED, bytes_of, changed_zip, made_up
from tests.words.pack_words import BROKEN, GOOD
from tests.words.pseudo import bare_english

OURS = reading.Content()


def is_translated(text: str) -> bool:
    """Whether `text` is one translated message; names in the files may stand in it or end it."""
    return re.fullmatch("«.+»[a-z, -]*", text) is not None


def test_mistakes_in_the_words_are_said_in_the_readers_language(made_up_language):
    for before, after, *_rest in BROKEN.values():
        text = GOOD.replace(before, after, 1)
        for finding in reading.read_words(OURS, Path("documents/own.md"), text).findings:
            assert is_translated(finding.what), finding.what
            assert is_translated(finding.hint), finding.hint


def test_mistakes_in_the_facts_are_said_in_the_readers_language(made_up_language, tmp_path):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "own.toml").write_text(
        'count = 3\nx = 1\n[[pledge]]\nid = "A B"\nyear = "y"\n[[duty]]\nid = "a"\nname = "b"\n'
        'source = "no"\nyear = 1\n',
        "utf-8",
    )
    _facts, findings = check_facts(ContentFolder(tmp_path))
    assert len(findings) > 4
    for finding in findings:
        assert is_translated(finding.what), finding.what
        assert is_translated(finding.hint), finding.hint


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_is_refused_in_the_readers_language(made_up_language, name):
    what, _said = REFUSED[name]
    data = what if isinstance(what, bytes) else changed_zip(bytes_of(made_up()), what)
    with pytest.raises(CoproduceError) as refused:
        full_words(data, "own.docx")
    assert bare_english(str(refused.value), ["own.docx"]) == []
