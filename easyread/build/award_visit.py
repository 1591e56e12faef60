"""The visit pack for champions, cut down to the stage that they look at."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from coproduce.clean import clean_line
from coproduce.domain.award_organisation import STAGES
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.document import Block, Document, Heading

SECTIONS: Final = STAGES[1:]
"""The stages that champions visit for; the ids of their sections too."""


def visit_pack(document: Document, stage: str = "") -> Document:
    """Return the visit pack with what to look for at one stage; the whole of it without one.

    Raises CoproduceError for a stage without visits.
    """
    if not stage:
        return document
    if stage not in SECTIONS:
        raise CoproduceError(
            _("There is no visit pack for “{stage}”.").format(stage=clean_line(stage)),
            _("Choose one of: {names}").format(names=", ".join(SECTIONS)),
        )
    kept: list[Block] = []
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            section = block.id
        if section not in SECTIONS or section == stage:
            kept.append(block)
    return replace(document, name=f"{document.name}-{stage}", blocks=tuple(kept))
