"""The version, the locks and the wheel say the same thing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tools import CHECKOUT

LOCKS = sorted((CHECKOUT / "requirements").glob("*.txt"))
POSIX = (
    "python3 -m venv .venv && .venv/bin/pip install -q -r requirements/{lock}.txt"
    " && .venv/bin/pip install -q --no-deps --no-build-isolation {how} && .venv/bin/{command}"
)
WINDOWS = (
    r"py -3 -m venv .venv; if ($?) {{ .venv\Scripts\pip install -q -r requirements\{lock}.txt;"
    r" if ($?) {{ .venv\Scripts\pip install -q --no-deps --no-build-isolation {how};"
    r" if ($?) {{ .venv\Scripts\{command} }} }} }}"
)
DEMO = {"lock": "run", "how": ".", "command": "coproduce demo"}
TESTS = {"lock": "test", "how": "-e .", "command": "python -m pytest"}
README_LINES = {
    "demo": POSIX.format(**DEMO),
    "tests": POSIX.format(**TESTS),
    "demo on Windows": WINDOWS.format(**DEMO),
    "tests on Windows": WINDOWS.format(**TESTS),
}


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(read("pyproject.toml"))["project"]
    return found


def version() -> str:
    found = re.search(r'^__version__ = "([^"]+)"$', read("coproduce/__init__.py"), re.MULTILINE)
    assert found is not None
    return found[1]


def pins(lock: Path) -> dict[str, str]:
    """Return each package of a locked list with its exact version.

    Where machines differ there are several, such as pikepdf for Intel Macs: all of them.
    """
    lines = lock.read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([a-z0-9._-]+)(?:\[[a-z0-9,-]+\])?==([^ ;]+)", line) for line in lines)
    versions: dict[str, list[str]] = {}
    for match in filter(None, found):
        versions.setdefault(match[1], []).append(match[2])
    return {name: ", ".join(sorted(several)) for name, several in versions.items()}


def test_the_version_is_the_changelogs_newest_or_still_unreleased() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    released = headings[1:]
    assert not released or released[0] == version()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_textuals_pin_is_the_same_everywhere(lock: Path) -> None:
    asked = next(need for need in project()["dependencies"] if need.startswith("textual"))
    assert asked == f"textual=={pins(lock)['textual']}"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_is_exact_hashed_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    entries = re.split(r"\n(?=[a-z])", text.split("\n\n", 1)[1])
    exact = re.compile(r"[a-z0-9._-]+(?:\[[a-z0-9,-]+\])?==[^ ;]+(?: ; .+)? \\\n")
    assert [entry for entry in entries if not exact.match(entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_can_build_the_editable_install(lock: Path) -> None:
    assert "hatchling" in pins(lock)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_keeps_the_extras_that_textual_asks_for(lock: Path) -> None:
    """Without them pip takes the newest markdown-it-py, and refuses it because it is unpinned."""
    assert "\nmarkdown-it-py[linkify]==" in lock.read_text(encoding="utf-8")


def test_what_runs_is_what_was_tested() -> None:
    run, test, dev = (pins(CHECKOUT / "requirements" / f"{n}.txt") for n in ("run", "test", "dev"))
    assert run.items() <= test.items() <= dev.items()


def test_every_dependency_is_in_the_lock() -> None:
    asked = {re.split(r"[=<>]", need)[0].lower() for need in project()["dependencies"]}
    assert asked <= pins(CHECKOUT / "requirements" / "run.txt").keys()


def test_no_lock_file_that_carries_addresses() -> None:
    assert [n for n in ("uv.lock", "package-lock.json") if (CHECKOUT / n).exists()] == []


@pytest.mark.parametrize("line", README_LINES)
def test_the_readme_has_the_line_that_was_tried(line: str) -> None:
    assert README_LINES[line] in read("README.md").splitlines()


def test_ci_runs_the_readmes_own_line() -> None:
    assert README_LINES["tests"] in read(".ci/run")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel that this checkout builds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    built = subprocess.run(
        [sys.executable, "-m", "pip", *command, str(CHECKOUT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return zipfile.ZipFile(next(folder.glob("coproduce-*.whl")))


def in_checkout(folder: str) -> set[str]:
    """Return the files of a folder, as git would keep them."""
    paths = (path for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    kept = (path for path in paths if path.suffix not in {".pyc", ".mo"})
    return {path.relative_to(CHECKOUT).as_posix() for path in kept}


@pytest.mark.needs("hatchling")
@pytest.mark.xdist_group("wheel")
class TestTheWheel:
    """What lies in the wheel, and what does not."""

    @pytest.mark.parametrize("package", ["coproduce", "form", "tui", "easyread"])
    def test_holds_every_file_of_each_package(self, wheel: zipfile.ZipFile, package: str) -> None:
        assert in_checkout(package) <= set(wheel.namelist())

    @pytest.mark.parametrize("folder", ["content", "locales"])
    def test_holds_the_words_and_the_pictures(self, wheel: zipfile.ZipFile, folder: str) -> None:
        assert in_checkout(folder)
        assert {f"coproduce/_data/{name}" for name in in_checkout(folder)} <= set(wheel.namelist())

    def test_holds_no_tests_and_nothing_else(self, wheel: zipfile.ZipFile) -> None:
        tops = {name.split("/")[0] for name in wheel.namelist()}
        metadata = f"coproduce-{version()}.dist-info"
        assert tops == {"coproduce", "form", "tui", "easyread", metadata}

    def test_carries_the_licences_and_the_command(self, wheel: zipfile.ZipFile) -> None:
        metadata = f"coproduce-{version()}.dist-info"
        names = wheel.namelist()
        for licence in ("GPL-3.0-or-later", "CC-BY-4.0", "CC0-1.0"):
            assert f"{metadata}/licenses/LICENSES/{licence}.txt" in names
        commands = wheel.read(f"{metadata}/entry_points.txt").decode()
        assert "coproduce = tui.cli:main" in commands
