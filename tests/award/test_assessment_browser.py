"""Evidence on a small phone in a browser, from left to right and from right to left."""

from __future__ import annotations

import shutil

import pytest
from checkers import axe_faults

from coproduce import languages
from tests.award.champions import GOLD, URDU, gold_meeting, kept_in
from tests.phones.browser import PHONE, WAIT
from tests.phones.rooms import Inside
from tests.phones.watching import MEASURE
from tests.words.pseudo import TAG, make_pseudo

pytestmark = pytest.mark.needs("axe", "chromium", "playwright")


@pytest.fixture
def room(tmp_path, monkeypatch):
    """An assessment in English and in pretend Urdu, whose every word of ours is translated."""
    locales = make_pseudo(tmp_path / "locales")
    shutil.copytree(locales / TAG, locales / "ur")
    monkeypatch.setenv("COPRODUCE_LOCALES", str(locales))
    languages.forget()
    with kept_in(tmp_path / "home"):
        (tmp_path / "home").mkdir()
        made = Inside(gold_meeting()[0])
        made.start()
        made.desk("languages-offered", languages=["ur"])
        yield made
        made.put_away()
    monkeypatch.undo()
    languages.forget()


@pytest.mark.parametrize(("tag", "way"), [("en", "ltr"), ("ur", "rtl")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_evidence_fits_a_small_phone_and_has_no_fault_that_axe_knows(
    browser, room, tag, way, scheme
):
    room.desk("open", activity=GOLD[0])
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{room.port}/j/{room.code}?lang={tag}")
    page.check("#role-young-person")
    page.click("main form > button")
    page.wait_for_load_state()
    for activity in GOLD[:2]:
        room.desk("open", activity=activity)
        page.goto(f"http://127.0.0.1:{room.port}/q/{activity}")
        facts = page.evaluate(MEASURE)
        assert facts["overflow"] <= 0
        assert facts["small"] == []
        assert axe_faults(page) == []
        assert page.evaluate("getComputedStyle(document.body).direction") == way
        if activity == GOLD[0]:
            image = "document.querySelector('.evidence img')"
            assert page.evaluate(f"{image}.complete && {image}.naturalWidth") == 560
        else:
            said = f"p:text-is('{URDU}')"
            assert page.locator(said).get_attribute("lang") == "ur"
            assert page.locator(said).evaluate("e => getComputedStyle(e).direction") == "rtl"
    context.close()
