"""Takes a step of the award scheme from a command line: each field that it asks is an option."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Final

from coproduce.award.steps import check_known
from coproduce.domain.award_forms import Evidence, EvidenceKind, RegistrationForm, Sector
from coproduce.domain.award_organisation import Organisation
from coproduce.domain.award_register import Register
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _
from tui import parsing
from tui.award import asks, fields
from tui.award.asking import NO, YES, Ask, Choice, Field, Given, Here, Kind, Value, problem
from tui.award.table import parser_of

_FIELD: Final = "field:"

_ANSWERED: Final = ("portfolio",)
"""The steps in which an organisation answers for each criterion."""

_NEXT: Final = {
    "register": "meeting",
    "meeting": "decide",
    "plan": "assess open",
    "portfolio": "assess open",
    "statement": "assess open",
    "assess": "assess agree",
    "agree": "decide",
}
"""After the step, the words of the command that comes next on an organisation's way."""


def run(name: str, step: Ask, argv: Sequence[str]) -> int:
    """Take `step`, which the command line calls `name`; print the id of what it made."""
    given = _parser(name, step).parse_args(argv)
    here = place(step, given)
    values = _values(here, step, given)
    if step.warning and not given.yes and not _is_sure(step.warning):
        print(_("Nothing changed."), file=sys.stderr)
        return FOUND
    made = asks.do(step, here, Given(values))
    for line in step.tells(here, Given(values)):
        print(line, file=sys.stderr)
    return say_made(step.name, here, made)


def place(step: Ask, given: argparse.Namespace) -> Here:
    """Return where the step is taken: which organisation and subject the words mean."""
    here = asks.here()
    if step.is_about_one:
        here = here.of(organisation(here, given.organisation))
    if step.subjects is None:
        return here
    known, is_risky = step.subjects(here), bool(step.warning)
    return here.on(subject(here, known, given.about, step.without, is_risky=is_risky))


def organisation(here: Here, typed: str) -> str:
    """Return the id of the organisation that somebody means. Raises CoproduceError."""
    known = [Choice(id_, one.name) for id_, one in here.state.organisations.items()]
    if not known:
        raise CoproduceError(
            _("There is no organisation yet."),
            _("To write down the first, type: coproduce award register --help"),
        )
    return fields.chosen(known, typed)


def subject(
    here: Here,
    known: Sequence[Choice],
    typed: str | None,
    without: str = "",
    *,
    is_risky: bool = False,
) -> str:
    """Return what of `known` somebody means; the only one if nothing was typed and is not risky.

    What looks like an id is returned as it is: the step says in its own words what does not fit.
    """
    if typed is None and len(known) == 1 and not is_risky:
        print(f"{known[0].id}  {known[0].words}", file=sys.stderr)
        return known[0].id
    if typed is not None and (not known or re.fullmatch("[a-z][0-9]+", typed)):
        return typed
    if not known:
        raise CoproduceError(
            without or _("There is nothing of this organisation to do this with."),
            _("To see what there is, type: coproduce award show {id}").format(id=here.organisation),
        )
    return fields.chosen(known, typed or "")


def add_organisation(parser: argparse.ArgumentParser) -> None:
    """Add the word that says which organisation."""
    parser.add_argument(
        "organisation",
        metavar=_("ORGANISATION"),
        help=_("Its short name, such as o1, or the beginning of its name."),
    )


def add_subject(parser: argparse.ArgumentParser) -> None:
    """Add the word that says what of the organisation it is about."""
    parser.add_argument(
        "about",
        nargs="?",
        metavar=_("WHICH"),
        help=_("What it is about, such as e1. Leave it out to see what there is."),
    )


def _parser(name: str, step: Ask) -> parsing.Parser:
    parser = parser_of(name)
    if step.is_about_one:
        add_organisation(parser)
    if step.subjects:
        add_subject(parser)
    asked = [
        one
        for part in step.parts(_example(step))
        for one in (() if part.is_repeated else part.fields)
    ]
    needed = [one for one in asked if one.is_needed and not one.now]
    parser._positionals.title = _("You need")
    add_options(parser._positionals, needed)
    add_options(parser, [one for one in asked if one not in needed])
    if step.name in _ANSWERED:
        parser.add_argument(
            "--answer",
            nargs=2,
            action="append",
            metavar=(_("WORD"), _("WORDS")),
            help=_("What the organisation says about one criterion, such as: gold-voice “…”"),
        )
    if step.warning:
        parser.add_argument("--yes", action="store_true", help=_("Do not ask again."))
    # The words first: an option that takes several would swallow them.
    one, which = _("ORGANISATION"), _("WHICH")
    words = f" {one}" * step.is_about_one + f" [{which}]" * bool(step.subjects)
    options = "".join(f" --{one.name} …" for one in needed)
    parser.usage = f"{parser.prog}{words}{options}"
    return parser


