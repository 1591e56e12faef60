"""Every rule on words, in the order of their codes: for every format."""

from __future__ import annotations

from typing import Final

from easyread.check import (
    er_grammar,
    er_ideas,
    er_initials,
    er_length,
    er_look,
    er_metaphors,
    er_names,
    er_numbers,
    er_pronouns,
    er_words,
)
from easyread.check.prose import Prose
from easyread.check.rule import Rule

WORD_RULES: Final[tuple[Rule[Prose], ...]] = (
    *er_length.RULES,
    *er_words.RULES,
    *er_initials.RULES,
    *er_names.RULES,
    *er_metaphors.RULES,
    *er_ideas.RULES,
    *er_grammar.RULES,
    *er_pronouns.RULES,
    *er_numbers.RULES,
    *er_look.RULES,
)
"""The rules on words."""
