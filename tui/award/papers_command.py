"""The papers of the award scheme by commands: feedback, certificates, cards, a page."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from coproduce.award.steps import check_day, no_such
from coproduce.domain.award_organisation import STAGES
from coproduce.errors import FOUND
from coproduce.languages import _
from tui import parsing
from tui.award import asks, asks_feedback, step_command
from tui.award.asking import Here
from tui.award.table import parser_of
from tui.commands import pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from easyread.award_pack import Wanted
    from easyread.packing.made import Pack

OUT: Final = "coproduce-award"
"""The folder of papers when nobody names another."""


def feedback(argv: Sequence[str]) -> int:
    """Make the feedback about a decision."""
    parser = _parser("feedback make")
    step_command.add_organisation(parser)
    step_command.add_subject(parser)
    pack.add_list(
        parser, "--level", pack.LEVELS[:2], _("Easy read, full words, or both beside each other.")
    )
    given = parser.parse_args(argv)
    here = _here(given)
    here = here.on(step_command.subject(here, asks_feedback.decisions(here), given.about))
    if here.about not in here.one.decisions:
        raise no_such(here.about)
    if not here.one.decisions[here.about].is_final:
        print(_("This feedback is not final. Read it before you send it."), file=sys.stderr)
    from easyread import award_pack

    return _make(
        given,
        lambda wanted: award_pack.make_feedback(
            here.state, here.organisation, here.about, given.out, wanted
        ),
    )


def certificate(argv: Sequence[str]) -> int:
    """Make the certificate of an award: the highest one, or another."""
    parser = _parser("certificate")
    step_command.add_organisation(parser)
    _add_stage(parser, _("Which award. Without it: the highest."))
    _add_wide(parser)
    given = parser.parse_args(argv)
    here = _here(given)
    from easyread import award_pack

    return _make(
        given,
        lambda wanted: award_pack.make_certificate(
            here.state,
            here.organisation,
            given.stage or here.one.highest or STAGES[0],
            given.out,
            wanted,
            is_wide=given.wide,
        ),
    )


def champion_certificate(argv: Sequence[str]) -> int:
    """Make the certificate for young champions: the name is written by hand."""
    parser = _parser("champion certificate")
    _add_wide(parser)
    given = parser.parse_args(argv)
    from easyread import award_pack

    return _make(
        given,
        lambda wanted: award_pack.make_champion_certificate(given.out, wanted, is_wide=given.wide),
    )


def cards(argv: Sequence[str]) -> int:
    """Make the evidence cards of an organisation."""
    parser = _parser("cards")
    step_command.add_organisation(parser)
    parser.add_argument(
        "--pieces", nargs="+", metavar=_("WORD"), help=_("Only these, such as: e1 e2")
    )
    given = parser.parse_args(argv)
    here = _here(given)
    for piece in given.pieces or ():
        if piece not in here.one.evidence:
            raise no_such(piece)
    from easyread import award_pack

    return _make(
        given,
        lambda wanted: award_pack.make_cards(
            here.state, here.organisation, given.out, wanted, given.pieces
        ),
    )


def table(argv: Sequence[str]) -> int:
    """Make the table of principles and articles that the evidence covers."""
    parser = _parser("table")
    step_command.add_organisation(parser)
    given = parser.parse_args(argv)
    here = _here(given)
    from easyread import award_pack

    return _make(
        given,
        lambda wanted: award_pack.make_table(here.state, here.organisation, given.out, wanted),
    )


def visit_pack(argv: Sequence[str]) -> int:
    """Make what champions take along to a visit."""
    parser = _parser("visit-pack")
    _add_stage(parser, _("For which award. Without it: for all."))
    given = parser.parse_args(argv)
    from easyread import award_pack

    return _make(
        given, lambda wanted: award_pack.make_visit_pack(given.stage or "", given.out, wanted)
    )


def invitation(argv: Sequence[str]) -> int:
    """Make the invitation to a recognition event."""
    parser = _parser("invitation")
    step_command.add_organisation(parser)
    parser.add_argument("--on", default="", metavar=_("DAY"), help=_("The day of the event."))
    parser.add_argument("--time", default="", metavar=_("WORDS"), help=_("When it begins."))
    parser.add_argument("--place", default="", metavar=_("WORDS"), help=_("Where it is."))
    given = parser.parse_args(argv)
    here = _here(given)
    if given.on:
        check_day(given.on)
    from easyread import award_pack
    from easyread.build.award_invitation import Event

    event = Event(given.on, given.time, given.place)
    return _make(
        given,
        lambda wanted: award_pack.make_invitation(
            here.state, here.organisation, event, given.out, wanted
        ),
    )


def page(argv: Sequence[str]) -> int:
    """Make the page for everybody: who has an award, and only what was ticked."""
    given = _parser("page").parse_args(argv)
    here = asks.here()
    from easyread import award_pack

    return _make(given, lambda wanted: award_pack.make_published(here.state, given.out, wanted))


def _here(given: argparse.Namespace) -> Here:
    here = asks.here()
    return here.of(step_command.organisation(here, given.organisation))


def _add_stage(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument(
        "--stage", type=parsing.one_of(*STAGES), metavar="|".join(STAGES), help=about
    )


def _add_wide(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--wide", action="store_true", help=_("A page that is wider than high."))


def _parser(word: str) -> parsing.Parser:
    parser = parser_of(word)
    pack.add_list(
        parser,
        "--format",
        pack.FORMATS,
        _("Word, PDF, web page, plain text, read aloud, or braille."),
    )
    pack.add_list(
        parser, "--layout", pack.LAYOUTS, _("How large the words are, or a page to hang up.")
    )
    pack.add_languages(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(OUT),
        metavar=_("FOLDER"),
        help=_("The folder for the papers. Without it: {folder}").format(folder=OUT),
    )
    return parser


def _make(given: argparse.Namespace, make: Callable[[Wanted], Pack]) -> int:
    """Make papers, and print where they are."""
    from coproduce.content_folder import chosen
    from easyread.award_pack import Wanted
    from easyread.document import Layout, Level
    from easyread.packing.made import Fate
    from easyread.write import Format
    from tui.progress import Progress

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: nothing half-written
    progress = Progress(sys.stderr, is_drawn=sys.stderr.isatty())
    wanted = Wanted(
        formats=tuple(dict.fromkeys(map(Format, given.format))),
        languages=tuple(given.language),
        layouts=tuple(dict.fromkeys(map(Layout, given.layout))),
        levels=tuple(dict.fromkeys(map(Level, getattr(given, "level", None) or ["easy-read"]))),
        is_draft=given.draft,
        folder=chosen(),
        tell=progress.tell,
        spoken=progress.spoken,
    )
    try:
        made = make(wanted)
    finally:
        progress.end()
    for note in made.notes:
        print(note, file=sys.stderr)
    code = pack.say_made(made)
    for done in (*made.of(Fate.MADE), *made.of(Fate.SAME)):
        print(made.folder / done.edition.file)
    return FOUND if made.notes else code
