"""Words of a link that do not say where it goes (WCAG 2.2, 2.4.4)."""

from __future__ import annotations

import re
from typing import Final

_EMPTY: Final = re.compile(
    r"(?:please )?(?:click|tap|press)(?: here| this link| on this link)?|here|this|link|this link|"
    r"more|more\.\.\.|read more|learn more|see more|view more|show more|details|more details|"
    r"see here|go|go here|download|download here|open|view|this page|page|website|our website|"
    r"web page|webpage|document|file|pdf|further information|more information|more info|info|"
    r"continue|next|find out more here|read this|visit",
    re.IGNORECASE,
)
_BARE_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S{30,}", re.IGNORECASE)


def is_empty_link(words: str) -> bool:
    """Whether a link's words say nothing on their own: "click here", a long address, no words."""
    bare = " ".join(words.split()).strip(".!:»>→… ")
    return not bare or bool(_EMPTY.fullmatch(bare) or _BARE_ADDRESS.fullmatch(bare))
