"""A skip is named and counted, a strict run has none, and a run has one of three sizes."""

from __future__ import annotations

import shutil

import pytest
import tools

NEEDS_SOMETHING_ABSENT = """
    import pytest

    @pytest.mark.needs("chromium", "git")
    def test_needs_a_browser():
        assert True

    def test_needs_nothing():
        assert True
"""

MEASURES_ITS_SIZE = """
    import pytest

    def test_repeats(scale):
        assert scale(quick=5, covering=20, everything=200) == {expected}

    @pytest.mark.size("covering")
    def test_is_left_out_of_a_quick_run():
        assert True
"""


@pytest.fixture
def house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a small project with our conftest, on a machine that has no browser."""
    shutil.copy(tools.CHECKOUT / "tests" / "conftest.py", pytester.path)
    shutil.copy(tools.CHECKOUT / "tests" / "house" / "tools.py", pytester.path)
    pytester.makeini("[pytest]\npythonpath = .\nmarkers =\n    needs\n    size\n")
    monkeypatch.setenv("COPRODUCE_CHROMIUM", str(pytester.path / "no-browser-here"))
    monkeypatch.delenv("COPRODUCE_STRICT", raising=False)
    monkeypatch.delenv("COPRODUCE_TESTS", raising=False)
    return pytester


def run(house: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return house.runpytest_subprocess("-p", "no:randomly", *arguments)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_skip_names_its_tool_on_the_last_line(house: pytest.Pytester, workers: str) -> None:
    house.makepyfile(NEEDS_SOMETHING_ABSENT)
    result = run(house, "-n", workers)
    assert result.ret == pytest.ExitCode.OK
    assert (
        result.outlines[-1]
        == "Tests: 1 passed, 0 failed, 1 skipped; not on this machine: chromium (1)"
    )


def test_a_strict_run_fails_on_a_skip(
    house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPRODUCE_STRICT", "1")
    house.makepyfile(NEEDS_SOMETHING_ABSENT)
    result = run(house)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.outlines[-2] == "Strict: a skip fails this run."


def test_a_strict_run_without_skips_passes(
    house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPRODUCE_STRICT", "1")
    house.makepyfile("def test_needs_nothing(): pass")
    result = run(house)
    assert result.ret == pytest.ExitCode.OK
    assert result.outlines[-1] == "Tests: 1 passed, 0 failed, 0 skipped"


def test_a_failure_is_counted_and_fails(house: pytest.Pytester) -> None:
    house.makepyfile("def test_fails(): assert 1 == 2")
    result = run(house)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.outlines[-1] == "Tests: 0 passed, 1 failed, 0 skipped"


def test_a_tool_that_nobody_knows_is_refused(house: pytest.Pytester) -> None:
    house.makepyfile("import pytest\n@pytest.mark.needs('chromiun')\ndef test_typo(): pass")
    assert run(house).ret == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(
    ("chosen", "expected", "passed"), [("quick", 5, 1), ("covering", 20, 2), ("everything", 200, 2)]
)
def test_a_run_has_the_size_that_was_asked_for(
    house: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    expected: int,
    passed: int,
) -> None:
    monkeypatch.setenv("COPRODUCE_TESTS", chosen)
    house.makepyfile(MEASURES_ITS_SIZE.format(expected=expected))
    result = run(house)
    assert result.outlines[-1] == f"Tests: {passed} passed, 0 failed, 0 skipped"


def test_an_unknown_size_is_refused_in_plain_words(
    house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPRODUCE_TESTS", "huge")
    house.makepyfile("def test_anything(): pass")
    result = run(house)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*choose one of quick, covering, everything*"])
