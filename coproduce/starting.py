"""Starts a session: its folder, its journal and its first events."""

from __future__ import annotations

from coproduce import home, joining, settings
from coproduce.clean import clean_line
from coproduce.content import Template
from coproduce.domain.events import AgendaSet, PeopleCounted, SessionCreated
from coproduce.domain.people import Safeguarding
from coproduce.domain.safe_events import AgesSet, LanguagesReadSet, SafeguardingSet
from coproduce.journal import Entry, SqliteJournal
from coproduce.languages import _


def start_session(
    title: str,
    template: Template,
    *,
    language: str = "en",
    is_pretend: bool = False,
    people: int = 0,
    safeguarding: Safeguarding | None = None,
    has_under_18: bool = True,
) -> home.SessionFolder:
    """Make a new session from a template, with `people` in the room if counted.

    Without `safeguarding` the one of the last meeting is taken; pretend meetings have pretend ones.
    One that is given is kept for the next meetings.

    Raises CoproduceError if the folder for sessions cannot be written or would lose data.
    """
    if safeguarding is not None and safeguarding.is_complete and not is_pretend:
        settings.keep_safeguarding(safeguarding.lead, safeguarding.deputy, safeguarding.number)
    title = clean_line(title) or template.title
    folder = home.new_session(title)
    created = SessionCreated(
        folder.name, title, joining.new_code(), language, is_pretend, settings.keep_days()
    )
    entries = [Entry(created), Entry(AgendaSet(template.activities))]
    if people:
        entries.append(Entry(PeopleCounted(people)))
    entries += _safe(safeguarding, has_under_18=has_under_18, is_pretend=is_pretend)
    with SqliteJournal(folder.journal) as journal:
        journal.append(entries)
    return folder


def pretend_safeguarding() -> Safeguarding:
    """Return who hears in a pretend meeting: obviously nobody real."""
    return Safeguarding(_("Pretend Lead"), _("Pretend Deputy"), "0000 000000")


def _safe(given: Safeguarding | None, *, has_under_18: bool, is_pretend: bool) -> list[Entry]:
    who = given or (pretend_safeguarding() if is_pretend else settings.safeguarding())
    read = () if is_pretend else settings.languages_read()
    entries = [] if has_under_18 else [Entry(AgesSet(has_under_18=False))]
    if who.is_complete:
        entries.append(Entry(SafeguardingSet(who.lead, who.deputy, who.number)))
    if read:
        entries.append(Entry(LanguagesReadSet(read)))
    return entries
