"""XLIFF 1.2, for the programs that translators work in. Read as hostile: no entities, no network.

http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from lxml import etree

from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import RANK, State
from easyread.build.in_english import ENGLISH
from easyread.package import parsed
from easyread.translating.catalogue import Code, Translations, code_of
from easyread.translating.exchange import MOST_LINES, Line, read_code
from easyread.translating.messages import Message

_SPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_NS: Final = f"{{{_SPACE}}}"
_NAMES: Final[Any] = {None: _SPACE}
"""XLIFF without a prefix, as every program writes it; lxml's own types do not know that."""
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"


def xliff(found: Translations, wanted: Iterable[Message]) -> bytes:
    """Return the messages as an XLIFF file."""
    root = etree.Element(f"{_NS}xliff", {"version": "1.2"}, nsmap=_NAMES)
    for domain, listed in groupby(wanted, key=lambda one: one.domain):
        file = etree.SubElement(
            root,
            f"{_NS}file",
            {
                "original": domain,
                "source-language": ENGLISH,
                "target-language": found.tag,
                "datatype": "plaintext",
            },
        )
        body = etree.SubElement(file, f"{_NS}body")
        for message in listed:
            _message(body, found, message)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _message(body: etree._Element, found: Translations, message: Message) -> None:
    code, words = str(code_of(found, message)), found.words(message)
    forms = words or ("",) * (found.plural[0] if message.many else 1)
    parent = body
    if message.many:
        kind = {"restype": "x-gettext-plurals", "id": code}
        parent = etree.SubElement(body, f"{_NS}group", kind)
    is_checked = RANK[found.state(message)] >= RANK[State.CHECKED]
    for number, form in enumerate(forms):
        unit = etree.SubElement(
            parent,
            f"{_NS}trans-unit",
            {"id": f"{code}{number}", "approved": "yes" if is_checked else "no"},
        )
        unit.set(f"{_XML}space", "preserve")
        source = message.one if number == 0 or not message.many else message.many
        etree.SubElement(unit, f"{_NS}source").text = source
        state = "translated" if form else "needs-translation"
        etree.SubElement(unit, f"{_NS}target", {"state": state}).text = form
        for note in (*message.notes, *([message.context] if message.context else [])):
            etree.SubElement(unit, f"{_NS}note", {"from": "developer"}).text = note


def lines(data: bytes, name: str) -> Iterator[Line]:
    """Give the messages of an XLIFF file that comes back.

    Raises NotReadError if it is damaged or holds commands, CoproduceError if it is another file.
    """
    root = parsed(data, name)
    if root.tag != f"{_NS}xliff":
        raise CoproduceError(
            _("“{name}” is not an XLIFF file of version 1.2.").format(name=name),
            _("Save it as XLIFF 1.2, or send it back as a Word file or PO file."),
        )
    units = list(root.iter(f"{_NS}trans-unit"))[:MOST_LINES]
    known = [(read_code(unit.get("id", "")), unit) for unit in units]
    for code, group in groupby(known, key=lambda one: one[0]):
        if code is not None:
            yield _line(code, [unit for _code, unit in group], name)


def _line(code: Code, units: list[etree._Element], name: str) -> Line:
    targets = [unit.find(f"{_NS}target") for unit in units]
    return Line(
        _("{file}, line {line}").format(file=name, line=units[0].sourceline),
        code,
        tuple(_text(target) for target in targets),
        is_checked=all(unit.get("approved") == "yes" for unit in units)
        and all(target is not None and target.text for target in targets),
    )


def _text(target: etree._Element | None) -> str:
    """Return a target's text; other elements in it become markup, which is refused later."""
    if target is None:
        return ""
    inside = "".join(f"<{etree.QName(one).localname}>{one.tail or ''}" for one in target)
    return (target.text or "") + inside
