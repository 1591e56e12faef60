"""What a desk can ask about the languages of a meeting."""

from __future__ import annotations

from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.events_languages import LanguagesOffered, SecondLanguageSet
from coproduce.errors import CoproduceError
from coproduce.journal import Entry
from coproduce.languages import _, is_available
from form.asking import Answer, Arguments, Command
from form.host import Host


async def languages_offered(host: Host, arguments: Arguments) -> Answer:
    """Offer these languages on phones: `languages`, the whole new list of tags. Drafts too."""
    given = arguments["languages"]
    if not isinstance(given, list):
        raise TypeError(given)
    tags = tuple(dict.fromkeys(_known(tag) for tag in given))
    await host.append(Entry(LanguagesOffered(tags)))
    return {}


async def second_language(host: Host, arguments: Arguments) -> Answer:
    """Say questions on the room's screen in this `language` too; "" for none."""
    tag = str(arguments["language"])
    await host.append(Entry(SecondLanguageSet(_known(tag) if tag else "")))
    return {}


def _known(tag: object) -> str:
    name = clean_line(str(tag), 20)
    if not is_available(name):
        raise CoproduceError(
            _("We do not have the language “{tag}”.").format(tag=name), _("Choose another one.")
        )
    return name


LANGUAGE_COMMANDS: Final[dict[str, Command]] = {
    "languages-offered": languages_offered,
    "second-language": second_language,
}
"""Each by the name in its address: /api/<name>."""
