"""The published page: who has an award, and nothing that no officer ticked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coproduce.award import words
from coproduce.award.published import Published, published
from coproduce.award.wording import day, say, stage_name
from coproduce.domain.award_register import Register
from easyread.build.award_papers import Paper, our, own_words, paper, typed
from easyread.document import Block, Heading, Picture, Row
from easyread.reading import Content

NAME: Final = "who-has-an-award"


def published_page(register: Register, content: Content) -> Paper:
    """Return the page in the language of now. Raises ContentError if our words have mistakes."""

    def blocks() -> Iterator[Block]:
        shown = published(register)
        if not shown:
            yield our("published-none")
        for number, one in enumerate(shown, 1):
            yield from _organisation(number, one)

    return paper(NAME, say("published-title"), say("published-about"), blocks, content)


def _organisation(number: int, one: Published) -> Iterator[Block]:
    yield Heading(typed(one.name), id=f"organisation-{number}")
    said = tuple(_said(one))
    if said:
        yield Row(said, Picture(one.stage) if one.stage else Picture("organisation"))
    if one.feedback:
        told = own_words((typed(s.words), s.language) for s in one.feedback)
        yield Row((say("published-feedback"),), points=tuple(told))


def _said(one: Published) -> Iterator[str]:
    if one.sector is not None:
        yield say("published-sector", sector=words.sector(one.sector))
    if one.stage:
        yield say("published-stage", stage=stage_name(one.stage))
    if one.awarded_on:
        yield say("published-on", day=day(one.awarded_on))
    if one.renew_by:
        yield say("published-renew", day=day(one.renew_by))
