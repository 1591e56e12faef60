"""What a Word file holds beside its words: pictures, addresses and letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from easyread.fonts import Family
from easyread.oxml.parts import FONT_RELATION, FONT_TYPE, hidden, relation
from easyread.oxml.pictures import Placed
from easyread.pictures import Drawing, Pictures

if TYPE_CHECKING:
    from docx.document import Document as Docx


class Parts:
    """Gives each picture and address one relation, and puts all of them into the package.

    python-docx would compare every new picture with all before it: 400 pictures took 20 times as
    long. Here each is known by its name.
    """

    def __init__(self, pictures: Pictures) -> None:
        """Take pictures from `pictures`."""
        self.pictures = pictures
        self._media: dict[str, tuple[str, bytes]] = {}
        """The relation of each file, its ending and its bytes."""
        self._placed: dict[str, Placed] = {}
        self._links: dict[str, str] = {}

    def place(self, drawing: Drawing) -> Placed:
        """Return the relations to a picture."""
        if drawing.name not in self._placed:
            points = self.pictures.points(drawing.name)
            if drawing.kind == "svg":
                placed = Placed(self.file("png", points), self.file("svg", drawing.data))
            else:
                placed = Placed(self.file(drawing.kind, points))
            self._placed[drawing.name] = placed
        return self._placed[drawing.name]

    def file(self, ending: str, data: bytes) -> str:
        """Return the relation to a new file of this kind."""
        name = f"rIdPicture{len(self._media) + 1}"
        self._media[name] = (ending, data)
        return name

    def link(self, address: str) -> str:
        """Return the relation to an address."""
        return self._links.setdefault(address, f"rIdLink{len(self._links) + 1}")

    def add_to(self, docx: Docx, families: Sequence[Family]) -> None:
        """Put everything into the package."""
        part = docx.part
        package = part.package
        for number, (name, (ending, data)) in enumerate(self._media.items(), start=1):
            kind = "image/svg+xml" if ending == "svg" else f"image/{ending}"
            media = Part(PackURI(f"/word/media/picture{number}.{ending}"), kind, data, package)
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, media, name)
        for address, name in self._links.items():
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
        table = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
        for file in (file for family in families for file in (family.regular, family.bold)):
            place = PackURI(f"/word/fonts/{file.stem}.odttf")
            table.load_rel(
                FONT_RELATION, Part(place, FONT_TYPE, hidden(file), package), relation(file)
            )
