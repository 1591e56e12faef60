"""The evidence cards of a question, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coproduce import assessment
from coproduce.domain.activity import Activity, EvidenceCard


@dataclass(frozen=True, slots=True)
class Shown:
    """One card as a page shows it."""

    card: EvidenceCard
    sentence: str
    language: str
    """The language that `sentence` is really in."""
    photo: str
    """Where its photograph is; "" for a drawing."""
    photo_words: str
    drawing: Markup


def shown(activity: Activity, folder: str) -> list[Shown]:
    """Return the cards of a question; their photographs are under the address `folder`."""
    return [_shown(card, folder) for card in activity.evidence]


def _shown(card: EvidenceCard, folder: str) -> Shown:
    sentence, language = assessment.sentence(card)
    has_photo = assessment.photo_file(card) is not None
    drawing = "" if has_photo else assessment.picture(card)
    return Shown(
        card=card,
        sentence=sentence,
        language=language,
        photo=f"{folder}/{card.photo}" if has_photo else "",
        photo_words=assessment.photo_words(card)[0],
        # Our own file; what it shows is said beside it.
        drawing=Markup(drawing.replace("<svg ", '<svg class="p" aria-hidden="true" ', 1)),  # noqa: S704
    )
