"""The papers of the award scheme: a made-up school's feedback, certificates, cards and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import page
import pytest
from checkers import NO_FAULT, axe_faults, epubcheck
from tools import scale

from coproduce import languages
from coproduce.award.cards import cards
from coproduce.errors import CoproduceError
from coproduce.review import State
from easyread.award_pack import Wanted, make_feedback, make_invitation, make_table, make_visit_pack
from easyread.build.award_cards import evidence_cards
from easyread.build.award_certificate import certificate, champion_certificate
from easyread.build.award_feedback import feedback
from easyread.build.award_invitation import Event, invitation
from easyread.build.award_table import table
from easyread.check.checking import check_file
from easyread.document import Table, plain
from easyread.reading import Content
from easyread.scripts import language_of
from easyread.translating.messages import messages
from easyread.write import PRINTED, Format
from tests.documents.award_papers import FILLED, files, final, of_blocks, shown, text
from tests.documents.award_school import NAME, SCHOOL, SILVER, URDU, register
from tests.phones.browser import chromium
from tests.words.pseudo import TAG, bare_english, make_pseudo

TWELVE = ("en", "ur", "pa-Guru", "bn", "ar", "pl", "ro", "so", "fa", "ps", "zh-Hans", "gu")
FORMATS = scale((*PRINTED, Format.BRAILLE), tuple(Format), tuple(Format))
"""What is heard takes half a minute a language to speak."""


def is_drafted(tag: str) -> bool:
    """Whether each of the papers' own sentences has a translation, be it a draft."""
    ours = [m for m in messages() if "award-papers.toml" in " ".join(m.files)]
    with languages.speaking(tag):
        return all(languages.state(m.one, domain="content") is not State.MISSING for m in ours)


TAGS = [
    tag
    for tag in scale(quick=("en",), covering=("en", "ur", "pl"), everything=TWELVE)
    if is_drafted(tag)
]


@pytest.mark.needs("chromium", "playwright", "axe", "java", "epubcheck")
@pytest.mark.parametrize("tag", TAGS)
def test_silver_feedback_passes_all_validators_and_our_own_checks_in_every_format(
    tag, filled_in, tmp_path
):
    wanted_ = Wanted(formats=FORMATS, languages=(tag,), is_draft=True, folder=filled_in)
    made = files(make_feedback(final(), SCHOOL, SILVER, tmp_path / "out", wanted_), tag)
    assert set(made) >= {Format.WORD, Format.PDF, Format.WEB_PAGE, Format.PLAIN_TEXT}
    report = page.validate_pdf_bytes(
        made[Format.PDF].read_bytes(), profile=page.ValidationProfile.PDF_UA_1
    )
    assert report.is_compliant, [str(failure.message) for failure in report.failures]
    for form in (Format.WORD, Format.WEB_PAGE):
        faults = [f for f in check_file(made[form]).faults if f.found.severity == "fault"]
        # The rules on words are for English: a translation is checked as a file.
        kept = [f for f in faults if tag == "en" or f.code.startswith(("AC-", "CK-"))]
        assert [(f.code, f.found.where, f.found.words) for f in kept] == []
    docx.Document(str(made[Format.WORD]))
    axe_finds_nothing(*(made[f] for f in (Format.WEB_PAGE, Format.READ_ALOUD) if f in made))
    if Format.EPUB in made:
        assert NO_FAULT in epubcheck(made[Format.EPUB])
    if Format.BRAILLE in made:
        lines = made[Format.BRAILLE].read_text("ascii").replace("\f", "").splitlines()
        assert max(map(len, lines)) <= 40
    said = made[Format.PLAIN_TEXT].read_text("utf-8")
    assert URDU in said
    assert NAME in said
    if tag == "en":
        assert set(made) == set(FORMATS)  # the others have what there is a voice and braille for


def axe_finds_nothing(*pages: Path) -> None:
    with chromium() as browser:
        for file in pages:
            for width in (320, 1280):
                window = browser.new_page(viewport={"width": width, "height": 640})
                window.goto(file.as_uri())
                assert axe_faults(window) == [], (file.name, width)
                wide = window.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, file.name
                window.close()


