"""Certificates of the award scheme: one page each, to hang up or to give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from coproduce.award.wording import day, say, stage_name
from coproduce.domain.award_forms import Outcome
from coproduce.domain.award_organisation import STAGES, Decision, Organisation
from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.build.award_papers import Paper, our, paper, typed
from easyread.document import Answer, AnswerKind, Block, Note, Picture, Row
from easyread.reading import Content

NAME: Final = "certificate"
CHAMPION: Final = "champion-certificate"
LOGO: Final = "award-logo"
"""The slot with the name of the logo's picture."""


def certificate(
    register: Register, organisation: str, stage: str, content: Content, *, is_wide: bool = False
) -> Paper:
    """Return the certificate of an award in the language of now.

    Raises KeyError for an organisation that is not there, CoproduceError if it does not have this
    award.
    """
    one = register.organisations[organisation]
    given = _given(one, stage)

    def blocks() -> Iterator[Block]:
        yield Row((say("certificate-for"), typed(one.name)), Picture(stage))
        yield Row((say("certificate-scheme"), *_days(one, given)), Picture("together"))
        yield from _end(stage, content)

    title = say("certificate-stage", stage=stage_name(stage))
    return _one_page(f"{NAME}-{stage}", title, blocks, content, is_wide=is_wide)


def champion_certificate(content: Content, *, is_wide: bool = False) -> Paper:
    """Return the certificate for a young champion, whose name is written by hand."""

    def blocks() -> Iterator[Block]:
        yield our("certificate-champion", "certificate-thanks")
        yield Answer("name", say("certificate-name"))
        yield Answer("day", say("certificate-day"), AnswerKind.DATE)
        yield from _end(STAGES[0], content)

    return _one_page(CHAMPION, say("certificate-title"), blocks, content, is_wide=is_wide)


def _one_page(
    name: str,
    title: str,
    build: Callable[[], Iterator[Block]],
    content: Content,
    *,
    is_wide: bool,
) -> Paper:
    made = paper(name, title, say("certificate-about"), build, content, is_short=True)
    return replace(made, document=replace(made.document, is_one_page=True, is_wide=is_wide))


def _given(one: Organisation, stage: str) -> Decision:
    """Return the decision that the certificate is about: the last that gave or kept the award."""
    kept = (d for d in one.decisions.values() if d.stage == stage)
    given = [d for d in kept if d.outcome is not Outcome.NOT_YET]
    if not given:
        raise CoproduceError(
            _("The organisation does not have this award."), _("Look at what it has. Then choose.")
        )
    return given[-1]


def _days(one: Organisation, given: Decision) -> Iterator[str]:
    yield day(given.on)
    if until := one.renewals.get(given.stage):
        yield say("certificate-until", day=day(until))


def _end(stage: str, content: Content) -> Iterator[Block]:
    """Give the place to sign, and the logo or the place for it."""
    yield Answer("sign", say("certificate-sign"), AnswerKind.SIGNATURE)
    slot = content.facts.slot(LOGO)
    names = slot.value if slot else ()
    if names:
        name = names[min(STAGES.index(stage), len(names) - 1)]
        yield Row((say("logo-alt"),), Picture(name, say("logo-alt")))
    else:
        yield Note((say("logo-place"),))
