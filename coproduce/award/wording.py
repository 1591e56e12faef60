"""The sentences that the award scheme's papers say themselves: content/award-papers.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from coproduce import local, resources
from coproduce.content_folder import chosen
from coproduce.domain.award import Criterion, Stage
from coproduce.domain.facts import Facts
from coproduce.facts import check_facts
from coproduce.languages import current, words


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of ours, in English."""

    words: str
    picture: str = ""
    """The picture beside it; empty for none, or where what it is about has one."""


def say(id_: str, **fields: str) -> str:
    """Return a sentence in the language of now, with `fields` filled in."""
    said = words(sentence(id_).words)
    return said.format(**fields) if fields else said


def sentence(id_: str) -> Sentence:
    """Return the sentence with this id. Raises KeyError if there is none."""
    return _sentences()[id_]


def day(iso: str) -> str:
    """Return a day such as 2026-11-26 in full, in the language of now; other text as it is."""
    try:
        return local.day(date.fromisoformat(iso), current())
    except ValueError:
        return iso


def stage_name(id_: str) -> str:
    """Return the name of a stage in the language of now; the id for one that facts do not know."""
    return next((words(one.name) for one in _stages() if one.id == id_), id_)


def criterion_name(id_: str) -> str:
    """Return the easy name of a criterion in the language of now; the id for an unknown one."""
    return next((words(one.name) for one in criteria() if one.id == id_), id_)


def criteria(stage: str = "") -> tuple[Criterion, ...]:
    """Return the criteria of a stage in the scheme's order; of all stages without one."""
    return tuple(one for one in facts().criteria if stage in ("", one.stage))


def facts() -> Facts:
    """Return the facts of the content folder that was chosen, as far as they can be read."""
    return _facts(str(chosen().own or ""))


@cache
def _facts(_own: str) -> Facts:
    return check_facts(chosen())[0]


def _stages() -> tuple[Stage, ...]:
    return facts().stages


@cache
def _sentences() -> dict[str, Sentence]:
    file = resources.folder("content") / "award-papers.toml"
    entries = tomllib.loads(file.read_text("utf-8"))["sentence"]
    return {one["id"]: Sentence(one["words"], one.get("picture", "")) for one in entries}
