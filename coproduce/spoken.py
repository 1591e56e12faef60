"""What phones can read aloud: the lines of each page, and the file that each line's sound is in.

The sound is made ahead, in a process of its own; the form only sends files. Both take the lines
from here, so that what is heard is what stands on the page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from coproduce import assessment, content
from coproduce.domain.activity import PRACTICE, Activity
from coproduce.domain.people import Role
from coproduce.domain.session import Session
from coproduce.languages import SOURCE, _, speaking
from coproduce.safe_words import WISHES, who_hears, wish_if_none, wish_name, wish_question
from coproduce.sentences import choice_word, role_name, who_sees

FOLDER: Final = "spoken"
"""The folder in a session's folder: deleted with it, and never needed to go on."""


Spoken = Iterator[tuple[str, bool | str]]
"""Lines of a page, each with whether it is the question's own words, or with its language."""


class Page(StrEnum):
    """The pages that can be listened to."""

    JOIN = "join"
    QUESTION = "question"
    EASIER = "easier"
    """The question in easier words."""
    THANKS = "thanks"
    SAY = "say"
    """Saying more in own words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is heard."""

    text: str
    language: str
    """The language that `text` is really in: a line without translation is English."""
    is_spare: bool = False
    """An organisation's words in a third language: a page can be heard without them."""

    @property
    def file(self) -> str:
        """The name of the file that its sound is in."""
        said = f"{self.language}\0{self.text}".encode()
        return hashlib.blake2s(said, digest_size=12).hexdigest() + ".mp3"


def lines(session: Session, page: Page, about: str, tag: str) -> tuple[Line, ...]:
    """Return what is heard of a page in the language `tag`; () if there is no such page.

    `about` is the id of the question, or of the practice question; "" for the page of who joins.
    """
    activity = _activity(session, about)
    if activity is None and page is not Page.JOIN:
        return ()
    here = _said(session, page, activity, tag)
    english = here if tag == SOURCE else _said(session, page, activity, SOURCE)
    cards = activity.evidence if activity is not None else ()
    third = {
        w for c in cards if c.language not in (tag, SOURCE) for w in (c.sentence, c.photo_words)
    }
    return tuple(
        # Words that are the same in English have no translation; people's own are never English.
        Line(
            text,
            SOURCE if language == tag and source == (text, SOURCE) else language,
            is_spare=text in third,
        )
        for (text, language), source in zip(here, english, strict=True)
    )


def every_line(session: Session, tag: str) -> tuple[Line, ...]:
    """Return what can be heard of the whole session in one language, each line once."""
    asked = (content.answers().practice, *session.agenda)
    places = [(Page.JOIN, "")] + [
        (page, activity.id) for activity in asked for page in Page if page is not Page.JOIN
    ]
    found = (line for page, about in places for line in lines(session, page, about, tag))
    return tuple(dict.fromkeys(found))


def ready(folder: Path, heard: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines whose sound is in a session's folder; () for half a page: none is offered.

    Spare lines are left out where no voice reads them.
    """
    there = tuple(line for line in heard if (folder / FOLDER / line.file).is_file())
    is_whole = all(line in there for line in heard if not line.is_spare)
    return there if is_whole else ()


def _activity(session: Session, about: str) -> Activity | None:
    return content.answers().practice if about == PRACTICE else session.activity(about)


def _said(
    session: Session, page: Page, activity: Activity | None, tag: str
) -> list[tuple[str, str]]:
    """Return the lines of a page as they stand in the language `tag`, each with its language."""
    with speaking(tag):
        if activity is None:
            return [(text, tag) for text in _joining(session)]
        own = session.language if activity.is_own else tag
        said = _PAGES[page](session, activity)
        return [(text, by if isinstance(by, str) else own if by else tag) for text, by in said]


def _joining(session: Session) -> Iterator[str]:
    yield _("Who are you?")
    yield from map(role_name, Role)
    yield who_hears(session.safeguarding.lead)
    yield _("You choose if you take part, and you can stop at any time.")


def _question(session: Session, activity: Activity) -> Spoken:
    return _asked(activity, activity.statement)


def _easier(session: Session, activity: Activity) -> Spoken:
    return _asked(activity, activity.easier or activity.statement)


def _asked(activity: Activity, sentences: tuple[str, ...]) -> Spoken:
    if activity.statement:
        yield content.called(activity), True
    for sentence in sentences:
        yield content.said(activity, sentence), True
    yield from _evidence(activity)
    if activity.id != PRACTICE:
        for sentence in who_sees():
            yield sentence, False
    yield content.said(activity, activity.question), True
    if activity.most > 1:
        yield _("You can choose up to {most}.").format(most=activity.most), False
    for choice in activity.all_choices:
        yield choice_word(activity, choice), choice in activity.choices


def _evidence(activity: Activity) -> Spoken:
    if activity.evidence:
        yield assessment.heading(), False
    for card in activity.evidence:
        yield assessment.name(card), False
        yield assessment.sentence(card)
        if card.photo and card.photo_words:
            yield assessment.photo_words(card)
        yield assessment.how_to_look(card), False


def _thanks(session: Session, activity: Activity) -> Spoken:
    yield _("Thank you. We have your answer."), False


def _say(session: Session, activity: Activity) -> Spoken:
    if activity.comment:
        yield content.said(activity, activity.comment), True
    yield _("The people who run the meeting read this first."), False
    yield _("Please do not write names or phone numbers."), False
    yield who_hears(session.safeguarding.lead), False
    yield wish_question(), False
    for wish in WISHES:
        yield wish_name(wish), False
    yield wish_if_none(), False


_PAGES: Final[dict[Page, Callable[[Session, Activity], Spoken]]] = {
    Page.QUESTION: _question,
    Page.EASIER: _easier,
    Page.THANKS: _thanks,
    Page.SAY: _say,
}
