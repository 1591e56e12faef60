"""The words of the pack, and what the program says when staff make a mistake in theirs."""

from __future__ import annotations

import io
import re
from itertools import takewhile
from pathlib import Path
from typing import TypeGuard

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce import resources
from coproduce.content_folder import ContentError, ContentFolder
from coproduce.content_people import ladder
from coproduce.domain.award_forms import Sector
from coproduce.domain.charter import Force
from coproduce.home import slug
from easyread import reading
from easyread.document import (
    Answer,
    AnswerKind,
    Block,
    Document,
    Heading,
    Layout,
    Note,
    Row,
    Table,
    WordBox,
    plain,
    spans,
    walk,
)
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.documents.pdf_reader import words

OURS = reading.Content()
NAMES = OURS.names()
HELPS = ("This helps you understand the charter.", "It is not the signed agreement.")
MOST_WORDS = 15
AIM = 10

NEEDED = {
    "charter": ("principles",),
    "working-together": ("culture", "structure", "practice", "four-cs"),
    "pledges": ("partnership", "forum", "parents", "young-people"),
    "award": ("stages", "duties"),
    "award-criteria": ("silver", "gold", "platinum"),
    "rights": ("articles",),
    "law": ("provisions",),
    "principles-poster": ("principles",),
}
"""Which facts each document has to tell, whole."""


def words_in(text: str) -> int:
    return sum(1 for word in plain(text).split() if any(c.isalnum() for c in word))


def document(name: str) -> Document:
    return reading.document(OURS, name)


def row_of(made: Document, id_: str) -> Row:
    return next(b for b in made.blocks if isinstance(b, Row) and b.id == id_)


def test_the_documents_are_there_and_have_no_mistake():
    assert {*NEEDED, "named", "registration", "word-list", "information-sheet"} <= set(NAMES)
    assert {"agenda", "what-happens-next"} <= set(NAMES)
    assert [str(finding) for finding in reading.check(OURS)] == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name):
    lengths = {said.text: words_in(said.text) for said in reading.read(OURS, name).said}
    assert [text for text, number in lengths.items() if number > MOST_WORDS] == []
    assert sum(lengths.values()) / len(lengths) <= AIM
    assert sum(1 for number in lengths.values() if number > AIM) <= len(lengths) / 5


def test_what_hard_words_mean_is_short_too():
    texts = [text for word in OURS.facts.words for text in word.meaning]
    assert [text for text in texts if words_in(text) > MOST_WORDS] == []
    assert sum(map(words_in, texts)) / len(texts) < AIM
    assert all(text.endswith(".") for text in texts)


@pytest.mark.parametrize(
    "name", ["charter", "working-together", "pledges", "named", "principles-poster"]
)
def test_each_easy_charter_says_that_it_is_not_the_signed_one(name):
    notes = [block.sentences for block in document(name).blocks if isinstance(block, Note)]
    assert HELPS in notes


@pytest.mark.parametrize("name", NEEDED)
def test_a_document_tells_every_fact_once_and_in_order(name):
    ids = [block.id for block in document(name).blocks if isinstance(block, Row) and block.id]
    for group in NEEDED[name]:
        facts = [fact.id for fact in OURS.facts.group(group)]
        if group != "provisions":  # the law page begins with the strongest law
            assert [id_ for id_ in ids if id_ in facts] == facts
        assert sorted(id_ for id_ in ids if id_ in facts) == sorted(facts)


@pytest.mark.parametrize("name", NEEDED)
def test_a_fact_that_is_left_out_is_found(name):
    file = resources.folder("content") / "documents" / f"{name}.md"
    text = file.read_text("utf-8")
    for group in NEEDED[name]:
        fact = OURS.facts.group(group)[-1]
        lost = re.sub(rf"\n!\[[^\n]*{{#{fact.id}}}\n(?:[^\n]+\n)+", "\n", text)
        assert lost != text
        found = reading.read_words(OURS, file, lost).findings
        assert [f.code for f in found] == ["CW-8"]
        assert fact.name in found[0].what


