"""Sheets beside the questions: the agreement, picture phrases, and the half page to leave with."""

from __future__ import annotations

import re

import pytest

from coproduce import content_people
from coproduce.clean import clean_line
from coproduce.domain.action import Action
from easyread import sheets_people
from form.commands_people import SENTENCE, SHORT
from tests.documents.test_sheets import Parsed, chromium
from tests.words.hostile import HOSTILE

SHORT_ONE = Action(1, "It is too loud.", "We find a quiet room.", "The school", "Friday 1 May 2027")
LONGEST = Action(2, "said " * (SENTENCE // 5), "will " * (SENTENCE // 5), "w" * SHORT, "b" * SHORT)


def words(page: str) -> str:
    return " ".join(Parsed(page).words.split())


def every_sheet(title: str = "Our meeting", **more: bool) -> list[str]:
    return [
        sheets_people.agreement_sheet(title, **more),
        sheets_people.phrases_sheet(title, **more),
        sheets_people.leaving_sheet(title, [SHORT_ONE], **more),
    ]


@pytest.mark.parametrize("page", every_sheet())
def test_a_sheet_asks_nothing_of_any_network(page):
    parsed = Parsed(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(parsed.tags)
    assert not {"src", "href", "action", "onload"} & {name for name, _ in parsed.attributes}


def test_sheets_of_pretend_people_say_so():
    assert all("Pretend data." in page for page in every_sheet(is_pretend=True))
    assert not any("Pretend data." in page for page in every_sheet())


def test_no_text_adds_an_element():
    plain = [Parsed(page).tags for page in every_sheet()]
    for name, text in HOSTILE.items():
        assert [Parsed(page).tags for page in every_sheet(text)] == plain, name
        kept = clean_line(text, SHORT) or "x"  # as the server keeps it
        action = Action(1, kept, kept, kept, kept)
        assert Parsed(sheets_people.leaving_sheet("x", [action])).tags == plain[2], name


def test_each_part_of_the_agreement_has_two_empty_boxes_and_says_what_a_no_means():
    said = words(sheets_people.agreement_sheet("Our meeting"))
    for part in content_people.agreement().parts:
        assert part.question in said
        assert f"If you say no: {part.if_no}" in said
    assert said.count("1 Yes 2 No") == 4
    assert "Your own mark: sign, draw or use a stamp." in said
    assert "You can say no and still be here." in said
    assert said.endswith("key to press for it.")


def test_the_sheet_of_pictures_has_each_with_its_number():
    page = sheets_people.phrases_sheet("Our meeting")
    said = words(page)
    for phrase in content_people.phrases():
        assert f"{phrase.number} {phrase.text}" in said
    assert page.count("<svg") == 20


def test_half_a_page_says_what_who_and_by_when_twice():
    said = words(sheets_people.leaving_sheet("Our meeting", [SHORT_ONE]))
    whole = (
        "You said: It is too loud. We will: We find a quiet room. Who does it: The school "
        "By when: Friday 1 May 2027"
    )
    assert said.count(whole) == 2
    assert "(1 of" not in said


def test_half_a_page_without_actions_says_that_people_will_hear():
    assert words(sheets_people.leaving_sheet("x", [])).count("We will tell you what happens") == 2


def test_what_is_not_known_yet_is_not_on_the_half_page():
    said = words(sheets_people.leaving_sheet("x", [Action(1, "Too loud", "Quiet", "", "")]))
    assert "Who does it" not in said
    assert "By when" not in said


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("actions", "pages"),
    [([SHORT_ONE] * 3, 1), ([SHORT_ONE] * 4, 2), ([LONGEST], 1), ([LONGEST] * 2, 2)],
    ids=["3 short", "4 short", "longest", "2 longest"],
)
def test_half_pages_print_two_to_an_a4_and_nothing_runs_over(tmp_path, actions, pages):
    page = sheets_people.leaving_sheet("A long name for a meeting", actions, is_pretend=True)
    assert printed(tmp_path, page) == pages


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("sheet", "pages"), [("agreement_sheet", 2), ("phrases_sheet", 1)])
def test_the_other_sheets_fit_their_pages(tmp_path, sheet, pages):
    page = getattr(sheets_people, sheet)("The eight principles", is_pretend=True)
    assert printed(tmp_path, page) == pages


def printed(folder, page: str) -> int:
    """Return how many pages a browser prints."""
    file = folder / "sheet.html"
    file.write_text(page, "utf-8")
    chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={folder / 'p.pdf'}", file)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", (folder / "p.pdf").read_bytes()))
