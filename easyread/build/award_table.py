"""The table of the eight principles and the 22 articles that an organisation's evidence covers.

A gap is said in words, never by a colour or an empty place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coproduce.award.coverage import Coverage, OfArticle, OfPrinciple, coverage
from coproduce.award.wording import say
from coproduce.domain.award_register import Register
from coproduce.languages import current, words
from coproduce.local import listing
from easyread.build.award_papers import Paper, called, paper
from easyread.document import Block, Heading, Table
from easyread.reading import Content

NAME: Final = "principles-and-articles"


def table(
    register: Register, organisation: str, content: Content, pieces: Iterable[str] | None = None
) -> Paper:
    """Return the table in the language of now, for all evidence or for that with the ids `pieces`.

    Raises KeyError for an organisation that is not there.
    """
    one = register.organisations[organisation]
    wanted = set(one.evidence if pieces is None else pieces)
    found = coverage(content.facts, (e for id_, e in one.evidence.items() if id_ in wanted))
    title = say("table-title")
    return paper(NAME, title, say("table-about"), lambda: _blocks(one.name, found), content)


def _blocks(name: str, found: Coverage) -> Iterator[Block]:
    yield called(name, "evidence", say("table-how"))
    principles, articles = say("table-principles"), say("table-articles")
    yield Heading(principles, id="principles")
    heads = ("table-principle", "table-pieces", "table-shown", "table-missing")
    yield Table(principles, tuple(map(say, heads)), tuple(map(_principle, found.principles)))
    yield Heading(articles, id="articles")
    heads_ = ("table-article", "table-right", "table-pieces")
    yield Table(articles, tuple(map(say, heads_)), tuple(map(_article, found.articles)))


def _principle(one: OfPrinciple) -> tuple[str, ...]:
    return (
        words(one.principle.name),
        str(one.pieces) if one.pieces else say("table-none"),
        _numbers(one.shown) or say("table-none"),
        _numbers(one.missing) or say("table-all"),
    )


def _article(one: OfArticle) -> tuple[str, ...]:
    pieces = str(one.pieces) if one.pieces else say("table-none")
    return str(one.article.number), words(one.article.name), pieces


def _numbers(numbers: Iterable[int]) -> str:
    return listing(map(str, numbers), current())
