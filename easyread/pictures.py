"""The pictures of documents: ours from content/pictures, or a group's own in their place.

A document names a picture by the idea that it shows ("listen"). A folder that staff give holds
their photos or symbols under the same names, and each replaces ours; picture_files checks them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from coproduce import resources
from coproduce.languages import _, words
from easyread import picture_svg
from easyread.build.in_english import honest
from easyread.document import Block, Document, Heading, Picture, Row, walk
from easyread.picture_files import PictureError, find_file, is_name, missing, read_own
from easyread.scripts import direction

PIXELS: Final = 320
"""The width of a PNG that stands in for an SVG: 3.2 cm at 250 dots an inch."""

_SETS: Final = ("openmoji", "own")
"""The folders of content/pictures that hold what pictures.toml names."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where pictures come from, for the credits."""

    title: str
    by: str
    licence: str
    address: str = ""
    licence_address: str = ""
    is_ours: bool = True
    """It comes with the program; otherwise staff brought it and wrote these words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that was found and may be used."""

    name: str
    kind: str
    """ "svg", "png" or "jpeg"."""
    data: bytes
    """The file, made harmless: it holds no script, no address and nothing about a place."""
    size: tuple[float, float]
    """Width and height, in the picture's own units: only their ratio matters."""
    alt: str
    """What a person sees in it, in English for ours and as staff wrote it for theirs."""
    source: Source
    changed: tuple[str, ...] = ()
    """How it differs from what its maker gave out, in sentences."""
    is_pointing: bool = False
    """It points to a side, so it is mirrored in a right-to-left document."""

    @property
    def height(self) -> float:
        """Its height when it is 1 wide."""
        return self.size[1] / self.size[0]


class Pictures:
    """Finds pictures, and draws each one once."""

    def __init__(
        self,
        folder: Path | None = None,
        cache: Path | None = None,
        today: dt.date | None = None,
        photographs: Path | None = None,
    ) -> None:
        """Look in `photographs` first, then in `folder` of staff's own pictures, if they are there.

        PNGs are kept in `cache`, for other processes and other days, or only in memory. `today` is
        the day that permissions are measured against.
        """
        self.folder = folder
        self._photographs = photographs
        self._cache = cache
        self._today = today or dt.datetime.now().astimezone().date()
        self._found: dict[str, Drawing] = {}
        self._drawn: dict[str, bytes] = {}

    def find(self, name: str) -> Drawing:
        """Return the picture called `name`.

        Raises PictureError when there is none, or when staff's own must not or cannot be used.
        """
        if name not in self._found:
            folders = filter(None, (self._photographs, self.folder))
            own = next(filter(None, (find_file(one, name) for one in folders)), None)
            self._found[name] = self._own(name, own) if own else _ours(name)
        return self._found[name]

    def shown(self, picture: Picture, language: str) -> Drawing:
        """Return a picture as it stands in a document in `language`, turned round if need be."""
        drawing = self.find(picture.name)
        return mirrored(drawing) if self.is_turned(picture, language) else drawing

    def is_turned(self, picture: Picture, language: str) -> bool:
        """Whether a picture stands as in a mirror: it points where words run to the left."""
        points_to_a_side = picture.is_pointing or self.find(picture.name).is_pointing
        return points_to_a_side and direction(language) == "rtl"

    def points(self, name: str, *, is_mirrored: bool = False) -> bytes:
        """Return the picture in points: an SVG as a PNG, drawn PIXELS wide; a photo as it is."""
        drawing = self.find(name)
        if drawing.kind != "svg":
            return drawing.data
        svg = mirrored(drawing).data if is_mirrored else drawing.data
        key = hashlib.sha256(svg).hexdigest()
        if key not in self._drawn:
            self._drawn[key] = self._kept(key) or self._draw(key, svg)
        return self._drawn[key]

    def credits_of(self, document: Document) -> tuple[Block, ...]:
        """Return the part of `document` that says whose its pictures are.

        On a short sheet, which has no contents, it is only what the licences ask for.
        """
        used = names(document)
        build = self.credits if document.has_contents else self._short_credits
        return honest(lambda: build(used))

    def credits(self, names: Iterable[str]) -> tuple[Block, ...]:
        """Return the part that says whose these pictures are; nothing for no pictures."""
        changes = self._changes(names)
        if not changes:
            return ()
        rows = [Row((*_credit(source), *map(words, changes[source]))) for source in changes]
        return (Heading(_("The pictures"), id="pictures"), *rows)

    def _short_credits(self, names: Iterable[str]) -> tuple[Block, ...]:
        """Return whose these pictures are, if not ours, and what looks other than it did."""
        changes = self._changes(names)
        return tuple(
            Row((*_credit(source), *map(words, _seen(source, changes[source]))))
            for source in changes
            if source.address or not source.is_ours
        )

    def _changes(self, names: Iterable[str]) -> dict[Source, dict[str, None]]:
        """Return the sources of pictures, ours first, each with what was changed in them."""
        changes: dict[Source, dict[str, None]] = {}
        for drawing in map(self.find, names):
            changes.setdefault(drawing.source, {}).update(dict.fromkeys(drawing.changed))
        return dict(sorted(changes.items(), key=lambda one: (not one[0].is_ours, one[0].title)))

    def _own(self, name: str, file: Path) -> Drawing:
        checked = read_own(file, name, self._today)
        ours = _table()["pictures"].get(name, {})
        source = Source(
            title=checked.by,
            by=checked.by,
            licence=checked.licence,
            address=checked.address,
            is_ours=False,
        )
        return Drawing(
            name,
            checked.kind,
            checked.data,
            checked.size,
            checked.alt or ours.get("alt", ""),
            source,  # and never mirrored: it is someone's work
        )

    def _kept(self, key: str) -> bytes | None:
        try:
            return (self._cache / f"{key}.png").read_bytes() if self._cache else None
        except OSError:
            return None

    def _draw(self, key: str, svg: bytes) -> bytes:
        drawn = draw(svg)
        if self._cache:
            part = self._cache / f"{key}.{os.getpid()}.part"
            self._cache.mkdir(parents=True, exist_ok=True)
            part.write_bytes(drawn)
            part.replace(self._cache / f"{key}.png")
        return drawn


