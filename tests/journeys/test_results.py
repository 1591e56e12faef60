"""Results: the same numbers in every format, nothing private, nothing that a program would run."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from journey import NearClient, coproduce, meeting

from coproduce.domain.action import Action
from coproduce.domain.activity import Activity, Choice, Kind
from coproduce.domain.progress import Phase
from coproduce.domain.tally import Group, Tally
from coproduce.domain.view import ActivityReport, Report
from coproduce.export import FORMATS, export
from coproduce.home import SessionFolder
from tests.documents.pdf_reader import drawn
from tests.words.hostile import HOSTILE

PRIVATE = ("held words", "private words", "passed words", "removed words")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "  =1", "＝1+1", '=HYPERLINK("x")')


@pytest.fixture
def answered(tmp_path):
    """A meeting with seven answers to one question, and a comment in every state."""
    with meeting(tmp_path, is_pretend=True) as folder:
        client = NearClient(folder)
        client.ask("open", activity="trusted")
        client.people_answer("trusted", "yes", 5)
        client.people_answer("trusted", "no", 2)
        seat = client.seat()
        for text in ("shown words", *PRIVATE):
            client.ask("comment", wish="report", seat=seat, activity="trusted", text=text, key=text)
        for comment in list(client._host.session.comments.values()):
            state = comment.text.split()[0]
            if state == "passed":
                client.ask("worry", comment=comment.id)
            else:
                client.ask("move-comment", reason="asked", comment=comment.id, state=state)
        client.ask("close", activity="trusted")
        client.ask("show", activity="trusted")
        client.close()
        yield tmp_path


def as_bytes(home, format_):
    file = home / f"out.{format_}"
    run = coproduce(home, "results", "--format", format_, "--out", str(file))
    assert run.returncode == 0, run.stderr
    return file.read_bytes()


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_tells_what_was_not_released(answered, format_):
    made = as_bytes(answered, format_)
    text = _cells(made) if format_ == "xlsx" else made.decode("utf-8-sig")
    assert "shown words" in text
    assert not [words for words in PRIVATE if words in text]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_that_it_is_pretend(answered, format_):
    made = as_bytes(answered, format_)
    if format_ == "json":
        assert json.loads(made)["pretend"] is True
        return
    text = _cells(made) if format_ == "xlsx" else made.decode("utf-8-sig")
    assert "Pretend data. No real person said this." in text


@pytest.mark.needs("openpyxl")
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_what_happens_next(answered, format_):
    folder = next((answered / "sessions").iterdir())
    client = NearClient(SessionFolder(folder))
    client.ask("add-action", said="Too loud", will="=A quiet room", who="School", by="1 March")
    client.close()
    made = as_bytes(answered, format_)
    if format_ == "json":
        action = {"said": "Too loud", "will": "=A quiet room", "who": "School", "by": "1 March"}
        assert json.loads(made)["actions"] == [action]
    elif format_ == "csv":
        *_, last = csv.reader(io.StringIO(made.decode("utf-8-sig")))
        assert last[7:] == [
            "Too loud", "Pretend data. No real person said this.", "'=A quiet room", "School",
            "1 March",
        ]  # fmt: skip
    elif format_ == "xlsx":
        assert "You said|We will|Who does it|By when" in _cells(made).replace("\n", "|")
        assert "=A quiet room" in _cells(made)
    else:
        said = "You said: Too loud; We will: =A quiet room; Who does it: School; By when: 1 March"
        assert made.decode().splitlines()[-2:] == ["What happens next:", "  " + said]


def test_text_is_sentences(answered):
    lines = coproduce(answered, "results").stdout.splitlines()
    assert lines[0] == "Hall meeting"
    assert "Most people said Yes: 5 of 7." in lines
    assert lines.count("We did not ask this question.") == 8


def test_json_has_stable_keys_and_the_counts(answered):
    whole = json.loads(as_bytes(answered, "json"))
    assert sorted(whole) == [
        "actions", "activities", "answers_deleted", "at", "format", "joined", "language", "people",
        "pretend", "session", "title",
    ]  # fmt: skip
    first = whole["activities"][0]
    assert sorted(first) == [
        "comments", "everybody", "follows", "groups", "id", "kind", "late", "name", "phase",
        "question", "result", "too_few",
    ]  # fmt: skip
    numbers = {a["id"]: a["number"] for a in first["everybody"]["answers"]}
    assert numbers == {"yes": 5, "sometimes": 0, "no": 2, "dont-know": 0, "dont-understand": 0}
    assert first["comments"] == ["shown words"]


def test_csv_has_a_row_for_each_number(answered):
    rows = list(csv.reader(io.StringIO(as_bytes(answered, "csv").decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert [row[5:7] for row in rows if row[0] == "Answer"][:3] == [
        ["Yes", "5"],
        ["Sometimes", "0"],
        ["No", "2"],
    ]


@pytest.mark.needs("openpyxl")
def test_a_spreadsheet_has_headings_that_stay(answered):
    sheets = _sheets(as_bytes(answered, "xlsx"))
    assert [s.title for s in sheets] == ["Results", "Numbers and comments"]
    assert all(s.freeze_panes == "A2" for s in sheets)
    assert ("Yes", 5) in [(r[5].value, r[6].value) for r in sheets[1].iter_rows()]


@pytest.mark.needs("openpyxl")
@pytest.mark.parametrize("kind", ["formulas", "hostile"])
def test_nothing_that_people_typed_is_run_by_a_spreadsheet(kind):
    texts = FORMULAS if kind == "formulas" else tuple(HOSTILE.values())
    report = _report(texts)
    for sheet in _sheets(export(report, "xlsx")):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        assert not [cell for cell in cells if cell.hyperlink]
    rows = list(csv.reader(io.StringIO(export(report, "csv").decode("utf-8-sig"))))
    assert all(len(row) == 12 for row in rows)
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        assert not cell.lstrip().startswith("=")


@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_nothing_that_people_typed_reaches_a_terminal_as_a_command(format_):
    text = export(_report(tuple(HOSTILE.values())), format_).decode("utf-8")
    assert not [c for c in text if (ord(c) < 32 and c not in "\n\r") or 127 <= ord(c) < 160]
    if format_ == "json":
        assert len(json.loads(text)["activities"][0]["comments"]) == len(HOSTILE)


def test_words_that_look_like_a_formula_stay_readable():
    rows = list(csv.reader(io.StringIO(export(_report(["=1+1"]), "csv").decode("utf-8-sig"))))
    assert "'=1+1" in {cell for row in rows for cell in row}
    assert json.loads(export(_report(["=1+1"]), "json"))["activities"][0]["comments"] == ["=1+1"]


def test_a_file_is_whole_or_absent_and_a_folder_is_refused(tmp_path, answered):
    run = coproduce(tmp_path, "results", "--out", str(tmp_path))
    assert run.returncode == 2
    assert "is a folder." in run.stderr
    run = coproduce(tmp_path, "results", "--out", str(tmp_path / "no" / "results.csv"))
    assert run.returncode == 2
    assert "We cannot write the file “results.csv”." in run.stderr
    assert not list(tmp_path.glob("**/*.part"))


def test_the_ending_of_the_file_chooses_the_format(answered):
    file = answered / "results.json"
    coproduce(answered, "results", "--out", str(file))
    assert json.loads(file.read_bytes())["session"] == "hall-meeting"


def test_results_can_be_had_while_somebody_writes(answered):
    with meeting(answered) as folder:
        client = NearClient(folder)
        assert coproduce(answered, "results", folder.name).returncode == 0
        client.close()


def _report(texts):
    """A report in which everything that a person can type is one of `texts`."""
    texts = list(texts)
    choices = tuple(Choice(f"c{n}", text, str(n), "") for n, text in enumerate(texts[:8]))
    activity = Activity(
        id="own-1", kind=Kind.PICK, name=texts[0], statement=(), question=texts[-1],
        choices=choices, is_own=True,
    )  # fmt: skip
    counts = {choice.id: 5 for choice in choices}
    tally = Tally("own-1", Group((), 5, counts), ())
    one = ActivityReport(activity, Phase.CLOSED, tally, False, tuple(texts))
    actions = tuple(Action(n, t, t, t, t) for n, t in enumerate(texts))
    return Report("name", texts[0], "en", False, 0.0, 5, (), (one,), actions)


def _sheets(made):
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(made)).worksheets


def _cells(made):
    return "\n".join(str(c.value) for s in _sheets(made) for row in s.iter_rows() for c in row)


@pytest.mark.parametrize("format_", ["docx", "pdf", "html"])
def test_a_report_for_everyone_comes_as_a_document(answered, format_):
    made = as_bytes(answered, format_)
    assert made == as_bytes(answered, format_)  # the same results give the same bytes
    text = _words_of(made, format_)
    assert "What you told us: Hall meeting" in text
    assert "Most people said Yes: 5 of 7." in text
    assert "Some people said No: 2." in text
    assert "Pretend data. No real person said this." in text
    assert not [words for words in PRIVATE if words in text]


def test_a_report_comes_in_every_format_by_the_ending_of_its_file(answered):
    file = answered / "told.html"
    run = coproduce(answered, "results", "--out", str(file))
    assert run.returncode == 0, run.stderr
    assert file.read_text("utf-8").startswith("<!doctype html>")


def _words_of(made, format_):
    if format_ == "html":
        return re.sub(r"<[^>]*>", "", made.decode())
    if format_ == "docx":
        import docx

        document = docx.Document(io.BytesIO(made))
        parts = [document.element.body, *(s.header._element for s in document.sections)]
        return " ".join(t.text or "" for part in parts for t in part.iter() if t.tag.endswith("}t"))
    return " ".join(" ".join(drawn(made)).split())
