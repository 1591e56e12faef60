"""Reads content/sorting: what to look for, in files that staff can read and change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from coproduce import resources
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.sorting.phrases import Phrases, UnknownListError
from coproduce.sorting.text import split

ALWAYS: Final = "en"
"""The language whose rules every comment meets: people mix English into every other language."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Phrases to look for, and phrases that look like them and are not."""

    phrases: Phrases
    unless: Phrases


@dataclass(frozen=True, slots=True)
class Names:
    """How people say a name with a title or a role."""

    titles: frozenset[str]
    """Before any name: "mr"."""
    careful_titles: frozenset[str]
    """Ordinary words too, such as "miss" and "doctor": before a name that looks like one."""
    roles: Phrases
    linking: dict[str, bool]
    """Between a role and a name: "called"; and whether any word after it is the name."""
    not_before_titles: frozenset[str]
    """Before "miss" when it is something that one does: "I miss"."""
    first_names: frozenset[str]
    not_names: frozenset[str]
    not_people: Phrases


@dataclass(frozen=True, slots=True)
class Addresses:
    """How people say where a door is."""

    streets: frozenset[str]
    doors: frozenset[str]
    """Words before the number of a door: "flat"."""
    not_in_streets: frozenset[str]
    living: Phrases


@dataclass(frozen=True, slots=True)
class Spoken:
    """How people say numbers and signs in words."""

    numbers: dict[str, str]
    times: dict[str, int]
    at: frozenset[str]
    dot: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that is looked for in one language."""

    spellings: dict[str, tuple[str, ...]]
    never: frozenset[str]
    worry: Listed
    unkind: Listed
    names: Names
    addresses: Addresses
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What is looked for in every language."""

    phones: dict[str, tuple[int, ...]]
    """How a number begins, and how many digits it then has."""
    areas: frozenset[str]
    web_starts: tuple[str, ...]
    endings: frozenset[str]
    endings_with_path: frozenset[str]


def languages() -> list[str]:
    """Return the languages that have rules of their own."""
    folder = resources.folder("content") / "sorting"
    return sorted(f.name for f in folder.iterdir() if f.is_dir() and f.name != "all")


@cache
def everywhere() -> Everywhere:
    """Read content/sorting/all. Raises CoproduceError if a file is not right."""
    phones, postcodes, web = (_table("all", n) for n in ("phones", "postcodes", "web"))
    with _Reading("all"):
        return Everywhere(
            {start: tuple(lengths) for start, lengths in phones["numbers"].items()},
            frozenset(postcodes["areas"]),
            tuple(web["starts"]),
            frozenset(web["endings"]),
            frozenset(web["endings_with_path"]),
        )


@cache
def rules(language: str) -> Rules:
    """Read content/sorting/`language`. Raises CoproduceError if a file is not right."""
    with _Reading(language):
        spellings = {
            short: tuple(meant.split())
            for short, meant in _table(language, "spellings")["spellings"].items()
        }
        return Rules(
            spellings,
            _words(_table(language, "never")["words"]),
            _listed(_table(language, "worry"), spellings),
            _listed(_table(language, "unkind"), spellings),
            _names(_table(language, "names")),
            _addresses(_table(language, "addresses")),
            _spoken(_table(language, "spoken")),
        )


class _Reading:
    """Says plainly that a folder's files do not fit together."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, UnknownListError):
            raise CoproduceError(
                _("A sorting rule in {file} names the list {name}, which is not there.").format(
                    file=f"content/sorting/{self._folder}", name=f"{{{error}}}"
                ),
                _("Add the list, or take the rule out."),
            ) from None
        if isinstance(error, (KeyError, TypeError, ValueError, AttributeError)):
            raise _not_right(f"content/sorting/{self._folder}") from None


def _not_right(where: str) -> CoproduceError:
    return CoproduceError(
        _("The sorting rules in {file} are not right.").format(file=where),
        _("Compare them with the files that came with the program."),
    )


def _table(folder: str, name: str) -> Table:
    file: Path = resources.folder("content") / "sorting" / folder / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        line = str(error).partition(" (at ")[2].removesuffix(")") or _("it cannot be read")
        raise _not_right(f"content/sorting/{folder}/{name}.toml, {line}") from None


def _words(entries: list[str]) -> frozenset[str]:
    return frozenset(word.text for entry in entries for word in split(entry))


def _listed(table: Table, spellings: dict[str, tuple[str, ...]]) -> Listed:
    lists = table.get("lists", {})
    return Listed(
        Phrases(table["phrases"], lists, spellings), Phrases(table["unless"], lists, spellings)
    )


def _names(table: Table) -> Names:
    return Names(
        _words(table["titles"]),
        _words(table["careful_titles"]),
        Phrases([f"{role}{s}" for role in table["roles"] for s in ("", "s")], {}, {}),
        dict(table["linking"]),
        _words(table["not_before_titles"]),
        _words(table["first_names"]),
        _words(table["not_names"]),
        Phrases(table["not_people"], {}, {}),
    )


def _addresses(table: Table) -> Addresses:
    return Addresses(
        _words(table["streets"]),
        _words(table["doors"]),
        _words(table["not_in_streets"]),
        Phrases(table["living"], table.get("lists", {}), {}),
    )


def _spoken(table: Table) -> Spoken:
    return Spoken(table["numbers"], table["times"], _words(table["at"]), _words(table["dot"]))
