"""What the program says when staff make a mistake in the words of their own documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.content_folder import ContentError, ContentFolder
from easyread import reading
from tests.words.pack_words import BROKEN, GOOD, OURS


def read_own(text: str) -> reading.Read:
    return reading.read_words(OURS, Path("documents/own.md"), text)


def test_what_staff_write_without_a_mistake_has_no_finding():
    assert read_own(GOOD).findings == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_the_words_names_its_line_and_how_to_mend_it(name):
    before, after, code, line, word = BROKEN[name]
    assert before in GOOD
    found = read_own(GOOD.replace(before, after, 1)).findings
    assert code in [f.code for f in found], [str(f) for f in found]
    first = next(f for f in found if f.code == code)
    assert first.where == f"documents/own.md, line {line}"
    assert word in f"{first.what} {first.hint}"


@pytest.mark.parametrize(
    "text",
    [
        "Ask Dr. Khan or Mrs. Hill.",
        "Use pictures, e.g. Photos of your group.",
        "There are the 4 C's and No. 5 of 3.5.",
        "“We listen.”",
        "Ring J. Smith on Monday 2 March 2026.",
    ],
)
def test_one_sentence_with_dots_in_it_is_one_sentence(text):
    assert read_own(GOOD.replace("We listen to you.", text)).findings == ()


@given(st.text(max_size=400))
def test_any_words_give_a_document_or_findings(text):
    made = read_own("# Title\n\n" + text)
    assert made.document is not None
    assert all(finding.what and finding.hint for finding in made.findings)


@given(
    st.lists(
        st.sampled_from(
            [
                "# ",
                "## ",
                "![](",
                "listen)",
                "::",
                "slot ",
                "**",
                "|",
                "\n",
                "\n\n",
                "{#",
                "}",
                "- ",
                "Table:",
                "> ",
                "contact",
                "a.",
                "<!--",
                "-->",
            ]
        ),
        max_size=60,
    )
)
def test_any_pieces_of_the_format_give_a_document_or_findings(pieces):
    made = read_own("# Title\n\n" + "".join(pieces))
    assert made.document is not None


def test_a_huge_file_a_missing_one_and_bytes_that_are_no_words_are_findings(tmp_path):
    (tmp_path / "documents").mkdir()
    file = tmp_path / "documents" / "own.md"
    content = reading.Content(ContentFolder(tmp_path))
    file.write_text("# T\n\n" + "![](listen)\nWe listen.\n\n" * 100_000, "utf-8")
    assert [f.code for f in reading.read(content, "own").findings] == ["CW-3"]
    file.write_bytes(b"# T\n\n\xff\xfe")
    found = reading.read(content, "own").findings
    assert (found[0].code, found[0].where) == ("CW-2", "documents/own.md, line 3")
    for name in ("nobody", "../facts", "", "a/b"):
        assert [f.code for f in reading.read(content, name).findings] == ["CW-1"]


def test_a_hundred_thousand_words_are_read_and_their_mistakes_are_bounded():
    text = "# T\n\n" + "![](listen)\nWe listen to you and **nobody** ends.\n\n" * 14_000
    made = read_own(text)
    assert made.document is not None
    assert len(made.document.blocks) == 14_000
    assert len(made.findings) == 200


def test_a_document_with_a_mistake_is_never_half_made():
    with pytest.raises(ContentError, match="CW-1"):
        reading.document(OURS, "nobody")
