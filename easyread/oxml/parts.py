"""The parts of a Word package that are the same in every document, and the package as a file."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from easyread.fonts import Family
from easyread.oxml import NAMES
from easyread.oxml.archive import zipped
from easyread.oxml.styles import BLUE, Page

if TYPE_CHECKING:
    from docx.document import Document

FONT_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FONT_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "odttf": FONT_TYPE,
}
_FRAME: Final = (
    '<w:pgBorders w:offsetFrom="page">'
    + "".join(
        f'<w:{side} w:val="single" w:sz="36" w:space="22" w:color="{BLUE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pgBorders>"
)
"""A line around the page, as on a certificate; `sz` is in eighths of a point."""
_FIXED: Final = frozenset({"png", "jpeg", "svg", "odttf"})
"""What is the same in many documents."""


def template(
    body: str,
    styles: str,
    numbering: str,
    edges: tuple[str, str],
    families: Sequence[Family],
    page: Page,
    *,
    is_rtl: bool,
) -> tuple[bytes, str]:
    """Return a document for python-docx to open, and the part with its words.

    python-docx gets everything but the words, and `packed` puts them in: to parse and write them
    again was a third of the time of a file. `edges` are the header and the footer. An empty one is
    none: Word takes none without a paragraph.
    """
    header, footer = edges
    inside = {
        "styles": ("styles", styles),
        "numbering": ("numbering", numbering),
        "settings": ("settings", _settings()),
        "fontTable": ("fontTable", _font_table(families)),
    }
    if header:
        inside["header1"] = ("header", f"<w:hdr {NAMES}>{header}</w:hdr>")
    if footer:
        inside["footer1"] = ("footer", f"<w:ftr {NAMES}>{footer}</w:ftr>")
    relations = {
        name: (f"rId{number}", f"{_OFFICE}/{kind}", f"{name}.xml")
        for number, (name, (kind, _xml)) in enumerate(inside.items(), start=1)
    }
    ends = {name: relations[f"{name}1"][0] for name in ("header", "footer") if f"{name}1" in inside}
    outside = [
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
    ]
    parts = {
        "document": (
            "document.main",
            _document("", ends, page, is_rtl=is_rtl),
        ),
        **inside,
    }
    overrides = {f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, (kind, _xml) in parts.items()}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    files = {
        "[Content_Types].xml": _content_types(overrides),
        "_rels/.rels": _relations(outside),
        "docProps/core.xml": _HEAD + f'<cp:coreProperties xmlns:cp="{_CORE}"/>',
        "word/_rels/document.xml.rels": _relations(relations.values()),
    }
    files |= {f"word/{name}.xml": _HEAD + xml for name, (_kind, xml) in parts.items()}
    opened = zipped((name, text.encode()) for name, text in files.items())
    return opened, _HEAD + _document(body, ends, page, is_rtl=is_rtl)


def packed(document: Document, words: str) -> bytes:
    """Return a python-docx document with its words as a file: one input, one file, any day."""
    package = document.part.package
    if package is None:
        raise ValueError("a document outside a package")
    files = [("_rels/.rels", cast("bytes", package.rels.xml))]
    fixed: list[tuple[str, bytes]] = []
    overrides = {}
    for part in package.iter_parts():
        name = part.partname
        if _DEFAULTS.get(name.ext) != part.content_type:
            overrides[str(name)] = part.content_type
        data = words.encode() if part is document.part else part.blob
        (fixed if name.ext in _FIXED else files).append((name.membername, data))
        if part.rels:
            files.append((name.rels_uri.lstrip("/"), cast("bytes", part.rels.xml)))
    types = ("[Content_Types].xml", _content_types(overrides).encode())
    return zipped([types, *files], fixed)


def _content_types(overrides: dict[str, str]) -> str:
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in _DEFAULTS.items()
    )
    others = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return f'{_HEAD}<Types xmlns="{_TYPES}">{defaults}{others}</Types>'


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        for number, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def _document(body: str, ends: dict[str, str], page: Page, *, is_rtl: bool) -> str:
    """Return a document on A4, with the header and footer that `ends` names."""
    frame = _FRAME if page.is_framed else ""
    lies = ' w:orient="landscape"' if page.width > page.height else ""
    margins = " ".join(f'w:{side}="{page.margin}"' for side in ("top", "right", "bottom", "left"))
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="{number}"/>' for name, number in ends.items()
    )
    return (
        f"<w:document {NAMES}><w:body>{body}<w:sectPr>{references}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{lies}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>{frame}'
        f"{'<w:bidi/>' if is_rtl else ''}</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMES}><w:embedTrueTypeFonts/><w:defaultTabStop w:val="567"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _font_table(families: Sequence[Family]) -> str:
    entries = "".join(
        f'<w:font w:name="{family.name}"><w:embedRegular r:id="{relation(family.regular)}"'
        f' w:fontKey="{_key(family.regular)}"/><w:embedBold r:id="{relation(family.bold)}"'
        f' w:fontKey="{_key(family.bold)}"/></w:font>'
        for family in families
    )
    return f"<w:fonts {NAMES}>{entries}</w:fonts>"


def relation(font: Path) -> str:
    """Return the name of the relation from the table of fonts to the file of one."""
    return f"rId{font.stem.replace('-', '')}"


@cache
def hidden(font: Path) -> bytes:
    """Return a font as Word embeds it: its first 32 bytes mixed with its key (ECMA-376, 17.8.1)."""
    data = font.read_bytes()
    key = bytes.fromhex(_key(font).strip("{}").replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(data, key, strict=False)) + data[32:]


def _key(font: Path) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, font.stem)).upper() + "}"
