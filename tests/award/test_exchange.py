"""The whole register goes out and comes back without loss, or is refused with the place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.award import exchange, judging, people, registrar, sending_in, signing_up
from coproduce.award.overview import overview
from coproduce.award.published import published
from coproduce.award.registrar import Registrar
from coproduce.award.sources import draft, stored
from coproduce.domain.award_forms import EvidenceKind, FileCopy, Outcome
from coproduce.errors import CoproduceError
from coproduce.facts import read_facts
from tests.award import made_up_school as school_
from tui.award import evidence_files, exchange_command
from tui.cli import main

pytestmark = pytest.mark.usefixtures("home")
FACTS = read_facts()


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another machine, with no register."""

    def go() -> None:
        monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "elsewhere"))

    return go


def filled() -> None:
    with Registrar() as book:
        school, officer = school_.to_gold(book)
        book.take(people.remove_person, officer)
        book.take(signing_up.publish, school, ["name", "stage", "renew_by"])


def by_json(events):
    return exchange.from_json(exchange.as_json(events))


def by_table(events):
    return exchange.from_rows(exchange.as_rows(events))


@pytest.mark.parametrize("way", [by_json, by_table])
def test_a_register_comes_back_the_same_with_its_numbers_and_times(way, elsewhere):
    filled()
    before, state = registrar.history(), registrar.read()
    elsewhere()
    with Registrar() as book:
        book.restore(way(before))
    assert registrar.history() == before
    assert registrar.read() == state
    with Registrar() as book:  # and life goes on, with numbers that nobody had
        assert book.take(people.name_officer, "Another Officer") == "p6"


def test_nothing_is_written_over(elsewhere):
    filled()
    events = registrar.history()
    with Registrar() as book, pytest.raises(CoproduceError, match="already"):
        book.restore(events)
    assert registrar.history() == events


def test_long_words_go_on_in_the_next_cells_and_no_cell_is_a_formula():
    with Registrar() as book:
        book.take(people.name_officer, "=" * 70_000)
    rows = exchange.as_rows(registrar.history())
    assert max(len(cell) for row in rows for cell in row) < 32_767
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert exchange.from_rows(rows) == registrar.history()


@given(st.data())
def test_a_broken_file_is_refused_or_read_but_never_a_traceback(data):
    whole = json.loads(exchange.as_json(EVENTS))
    row = data.draw(st.sampled_from(whole["events"]))
    name = data.draw(st.sampled_from(sorted(row)))
    row[name] = data.draw(
        st.one_of(st.none(), st.integers(), st.text(max_size=5), st.just([]), st.just({}))
    )
    try:
        read = exchange.from_json(json.dumps(whole).encode())
    except CoproduceError:
        return
    assert len(read) == len(EVENTS)


@given(st.binary(max_size=40))
def test_any_bytes_are_refused(data):
    with pytest.raises(CoproduceError, match="not an award register"):
        exchange.from_json(data)


def test_rows_in_the_wrong_order_are_refused():
    whole = json.loads(exchange.as_json(EVENTS))
    people_ = [n for n, e in enumerate(whole["events"]) if e["what"] == "champion_joined"]
    one, other = people_[:2]
    whole["events"][one], whole["events"][other] = whole["events"][other], whole["events"][one]
    with pytest.raises(CoproduceError, match=f"row {other + 1}"):
        exchange.from_json(json.dumps(whole).encode())


def test_the_overview_says_how_long_steps_take_and_what_is_missing_most():
    with Registrar() as book:
        school, officer = school_.to_bronze(book)
        plan = school_.plan(FACTS)
        sent = book.take(sending_in.submit_plan, school, plan, "2026-03-01", FACTS)
        school_.assess(book, school, sent, "silver", officer, "2026-03-22")
        state = book.state
    whole = overview(state, FACTS, "2026-04-01")
    assert dict(whole.holding) == {"bronze": 0, "silver": 1, "gold": 0, "platinum": 0}
    assert [(s.stage, s.days) for s in whole.steps] == [("bronze", 29), ("silver", 40)]
    assert whole.principles[0].pieces == 0
    assert {lack.not_yet for lack in whole.lacks} == {0}


def test_only_what_is_ticked_is_published_and_nothing_of_an_archived_one():
    with Registrar() as book:
        school, officer = school_.to_silver(book)
        assert published(book.state) == ()
        book.take(signing_up.publish, school, ["name"])
        assert published(book.state)[0].stage == ""
        book.take(signing_up.publish, school, ["stage", "name"])
        (shown,) = published(book.state)
        assert (shown.name, shown.stage) == ("Lantern Hill School", "silver")
        assert (shown.sector, shown.awarded_on, shown.feedback) == (None, "", ())
        book.take(judging.save_feedback, school, "d2", stored(draft(book.state, school, "d2")))
        book.take(judging.finish_feedback, school, "d2", officer, "2026-04-01")
        book.take(signing_up.publish, school, ["name", "feedback"])
        told = published(book.state)[0].feedback
        assert any(one.source == "decision:outcome" for one in told)
        assert not [one for one in told if one.is_quote or not one.words]
        book.take(signing_up.archive, school)
        assert published(book.state) == ()


def _events():
    book = school_.Book()
    school, officer = school_.to_silver(book)
    sent = school_.portfolio(book, school, "gold", "2026-06-01")
    school_.assess(book, school, sent, "gold", officer, "2026-06-02", Outcome.NOT_YET)
    return book.written


EVENTS = _events()


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_the_register_and_its_files_travel_by_commands(ending, tmp_path, elsewhere, capsys):
    photo = tmp_path / "minutes.txt"
    photo.write_text("We met. _x0041_ =1+1", "utf-8")
    filled()
    with Registrar() as book:
        copy = evidence_files.copy_in(str(photo))
        piece = replace(
            school_.evidence("gold-voice", "=Pupils_x0041_ chose\u00e9."),
            kind=EvidenceKind.MINUTES,
            file=copy,
        )
        book.take(sending_in.add_evidence, "o1", piece, FACTS)
    before = registrar.history()
    out = tmp_path / f"register.{ending}"
    assert main(["award", "export", str(out)]) == 0
    elsewhere()
    assert main(["award", "import", str(out)]) == 0
    assert registrar.history() == before
    kept = registrar.files() / f"{copy.digest}.{copy.kind}"
    assert kept.read_bytes() == photo.read_bytes()
    assert main(["award", "import", str(out)]) == 2
    assert "already" in capsys.readouterr().err


def test_a_missing_file_of_evidence_is_named(tmp_path, elsewhere, capsys):
    note = tmp_path / "minutes.txt"
    note.write_text("We met.", "utf-8")
    filled()
    with Registrar() as book:
        piece = replace(school_.evidence("gold-voice"), file=evidence_files.copy_in(str(note)))
        book.take(sending_in.add_evidence, "o1", piece, FACTS)
    out = tmp_path / "register.json"
    assert main(["award", "export", str(out)]) == 0
    for file in exchange_command.folder_of(out).iterdir():
        file.write_bytes(b"something else")
    elsewhere()
    assert main(["award", "import", str(out)]) == 1
    assert "minutes.txt" in capsys.readouterr().err


def test_a_file_that_names_a_place_outside_is_refused(tmp_path, elsewhere):
    filled()
    with Registrar() as book:
        outside = FileCopy(name="a", digest="../../evil", size=1, kind="txt")
        piece = replace(school_.evidence("gold-voice"), file=outside)
        book.take(sending_in.add_evidence, "o1", piece, FACTS)
    with pytest.raises(CoproduceError, match="row"):
        by_json(registrar.history())
