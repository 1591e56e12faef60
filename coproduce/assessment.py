"""What champions are asked about an award: one activity a criterion, and its evidence cards.

The words are in content/assessment.toml, the names of the criteria in content/facts/award.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from coproduce import languages, resources
from coproduce.content import answers
from coproduce.domain.activity import DONT_UNDERSTAND, Activity, EvidenceCard, Kind
from coproduce.domain.award import Criterion
from coproduce.domain.session import Session
from coproduce.languages import _, words

PICTURES: Final = ("openmoji", "own")
"""The folders of content/pictures that hold the pictures of documents and cards."""
SMALL: Final = "-small.jpg"
"""How the name of a photograph's small copy ends, which phones get: its digest is before it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of evidence card."""

    id: str
    name: str
    ask: str
    """How to look at it."""
    picture: str
    """The id of one of our pictures."""


@cache
def looks() -> Mapping[str, Look]:
    """Return the kinds of evidence card, by id."""
    return {entry["id"]: Look(**entry) for entry in _table()["look"]}


def activity_of(criterion: Criterion, evidence: tuple[EvidenceCard, ...] = ()) -> Activity:
    """Return what champions are asked about a criterion. Its id is the criterion's."""
    table, kinds = _table(), answers()
    its = next(one for one in table["criterion"] if one["id"] == criterion.id)
    puzzled = tuple(c for c in kinds.apart if c.id == DONT_UNDERSTAND)
    return Activity(
        id=criterion.id,
        kind=Kind.VERDICT,
        name=criterion.name,
        statement=tuple(its["statement"]),
        question=table["ask"],
        choices=kinds.sets[Kind.VERDICT],
        apart=(kinds.cannot_tell, *puzzled),
        easier=(*its["easier"], *table["easier"]),
        comment=table["comment"],
        evidence=evidence,
    )


def is_assessment(session: Session) -> bool:
    """Whether the meeting is one of champions who assess for the award scheme."""
    return any(activity.kind is Kind.VERDICT for activity in session.agenda)


def sentence(card: EvidenceCard) -> tuple[str, str]:
    """Return a card's sentence in the language of now where it is translated, and its language."""
    return _in_now(card.sentence, card.language)


def photo_words(card: EvidenceCard) -> tuple[str, str]:
    """Return what can be seen in a card's photograph, as `sentence` does."""
    return _in_now(card.photo_words, card.language)


def _in_now(text: str, language: str) -> tuple[str, str]:
    """People's words are not missed when they are not translated: they are theirs."""
    if language == languages.SOURCE and languages.knows(text) == "content":
        said = words(text)
        if said != text:
            return said, languages.current()
    return text, language


def name(card: EvidenceCard) -> str:
    """Return what kind of thing a card is, in the language of now."""
    return words(looks()[card.kind].name)


def how_to_look(card: EvidenceCard) -> str:
    """Return how to look at it, in the language of now."""
    return words(looks()[card.kind].ask)


def heading() -> str:
    """Return what stands above the evidence cards."""
    return _("Look at this first")


def told(activity: Activity) -> list[str]:
    """Return the evidence cards under their heading; nothing when there are none."""
    return [heading(), *lines(activity)] if activity.evidence else []


def lines(activity: Activity) -> list[str]:
    """Return the evidence cards as lines to read."""
    return [line for card in each(activity) for line in card]


def each(activity: Activity) -> list[list[str]]:
    """Return each evidence card: what it is, its sentence, how to look at it.

    Words in another language than that of now have a line of their own, so that they are drawn
    and read right.
    """
    return [_card_lines(number, card) for number, card in enumerate(activity.evidence, 1)]


def _card_lines(number: int, card: EvidenceCard) -> list[str]:
    text, language = sentence(card)
    seen, _language = photo_words(card)
    said = f"{_ended(text)} ({seen})" if card.photo and seen else _ended(text)
    words_ = {"number": number, "kind": name(card), "ask": how_to_look(card)}
    if language == languages.current():
        return [_("{number}. {kind}: {sentence} {ask}").format(sentence=said, **words_)]
    return [_("{number}. {kind}. {ask}").format(**words_), said]


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…؟。۔।" else f"{text}."


def asking_aside() -> list[str]:
    """Return what is said before somebody steps aside: the same at every door."""
    return [
        _("Do you want to step aside?"),
        _("You do not have to say why.") + " " + _("We do not tell anyone."),
        _("We delete all your answers and all your words from this meeting."),
        _("We keep words about someone not being safe."),
    ]


def picture(card: EvidenceCard) -> str:
    """Return the SVG that is drawn for a card without a photograph; "" if there is none."""
    return _drawn(card.picture) or _drawn(looks()[card.kind].picture)


@cache
def _drawn(picture: str) -> str:
    is_name = picture.replace("-", "").isalnum() and picture.isascii()
    for folder in PICTURES if is_name else ():
        file = resources.folder("content") / "pictures" / folder / f"{picture}.svg"
        if file.is_file():
            return file.read_text("utf-8")
    return ""


def photo_file(card: EvidenceCard) -> Path | None:
    """Return the small copy of a card's photograph; None when it may not be shown any more."""
    today = datetime.now().astimezone().date()
    if not (card.photo and card.photo.isalnum() and today.isoformat() <= card.photo_until):
        return None
    file = small_copy(card.photo)
    return file if file.is_file() else None


def small_copy(digest: str) -> Path:
    """Return where the small copy of a photograph of the register is, made or not."""
    from coproduce.award.registrar import files

    return files() / f"{digest}{SMALL}"


def card_with(session: Session, digest: str) -> EvidenceCard | None:
    """Return a card of the meeting that shows this photograph; None once the meeting is over."""
    if session.is_ended:
        return None
    cards = (card for activity in session.agenda for card in activity.evidence)
    return next((card for card in cards if card.photo and card.photo == digest), None)


@cache
def _table() -> dict[str, Any]:
    file = resources.folder("content") / "assessment.toml"
    return tomllib.loads(file.read_text("utf-8"))
