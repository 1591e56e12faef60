"""Every file has the licence of its kind, and the licences' full texts are here."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tools import CHECKOUT

# The last words of each text: a shortened copy would lack them.
ENDINGS = {
    "GPL-3.0-or-later": "<https://www.gnu.org/licenses/why-not-lgpl.html>.",
    "CC-BY-4.0": "Creative Commons may be contacted at creativecommons.org.",
    "CC-BY-SA-4.0": "Creative Commons may be contacted at creativecommons.org.",
    "CC0-1.0": "this CC0 or use of the Work.",
    "OFL-1.1": "OTHER DEALINGS IN THE FONT SOFTWARE.",
}
LEAST_CHARACTERS = {
    "GPL-3.0-or-later": 34_000,
    "CC-BY-4.0": 16_000,
    "CC-BY-SA-4.0": 20_000,
    "CC0-1.0": 7_000,
    "OFL-1.1": 4_000,
}


def rules() -> list[dict[str, Any]]:
    text = (CHECKOUT / "REUSE.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["annotations"]
    return found


def matches(pattern: str, path: str) -> bool:
    """Return whether a REUSE pattern covers a path: ** crosses folders, * does not."""
    special = {"**": ".*", "*": "[^/]*"}
    parts = re.split(r"(\*\*|\*)", pattern)
    wanted = "".join(special.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(wanted, path) is not None


def licence_of(path: str) -> str | None:
    """Return what REUSE.toml says of a file: its last block that matches."""
    found: str | None = None
    for rule in rules():
        if any(matches(pattern, path) for pattern in rule["path"]):
            found = rule["SPDX-License-Identifier"]
    return found


def files() -> list[str]:
    """Return every file that is tracked, or new and not ignored; LICENSES/ needs no licence."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return [
        name
        for name in listed
        if name and not name.startswith("LICENSES/") and (CHECKOUT / name).is_file()
    ]


@pytest.mark.needs("git")
def test_every_file_has_a_licence() -> None:
    without = [name for name in files() if licence_of(name) is None]
    assert without == [], "give these a licence in REUSE.toml"


@pytest.mark.parametrize(
    ("path", "licence"),
    [
        ("tui/app.py", "GPL-3.0-or-later"),
        ("form/templates/question.html", "GPL-3.0-or-later"),
        ("pyproject.toml", "GPL-3.0-or-later"),
        ("README.md", "CC-BY-4.0"),
        ("docs/decisions/0001-packaging-and-locks.md", "CC-BY-4.0"),
        ("content/templates/survey.toml", "CC-BY-4.0"),
        ("content/pictures/answers/yes.svg", "CC0-1.0"),
        ("content/pictures/own/choose.svg", "CC0-1.0"),
        ("content/pictures/openmoji/listen.svg", "CC-BY-SA-4.0"),
        ("content/fonts/noto-sans-arabic/NotoSansArabic-Bold.ttf", "OFL-1.1"),
        ("content/fonts/some-font/Some-Font.ttf", None),
    ],
)
def test_a_file_has_the_licence_of_its_kind(path: str, licence: str | None) -> None:
    assert licence_of(path) == licence


def test_the_full_text_of_each_licence_is_here_and_no_other() -> None:
    used = {rule["SPDX-License-Identifier"] for rule in rules()}
    assert {path.stem for path in (CHECKOUT / "LICENSES").iterdir()} == used == set(ENDINGS)


@pytest.mark.parametrize("licence", sorted(ENDINGS))
def test_a_licence_text_is_complete(licence: str) -> None:
    text = Path(CHECKOUT / "LICENSES" / f"{licence}.txt").read_text("utf-8")
    assert len(text) >= LEAST_CHARACTERS[licence]
    assert text.rstrip().endswith(ENDINGS[licence])


def test_the_table_of_whose_pictures_and_fonts_they_are_says_what_the_rules_say() -> None:
    text = (CHECKOUT / "content" / "README.md").read_text("utf-8")
    table = dict(
        re.findall(r"^\| `((?:pictures|fonts)/[^`]+)/` \|[^|]+\| (\S+) \|$", text, re.MULTILINE)
    )
    kinds = {".svg", ".ttf"}
    found = [path for path in (CHECKOUT / "content").rglob("*") if path.suffix in kinds]
    folders = {path.parent.relative_to(CHECKOUT / "content").as_posix() for path in found}
    assert set(table) == folders
    for path in found:
        folder = path.parent.relative_to(CHECKOUT / "content").as_posix()
        assert licence_of(path.relative_to(CHECKOUT).as_posix()) == table[folder], path
