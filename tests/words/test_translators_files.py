"""Files go out to translators and come back: nothing is lost, nothing newer is overwritten."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journey import coproduce
from lxml import etree
from tools import scale

from coproduce import languages, review
from coproduce.errors import CoproduceError
from coproduce.review import Review, Signature, State
from easyread.package import WORDS
from easyread.translating import catalogue, coming_back, going_out
from easyread.translating.faults import faults, rules
from easyread.translating.messages import Message, messages
from easyread.translating.progress import of_parts

TRANSLATOR = Signature("translator", "Pretend Translator", "2026-11-25")
MACHINE = Signature(review.MACHINE, "A computer program", "2026-11-25")
FORMATS = ("word", "po", "xliff")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """A language with some words: a document, and messages with numbers and plurals."""
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path / "locales"))
    languages.forget()
    found = catalogue.read("pl")
    catalogue.write(found)
    parts = ("agenda", "covering-letter", "form")
    words = {one.key: drafted(one) for one in of_parts(parts, "pl")}
    found = found.with_words(words)
    reviews = {
        (m.domain, m.source): Review(review.digest(*found.words(m)), State.DRAFT, MACHINE)
        for m in messages()
        if found.words(m)
    }
    catalogue.write(replace(found, record=found.record.with_reviews(reviews)))
    yield catalogue.read("pl")
    languages.forget()


def drafted(message: Message) -> tuple[str, ...]:
    forms = (message.one, message.many, message.many) if message.many else (message.one,)
    return tuple(f"Ż {form}" for form in forms)


def out(found, form, folder, *parts):
    (file,) = going_out.export(found, form, parts or ("covering-letter",), "all", folder)
    return file


def take(found, file, state=State.DRAFT):
    return coming_back.take_file(found, file, TRANSLATOR, state)


def codes(taken):
    return [one.code for one in taken.findings]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", ["covering-letter", "form"])
def test_a_round_trip_changes_nothing(polish, tmp_path, form, part):
    taken = take(polish, out(polish, form, tmp_path, part))
    assert (taken.new, taken.findings, taken.refused, taken.reviewed) == ((), (), 0, 0)
    assert taken.same == len(of_parts([part], "pl"))
    assert taken.translations == polish
    assert catalogue.write(taken.translations) == ()


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_language_comes_back_empty(tmp_path, monkeypatch, form):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path / "locales"))
    found = catalogue.read("cy")
    taken = take(found, out(found, form, tmp_path, "covering-letter"))
    assert (taken.new, taken.same, taken.findings) == ((), 0, ())


def changed(file, old: str, new: str):
    """Put other words into a file, as a translator would in any editor."""
    if file.suffix == ".docx":
        word = Document(str(file))
        for text in word.element.iter(f"{WORDS}t"):
            if text.text == old:
                text.text = new
        word.save(str(file))
    else:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return file


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_translator_changed_is_taken_in_with_their_name(polish, tmp_path, form):
    one = of_parts(["covering-letter"], "pl")[0]
    file = changed(out(polish, form, tmp_path), polish.words(one)[0], "Nasz program")
    taken = take(polish, file)
    assert [m.one for m in taken.new] == [one.one]
    after = taken.translations
    assert after.words(one) == ("Nasz program",)
    kept = after.record.review("content", one.source, review.digest("Nasz program"))
    assert kept == Review(review.digest("Nasz program"), State.DRAFT, TRANSLATOR)


@pytest.mark.parametrize("form", FORMATS)
def test_newer_work_is_never_overwritten(polish, tmp_path, form):
    one = of_parts(["covering-letter"], "pl")[0]
    file = changed(out(polish, form, tmp_path), polish.words(one)[0], "Nasz program")
    newer = polish.with_words({one.key: ("Nowszy program",)})
    taken = take(newer, file)
    assert codes(taken) == ["TX-3"]
    assert taken.translations.words(one) == ("Nowszy program",)
    assert catalogue.read("pl").words(one) != ("Nasz program",)


def test_a_line_that_was_not_touched_does_not_undo_newer_work(polish, tmp_path):
    one = of_parts(["covering-letter"], "pl")[0]
    file = out(polish, "word", tmp_path)
    newer = polish.with_words({one.key: ("Nowszy program",)})
    assert take(newer, file).translations.words(one) == ("Nowszy program",)


def test_checked_lines_are_kept_with_who_checked_them(polish, tmp_path):
    taken = take(polish, out(polish, "word", tmp_path), State.CHECKED)
    assert taken.reviewed == len(of_parts(["covering-letter"], "pl"))
    assert {taken.translations.state(one) for one in of_parts(["covering-letter"], "pl")} == {
        State.CHECKED
    }


def cells(file):
    """Give each row of the table: (its English, its translation cell)."""
    word = Document(str(file))
    rows = word.tables[0].rows[1:]
    return word, [(row.cells[1].paragraphs[0].text, row.cells[3]) for row in rows]


def test_tracked_changes_are_read_as_if_accepted(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word, rows = cells(file)
    english, cell = rows[0]
    paragraph = cell.paragraphs[0]._p
    for run in list(paragraph.iter(f"{WORDS}r")):
        gone = parse_xml(f'<w:del {W} w:id="1" w:author="x"/>')
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter(f"{WORDS}t"):
            text.tag = f"{WORDS}delText"
    new = f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>Nasz program</w:t></w:r></w:ins>'
    paragraph.append(parse_xml(new))
    word.save(str(file))
    taken = take(polish, file)
    assert [(m.one, taken.translations.words(m)) for m in taken.new] == [
        (english, ("Nasz program",))
    ]


def test_sentences_of_a_block_can_be_joined_split_and_moved_in_word(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word, rows = cells(file)
    (_a, first), (_b, second), (_c, third) = rows[3:6]
    first.text = "Pierwsze.\nDrugie."
    second.text = "↑"
    third.text = "↑ Trzecie."
    word.save(str(file))
    taken = take(polish, file)
    assert [f for f in codes(taken) if f not in ("TR-21", "TR-25")] == []
    new = [taken.translations.words(one) for one in taken.new]
    assert new == [("Pierwsze.\nDrugie.",), ("↑",), ("↑ Trzecie.",)]


def test_notes_of_a_translator_are_kept(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word = Document(str(file))
    word.tables[0].rows[1].cells[4].text = "Is this a meeting or a plan?"
    word.save(str(file))
    catalogue.write(take(polish, file).translations)
    po = (tmp_path / "locales" / "pl" / "LC_MESSAGES" / "content.po").read_text("utf-8")
    assert "# Is this a meeting or a plan?\n" in po


def test_the_word_table_shows_number_english_picture_translation_notes_and_pages(polish, tmp_path):
    word = Document(str(out(polish, "word", tmp_path, "agenda")))
    heads = [cell.text for cell in word.tables[0].rows[0].cells]
    assert heads == ["Number", "English", "Picture", "Polski", "Notes"]
    names = [one.get("descr", "") for one in word.element.iter("{*}docPr")]
    assert len([name for name in names if name.startswith("Page ")]) >= 2
    assert any(name and not name.startswith("Page ") for name in names)


def test_the_table_shows_what_a_draft_says_put_back_into_english(polish, tmp_path):
    one, other = of_parts(["covering-letter"], "pl")[:2]
    rows = [
        ("content", one.source, review.digest(*polish.words(one)), "Our plan for today"),
        ("content", other.source, "000000000000", "Of an older draft"),
    ]
    file = tmp_path / "locales" / "pl" / "read-back.tsv"
    file.write_text("# Made by a machine\n" + "".join("\t".join(r) + "\n" for r in rows), "utf-8")
    word = Document(str(out(polish, "word", tmp_path)))
    said = "\n".join(row.cells[1].text for row in word.tables[0].rows)
    assert "A machine reads the draft as: Our plan for today" in said
    assert "Of an older draft" not in said


def test_a_plural_has_a_row_for_each_form_with_the_numbers_it_is_for(polish, tmp_path):
    word = Document(str(out(polish, "word", tmp_path, "form")))
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows[1:]]
    forms = [
        row[1].split("\n")[-1] for row in rows if "#" in row[0] and ".1" in row[0].split("[")[0]
    ]
    assert "For: 1" in forms
    assert any("For: 2, 3, 4, 22" in row[1] for row in rows)


MESSAGE = Message("content", "We met 3 people on 1 July 2022.", files=("documents/x.md",))
FIELD = Message("app", "{n} people of {all}", files=("form/x.py",))
BOLD = Message("content", "A **charter** is a promise.", files=("documents/x.md",))
LINK = Message("content", "Read [this](https://example.org/a).", files=("documents/x.md",))


@pytest.mark.parametrize(
    ("message", "words", "tag", "code"),
    [
        (FIELD, "{m} osób z {all}", "pl", "TR-2"),
        (FIELD, "{n osób z {all}", "pl", "TR-2"),
        (FIELD, "osób z {all}", "pl", "TR-2"),
        (FIELD, "{n:>99} osób z {all}", "pl", "TR-2"),
        (BOLD, "Karta jest obietnicą.", "pl", "TR-3"),
        (LINK, "Zobacz [to](https://evil.example/a).", "pl", "TR-4"),
        (LINK, "Zobacz to.", "pl", "TR-4"),
        (MESSAGE, "ہم 3 لوگوں سے ۱ جولائی 2022 کو ملے۔", "ur", "TR-5"),
        (MESSAGE, "Spotkaliśmy ludzi 1 lipca 2022.", "pl", "TR-6"),
        (MESSAGE, "Spotkaliśmy 3 osoby 1 lipca 2002.", "pl", "TR-6"),
        (MESSAGE, "We met 3 people on 1 July 2022.", "ur", "TR-7"),
        (MESSAGE, "Мы встретили 3 людей 1 июля 2022.", "pl", "TR-7"),
        (MESSAGE, "हम 3 लोगों से 1 जुलाई 2022 को मिले।", "gu", "TR-7"),
        (BOLD, "<b>**Karta**</b> jest obietnicą.", "pl", "TR-8"),
        (BOLD, "**Karta** jest \u202eobietnicą.", "pl", "TR-8"),
        (BOLD, "**Karta** " + "jest obietnicą " * 90, "pl", "TR-8"),
        (FIELD, "↑{n} osób z {all}", "pl", "TR-9"),
        (BOLD, "**Karta** ↑ jest obietnicą.", "pl", "TR-9"),
    ],
)
def test_what_would_break_or_mislead_is_refused(tmp_path, monkeypatch, message, words, tag, code):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    languages.forget()
    found = faults(message, (words,), rules(catalogue.Translations(tag)))
    assert code in [one.code for one in found if one.is_refused]


@pytest.mark.parametrize(
    ("message", "words", "tag"),
    [
        (FIELD, "Z {all} osób {n}", "pl"),
        (BOLD, "Obietnicą jest **karta**.", "pl"),
        (LINK, "[To](https://example.org/a) zobacz.", "pl"),
        (MESSAGE, "ہم 1 جولائی 2022 کو 3 لوگوں سے ملے۔", "ur"),
        (Message("app", "OpenMoji"), "OpenMoji", "ur"),
        (Message("content", "It is for 1 person.", files=("documents/x.md",)), "لشخص واحد.", "ar"),
    ],
)
def test_what_is_right_is_not_refused(tmp_path, monkeypatch, message, words, tag):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    languages.forget()
    found = faults(message, (words,), rules(catalogue.Translations(tag)))
    assert [one for one in found if one.is_refused] == []


def test_what_a_translator_should_look_at_is_told_and_taken(polish, tmp_path):
    (tmp_path / "locales" / "pl" / "terms.toml").write_text(
        '[[term]]\nenglish = "meeting"\nwords = ["spotkanie"]\n', "utf-8"
    )
    long = Message("content", "A meeting is short.", files=("documents/x.md",))
    said = "Zebranie jest " + "bardzo " * 30 + "krótkie."
    found = faults(long, (said,), rules(polish))
    assert [one.code for one in found] == ["TR-23", "TR-24"]
    assert not any(one.is_refused for one in found)
    good = faults(long, ("O spotkaniu: jest krótkie.",), rules(polish))
    assert good == ()


def noted(english: str, words: str, tag: str) -> list[str]:
    message = Message("app", english, files=("tui/x.py",))
    known = rules(catalogue.Translations(tag, plural=catalogue.plural_of(tag)))
    return [one.code for one in faults(message, (words,), known)]


@pytest.mark.parametrize(
    ("english", "words", "tag"),
    [
        ("In Word: Home, Right-to-left text.", "Word میں: Home, Right-to-left text۔", "ur"),
        ("It follows the Care Act.", "یہ قانون (Care Act) ہے۔", "ur"),
        ("Write one of: choice, scale", "ان میں سے ایک لکھیں: choice, scale", "ur"),
        ("Type ? for help.", "مدد کے لیے ? لکھیں۔", "ur"),
        ("Birmingham Parent Carer Forum", "برمنگھم پیرنٹ کیئرر فورم", "ur"),
        ("It is for SEND.", "这是给 SEND 的。", "zh-Hans"),
        ("It is from July.", "从 7 月开始。", "zh-Hans"),
        ("2. Open the questions.", "2. 打开问题。", "zh-Hans"),
        ("It is for 1 person or 2.", "هو لشخص واحد أو لشخصين.", "ar"),
    ],
)
def test_nobody_is_asked_to_look_at_what_belongs_in_a_translation(english, words, tag):
    assert noted(english, words, tag) == []


@pytest.mark.parametrize(
    ("english", "words", "tag", "code"),
    [
        ("We trust the staff.", "ہم staff پر بھروسہ کرتے ہیں۔", "ur", "TR-22"),
        ("We trust you.", "ہم آپ پر بھروسہ کرتے ہیں?", "ur", "TR-25"),
        ("It is from July.", "从 8 月开始。", "zh-Hans", "TR-21"),
        ("It is a bronze medal.", "这是金奖。", "zh-Hans", "TR-23"),
        ("It is for 2 people.", "هو للناس.", "ar", "TR-21"),
    ],
)
def test_what_does_not_belong_in_a_translation_is_told(english, words, tag, code):
    assert code in noted(english, words, tag)


def test_a_command_or_an_address_that_is_not_kept_is_told(polish):
    typed = Message("app", "Type: coproduce demo, or open content/README.md", files=("tui/x.py",))
    found = faults(typed, ("Wpisz: koprodukcja, albo otwórz content/README.md",), rules(polish))
    assert [(one.code, one.what) for one in found] == [("TR-26", "“coproduce demo” is missing.")]


def test_a_refused_line_is_told_with_its_row_and_the_others_are_taken(polish, tmp_path):
    file = out(polish, "word", tmp_path)
    word, rows = cells(file)
    rows[0][1].text = "Nasz <script>program</script>"
    rows[1][1].text = "Dobre słowa."
    word.save(str(file))
    place = str(tmp_path / "locales")
    args = ("--by", "M. Khan", "--as", "translator")
    run = coproduce(
        tmp_path, "languages", "import", str(file), "pl", *args, COPRODUCE_LOCALES=place
    )
    assert run.returncode == 1
    assert f"{file.name}, row 1: There is something in it that is no text." in run.stdout
    assert "1 translation is new." in run.stderr
    assert "1 was not taken in." in run.stderr
    assert "M. Khan" in (tmp_path / "locales" / "pl" / "review.tsv").read_text("utf-8")


def test_a_person_who_says_who_they_are_checks_a_part_and_then_families_can_get_it(
    polish, tmp_path
):
    place = str(tmp_path / "locales")
    words = ("languages", "review", "pl", "--part", "agenda", "--state", "checked", "--by", "PT")
    run = coproduce(tmp_path, *words, "--as", "machine", COPRODUCE_LOCALES=place)
    assert run.returncode == 2
    run = coproduce(tmp_path, *words, "--as", "native-speaker", COPRODUCE_LOCALES=place)
    assert run.returncode == 0, run.stderr
    run = coproduce(tmp_path, "languages", "status", "pl", COPRODUCE_LOCALES=place)
    agenda = next(line for line in run.stdout.splitlines() if line.startswith("  agenda:"))
    assert agenda.endswith("100 % translated, 100 % checked, 0 % approved")
    made = (
        "pack",
        "agenda",
        "--language",
        "pl",
        "--format",
        "html",
        "--out",
        str(tmp_path / "pack"),
    )
    run = coproduce(tmp_path, *made, COPRODUCE_LOCALES=place)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "pack" / "agenda" / "agenda-pl.html").read_text("utf-8")
    assert "Draft for checking" not in page


def test_what_has_no_translation_cannot_be_checked(polish):
    with pytest.raises(CoproduceError, match="no translation that could be checked"):
        coming_back.reviewed(polish, ["charter"], TRANSLATOR, State.CHECKED)


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">&b;</xliff>'
)
OUTSIDE = BILLION.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize("text", [BILLION, OUTSIDE, "<xliff/>", "<a><b>", "", "\0"])
def test_hostile_xliff_is_refused_in_plain_words(polish, tmp_path, text):
    file = tmp_path / "bad.xlf"
    file.write_text(text, "utf-8")
    with pytest.raises(CoproduceError):
        take(polish, file)


def test_a_word_file_that_would_unpack_to_too_much_or_holds_entities_is_refused(polish, tmp_path):
    good = out(polish, "word", tmp_path)
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"0" * 310_000_000)
    with pytest.raises(CoproduceError, match="unpack"):
        take(polish, bomb)
    entity = b'<!DOCTYPE w [<!ENTITY a "b">]>'
    with zipfile.ZipFile(good) as read, zipfile.ZipFile(bomb, "w") as made:
        for name in read.namelist():
            data = read.read(name)
            made.writestr(name, entity + data if name == "word/document.xml" else data)
    with pytest.raises(CoproduceError, match="hidden commands"):
        take(polish, bomb)


@pytest.fixture
def going(polish, tmp_path):
    files = {form: out(polish, form, tmp_path / "out").read_bytes() for form in FORMATS}
    return polish, files, tmp_path


@settings(
    max_examples=scale(quick=60, covering=300, everything=1_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(form=st.sampled_from(FORMATS), seed=st.integers(0, 2**32 - 1))
def test_no_broken_file_harms_anything(going, form, seed):
    found, files, folder = going
    ending = {"word": ".docx", "po": ".po", "xliff": ".xlf"}[form]
    file = folder / f"broken{ending}"
    file.write_bytes(broken(files[form], form, random.Random(seed)))
    try:
        taken = take(found, file)
    except CoproduceError:
        return
    language = rules(found)
    for one in taken.new:
        words = taken.translations.words(one)
        assert not [f for f in faults(one, words, language) if f.is_refused]
    kept = set(found.kept) - {one.key for one in taken.new}
    for key in kept:
        assert taken.translations.kept[key].words == found.kept[key].words
    assert {m.key for m in messages()} >= {m.key for m in taken.new}
    assert not any(
        review.state is State.APPROVED for review in taken.translations.record.reviews.values()
    )


PIECES = (
    "{", "}", "{x}", "**", "<b>", "&amp;", "\u202e", "\x00", "۵", "99", "↑", "\n", "Мир", "[a](b)",
    "]]>", "msgid", '"', "\\", "#, fuzzy\n", "approved='yes'", "\ud7ff", "a" * 3000,
)  # fmt: skip


def broken(data: bytes, form: str, chance: random.Random) -> bytes:
    """Return a file that somebody or something broke: in its words, or in its bytes."""
    way = chance.randrange(4)
    if form == "word" and way:
        return with_words(data, chance)
    if way == 0:
        at = chance.randrange(len(data))
        return data[:at] + chance.randbytes(chance.randrange(8)) + data[at + chance.randrange(60) :]
    text = data.decode()
    for _turn in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.randrange(4) :]
    return text.encode("utf-8", "replace")


def with_words(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(made, "w") as new:
        for name in read.namelist():
            part = read.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                texts = list(root.iter(f"{WORDS}t"))
                for _turn in range(chance.randrange(1, 9)):
                    spoiled = chance.choice(texts)
                    piece = re.sub("[\x00-\x08\ud800-\udfff]", "", chance.choice(PIECES))
                    old = spoiled.text or ""
                    at = chance.randrange(len(old) + 1)
                    spoiled.text = old[:at] + piece + old[at + chance.randrange(3) :]
                part = etree.tostring(root)
            new.writestr(name, part)
    return made.getvalue()
