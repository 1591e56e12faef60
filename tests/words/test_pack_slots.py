"""What staff fill in: a draft before, and words like all others after."""

from __future__ import annotations

import pytest

from coproduce import resources
from coproduce.content_folder import ContentFolder
from easyread import reading
from easyread.document import Layout, Row, Table, WordBox, plain
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.pdf_reader import words
from tests.words.pack_words import NAMES, OURS, document, fill, row_text

A4_HEIGHT = 841.89
"""In points."""


def test_a_slot_that_families_would_meet_makes_a_draft_until_it_is_filled_in(tmp_path):
    empty = reading.read(OURS, "what-happens-next")
    assert [slot.id for slot in empty.unfilled] == ["contact"]
    assert empty.document is not None
    assert empty.document.is_draft
    filled = reading.read(fill(tmp_path, "contact", ["Ring 0121 000 0000."]), "what-happens-next")
    assert filled.unfilled == ()
    assert filled.document is not None
    assert filled.document.marks == ()
    rows = [block for block in filled.document.blocks if isinstance(block, Row)]
    assert rows[-1].sentences == ("You can ask these people:", "Ring 0121 000 0000.")


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("layout", [Layout.EASY_READ, Layout.CLEAR_PRINT])
def test_what_happens_next_is_half_a_page_once_filled_in(layout, tmp_path):
    who = ["Jo Example", "Telephone: 0121 000 0000", "Email: someone@example.org"]
    made = reading.document(fill(tmp_path, "contact", who), "what-happens-next")
    found = words(write(made, Format.PDF, layout, Pictures()), tmp_path)
    assert {word.page for word in found} == {1}
    foot = ["Page", "1", "of", "1"]
    assert "licence:" in [word.text for word in found]
    assert max(word.bottom for word in found if word.text not in foot) < A4_HEIGHT / 2


def test_what_staff_fill_in_is_never_read_as_markup(tmp_path):
    typed = "Ask **Jo** at [the desk](https://example.org)."
    filled = reading.read(fill(tmp_path, "contact", [typed]), "what-happens-next")
    assert filled.findings == ()
    assert filled.document is not None
    assert typed in [plain(text) for text in row_text(filled.document)]
    assert not any(isinstance(block, WordBox) for block in filled.document.blocks)


def test_all_slots_filled_in_leave_no_draft(tmp_path):
    for slot in OURS.facts.slots:
        content = fill(tmp_path, slot.id, ["Some words."])
    assert [name for name in NAMES if reading.document(content, name).is_draft] == []


def test_named_becomes_signed_only_where_staff_record_it(tmp_path):
    assert "We have no record of who signed." in row_text(document("named"))
    (tmp_path / "facts").mkdir()
    text = (resources.folder("content") / "facts" / "named.toml").read_text("utf-8")
    (tmp_path / "facts" / "named.toml").write_text(
        text + '\n[[signature]]\nid = "signed-school"\nname = "A Made-up School"\n'
        'representative = "Its head"\nsigned_on = "2026-11-02"\nsource = "charter"\nyear = 2026\n',
        "utf-8",
    )
    made = reading.document(reading.Content(ContentFolder(tmp_path)), "named")
    table = next(b for b in made.blocks if isinstance(b, Table))
    assert table.rows == (("A Made-up School", "Its head", "Monday 2 November 2026"),)
    assert "We have no record of who signed." not in row_text(made)
