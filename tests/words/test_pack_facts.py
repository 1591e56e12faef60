"""The facts that come with the program: as many as their sources have, each with its source."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce import resources
from coproduce.content_folder import ContentError, ContentFolder
from coproduce.domain.charter import Fact, Force, Part
from coproduce.facts import check_facts, read_facts

FACTS = read_facts()
COUNTS = {
    # Birmingham SEND Co-production Framework and Charter, 2022
    "principles": 8,
    "four-cs": 4,
    "culture": 4,
    "structure": 3,
    "practice": 10,
    "partnership": 9,
    "forum": 7,
    "parents": 3,
    "young-people": 3,
    "partners-charter": 5,
    # The Local Offer's page on co-production, as it was in 2023
    "partners-web": 6,
    # SEND Co-production Award Scheme: information pack
    "stages": 4,
    "silver": 7,
    "gold": 5,
    "platinum": 7,
    "duties": 6,
    "articles": 22,
    "laws": 4,
}
IN_NO_PRINCIPLE = {1, 4, 42}
HOW_MANY_ARTICLES = [19, 9, 15, 16, 17, 17, 9, 16]
"""How many numbers stand beside each principle in appendix 1 of the pack."""


@pytest.mark.parametrize("name", COUNTS)
def test_there_are_as_many_as_in_the_source(name):
    assert len(FACTS.group(name)) == COUNTS[name]


def test_the_word_list_has_the_17_terms_of_the_pack_and_more():
    assert sum(word.in_pack for word in FACTS.words) == 17
    assert len(FACTS.words) > 17


def test_articles_1_4_and_42_stand_beside_no_principle():
    beside = {number for principle in FACTS.principles for number in principle.articles}
    assert {article.number for article in FACTS.articles} - beside == IN_NO_PRINCIPLE
    assert [len(principle.articles) for principle in FACTS.principles] == HOW_MANY_ARTICLES


def test_every_fact_has_a_source_with_a_year():
    sources = {source.id: source for source in FACTS.sources}
    facts = [
        fact for kind in FACTS.__slots__ for fact in getattr(FACTS, kind) if isinstance(fact, Fact)
    ]
    assert len(facts) > 200
    for fact in facts:
        assert fact.source in sources, fact.id
        assert 1989 <= fact.year <= 2026, fact.id


def test_nobody_has_signed_until_staff_say_so_and_ended_groups_say_when():
    assert FACTS.signatures == ()
    assert {one.ended for one in FACTS.named if "Commissioning" in one.name} == {"2022-07-01"}
    assert {one.list for one in FACTS.named if one.ended} == {"partners-charter", "partners-web"}


def test_must_should_and_have_regard_are_kept_apart():
    force = {one.id: one.force for one in FACTS.provisions}
    assert {one.law for one in FACTS.provisions} == {law.id for law in FACTS.laws}
    assert [id_ for id_ in force if force[id_] == Force.HAVE_REGARD] == [
        *("act-19-views", "act-19-part", "act-19-support", "act-19-outcomes"),
        "code-regard",
    ]
    assert [id_ for id_ in force if force[id_] == Force.MUST] == [
        *("care-6-36-format", "act-25", "code-4-8"),
    ]


def test_what_only_the_partnership_knows_is_empty():
    assert [slot.id for slot in FACTS.slots if slot.value] == []
    needed = {"contact", "other-formats", "submission", "safeguarding"}
    assert needed <= {slot.id for slot in FACTS.slots if slot.is_for_families}


@pytest.fixture
def own(tmp_path):
    (tmp_path / "facts").mkdir()

    def write(name: str, change=lambda text: text) -> ContentFolder:
        text = (resources.folder("content") / "facts" / name).read_text("utf-8")
        (tmp_path / "facts" / name).write_text(change(text), "utf-8")
        return ContentFolder(tmp_path)

    return write


def without(start: str, text: str) -> str:
    """Return `text` without the entry in which `start` stands."""
    return re.sub(rf"\n\[\[[a-z-]+\]\]\nid = \"{start}\"\n(?:.+\n)*", "\n", text)


BROKEN = {
    # what staff did: (file, before, after, code, the line that is named or None)
    "a pledge is lost": ("pledges.toml", None, "partnership-listen", "CF-8", "pledges ="),
    "a quotation mark is lost": ("award.toml", '"Bronze"', '"Bronze', "CF-1", 'name = "Bronze\n'),
    "a field has a slip": ("pledges.toml", "\nname", "\nnmae", "CF-2", None),
    "a kind has a slip": ("award.toml", "[[duty]]", "[[duti]]", "CF-2", "[[duti]]"),
    "no name": ("pledges.toml", '\nname = "Respect all the principles"', "", "CF-3", None),
    "a year in words": ("pledges.toml", "year = 2022", 'year = "then"', "CF-4", "[[pledge-group]]"),
    "a day that is no day": ("named.toml", 'ended = "2022-07-01"', 'ended = "July"', "CF-4", None),
    "an id with spaces": ("award.toml", '"duty-visits"', '"our visits"', "CF-5", None),
    "an id twice": ("award.toml", '"duty-visits"', '"duty-plans"', "CF-6", None),
    "a group that is not there": ("pledges.toml", 'group = "forum"', 'group = "x"', "CF-7", None),
    "a source that is not there": ("law.toml", 'source = "law"', 'source = "x"', "CF-7", None),
    "an article that is not there": (
        "charter.toml",
        "articles = [2,",
        "articles = [7,",
        "CF-7",
        None,
    ),
    "a list that is a word": ("rights.toml", "number = 1\n", 'number = "1"\n', "CF-4", None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_the_facts_names_its_file_and_line(name, own):
    file, before, after, code, line = BROKEN[name]

    def change(text: str) -> str:
        changed = without(after, text) if before is None else text.replace(before, after, 1)
        assert changed != text
        return changed

    folder = own(file, change)
    _facts, findings = check_facts(folder)
    found = [f for f in findings if f.code == code]
    assert found, [str(f) for f in findings]
    assert found[0].where.startswith(f"facts/{file}, line ")
    assert found[0].hint
    if line is not None:
        text = folder.file(f"facts/{file}").read_text("utf-8")
        assert found[0].where.endswith(f"line {text[: text.index(line)].count(chr(10)) + 1}")
    with pytest.raises(ContentError, match=code):
        read_facts(folder)


def test_a_file_of_staff_is_used_instead_of_ours_and_the_others_stay(own):
    filled = own("slots.toml", lambda text: text.replace("value = []", 'value = ["Ring us."]', 1))
    facts = read_facts(filled)
    assert facts.slots[0] == replace(FACTS.slots[0], value=("Ring us.",))
    assert facts.pledges == FACTS.pledges


@given(st.binary(max_size=300))
def test_any_bytes_give_facts_or_findings(data):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "facts").mkdir()
        (Path(folder) / "facts" / "pledges.toml").write_bytes(data)
        _facts, findings = check_facts(ContentFolder(Path(folder)))
    assert all(finding.what and finding.hint for finding in findings)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "x = " + "9" * 50_000,
        "[[slot]]\n" * 30_000,
        "count = 3",
        "pledge = 1",
    ],
    ids=["deep", "long number", "many", "count", "no list"],
)
def test_hostile_facts_are_findings(tmp_path, text):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "own.toml").write_text(text, "utf-8")
    _facts, findings = check_facts(ContentFolder(tmp_path))
    assert findings


def test_every_part_of_how_we_work_is_there():
    assert {way.part for way in FACTS.ways} == set(map(str, Part))
