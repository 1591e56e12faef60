"""Files go out to translators and come back: nothing is lost, and people check what came."""

from __future__ import annotations

import pytest
from journey import coproduce

from coproduce import review
from coproduce.errors import CoproduceError
from coproduce.review import Review, State
from easyread.translating import catalogue, coming_back
from easyread.translating.progress import of_parts
from tests.words.translating import FORMATS, TRANSLATOR, cells, changed, codes, out, take


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
