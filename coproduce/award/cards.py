"""Evidence cards: each piece as a picture and one sentence by the organisation.

Where a photograph may not be shown any more, one of our pictures stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coproduce.assessment import looks
from coproduce.domain.award_forms import Evidence
from coproduce.domain.award_organisation import Organisation
from coproduce.languages import words

PHOTOGRAPHS: Final = ("jpg", "jpeg", "png")
"""The kinds of files that a card can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One evidence card of a document. The meeting's are `domain.activity.EvidenceCard`."""

    evidence: str
    """The id of the piece."""
    title: str
    """What it is, in the language of now, such as "A photo"."""
    ask: str
    """How to look at it, in the language of now: as in the champions' meeting."""
    sentence: str
    """What it shows, as the organisation wrote it."""
    language: str
    """The language of the sentence."""
    picture: str
    """The name of one of our pictures; it stands there when there is no photograph."""
    photograph: Path | None = None
    """The file of its photograph, cleaned; None where there is none or it may not be shown."""
    alt: str = ""
    """What can be seen in the photograph, as the organisation wrote it."""
    is_ended: bool = False
    """There is a photograph, and it may not be shown or is not there any more."""
    link: str = ""
    criteria: tuple[str, ...] = ()
    """The ids of the criteria that it belongs to."""


def cards(
    organisation: Organisation, files: Path, today: str, pieces: Iterable[str] | None = None
) -> tuple[Card, ...]:
    """Return a card for each piece of evidence, or for those with the ids `pieces`, in that order.

    `files` is the folder of the copies, `today` a day such as 2026-11-26: a photograph is shown up
    to the last day of its permission. A piece that was taken out has no card.
    """
    ids = organisation.evidence if pieces is None else pieces
    found = ((id_, organisation.evidence.get(id_)) for id_ in ids)
    return tuple(_card(id_, one, files, today) for id_, one in found if one is not None)


def may_show(one: Evidence, today: str) -> bool:
    """Whether the people in a photograph agreed, and still do on the day `today`."""
    allowed = one.permission
    return allowed is not None and allowed.given_on <= today <= allowed.until


def _photograph(one: Evidence, files: Path) -> Path | None:
    if one.file is None or one.file.kind.lower() not in PHOTOGRAPHS:
        return None
    return files / f"{one.file.digest}.{one.file.kind}"


def _card(id_: str, one: Evidence, files: Path, today: str) -> Card:
    look = looks()[one.kind]
    file = _photograph(one, files)
    is_shown = file is not None and file.is_file() and may_show(one, today)
    return Card(
        evidence=id_,
        title=words(look.name),
        ask=words(look.ask),
        sentence=one.sentence,
        language=one.language,
        picture=one.picture or look.picture,
        photograph=file if is_shown else None,
        alt=one.picture_words if is_shown else "",
        is_ended=file is not None and not is_shown,
        link=one.link,
        criteria=one.criteria,
    )
