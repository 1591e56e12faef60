"""Steps: champions, officers and supporters."""

from __future__ import annotations

from coproduce.award.steps import (
    Step,
    active,
    check_champion,
    check_day,
    check_words,
    no_such,
    organisation_of,
)
from coproduce.domain import award_events as ev
from coproduce.domain.award_register import Register
from coproduce.domain.people import Role
from coproduce.errors import CoproduceError
from coproduce.languages import _


def join_champions(state: Register, name: str, role: Role) -> Step:
    """Write down a member of the champions group."""
    id_ = state.new_id("p")
    return Step(id_, (ev.ChampionJoined(id_, name, role),))


def name_officer(state: Register, name: str) -> Step:
    """Write down a person who decides about awards."""
    id_ = state.new_id("p")
    return Step(id_, (ev.OfficerNamed(id_, name),))


def step_aside(state: Register, organisation: str, champion: str) -> Step:
    """Let a champion take no part in what is about an organisation. No reason is asked."""
    organisation_of(state, organisation)
    check_champion(state, champion)
    return Step(events=(ev.ChampionSteppedAside(champion, organisation),))


def come_back(state: Register, organisation: str, champion: str) -> Step:
    """Let a champion take part again."""
    organisation_of(state, organisation)
    check_champion(state, champion)
    return Step(events=(ev.ChampionCameBack(champion, organisation),))


def name_supporter(state: Register, organisation: str, champion: str) -> Step:
    """Name a champion as the organisation's supporter."""
    check_champion(state, champion)
    if champion in active(state, organisation).stepped_aside:
        raise CoproduceError(
            _("This champion stepped aside for this organisation."),
            _("Choose another champion."),
        )
    return Step(events=(ev.SupporterNamed(champion, organisation),))


def offer_support(state: Register, organisation: str, champion: str, what: str, on: str) -> Step:
    """Write down what a supporter offered, and when."""
    if champion not in active(state, organisation).supporters:
        raise CoproduceError(
            _("This champion is not a supporter of this organisation."),
            _("First name the champion as a supporter."),
        )
    check_day(on)
    check_words(what)
    return Step(events=(ev.SupportOffered(organisation, champion, what, on),))


def remove_person(state: Register, person: str) -> Step:
    """Take all that is kept about a person out for good. Decisions stay, without the name."""
    leads = {seat for one in state.organisations.values() for seat in one.leads}
    if person not in {*state.champions, *state.officers, *leads}:
        raise no_such(person)
    return Step(taken_out=(ev.PersonRemoved(person),))
