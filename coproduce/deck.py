"""The picture cards of content/cards.toml: what each is called, and its picture."""

from __future__ import annotations

import tomllib
from typing import Any

from coproduce import resources
from coproduce.domain.cards import parts
from coproduce.languages import _, words


def cards() -> tuple[str, ...]:
    """Return the ids of every card that is given out, in the order of the file."""
    return tuple(card["id"] for card in _table()["cards"])


def card_name(card: str) -> str:
    """Return what a card is called in the language of now: "kite", or "kite 2"; "" for none."""
    if not card:
        return ""
    picture, number = parts(card)
    word = words(_names().get(picture, picture))
    # Translators: the name of a picture card and its number, such as "kite 2".
    return word if number == 1 else _("{card} {number}").format(card=word, number=number)


def card_picture(card: str) -> str:
    """Return the SVG of a card's picture; "" if there is none."""
    picture, _number = parts(card)
    if picture not in _names():
        return ""
    file = resources.folder("content") / "pictures" / "cards" / f"{picture}.svg"
    return file.read_text("utf-8") if file.exists() else ""


def card_of(typed: str) -> str:
    """Return the card that somebody typed by its name, in the language of now; "" if none."""
    wanted = " ".join(typed.casefold().split())
    for card, word in _names().items():
        for name in {word, words(word)}:
            if wanted == name.casefold():
                return card
            number = wanted.removeprefix(name.casefold()).strip(" -")
            if wanted.startswith(name.casefold()) and number.isdecimal() and int(number) > 1:
                return f"{card}-{int(number)}"
    return ""


def _names() -> dict[str, str]:
    """Return the words of every card: meetings keep those that are given out no more."""
    table = _table()
    return {card["id"]: card["word"] for card in (*table["cards"], *table.get("old_cards", ()))}


def _table() -> dict[str, Any]:
    file = resources.folder("content") / "cards.toml"
    return tomllib.loads(file.read_text("utf-8"))
