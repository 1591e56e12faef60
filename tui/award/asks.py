"""Every step of the award scheme that somebody can take here; see `tui.award.asking` for how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import product

from coproduce.award.registrar import Registrar, read
from coproduce.award.steps import no_such, organisation_of
from coproduce.content_folder import ContentFolder, chosen
from coproduce.domain.facts import Facts
from coproduce.errors import CoproduceError
from coproduce.facts import read_facts
from coproduce.languages import _
from tui.award import (
    asks_assessing,
    asks_feedback,
    asks_forms,
    asks_judging,
    asks_people,
    asks_sending_in,
    asks_signing_up,
)
from tui.award.asking import Ask, Given, Here, Part, problem


def all_of() -> tuple[Ask, ...]:
    """Return every step in the language of now, in the order of a menu."""
    return (
        *asks_signing_up.all_of(),
        *asks_forms.all_of(),
        *asks_sending_in.all_of(),
        *asks_assessing.all_of(),
        *asks_judging.all_of(),
        *asks_feedback.all_of(),
        *asks_people.all_of(),
    )


def named(name: str) -> Ask:
    """Return a step. Raises KeyError when there is none."""
    return {step.name: step for step in all_of()}[name]


def here(organisation: str = "", about: str = "") -> Here:
    """Return where somebody stands now: the register as it is, and today."""
    return Here(read(), facts(), today(), organisation, about)


def facts() -> Facts:
    """Return what the scheme asks."""
    return _facts(chosen())


@cache
def _facts(folder: ContentFolder) -> Facts:
    """Return the facts. They are read once: the scheme does not change under somebody's hands."""
    return read_facts(folder)


def today() -> str:
    """Return the day of now."""
    return datetime.now().astimezone().date().isoformat()


def do(step: Ask, where: Here, given: Given) -> str:
    """Take a step; return the id of what it made, or "".

    Raises CoproduceError when something is missing or wrong, or the scheme does not allow it:
    then nothing changed.
    """
    with Registrar() as book:
        # Somebody else may have written since.
        now = replace(where, state=book.state)
        if step.is_about_one:
            organisation_of(book.state, where.organisation)
        try:
            parts = step.parts(now)
        except KeyError:
            raise no_such(where.about) from None
        _check(parts, given)
        return step.take(book, now, given.cleaned(parts))


def _check(parts: Sequence[Part], given: Given) -> None:
    for part in parts:
        rows = given.rows.get(part.name, ()) if part.is_repeated else (given.values,)
        for one, row in product(part.fields, rows):
            if wrong := problem(one, row.get(one.name, one.now)):
                where = f"{part.title}: " if part.title else ""
                raise CoproduceError(where + wrong, _("Put it right. Then try again."))
