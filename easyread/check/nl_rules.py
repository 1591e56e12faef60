"""Every rule on two texts that should say the same."""

from __future__ import annotations

from typing import Final

from easyread.check import nl_added, nl_kept, nl_lost, nl_names, nl_weaker
from easyread.check.nl_pair import Pair
from easyread.check.rule import Rule

RULES: Final[tuple[Rule[Pair], ...]] = (
    *nl_lost.RULES,
    *nl_names.RULES,
    *nl_weaker.RULES,
    *nl_added.RULES,
    *nl_kept.RULES,
)
"""What was lost, what was made up, and what changed since somebody looked."""
