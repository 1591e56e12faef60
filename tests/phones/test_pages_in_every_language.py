"""Our own languages on a phone of 320 px and on the room's page: nothing overflows, axe is content.

What is translated, and how well, is for the tests of words; here is what the letters do to pages.
"""

from __future__ import annotations

import pytest
import tools
from checkers import axe_faults

from coproduce import languages
from coproduce.domain.events_languages import LanguagesOffered
from coproduce.journal import Entry, SqliteJournal
from tests.phones.browser import CODE, Phone, Room, phone
from tests.phones.watching import MEASURE

pytestmark = [
    pytest.mark.needs("axe", "chromium", "playwright"),
    pytest.mark.xdist_group("every_language"),
]
ALL = [one.tag for one in languages.available() if one.tag != languages.SOURCE]
TWO = [tag for tag in ("ur", "pl") if tag in ALL]
"""One from right to left with tall letters, one with long words."""
SOME = [tag for tag in ALL if tag in ("ur", "pa-Guru", "zh-Hans", "so", "pl")]
"""And other letters; every language is walked at the largest size."""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    made = Room(tmp_path_factory.mktemp("room") / "meeting")
    made.stop()
    with SqliteJournal(made.folder.journal) as journal:
        journal.append([Entry(LanguagesOffered(tuple(ALL)))])
    made.start()
    made.open(0)
    made.ask("move-comment", comment=made.say("Could we have a break?"), state="shown")
    for number in range(6):
        made.vote(made.activities[0].id, ("yes", "no", "sometimes")[number % 3])
    yield made
    made.kill()


def faults(person: Phone, path: str, tag: str) -> list[str]:
    """Return what is wrong with a page."""
    page = person.page
    person.go(path)
    wrong = []
    root = page.locator("html")
    seen = (root.get_attribute("lang"), root.get_attribute("dir"))
    if seen != (tag, languages.direction(tag)):
        wrong.append(f"{path}: {seen}")
    for size in ("", "200%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        facts = page.evaluate(MEASURE)
        if facts["overflow"] > 0 or facts["small"]:
            wrong.append(f"{path} {size}: {facts['overflow']} {facts['small']}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return wrong + axe_faults(page)


@pytest.mark.parametrize("tag", tools.scale(TWO, SOME, ALL))
def test_every_page_fits_in_every_language(browser, room, tag):
    first = room.activities[0].id
    with phone(browser, room) as person:
        assert faults(person, f"/?lang={tag}", tag) == []
        person.join(language=tag)
        paths = [
            "/q/practice", f"/q/{first}", f"/say/{first}", f"/pictures/{first}",
            f"/pictures/{first}?more=1", "/agree", "/delete", "/next", "/languages",
            "/now?told=talk", "/nothing-here", f"/q/{first}?easier=1",
            f"/room/{CODE}?lang={tag}&and=en",
        ]  # fmt: skip
        assert [fault for path in paths for fault in faults(person, path, tag)] == []
