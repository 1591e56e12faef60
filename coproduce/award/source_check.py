"""Finds feedback that says what its source does not say.

A program does not understand sentences. It finds a source that is not there, a number, an amount
or a stage that the source does not have, words that praise more than the verdict, a champion's
name, a group that is too small, and a quote that was changed. Whoever sends the feedback reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coproduce.award.naming import names_champion
from coproduce.award.sources import NEXT, REASONS, Case, case, draft, may_show, source_of
from coproduce.award.wording import criterion_name, facts
from coproduce.domain.award_forms import FeedbackSentence, Outcome, Verdict
from coproduce.domain.award_register import Register
from coproduce.domain.finding import Finding
from coproduce.languages import SOURCE, _, speaking

TELLING: Final = ("FB-6", "FB-7")
"""What is wrong with a sentence from which somebody could tell who a champion is."""

_NUMBER_WORDS: Final = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NUMBER: Final = re.compile(rf"\d+|\b(?:{'|'.join(_NUMBER_WORDS)})\b")
_AMOUNT: Final = re.compile(
    r"\b(?:all|always|both|every|everybody|everyone|everything|half|majority|many|most|never|nobody"
    r"|none|no one|per ?cent)\b|%"
)
_STRONG: Final = re.compile(
    r"\b(?:met|meets|fully|full|complete|completely|achieved|excellent|outstanding|perfect|best"
    r"|great|you show this|you have shown this)\b"
)
_SOME: Final = re.compile(r"\b(?:partly|part|some|good|well)\b")
_AWARDED: Final = re.compile(r"\b(?:get|got|have|hold|won|win|earned|receive|received|keep)\b")
_AWARD: Final = re.compile(r"\b(?:award|certificate)\b")
_NOT: Final = re.compile(r"\b(?:not|no|never|without|cannot|nothing)\b|n[’']t\b")
_STRENGTH: Final = {Verdict.MET: 2, Verdict.PARTLY: 1}


@dataclass(frozen=True)
class _Check:
    """One case with what its sources say, in English."""

    register: Register
    about: Case
    said: dict[str, tuple[FeedbackSentence, ...]]
    """Source to its sentences in the draft."""

    def findings(self, place: str, one: FeedbackSentence) -> Iterator[Finding]:
        """Give what is wrong with one sentence."""
        yield from self._names(place, one)
        yield from self._small_group(place, one)
        known = self.said.get(one.source)
        if known is None:
            yield Finding(
                "FB-1",
                place,
                _("Nothing in the assessment or the decision says this."),
                _("Take the sentence out."),
            )
            return
        if one.part not in {before.part for before in known}:
            yield Finding(
                "FB-2",
                place,
                _("This sentence is in a part where it does not belong."),
                _("Move it back."),
            )
        if one.is_quote or known[0].is_quote:
            yield from self._quote(place, one, known[0])
        elif one.words not in {before.words for before in known}:
            yield from self._more(place, one, " ".join(before.words for before in known))

    def _quote(
        self, place: str, one: FeedbackSentence, kept: FeedbackSentence
    ) -> Iterator[Finding]:
        is_same = (one.is_quote, one.language) == (kept.is_quote, kept.language)
        if not is_same or one.words not in ("", kept.words):
            yield Finding(
                "FB-3",
                place,
                _("These are a person’s own words, and somebody changed them."),
                _("Put them back as they were, or take them out."),
            )

    def _more(self, place: str, one: FeedbackSentence, source: str) -> Iterator[Finding]:
        """Give what reworded words say and their source does not."""
        words, before = one.words.lower(), source.lower()
        added = [*_added(_NUMBER, words, before), *_added(_AMOUNT, words, before)]
        added += [name for name in self._stages() if name in words and name not in before]
        if added:
            yield Finding(
                "FB-4",
                place,
                _("The source does not say: {words}.").format(words=", ".join(added)),
                _("Say no more than the champions said."),
            )
        if _strength(words) > max(self._strength(one.source), _strength(before)):
            yield Finding(
                "FB-5",
                place,
                _("This sounds better than what the champions found."),
                _("Say no more than the champions said."),
            )
        is_not_yet = self.about.decision.outcome is Outcome.NOT_YET
        if is_not_yet and _claims_award(words) and not _claims_award(before):
            yield Finding(
                "FB-5",
                place,
                _("This says that there is an award. The decision was: not yet."),
                _("Say what was decided."),
            )

    def _stages(self) -> Iterator[str]:
        for stage in facts().stages:
            yield stage.name.lower()

    def _strength(self, source: str) -> int:
        kind, _colon, rest = source.partition(":")
        if kind == "share":
            verdict = rest.rpartition(":")[2].replace("-", " ")
            return _STRENGTH.get(Verdict(verdict), 0) if verdict in set(Verdict) else 0
        if kind != "judgement":
            return 2 if self.about.decision.outcome is not Outcome.NOT_YET else 0
        judged = self.about.assessment.judgements if self.about.assessment else ()
        criterion = rest.partition(":")[0]
        found = next((one.verdict for one in judged if one.criterion == criterion), None)
        return _STRENGTH.get(found, 0) if found else 0

    def _names(self, place: str, one: FeedbackSentence) -> Iterator[Finding]:
        words = self._words(one)
        plain = words.replace(self.about.organisation.name, " ")
        if names_champion(self.register, plain):
            yield Finding(
                "FB-6",
                place,
                _("A champion’s name is in this sentence."),
                _("Take the name out. Nobody outside learns who the champions are."),
            )

    def _words(self, one: FeedbackSentence) -> str:
        """Return what can hold a name: a quote as it was said, of our own sentences nothing."""
        known = self.said.get(one.source, ())
        if one.is_quote and known:
            return f"{one.words} {known[0].words}"
        is_typed = one.source.startswith("judgement:") and not one.source.endswith(":verdict")
        is_ours = not is_typed and one.source not in (REASONS, NEXT) and not one.is_quote
        return "" if is_ours and one.words in {before.words for before in known} else one.words

    def _small_group(self, place: str, one: FeedbackSentence) -> Iterator[Finding]:
        kept = self.about.assessment.shares if self.about.assessment else ()
        if any(source_of(share) == one.source and not may_show(kept, share) for share in kept):
            yield Finding(
                "FB-7",
                place,
                _("Too few people of this group answered."),
                _("Take the sentence out: someone could tell who they are."),
            )


def check_sources(
    register: Register,
    organisation: str,
    decision: str,
    sentences: Iterable[FeedbackSentence | None],
) -> tuple[Finding, ...]:
    """Return a finding for each sentence that its source does not bear out.

    None stands for a sentence that was taken out: the others keep their numbers. Raises KeyError.
    """
    about = case(register, organisation, decision)
    said: dict[str, tuple[FeedbackSentence, ...]] = {}
    for one in draft(register, organisation, decision):
        said[one.source] = (*said.get(one.source, ()), one)
    check = _Check(register, about, said)
    return tuple(
        finding
        for number, one in enumerate(sentences, 1)
        if one is not None
        for finding in check.findings(_("Sentence {n}").format(n=number), one)
    )


def _added(pattern: re.Pattern[str], words: str, before: str) -> list[str]:
    there = set(pattern.findall(before))
    return [found for found in dict.fromkeys(pattern.findall(words)) if found not in there]


def _strength(words: str) -> int:
    """Return how much words praise: 2 as for "met", 1 as for "partly", 0 for neither."""
    with speaking(SOURCE):
        for one in facts().criteria:
            words = words.replace(criterion_name(one.id).lower(), " ")
    if any(not _is_denied(words, found) for found in _STRONG.finditer(words)):
        return 2
    return int(any(not _is_denied(words, found) for found in _SOME.finditer(words)))


def _claims_award(words: str) -> bool:
    found = (one for one in _AWARDED.finditer(words) if not _is_denied(words, one))
    return _AWARD.search(words) is not None and any(found)


def _is_denied(words: str, found: re.Match[str]) -> bool:
    """Whether one of the three words before says "not"."""
    before = " ".join(re.split(r"[.!?]", words[: found.start()])[-1].split()[-3:])
    return _NOT.search(before) is not None
