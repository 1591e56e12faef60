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

_RATES: Final = {**dict.fromkeys(WORD, 4_000_000), **dict.fromkeys(WEB, 3_000_000)}
_RATE_OF_TEXT: Final = 1_000_000
"""Bytes that are checked in a second, about; measured on all of our own documents."""
_QUICK: Final = 1.0
"""Seconds of work that are not worth a second process: it has to load all that this one has."""


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
) -> tuple[One, ...]:
    """Check all of `paths`; return what became of each, in their order.

    `tell` hears how many are done, of how many, and the name of the last.
    """
    done: dict[int, One] = {}
    for place, one in _outcomes(paths, profile):
        done[place] = one
        if len(paths) > 1:
            tell(len(done), len(paths), clean_line(one.path.name))
    return tuple(done[place] for place in range(len(paths)))


def _outcomes(paths: Sequence[Path], profile: str) -> Iterator[tuple[int, One]]:
    if _is_quick(paths):
        yield from _one_by_one(paths, profile)
        return
    from easyread.packing import workers

    if workers.cores() < 2:
        yield from _one_by_one(paths, profile)
        return
    tasks = [(path, profile) for path in paths]
    with workers.Team(_check) as team:
        for outcome in team.outcomes(tasks):
            one = One(paths[outcome.index], outcome.value, outcome.problem, outcome.fault)
            yield outcome.index, one


def _is_quick(paths: Sequence[Path]) -> bool:
    """Whether one process has checked them before others have started."""
    return len(paths) < 2 or sum(map(_seconds, paths)) < _QUICK


def _seconds(path: Path) -> float:
    try:
        size = path.stat().st_size
    except OSError:
        return 0.0  # what is wrong with it is said when it is read
    return size / _RATES.get(path.suffix.lower(), _RATE_OF_TEXT)


def _one_by_one(paths: Sequence[Path], profile: str) -> Iterator[tuple[int, One]]:
    for place, path in enumerate(paths):
        try:
            yield place, One(path, check_file(path, profile))
        except CoproduceError as error:
            yield place, One(path, problem=error)


def _check(task: tuple[Path, str]) -> Checked:
    return check_file(*task)
