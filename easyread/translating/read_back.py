"""What a translation says, put back into English by somebody who had not seen the English.

It shows a person who does not know the language where a translation says something else. It is
evidence, no check: `locales/<tag>/read-back.tsv` says at its top who or what made it.

    content    3f2a90c1d7e4    77c0de01aa52    This is about an agreement in Birmingham.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coproduce import review
from easyread.translating.catalogue import Translations, folder_of
from easyread.translating.messages import Message

FILE: Final = "read-back.tsv"
"""Its name, in the folder of the language."""

_Key = tuple[str, str]


def read(tag: str) -> Mapping[_Key, tuple[str, str]]:
    """Return the hash of the words and their English, by catalogue and hash of our English."""
    try:
        lines = (folder_of(tag) / FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(row[0], row[1]): (row[2], row[3]) for row in rows if len(row) == 4}


def says(found: Translations, known: Mapping[_Key, tuple[str, str]], message: Message) -> str:
    """Return what the translation of now says in English; empty if nobody put it back."""
    words, english = known.get((message.domain, message.source), ("", ""))
    return english if words == review.digest(*found.words(message)) else ""