def test_each_pledge_stands_under_its_group():
    under = ""
    for block in document("pledges").blocks:
        if isinstance(block, Heading) and block.level == 1:
            under = block.id.removeprefix("group-")
        pledges = [p for p in OURS.facts.pledges if isinstance(block, Row) and p.id == block.id]
        assert all(pledge.group == under for pledge in pledges)


def test_must_should_and_have_regard_are_not_mixed_up():
    law = document("law")
    section = {}
    heading = ""
    for block in law.blocks:
        heading = block.id if isinstance(block, Heading) else heading
        if isinstance(block, Row) and block.id:
            section[block.id] = heading
    for one in OURS.facts.provisions:
        text = " ".join(map(plain, row_of(law, one.id).sentences)).lower()
        has = {
            word for word in ("must", "should", "have regard") if re.search(rf"\b{word}\b", text)
        }
        if one.law == "families-act" and one.force == Force.HAVE_REGARD:
            assert has == set()  # the sentence above the four of them says it
            assert section[one.id] == "section-19"
        else:
            assert (
                has
                == {
                    Force.MUST: {"must"},
                    Force.SHOULD: {"should"},
                    Force.HAVE_REGARD: {"must", "have regard"},
                    Force.LOOK_AT: set(),
                    Force.SAYS: set(),
                }[Force(one.force)]
            ), one.id
    above = next(b for b in law.blocks if isinstance(b, Row) and "4 things" in b.sentences[-1])
    assert "must have regard" in " ".join(map(plain, above.sentences))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "word-list"])
def test_what_a_hard_word_means_stands_beside_its_first_use(name):
    made = document(name)
    explained: set[str] = set()
    for place, block in enumerate(made.blocks):
        beside = takewhile(lambda b: isinstance(b, WordBox), made.blocks[place + 1 :])
        boxes = {box.word for box in beside if isinstance(box, WordBox)}
        for text in (*block.sentences, *getattr(block, "points", ())) if has_words(block) else ():
            for span in (span for span in spans(text) if span.is_strong):
                word = OURS.glossary.find(span.text)
                assert word is not None
                is_said = re.search(r"\*\* (means|is an?) ", text) is not None
                assert word.id in explained or is_said or word.name in boxes
                explained.add(word.id)


def has_words(block: Block) -> TypeGuard[Row | Note]:
    return isinstance(block, Row | Note)


def test_the_word_list_has_every_hard_word_with_its_picture():
    rows = [block for block in document("word-list").blocks if isinstance(block, Row) and block.id]
    names = sorted((word.name for word in OURS.facts.words), key=str.casefold)
    assert [row.sentences[0] for row in rows] == [f"**{name}**" for name in names]
    assert all(row.picture and len(row.sentences) > 1 for row in rows)
    assert not any(isinstance(block, WordBox) for block in document("word-list").blocks)


def test_every_picture_of_a_hard_word_is_there():
    assert {word.picture for word in OURS.facts.words} <= OURS.pictures


def test_the_registration_form_has_7_fields_and_a_place_to_sign():
    fields = [b for b in document("registration").blocks if isinstance(b, Answer)]
    kinds = [field.kind for field in fields]
    boxes = [field.id for field in fields if field.kind is AnswerKind.TICK]
    assert boxes == [*(f"sector-{slug(sector)}" for sector in Sector), "in-birmingham"]
    assert len(fields) == 8 + len(boxes)
    assert kinds.count(AnswerKind.SIGNATURE) == 1
    assert kinds[-1] is AnswerKind.SIGNATURE


def test_the_table_has_every_principle_and_its_articles():
    table = next(b for b in document("rights").blocks if isinstance(b, Table))
    assert len(table.rows) == 8
    assert table.rows[1] == ("Listened to and heard", "2, 3, 12, 13, 14, 15, 17, 23, 27")


def test_the_ladder_is_called_its_publishers_until_the_charters_own_is_there(tmp_path):
    said = row_text(document("working-together"))
    assert "Its name is Think Local Act Personal." in said
    steps = said[said.index("These are its steps, from the lowest up:") + 1 :][:7]
    assert [step.name.lower() for step in ladder().steps] == [s.split(":")[0] for s in steps]
    filled = fill(tmp_path, "charter-ladder", ["A first step", "A second step"])
    made = reading.document(filled, "working-together")
    assert "Think Local Act Personal" not in " ".join(row_text(made))
    at = row_text(made).index("These are the steps, from the lowest up:")
    assert row_text(made)[at + 1 : at + 3] == ["A first step", "A second step"]