def add_options(
    parser: argparse.ArgumentParser | argparse._ArgumentGroup, asked: Sequence[Field]
) -> None:
    """Add the options of some fields."""
    named = {
        Kind.DAY: _("DAY"),
        Kind.NUMBER: _("NUMBER"),
        Kind.YES_NO: f"{YES}|{NO}",
        Kind.FILE: _("FILE"),
        Kind.LINE: _("WORDS"),
        Kind.LINES: _("WORDS"),
    }
    for one in asked:
        parser.add_argument(
            f"--{one.name}",
            dest=_FIELD + one.name,
            metavar=named.get(one.kind, _("WORD")),
            help=_about(one).replace("%", "%%"),
            nargs="*" if one.kind is Kind.SOME else None,
            action="append" if one.kind is Kind.LINES else "store",
        )


def _about(one: Field) -> str:
    """Return what a field asks, as sentences."""
    names = () if one.name == "articles" else (choice.id for choice in one.choices)
    allowed = ", ".join(names)
    said = [one.label if one.label.endswith("?") else f"{one.label}.", one.hint]
    said.append(_("Write one of: {names}").format(names=allowed) if allowed else "")
    if one.kind is Kind.DAY and one.now:
        said.append(_("Leave it out for today."))
    if one.kind is Kind.LINES:
        said.append(_("For one more line, type the option again."))
    return " ".join(filter(None, said))


def _example(step: Ask) -> Here:
    """Return a place with one of everything, for saying what a step asks before it is known."""
    form = RegistrationForm(
        name="",
        address="",
        registered_on="",
        commitment="",
        sector=Sector.EDUCATION,
        is_in_birmingham=False,
        is_signed=False,
    )
    piece = Evidence(kind=EvidenceKind.LINK, sentence="")
    one = Organisation("o0", form, evidence={"e0": piece})
    about = "e0" if step.name.startswith("evidence-") else ""
    return Here(Register(organisations={"o0": one}), asks.facts(), "2026-11-26", "o0", about)


def _values(here: Here, step: Ask, given: argparse.Namespace) -> dict[str, Value]:
    """Return what was typed. Raises CoproduceError if a field is missing or wrong."""
    asked = [one for part in step.parts(here) if not part.is_repeated for one in part.fields]
    values: dict[str, Value] = dict(getattr(given, "answer", None) or ())
    for name in values:
        check_known(name, {one.name for one in asked if _FIELD + one.name not in vars(given)})
    for one in asked:
        typed = getattr(given, _FIELD + one.name, None)
        if typed is not None:
            values[one.name] = meant(one, typed)
        if wrong := problem(one, values.get(one.name, one.now)):
            raise CoproduceError(wrong, _said_how(one))
    return values


def _said_how(one: Field) -> str:
    ids = ", ".join(choice.id for choice in one.choices[:30])
    said = _("Add it so: --{name} …").format(name=one.name)
    return said + (" " + _("Write one of: {names}").format(names=ids) if ids else "")


def meant(one: Field, typed: str | list[str]) -> Value:
    """Return what somebody means who typed this for a field. Raises CoproduceError."""
    if isinstance(typed, list) and one.kind is Kind.LINES:
        return "\n".join(typed)
    if isinstance(typed, list):
        return tuple(fields.chosen(one.choices, word) for word in typed)
    if one.kind is Kind.ONE and typed:
        return fields.chosen(one.choices, typed)
    if one.kind is Kind.YES_NO:
        return fields.chosen((Choice(YES, _("Yes")), Choice(NO, _("No"))), typed)
    return typed


def _is_sure(warning: str) -> bool:
    """Warn, and ask. Raises CoproduceError when nobody is there to ask."""
    if not sys.stdin.isatty():
        raise CoproduceError(
            _("We did not do it, because nobody is here to ask."),
            _("To do it without a question, add: --yes"),
        )
    print(warning, file=sys.stderr)
    print(_("To do it, type: yes"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in (YES, _("yes"))


def say_made(name: str, here: Here, made: str) -> int:
    """Print the id of what the step `name` made, and say that it is done and what comes next."""
    if made:
        print(made)
    print(_("Done."), file=sys.stderr)
    if name in _NEXT:
        typed = f"coproduce award {_NEXT[name]} {here.organisation or made}"
        print(_("What comes next: {command}").format(command=typed), file=sys.stderr)
    return DONE
