"""Mends a copy of a Word file, where nothing has to be guessed.

What nobody can know without looking stays: alt text, words of links, headings, colours.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _, ngettext
from easyread.check.ac_letters import STRETCHED
from easyread.check.ac_structure import (
    is_no_title,
    unturned_paragraphs,
    unturned_tables,
)
from easyread.check.ac_tables import has_plain_header, without_header
from easyread.check.blank import blank_lines
from easyread.check.word_file import DC, Element, Paragraph, W, WordFile
from easyread.package import Package, links_of, opened
from easyread.scripts import direction

_CORE: Final = "docProps/core.xml"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE_KIND: Final = f"{_RELATIONSHIPS}/metadata/core-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_STYLES_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_STYLES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_TAG: Final = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE)
"""A language as files say it (BCP 47): its name, perhaps its script and its country."""
_EMPTY_CORE: Final = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A copy and what was changed in it."""

    path: Path
    changes: tuple[str, ...]
    """Each a sentence."""


def wants_title(path: Path) -> bool:
    """Whether a Word file has no title that says something. Raises CoproduceError."""
    return is_no_title(WordFile(opened(path)).title)


def known_language(said: str) -> str:
    """Return a language as files say it: "en-GB" for "en_gb". Raises CoproduceError if it is none.

    A name that nobody knows makes a voice read with the wrong sounds, or not at all.
    """
    found = _TAG.fullmatch(clean_line(said).replace("_", "-"))
    if found is None or not _is_known(found[1].lower(), (found[3] or "").upper()):
        raise CoproduceError(
            _("We do not know the language “{tag}”.").format(tag=clean_line(said)[:20]),
            _("Write its short name, such as en or ur."),
        )
    parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
    return "-".join(part for part in parts if part)


def _is_known(language: str, country: str) -> bool:
    from babel import Locale

    english = Locale("en")
    # CLDR lacks some of the small languages, which have names of three letters.
    is_language = len(language) > 2 or language in english.languages
    return is_language and (not country or country in english.territories)


def copy_of(path: Path) -> Path:
    """Return the name of the copy: "plan-fixed.docx" for "plan.docx"."""
    return path.with_name(f"{path.stem}-fixed{path.suffix}")


def mend(path: Path, title: str = "", language: str = "") -> Mended | None:
    """Write a mended copy beside the file at `path`; None if there is nothing that we can mend.

    Raises CoproduceError if the file cannot be read, or a copy is there already.
    """
    file = WordFile(opened(path))
    changed: dict[str, Element] = {}
    changes = tuple(_changes(file, clean_line(title), clean_line(language), changed))
    if not changes:
        return None
    parts = {name: _bytes(root) for name, root in changed.items()}
    parts |= _named(file.package, parts)
    _write(copy_of(path), file.package.with_parts(parts))
    return Mended(copy_of(path), changes)


def _changes(
    file: WordFile, title: str, language: str, changed: dict[str, Element]
) -> Iterator[str]:
    """Change the trees, name the changed parts in `changed`, and say what was done."""
    if title and title != file.title:
        changed[_core_part(file.package)] = _with_title(file, title)
        yield _("The title is now: {title}").format(title=title)
    old = file.language
    if language and language != old:
        styles = (
            etree.Element(f"{W}styles", {}, {"w": W[1:-1]}) if file.styles is None else file.styles
        )
        _rename(styles, old, language)
        _say_language(file, styles, language)
        changed[_styles_part(file.package)] = styles
        if _rename(file.document, old, language):
            changed[file.package.main] = file.document
        yield _("The language is now: {language}").format(language=language)
    said = [*_in_words(file)]
    if said:
        changed[file.package.main] = file.document
    if file.styles is not None and (number := _align(file.styles, file.package)):
        changed[_styles_part(file.package)] = file.styles
        said.append(
            ngettext(
                "{n} style does not stretch its lines any more.",
                "{n} styles do not stretch their lines any more.",
                number,
            ).format(n=number)
        )
    yield from said


def _in_words(file: WordFile) -> Iterator[str]:
    """Mend the document's own part."""
    if number := sum(map(_mark_header, filter(has_plain_header, _own(file, without_header(file))))):
        yield ngettext(
            "{n} table has a header row now: its first row.",
            "{n} tables have a header row now: their first row.",
            number,
        ).format(n=number)
    if number := sum(map(_close_up, list(blank_lines(file)))):
        yield ngettext("{n} blank line is gone.", "{n} blank lines are gone.", number).format(
            n=number
        )
    turned = [p.element for p in unturned_paragraphs(file) if not p.part]
    tables = list(_own(file, unturned_tables(file)))
    if number := len(turned) + len(tables):
        for paragraph in turned:
            _turn(paragraph)
        for table in tables:
            _turn_table(table)
        yield ngettext(
            "{n} paragraph or table runs from right to left now.",
            "{n} paragraphs or tables run from right to left now.",
            number,
        ).format(n=number)
    if number := _align(file.document, file.package):
        yield ngettext(
            "{n} paragraph does not stretch its lines any more.",
            "{n} paragraphs do not stretch their lines any more.",
            number,
        ).format(n=number)


def _own(file: WordFile, elements: Iterable[Element]) -> Iterator[Element]:
    """Give those that stand in the document itself, not in a header or a footer."""
    for element in list(elements):
        if file.body in element.iterancestors():
            yield element


