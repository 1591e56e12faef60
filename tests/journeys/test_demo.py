"""The demo: a whole meeting over HTTP, counted, marked as pretend, ending by itself."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from journey import coproduce, there

from tui.demo_form import read_page
from tui.demo_people import crowd


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    home, out = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("out") / "results"
    run = coproduce(home, "demo", "--out", str(out), "--people", "9")
    return home, out, run


def test_every_answer_that_was_thanked_for_is_stored_and_counted(demo):
    _home, _out, run = demo
    assert run.returncode == 0, run.stdout + run.stderr
    figures = re.search(r"Answers thanked for: (\d+)\. Stored: (\d+)\.", run.stdout)
    thanked, stored = there(figures).groups()
    assert thanked == stored == str(9 * 9 + 1)  # nine questions, and one changed mind
    assert "In 9 questions, every answer is counted once." in run.stdout


def test_the_room_hears_of_no_comment_that_was_not_released(demo):
    _home, out, run = demo
    results = "".join((out / f"results.{e}").read_text("utf-8") for e in ("txt", "json", "csv"))
    assert "Pretend: I like it when you ask me first." in run.stdout
    for text in (run.stdout, results):
        assert "stays private" not in text
        assert "to be unkind" not in text


def test_everything_says_that_it_is_pretend(demo):
    _home, out, run = demo
    assert run.stdout.startswith("Pretend data. No real person said this.\n")
    assert (out / "results.txt").read_text("utf-8").splitlines()[1].startswith("Pretend data.")
    assert json.loads((out / "results.json").read_text("utf-8"))["pretend"] is True
    rows = list(csv.reader(io.StringIO((out / "results.csv").read_text("utf-8-sig"))))
    assert {row[8] for row in rows[1:]} == {"Pretend data. No real person said this."}
    assert (out / "results.xlsx").read_bytes()[:2] == b"PK"


def test_the_demo_ends_with_a_report_for_everyone_and_a_small_pack(demo):
    _home, out, run = demo
    page = (out / "what-you-told-us.html").read_text("utf-8")
    assert "Pretend data. No real person said this." in page
    assert "Pretend: We send the papers 5 days before each meeting." in page
    assert "stays private" not in page
    assert (out / "what-you-told-us.docx").read_bytes()[:2] == b"PK"
    assert (out / "what-you-told-us.pdf").read_bytes()[:5] == b"%PDF-"
    assert {p.name for p in (out / "pack" / "charter").iterdir()} == {
        "charter.docx", "charter.html", "charter.pdf",
    }  # fmt: skip
    assert f"Open this page first: {out / 'pack' / 'index.html'}" in run.stdout


def test_the_demo_leaves_nothing_among_the_real_meetings(demo):
    home, _out, _run = demo
    assert not list(home.iterdir())


def test_few_people_are_enough_and_their_numbers_stay_hidden(tmp_path):
    run = coproduce(tmp_path, "demo", "--out", str(tmp_path / "out"), "--people", "2")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Fewer than 5 people answered. That is too few to show." in run.stdout
    assert "Yes: " not in run.stdout


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "out").write_text("")
    run = coproduce(tmp_path, "demo", "--out", str(tmp_path / "out"))
    assert run.returncode == 2
    assert "We cannot make the folder “out”." in run.stderr


def test_an_answer_that_is_lost_is_found_and_fails(tmp_path, monkeypatch, capsys):
    from tui import cli
    from tui.demo_story import Story

    check = Story.check

    def check_after_a_loss(story):
        story._people[0].thanks += 1
        return check(story)

    monkeypatch.setattr(Story, "check", check_after_a_loss)
    assert cli.main(["demo", "--out", str(tmp_path / "out"), "--people", "2"]) == 1
    assert "The counts do not agree." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "shape"),
    [(16, (10, 5, 1)), (1, (1, 0, 0)), (3, (1, 1, 1)), (32, (20, 10, 2))],
)
def test_the_crowd_is_mostly_young_people(number, shape):
    roles = [str(person.role) for person in crowd(number, "")]
    names = ("young-person", "parent-or-carer", "professional")
    assert tuple(roles.count(name) for name in names) == shape


def test_a_page_is_read_as_a_browser_reads_it():
    page = read_page(
        '<a href="/next">n</a><form method=post action="/q"><input type=hidden name=page value=x>'
        "<input type=radio name=choice value=yes><input type=radio name=choice value=no>"
        "<textarea name=comment></textarea><button name=signal value=break>b</button></form>"
        "<input type=hidden name=outside value=y>"
    )
    form = there(page.form_with("choice"))
    assert (form.action, form.method) == ("/q", "post")
    assert form.hidden == [("page", "x")]
    assert form.choices == {"choice": ["yes", "no"]}
    assert (form.texts, form.buttons) == (["comment"], [("signal", "break")])
    assert page.links == ["/next"]
    assert page.form_with("outside") is None
