"""What is asked when a form came back: which file it is, and when it came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coproduce.award.registrar import Registrar
from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui.award import fields
from tui.award.asking import Ask, Field, Given, Here, Kind, Part


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="form-new",
            title=_("Take in a registration form as a file"),
            take=_take_new,
            parts=_parts,
            is_about_one=False,
            tells=_told,
        ),
        Ask(
            name="form",
            title=_("Take in a form as a file: plan, evidence, or yearly statement"),
            take=_take,
            parts=_parts,
            tells=_told,
        ),
    )


def _parts(here: Here) -> tuple[Part, ...]:
    file = Field(
        name="file",
        label=_("The file with the form"),
        kind=Kind.FILE,
        hint=_("A Word document, a spreadsheet, or a file that ends in .csv or .toml"),
    )
    return (Part(fields=(file, fields.day(here, label=_("Day when it came in")))),)


def _take_new(book: Registrar, here: Here, given: Given) -> str:
    from easyread.award_forms.received import FormKind
    from tui.award import form_in

    sent = form_in.read(_file(given), given.words("on"))
    if sent.received.kind is not FormKind.REGISTRATION:
        raise CoproduceError(
            _("This is no registration form."),
            _("Choose the organisation first. Then take in the form."),
        )
    return form_in.take(book, sent, "", here.facts)


def _take(book: Registrar, here: Here, given: Given) -> str:
    from tui.award import form_in

    sent = form_in.read(_file(given), given.words("on"))
    if form_in.whose(book.state, sent) not in ("", here.organisation):
        raise CoproduceError(
            _("This form is of another organisation."),
            _("Choose that organisation. Then take in the form."),
        )
    return form_in.take(book, sent, here.organisation, here.facts)


def _told(here: Here, given: Given) -> Sequence[str]:
    from tui.award import form_in

    try:
        return tuple(form_in.told(form_in.read(_file(given), here.today).received))
    except CoproduceError as error:  # the form is in; its file went away since
        return (str(error),)


def _file(given: Given) -> Path:
    return Path(given.words("file")).expanduser()
