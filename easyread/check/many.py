"""Checks many files on all cores; what cannot be read costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from easyread.check.checking import MARKDOWN, TEXT, WEB, WORD, Checked, check_file
from easyread.check.from_toml import is_ours

MOST: Final = 5_000
"""The most files of one folder."""

_SMALL: Final = 3
"""Starting a second process takes as long as checking so many files."""


@dataclass(frozen=True, slots=True)
class One:
    """One file and what became of it."""

    path: Path
    checked: Checked | None = None
    problem: CoproduceError | None = None
    fault: str = ""
    """Where our own mistake is: never a word of a document."""


def files(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files to check: those that are named, and of a folder all that we can check."""
    found: list[Path] = []
    for path in given:
        found += _in_folder(path) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    endings = {*WORD, *WEB, *MARKDOWN, *TEXT} - {""}
    # "~$plan.docx" is how Word marks a file that is open.
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in endings or is_ours(path)
        if not path.name.startswith(("~$", "."))
        if path.is_file()
    ]
    if not found:
        raise CoproduceError(
            _("There is nothing to check in the folder “{name}”.").format(
                name=clean_line(folder.name)
            ),
            _("We can check these: .docx, .md, .html and .txt"),
        )
    if len(found) > MOST:
        raise CoproduceError(
            _("There are more than {n} files in “{name}”.").format(
                n=MOST, name=clean_line(folder.name)
            ),
            _("Name a smaller folder."),
        )
    return found


def check_files(
    paths: Sequence[Path],
    profile: str,
    tell: Callable[[int, int, str], None],
    also: Sequence[str] = (),
) -> tuple[One, ...]:
    """Check all of `paths`, `also` with extra rules; return what became of each, in their order.

    `tell` hears how many are done, of how many, and the name of the last.
    """
    done: dict[int, One] = {}
    for place, one in _outcomes(paths, profile, also):
        done[place] = one
        if len(paths) > 1:
            tell(len(done), len(paths), clean_line(one.path.name))
    return tuple(done[place] for place in range(len(paths)))


def _outcomes(
    paths: Sequence[Path], profile: str, also: Sequence[str]
) -> Iterator[tuple[int, One]]:
    if len(paths) <= _SMALL:
        yield from _one_by_one(paths, profile, also)
        return
    from easyread.packing import workers

    if workers.cores() < 2:
        yield from _one_by_one(paths, profile, also)
        return
    tasks = [(path, profile, also) for path in paths]
    with workers.Team(_check) as team:
        for outcome in team.outcomes(tasks):
            one = One(paths[outcome.index], outcome.value, outcome.problem, outcome.fault)
            yield outcome.index, one


def _one_by_one(
    paths: Sequence[Path], profile: str, also: Sequence[str]
) -> Iterator[tuple[int, One]]:
    for place, path in enumerate(paths):
        try:
            yield place, One(path, check_file(path, profile, also))
        except CoproduceError as error:
            yield place, One(path, problem=error)


def _check(task: tuple[Path, str, Sequence[str]]) -> Checked:
    return check_file(*task)
