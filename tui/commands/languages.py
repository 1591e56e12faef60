"""`coproduce languages`: what translators need, out and back in, and how far each language is."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coproduce.clean import clean_line
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _, ngettext
from coproduce.review import CHECKERS, Signature, State
from tui import parsing

if TYPE_CHECKING:
    from easyread.translating.exchange import Taken
    from easyread.translating.progress import Progress


FORMATS: Final = ("word", "po", "xliff")
ONLY: Final = ("all", "missing", "unchecked")


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

    _add_export(doing.add_parser("export", help=_("Make a file for a translator.")))
    _add_import(doing.add_parser("import", help=_("Take a translator's file back in.")))
    _add_review(doing.add_parser("review", help=_("Keep that a person checked or approved words.")))
    check = doing.add_parser(
        "check", help=_("Say what in the translations is wrong or should be looked at.")
    )
    _add_tags(check, "*")
    _add_parts(check)


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_tags(parser, None)
    parser.add_argument(
        "--format",
        default="word",
        type=parsing.one_of(*FORMATS),
        metavar=",".join(FORMATS),
        help=_("A Word table, PO or XLIFF. Without it: a Word table."),
    )
    parser.add_argument(
        "--only",
        default="all",
        type=parsing.one_of(*ONLY),
        metavar=",".join(ONLY),
        help=_("Only what has no translation, or what nobody has checked."),
    )
    _add_parts(parser)
    parser.add_argument("--out", type=Path, default=Path(), metavar=_("FOLDER"))


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    _add_tags(parser, None)
    _add_person(parser)
    parser.add_argument(
        "--checked",
        action="store_true",
        help=_("The person compared every line with the English, also those that stayed."),
    )


def _add_review(parser: argparse.ArgumentParser) -> None:
    _add_tags(parser, None)
    _add_parts(parser)
    parser.add_argument(
        "--state",
        required=True,
        type=parsing.one_of("checked", "approved"),
        metavar="checked,approved",
        help=_("What the person says about these words."),
    )
    _add_person(parser)


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        required=True,
        metavar=_("NAME"),
        help=_("Who did it: a name, initials or an organisation, as they want to be named."),
    )
    parser.add_argument(
        "--as",
        dest="what_they_are",
        required=True,
        type=parsing.one_of(*(one.replace(" ", "-") for one in CHECKERS)),
        metavar=",".join(one.replace(" ", "-") for one in CHECKERS),
        help=_("What they are."),
    )


def _add_parts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--part",
        action="append",
        default=[],
        metavar=_("PART"),
        help=_("Only this part, such as: charter. `coproduce languages status ur` lists them."),
    )


def _add_tags(parser: argparse.ArgumentParser, how_many: str | None) -> None:
    parser.add_argument(
        "language",
        nargs=how_many,
        metavar=_("LANGUAGE"),
        help=_("Such as: ur. Without it: all languages.") if how_many else _("Such as: ur"),
    )


def run(given: argparse.Namespace) -> int:
    """Do what was asked for."""
    doing = {
        "status": _status,
        "update": _update,
        "export": _export,
        "import": _import,
        "review": _review,
        "check": _check,
    }
    return doing[given.what](given)


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


def _export(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue, going_out

    found = catalogue.read(catalogue.known(given.language))
    for file in going_out.export(found, given.format, given.part, given.only, given.out):
        print(file.resolve())
    return DONE


def _import(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue, coming_back

    found = catalogue.read(catalogue.known(given.language))
    state = State.CHECKED if given.checked else State.DRAFT
    taken = coming_back.take_file(found, given.file, _signature(given), state)
    catalogue.write(taken.translations)
    for finding in taken.findings:
        print(finding)
    _say_taken(taken)
    return FOUND if taken.refused else DONE


def _say_taken(taken: Taken) -> None:
    new, refused = len(taken.new), taken.refused
    _say(ngettext("{n} translation is new.", "{n} translations are new.", new).format(n=new))
    same = ngettext("{n} is as it was.", "{n} are as they were.", taken.same)
    _say(same.format(n=taken.same))
    if refused:
        words = ngettext("{n} was not taken in.", "{n} were not taken in.", refused)
        _say(words.format(n=refused))
        _say(_("Everything else is in. Mend these lines, and import the file again."))


def _review(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue, coming_back

    found = catalogue.read(catalogue.known(given.language))
    state = State(given.state)
    changed, number = coming_back.reviewed(found, given.part, _signature(given), state)
    catalogue.write(changed)
    words = ngettext("{n} translation: {state}.", "{n} translations: {state}.", number)
    _say(words.format(n=number, state=_STATES[state]()))
    return DONE


def _signature(given: argparse.Namespace) -> Signature:
    name = clean_line(given.by, 100)
    if not name:
        raise CoproduceError(_("Who did it is missing."), _("Add, for example: --by “M. Khan”"))
    today = dt.datetime.now().astimezone().date().isoformat()
    return Signature(given.what_they_are.replace("-", " "), name, today)


def _check(given: argparse.Namespace) -> int:
    from easyread.translating import catalogue, coming_back

    number = refused = 0
    for tag in given.language or catalogue.tags():
        found = catalogue.read(catalogue.known(tag))
        for finding, is_refused in coming_back.findings(found, given.part):
            print(finding)
            number += 1
            refused += is_refused
    words = ngettext("{n} thing to look at.", "{n} things to look at.", number)
    _say(words.format(n=number))
    return FOUND if refused else DONE


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


_STATES: Final = {
    State.CHECKED: lambda: _("checked"),
    State.APPROVED: lambda: _("approved"),
}
