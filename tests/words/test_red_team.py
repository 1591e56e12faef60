"""The corpus of hard comments is what its readers think it is."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from coproduce.clean import clean

CORPUS = Path(__file__).parent / "red_team.toml"
KINDS = {"disclosure", "bullying", "name", "number", "hate", "joke", "ordinary"}


def test_the_red_team_has_at_least_a_hundred_different_comments_of_seven_kinds() -> None:
    comments = tomllib.loads(CORPUS.read_text("utf-8"))["comment"]
    assert len({c["id"] for c in comments}) == len(comments)
    assert len({c["text"] for c in comments}) == len(comments) >= 100
    kinds = Counter(c["kind"] for c in comments)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 10


def test_a_red_team_comment_is_kept_exactly_as_it_was_typed() -> None:
    """A walk through a desk looks for the text itself, so cleaning must not change it."""
    for comment in tomllib.loads(CORPUS.read_text("utf-8"))["comment"]:
        assert clean(comment["text"]) == comment["text"], comment["id"]
