"""Marks on comments: what they find, what they never flag, and that staff can change the words."""

from __future__ import annotations

import shutil
import tomllib

import pytest

from bench import sorting as measured
from coproduce import resources
from coproduce.clean import COMMENT_CHARACTERS
from coproduce.errors import CoproduceError
from coproduce.sorting import MarkKind, marks, rules

CONTENT = resources.folder("content")
FINDS, IS_RIGHT = 0.8, 0.9
"""What every mark reaches on the held-out sentences."""
NOT_PROBLEMS = [
    "I am gay",
    "God loves me",
    "I am trans and this is my name",
    "We are an autistic family",
    "I have my period",
    "My wheelchair is my legs",
    "We want sex education",
    "My girlfriend is deaf and so am I",
    "I am fat",
    "My carer is Muslim and prays at work",
    "black, brown and white people all came",
    "the drugs for my epilepsy work",
    "I have Down syndrome",
    "special needs",
]


def kinds(text: str, language: str = "en") -> set[MarkKind]:
    return {mark.kind for mark in marks(text, language)}


@pytest.fixture
def own_rules(tmp_path, monkeypatch):
    """A copy of content/ whose rules a test may change."""
    shutil.copytree(CONTENT, tmp_path / "content")
    shipped = resources.folder
    own = tmp_path / "content"
    monkeypatch.setattr(resources, "folder", lambda n: own if n == "content" else shipped(n))
    forget()
    yield tmp_path / "content" / "sorting"
    forget()


def forget() -> None:
    rules.rules.cache_clear()
    rules.everywhere.cache_clear()


@pytest.mark.parametrize("kind", MarkKind)
def test_each_mark_keeps_its_floor_on_sentences_that_shaped_no_rule(kind):
    reached = measured.score(kind, measured.own()["held out"])
    assert reached.recall >= FINDS, reached
    assert reached.precision >= IS_RIGHT, reached


def test_ordinary_sentences_of_the_last_set_get_no_mark():
    assert not [s.text for s in measured.own()["last"] if not s.marks and marks(s.text)]


def test_there_are_enough_sentences_to_measure_by():
    sentences = tomllib.loads((measured.WORDS / "sorting_sentences.toml").read_text("utf-8"))
    sentences = sentences["sentence"]
    assert len({s["text"] for s in sentences}) == len(sentences) >= 300
    for kind in MarkKind:
        assert sum(kind in s["marks"] for s in sentences) >= 25, kind
        assert sum(kind in s.get("near", ()) for s in sentences) >= 25, kind


def test_the_page_on_sorting_shows_the_figures_of_these_rules():
    page = measured.PAGE.read_text("utf-8")
    assert page.partition(measured.BEGIN)[2].partition(measured.END)[0].strip() == measured.table()


@pytest.mark.parametrize("text", NOT_PROBLEMS)
def test_who_a_person_is_never_causes_a_mark(text):
    assert not marks(text)


def test_no_never_flag_word_alone_causes_a_mark():
    words = tomllib.loads((CONTENT / "sorting" / "en" / "never.toml").read_text("utf-8"))["words"]
    assert {"gay", "god", "trans", "autistic", "period", "wheelchair"} <= set(words)
    assert {word for word in words if marks(word) or marks(f"{word.upper()}!")} == set()


def test_a_never_flag_word_added_to_a_list_by_mistake_still_causes_no_mark(own_rules):
    change(own_rules / "en" / "unkind.toml", "phrases = [", 'phrases = ["gay", "autistic", "zog",')
    assert kinds("you zog") == {MarkKind.UNKIND}
    assert not marks("I am gay and autistic")


def test_a_mark_says_which_words_caused_it():
    found = marks("Ring Miss Patel on +44 7700 900 123. My dad hits me, he HITS me!")
    assert [(str(mark.kind), mark.words) for mark in found] == [
        ("worry", ("hits me", "HITS me")),
        ("phone", ("+44 7700 900 123",)),
        ("name", ("Miss Patel",)),
    ]


def test_the_red_team_gets_the_marks_it_should():
    comments = tomllib.loads((measured.WORDS / "red_team.toml").read_text("utf-8"))["comment"]
    flagged = {c["id"]: kinds(c["text"]) for c in comments}
    for c in comments:
        if c["kind"] == "ordinary":
            assert not flagged[c["id"]], c
        if c["kind"] == "joke":
            assert not flagged[c["id"]] & {MarkKind.WORRY, MarkKind.UNKIND}, c
    disclosures = [c["id"] for c in comments if c["kind"] == "disclosure"]
    found = [one for one in disclosures if MarkKind.WORRY in flagged[one]]
    assert len(found) / len(disclosures) >= 0.8


HOSTILE = [
    "a", "@", "a@", "a.", "0", "07 ", "a***", "hit ", "beats me at ", "(", "www.", "my teacher ",
    "1 a ", "b9 9", "double ", "٠", "f**k ", "do not tell ", "dr. ", "’", "live on a b c ", "http://",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_sorted_to_its_end(piece):
    """An expression that tries again and again would never come to the worry."""
    worry = "\nhe hits me"
    text = (piece * COMMENT_CHARACTERS)[: COMMENT_CHARACTERS - len(worry)] + worry
    assert MarkKind.WORRY in kinds(text)


def test_a_language_can_have_its_own_words_and_english_goes_on_looking(own_rules):
    text = "میں گھر میں محفوظ نہیں ہوں"
    assert not marks(text, "ur")
    shutil.copytree(own_rules / "en", own_rules / "ur")
    own = own_rules / "ur" / "worry.toml"
    own.write_text('format = 1\nphrases = ["محفوظ نہیں"]\nunless = []\n', "utf-8")
    forget()
    assert kinds(text, "ur") == {MarkKind.WORRY}
    assert kinds("میرا teacher hits me", "ur") == {MarkKind.WORRY}
    assert not marks(text, "en")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("worry", "unless = [", "unless = [[", "worry.toml, line"),
        ("worry", '"get hit"', '"get hit {nobody}"', "{nobody}"),
        ("names", "titles = [", "tittles = [", "content/sorting/en"),
        ("never", "words = [", "words = [1, ", "content/sorting/en"),
    ],
)
def test_a_mistake_in_a_rule_says_where_it_is(own_rules, name, old, new, said):
    change(own_rules / "en" / f"{name}.toml", old, new)
    with pytest.raises(CoproduceError) as told:
        marks("hello")
    assert said in str(told.value)
    assert told.value.what_to_do


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
