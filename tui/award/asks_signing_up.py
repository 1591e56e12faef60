"""What is asked about organisations: their form, the meeting, what is published."""

from __future__ import annotations

from dataclasses import replace

from coproduce.award import signing_up
from coproduce.award.registrar import Registrar
from coproduce.domain.award_forms import RegistrationForm, Sector
from coproduce.languages import _
from tui.award import fields
from tui.award.asking import NO, YES, Ask, Field, Given, Here, Kind, Part


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="register",
            title=_("Write down a registration form"),
            take=_register,
            parts=_empty_form,
            is_about_one=False,
        ),
        Ask(
            name="put-right",
            title=_("Put the registration form right"),
            take=_put_right,
            parts=_filled_form,
        ),
        Ask(name="lead", title=_("Add a lead"), take=_add_lead, parts=_lead),
        Ask(
            name="meeting",
            title=_("Write down the meeting with champions"),
            take=_meeting,
            parts=_meeting_parts,
        ),
        Ask(
            name="publish",
            title=_("Choose what is published"),
            is_for_archived=True,
            take=_publish,
            parts=_published,
        ),
        Ask(
            name="archive",
            title=_("Archive this organisation"),
            take=lambda book, here, _given: book.take(signing_up.archive, here.organisation),
            can=lambda here: not here.one.is_archived,
        ),
        Ask(
            name="bring-back",
            title=_("Bring this organisation back"),
            is_for_archived=True,
            take=lambda book, here, _given: book.take(signing_up.bring_back, here.organisation),
            can=lambda here: here.one.is_archived,
        ),
    )


def _empty_form(here: Here) -> tuple[Part, ...]:
    people = (
        fields.lines(
            "leads",
            _("Who leads on co-production?"),
            _("One name on each line."),
            is_needed=False,
        ),
        fields.line("email", _("Email"), is_needed=False),
        fields.line("telephone", _("Telephone"), is_needed=False),
    )
    return (Part(fields=_form(here)), Part(title=_("People"), fields=people))


def _filled_form(here: Here) -> tuple[Part, ...]:
    form = here.one.form
    now = {
        "name": form.name,
        "address": form.address,
        "registered-on": form.registered_on,
        "commitment": form.commitment,
        "sector": str(form.sector),
        "in-birmingham": YES if form.is_in_birmingham else NO,
        "signed": YES if form.is_signed else NO,
    }
    return (Part(fields=tuple(replace(one, now=now[one.name]) for one in _form(here))),)


def _form(here: Here) -> tuple[Field, ...]:
    return (
        fields.line("name", _("Name of the organisation")),
        fields.lines("address", _("Address"), is_needed=False),
        fields.day(here, "registered-on", _("Day of registration")),
        fields.lines(
            "commitment",
            _("What the organisation does, and its promise"),
            _("The promise is to follow the framework and charter."),
            is_needed=False,
        ),
        fields.one("sector", _("Where does it work?"), fields.sectors()),
        Field(name="in-birmingham", label=_("Is it based in Birmingham?"), kind=Kind.YES_NO),
        Field(name="signed", label=_("Is the form signed?"), kind=Kind.YES_NO),
    )


def _form_of(given: Given) -> RegistrationForm:
    return RegistrationForm(
        name=given.words("name"),
        address=given.words("address"),
        registered_on=given.words("registered-on"),
        commitment=given.words("commitment"),
        sector=Sector(given.words("sector")),
        is_in_birmingham=given.is_yes("in-birmingham"),
        is_signed=given.is_yes("signed"),
    )


def _register(book: Registrar, _here: Here, given: Given) -> str:
    email, telephone = given.words("email"), given.words("telephone")
    leads = given.some("leads")
    return book.take(signing_up.register, _form_of(given), leads, email, telephone)


def _put_right(book: Registrar, here: Here, given: Given) -> str:
    return book.take(signing_up.put_right, here.organisation, _form_of(given))


def _lead(_here: Here) -> tuple[Part, ...]:
    asked = (
        fields.line("name", _("Name of the lead")),
        fields.line("email", _("Email"), is_needed=False),
        fields.line("telephone", _("Telephone"), is_needed=False),
    )
    return (Part(fields=asked),)


def _add_lead(book: Registrar, here: Here, given: Given) -> str:
    name, email, telephone = map(given.words, ("name", "email", "telephone"))
    return book.take(signing_up.add_lead, here.organisation, name, email, telephone)


def _meeting_parts(here: Here) -> tuple[Part, ...]:
    asked = (
        fields.day(here),
        Field(name="champions", label=_("How many champions were there?"), kind=Kind.NUMBER),
        fields.lines(
            "notes",
            _("What did you talk about?"),
            _("Do not write names of people."),
            is_needed=False,
        ),
    )
    return (Part(fields=asked),)


def _meeting(book: Registrar, here: Here, given: Given) -> str:
    on, notes, champions = given.words("on"), given.words("notes"), given.number("champions")
    return book.take(signing_up.hold_meeting, here.organisation, on, notes, champions)


def _published(here: Here) -> tuple[Part, ...]:
    shown = fields.some(
        "shown",
        _("What may everybody see?"),
        fields.public(),
        _("Nothing else is ever on the page. Choose nothing to take it off."),
        here.one.shown,
        is_needed=False,
    )
    return (Part(fields=(shown,)),)


def _publish(book: Registrar, here: Here, given: Given) -> str:
    return book.take(signing_up.publish, here.organisation, given.some("shown"))
