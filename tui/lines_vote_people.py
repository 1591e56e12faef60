"""Beside the questions, in plain lines: what I agree to, and a list instead of writing."""

from __future__ import annotations

from functools import partial
from typing import Final

from coproduce import assessment, returning, safe_words
from coproduce.content_people import MOST_PHRASES, agreement, phrases
from coproduce.domain.people import AgreementPart, Participant
from coproduce.domain.safe_events import Wish
from coproduce.following import Follower
from coproduce.languages import _, words
from coproduce.offering import with_english
from tui.lines import BackError, Lines, Option, SkipError
from tui.lines_desk import Asker

LIST: Final = "p"
"""What is typed instead of a comment to choose from the list."""
SEND: Final = "y"
WRITTEN_FOR: Final = "w"


def come_back(lines: Lines, follower: Follower) -> Participant:
    """Return who has the card that is typed. Raises BackError, SkipError or QuitError."""
    while True:
        typed = lines.ask_text(returning.question())
        follower.update()
        found = returning.person_with(follower.session, typed)
        if found is not None:
            lines.say(returning.welcome_back())
            return found
        lines.say(returning.nobody_has_it())


def agree(lines: Lines, client: Asker, seat: str) -> bool | None:
    """Ask each part of the agreement by itself; return whether the person takes part, if said.

    Raises BackError or QuitError: what was answered before is kept.
    """
    sheet = agreement()
    takes_part: bool | None = None
    lines.say(*(with_english(partial(words, text)) for text in (sheet.title, *sheet.about)))
    for part in sheet.parts:
        is_yes = _asked(lines, part.part)
        if is_yes is None:
            continue
        client.ask("agree", seat=seat, part=str(part.part), yes=is_yes)
        if part.part is AgreementPart.TAKING_PART:
            takes_part = is_yes
    lines.say(_("Thank you. You can change it at any time."))
    return takes_part


def _asked(lines: Lines, part: AgreementPart) -> bool | None:
    """Ask one part; None when it is left out. No answer is chosen beforehand."""
    found = next(p for p in agreement().parts if p.part is part)
    options = [
        Option("1", with_english(lambda: _("Yes"))),
        Option("2", with_english(lambda: _("No"))),
        Option("3", _("Leave this one out.")),
    ]
    texts = (found.name, found.question, *found.about)
    question = [with_english(partial(words, text)) for text in texts]
    question.append(
        with_english(lambda: _("If you say no: {meaning}").format(meaning=words(found.if_no)))
    )
    try:
        key = lines.ask(question, options)
    except SkipError:
        return None
    return {"1": True, "2": False}.get(key)


def pick_phrases(lines: Lines) -> list[str]:
    """Say the list of phrases, and return the ids of those chosen; none when none was."""
    listed = phrases()
    lines.say(*(_("{key}. {words}").format(key=p.number, words=words(p.text)) for p in listed))
    question = [
        _("You can choose up to {most}.").format(most=MOST_PHRASES),
        _("Type the numbers with spaces between them. Then press Enter."),
        _("Or only press Enter."),
    ]
    while typed := lines.ask_text(question).replace(",", " ").split():
        chosen = numbered(typed)
        if chosen:
            return chosen
        lines.say(_("That is not right yet."))
    return []


def numbered(typed: list[str]) -> list[str]:
    """Return the ids of the phrases with these numbers; none when one of them is wrong."""
    by_number = {str(p.number): p.id for p in phrases()}
    chosen = list(dict.fromkeys(typed))
    is_right = set(chosen) <= set(by_number) and len(chosen) <= MOST_PHRASES
    return [by_number[n] for n in chosen] if is_right else []


def how_to_send(lines: Lines, question: str) -> str:
    """Ask whether words go, and who wrote them: `SEND`, `WRITTEN_FOR`, or "n"."""
    options = [
        Option(SEND, _("Yes")),
        Option(WRITTEN_FOR, _("Yes. Someone wrote it for me, in my words.")),
        Option("n", _("No")),
    ]
    return lines.ask([question], options)


def ask_wish(lines: Lines) -> Wish:
    """Ask who may read the words. Nothing chosen is the safest: only staff."""
    options = [
        Option(str(n), with_english(partial(safe_words.wish_name, wish)))
        for n, wish in enumerate(safe_words.WISHES, 1)
    ]
    question = [with_english(safe_words.wish_question), with_english(safe_words.wish_if_none)]
    try:
        key = lines.ask(question, options)
    except (BackError, SkipError):
        return Wish.STAFF
    return safe_words.WISHES[int(key) - 1]


def step_aside(lines: Lines, client: Asker, seat: str) -> bool:
    """Give up the seat, as if the person had never sat down: nobody asks why."""
    for text in told_of_stepping_aside():
        lines.say(text)
    is_sure = lines.confirm(with_english(lambda: assessment.asking_aside()[0]))
    if is_sure:
        client.ask("step-aside", seat=seat)
    return is_sure


def told_of_stepping_aside() -> list[str]:
    """Return what is said before it."""
    places = range(1, len(assessment.asking_aside()))
    return [with_english(partial(_aside_line, place)) for place in places]


def _aside_line(place: int) -> str:
    return assessment.asking_aside()[place]
