"""Takes in a form that came back: a Word document, a spreadsheet, a CSV or a TOML file.

What stands in it becomes steps of the register. What is missing, and what belongs to no field, is
told: nobody's words are dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coproduce.award import registrar, sending_in, signing_up
from coproduce.award.registrar import Registrar
from coproduce.award.steps import active, check_day, check_order, is_same_name
from coproduce.content_folder import chosen
from coproduce.domain.award_forms import Evidence, FileCopy
from coproduce.domain.award_organisation import DATED
from coproduce.domain.award_register import Register
from coproduce.domain.facts import Facts
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.award_forms.files import with_file
from easyread.award_forms.forms import read_form
from easyread.award_forms.received import (
    Piece,
    Plan,
    Portfolio,
    Received,
    Registration,
    Statement,
)
from tui.award import evidence_files


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came."""

    received: Received
    beside: Path
    """The folder in which its files lie."""
    on: str
    """The day when it came in."""


def read(file: Path, on: str) -> Sent:
    """Read a form. Raises CoproduceError with the reason if it cannot be read."""
    check_day(on)
    return Sent(read_form(file, chosen()), file.parent, on)


def told(received: Received) -> Iterator[str]:
    """Yield what a person should know of a form: what is missing, and what is left over."""
    if received.missing:
        yield _("This is missing in the form. Ask the organisation:")
        yield from (f"  {one}" for one in received.missing)
    if received.left_over:
        yield _("This belongs to no field. We did not take it in. Please read it:")
        yield from (f"  {one}" for one in received.left_over)
    yield from map(str, received.notes)


def whose(state: Register, sent: Sent) -> str:
    """Return the organisation whose name stands in a form; "" when the register has none."""
    values = sent.received.values
    name = values.name if isinstance(values, Registration) else values.organisation
    same = (one.id for one in state.organisations.values() if is_same_name(one.name, name))
    return next(same, "")


def take(book: Registrar, sent: Sent, organisation: str, facts: Facts) -> str:
    """Take a form into the register; return the id of what was made.

    A registration form is of a new organisation without `organisation`, else it puts the form
    of that one right. Raises CoproduceError if the scheme or the register does not allow it.
    """
    values = sent.received.values
    if isinstance(values, Registration):
        return _registered(book, values, organisation)
    active(book.state, organisation)
    if isinstance(values, Plan):
        return book.take(sending_in.submit_plan, organisation, values.plan, sent.on, facts)
    _check(book.state, organisation, values, sent.on)
    pieces = _pieces(book, organisation, sent, values.pieces, facts)
    if isinstance(values, Statement):
        about = values.words, pieces, sent.on
        return book.take(sending_in.submit_statement, organisation, *about)
    return book.take(
        sending_in.submit_portfolio,
        organisation,
        values.stage,
        pieces,
        values.answers,
        sent.on,
        facts,
    )


def _registered(book: Registrar, values: Registration, organisation: str) -> str:
    if organisation:
        return book.take(signing_up.put_right, organisation, values.form)
    people = values.leads, values.email, values.telephone
    return book.take(signing_up.register, values.form, *people)


def _check(state: Register, organisation: str, values: Portfolio | Statement, on: str) -> None:
    """Refuse what the scheme does not allow before anything of it is in the register."""
    one = active(state, organisation)
    if isinstance(values, Portfolio):
        check_order(one, values.stage)
    elif one.evidence or one.highest not in DATED:
        any_ = tuple(one.evidence)[:1]
        sending_in.submit_statement(state, organisation, values.words, any_, on)


def _pieces(
    book: Registrar, organisation: str, sent: Sent, pieces: tuple[Piece, ...], facts: Facts
) -> list[str]:
    """Take in the evidence of a form: all of it, or none; a piece that is there already is kept."""
    copied: list[FileCopy] = []
    evidence: list[Evidence] = []
    for number, piece in enumerate(pieces, 1):
        try:
            _check_piece(book.state, organisation, piece, facts)
            whole = with_file(piece, sent.beside, registrar.folder())
        except CoproduceError as error:
            evidence_files.let_go(book.state, copied)
            where = _("Piece of evidence {n}:").format(n=number)
            what = f"{where} {error.what_happened}"
            raise CoproduceError(what, error.what_to_do, code=error.code) from None
        copied += [whole.file] if whole.file is not None else []
        evidence.append(whole)
    there = active(book.state, organisation).evidence
    known = {piece: id_ for id_, piece in there.items()}
    return [
        known.get(one) or book.take(sending_in.add_evidence, organisation, one, facts)
        for one in evidence
    ]


def _check_piece(state: Register, organisation: str, piece: Piece, facts: Facts) -> None:
    """Refuse a piece before its file is copied: no photograph lies here without permission."""
    whole = replace(piece.evidence, file=evidence_files.coming(piece.file))
    sending_in.add_evidence(state, organisation, whole, facts)
