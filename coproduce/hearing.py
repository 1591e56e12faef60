"""Who hears when someone is not safe: what was typed, checked the same way at every door."""

from __future__ import annotations

from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.people import NOBODY, Safeguarding
from coproduce.errors import CoproduceError
from coproduce.languages import _

MOST_NAME: Final = 80
MOST_NUMBER: Final = 40
"""The most characters of a name, and of the number to ring."""


def checked(lead: str, deputy: str, number: str) -> Safeguarding:
    """Return who hears, as it was typed. Raises CoproduceError unless all 3 are there."""
    lead, deputy = clean_line(lead, MOST_NAME), clean_line(deputy, MOST_NAME)
    number = clean_line(number, MOST_NUMBER)
    if not (lead and deputy and any(c.isdigit() for c in number)):
        raise CoproduceError(
            _("Something is missing: a lead, a deputy, or a number to ring."), _("Type all 3.")
        )
    return Safeguarding(lead, deputy, number)


def checked_or_nobody(lead: str, deputy: str, number: str) -> Safeguarding:
    """As `checked`, but nothing typed at all is nobody for now: the desk can type it later."""
    if any(clean_line(typed) for typed in (lead, deputy, number)):
        return checked(lead, deputy, number)
    return NOBODY


def question_under_18() -> str:
    """Return what is asked about ages before a meeting."""
    return _("Do people under 18 come?")


def questions() -> tuple[str, str, str]:
    """Return what is asked for the lead, the deputy and the number."""
    return (
        _("Who is the safeguarding lead? People read this name before they write."),
        _("Who is the deputy, if the lead does not answer?"),
        _("Which number do you ring when someone is not safe?"),
    )


def nobody_hears() -> CoproduceError:
    """Return the refusal to ask people while nobody is named, with the desk's own words for it."""
    return CoproduceError(
        _("We do not know yet who hears when someone is not safe."),
        _(
            "At the desk, choose: Who hears when someone is not safe. "
            "Type a safeguarding lead, a deputy and a number."
        ),
    )


def still_missing() -> str:
    """Return what a new meeting for under-18s is told when nobody is named."""
    return _("No question opens before you type who hears when someone is not safe.")
