"""Evidence cards: photographs as long as people allow it, and sentences in their own language."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image

from coproduce.award.cards import cards
from coproduce.domain.award_forms import Evidence, EvidenceKind, FileCopy, Permission
from easyread.award_pack import make_cards
from easyread.document import Quote
from easyread.write import Format
from tests.documents.award_papers import files, shown, text
from tests.documents.award_school import NAME, SCHOOL, register


@pytest.fixture
def photographed(tmp_path, monkeypatch):
    """A register whose school sent in a photograph, with the last day on which it may be shown."""
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "home"))

    def make(until: str):
        made = register()
        folder = tmp_path / "home/award/files"
        folder.mkdir(parents=True, exist_ok=True)
        drawn = io.BytesIO()
        Image.new("RGB", (40, 30), "green").save(drawn, "JPEG")
        (folder / f"{'a' * 64}.jpg").write_bytes(drawn.getvalue())
        made.organisations[SCHOOL].evidence["e9"] = Evidence(
            kind=EvidenceKind.PHOTOGRAPH,
            sentence="We built the pond together.",
            file=FileCopy(name="pond.jpg", digest="a" * 64, size=1, kind="jpg"),
            picture_words="Five people with spades at a pond",
            permission=Permission(given_on="2026-01-01", until=until),
        )
        return made

    return make


TODAY = dt.datetime.now().astimezone().date()


def test_a_photograph_is_on_its_card_up_to_the_last_day_that_people_allowed(
    photographed, wanted, tmp_path
):
    want = replace(wanted, formats=(Format.WEB_PAGE,))
    pack = make_cards(photographed(TODAY.isoformat()), SCHOOL, tmp_path / "out", want)
    html = files(pack)[Format.WEB_PAGE].read_text("utf-8")
    assert "data:image/jpeg;base64," in html
    assert 'alt="Five people with spades at a pond"' in html
    assert "We built the pond together." in html
    assert f"Pictures from {NAME}." in html


def test_after_that_day_one_of_our_pictures_stands_there_and_the_card_says_why(
    photographed, wanted, tmp_path
):
    want = replace(wanted, formats=(Format.WEB_PAGE,))
    ended = (TODAY - dt.timedelta(days=1)).isoformat()
    pack = make_cards(photographed(ended), SCHOOL, tmp_path / "out", want)
    html = files(pack)[Format.WEB_PAGE].read_text("utf-8")
    assert "data:image/jpeg" not in html
    assert "spades" not in html
    assert "We may not show this photograph now." in html
    assert "We built the pond together." in html


def test_cards_are_values_before_they_are_a_document(photographed, tmp_path):
    school = photographed("2026-12-31").organisations[SCHOOL]
    folder = tmp_path / "home/award/files"
    first, second, third, last = cards(school, folder, "2026-12-31")
    assert (first.title, first.picture, first.photograph) == (
        "What people answered",
        "numbers",
        None,
    )
    assert (second.language, second.picture) == ("ur", "play")
    assert third.link == "https://www.example.org/changes"
    assert last.photograph == folder / f"{'a' * 64}.jpg"
    assert (last.alt, last.is_ended) == ("Five people with spades at a pond", False)
    (later,) = cards(school, folder, "2027-01-01", ["e9", "e77"])
    assert (later.photograph, later.alt, later.is_ended, later.picture) == (None, "", True, "photo")


def test_a_card_has_the_organisations_sentence_in_its_own_language(wanted, tmp_path):
    pack = make_cards(register(), SCHOOL, tmp_path, wanted, ["e2"])
    (quote,) = (block for block in shown(pack).blocks if isinstance(block, Quote))
    assert quote.language == "ur"
    assert "This part is in Urdu." in text(pack)
    assert "1. A story" in text(pack)
    assert "Did something change because of what people said?" in text(pack)
