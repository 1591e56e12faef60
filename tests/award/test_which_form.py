"""Which form a file is, and in which language: known without trying every language on it."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from tools import scale

from coproduce import languages
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from easyread.award_forms.forms import read_bytes_of_form
from easyread.award_forms.received import FormKind
from easyread.award_forms.script import key, script_of
from easyread.award_forms.which import Forms
from tests.award.form_filling import FORMS

ALL = tuple(one.tag for one in languages.available())
TAGS = scale(quick=("en", "ur"), covering=("en", "ur", "pl", "zh-Hans"), everything=ALL)


def letter() -> tuple[str, bytes]:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("Dear all, see you on Monday – in the café.")
    made.save(out)
    return "letter.docx", out.getvalue()


def shopping() -> tuple[str, bytes]:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].append(["Shopping", "Milk", "Crème"])
    made.save(out)
    return "shopping.xlsx", out.getvalue()


def urdu() -> tuple[str, bytes]:
    """A form whose words somebody copied into a letter, which says that it is in English."""
    made, out = docx.Document(), io.BytesIO()
    for item in FORMS.script(FormKind.REGISTRATION, "ur").items:
        made.add_paragraph(item.text)
    made.save(out)
    return "copied.docx", out.getvalue()


@pytest.fixture
def tried(monkeypatch):
    """The languages into which a form is put from now on."""
    found: list[str] = []

    def watched(kind, tag, shelf):
        found.append(tag)
        return script_of(kind, tag, shelf)

    monkeypatch.setattr("easyread.award_forms.which.script_of", watched)
    return found


@pytest.mark.parametrize("make", [letter, shopping])
def test_a_file_that_is_none_of_ours_is_refused_without_another_language(make, tried):
    name, data = make()
    with pytest.raises(CoproduceError, match="none of our forms"):
        read_bytes_of_form(data, name, Forms(ContentFolder()))
    assert set(tried) == {"en"}


def test_a_form_is_known_by_its_words_without_the_languages_that_it_does_not_speak(tried):
    name, data = urdu()
    got = read_bytes_of_form(data, name, Forms(ContentFolder()))
    assert got.kind is FormKind.REGISTRATION
    assert set(tried) == {"en", "ur"}


@pytest.mark.parametrize("tag", TAGS)
def test_each_label_and_title_of_a_form_is_known_at_the_first_look(tag):
    for kind in FormKind:
        script = FORMS.script(kind, tag)
        unknown = [one for one in (*script.asked, key(script.title)) if not FORMS.speaking({one})]
        assert unknown == []
        assert tag in FORMS.speaking({key(script.title)})