def _mark_header(table: Element) -> int:
    row = table.find(f"{W}tr")
    if row is None:
        return 0
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(1 if row.find(f"{W}tblPrEx") is not None else 0, properties)
    for old in properties.findall(f"{W}tblHeader"):
        properties.remove(old)
    last = (f"{W}ins", f"{W}del", f"{W}trPrChange")
    place = sum(child.tag not in last for child in properties)
    properties.insert(place, etree.Element(f"{W}tblHeader"))
    return 1


def _close_up(empty: list[Paragraph]) -> int:
    """Leave one blank line of many."""
    number = 0
    for paragraph in empty[1:]:
        holder = paragraph.element.getparent()
        if holder is not None:
            holder.remove(paragraph.element)
            number += 1
    return number


_BEFORE_BIDI: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
        *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
    )
)
"""What stands before the mark in a paragraph's properties (ISO/IEC 29500-1, 17.3.1.26)."""


def _turn(paragraph: Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}bidi"):
        properties.remove(old)
    place = sum(child.tag in _BEFORE_BIDI for child in properties)
    properties.insert(place, etree.Element(f"{W}bidi"))


def _turn_table(table: Element) -> None:
    properties = table.find(f"{W}tblPr")
    if properties is None:
        properties = etree.Element(f"{W}tblPr")
        table.insert(0, properties)
    before = (f"{W}tblStyle", f"{W}tblpPr", f"{W}tblOverlap")
    for old in properties.findall(f"{W}bidiVisual"):
        properties.remove(old)
    place = sum(child.tag in before for child in properties)
    properties.insert(place, etree.Element(f"{W}bidiVisual"))


def _align(root: Element, package: Package) -> int:
    """Align what is stretched to the side where reading starts; return how often."""
    number = 0
    for alignment in root.iter(f"{W}jc"):
        if alignment.get(f"{W}val") in STRETCHED:
            # In a paragraph that runs to the left, Word takes "left" for its beginning.
            alignment.set(f"{W}val", "start" if package.is_strict else "left")
            number += 1
    return number


def _with_title(file: WordFile, title: str) -> Element:
    core = file.core if file.core is not None else etree.fromstring(_EMPTY_CORE)
    found = core.find(f"{DC}title")
    if found is None:
        found = etree.SubElement(core, f"{DC}title")
    found.text = title
    return core


def _rename(root: Element, old: str, new: str) -> int:
    """Say the new language where words name the file's old one for themselves; return how often.

    What names another language is left: nobody knows if that is wrong.
    """
    number = 0
    for one in root.iter(f"{W}lang"):
        if old and one.get(f"{W}val") == old:
            one.set(f"{W}val", new)
            if direction(new) == "rtl":
                one.set(f"{W}bidi", new)
            number += 1
    return number


def _say_language(file: WordFile, styles: Element, language: str) -> None:
    """Say the language where the file says it now, else in its defaults."""
    attribute = "bidi" if direction(language) == "rtl" else "val"
    plain = file.sheet.chain(file.sheet.plain)
    holders = [holder for holder in plain if _language(holder) is not None]
    for holder in holders:
        found = _language(holder)
        if found is not None:
            found.set(f"{W}val", language)
            found.set(f"{W}{attribute}", language)
    properties = styles
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        found = properties.find(f"{W}{name}")
        if found is None:
            found = etree.Element(f"{W}{name}")
            is_first = name in ("docDefaults", "rPrDefault")
            properties.insert(0 if is_first else len(properties), found)
        properties = found
    properties.set(f"{W}val", language)
    properties.set(f"{W}{attribute}", language)


def _language(holder: Element) -> Element | None:
    return holder.find(f"{W}rPr/{W}lang")


def _core_part(package: Package) -> str:
    found = package.related("", "core-properties")
    return found[0] if found else _CORE


def _styles_part(package: Package) -> str:
    found = package.related(package.main, "styles")
    if found:
        return found[0]
    folder = posixpath.dirname(package.main)  # a part there that nothing links to is left alone
    names = (posixpath.join(folder, f"styles{number}.xml") for number in ("", *range(1, 99)))
    return next(name for name in names if name not in package.names)


def _named(package: Package, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return what names the parts that are new: the file's links to them, and its list of kinds."""
    types = package.xml("[Content_Types].xml")
    changed: dict[str, Element] = {}
    for part, holder, kind, content in (
        (_core_part(package), "", _CORE_KIND, _CORE_TYPE),
        (_styles_part(package), package.main, _STYLES_KIND, _STYLES_TYPE),
    ):
        if part not in parts or types is None:
            continue
        place = links_of(holder)
        links = package.xml(place)
        if links is None:
            links = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
        if part not in package.related(holder, kind.rpartition("/")[2]):
            link = {"Id": f"rIdNew{len(links)}", "Type": kind, "Target": f"/{part}"}
            etree.SubElement(links, f"{{{_RELATIONSHIPS}}}Relationship", link)
            changed[place] = links
        if not any(one.get("PartName") == f"/{part}" for one in types):
            one = {"PartName": f"/{part}", "ContentType": content}
            etree.SubElement(types, f"{{{_TYPES}}}Override", one)
            changed["[Content_Types].xml"] = types
    return {name: _bytes(root) for name, root in changed.items()}


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there. Raises CoproduceError; never writes over one."""
    part = path.with_name(f"{path.name}.part")
    name = clean_line(path.name)
    if path.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=name),
            _("Give it another name, or delete it. Then try again."),
        )
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise CoproduceError(
            _("We cannot write “{file}”.").format(file=name),
            _("Check that the disk has room, and that you may write there."),
        ) from None
