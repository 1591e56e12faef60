"""What every test shares: the three sizes, and skips that are named and counted."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tools
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def pytest_configure(config: pytest.Config) -> None:
    """Choose Hypothesis's thoroughness; the two smaller sizes always try the same examples."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # Started in the background by a shell: the programs that tests start would be deaf too.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name, examples in zip(tools.SIZES, (25, 50, 1000), strict=True):
        everything = name == "everything"
        settings.register_profile(
            name,
            max_examples=examples,
            deadline=None,
            derandomize=not everything,
            database=DirectoryBasedExampleDatabase(".hypothesis") if everything else None,
            suppress_health_check=SLOW_IS_FINE,
            print_blob=True,
        )
    settings.load_profile(tools.size())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that belong to a larger size, and refuse tools nobody knows."""
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        for mark in item.iter_markers("needs"):
            unknown = [name for name in mark.args if name not in tools.TOOLS]
            if unknown:
                raise pytest.UsageError(f"{item.nodeid} needs {unknown}: see tests/house/tools.py")
        size = item.get_closest_marker("size")
        belongs = size is None or tools.reaches(size.args[0])
        (kept if belongs else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools this machine lacks, naming all of them at once."""
    tools.needs(*(name for mark in item.iter_markers("needs") for name in mark.args))


@pytest.fixture(scope="session")
def scale() -> Callable[..., Any]:
    """Give a test its number of repetitions: `scale(quick=5, covering=20, everything=200)`."""
    return tools.scale


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one file."""
    from tests.phones.browser import chromium

    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def pseudo_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pretend language that has a translation of every word of ours."""
    from tests.words.pseudo import make_pseudo

    return make_pseudo(tmp_path_factory.mktemp("locales"))


@pytest.fixture
def made_up_language(pseudo_locales: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the pretend language."""
    from coproduce import languages
    from tests.words.pseudo import TAG

    monkeypatch.setenv("COPRODUCE_LOCALES", str(pseudo_locales))
    with languages.speaking(TAG):
        assert languages.current() == TAG
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """Fail a strict run that skipped, and count everything on the very last line."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_worker = hasattr(session.config, "workerinput")
    if reporter is None or is_worker or session.config.option.collectonly:
        yield
        return
    skipped = reporter.stats.get("skipped", [])
    is_strict = os.environ.get("COPRODUCE_STRICT") == "1"
    if is_strict and skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    yield
    if is_strict and skipped:
        reporter.write_line("Strict: a skip fails this run.")
    reporter.write_line(_last_line(reporter.stats))


def _last_line(stats: dict[str, list[Any]]) -> str:
    """Return "Tests: 12 passed, 0 failed, 3 skipped", and the tools that were missing."""
    passed = len(stats.get("passed", [])) + len(stats.get("xfailed", []))
    failed = len(stats.get("failed", [])) + len(stats.get("error", []))
    skipped = stats.get("skipped", [])
    line = f"Tests: {passed} passed, {failed} failed, {len(skipped)} skipped"
    absent = _missing_tools(skipped)
    if not absent:
        return line
    named = ", ".join(f"{name} ({count})" for name, count in sorted(absent.items()))
    return f"{line}; {tools.MISSING}{named}"


def _missing_tools(skipped: list[pytest.TestReport]) -> Counter[str]:
    absent: Counter[str] = Counter()
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        _, found, names = reason.partition(tools.MISSING)
        if found:
            absent.update(names.split(", "))
    return absent
