"""A register of the test's own, and an officer who types commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.award.officer import Award


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds the register, beside the files that are named to commands."""
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def award(home: Path, capsys: pytest.CaptureFixture[str]) -> Award:
    return Award(capsys)
