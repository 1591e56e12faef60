"""The folder that words, facts and pictures are read from: ours, with what staff changed on top."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coproduce import resources
from coproduce.clean import clean_line
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _

CHOSEN = "COPRODUCE_CONTENT"
"""Environment variable with the folder of staff's own words; `--content DIR` sets it."""

MOST_FINDINGS = 200
"""The most mistakes that are kept of one reading: nobody mends more at once."""


class ContentError(CoproduceError):
    """The content has mistakes; each is a finding."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings."""
        lines = "\n".join(f"  {finding}" for finding in findings)
        super().__init__(
            _("The words or facts have mistakes:") + "\n" + lines + "\n",
            _("Please mend them. Then try again."),
        )
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """Where content is read from. A file of `own` is used instead of ours of the same name."""

    own: Path | None = None
    """The folder of `--content DIR`; None for ours alone."""
    photographs: Path | None = None
    """A folder with photographs for one document beside the pictures; None for none."""

    def __post_init__(self) -> None:
        """Refuse a folder that is not there, before anything is made from the wrong words."""
        if self.own is not None and not _is_folder(self.own):
            raise CoproduceError(
                _("There is no folder {name}.").format(name=clean_line(self.own.name)),
                _("Check the name. `coproduce content copy` makes such a folder."),
            )

    def file(self, name: str) -> Path:
        """Return the file called `name`, such as "documents/charter.md"; it may not be there."""
        own = self.own / name if self.own is not None else None
        return own if own is not None and own.is_file() else resources.folder("content") / name

    def files(self, folder: str, pattern: str) -> tuple[Path, ...]:
        """Return the files of `folder` that match `pattern` ("*.md"), by name; each name once."""
        found: dict[str, Path] = {}
        for root in (resources.folder("content"), self.own):
            if root is not None and (root / folder).is_dir():
                found |= {file.name: file for file in (root / folder).glob(pattern)}
        return tuple(found[name] for name in sorted(found))

    def is_own(self, file: Path) -> bool:
        """Whether `file` is from the folder of staff: its words are in no catalogue of ours."""
        return self.own is not None and file.is_relative_to(self.own)


def chosen() -> ContentFolder:
    """Return the folder that `--content DIR` or COPRODUCE_CONTENT names; ours without one.

    Raises CoproduceError if it is not there.
    """
    own = os.environ.get(CHOSEN, "")
    return ContentFolder(Path(own).resolve() if own else None)


def where(file: Path, line: int) -> str:
    """Return the place of a mistake: the folder and file, and the line."""
    name = f"{file.parent.name}/{file.name}" if file.parent.name in _SHOWN else file.name
    return _("{file}, line {line}").format(file=clean_line(name), line=line)


_SHOWN = ("facts", "documents", "letters", "speech")


def read_text(file: Path, largest: int) -> str | Finding:
    """Return the text of a file; a finding if it is missing, too large (bytes) or not UTF-8."""
    try:
        with file.open("rb") as opened:
            read = opened.read(largest + 1)
        text = read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = read[: error.start].count(b"\n") + 1
        return Finding(
            "CW-2",
            where(file, line),
            _("We cannot read a letter in this line."),
            _("Save the file as plain text in UTF-8."),
        )
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return Finding(
            "CW-1",
            clean_line(file.name),
            _("We cannot read this file."),
            _("Check that it is there, and that you may open it."),
        )
    if len(read) > largest:
        return Finding(
            "CW-3",
            clean_line(file.name),
            _("This file is too large."),
            _("Make it shorter, or check that it is the right file."),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
