"""A group's own pictures: found, checked and made harmless.

The folder holds files with the names of ours, such as listen.jpg or listen.svg, and a file
pictures.toml that says who made them and who allowed it:

    [all]                       # for every picture of the folder
    by = "Our youth forum"
    permission = "The forum said yes at its meeting."
    until = 2027-07-31          # the last day; leave it out when there is none

    [listen]                    # for listen.jpg alone
    alt = "Two people at a table. One is listening."
    by = "A. Photographer"
    permission = "Both people signed the form in the green folder."

A photo can show a child and where the child lives. So a picture without a permission, or after its
last day, is refused, and what a camera writes into a photo is never passed on.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coproduce.clean import clean_line
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _, current
from easyread import photographs, picture_svg

LARGEST_FILE: Final = 10_000_000
"""The largest picture that is read, in bytes."""
LONGEST_SIDE: Final = 1200
"""A photo is made this small, in points: 10 cm wide at 300 dots an inch."""
PERMISSIONS: Final = "pictures.toml"

_KINDS: Final = {".svg": "svg", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_NAME: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


class PictureError(CoproduceError):
    """A picture must not or cannot be used."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(f"{finding.where}: {finding.what}", finding.hint)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture of staff's that may be used."""

    kind: str
    data: bytes
    size: tuple[float, float]
    by: str
    alt: str = ""
    licence: str = ""
    address: str = ""


def is_name(name: str) -> bool:
    """Whether `name` can be a picture's: at most 60 small letters, digits and hyphens."""
    return len(name) <= 60 and _NAME.fullmatch(name) is not None


def missing(name: str) -> Finding:
    """Return the finding for a name that no picture has."""
    return Finding(
        "PI-1",
        f'"{clean_line(name, 60)}"',
        _("There is no picture with this name."),
        _("Look at the names in content/pictures/pictures.toml."),
    )


def find_file(folder: Path, name: str) -> Path | None:
    """Return staff's file for the picture `name`. Raises PictureError when there are two."""
    if not is_name(name) or "/" in name or not folder.is_dir():
        return None
    found = sorted(
        path
        for path in folder.iterdir()
        if path.stem.lower() == name and path.suffix.lower() in _KINDS and path.is_file()
    )
    if len(found) > 1:
        both = ", ".join(path.name for path in found)
        raise _refused("PI-2", both, _("These are files for one picture."), _("Keep one of them."))
    return found[0] if found else None


def read_own(file: Path, name: str, today: dt.date) -> Checked:
    """Return staff's picture, checked and made harmless. Raises PictureError."""
    words = _permission(file, name, today)
    kind = _KINDS[file.suffix.lower()]
    data = _bytes(file)
    if kind == "svg":
        clean, size = _clean_svg(file, data)
    else:
        clean, size = _clean_photo(file, data, kind)
    return Checked(kind, clean, size, words["by"], words["alt"], words["licence"], words["address"])


def _permission(file: Path, name: str, today: dt.date) -> dict[str, str]:
    written = _written(file.with_name(PERMISSIONS))
    entry = {**_entry(written, "all"), **_entry(written, name)}
    words = {
        key: clean_line(str(entry.get(key, "")), 300)
        for key in ("by", "alt", "permission", "licence", "address")
    }
    if not words["by"] or not words["permission"]:
        raise _refused(
            "PI-3",
            file.name,
            _("Nobody has written down who allowed this picture."),
            # Translators: "by" and "permission" are words in a file; do not translate them
            _('Write "by" and "permission" for it into {file}.').format(file=PERMISSIONS),
        )
    until = entry.get("until")
    last = until.date() if isinstance(until, dt.datetime) else until
    if last is not None and not isinstance(last, dt.date):
        raise _refused(
            "PI-4",
            f"{PERMISSIONS}, {name}",
            _("This is not a date."),
            # Translators: "until" is a word in a file; do not translate it
            _("Write the last day like this: until = 2027-07-31"),
        )
    if last is not None and last < today:
        raise _refused(
            "PI-5",
            file.name,
            _("The permission for this picture ended on {date}.").format(date=_day(last)),
            _("Ask again, and write the new last day into {file}. Or take the picture out.").format(
                file=PERMISSIONS
            ),
        )
    return words


def _entry(written: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    entry = written.get(name, {})
    return entry if isinstance(entry, dict) else {}


def _day(date: dt.date) -> str:
    from babel.dates import format_date  # slow to load, and seldom needed

    return format_date(date, "long", locale=current().replace("-", "_"))


def _written(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (OSError, ValueError, RecursionError):
        raise _refused(
            "PI-6",
            file.name,
            _("This file cannot be read."),
            _("The guide shows how it is written."),
        ) from None


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError:
        raise _broken(file) from None
    if len(data) > LARGEST_FILE:
        raise _too_large(file)
    return data


def _clean_svg(file: Path, data: bytes) -> tuple[bytes, tuple[float, float]]:
    try:
        return picture_svg.clean(data)
    except picture_svg.UnsafeError as error:
        raise _refused(
            "PI-9",
            file.name,
            _("This picture holds more than a drawing: {what}.").format(what=error.what),
            _("Save it as PNG, and use that."),
        ) from None
    except ValueError:
        raise _broken(file) from None


def _clean_photo(file: Path, data: bytes, kind: str) -> tuple[bytes, tuple[float, float]]:
    """Return a photo with its points alone, upright and not larger than documents need."""
    try:
        kept = photographs.harmless(data, ["PNG", "JPEG"], LONGEST_SIDE, is_png=kind == "png")
    except photographs.TooLargeError:
        raise _too_large(file) from None
    except photographs.BrokenError:
        raise _broken(file) from None
    return kept.data, kept.size


def _refused(code: str, where: str, what: str, hint: str) -> PictureError:
    return PictureError(Finding(code, clean_line(where, 200), what, hint))


def _broken(file: Path) -> PictureError:
    return _refused(
        "PI-7",
        file.name,
        _("This picture cannot be opened. It may be broken."),
        _("Save it again as PNG or JPEG."),
    )


def _too_large(file: Path) -> PictureError:
    return _refused(
        "PI-8",
        file.name,
        _("This picture is too large. The most is 10 MB."),
        _("Make it smaller. 1,200 points on each side is enough."),
    )
