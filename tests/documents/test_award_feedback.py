"""Feedback to a made-up school: its parts, people's own words, and when it is final."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import docx
import pytest

from coproduce.award.sources import draft
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from easyread.award_pack import make_feedback
from easyread.document import Heading, Level, NoteKind, Quote, Row, plain, walk
from easyread.scripts import printable
from easyread.write import Format
from tests.documents.award_papers import files, final, of_blocks, shown, text
from tests.documents.award_school import BRONZE, GOLD, NAME, SCHOOL, SILVER, URDU, register


def test_feedback_has_its_four_parts_and_says_what_happens_now(wanted, tmp_path):
    pack = make_feedback(final(), SCHOOL, SILVER, tmp_path, wanted)
    heads = [b.text for b in shown(pack).blocks if isinstance(b, Heading) and b.level == 1]
    assert heads == [
        *("What you did well", "What to do next", "What young people and parents said"),
        *("What happens now", "Find out more"),
    ]
    words = " ".join(text(pack).split())
    assert "You get this award: Silver." in words
    assert "Young people who said “met”: 6." in words
    assert pack.notes == ()
    assert not shown(pack).is_draft


@pytest.mark.parametrize("decision", [BRONZE, GOLD])
def test_a_part_with_nothing_to_say_says_so(decision, wanted, tmp_path):
    words = text(make_feedback(final(decision), SCHOOL, decision, tmp_path, wanted))
    assert "There is nothing here that we can show." in words
    assert ("You do not have this award yet: Gold." in words) == (decision == GOLD)


def test_peoples_words_stand_as_they_wrote_them_and_carry_their_language(wanted, tmp_path):
    want = replace(wanted, formats=(Format.WEB_PAGE,))
    pack = make_feedback(final(), SCHOOL, SILVER, tmp_path, want)
    quotes = [block for block in walk(shown(pack).blocks) if isinstance(block, Quote)]
    assert [(quote.text, quote.language) for quote in quotes] == [
        ("I made a map of the playground.", "en-GB"),
        (URDU, "ur"),
        ("The door is heavy.", "en-GB"),
    ]
    assert [quote.about for quote in quotes] == [
        "A young person said:",
        "This part is in Urdu. A parent or carer said:",
        "Someone said:",  # too few people of the group answered that
    ]
    html = files(pack)[Format.WEB_PAGE].read_text("utf-8")
    assert re.search(rf'lang="ur" dir="rtl"[^>]*>(?:<[^>]+>)*{URDU}', html)


def test_the_name_of_a_school_stands_alone_whatever_the_language(wanted, tmp_path):
    want = replace(wanted, languages=("ur",), is_draft=True)
    document = shown(make_feedback(final(), SCHOOL, SILVER, tmp_path, want))
    said = [one for one in of_blocks(document.blocks) if NAME in one]
    assert said == [NAME]
    assert NAME not in document.title


def test_words_that_were_taken_out_are_in_no_paper_any_more(wanted, tmp_path):
    made = final()
    del made.organisations[SCHOOL].assessments["a1"].quotes["q2"]
    assert URDU not in text(make_feedback(made, SCHOOL, SILVER, tmp_path, wanted))


@pytest.mark.needs("poppler")
def test_every_page_says_that_feedback_is_not_final_until_an_officer_finishes_it(wanted, tmp_path):
    want = replace(wanted, formats=(Format.PDF, Format.WORD, Format.WEB_PAGE))
    pack = make_feedback(register(), SCHOOL, SILVER, tmp_path, want)
    assert [mark.kind for mark in shown(pack).marks] == [NoteKind.DRAFT]
    made = files(pack)
    said = subprocess.run(["pdftotext", made[Format.PDF], "-"], capture_output=True, check=True)
    sheets = said.stdout.decode().split("\f")[:-1]
    assert len(sheets) > 1
    assert all("This feedback is not final." in sheet for sheet in sheets)
    header = docx.Document(str(made[Format.WORD])).sections[0].header
    assert "This feedback is not final." in [line.text for line in header.paragraphs]
    assert "This feedback is not final." in made[Format.WEB_PAGE].read_text("utf-8")


def test_feedback_with_nobody_to_ask_yet_still_says_that_it_is_not_final(wanted, tmp_path):
    want = replace(wanted, folder=ContentFolder())
    assert "This feedback is not final." in text(
        make_feedback(register(), SCHOOL, SILVER, tmp_path, want)
    )
    finished = text(make_feedback(final(), SCHOOL, SILVER, tmp_path, want))
    assert "This feedback is not final." not in finished
    assert "This is a draft." in finished


def test_what_says_too_much_is_named_when_feedback_is_made(wanted, tmp_path):
    made = reworded("They say that everybody loves it.")
    pack = make_feedback(made, SCHOOL, SILVER, tmp_path, wanted)
    assert [(f.where, f.code) for f in pack.notes] == [("Sentence 1", "FB-4")]


def test_no_draft_is_made_in_which_a_champion_is_named(wanted, tmp_path):
    made = reworded("Robin liked it.")
    with pytest.raises(CoproduceError, match=r"Sentence 1: A champion’s name .*FB-6"):
        make_feedback(made, SCHOOL, SILVER, tmp_path, wanted)
    assert not list(tmp_path.rglob("*.txt"))
    made.organisations[SCHOOL].decisions[SILVER].is_final = True
    assert [f.code for f in make_feedback(made, SCHOOL, SILVER, tmp_path, wanted).notes] == ["FB-6"]


def reworded(words: str):
    """Return the register with other words in the first sentence of the feedback."""
    made = register()
    first, *others = draft(made, SCHOOL, SILVER)
    made.organisations[SCHOOL].decisions[SILVER].feedback = (replace(first, words=words), *others)
    return made


def test_feedback_comes_in_full_words_too_each_paragraph_in_one_language(wanted, tmp_path):
    want = replace(wanted, levels=(Level.EASY_READ, Level.FULL_WORDS), languages=("ur",))
    pack = make_feedback(final(), SCHOOL, SILVER, tmp_path, replace(want, is_draft=True))
    assert len(pack.sources) == 2
    whole = pack.sources[1].document
    rows = [block for block in whole.blocks if isinstance(block, Row)]
    assert not [row for row in rows if row.picture]
    said = [[printable(plain(sentence)) for sentence in row.sentences] for row in rows]
    assert [row for row in said if "Young people help to plan." in row] == [
        ["Young people help to plan."]
    ]


def test_a_language_that_nobody_checked_is_made_only_as_a_draft(wanted, tmp_path):
    want = replace(wanted, languages=("ur",))
    with pytest.raises(CoproduceError, match="--part award-papers") as refused:
        make_feedback(final(), SCHOOL, SILVER, tmp_path, want)
    assert "--draft" in str(refused.value)
    assert not list(tmp_path.rglob("*.txt"))
    pack = make_feedback(final(), SCHOOL, SILVER, tmp_path, replace(want, is_draft=True))
    assert "Draft for checking. Do not give to families." in text(pack)
