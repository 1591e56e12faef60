"""The digest of everything that an edition is made from: equal digests, equal bytes.

It is made from what goes in, never from what came out: words, layout, pictures, fonts, our own
writers, and the versions of the packages that they use.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from coproduce import resources
from coproduce.content_folder import ContentFolder
from coproduce.languages import speaking
from easyread.braille import liblouis
from easyread.document import Document
from easyread.packing.plan import Edition
from easyread.pictures import Pictures, names
from easyread.speech.pieces import Order
from easyread.speech.script import sections
from easyread.speech.sounds import Sounds

_PACKAGES: Final = (
    "typst", "pikepdf", "python-docx", "lxml", "pillow", "resvg-py", "markdown-it-py", "babel",
    "pyttsx3", "espeakng-loader", "lameenc",
)  # fmt: skip
"""The packages whose version can change a file."""


@cache
def pictures_of(folder: ContentFolder, drawn: Path | None = None) -> Pictures:
    """Return the pictures of a content folder; what is drawn is kept in the folder `drawn`.

    One for each process: it is warm for every edition after the first.
    """
    return new_pictures(folder, drawn)


def new_pictures(folder: ContentFolder, drawn: Path | None = None) -> Pictures:
    """Return the same, looked at anew: a picture may have changed meanwhile."""
    own = folder.own / "pictures" if folder.own is not None else None
    folder_ = own if own is not None and own.is_dir() else None
    return Pictures(folder_, drawn, photographs=folder.photographs)


class Inputs:
    """Digests of editions; each document and each picture is looked at once."""

    def __init__(self, pictures: Pictures, sounds: Sounds) -> None:
        """Use the pictures that documents name, and the sounds that are made of their words."""
        self._pictures, self.sounds = pictures, sounds
        self._known: dict[int, tuple[Document, bytes]] = {}
        self._orders: dict[str, tuple[Order, ...]] = {}

    def digest(self, edition: Edition) -> str:
        """Return the digest of everything that `edition` is made from.

        Raises CoproduceError if a picture cannot be used, or if no voice may read the words.
        """
        whole = hashlib.sha256(makers())
        whole.update(f"{edition.file}|{edition.layout}|{edition.format}|".encode())
        if not edition.section:
            whole.update(self._document(edition.document))
        if edition.format.is_heard:
            whole.update(self._heard(edition))
        if edition.format.is_braille:
            whole.update(liblouis.version().encode())
        return whole.hexdigest()

    def _heard(self, edition: Edition) -> bytes:
        """Return the digest of what is heard: a section changes only with its own words."""
        whole = hashlib.sha256()
        for order in self.orders(edition):
            whole.update(order.place.name.encode())
        if edition.section:
            parts = sections(edition.document)
            whole.update(repr((edition.document.title, len(parts))).encode())
            whole.update(repr(parts[edition.number].document).encode())
        return whole.digest()

    def orders(self, edition: Edition) -> tuple[Order, ...]:
        """Return the pieces of an edition that is heard. Raises as `Sounds.orders` does."""
        if edition.file not in self._orders:
            self._orders[edition.file] = self.sounds.orders(edition.script)
        return self._orders[edition.file]

    def _document(self, document: Document) -> bytes:
        known = self._known.get(id(document))
        if known is None:
            whole = hashlib.sha256(repr(document).encode())
            for name in names(document):
                drawing = self._pictures.find(name)
                whole.update(f"|{name}|{drawing.alt}|{drawing.source}|".encode())
                whole.update(hashlib.sha256(drawing.data).digest())
            with speaking(document.language):
                whole.update(repr(self._pictures.credits_of(document)).encode())
            known = self._known[id(document)] = (document, whole.digest())
        return known[1]


@cache
def makers() -> bytes:
    """Return the digest of our writers, our fonts and the versions of the packages they use."""
    whole = hashlib.sha256()
    for package in _PACKAGES:
        whole.update(f"{package} {metadata.version(package)}\n".encode())
    ours = Path(__file__).resolve().parent.parent
    for folder in (ours, resources.folder("content") / "fonts"):
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            if file.suffix != ".pyc":
                whole.update(file.relative_to(folder).as_posix().encode())
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.digest()
