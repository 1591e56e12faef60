"""The first menu in plain lines: a new meeting, or one that is there."""

from __future__ import annotations

from typing import Final

from coproduce import content, retiring
from coproduce.errors import CoproduceError
from coproduce.languages import _, current, words
from tui import lines_pack
from tui.lines import BackError, Lines, Option, QuitError, SkipError, here

MOST: Final = 7
"""How many meetings are offered: every choice is one digit."""
MOST_PEOPLE: Final = 100_000


def choose(lines: Lines) -> str | None:
    """Ask which meeting, and return its name; None if the person quits."""
    lines.explain()
    while True:
        try:
            return _choose(lines)
        except (BackError, SkipError):
            continue
        except QuitError:
            return None
        except CoproduceError as error:
            lines.say(error.what_happened, error.what_to_do)
            return None


def _choose(lines: Lines) -> str:
    found = retiring.open_sessions()[:MOST]
    options = [Option("1", _("Start a new meeting."))]
    options += [
        Option(str(place), _("Go on with: {name}").format(name=folder.name))
        for place, folder in enumerate(found, 2)
    ]
    options.append(Option(str(len(options) + 1), _("Make a pack of documents.")))
    key = lines.ask([_("What do you want to do?")], options)
    if key == options[-1].key:
        lines_pack.make(lines)
        raise BackError  # to this menu
    return _start(lines) if key == "1" else found[int(key) - 2].name


def _start(lines: Lines) -> str:
    """Ask for template, title and people, make the meeting, and return its name."""
    from coproduce.starting import start_session

    templates = content.templates()
    options = [Option(str(n), words(t.title)) for n, t in enumerate(templates, 1)]
    key = lines.ask([_("Which questions?")], options, default="1")
    template = templates[int(key) - 1]
    title = lines.ask_text(
        [
            _("Type a title for the meeting. Everyone sees it."),
            _("If you only press Enter: {title}").format(title=words(template.title)),
        ]
    )
    people = _people(lines)
    folder = start_session(
        title or words(template.title), template, language=current(), people=people
    )
    lines.say(_("The meeting is called {name}.").format(name=folder.name))
    return folder.name


def _people(lines: Lines) -> int:
    """Ask how many people are in the room; 0 when it is not known."""
    question = [
        _("How many people are in the room? Type a number."),
        _("If you do not know, only press Enter."),
    ]
    while True:
        try:
            typed = lines.ask_text(question)
        except SkipError:
            return 0
        if not typed:
            return 0
        if typed.isascii() and typed.isdigit() and int(typed) <= MOST_PEOPLE:
            return int(typed)
        lines.say(_("This is not a number of people. Type a number, such as 16."))


def show_menu() -> str | None:
    """Ask on this program's own input and output."""
    return choose(here())
