"""The words of the pack: short, whole, with each fact and each hard word in its place."""

from __future__ import annotations

import io
import re
from itertools import takewhile
from typing import TypeGuard

import pikepdf
import pytest

from coproduce import resources
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
)
from easyread.pictures import Pictures
from easyread.write import Format, write
from tests.words.pack_words import NAMES, OURS, document, fill, row_text

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
    pledges = {pledge.id: pledge.group for pledge in OURS.facts.pledges}
    found, under = {}, ""
    for block in document("pledges").blocks:
        if isinstance(block, Heading) and block.level == 1:
            under = block.id.removeprefix("group-")
        if isinstance(block, Row) and block.id in pledges:
            found[block.id] = under
    assert found == pledges


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


MOST_PAGES = 24
"""GOV.UK: an easy-read document has at most 24 pages."""


def test_no_document_has_too_many_pages(scale):
    longest = sorted(NAMES, key=lambda name: -len(reading.read(OURS, name).said))
    for name in longest[: scale(quick=3, covering=6, everything=99)]:
        made = write(document(name), Format.PDF, Layout.EASY_READ, Pictures())
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert len(pdf.pages) <= MOST_PAGES, name
