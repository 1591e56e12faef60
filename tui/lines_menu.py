"""The first menu in plain lines: a new meeting, or one that is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coproduce import content, gathering, hearing, retiring, settings
from coproduce.domain.people import Safeguarding
from coproduce.errors import CoproduceError
from coproduce.languages import _, current, words
from tui import choosing_language, lines_award, lines_check, lines_pack
from tui.lines import BackError, Lines, Option, QuitError, SkipError, here

MOST: Final = 5
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
    options.append(Option(str(len(options) + 1), _("Check a document.")))
    options.append(Option(str(len(options) + 1), _("The award scheme.")))
    others: list[Callable[[Lines], object]] = [
        *(lines_pack.make, lines_check.check, lines_award.register)
    ]
    if choosing_language.is_choice():
        options.append(Option(str(len(options) + 1), _("Languages.")))
        others.append(_language)
    place = int(lines.ask([_("What do you want to do?")], options)) - 1
    other = place - (len(options) - len(others))
    if other >= 0:
        ended = others[other](lines)
        if isinstance(ended, str):
            return ended
        raise BackError  # to this menu
    return _start(lines) if place == 0 else found[place - 1].name


def _language(lines: Lines) -> str:
    """Ask which language the lines are in; return what the menu ends with for it."""
    options = [Option(str(n), name) for n, name in enumerate(choosing_language.offered(), 1)]
    key = lines.ask([_("Which language do you read on this screen?")], options)
    return choosing_language.ending(int(key) - 1)


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
    has_under_18 = _under_18(lines)
    hears = _hears(lines)
    folder = start_session(
        title or words(template.title),
        template,
        language=current(),
        people=people,
        safeguarding=hears,
        has_under_18=has_under_18,
    )
    lines.say(_("The meeting is called {name}.").format(name=folder.name))
    lines.say(_("Next comes what the meeting is for."), gathering.opening_next())
    lines.say(_("You type it at the desk. Choose: What we do today."))
    if has_under_18 and not hears.is_complete:
        lines.say(hearing.still_missing())
        lines.say(_("You type it at the desk. Choose: Who hears when someone is not safe."))
    return folder.name


def _under_18(lines: Lines) -> bool:
    options = [Option("1", _("Yes.")), Option("2", _("No, only adults."))]
    return lines.ask([hearing.question_under_18()], options, default="1") == "1"


def _hears(lines: Lines) -> Safeguarding:
    """Ask for the lead, the deputy and the number; Enter keeps those of the last meeting."""
    last = settings.safeguarding()
    while True:
        typed = []
        kept_before = (last.lead, last.deputy, last.number)
        for question, kept in zip(hearing.questions(), kept_before, strict=True):
            only_enter = _("If you only press Enter: {title}").format(title=kept)
            if not kept:
                only_enter = _("If you do not know, only press Enter.")
            typed.append(_text(lines, [question, only_enter]) or kept)
        try:
            return hearing.checked_or_nobody(*typed)
        except CoproduceError as error:
            lines.say(error.what_happened, error.what_to_do)


def _text(lines: Lines, question: list[str]) -> str:
    """Return what was typed; to skip is to type nothing."""
    try:
        return lines.ask_text(question)
    except SkipError:
        return ""


def _people(lines: Lines) -> int:
    """Ask how many people are in the room; 0 when it is not known."""
    question = [
        _("How many people are in the room? Type a number."),
        _("If you do not know, only press Enter."),
    ]
    while True:
        typed = _text(lines, question)
        if not typed:
            return 0
        if typed.isascii() and typed.isdigit() and int(typed) <= MOST_PEOPLE:
            return int(typed)
        lines.say(_("This is not a number of people. Type a number, such as 16."))


def show_menu() -> str | None:
    """Ask on this program's own input and output."""
    return choose(here())
