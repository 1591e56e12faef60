"""Sheets of judgements and feedback: filled in, read back, and refused with their place."""

from __future__ import annotations

import pytest
from journey import NearClient

from coproduce import home as homes
from coproduce import settings
from coproduce.award import registrar
from tests.award.officer import assess, ids, plan, to_bronze


def test_a_sheet_is_filled_in_and_read_back(award, tmp_path):
    to_bronze(award)
    plan()
    award("assess", "open", "o1", "--on", "2026-03-20")
    award("assess", "agree", "o1", "a1", "--sheet", "sheet.toml")
    sheet = tmp_path / "sheet.toml"
    text = sheet.read_text("utf-8")
    assert text.count("[[judgement]]") == 7
    award("assess", "agree", "o1", "a1", "--sheet", "sheet.toml", code=2)
    assert "is there already" in award.said
    award("assess", "agree", "o1", "--from", "sheet.toml", code=2)
    assert "What you will do, from what families need: This is missing" in award.said
    filled = text.replace('verdict = ""', 'verdict = "partly"').replace(
        'on = ""', 'on = "2026-03-20"'
    )
    sheet.write_text(filled.replace('well = ""', 'well = "They asked “us”."', 1), "utf-8")
    award("assess", "agree", "o1", "--from", "sheet.toml", "--met", "silver-review")
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert found.agreed_on == "2026-03-20"
    assert [j.verdict for j in found.judgements] == ["partly"] * 6 + ["met"]
    assert found.judgements[0].well == "They asked “us”."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("verdict =", "verdct ="), "verdct"),
        (('verdict = ""', "verdict = 5"), "verdict"),
        (('verdict = ""', 'verdict = "'), "line"),
        (('"silver-review"', '"silver-actions"'), "judged more than once"),
        (('"silver-review"', '"gold-voice"'), "gold-voice"),
    ],
)
def test_a_wrong_sheet_is_refused_with_its_place(award, tmp_path, change, said):
    to_bronze(award)
    plan()
    award("assess", "open", "o1")
    award("assess", "agree", "o1", "--sheet", "sheet.toml")
    sheet = tmp_path / "sheet.toml"
    sheet.write_text(sheet.read_text("utf-8").replace(*change), "utf-8")
    award("assess", "agree", "o1", "--from", "sheet.toml", code=2)
    assert said in award.said


def test_feedback_goes_out_as_a_sheet_and_comes_back(award, tmp_path):
    to_bronze(award)
    plan()
    decision = assess(award, "silver", "2026-03-20")
    award("feedback", "draft", "o1", decision, "--out", "feedback.toml")
    sheet = tmp_path / "feedback.toml"
    text = sheet.read_text("utf-8")
    worse = text.replace("You asked pupils first.", "You asked all pupils.", 1)
    sheet.write_text(worse, "utf-8")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml", code=1)
    assert "The source does not say: all." in award.said
    better = text.replace("You asked pupils first.", "You asked pupils.", 1)
    sheet.write_text(better, "utf-8")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml")
    assert "You asked pupils." in award("feedback", "draft", "o1", decision)
    award("feedback", "finish", "o1", decision, code=2)
    assert "nobody is here to ask" in award.said
    award("feedback", "finish", "o1", decision, "--yes")
    award("feedback", "edit", "o1", decision, "--from", "feedback.toml", code=2)
    assert "final" in award.said


def test_champions_meet_and_what_they_said_is_taken_over(award, tmp_path):
    to_bronze(award)
    plan()
    settings.keep_safeguarding("Pretend Lead", "Pretend Deputy", "0000 000000")
    award("assess", "open", "o1", "--meeting", "yes")
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert f"coproduce run {found.session}" in award.said
    room = NearClient(homes.session(found.session))
    try:
        room.ask("open", activity="silver-actions")
        room.people_answer("silver-actions", "met", 6)
        room.ask("close", activity="silver-actions")
        room.ask("show", activity="silver-actions")
    finally:
        room.close()
    said = award("assess", "results", "o1")
    assert "Everybody: met (6)" in said
    award("assess", "agree", "o1", "--sheet", "sheet.toml")
    first = (tmp_path / "sheet.toml").read_text("utf-8").split("[[judgement]]")[1]
    assert 'verdict = "met"' in first
    award("assess", "agree", "o1", "--partly", *ids("silver")[1:])
    (found,) = registrar.read().organisations["o1"].assessments.values()
    assert ("all", 6) in [(s.group, s.people) for s in found.shares]
