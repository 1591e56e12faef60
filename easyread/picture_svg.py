"""An SVG from someone else: only a drawing may come in.

An SVG can hold scripts, ask the network for files, name entities that grow without end, and repeat
a part a million times. So only the elements of a drawing are let in, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from coproduce.languages import _

SVG: Final = "http://www.w3.org/2000/svg"
MOST_BYTES: Final = 1_000_000
"""The largest SVG: more would make every document with it heavy."""
MOST_SHAPES: Final = 20_000
"""The most shapes that are drawn, repeated ones counted each time."""
_STEEPEST: Final = 8
"""How many times longer than wide, or the other way round, a picture may be."""

_DRAWN: Final = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "use"}
    | {"symbol", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "style", "switch"}
)
_SAID: Final = frozenset({"title", "desc", "metadata"})
"""What speaks about the picture: taken out, for it may name people and places."""
_HREF: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_OUTSIDE: Final = re.compile(r"url\(\s*['\"]?(?!#|['\"])|@import|expression\s*\(|\\", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", re.IGNORECASE)


class UnsafeError(ValueError):
    """The file holds more than a drawing."""

    def __init__(self, what: str) -> None:
        """Keep what it holds, in a few words."""
        super().__init__(what)
        self.what = what


def clean(data: bytes) -> tuple[bytes, tuple[float, float]]:
    """Return the drawing alone, with its width and height.

    Raises UnsafeError for more than a drawing, ValueError for what is no SVG or has no size.
    """
    if len(data) > MOST_BYTES:
        # Translators: this and the next ones complete "This picture holds more than a drawing: ..."
        raise UnsafeError(_("too many lines"))
    root = _parse(data)
    for element in list(root.iter()):
        _check(element)
    if _shapes(root) > MOST_SHAPES:
        raise UnsafeError(_("too many lines"))
    width, height = _size(root)
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8"), (width, height)


def size(data: bytes) -> tuple[float, float]:
    """Return the width and height of an SVG of ours."""
    return _size(_parse(data))


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        raise ValueError("not XML") from None
    dtd: Any = tree.docinfo.internalDTD  # None without one, whatever lxml's types say
    if dtd is not None and any(True for _entity in dtd.iterentities()):
        raise UnsafeError(_("entities"))
    root = tree.getroot()
    if root.tag != f"{{{SVG}}}svg":
        raise ValueError("not an SVG")
    return root


def _check(element: etree._Element) -> None:
    """Take out what is not drawn; raise UnsafeError for what must not be in a drawing."""
    tag: object = element.tag
    if not isinstance(tag, str):
        _take_out(element)  # a processing instruction, such as a style sheet's address
        return
    name = etree.QName(tag)
    if name.namespace != SVG or name.localname in _SAID:
        _take_out(element)
        return
    if name.localname not in _DRAWN:
        raise UnsafeError(f"<{name.localname[:30]}>")
    if name.localname == "style" and _OUTSIDE.search("".join(map(str, element.itertext()))):
        raise UnsafeError(_("an address"))
    for key, value in list(element.attrib.items()):
        _check_attribute(element, str(key), str(value))


def _check_attribute(element: etree._Element, key: str, value: str) -> None:
    if key.lower().startswith("on"):
        raise UnsafeError(_("a script"))
    if key in _HREF:
        if not value.startswith("#"):
            raise UnsafeError(_("an address"))
    elif key.startswith("{"):
        del element.attrib[key]  # what a drawing program noted for itself
    elif _OUTSIDE.search(value):
        raise UnsafeError(_("an address"))


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _shapes(root: etree._Element) -> int:
    """Return how many shapes are drawn, those of each `use` again; at most MOST_SHAPES + 1."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    count = 0
    waiting: list[tuple[etree._Element, int]] = [(root, 0)]
    while waiting and count <= MOST_SHAPES:
        element, depth = waiting.pop()
        count += 1
        if depth > 50:
            raise UnsafeError(_("too many lines"))
        waiting += [(child, depth) for child in element]
        target = next(_targets(element), None)
        if target in named:
            waiting.append((named[target], depth + 1))
    return count


def _targets(element: etree._Element) -> Iterator[str]:
    if element.tag == f"{{{SVG}}}use":
        yield from (element.get(key, "#")[1:] for key in _HREF if element.get(key))


def _size(root: etree._Element) -> tuple[float, float]:
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:
        box = [0.0, 0.0, *(_length(root.get(name, "")) for name in ("width", "height"))]
    width, height = box[2:]
    if not (width > 0 < height and 1 / _STEEPEST <= width / height <= _STEEPEST):
        raise ValueError("no size that can be drawn")
    return width, height


def _length(text: str) -> float:
    found = _NUMBER.match(text)
    return float(found[0]) if found and not text.endswith("%") else 0.0
