"""Starts the champions' meeting about what an organisation sent in, with photographs for phones."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from coproduce.assessment import small_copy
from coproduce.award.assessing import template_of
from coproduce.domain.activity import Activity
from coproduce.domain.award_register import Register
from coproduce.home import SessionFolder
from coproduce.starting import start_session
from easyread.photographs import BrokenError, TooLargeError, harmless

WIDEST: Final = 560
"""The longer side of a photograph on a phone, in points: clear on a page 320 wide, and small
enough for a full room on one Wi-Fi."""


def start_assessment(
    register: Register, organisation: str, submission: str, title: str, language: str
) -> SessionFolder:
    """Make a meeting whose questions are the criteria of the stage, each with its evidence cards.

    The register finds the meeting by the folder's name: give it to `judging.open_assessment`.
    Without a `title` it is called as the organisation. Raises CoproduceError if the register does
    not know what was sent in, or the folder for meetings cannot be written.
    """
    template = template_of(register, organisation, submission, language)
    make_small_copies(template.activities)
    return start_session(title, template, language=language)


def make_small_copies(activities: Iterable[Activity]) -> None:
    """Make a small copy of each photograph on the cards, where there is none yet.

    It lies beside the register's own copy, and its name begins alike: who removes the one removes
    the other. A photograph that cannot be opened gets none; its card has one of our pictures then.
    """
    for digest in {c.photo for a in activities for c in a.evidence if c.photo}:
        small = small_copy(digest)
        original = next((f for f in small.parent.glob(f"{digest}.*") if f.is_file()), None)
        if original is not None and not small.is_file():
            _make(original, small)


def _make(original: Path, small: Path) -> None:
    part = small.with_name(f"{small.name}.{os.getpid()}.part")
    try:
        kept = harmless(original.read_bytes(), ["PNG", "JPEG"], WIDEST, is_png=False)
        part.touch(0o600)
        part.write_bytes(kept.data)
        part.replace(small)
    except (OSError, TooLargeError, BrokenError):
        part.unlink(missing_ok=True)
