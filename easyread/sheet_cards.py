"""The evidence cards on paper: a picture or photograph, one sentence, and how to look at it."""

from __future__ import annotations

import base64
from functools import partial
from html import escape

from coproduce import assessment
from coproduce.domain.activity import Activity, EvidenceCard
from coproduce.languages import current
from easyread.sheet_page import both, p


def evidence(activity: Activity) -> str:
    """Return what to look at before a question is answered; "" when there is nothing.

    A photograph stands in the sheet itself, so that the sheet asks nothing of any network.
    """
    cards = "".join(map(_card, activity.evidence))
    return p("question", assessment.heading) + cards if cards else ""


def _card(card: EvidenceCard) -> str:
    sentence, language = assessment.sentence(card)
    own = f' lang="{escape(language)}" dir="auto"' if language != current() else ""
    return (
        f'<div class="evidence">{_picture(card)}<div>'
        f"<p><b>{both(partial(assessment.name, card))}</b></p><p{own}>{escape(sentence)}</p>"
        f"{p('', partial(assessment.how_to_look, card))}</div></div>"
    )


def _picture(card: EvidenceCard) -> str:
    file = assessment.photo_file(card)
    if file is None:
        return f"<span>{assessment.picture(card)}</span>"
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    seen, _language = assessment.photo_words(card)
    return f'<img src="data:image/jpeg;base64,{data}" alt="{escape(seen)}">'
