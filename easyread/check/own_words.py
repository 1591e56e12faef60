"""The faults in the words of content/: documents, letters, templates, phrases and word boxes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentFolder
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.check.checking import check_file
from easyread.check.rule import Severity

_FILES: Final = (
    ("documents", "*.md"),
    ("letters", "*.md"),
    ("templates", "*.toml"),
    (".", "agreement.toml"),
    (".", "assessment.toml"),
    (".", "cards.toml"),
    (".", "choices.toml"),
    (".", "ladder.toml"),
    (".", "phrases.toml"),
    ("facts", "glossary.toml"),
)


def files(folder: ContentFolder) -> tuple[Path, ...]:
    """Return every file of content whose words people see and hear."""
    return tuple(file for part, pattern in _FILES for file in folder.files(part, pattern))


def faults(folder: ContentFolder) -> Iterator[Finding]:
    """Give each fault under our own profile. What cannot be read is said by other checks."""
    for file in files(folder):
        try:
            checked = check_file(file)
        except CoproduceError:
            continue
        for fault in checked.of(Severity.FAULT):
            where = _("{file}, {place}").format(file=file.name, place=fault.found.where)
            found = fault.found
            what = f"{found.what} “{found.words}”" if found.words else found.what
            yield Finding(fault.code, where, what, found.hint)
