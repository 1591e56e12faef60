"""An invitation to the event at which an organisation celebrates its award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from coproduce.award.wording import day as day_in_full
from coproduce.award.wording import say, sentence, stage_name
from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.build.award_papers import Paper, our, paper, typed
from easyread.document import Answer, Block, Heading, Picture, Row
from easyread.reading import Content

NAME: Final = "invitation"


@dataclass(frozen=True, slots=True)
class Event:
    """When and where it is. What is empty is a line to write on."""

    day: str = ""
    """Such as 2026-12-04."""
    time: str = ""
    place: str = ""


def invitation(register: Register, organisation: str, event: Event, content: Content) -> Paper:
    """Return the invitation in the language of now.

    Raises KeyError for an organisation that is not there, CoproduceError if it has no award.
    """
    one = register.organisations[organisation]
    if not one.highest:
        raise CoproduceError(
            _("The organisation has no award yet."), _("Invite people when there is one.")
        )

    def blocks() -> Iterator[Block]:
        yield Row((say("invitation-who"), typed(one.name)), Picture("welcome"))
        celebrated = say("invitation-why", stage=stage_name(one.highest))
        yield Row((celebrated,), Picture(one.highest))
        yield our("invitation-what")
        yield Heading(say("invitation-when"), id="when")
        day = day_in_full(event.day) if event.day else ""
        for name, words in (("day", day), ("time", event.time), ("place", event.place)):
            yield from _told(name, words)
        yield our("invitation-help")

    made = paper(NAME, say("invitation-title"), say("invitation-about"), blocks, content)
    return replace(made, document=replace(made.document, has_contents=False))


def _told(name: str, words: str) -> Iterator[Block]:
    id_ = f"invitation-{name}"
    if words:
        told = _("{name}: {words}").format(name=say(id_), words=typed(words))
        yield Row((told,), Picture(sentence(id_).picture))
    else:
        yield Answer(name, say(id_))
