"""The pages for the people who approve the program name tests that exist, and leave nothing out."""

from __future__ import annotations

import ast
import re

import pytest
from tools import CHECKOUT

PAGES = ["security.md", "childrens-code.md", "data-protection.md", "for-it.md"]
VERDICTS = {"Met", "Partly", "Not met", "Not applicable", "By reading"}
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")

LEVEL_1 = {
    "1.2": 5, "2.1": 1, "2.2": 2, "2.3": 1, "3.2": 2, "3.3": 1, "3.4": 2, "3.5": 3, "4.1": 1,
    "4.4": 1, "5.2": 2, "5.3": 2, "6.1": 1, "6.2": 8, "6.3": 2, "6.4": 2, "7.2": 4, "7.4": 2,
    "8.1": 1, "8.2": 2, "8.3": 1, "9.1": 3, "9.2": 1, "10.4": 5, "11.3": 2, "11.4": 1, "12.1": 1,
    "12.2": 2, "13.4": 1, "14.2": 1, "14.3": 1, "15.1": 1, "15.2": 1, "15.3": 1, "1.3": 2, "1.5": 1,
}  # fmt: skip
"""Sections of ASVS 5.0.0 and how many requirements of level 1 each begins with: 70 in all."""
STANDARDS = [
    "Best interests of the child", "Data protection impact assessments",
    "Age appropriate application", "Transparency", "Detrimental use of data",
    "Policies and community standards", "Default settings", "Data minimisation", "Data sharing",
    "Geolocation", "Parental controls", "Profiling", "Nudge techniques",
    "Connected toys and devices", "Online tools",
]  # fmt: skip
"""The standards of the ICO's Age appropriate design code, in its order."""


def text(name: str) -> str:
    return (CHECKOUT / "docs" / name).read_text("utf-8")


def rows(name: str) -> list[list[str]]:
    """Return the cells of each table row that begins with a number."""
    lines = (line.strip().strip("|") for line in text(name).splitlines() if line.startswith("| "))
    cells = ([cell.strip() for cell in line.split(" | ")] for line in lines)
    return [row for row in cells if re.fullmatch(r"[0-9.]+", row[0])]


def named_in(path: str) -> set[str]:
    tree = ast.parse((CHECKOUT / path).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, kinds)}


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_page_names_exists(page: str) -> None:
    named = NAMED.findall(text(page))
    absent = [f"{path}::{test}" for path, test in named if test not in named_in(path)]
    assert not absent
    assert len(named) == text(page).count("::test_")


@pytest.mark.parametrize("page", ["security.md", "childrens-code.md"])
def test_what_is_called_met_names_a_test_and_what_is_not_says_why(page: str) -> None:
    for number, _what, verdict, why in rows(page):
        assert verdict in VERDICTS, number
        assert why, number
        assert verdict != "Met" or NAMED.search(why), number


def test_every_requirement_of_level_1_is_in_the_table_once() -> None:
    expected = {f"{section}.{n}" for section, most in LEVEL_1.items() for n in range(1, most + 1)}
    numbers = [row[0] for row in rows("security.md")]
    assert len(numbers) == len(set(numbers)) == 70
    assert set(numbers) == expected


def test_the_page_counts_its_own_rows_right() -> None:
    verdicts = [row[2] for row in rows("security.md")]
    said = re.search(
        r"(\d+) are met, (\d+) partly, (\d+) not, (\d+) do not apply, and (\d+) rest on reading",
        " ".join(text("security.md").split()),
    )
    assert said
    order = ["Met", "Partly", "Not met", "Not applicable", "By reading"]
    assert [int(n) for n in said.groups()] == [verdicts.count(v) for v in order]


def test_the_fifteen_standards_of_the_childrens_code_are_in_the_table_in_order() -> None:
    assert [row[1] for row in rows("childrens-code.md")] == STANDARDS
