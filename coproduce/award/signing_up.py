"""Steps: an organisation signs up, meets the champions, is published or put aside."""

from __future__ import annotations

from collections.abc import Sequence

from coproduce.award.steps import (
    Step,
    active,
    check_day,
    check_known,
    is_same_name,
    organisation_of,
)
from coproduce.domain import award_events as ev
from coproduce.domain.award_forms import (
    PUBLIC,
    RegistrationForm,
)
from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError
from coproduce.languages import _


def register(
    state: Register,
    form: RegistrationForm,
    leads: Sequence[str] = (),
    email: str = "",
    telephone: str = "",
) -> Step:
    """Write down a registration form that came in."""
    check_day(form.registered_on)
    if not form.name:
        raise CoproduceError(
            _("The name of the organisation is missing."), _("Write the name. Then try again.")
        )
    if any(is_same_name(one.name, form.name) for one in state.organisations.values()):
        raise CoproduceError(
            _("An organisation with this name is in the register already."),
            _("Put its form right, or write a different name."),
        )
    id_ = state.new_id("o")
    return Step(
        id_,
        (
            ev.OrganisationRegistered(id_, form),
            *_people_of(state, id_, tuple(leads), email, telephone),
        ),
    )


def put_right(state: Register, organisation: str, form: RegistrationForm) -> Step:
    """Put a registration form right. What it said before stays in the history."""
    active(state, organisation)
    check_day(form.registered_on)
    others = (one for one in state.organisations.values() if one.id != organisation)
    if any(is_same_name(one.name, form.name) for one in others):
        raise CoproduceError(
            _("An organisation with this name is in the register already."),
            _("Write a different name."),
        )
    return Step(events=(ev.OrganisationRegistered(organisation, form),))


def add_lead(
    state: Register, organisation: str, name: str, email: str = "", telephone: str = ""
) -> Step:
    """Name one more person who leads on co-production; the first has the contact details."""
    active(state, organisation)
    named = _people_of(state, organisation, (name,), email, telephone)
    return Step(state.new_id("p"), named)


def _people_of(
    state: Register, organisation: str, leads: tuple[str, ...], email: str, telephone: str
) -> tuple[ev.AwardEvent, ...]:
    """Return the events of a form's people. With no lead the details belong to a nameless one."""
    first = int(state.new_id("p")[1:])
    names = leads or (("",) if email or telephone else ())
    named = tuple(ev.LeadNamed(f"p{first + n}", organisation, name) for n, name in enumerate(names))
    if not (email or telephone) or not named:
        return named
    return (*named, ev.ContactGiven(named[0].seat, organisation, email, telephone))


def hold_meeting(state: Register, organisation: str, on: str, notes: str, champions: int) -> Step:
    """Write down the meeting about the organisation's commitment."""
    active(state, organisation)
    check_day(on)
    if champions < 1:
        raise CoproduceError(
            _("Nobody from the champions group was at this meeting."),
            _("The meeting is with champions. Write how many there were."),
        )
    id_ = state.new_id("m")
    return Step(id_, (ev.MeetingHeld(organisation, id_, on, notes, champions),))


def publish(state: Register, organisation: str, shown: Sequence[str]) -> Step:
    """Choose what may stand on the published page; nothing else is ever on it."""
    organisation_of(state, organisation)
    for what in shown:
        check_known(what, set(PUBLIC))
    if shown and "name" not in shown:
        raise CoproduceError(
            _("Without its name, nothing about an organisation can be published."),
            _("Choose the name too. Or choose nothing."),
        )
    kept = tuple(what for what in PUBLIC if what in shown)
    return Step(events=(ev.PublicationSet(organisation, kept),))


def archive(state: Register, organisation: str) -> Step:
    """Put an organisation aside. Its history stays."""
    if organisation_of(state, organisation).is_archived:
        raise CoproduceError(_("This organisation is archived already."))
    return Step(events=(ev.OrganisationArchived(organisation),))


def bring_back(state: Register, organisation: str) -> Step:
    """Bring an archived organisation back."""
    if not organisation_of(state, organisation).is_archived:
        raise CoproduceError(_("This organisation is not archived."))
    return Step(events=(ev.OrganisationBroughtBack(organisation),))
