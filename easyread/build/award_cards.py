"""Evidence cards as a document: to print, to see on a screen and to hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coproduce.award.cards import Card
from coproduce.award.wording import say
from coproduce.languages import current
from easyread.build.award_papers import Paper, called, in_what, paper, typed
from easyread.build.fixed_words import document_language
from easyread.document import Block, Heading, Picture, Quote, Row
from easyread.reading import Content
from easyread.write.rules import safe

NAME: Final = "evidence-cards"


def evidence_cards(organisation: str, cards: Iterable[Card], content: Content) -> Paper:
    """Return the cards of the organisation called so, in the language of now.

    Photographs are looked for under `photograph_name` in the pictures that the writer is given.
    """
    listed = tuple(cards)

    def blocks() -> Iterator[Block]:
        yield called(organisation, "evidence", say("cards-words"))
        for number, card in enumerate(listed, 1):
            yield Heading(f"{number}. {card.title}", id=f"card-{number}")
            yield from _card(card)

    title = say("cards-title")
    return paper(NAME, title, say("cards-about"), blocks, content)


def photograph_name(card: Card) -> str:
    """Return the name under which a document asks for the photograph of a card."""
    return f"evidence-{card.evidence}"


def _picture(card: Card) -> Picture:
    if card.photograph is None:
        return Picture(card.picture)
    return Picture(photograph_name(card), typed(card.alt))


def _card(card: Card) -> Iterator[Block]:
    """Give the picture beside the sentence; beside a line of ours, when it is in another language.

    Two languages that run in different directions never stand in one block.
    """
    is_here = card.language == current()
    said = typed(card.sentence) if is_here else in_what(card.language) or say("cards-words")
    yield Row((said, *_more(card)), _picture(card), id=card.evidence)
    if not is_here:
        yield Quote(card.sentence, document_language(card.language))


def _more(card: Card) -> Iterator[str]:
    if card.is_ended:
        yield say("card-no-photograph")
    yield card.ask
    if card.link and safe(card.link):
        is_plain = not set(card.link) & set("[]() ")
        yield f"[{typed(card.link)}]({card.link})" if is_plain else typed(card.link)
