"""Nothing that people read calls answers anonymous: a small group can often tell who said what."""

from __future__ import annotations

import re

import tools

WORD = re.compile(r"anonym", re.IGNORECASE)
DENIALS = ("It is not anonymous.",)
"""Where the word stands to say that it is not so."""


LOOKED_FOR = ("hard-words.toml",)
"""Words that the check looks for in other people's documents: a person reads them in no answer."""


def test_no_word_of_ours_calls_an_answer_anonymous():
    found = []
    for folder in ("coproduce", "form", "tui", "easyread", "content", "docs"):
        for file in sorted((tools.CHECKOUT / folder).rglob("*")):
            if file.name in LOOKED_FOR or file.suffix not in (
                ".py",
                ".html",
                ".js",
                ".toml",
                ".md",
            ):
                continue
            text = file.read_text("utf-8")
            for denial in DENIALS:
                text = text.replace(denial, "")
            found += [file.name] if WORD.search(text) else []
    assert not found
    assert WORD.search("This survey is Anonymous.")
