"""`coproduce award form` and `take-in`: forms go out empty and come back filled in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from coproduce import languages
from coproduce.award.registrar import Registrar
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _
from tui import parsing
from tui.award import asks, step_command
from tui.award.asking import Here
from tui.award.table import parser_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.award.form_in import Sent

KINDS: Final = (
    "registration",
    "delivery-plan",
    "gold-portfolio",
    "platinum-portfolio",
    "yearly-statement",
)
"""The forms, by the names of their documents."""
_STEPS: Final = dict(
    zip(KINDS, ("register", "plan", "portfolio", "portfolio", "statement"), strict=True)
)
"""The step that takes in each."""


def make(argv: Sequence[str]) -> int:
    """Make an empty form for an organisation to fill in."""
    from coproduce.content_folder import chosen
    from easyread.award_forms.forms import make_form
    from easyread.award_forms.received import FormKind

    given = _making().parse_args(argv)
    if not languages.is_available(given.tag):
        raise parsing.unknown_language(given.tag)
    if given.file.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(given.file.name)),
            _("Choose another name, so that nothing is lost."),
        )
    made = make_form(FormKind(given.kind), given.file, given.tag, chosen())
    print(_("The form is in {file}").format(file=made), file=sys.stderr)
    return DONE


def _making() -> parsing.Parser:
    parser = parser_of("form")
    parser.add_argument(
        "kind",
        type=parsing.one_of(*KINDS),
        metavar="|".join(KINDS),
        help=_("Which form."),
    )
    parser.add_argument(
        "file",
        type=Path,
        metavar=_("FILE"),
        help=_("What it is called: it ends in .docx, .xlsx or .toml"),
    )
    parser.add_argument(
        "--language",
        dest="tag",
        default="en",
        metavar=_("LANGUAGE"),
        help=_("Such as: ur. Without it: English."),
    )
    return parser


def take_in(argv: Sequence[str]) -> int:
    """Take in a form that came back. Returns 1 if something in it is missing or left over."""
    from tui.award import form_in

    given = _parser().parse_args(argv)
    here = asks.here()
    sent = form_in.read(given.file, given.on or here.today)
    is_new = sent.received.kind == "registration" and given.organisation is None
    about = "" if is_new else _whose(here, sent, given.organisation)
    for line in form_in.told(sent.received):
        print(line, file=sys.stderr)
    if not given.check:
        with Registrar() as book:
            made = form_in.take(book, sent, about, here.facts)
        step_command.say_made(_STEPS[sent.received.kind], here.of(about), made)
    return FOUND if sent.received.missing or sent.received.left_over else DONE


def _parser() -> parsing.Parser:
    parser = parser_of("take-in")
    parser.add_argument(
        "file",
        type=Path,
        metavar=_("FILE"),
        help=_("A Word document, a spreadsheet, or a file that ends in .csv or .toml"),
    )
    parser.add_argument(
        "--organisation",
        metavar=_("ORGANISATION"),
        help=_("Whose form it is, if the name in it is not in the register."),
    )
    parser.add_argument(
        "--on", metavar=_("DAY"), help=_("The day when it came in. Leave it out for today.")
    )
    parser.add_argument(
        "--check", action="store_true", help=_("Only say what is missing. Take nothing in.")
    )
    return parser


def _whose(here: Here, sent: Sent, typed: str | None) -> str:
    from tui.award import form_in

    if typed is not None:
        return step_command.organisation(here, typed)
    if found := form_in.whose(here.state, sent):
        return found
    raise CoproduceError(
        _("We do not know the organisation whose name is in the form."),
        _("Say which one it is, such as: --organisation o1"),
    )
