"""A check keeps Python from looking for circles, and no longer than it lasts."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from coproduce.errors import CoproduceError
from easyread.check import checking
from easyread.check.checking import check_file
from easyread.check.rule import Rule


@pytest.fixture
def seen(monkeypatch):
    """Note whether Python looks for circles while a rule is at work."""
    states: list[bool] = []

    def look(prose, profile):
        states.append(gc.isenabled())
        return iter(())

    monkeypatch.setattr(checking, "WORD_RULES", (Rule("ER-000", "seen", "", "", look),))
    return states


@pytest.fixture
def plan(tmp_path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text("We meet.\n", "utf-8")
    return file


def test_python_looks_for_circles_after_a_check_and_not_in_it(seen, plan):
    check_file(plan)
    assert (seen, gc.isenabled()) == ([False], True)


def test_python_looks_for_circles_after_a_check_that_failed(tmp_path):
    with pytest.raises(CoproduceError):
        check_file(tmp_path / "nothing.txt")
    assert gc.isenabled()


def test_who_keeps_python_from_looking_for_circles_decides_when_it_does_again(seen, plan):
    gc.disable()
    try:
        check_file(plan)
        assert (seen, gc.isenabled()) == ([False], False)
    finally:
        gc.enable()
