"""Reads content/sorting: what to look for, in files that staff can read and change."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from coproduce import resources
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.sorting.near import Concern, Near
from coproduce.sorting.phrases import Phrases, Spellings, UnknownListError
from coproduce.sorting.spelling import Guesses
from coproduce.sorting.text import split

ALWAYS: Final = "en"
"""The language whose rules every comment meets: people mix English into every other language."""
WITHIN: Final = 8
"""The most words from the first of a group to its last, where a file does not say it."""

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Words to look for, and phrases that look like them and are not."""

    phrases: Phrases
    near: Near
    """Groups of words that need not stand next to each other."""
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
    said_numbers: frozenset[str]
    """Numbers of doors in words: "twenty"."""
    living: Phrases


@dataclass(frozen=True, slots=True)
class Spoken:
    """How people say numbers and signs in words."""

    numbers: dict[str, str]
    times: dict[str, int]
    at: frozenset[str]
    dot: frozenset[str]
    accounts: Phrases
    """Said with a person's name on a site: "my snap is"."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that is looked for in one language."""

    spellings: dict[str, tuple[str, ...]]
    usual: frozenset[str]
    """Words that are right as they are, and no person's name on a site; may be empty."""
    guesses: Guesses
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
        table = _table(language, "spellings")
        spellings = {short: tuple(meant.split()) for short, meant in table["spellings"].items()}
        never = _words(_table(language, "never")["words"])
        worry, unkind = (_listed(language, name, spellings, never) for name in ("worry", "unkind"))
        usual = _usual(table.get("usual", ""))
        return Rules(
            spellings,
            usual,
            _guesses(usual, (worry, unkind)),
            never,
            worry,
            unkind,
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


def _folder(name: str) -> Path:
    return resources.folder("content") / "sorting" / name


def _table(folder: str, name: str) -> Table:
    file = _folder(folder) / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        line = str(error).partition(" (at ")[2].removesuffix(")") or _("it cannot be read")
        raise _not_right(f"content/sorting/{folder}/{name}.toml, {line}") from None


def _words(entries: list[str]) -> frozenset[str]:
    return frozenset(word.text for entry in entries for word in split(entry))


def _listed(language: str, name: str, spellings: Spellings, never: frozenset[str]) -> Listed:
    table = _table(language, name)
    lists = table.get("lists", {})
    if (_folder(language) / f"{name}_lists.toml").is_file():
        lists = _table(language, f"{name}_lists")["lists"] | lists
    concerns = [
        Concern(near["words"], int(near.get("within", WITHIN)), near.get("unless", []))
        for near in table.get("near", [])
    ]
    return Listed(
        Phrases(table["phrases"], lists, spellings),
        Near(concerns, lists, spellings, never),
        Phrases(table["unless"], lists, spellings),
    )


def _usual(name: str) -> frozenset[str]:
    if not name:
        return frozenset()
    try:
        return frozenset((resources.folder("content") / name).read_text("utf-8-sig").split())
    except (OSError, ValueError):
        unread = _("it cannot be read")
        raise _not_right(f"content/{name}, {unread}") from None


def _guesses(usual: frozenset[str], everything: Iterable[Listed]) -> Guesses:
    """Return what misspelt words may mean; nothing is guessed without a list of usual words."""
    if not usual:
        return Guesses((), ())
    said = (one.phrases.vocabulary | one.near.vocabulary for one in everything)
    return Guesses(frozenset[str]().union(*said), usual)


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
        _words(table["said_numbers"]),
        Phrases(table["living"], table.get("lists", {}), {}),
    )


def _spoken(table: Table) -> Spoken:
    return Spoken(
        table["numbers"],
        table["times"],
        _words(table["at"]),
        _words(table["dot"]),
        Phrases(table["accounts"], table["lists"], {}),
    )
