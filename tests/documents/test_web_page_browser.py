"""The web page of a document in Chromium: nothing asked for, nothing cut, everything named."""

from __future__ import annotations

from pathlib import Path

import pytest
import tools
from checkers import axe_faults

from easyread.document import Block, Document, Layout, Note, NoteKind, Picture, Row, WordBox
from easyread.pictures import Pictures
from easyread.scripts import direction
from easyread.write import Format, write
from tests.documents.pdf_reader import words
from tests.documents.sample_documents import every_block

pytestmark = pytest.mark.needs("chromium", "playwright", "axe")

TAGS = ("en-GB", "ur", "bn")

STOPS = """() => { const el = document.activeElement, s = getComputedStyle(el);
  return el === document.body ? null : {name: el.outerHTML.slice(0, 60), lit:
    s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 3, seen:
    el.getBoundingClientRect().bottom > 0 && el.getBoundingClientRect().right > 0} }"""

CUT = """() => [...document.querySelectorAll('p, h1, h2, h3, li, label, img, input, b, figcaption')]
  .filter(el => !el.closest('.wide'))  // a table moves sideways by itself
  .filter(el => { const r = el.getBoundingClientRect(); return r.width > 0 && (r.left < -0.5 ||
    r.right > innerWidth + 0.5) }).map(el => el.outerHTML.slice(0, 80))"""

WAYS = """() => [...document.querySelectorAll('p, h1, h2, h3, li, th, td, label, blockquote')]
  .filter(el => /[\\u0600-\\u06ff]/.test(el.textContent))
  .filter(el => getComputedStyle(el).direction !== 'rtl')
  .map(el => el.outerHTML.slice(0, 80))"""


@pytest.fixture
def show(browser, tmp_path):
    """Open the page of a document in a window of its own."""
    opened = []

    def open_page(tag: str = "en-GB", **options):
        file: Path = tmp_path / f"{tag}.html"
        file.write_bytes(write(every_block(tag), Format.WEB_PAGE, Layout.EASY_READ, Pictures()))
        context = browser.new_context(**({"viewport": {"width": 320, "height": 640}} | options))
        opened.append(context)
        page = context.new_page()
        page.asked = []
        page.said = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(show, tag, colours):
    page = show(tag, color_scheme=colours)
    assert axe_faults(page) == []


@pytest.mark.parametrize("contrast", ["more", "no-preference"])
def test_axe_finds_nothing_with_high_contrast(show, contrast):
    page = show(contrast=contrast, color_scheme="dark", viewport={"width": 1200, "height": 900})
    assert axe_faults(page, runOnly=["color-contrast"]) == []


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_asked_for_and_nothing_is_refused(show, tag):
    page = show(tag)
    assert [url[:5] for url in page.asked if not url.startswith("data:")] == ["file:"]
    assert page.said == []  # a style or picture that the policy refuses is told here
    sizes = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert sizes
    assert all(sizes)


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_wider_than_a_small_phone_even_with_large_words(show, tag):
    page = show(tag)
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(CUT) == []


@pytest.mark.needs("poppler")
def test_what_belongs_to_a_row_is_printed_on_its_page(browser, tmp_path):
    box = WordBox("Xylophone", ("It is made up.",))
    note = Note(("Yesterday", "Who to ask."), NoteKind.TO_FILL_IN)
    page = browser.new_page()
    for lines in range(10, 15):
        above = [Row((f"Line {n}.",), Picture("listen")) for n in range(lines)]
        rows: tuple[Block, ...] = (
            *above,
            Row(("They made a **Zebra**.",), Picture("good")),
            box,
            note,
        )
        document = Document("d", "D", "", "en-GB", rows, has_contents=False)
        file = tmp_path / "printed.html"
        file.write_bytes(write(document, Format.WEB_PAGE, Layout.EASY_READ, Pictures()))
        page.goto(file.as_uri())
        found = {word.text: word.page for word in words(page.pdf(format="A4"), tmp_path)}
        assert found["Zebra."] == found["Xylophone"] == found["Yesterday"], lines
    page.close()


@pytest.mark.parametrize("tag", TAGS)
def test_words_run_the_right_way(show, tag):
    page = show(tag)
    root = page.locator("html")
    assert root.get_attribute("lang") == tag
    assert root.get_attribute("dir") == direction(tag)
    assert page.evaluate(WAYS) == []
    quotes = page.locator("blockquote")
    assert [quotes.nth(n).get_attribute("dir") for n in range(2)] == ["ltr", "rtl"]


def test_a_telephone_number_in_urdu_shows_in_its_order(show):
    page = show("ur", viewport={"width": 1200, "height": 900})
    order = page.evaluate(
        """() => { const node = document.querySelector('bdi').firstChild, range =
        document.createRange(), at = n => { range.setStart(node, n); range.setEnd(node, n + 1);
        return range.getBoundingClientRect().left }; return at(0) < at(node.length - 1) }"""
    )
    assert order is True


def test_the_keyboard_comes_to_everything_and_sees_where_it_is(show):
    page = show()
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOPS)
        if stop is None:
            break
        stops.append(stop)
    assert stops[0]["name"].startswith('<a class="skip"')
    assert [stop for stop in stops if not (stop["lit"] and stop["seen"])] == []
    assert sum(stop["name"].startswith(("<input", "<textarea")) for stop in stops) == 4


def test_the_skip_link_leads_past_the_contents(show):
    page = show()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_written_into_the_form_is_on_the_paper(show, tmp_path):
    page = show()
    page.get_by_role("textbox", name="Principle").first.fill("Amina")
    page.get_by_role("checkbox").check()
    paper = page.pdf(prefer_css_page_size=True)
    tools.needs("poppler")
    from tests.documents.pdf_reader import words

    said = [word.text for word in words(paper, tmp_path)]
    assert "Amina" in said
    pages = {word.page for word in words(paper, tmp_path)}
    drafts = {word.page for word in words(paper, tmp_path) if word.text == "draft."}
    assert drafts == pages


def test_pressing_enter_in_a_field_sends_nothing(show):
    page = show()
    page.get_by_role("textbox", name="Principle").first.fill("Amina")
    page.keyboard.press("Enter")
    assert len([url for url in page.asked if not url.startswith("data:")]) == 1
    assert page.get_by_text("Nothing is sent to anyone.").is_visible()
