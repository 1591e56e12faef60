"""Which principles, and which articles on the rights of the child, an organisation's evidence has.

Source: appendix 1 of the award scheme's information pack, a table of principles and articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coproduce.domain.award_forms import Evidence
from coproduce.domain.charter import Article, Principle
from coproduce.domain.facts import Facts


@dataclass(frozen=True, slots=True)
class OfPrinciple:
    """What the evidence shows of one principle."""

    principle: Principle
    pieces: int
    shown: tuple[int, ...]
    """The articles beside it of which some piece for it has evidence."""
    missing: tuple[int, ...]
    """The others beside it."""


@dataclass(frozen=True, slots=True)
class OfArticle:
    """How many pieces of evidence are about one article."""

    article: Article
    pieces: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All principles and all articles, in the order of their sources."""

    principles: tuple[OfPrinciple, ...]
    articles: tuple[OfArticle, ...]


def coverage(facts: Facts, evidence: Iterable[Evidence]) -> Coverage:
    """Return what `evidence` covers; the gaps are in it too."""
    pieces = tuple(evidence)
    return Coverage(
        tuple(_of_principle(one, pieces) for one in facts.principles),
        tuple(
            OfArticle(one, sum(one.number in piece.articles for piece in pieces))
            for one in facts.articles
        ),
    )


def _of_principle(one: Principle, pieces: tuple[Evidence, ...]) -> OfPrinciple:
    mine = [piece for piece in pieces if one.id in piece.principles]
    there = {number for piece in mine for number in piece.articles}
    shown = tuple(number for number in one.articles if number in there)
    missing = tuple(number for number in one.articles if number not in there)
    return OfPrinciple(one, len(mine), shown, missing)
