"""A language is a folder of PO files: offered when it is there, used as far as it is finished."""

from __future__ import annotations

import asyncio
import contextvars
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tools import CHECKOUT

from coproduce import languages
from coproduce.languages import (
    N_,
    _,
    available,
    current,
    direction,
    is_available,
    ngettext,
    pgettext,
    speaking,
    use,
    words,
)

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"

"""
TWO = "nplurals=2; plural=(n != 1);"
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 && n%100<=99 ? 4 : 5);"
)


def write(folder: Path, tag: str, app: str, content: str = "", plural: str = TWO) -> None:
    target = folder / tag / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "app.po").write_text(HEAD.format(plural=plural) + app, "utf-8")
    if content:
        (target / "content.po").write_text(HEAD.format(plural=plural) + content, "utf-8")


def message(source: str, translated: str, *, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr "{translated}"\n\n'


def plural(one: str, many: str, *forms: str) -> str:
    lines = [f'msgid "{one}"', f'msgid_plural "{many}"']
    return "\n".join([*lines, *(f'msgstr[{n}] "{f}"' for n, f in enumerate(forms))]) + "\n\n"


@pytest.fixture
def locales(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    return tmp_path


def test_a_language_that_is_there_is_offered_and_spoken(locales):
    write(locales, "pl", message("Yes", "Tak"), message("We trust each other.", "Ufamy sobie."))
    assert [(x.tag, x.own_name) for x in available()] == [("en", "English"), ("pl", "Polski")]
    assert is_available("pl")
    with speaking("pl"):
        assert _("Yes") == "Tak"
        assert words("We trust each other.") == "Ufamy sobie."
    assert _("Yes") == "Yes"


def test_a_made_up_language_is_offered_by_its_tag(locales):
    write(locales, "xa", message("Yes", "Ýéš"))
    assert [(x.tag, x.own_name, x.direction) for x in available()][1:] == [("xa", "xa", "ltr")]
    with speaking("xa"):
        assert _("Yes") == "Ýéš"


def test_languages_are_offered_by_their_own_names_english_first(locales):
    for tag in ("ur", "pl", "ar", "pa-Guru", "so"):
        write(locales, tag, message("Yes", "x"))
    tags = [x.tag for x in available()]
    names = [x.own_name for x in available()]
    assert tags[0] == "en"
    assert names[1:] == sorted(names[1:])
    assert {"Polski", "اردو", "العربية"} <= set(names)
    assert any(name.startswith("ਪੰਜਾਬੀ") for name in names)


@pytest.mark.parametrize(
    ("tag", "way"), [("ur", "rtl"), ("ar", "rtl"), ("pl", "ltr"), ("en", "ltr"), ("xx", "ltr")]
)
def test_direction_follows_the_language(locales, tag, way):
    for other in ("ur", "ar", "pl"):
        write(locales, other, message("Yes", "x"))
    assert direction(tag) == way


def test_what_is_not_translated_stays_english(locales):
    write(locales, "pl", message("Yes", "Tak") + message("No", ""))
    with speaking("pl"):
        assert [_("Yes"), _("No"), _("Perhaps"), _("")] == ["Tak", "No", "Perhaps", ""]
        assert words("Yes") == "Yes"  # content/ has a catalogue of its own
        assert N_("Yes") == "Yes"


def test_a_fuzzy_translation_is_not_used(locales):
    write(locales, "pl", message("Yes", "Chyba", before="#, fuzzy\n") + message("No", "Nie"))
    with speaking("pl"):
        assert [_("Yes"), _("No")] == ["Yes", "Nie"]


def test_an_obsolete_translation_is_not_used(locales):
    write(locales, "pl", message("No", "Nie") + '#~ msgid "Yes"\n#~ msgstr "Tak"\n')
    with speaking("pl"):
        assert _("Yes") == "Yes"


def test_half_filled_plurals_are_not_used(locales):
    forms = plural("{n} person", "{n} people", "{n} osoba", "", "{n} osób")
    write(locales, "pl", forms, plural=POLISH)
    with speaking("pl"):
        assert [ngettext("{n} person", "{n} people", n) for n in (1, 5)] == [
            "{n} person",
            "{n} people",
        ]


def test_polish_has_three_forms(locales):
    forms = plural("{n} person", "{n} people", "{n} osoba", "{n} osoby", "{n} osób")
    write(locales, "pl", forms, plural=POLISH)
    with speaking("pl"):
        said = [ngettext("{n} person", "{n} people", n).format(n=n) for n in (0, 1, 2, 5, 12, 22)]
    assert said == ["0 osób", "1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby"]


def test_arabic_has_six_forms_and_some_need_no_number(locales):
    words_ = ["لا أحد", "شخص", "شخصان", "{n} أشخاص", "{n} شخصًا", "{n} شخص"]
    write(locales, "ar", plural("{n} person", "{n} people", *words_), plural=ARABIC)
    with speaking("ar"):
        said = [ngettext("{n} person", "{n} people", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == words_


def test_english_has_two_forms():
    assert [ngettext("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]


def test_one_word_may_mean_two_things(locales):
    context = 'msgctxt "place"\nmsgid "Question"\nmsgstr "Pytanie nr"\n\n'
    write(locales, "pl", context + message("Question", "Pytanie"))
    with speaking("pl"):
        assert pgettext("place", "Question") == "Pytanie nr"
        assert pgettext("other", "Question") == "Question"
        assert _("Question") == "Pytanie"


@pytest.mark.parametrize(
    "wrong", ["{m} osób", "{n:>900}", "{n.real}", "{n", "n}", "{} osób", "{0}"]
)
def test_a_translation_with_a_wrong_field_is_not_used(locales, wrong):
    write(locales, "pl", message("{n} people", wrong))
    with speaking("pl"):
        assert _("{n} people").format(n=3) == "3 people"


def test_a_translation_may_leave_a_field_out_or_move_it(locales):
    write(locales, "pl", message("{a} and {b}", "{b} i {a}") + message("{n} people", "ludzie"))
    with speaking("pl"):
        assert _("{a} and {b}").format(a=1, b=2) == "2 i 1"
        assert _("{n} people").format(n=3) == "ludzie"


@pytest.mark.parametrize(
    "spoiled",
    [
        b"\xff\xfe\x00",
        b'msgid "Yes"\nmsgst',
        b"dear translator",
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "Yes"',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=import os;\\n"\n',
        b"",
    ],
)
def test_a_damaged_catalogue_does_not_stop_a_meeting(locales, capsys, spoiled):
    write(locales, "pl", "")
    (locales / "pl" / "LC_MESSAGES" / "app.po").write_bytes(spoiled)
    with speaking("pl"):
        assert _("Yes") == "Yes"
        assert ngettext("one", "many", 1) == "one"
    assert capsys.readouterr().out == ""


def test_a_language_without_its_content_speaks_the_programs_words(locales):
    write(locales, "pl", message("Yes", "Tak"))
    with speaking("pl"):
        assert [_("Yes"), words("Yes")] == ["Tak", "Yes"]


@pytest.mark.parametrize("tag", ["xx", "", "../pl", "PL", "pl/../pl"])
def test_a_language_that_is_not_there_is_english(locales, tag):
    write(locales, "pl", message("Yes", "Tak"))
    with speaking(tag):
        assert (current(), _("Yes")) == ("en", "Yes")


def test_speaking_ends_with_its_block_also_after_a_fault(locales):
    write(locales, "pl", message("Yes", "Tak"))
    with pytest.raises(ValueError, match="fault"), speaking("pl"):
        raise ValueError("fault")
    assert current() == "en"
    with speaking("pl"):
        with speaking("en"):
            assert _("Yes") == "Yes"
        assert _("Yes") == "Tak"


async def test_the_language_of_one_task_does_not_reach_another(locales):
    write(locales, "pl", message("Yes", "Tak"))
    write(locales, "ur", message("Yes", "ہاں"))
    meet = asyncio.Barrier(3)

    async def person(tag: str) -> list[str]:
        use(tag)
        await meet.wait()  # all three have chosen now
        first = _("Yes")
        await meet.wait()
        return [first, _("Yes")]

    said = await asyncio.gather(*map(person, ("pl", "ur", "en")))
    assert said == [["Tak"] * 2, ["ہاں"] * 2, ["Yes"] * 2]
    assert current() == "en"


def test_the_language_of_one_thread_does_not_reach_another(locales):
    write(locales, "pl", message("Yes", "Tak"))
    heard = []
    with speaking("pl"):
        thread = threading.Thread(target=lambda: heard.append(_("Yes")))
        thread.start()
        thread.join()
    assert heard == ["Yes"]


def test_a_program_started_in_a_language_speaks_it_in_its_threads(locales, monkeypatch):
    write(locales, "pl", message("Yes", "Tak"))
    monkeypatch.setattr(languages._program, "language", "en")
    heard = []
    context = contextvars.copy_context()
    context.run(languages.start_in, "pl")
    thread = threading.Thread(target=lambda: heard.append(_("Yes")))
    thread.start()
    thread.join()
    assert heard == ["Tak"]


LOADED = """
import sys
from coproduce import content, sentences, journal, following, export
from coproduce.languages import _, ngettext, use, words, direction
use("en")
content.templates()
print(_("Yes"), ngettext("{n} person", "{n} people", 2), words("Yes"), file=sys.stderr)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("has_others", [False, True])
def test_english_loads_no_babel_and_no_other_large_package(tmp_path, has_others):
    if has_others:
        write(tmp_path, "pl", message("Yes", "Tak"))
    ran = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=CHECKOUT,
        env={**os.environ, "COPRODUCE_LOCALES": str(tmp_path), "COPRODUCE_LANGUAGE": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ran.stdout.split())
    heavy = {"babel", "textual", "rich", "starlette", "uvicorn", "docx", "jinja2", "qrcode"}
    assert not loaded & (heavy | {"xlsxwriter", "ifaddr", "asyncio", "platformdirs"})


def test_the_locales_of_the_program_are_used_when_none_are_named(monkeypatch):
    monkeypatch.delenv("COPRODUCE_LOCALES", raising=False)
    assert languages.folder().name == "locales"
    assert available()[0].tag == "en"
