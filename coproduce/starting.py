"""Starts a session: its folder, its journal and its first events."""

from __future__ import annotations

from coproduce import home, joining
from coproduce.clean import clean_line
from coproduce.content import Template
from coproduce.domain.events import AgendaSet, PeopleCounted, SessionCreated
from coproduce.journal import Entry, SqliteJournal


def start_session(
    title: str,
    template: Template,
    *,
    language: str = "en",
    is_pretend: bool = False,
    people: int = 0,
) -> home.SessionFolder:
    """Make a new session from a template, with `people` in the room if counted.

    Raises CoproduceError if the folder for sessions cannot be written or would lose data.
    """
    title = clean_line(title) or template.title
    folder = home.new_session(title)
    created = SessionCreated(folder.name, title, joining.new_code(), language, is_pretend)
    entries = [Entry(created), Entry(AgendaSet(template.activities))]
    if people:
        entries.append(Entry(PeopleCounted(people)))
    with SqliteJournal(folder.journal) as journal:
        journal.append(entries)
    return folder
