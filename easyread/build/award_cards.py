"""Evidence cards as a document: to print, to see on a screen and to hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coproduce.award.cards import Card
from coproduce.award.wording import say
from easyread.build.award_papers import Paper, named, our, own_words, paper, typed
from easyread.document import Block, Heading, Picture, Row
from easyread.reading import Content
from easyread.write.rules import safe

NAME: Final = "evidence-cards"


def evidence_cards(organisation: str, cards: Iterable[Card], content: Content) -> Paper:
    """Return the cards of the organisation called so, in the language of now.

    Photographs are looked for under `photograph_name` in the pictures that the writer is given.
    """
    listed = tuple(cards)

    def blocks() -> Iterator[Block]:
        yield our("cards-words")
        for number, card in enumerate(listed, 1):
            yield Heading(f"{number}. {card.title}", id=f"card-{number}")
            yield Row(tuple(_words(card)), _picture(card), id=card.evidence)

    title = say("cards-title", organisation=named(organisation))
    return paper(NAME, title, say("cards-about"), blocks, content)


def photograph_name(card: Card) -> str:
    """Return the name under which a document asks for the photograph of a card."""
    return f"evidence-{card.evidence}"


def _picture(card: Card) -> Picture:
    if card.photograph is None:
        return Picture(card.picture)
    return Picture(photograph_name(card), typed(card.alt))


def _words(card: Card) -> Iterator[str]:
    yield from own_words([(typed(card.sentence), card.language)])
    if card.is_ended:
        yield say("card-no-photograph")
    if card.link and safe(card.link):
        is_plain = not set(card.link) & set("[]() ")
        yield f"[{typed(card.link)}]({card.link})" if is_plain else typed(card.link)
