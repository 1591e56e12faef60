"""`coproduce award list`, `due`, `history` and `people`: what stands in the register."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from shutil import get_terminal_size

from coproduce.award import registrar, words
from coproduce.award.due import Due, due
from coproduce.award.history import history
from coproduce.award.wording import stage_name
from coproduce.domain.award_organisation import STAGES, Organisation, Standing
from coproduce.errors import DONE, FOUND
from coproduce.languages import _
from tui import parsing
from tui.award import asks, fields
from tui.award.step_command import organisation
from tui.award.table import parser_of


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the option that chooses text or data."""
    parser.add_argument(
        "--format",
        type=parsing.one_of("text", "json"),
        default="text",
        metavar="text|json",
        help=_("Text for a person, or data for a program."),
    )


def print_json(data: object) -> int:
    """Print data for a program."""
    print(json.dumps(data, ensure_ascii=False, indent=2))
    return DONE


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns, with no space at their ends."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        print_line("  ".join(cells).rstrip(), 12)


def print_line(line: str, indent: int) -> None:
    """Print a line; on a terminal that is narrower, go on below, never inside a word."""
    if not sys.stdout.isatty():
        print(line)
        return
    width = get_terminal_size().columns
    below = " " * indent
    print(textwrap.fill(line, width, subsequent_indent=below, break_on_hyphens=False))


def list_all(argv: Sequence[str]) -> int:
    """Print who holds what, one organisation a line."""
    parser = parser_of("list")
    parser.add_argument(
        "--stage", type=parsing.one_of(*STAGES), metavar="|".join(STAGES),
        help=_("Only those who have this award."),
    )  # fmt: skip
    parser.add_argument("--archived", action="store_true", help=_("Also those put aside."))
    add_format(parser)
    given = parser.parse_args(argv)
    here = asks.here()
    found = [
        one
        for one in here.state.organisations.values()
        if (given.archived or not one.is_archived)
        and (given.stage is None or one.holds(given.stage))
    ]
    if given.format == "json":
        return print_json([as_data(one, here.today) for one in found])
    if not found:
        print(_("There is no organisation to show."), file=sys.stderr)
    by_name = sorted(found, key=lambda one: one.name.casefold())
    print_table((one.id, one.name, stands(one, here.today)) for one in by_name)
    return DONE


def stands(one: Organisation, today: str) -> str:
    """Return in a few words how an organisation stands: "Gold: has this award"."""
    parts = []
    for stage in STAGES:
        how = one.standing(stage, today)
        is_news = how in (Standing.UNDER_WAY, Standing.NOT_YET)
        if stage == one.highest or is_news:
            parts.append(f"{stage_name(stage)}: {words.standing(how)}")
    if one.renew_by:
        parts.append(_("renew by {day}").format(day=one.renew_by))
    if one.is_archived:
        parts.append(_("archived"))
    return ", ".join(parts) or words.standing(Standing.NOT_BEGUN)


def as_data(one: Organisation, today: str) -> dict[str, object]:
    """Return how an organisation stands, as data."""
    return {
        "id": one.id,
        "name": one.name,
        "sector": str(one.form.sector),
        "stages": {stage: str(one.standing(stage, today)) for stage in STAGES},
        "awarded_on": {
            stage: given.on for stage in STAGES if (given := one.awarded(stage)) is not None
        },
        "renew_by": one.renew_by,
        "is_archived": one.is_archived,
    }


def show_due(argv: Sequence[str]) -> int:
    """Print what is due, the first day first; or write a calendar."""
    parser = parser_of("due")
    parser.add_argument(
        "--until", type=_day, metavar=_("DAY"), help=_("Only up to this day, such as 2026-11-26.")
    )
    parser.add_argument(
        "--calendar",
        type=Path,
        metavar=_("FILE"),
        help=_("Write the days into this file, for a calendar. It ends in .ics"),
    )
    add_format(parser)
    given = parser.parse_args(argv)
    here = asks.here()
    found = [x for x in due(here.state, here.today) if given.until is None or x.on <= given.until]
    if given.calendar is not None:
        return _calendar(given.calendar, found)
    if given.format == "json":
        late = {"is_late": True}
        return print_json([asdict(x) | (late if x.is_late(here.today) else {}) for x in found])
    if not found:
        print(_("Nothing is due."), file=sys.stderr)
    print_table((when(x, here.today), x.organisation, x.name, x.words) for x in found)
    return DONE


def when(one: Due, today: str) -> str:
    """Return the day of what is due, and whether it is late."""
    if not one.has_day:
        return _("since {day}").format(day=one.on)
    return _("{day} (late)").format(day=one.on) if one.is_late(today) else one.on


def _day(typed: str) -> str:
    from tui.award.asking import is_day

    if is_day(typed):
        return typed
    said = _("“{word}” is not a day. Write it so: 2026-11-26")
    raise argparse.ArgumentTypeError(said.format(word=parsing.shown(typed)))


def _calendar(file: Path, found: list[Due]) -> int:
    from coproduce.award.calendar_file import calendar_of
    from coproduce.export import write_file

    if not any(one.has_day for one in found):  # a calendar with nothing in it is none (RFC 5545)
        print(_("Nothing has a day. We wrote no calendar."), file=sys.stderr)
        return FOUND
    write_file(file, calendar_of(found, datetime.now(UTC)))
    print(_("The calendar is in {file}").format(file=file), file=sys.stderr)
    print(_("It holds names of organisations. Keep it safe."), file=sys.stderr)
    return DONE


def show_history(argv: Sequence[str]) -> int:
    """Print what happened, in order."""
    parser = parser_of("history")
    parser.add_argument(
        "organisation",
        nargs="?",
        metavar=_("ORGANISATION"),
        help=_("Its short name, such as o1, or the beginning of its name."),
    )
    add_format(parser)
    given = parser.parse_args(argv)
    here = asks.here()
    about = organisation(here, given.organisation) if given.organisation else ""
    recorded = registrar.history()
    if not recorded:
        print(_("Nothing is in the register yet."), file=sys.stderr)
    happened = history(recorded, here.state, here.facts, about)
    if given.format == "json":
        return print_json([asdict(one) for one in happened])
    print_table((one.on, *([] if about else [one.organisation]), one.words) for one in happened)
    return DONE


def show_people(argv: Sequence[str]) -> int:
    """Print everybody in the register with their short names; for an officer alone."""
    parser = parser_of("people")
    parser.parse_args(argv)
    known = fields.people(asks.here())
    if not known:
        print(_("Nobody is in the register yet."), file=sys.stderr)
    print_table((choice.id, choice.words) for choice in known)
    return DONE