def row_text(made: Document) -> list[str]:
    return [t for b in walk(made.blocks) if isinstance(b, Row) for t in (*b.sentences, *b.points)]


A4_HEIGHT = 841.89
"""In points."""


def fill(folder: Path, slot: str, lines: list[str]) -> reading.Content:
    """Return our content, with one slot filled in by staff."""
    (folder / "facts").mkdir(exist_ok=True)
    file = folder / "facts" / "slots.toml"
    old = file if file.exists() else resources.folder("content") / "facts" / "slots.toml"
    text = old.read_text("utf-8")
    made = re.sub(rf'(id = "{slot}"\nname = .*\n)value = \[\]', rf"\1value = {lines!r}", text)
    assert made != text
    file.write_text(made, "utf-8")
    return reading.Content(ContentFolder(folder))


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


GOOD = """# Our charter
about: What we promise.

## Part one {#one}

![](listen) {#first}
We listen to you.
We change things:
- at school
- at home

> This is a note.

::field email | Email | line
"""
BROKEN = {
    # what staff wrote: (before, after, code, the line, a word of the what or hint)
    "no title": ("# Our charter", "Our charter", "CW-5", 1, "title"),
    "a slip under the title": ("about:", "abuot:", "CW-6", 2, "title"),
    "facts that are not there": ("about:", "covers: pleges\nabout:", "CW-7", 2, "pleges"),
    "a picture that is not there": ("(listen)", "(lissten)", "CW-18", 6, "listen"),
    "no picture": ("![](listen) {#first}\n", "", "CW-17", 6, "picture"),
    "two sentences on a line": ("We listen to you.", "We listen. We act.", "CW-10", 7, "two"),
    "a sentence over two lines": (
        "We listen to you.",
        "We listen\nto you.",
        "CW-11",
        7,
        "full stop",
    ),
    "a hard word that is not known": ("listen to", "**lissten** to", "CW-22", 7, "lissten"),
    "a sentence after a list": ("- at home", "- at home\nAnd so on.", "CW-19", 11, "list"),
    "no sentence": ("We listen to you.\nWe change things:\n", "", "CW-16", 6, "sentence"),
    "a heading without a space": ("## Part", "##Part", "CW-14", 4, "##"),
    "too small a heading": ("## Part", "##### Part", "CW-14", 4, "##"),
    "words under a heading": ("{#one}\n\n", "{#one}\n", "CW-14", 5, "empty line"),
    "an id twice": ("## Part one {#one}", "## Part one {#first}", "CW-13", 6, "twice"),
    "an id with capitals": ("{#one}", "{#One}", "CW-12", 4, "One"),
    "a line with :: that is not known": ("::field", "::feild", "CW-21", 14, "::"),
    "a field of no kind": ("| line", "| box", "CW-21", 14, "::"),
    "a slot that is not there": ("- at home", "::slot contakt", "CW-20", 10, "contact"),
    "a list that is not there": ("- at home", "::list partnres", "CW-20", 10, "partnres"),
    "a table that is not there": ("::field", "::table artikles | A | B", "CW-20", 14, "articles"),
    "a comment without an end": ("> This", "<!-- This", "CW-4", 12, "-->"),
    "a line without an end": ("We listen to you.", "We listen " * 100 + ".", "CW-9", 7, "long"),
    "a table of ours with a part too few": (
        "> This is a note.",
        "Table: T\n| A | B |\n| 1 |",
        "CW-15",
        14,
        "row",
    ),
    "if something that is not there": ("{#first}", "{#first if=contakt}", "CW-20", 6, "contact"),
}


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


MOST_PAGES = 24
"""GOV.UK: an easy-read document has at most 24 pages."""


def test_no_document_has_too_many_pages(scale):
    longest = sorted(NAMES, key=lambda name: -len(reading.read(OURS, name).said))
    for name in longest[: scale(quick=3, covering=6, everything=99)]:
        made = write(document(name), Format.PDF, Layout.EASY_READ, Pictures())
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert len(pdf.pages) <= MOST_PAGES, name