def draw(svg: bytes) -> bytes:
    """Return an SVG as a PNG of PIXELS width. Raises ValueError if it cannot be drawn."""
    import resvg_py

    return bytes(
        # Looking for the system's fonts takes longer than drawing, and no picture has words.
        resvg_py.svg_to_bytes(svg_string=svg.decode(), width=PIXELS, skip_system_fonts=True)
    )


def mirrored(drawing: Drawing) -> Drawing:
    """Return a picture of ours as it looks in a mirror; its licence goes with it."""
    start = drawing.data.index(b">", drawing.data.index(b"<svg")) + 1
    end = drawing.data.rindex(b"</svg>")
    inside = drawing.data[start:end]
    turn = f'<g transform="matrix(-1 0 0 1 {drawing.size[0]:g} 0)">'.encode()
    data = drawing.data[:start] + turn + inside + b"</g>" + drawing.data[end:]
    return replace(drawing, data=data)


def names(document: Document) -> tuple[str, ...]:
    """Return the names of the pictures that a document uses, each once, in order."""
    rows = (block for block in walk(document.blocks) if isinstance(block, Row))
    return tuple(dict.fromkeys(row.picture.name for row in rows if row.picture))


def alt(name: str) -> str:
    """Return what a person sees in a picture of ours, in the language of now; "" for no picture."""
    text = _table()["pictures"].get(name, {}).get("alt", "")
    return words(text) if text else ""


def all_names() -> tuple[str, ...]:
    """Return the names of all pictures that come with the program, in alphabetical order."""
    return tuple(sorted(_table()["pictures"]))


def _ours(name: str) -> Drawing:
    folder = resources.folder("content") / "pictures"
    candidates = [folder / part / f"{name}.svg" for part in _SETS] + [folder / f"{name}.svg"]
    file = next((path for path in candidates if is_name(name) and path.is_file()), None)
    if file is None:
        raise PictureError(missing(name))
    entry = _table()["pictures"].get(name, {})
    data = file.read_bytes()
    return Drawing(
        name,
        "svg",
        data,
        picture_svg.size(data),
        entry.get("alt", ""),
        *_source(entry),
        entry.get("is_pointing", False),
    )


def _source(entry: Mapping[str, Any]) -> tuple[Source, tuple[str, ...]]:
    """Return where a picture of ours comes from, and how it was changed."""
    known = _table()["sets"][entry.get("set", "own")]
    source = Source(
        known["title"],
        known["by"],
        known["licence"],
        known["address"],
        known["licence_address"],
    )
    return source, (*known["changed"], *entry.get("changed", ()))


def _seen(source: Source, changed: Iterable[str]) -> list[str]:
    """Return what was changed in pictures, without what the whole set says: nobody sees that."""
    whole = {
        text
        for known in _table()["sets"].values()
        if known["title"] == source.title
        for text in known["changed"]
    }
    return [text for text in changed if text not in whole]


def _credit(source: Source) -> tuple[str, ...]:
    if not source.is_ours:
        lines = [_("Pictures from {who}.").format(who=source.by)]
    elif source.address:
        link = f"[{source.title}]({source.address})"
        lines = [_("Pictures from {who}.").format(who=link)]
    else:
        lines = [_("We drew these pictures ourselves.")]
    if source.licence:
        licence = source.licence
        if source.licence_address:
            licence = f"[{licence}]({source.licence_address})"
        # Translators: {licence} is the name of a licence, such as CC BY-SA 4.0
        lines.append(_("You may use them under this licence: {licence}.").format(licence=licence))
    return tuple(lines)


@cache
def _table() -> dict[str, Any]:
    file = resources.folder("content") / "pictures" / "pictures.toml"
    return tomllib.loads(file.read_text("utf-8"))
