"""NL-109: a promise of the full words that the easy words make weaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check import nl_words
from easyread.check.nl_lost import PROMISES, SOURCE, lost
from easyread.check.nl_pair import Pair
from easyread.check.nl_passages import Passage
from easyread.check.nl_words import content
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity

_WEAK: Final = re.compile(
    r"\b(?:may|might|could|(?:would like|hopes?|tr(?:y|ies)|wants?|aims?|plans?|intends?) to)\b",
    re.IGNORECASE,
)
"""What promises nothing."""
_HALF: Final = re.compile(
    r"\b(?:seek\w*|endeavour\w*|striv\w+|attempt\w*|efforts?|possible|practicable|reasonabl\w+"
    r"|as far as|where appropriate|work(?:ing)? towards?)\b",
    re.IGNORECASE,
)
"""What makes a promise of the full words half a promise already."""
_MOST: Final = 0.5
"""How much of an easy sentence has to stand in the promise, to be that promise."""


def _weaker(pair: Pair, profile: Profile) -> Iterator[Found]:
    for number, passage in enumerate(pair.full):
        is_half = _WEAK.search(passage.text) or _HALF.search(passage.text)
        if is_half or not PROMISES.search(passage.text):
            continue
        for place in pair.told[number]:
            easy = pair.easy[place]
            weak = _WEAK.search(easy.text)
            if weak is None or not _is_promise(passage, easy):
                continue
            if not pair.is_added(place, weak[0]) and not pair.is_left_out(number, "will"):
                what = _("The full words promise this. The easy words say “{word}”.")
                yield lost(pair, number, weak[0], what.format(word=weak[0]), Severity.NOTE, easy)


def _is_promise(full: Passage, easy: Passage) -> bool:
    own = content(_WEAK.sub(" ", easy.text))
    said = content(full.text) | nl_words.easier(full.text)
    return len(own & said) >= max(2, _MOST * len(own))


RULES: Final[tuple[Rule[Pair], ...]] = (
    Rule(
        "NL-109",
        N_("promise made weaker"),
        N_("“Will” is a promise. “May”, “try” and “hope” are none. Families should know it."),
        SOURCE,
        _weaker,
        is_judgement=True,
    ),
)
"""The rule of this module."""
