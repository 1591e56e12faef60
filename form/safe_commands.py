"""Who hears when someone is not safe, who takes part, and what the desk can read."""

from __future__ import annotations

from typing import Final

from coproduce import settings
from coproduce.clean import clean_line
from coproduce.domain import safe_events as safe
from coproduce.hearing import checked
from coproduce.journal import Entry
from form.asking import Answer, Arguments, Command
from form.host import Host


async def safeguarding(host: Host, arguments: Arguments) -> Answer:
    """Set `lead`, `deputy` and `number`; kept for the next meetings too."""
    who = checked(*(str(arguments.get(name, "")) for name in ("lead", "deputy", "number")))
    await host.append(Entry(safe.SafeguardingSet(who.lead, who.deputy, who.number)))
    if not host.session.is_pretend:
        settings.keep_safeguarding(who.lead, who.deputy, who.number)
    return {}


async def ages(host: Host, arguments: Arguments) -> Answer:
    """Say whether anybody under 18 takes part: `under_18`."""
    has_under_18 = arguments["under_18"]
    if not isinstance(has_under_18, bool):
        raise TypeError(has_under_18)
    await host.append(Entry(safe.AgesSet(has_under_18)))
    return {}


async def languages_read(host: Host, arguments: Arguments) -> Answer:
    """Say which languages the people at the desk read: `languages`, a list of tags."""
    given = arguments["languages"]
    if not isinstance(given, list):
        raise TypeError(given)
    tags = [clean_line(str(tag), 20) for tag in given]
    read = tuple(dict.fromkeys(tag for tag in tags if tag))
    await host.append(Entry(safe.LanguagesReadSet(read)))
    if not host.session.is_pretend:
        settings.keep_languages_read(read)
    return {}


SAFE_COMMANDS: Final[dict[str, Command]] = {
    "safeguarding": safeguarding,
    "ages": ages,
    "languages-read": languages_read,
}
"""Each by the name in its address: /api/<name>."""
