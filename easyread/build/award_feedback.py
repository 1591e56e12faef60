"""Feedback of the award scheme as a document: what you did well, what to do next, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from coproduce.award.sources import Case, case, criterion_of, draft, in_language
from coproduce.award.wording import criterion_name, say
from coproduce.domain.award_forms import FeedbackSentence, Part
from coproduce.domain.award_register import Register
from coproduce.domain.people import Role
from coproduce.languages import current
from easyread.build.award_papers import Paper, called, in_what, our, own_words, paper, typed
from easyread.build.fixed_words import document_language
from easyread.document import Block, Heading, Picture, Quote, Row
from easyread.reading import Content, document

NAME: Final = "feedback"
"""How its name begins; the stage and the day of the decision follow."""

_PICTURES: Final = {
    "decision:on": "calendar",
    "decision:reasons": "discuss",
    "decision:next": "steps",
    "renewal": "remind",
    "registration": "sign",
    "meeting": "meeting",
}
"""What stands beside sentences that are about no criterion; the outcome has its stage's medal."""


def feedback(register: Register, organisation: str, decision: str, content: Content) -> Paper:
    """Return the feedback about a decision in the language of now.

    It is what an officer saved; before that, the first draft. Raises KeyError if there is no such
    decision, ContentError if our words have mistakes.
    """
    about = case(register, organisation, decision)
    sentences = about.decision.feedback or draft(register, organisation, decision)
    build = _Builder(about, _pictures(content))
    is_final = about.decision.is_final
    title = say("feedback-title")

    def blocks() -> Iterator[Block]:
        said = in_language(register, organisation, decision, sentences)
        return build.blocks(said)

    name = f"{NAME}-{about.decision.stage}-{about.decision.on}"
    return paper(name, title, say("feedback-about"), blocks, content, is_final=is_final)


def _pictures(content: Content) -> dict[str, Picture]:
    """Return the picture of each criterion: the one beside it in the document about criteria."""
    rows = (b for b in document(content, "award-criteria").blocks if isinstance(b, Row))
    return {row.id: row.picture for row in rows if row.id and row.picture}


@dataclass(frozen=True)
class _Builder:
    about: Case
    pictures: dict[str, Picture]

    def blocks(self, sentences: Iterable[FeedbackSentence]) -> Iterator[Block]:
        """Give the document, part by part; within a part in the order that the officer chose."""
        yield called(self.about.organisation.name, "organisation", say("feedback-you"))
        if self.about.assessment is not None:
            yield our("feedback-who")
        listed = list(sentences)
        for part in Part:
            yield Heading(say(f"part-{part}"), id=str(part))
            mine = [one for one in listed if one.part is part]
            yield from self._part(mine) if mine else [our("nothing")]

    def _part(self, sentences: list[FeedbackSentence]) -> Iterator[Block]:
        is_said = sentences[0].part is Part.SAID
        for criterion, together in groupby(sentences, lambda one: criterion_of(self.about, one)):
            mine = list(together)
            if is_said and criterion:
                yield Heading(criterion_name(criterion), level=2)
                yield from self._answers(mine)
            elif criterion:
                yield Row(self._words(mine), self.pictures.get(criterion))
            else:
                for source, some in groupby(mine, lambda one: one.source):
                    yield Row(self._words(some), self._picture(source))

    def _answers(self, sentences: list[FeedbackSentence]) -> Iterator[Block]:
        shares = [one for one in sentences if not one.is_quote]
        if shares:
            lead = our("shares")
            yield Row(lead.sentences, lead.picture, points=self._words(shares))
        for one in sentences:
            if one.is_quote:
                yield self._quote(one)

    def _quote(self, one: FeedbackSentence) -> Quote:
        assert self.about.assessment is not None  # noqa: S101 - only an assessment has quotes
        kept = self.about.assessment.quotes[one.source.partition(":")[2]]
        who = say(f"said-{kept.group if kept.group in tuple(Role) else 'someone'}")
        lines = ("" if one.language == current() else in_what(one.language), who)
        about = " ".join(filter(None, lines))
        return Quote(one.words, document_language(one.language), about)

    def _words(self, sentences: Iterable[FeedbackSentence]) -> tuple[str, ...]:
        return tuple(own_words((typed(one.words), one.language) for one in sentences))

    def _picture(self, source: str) -> Picture:
        return Picture(_PICTURES.get(source, self.about.decision.stage))
