"""Words in Word: runs in their language and direction, paragraphs, links, fields and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from easyread import fonts
from easyread.oxml import NAMES, written
from easyread.scripts import direction

_LATIN_WORDS: Final = re.compile(
    "\u200e[^\u200e]*\u200e"  # a telephone number that is kept in order
    r"|[A-Za-z](?:[\w@:/.,'’&+-]|[ \xa0](?=[A-Za-z0-9]))*(?<=[\w/])",
    re.ASCII,
)
"""What runs from left to right inside a line that runs from right to left."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language, as Word must be told about it."""

    tag: str
    is_rtl: bool
    family: fonts.Family
    letters: str
    """The property of a run that names its letters, where the styles name others; may be empty."""
    marks: str
    """The properties that end every run in this language."""

    @property
    def has_own_letters(self) -> bool:
        """Whether Word calls its script complex, and so draws it in the font that is named `cs`."""
        return _is_complex(self.family)


@cache
def tongue(tag: str, styled: str) -> Tongue:
    """Return the language `tag` in a document whose styles are made for the language `styled`."""
    family = fonts.family(tag)
    has_own = _is_complex(family)
    is_named = family is not fonts.LATIN and family is not fonts.family(styled)
    safe = written(tag)
    is_rtl = direction(tag) == "rtl"
    other = f' w:bidi="{safe}"' if has_own else ""
    return Tongue(
        tag,
        is_rtl,
        family,
        _letters(family) if is_named else "",
        f'{"<w:rtl/>" if is_rtl else ""}<w:lang w:val="{safe}"{other}/>',
    )


def _is_complex(family: fonts.Family) -> bool:
    return family is not fonts.LATIN and not family.in_word


def _letters(family: fonts.Family) -> str:
    """Return the property that names the letters: Word looks for Chinese under another name."""
    if family.in_word:
        return f'<w:rFonts w:eastAsia="{family.in_word}" w:hint="eastAsia"/>'
    return f'<w:rFonts w:cs="{family.name}"/>'


ENGLISH: Final = "en-GB"
"""The language of the Latin names inside a line of another script."""


def run(text: str, spoken: Tongue, *, is_strong: bool = False, style: str = "") -> str:
    """Return `text` as runs: one, or several where Latin words stand in a right-to-left line."""
    strong = "<w:b/><w:bCs/>" if is_strong else ""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    return "".join(
        f"<w:r><w:rPr>{look}{part.letters}{strong}{part.marks}</w:rPr>{_text(piece)}</w:r>"
        for piece, part in _parts(text, spoken)
    )


def _parts(text: str, spoken: Tongue) -> Iterator[tuple[str, Tongue]]:
    if not spoken.is_rtl:
        yield text, spoken
        return
    at = 0
    for found in _LATIN_WORDS.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], spoken
        at = found.end()
        yield found[0], tongue(ENGLISH, spoken.tag)
    if at < len(text):
        yield text[at:], spoken


def _text(text: str) -> str:
    lines = text.split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{written(line)}</w:t>' for line in lines)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands. Lengths are in twips; None is as its style says."""

    has_next: bool = False
    """It stays on the page of what follows."""
    list_number: int = 0
    """The list that it is an item of; 0 for none."""
    indent: int = 0
    """How far its beginning is moved in: `left` is on the right where a line begins there."""
    before: int | None = None
    after: int | None = None
    lines: int | None = None
    """How far apart its lines are, in 240ths of a line."""

    def properties(self, *, is_rtl: bool, starts_page: bool) -> str:
        """Return it as Word's properties, without the style, in Word's order."""
        room = [
            f' w:before="{self.before}"' if self.before is not None else "",
            f' w:after="{self.after}"' if self.after is not None else "",
            f' w:line="{self.lines}" w:lineRule="auto"' if self.lines is not None else "",
        ]
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.list_number}"/></w:numPr>'
        parts = [
            "<w:keepNext/>" if self.has_next else "",
            "<w:pageBreakBefore/>" if starts_page else "",
            listed if self.list_number else "",
            "<w:bidi/>" if is_rtl else "",
            f"<w:spacing{''.join(room)}/>" if any(room) else "",
            f'<w:ind w:left="{self.indent}"/>' if self.indent else "",
        ]
        return "".join(parts)


PLAIN: Final = Shape()


def paragraph(
    content: str,
    style: str = "",
    shape: Shape = PLAIN,
    *,
    is_rtl: bool = False,
    starts_page: bool = False,
) -> str:
    """Return a paragraph around `content`."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = shape.properties(is_rtl=is_rtl, starts_page=starts_page)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def line(family: fonts.Family) -> int:
    """Return how far apart lines stand, in 240ths of a line."""
    return round(240 * family.line)


def link(content: str, relation: str = "", anchor: str = "") -> str:
    """Return runs as a link, to an address by its relation or to a bookmark."""
    to = f'r:id="{relation}"' if relation else f'w:anchor="{written(anchor)}"'
    return f'<w:hyperlink {to} w:history="1">{content}</w:hyperlink>'


def bookmark(content: str, names: Iterable[tuple[int, str]]) -> str:
    """Return content that links can lead to, by each of these numbers and names."""
    for number, name in names:
        content = (
            f'<w:bookmarkStart w:id="{number}" w:name="{written(name)}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    return content


def field(instruction: str, shown: str) -> str:
    """Return a field, and the runs that it shows until it is brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contents(title: str, entries: Sequence[str]) -> str:
    """Return the table of contents: its title and its entries, which are paragraphs.

    It has no page numbers. Only the program that opens the document knows its pages, and a number
    that is wrong until somebody presses F9 is worse than none. Each entry is a link.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-2" \\h \\z \\n </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = list(entries)
    lines[0] = lines[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
    lines[-1] = lines[-1].removesuffix("</w:p>") + end + "</w:p>"
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


BULLETS: Final = 1
"""The number of the list with dots. Each numbered list has a number of its own, from 2."""


def numbering(numbered: int) -> str:
    """Return the part with the lists: dots, and as many numbered lists, each from 1."""
    shapes = [("bullet", "\u2022"), ("decimal", "%1.")]
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
        for place, (kind, text) in enumerate(shapes)
    )
    lists = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(BULLETS + 1, BULLETS + 1 + numbered)
    )
    return f"<w:numbering {NAMES}>{kinds}{lists}</w:numbering>"