def test_the_table_says_each_gap_in_words(wanted, tmp_path):
    pack = make_table(register(), SCHOOL, tmp_path, wanted)
    principles, articles = (b for b in shown(pack).blocks if isinstance(b, Table))
    of = {row[0]: row[1:] for row in principles.rows}
    assert len(of) == 8
    assert of["Listened to and heard"] == ("1", "12, 13", "2, 3, 14, 15, 17, 23, 27")
    assert of["Equal"] == ("None yet", "None yet", "2, 12, 13, 14, 23, 27, 28, 29, 30")
    assert of["Fully communicated with"][:2] == ("1", "None yet")
    pieces = {row[0]: row[2] for row in articles.rows}
    assert len(pieces) == 22
    assert (pieces["12"], pieces["42"], pieces["1"]) == ("2", "1", "None yet")
    assert not [
        cell for table in (principles, articles) for row in table.rows for cell in row if not cell
    ]


def test_the_visit_pack_has_one_stage_and_what_to_do_if_something_worries_me(wanted, tmp_path):
    words = text(make_visit_pack("gold", tmp_path, wanted))
    assert "Life got better" in words
    assert "Clear steps on the way" not in words
    assert "If something worries me" in words
    assert "If someone is in danger, ring 999." in " ".join(words.split())
    assert "Jo Example" in words
    assert "Clear steps on the way" in text(make_visit_pack("", tmp_path, wanted))
    with pytest.raises(CoproduceError, match="silver, gold, platinum"):
        make_visit_pack("bronze", tmp_path, wanted)


def test_an_invitation_has_lines_for_what_is_not_known_yet(wanted, tmp_path):
    event = Event(day="2026-12-04", place="Hill Street Hall")
    words = text(make_invitation(register(), SCHOOL, event, tmp_path, wanted))
    assert "Day: Friday 4 December 2026" in words
    assert "Place: Hill Street Hall" in words
    assert re.search(r"Time\W*_{3,}", words)
    assert "We celebrate this award: Silver." in words


def test_nothing_that_was_typed_is_read_as_markup(wanted, tmp_path):
    made = register()
    school = made.organisations[SCHOOL]
    school.form = replace(school.form, name="**Hill** [School](https://example.org)")
    pack = make_invitation(made, SCHOOL, Event(place="**Hall**"), tmp_path, wanted)
    assert "**Hill** [School](https://example.org)" in text(pack)
    assert "Place: **Hall**" in text(pack)


def test_what_has_not_changed_is_not_made_again_and_anothers_file_is_left(wanted, tmp_path):
    first = make_table(register(), SCHOOL, tmp_path, wanted)
    again = make_table(register(), SCHOOL, tmp_path, wanted)
    assert [done.fate for done in (*first.done, *again.done)] == ["made", "same"]
    file = files(first)[Format.PLAIN_TEXT]
    file.write_text("Somebody wrote here.", "utf-8")
    assert [done.fate for done in make_table(register(), SCHOOL, tmp_path, wanted).done] == ["left"]
    assert file.read_text("utf-8") == "Somebody wrote here."


def test_no_paper_has_bare_english(tmp_path, filled_in, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    languages.forget()
    made, content = final(), Content(filled_in)
    with languages.speaking(TAG):
        papers = (
            feedback(made, SCHOOL, SILVER, content),
            certificate(made, SCHOOL, "silver", content),
            champion_certificate(content),
            invitation(made, SCHOOL, Event(), content),
            table(made, SCHOOL, content),
            evidence_cards(
                NAME, cards(made.organisations[SCHOOL], tmp_path, "2026-12-01"), content
            ),
        )
    said = [
        words
        for one in papers
        for words in (one.document.title, one.document.about, *of_blocks(one.document.blocks))
        if language_of(words, TAG) == TAG
    ]
    typed = (NAME, *FILLED, "https://www.example.org/changes", "Monday", "June")
    assert bare_english(" ".join(map(plain, said)), names=typed) == []
    languages.forget()
