"""The catalogues hold the English of now, and a language begins as a folder, with no code."""

from __future__ import annotations

import ast

import pytest
from journey import coproduce
from tools import CHECKOUT

from coproduce import languages
from coproduce.review import State
from easyread.translating import catalogue
from easyread.translating.messages import messages
from easyread.translating.progress import of_parts, parts, progress


@pytest.fixture
def locales(tmp_path, monkeypatch):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    return tmp_path


@pytest.mark.size("covering")
def test_every_language_is_in_step_with_the_code_and_the_content():
    behind = {tag: catalogue.behind(catalogue.read(tag)) for tag in catalogue.tags()}
    assert {tag: files for tag, files in behind.items() if files} == {}, "run: make words"


def test_a_made_up_language_is_added_as_a_folder_and_spoken(tmp_path):
    run = coproduce(tmp_path, "languages", "update", "qaa", COPRODUCE_LOCALES=str(tmp_path))
    assert run.returncode == 0, run.stderr
    file = tmp_path / "qaa" / "LC_MESSAGES" / "app.po"
    text = file.read_text("utf-8")
    empty = 'msgid "Type: coproduce, and then one of these words."\nmsgstr ""'
    assert empty in text
    file.write_text(text.replace(empty, empty[:-1] + 'Zo zo: coproduce."'), "utf-8")
    run = coproduce(tmp_path, "--language", "qaa", "--help", COPRODUCE_LOCALES=str(tmp_path))
    assert "Zo zo: coproduce." in run.stdout
    run = coproduce(tmp_path, "languages", "status", COPRODUCE_LOCALES=str(tmp_path))
    assert run.stdout.startswith("qaa (qaa): ")


def test_a_new_language_begins_with_every_message_and_its_own_name(locales):
    catalogue.write(catalogue.read("cy"))
    assert [x.own_name for x in languages.available()] == ["English", "Cymraeg"]
    found = catalogue.read("cy")
    assert set(found.kept) == {one.key for one in messages()}
    assert progress(found)[0].reached == {State.MISSING: len(messages())}
    assert catalogue.behind(found) == ()


def test_what_translators_wrote_is_kept_when_the_english_goes(locales):
    old = ("app", "", "A sentence that is no more.")
    note = catalogue.Kept(("Hen frawddeg.",), ("From Mair",))
    found = catalogue.read("cy")
    yes = next(one for one in messages() if one.one == "Yes")
    found = found.with_words({yes.key: ("Ie",)})
    catalogue.write(catalogue.Translations("cy", {**found.kept, old: note}, found.plural))
    again = catalogue.read("cy")
    assert (again.words(yes), again.kept[old].words) == (("Ie",), ("Hen frawddeg.",))
    assert catalogue.write(again) == ()


def test_a_sentence_of_a_document_comes_with_its_picture_and_its_hard_words():
    one = next(m for m in messages() if m.one == "This is about a **charter** in Birmingham.")
    assert one.files == ("documents/charter.md",)
    assert one.picture == "charter"
    picture, hard = one.notes
    assert picture.startswith("Picture beside it: charter (")
    assert hard.startswith("“charter”: ")


def test_each_file_of_words_belongs_to_a_part():
    names = {"form", "safety", "sheets", "principles", "charter", "pledges", "word-list"}
    assert names <= set(parts("ur"))
    assert sum(1 for _one in of_parts(["charter"], "ur")) > 150
    assert of_parts([], "ur") == messages()


@pytest.mark.parametrize("tag", ["EN", "en", "../pl", "x", "", "pl/..", "xx-Latn-a-b"])
def test_what_is_no_language_makes_no_folder(tmp_path, tag):
    run = coproduce(tmp_path, "languages", "update", tag, COPRODUCE_LOCALES=str(tmp_path / "in"))
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "in").exists()


def test_no_words_are_marked_inside_an_f_string():
    """Where they stand there, Python 3.11 cannot collect them for translators, and 3.12 can."""
    found = []
    for program in ("coproduce", "easyread", "form", "tui"):
        for file in (CHECKOUT / program).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                found += [
                    f"{file.name}: {ast.unparse(call)}"
                    for call in (ast.walk(node) if isinstance(node, ast.JoinedStr) else ())
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id in ("_", "N_", "ngettext", "pgettext")
                    and isinstance(call.args[0], ast.Constant)
                ]
    assert found == []
