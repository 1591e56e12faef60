"""`coproduce award feedback draft` and `edit`: the feedback as a sheet, and back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from coproduce.award import judging
from coproduce.award.registrar import Registrar
from coproduce.award.sources import stored
from coproduce.clean import clean
from coproduce.domain.award_forms import FeedbackSentence, Part
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _
from tui import parsing
from tui.award import asks, asks_feedback, sheets, step_command
from tui.award.asking import Here
from tui.award.table import parser_of

_KEYS: Final = {"part", "source", "words", "language"}
_QUOTE: Final = "quote:"


def draft(argv: Sequence[str]) -> int:
    """Make the first feedback, if there is none, and a sheet of it to change."""
    parser = parser_of("feedback draft")
    step_command.add_organisation(parser)
    step_command.add_subject(parser)
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("Write the sheet into it."))
    given = parser.parse_args(argv)
    here = step_command.place(asks.named("feedback"), given)
    sentences = asks_feedback.now(here)
    if not here.one.decisions[here.about].feedback:
        with Registrar() as book:
            book.take(judging.save_feedback, here.organisation, here.about, stored(sentences))
    found = asks_feedback.findings(here, sentences)
    for finding in found:
        print(finding, file=sys.stderr)
    if given.out is None:
        _print(sentences)
    else:
        _make_sheet(here, given.out, sentences)
    return FOUND if found else DONE


def _print(sentences: Sequence[FeedbackSentence]) -> None:
    for part in Part:
        print(asks_feedback.part_name(part))
        for one in sentences:
            if one.part is part:
                print(f"  “{one.words}”" if one.is_quote else f"  {one.words}")
        print()


def _make_sheet(here: Here, file: Path, sentences: Sequence[FeedbackSentence]) -> None:
    about = [
        here.one.name,
        _("Change the words, move sentences within their part, or take them out."),
        _("Say no more than the champions said. Leave “source” as it is."),
        _("Do not change a person's own words. Take them out, or leave them."),
    ]
    rows: list[str] = []
    for one in sentences:
        if f"# {asks_feedback.part_name(one.part)}" not in rows:
            rows.append(f"# {asks_feedback.part_name(one.part)}")
        rows += [
            "[[sentence]]",
            sheets.line("part", str(one.part)),
            sheets.line("source", one.source),
            sheets.line("words", one.words),
            *([sheets.line("language", one.language)] if one.language != "en" else []),
            "",
        ]
    sheets.make(file, about, rows)
    print(_("The sheet is in {file}. Change it. Then type:").format(file=file), file=sys.stderr)
    again = f"  coproduce award feedback edit {here.organisation} {here.about} --from {file}"
    print(again, file=sys.stderr)


def edit(argv: Sequence[str]) -> int:
    """Save the feedback as a sheet has it."""
    parser = parser_of("feedback edit")
    step_command.add_organisation(parser)
    step_command.add_subject(parser)
    parser.add_argument(
        "--from", dest="from_", type=Path, required=True, metavar=_("FILE"), help=_("The sheet.")
    )
    given = parser.parse_args(argv)
    here = step_command.place(asks.named("feedback"), given)
    _top, rows = sheets.read(given.from_, "sentence", _KEYS, set())
    sentences = [_sentence(row) for row in rows]
    with Registrar() as book:
        asks_feedback.save(book, replace(here, state=book.state), sentences)
    return step_command.say_made("feedback", here, "")


def _sentence(row: dict[str, str]) -> FeedbackSentence:
    source, part = row.get("source", ""), row.get("part", "")
    if part not in set(Part):
        raise CoproduceError(
            _("We do not know the word “{word}”.").format(word=parsing.shown(part)),
            _("Write one of: {names}").format(names=", ".join(Part)),
        )
    return FeedbackSentence(
        part=Part(part),
        source=source,
        words=clean(row.get("words", ""), 2_000),
        language=row.get("language", "en"),
        is_quote=source.startswith(_QUOTE),
    )
