"""Finds a champion's name in what somebody wrote: nobody outside learns who the champions are."""

from __future__ import annotations

import re
from typing import Final

from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError
from coproduce.languages import _

_LEAST_LETTERS: Final = 3
"""A surname with fewer letters is a word in too many sentences, such as So or Do."""


def names_champion(state: Register, words: str) -> bool:
    """Whether the name of a champion, or a part of it, stands in `words`."""
    return any(_is_named(person.name, words) for person in state.champions.values())


def refuse_names(state: Register, *words: str) -> None:
    """Refuse words that name a champion: they are kept for always, and go into feedback."""
    if any(names_champion(state, some) for some in words):
        raise CoproduceError(
            _("A champion’s name is in this sentence."),
            _("Take the name out. Nobody outside learns who the champions are."),
        )


def _is_named(name: str, words: str) -> bool:
    """Whether a name, or a part of it as a name is written, stands in `words`."""
    name, words = name.replace("’", "'"), words.replace("’", "'")
    first, *others = name.split() or [""]
    if not first:
        return False
    if _stands(name.casefold(), words.casefold()):
        return True
    parts = [first, *(one for one in others if len(one) >= _LEAST_LETTERS)]
    written = {how for one in parts if len(one) > 1 for how in (one, one.title(), one.upper())}
    return any(_stands(one, words) for one in written)


def _stands(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
