"""`coproduce languages`: what translators need, out and back in, and how far each language is."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from coproduce.errors import DONE, FOUND
from coproduce.languages import _

if TYPE_CHECKING:
    from easyread.translating.progress import Progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    doing = parser.add_subparsers(
        dest="what", required=True, metavar=_("WORD"), parser_class=type(parser)
    )
    status = doing.add_parser("status", help=_("Say how far each language is."))
    _add_tags(status, "*")
    update = doing.add_parser(
        "update", help=_("Bring the languages into step with the English, or begin a new one.")
    )
    _add_tags(update, "*")
    update.add_argument(
        "--dry-run",
        action="store_true",
        help=_("Change nothing. Say only what is out of step."),
    )


def _add_tags(parser: argparse.ArgumentParser, how_many: str) -> None:
    parser.add_argument(
        "language",
        nargs=how_many,
        metavar=_("LANGUAGE"),
        help=_("Such as: ur. Without it: all languages."),
    )


def run(given: argparse.Namespace) -> int:
    """Do what was asked for."""
    return {"status": _status, "update": _update}[given.what](given)


def _status(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue
    from easyread.translating.progress import progress

    for tag in given.language or catalogue.tags():
        found = catalogue.read(catalogue.known(tag))
        whole, *parts = progress(found)
        print(_line(f"{_own_name(tag)} ({tag})", whole))
        for part in parts if given.language else ():
            print(f"  {_line(part.name, part)}")
    return DONE


def _own_name(tag: str) -> str:
    from coproduce.languages import available

    return next((one.own_name for one in available() if one.tag == tag), tag)


def _line(name: str, part: Progress) -> str:
    from coproduce.review import State

    # Translators: for example: charter: 180 messages, 100 % translated, 40 % checked, 0 % approved
    words = _(
        "{name}: {n} messages, {drafted} % translated, {checked} % checked, {approved} % approved"
    )
    return words.format(
        name=name,
        n=part.total,
        drafted=part.share(State.DRAFT),
        checked=part.share(State.CHECKED),
        approved=part.share(State.APPROVED),
    )


def _update(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue

    is_behind = False
    for tag in given.language or catalogue.tags():
        found = catalogue.read(tag)
        changed = catalogue.behind(found) if given.dry_run else catalogue.write(found)
        is_behind = is_behind or bool(changed)
        names = ", ".join(changed) or _("nothing to change")
        print(_("{name}: {files}").format(name=tag, files=names), file=sys.stderr)
    return FOUND if given.dry_run and is_behind else DONE
