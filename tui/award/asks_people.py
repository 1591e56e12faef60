"""What is asked about people: champions, officers, supporters."""

from __future__ import annotations

from collections.abc import Callable

from coproduce.award import people
from coproduce.award.registrar import Registrar
from coproduce.domain.people import Role
from coproduce.languages import _
from tui.award import fields
from tui.award.asking import Ask, Choice, Field, Given, Here, Part


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(
            name="champion",
            title=_("Add a champion"),
            take=_join,
            parts=_champion,
            is_about_one=False,
        ),
        Ask(
            name="officer",
            title=_("Name an officer, who decides about awards"),
            take=_officer,
            parts=lambda _here: (Part(fields=(fields.line("name", _("Name of the officer")),)),),
            is_about_one=False,
        ),
        Ask(
            name="aside",
            title=_("A champion steps aside"),
            is_for_archived=True,
            take=_aside,
            parts=_who_can_step_aside,
            can=_is_any(_who_can_step_aside),
        ),
        Ask(
            name="back",
            title=_("A champion comes back"),
            is_for_archived=True,
            take=_back,
            parts=_who_can_come_back,
            can=_is_any(_who_can_come_back),
        ),
        Ask(
            name="supporter",
            title=_("Name a supporter"),
            take=_supporter,
            parts=_who_can_support,
            can=_is_any(_who_can_support),
        ),
        Ask(
            name="support",
            title=_("Write down what a supporter offered"),
            take=_support,
            parts=_offered,
            can=_is_any(_offered),
        ),
        Ask(
            name="remove-person",
            title=_("Remove a person"),
            take=lambda book, _here, given: book.take(people.remove_person, given.words("person")),
            parts=_everyone,
            is_about_one=False,
            can=lambda here: bool(fields.people(here)),
            warning=_(
                "Everything about this person goes for good. Decisions stay, without the name."
            ),
        ),
    )


def _champion(_here: Here) -> tuple[Part, ...]:
    return (
        Part(
            fields=(
                fields.line("name", _("Name of the champion")),
                fields.one("role", _("Who are they in the group?"), fields.roles()),
            )
        ),
    )


def _join(book: Registrar, _here: Here, given: Given) -> str:
    return book.take(people.join_champions, given.words("name"), Role(given.words("role")))


def _officer(book: Registrar, _here: Here, given: Given) -> str:
    return book.take(people.name_officer, given.words("name"))


def _which(choices: tuple[Choice, ...], hint: str = "") -> Field:
    return fields.one("champion", _("Which champion?"), choices, hint)


def _is_any(parts: Callable[[Here], tuple[Part, ...]]) -> Callable[[Here], bool]:
    """Return whether there is anybody to choose: a question with no choice has no answer."""
    return lambda here: bool(parts(here)[0].fields[0].choices)


def _who_can_step_aside(here: Here) -> tuple[Part, ...]:
    there = (seat for seat in here.state.champions if seat not in here.one.stepped_aside)
    hint = _("No reason is needed. The organisation never hears of it.")
    return (Part(fields=(_which(fields.champions(here, there), hint),)),)


def _who_can_come_back(here: Here) -> tuple[Part, ...]:
    return (Part(fields=(_which(fields.champions(here, sorted(here.one.stepped_aside))),)),)


def _who_can_support(here: Here) -> tuple[Part, ...]:
    away = {*here.one.stepped_aside, *here.one.supporters}
    there = (seat for seat in here.state.champions if seat not in away)
    return (Part(fields=(_which(fields.champions(here, there)),)),)


def _aside(book: Registrar, here: Here, given: Given) -> str:
    return book.take(people.step_aside, here.organisation, given.words("champion"))


def _back(book: Registrar, here: Here, given: Given) -> str:
    return book.take(people.come_back, here.organisation, given.words("champion"))


def _supporter(book: Registrar, here: Here, given: Given) -> str:
    return book.take(people.name_supporter, here.organisation, given.words("champion"))


def _offered(here: Here) -> tuple[Part, ...]:
    known = fields.champions(here, here.one.supporters)
    now = known[0].id if len(known) == 1 else ""
    asked = (
        fields.one("champion", _("Which supporter?"), known, now=now),
        fields.lines("what", _("What did they offer?")),
        fields.day(here),
    )
    return (Part(fields=asked),)


def _support(book: Registrar, here: Here, given: Given) -> str:
    champion, what, on = map(given.words, ("champion", "what", "on"))
    return book.take(people.offer_support, here.organisation, champion, what, on)


def _everyone(here: Here) -> tuple[Part, ...]:
    return (Part(fields=(fields.one("person", _("Which person?"), fields.people(here)),)),)
