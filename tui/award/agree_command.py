"""`coproduce award assess agree`: what the champions agreed, from options or from a sheet.

A sheet is a TOML file that `--sheet FILE` makes: each criterion, with room for an answer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from coproduce.award import words
from coproduce.award.sources import EVERYBODY
from coproduce.award.steps import no_such
from coproduce.award.wording import stage_name
from coproduce.domain.award import Criterion
from coproduce.domain.award_forms import Verdict
from coproduce.errors import DONE, CoproduceError
from coproduce.languages import _
from coproduce.languages import words as said
from coproduce.sentences import who_name
from tui import parsing
from tui.award import asks, asks_assessing, sheets, step_command
from tui.award.asking import Given, Here, Value
from tui.award.table import parser_of

_KEYS: Final = {"criterion", "verdict", "well", "next"}


def agree(argv: Sequence[str]) -> int:
    """Write down what the champions agreed, or make a sheet to fill in."""
    step = asks.named("agree")
    given = _parser().parse_args(argv)
    here = step_command.place(step, given)
    if here.about not in here.one.assessments:
        raise no_such(here.about)
    if given.sheet is not None:
        return _make_sheet(here, given.sheet)
    values = _read_sheet(given.from_) if given.from_ is not None else {}
    if given.on is not None:
        values["on"] = given.on
    for verdict in Verdict:
        for criterion in getattr(given, verdict.name) or ():
            values[f"{criterion}.verdict"] = str(verdict)
    for kind in ("well", "next"):
        values |= {f"{criterion}.{kind}": told for criterion, told in getattr(given, kind)}
    if given.quotes:
        values["quotes"] = tuple(given.quotes)
    _check(values, here)
    return step_command.say_made(step.name, here, asks.do(step, here, Given(values)))


def _parser() -> parsing.Parser:
    parser = parser_of("assess agree")
    step_command.add_organisation(parser)
    step_command.add_subject(parser)
    parser.add_argument("--on", metavar=_("DAY"), help=_("The day. Leave it out for today."))
    parser.add_argument(
        "--from", dest="from_", type=Path, metavar=_("FILE"), help=_("A sheet that is filled in.")
    )
    parser.add_argument(
        "--sheet", type=Path, metavar=_("FILE"), help=_("Make an empty sheet, to fill in.")
    )
    about = {
        Verdict.MET: _("What is met, such as gold-voice. You can write several."),
        Verdict.PARTLY: _("What is partly met."),
        Verdict.NOT_YET: _("What is not yet met."),
        Verdict.CANNOT_TELL: _("What nobody can tell."),
    }
    for verdict, said_ in about.items():
        name = str(verdict).replace(" ", "-")
        parser.add_argument(
            f"--{name}", dest=verdict.name, nargs="+", metavar=_("WORD"), help=said_
        )
    asked = {"well": _("What they did well, for one thing."), "next": _("What they can do next.")}
    for kind, said_ in asked.items():
        parser.add_argument(
            f"--{kind}", nargs=2, action="append", default=[],
            metavar=(_("WORD"), _("WORDS")), help=said_,
        )  # fmt: skip
    parser.add_argument(
        "--quotes",
        nargs="+",
        metavar=_("WORD"),
        help=_("What people said, for the feedback: names from “coproduce award assess results”."),
    )
    return parser


def results(argv: Sequence[str]) -> int:
    """Print what the champions' meeting gives: numbers that tell of nobody, and words."""
    parser = parser_of("assess results")
    step_command.add_organisation(parser)
    step_command.add_subject(parser)
    here = step_command.place(asks.named("agree"), parser.parse_args(argv))
    if here.about not in here.one.assessments:
        raise no_such(here.about)
    found = here.one.assessments[here.about]
    meeting = asks_assessing.results(found)
    if meeting is None:
        raise CoproduceError(
            _("This assessment has no meeting, or the meeting is deleted."),
            _("Write down what the champions agreed: coproduce award assess agree"),
        )
    names = {one.id: said(one.name) for one in criteria(here)}
    for share in meeting.shares:
        who = who_name(() if share.group == EVERYBODY else (share.group,))
        print(f"{names[share.criterion]}: {who}: {words.verdict(share.verdict)} ({share.people})")
    for id_, quote in asks_assessing.quotes(found, meeting).items():
        print(f"{id_}  {names[quote.criterion]}: “{quote.words}”")
    print(_("Only numbers of 5 people or more are here."), file=sys.stderr)
    return DONE


def _make_sheet(here: Here, file: Path) -> int:
    found = here.one.assessments[here.about]
    given = asks_assessing.results(found)
    drafts = given.judgements if given and not found.is_agreed else found.judgements
    before = {one.criterion: one for one in drafts}
    names = ", ".join(f"{one}" for one in Verdict)
    about = [
        f"{here.one.name}: {stage_name(found.stage)}",
        _("Write one of these behind “verdict”: {names}").format(names=names),
        _("Do not write names of people."),
    ]
    rows = []
    for one in criteria(here):
        was = before.get(one.id)
        rows += [
            f"# {said(one.name)}",
            "[[judgement]]",
            sheets.line("criterion", one.id),
            sheets.line("verdict", str(was.verdict) if was else ""),
            sheets.line("well", was.well if was else ""),
            sheets.line("next", was.next if was else ""),
            "",
        ]
    sheets.make(file, about, [sheets.line("on", found.agreed_on), "", *rows])
    print(_("The sheet is in {file}. Fill it in. Then type:").format(file=file), file=sys.stderr)
    again = f"  coproduce award assess agree {here.organisation} {here.about} --from {file}"
    print(again, file=sys.stderr)
    return DONE


def _read_sheet(file: Path) -> dict[str, Value]:
    top, rows = sheets.read(file, "judgement", _KEYS, {"on"})
    values: dict[str, Value] = {key: value for key, value in top.items() if value}
    for row in rows:
        for key in _KEYS - {"criterion"}:
            name = f"{row.get('criterion', '')}.{key}"
            if name in values:
                raise CoproduceError(
                    _("One thing is judged more than once."), _("Keep 1 answer for each thing.")
                )
            values[name] = row.get(key, "")
    return values


def _check(values: dict[str, Value], here: Here) -> None:
    """Refuse what is about a criterion of another stage, or of none."""
    wanted = [c.id for c in criteria(here)]
    for name in values:
        criterion = name.partition(".")[0]
        if name not in ("on", "quotes") and criterion not in wanted:
            raise CoproduceError(
                _("We do not know the word “{word}”.").format(word=parsing.shown(criterion)),
                _("Write one of: {names}").format(names=", ".join(wanted)),
            )


def criteria(here: Here) -> list[Criterion]:
    """Return what the assessment asks."""
    stage = here.one.assessments[here.about].stage
    return [c for c in here.facts.criteria if c.stage == stage]
