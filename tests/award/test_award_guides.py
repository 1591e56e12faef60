"""The officer's guide as somebody follows it: each of its commands, in its order."""

from __future__ import annotations

import re
import shlex

import pytest
from tools import CHECKOUT

from coproduce.award import registrar
from coproduce.domain.award_forms import Outcome
from easyread.award_forms.received import FormKind
from tests.award.form_filling import filled
from tests.award.officer import photograph
from tui.award import table
from tui.cli import main

GUIDE = (CHECKOUT / "docs" / "award-officer-guide.md").read_text("utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for line in block.splitlines()
]
FORMS = {
    "form.docx": FormKind.REGISTRATION,
    "plan.docx": FormKind.PLAN,
    "gold.docx": FormKind.GOLD,
}
SURE = ("feedback finish", "remove-person", "evidence remove")
"""They ask: somebody says yes."""
PAPERS = ("certificate", "cards", "table", "visit-pack", "page", "invitation")
FOUND = ("take-in",)
"""Our made-up forms are half empty."""


def by_hand(words, place):
    """Do what the guide says to do by hand before a command."""
    if words[1] == "take-in":
        (place / words[2]).write_bytes(filled(FORMS[words[2]]))
    if "--from" in words and words[1] == "assess":
        sheet = place / "sheet.toml"
        sheet.write_text(sheet.read_text("utf-8").replace('dict = ""', 'dict = "partly"'), "utf-8")


@pytest.mark.size("covering")
@pytest.mark.usefixtures("home")
def test_the_officers_guide_leads_from_the_first_form_to_the_certificate(tmp_path, capsys):
    photograph(tmp_path / "drawing.jpg")
    for line in COMMANDS:
        _program, *words = shlex.split(line)
        if words[0] == "award":
            by_hand(words, tmp_path)
        if words[1].startswith(SURE) or " ".join(words[1:3]) in SURE:
            words.append("--yes")
        if words[1] in PAPERS or words[1:3] == ["feedback", "make"]:
            words += ["--format", "txt"]  # each format of a paper has tests of its own
        capsys.readouterr()
        code = main(words)
        assert code == (1 if words[1] in FOUND else 0), (line, capsys.readouterr().err)
    one = registrar.read().organisations["o1"]
    outcomes = [d.outcome for d in one.decisions.values()]
    assert outcomes == [Outcome.AWARDED, Outcome.NOT_YET, Outcome.AWARDED]
    assert one.decisions["d2"].is_final
    assert one.shown == ("name", "stage")
    assert (tmp_path / "due.ics").exists()
    assert (tmp_path / "register.json").exists()


@pytest.mark.parametrize("page", ["docs/award-officer-guide.md", "README.md"])
def test_every_word_of_the_award_command_in_a_page_exists(page):
    text = (CHECKOUT / page).read_text("utf-8")
    known = {word for words in table.groups().values() for word in words}
    found = re.findall(r"coproduce award ([a-z][a-z-]*)(?: ([a-z-]+))?", text)
    assert found
    for first, second in found:
        assert first in {*known, "WORD"} or f"{first} {second}" in known, (first, second)


def test_the_officers_guide_names_every_stage_and_every_form():
    for word in ("Bronze", "Silver", "Gold", "Platinum", "yearly-statement", "platinum-portfolio"):
        assert word in GUIDE


def test_the_champions_guide_has_no_fault_of_our_own_check(capsys):
    page = CHECKOUT / "docs" / "award-champion-guide.md"
    assert main(["check", str(page)]) == 0, capsys.readouterr().out
