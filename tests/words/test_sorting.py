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
"""What a mark reaches on the held-out sentences of the rules' writer."""
IS_RIGHT_BUT = {MarkKind.WORRY: 0.7, MarkKind.WEB: 0.75}
"""Better too many worries than one missed; and to that writer a name in an app is no address."""
OTHER_FLOORS = {
    MarkKind.WORRY: (0.6, 0.7),
    MarkKind.UNKIND: (0.45, 0.75),
    MarkKind.WEB: (0.55, 0.75),
}
"""What a mark finds, and how often it is right, on the other writer's held-out sentences."""
OTHER_FLOOR = 0.85, 0.9
"""The same for every other mark."""
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
    "I told my mum I am gay and she hugged me",
    "people say i am fat and i do not care",
    "My imam prays for me at night",
    "I fast in Ramadan and my parents help me",
    "My carer washes me and changes my pad",
    "I need help on the toilet from staff who know me",
    "My boyfriend kissed me and I was happy",
    "We need to learn about sex and consent",
    "My cousin got married in Pakistan",
    "My hoist needs two staff",
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
    assert reached.precision >= IS_RIGHT_BUT.get(kind, IS_RIGHT), reached


@pytest.mark.parametrize("kind", MarkKind)
def test_each_mark_keeps_its_floor_on_sentences_by_someone_who_saw_no_rule(kind):
    reached = measured.score(kind, measured.other()["held out"])
    finds, is_right = OTHER_FLOORS.get(kind, OTHER_FLOOR)
    assert reached.recall >= finds, reached
    assert reached.precision >= is_right, reached


def test_no_sentence_of_the_other_writer_is_lost_between_the_halves():
    halves = measured.other()
    assert sum(len(half) for half in halves.values()) == 360
    assert sum(MarkKind.WORRY in s.marks for half in halves.values() for s in half) == 112
    assert len(halves["held out"]) > 150


@pytest.mark.parametrize(
    ("text", "is_worry"),
    [
        ("the cook zaps every evening my gran", True),
        ("my gran whom the cook zaps", True),
        ("my gran knows that the cook is kind and that he often zaps", False),
        ("the cook zaps. My gran came.", False),
        ("the cook zaps my gran in laser tag", False),
        ("laser tag was good, then we ate and later the cook zaps my gran", True),
        ("the coook zapps my grann", False),
    ],
)
def test_words_of_a_group_are_found_near_each_other_in_any_order(own_rules, text, is_worry):
    (own_rules / "en" / "worry.toml").write_text(
        "format = 1\nphrases = []\nunless = []\n"
        '[[near]]\nwords = ["{somebody} + zaps + gran"]\nwithin = 6\nunless = ["laser tag"]\n'
        '[lists]\nsomebody = ["cook"]\n',
        "utf-8",
    )
    assert kinds(text) == ({MarkKind.WORRY} if is_worry else set())


@pytest.mark.parametrize(
    "text", ["my uncel hits us", "He punchis my mum", "she strangeld me", "dad is allways dru nk"]
)
def test_one_wrong_letter_hides_no_worry(text):
    assert (MarkKind.WORRY in kinds(text)) == ("dru nk" not in text)


def test_a_group_of_never_flag_words_alone_causes_no_mark(own_rules):
    file = own_rules / "en" / "unkind.toml"
    change(file, "[[near]]", '[[near]]\nwords = ["gay + autistic", "gay + zog"]\n\n[[near]]')
    assert not marks("I am gay and autistic")
    assert kinds("that gay zog") == {MarkKind.UNKIND}


@pytest.mark.parametrize("text", ["you tw*t", "what a pr*ck", "sl*gs"])
def test_hidden_letters_hide_no_insult(text):
    assert MarkKind.UNKIND in kinds(text)


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
        ("worry", ("dad hits me, he HITS me",)),
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
    "my dad hits me in bed at night ", "tell not ", "punchis ", "B 1 ", "@aaaaaa ", "my snap name ",
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
        ("worry", '"get hit"', '"get hit {no_such}"', "{no_such}"),
        ("worry", "words = [", 'words = ["{no_such} + hits", ', "{no_such}"),
        ("worry_lists", "[lists]", "[list]", "content/sorting/en"),
        ("spellings", "checks/common-words.txt", "checks/no-words.txt", "checks/no-words.txt"),
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
