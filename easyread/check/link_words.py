"""Words of a link that do not say where it goes (WCAG 2.2, 2.4.4)."""

from __future__ import annotations

import re
from typing import Final

_EMPTY: Final = re.compile(
    r"(?:please )?(?:click|tap|press|use|follow)(?: here| (?:on )?(?:this|the) (?:link|button))?|"
    r"(?:click |tap |press )?here (?:for more|to find out more|for more information)|"
    r"(?:this|the|see|web|website|url)? ?link(?: here)?|here|this|"
    r"(?:find out |read |learn |see |view |show |find )?(?:more|details)(?:\.\.\.| details| here)?|"
    r"see here|go|go here|download|download here|open|view|this (?:page|form|document|website)|"
    r"(?:visit )?(?:(?:our|the|this) )?web ?(?:site|page)|page|document|file|pdf|"
    r"(?:for )?(?:further|more) (?:information|info)|info|continue|next|read this|visit",
    re.IGNORECASE,
)
_BARE_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S{30,}", re.IGNORECASE)


def is_empty_link(words: str) -> bool:
    """Whether a link's words say nothing on their own: "click here", a long address, no words."""
    bare = " ".join(words.split()).strip(".!:»>→… ")
    return not bare or bool(_EMPTY.fullmatch(bare) or _BARE_ADDRESS.fullmatch(bare))
