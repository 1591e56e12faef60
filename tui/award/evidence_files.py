"""The files of evidence: copied in when allowed, and gone when no piece has them any more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coproduce.award import registrar
from coproduce.award.exchange import files as files_of
from coproduce.domain.award_forms import FileCopy
from coproduce.domain.award_register import Register


def coming(path: str) -> FileCopy | None:
    """Return what stands for a file that is not copied yet; None without one."""
    return FileCopy(name=path, digest="", size=0, kind="") if path else None


def copy_in(path: str) -> FileCopy:
    """Copy a file into the register's folder. Raises CoproduceError with the reason if not."""
    from easyread.award_forms.files import take_in

    return take_in(Path(path).expanduser(), registrar.folder())


def let_go(state: Register, copies: Iterable[FileCopy]) -> None:
    """Delete copies for good that no piece of evidence has any more."""
    from easyread.award_forms import files

    still = tuple(files_of(state).values())
    for copy in copies:
        files.let_go(copy, still, registrar.folder())
