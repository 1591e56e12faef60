"""Our own documents, in every layout, under our own rules on files: nothing is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tools import scale

from coproduce.content_folder import ContentFolder
from coproduce.languages import speaking
from easyread.build.start_page import Contents, Listed, ListedFile, start_page
from easyread.check.checking import UNKNOWN, Checked, check_file
from easyread.check.word_rules import WORD_RULES
from easyread.document import POINTS, Document, Layout, Row
from easyread.packing.plan import layouts
from easyread.packing.sources import Shelf
from easyread.pictures import Pictures
from easyread.reading import Content
from easyread.write import Format, write
from tests.documents.sample_documents import every_block

SOURCES = {source.document.name: source for source in Shelf(Content()).sources(())}
TAGS = ("en-GB", "ur", "bn")


def found(folder, document: Document, form: Format, layout: Layout) -> list[tuple[str, str, str]]:
    file = folder / f"{document.name}{form.extension}"
    file.write_bytes(write(document, form, layout, Pictures()))
    return on_files(check_file(file))


def on_files(checked: Checked) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.found.where, one.found.words)
        for one in checked.faults
        if one.code.startswith(("AC-", "CK-"))
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_a_document_of_the_pack_has_nothing_to_find(tmp_path, name):
    document = SOURCES[name].document
    all_layouts = layouts(document, Format.WORD)
    for layout in scale(quick=all_layouts[:1], covering=all_layouts, everything=all_layouts):
        assert found(tmp_path, document, Format.WORD, layout) == []
    assert found(tmp_path, document, Format.WEB_PAGE, Layout.EASY_READ) == []


@pytest.mark.parametrize("name", ["charter", "law", "pledges"])
def test_a_word_box_in_a_row_of_its_own_needs_no_picture(tmp_path, name):
    file = tmp_path / f"{name}.docx"
    file.write_bytes(write(SOURCES[name].document, Format.WORD, Layout.EASY_READ, Pictures()))
    assert "ER-501" not in {one.code for one in check_file(file).faults}


@pytest.mark.parametrize("tag", TAGS)
def test_every_kind_of_block_has_nothing_to_find(tmp_path, tag):
    document = every_block(tag)
    for layout in scale(
        quick=(Layout.EASY_READ, Layout.GIANT_PRINT),
        covering=tuple(POINTS)[:-1],
        everything=tuple(POINTS)[:-1],
    ):
        assert found(tmp_path, document, Format.WORD, layout) == []
    said = found(tmp_path, document, Format.WEB_PAGE, Layout.EASY_READ)
    # The sample has no Bengali fixed words, and the check says so.
    assert {code for code, _where, _words in said} == ({"AC-603"} if tag == "bn" else set())


@pytest.mark.parametrize("tag", ["bn", "gu", "zh-Hans", "ur"])
def test_the_name_of_a_licence_is_english_in_a_sentence_in_other_letters(tmp_path, tag):
    sentence = f"{every_block('bn').title}: [CC BY-SA 4.0](https://creativecommons.org/by-sa/)."
    document = replace(every_block(tag="bn"), language=tag, blocks=(Row((sentence,)),), marks=())
    codes = {
        code
        for code, _where, words in found(tmp_path, document, Format.WORD, Layout.EASY_READ)
        if "CC BY-SA" in words
    }
    assert codes == set()


def test_the_start_page_has_nothing_to_find(tmp_path):
    files = (
        ListedFile("Web page", "charter/charter.html", 90_000),
        ListedFile("Word", "charter/charter.docx", 90_000),
    )
    contents = Contents(
        (Listed("The charter", "What it says.", files),), checked=("We checked it.",)
    )
    assert found(tmp_path, start_page(contents), Format.WEB_PAGE, Layout.EASY_READ) == []


def said_at_the_end(document: Document) -> str:
    text = write(document, Format.PLAIN_TEXT, Layout.EASY_READ, Pictures()).decode("utf-8")
    return " ".join(text[text.rindex("What was checked") :].split())


def has_room(name: str) -> bool:
    """Whether it is no poster and no slip: a page that hangs on a wall, or half a page."""
    return not name.endswith("-poster") and not SOURCES[name].document.is_half_page


@pytest.mark.parametrize("name", [name for name in SOURCES if has_room(name)])
def test_each_document_says_at_its_end_what_was_checked_and_what_nobody_knows(name):
    end = said_at_the_end(SOURCES[name].document)
    assert f"A computer looked at these words with {len(WORD_RULES)} rules." in end
    assert "It found no fault." in end
    assert all(sentence in end for sentence in UNKNOWN)


def test_the_end_says_what_is_switched_off_and_why(tmp_path):
    assert (
        "People switched a rule off here: - initials that are not written out: the 5 points say "
        "what each letter means"
    ) in said_at_the_end(SOURCES["award-criteria"].document)
    assert "Nobody switched a rule off." in said_at_the_end(SOURCES["charter"].document)


def test_the_end_says_how_much_is_wrong(tmp_path):
    own = tmp_path / "own" / "documents"
    own.mkdir(parents=True)
    wrong = "We use 50% of it (this is not all).\n"
    (own / "plan.md").write_text(f"# Our plan\nabout: What we do.\n\n![](talk)\n{wrong}", "utf-8")
    (source,) = Shelf(Content(ContentFolder(tmp_path / "own"))).sources(("plan",))
    assert "It found 2 things to mend." in said_at_the_end(source.document)
    with speaking("ur"):  # whoever makes the pack: the documents are in English
        (same,) = Shelf(Content(ContentFolder(tmp_path / "own"))).sources(("plan",))
    assert same.document == source.document
