"""A document as a web page in one file: it asks nothing of any network and has no script.

A form on it can be filled in and printed. Nothing can be sent: there is no button, no form element
and no address, and the page's own policy forbids them all.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from easyread.document import (
    Answer,
    AnswerKind,
    Bar,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Layout,
    Level,
    Note,
    NoteKind,
    PageBreak,
    Picture,
    Quote,
    Row,
    Span,
    Table,
    WordBox,
    Words,
    paragraphs,
    plain,
    spans,
)
from easyread.pictures import Pictures, names
from easyread.scripts import (
    direction,
    language_of,
    printable,
)
from easyread.write.html_text import digest_of, encoded, language_attributes, with_numbers
from easyread.write.rules import figures, has_contents, safe, steady, with_address

_STYLE: Final = Path(__file__).with_name("page.css")
_PATTERNS: Final = (
    '<rect width="8" height="8" fill="currentColor"/>',
    '<path d="M0 8L8 0" stroke="currentColor" stroke-width="2.5"/>',
    '<circle cx="4" cy="4" r="2.2" fill="currentColor"/>',
    '<path d="M0 4H8" stroke="currentColor" stroke-width="2.5"/>',
    '<path d="M0 4H8M4 0V8" stroke="currentColor" stroke-width="1.4"/>',
    "",
)
"""What fills bars, so that nobody has to tell colours apart; the last one is empty."""


_ONE_PAGE: Final = """@media print {
  body { font-size: 14pt; line-height: 1.3 }
  .row, .answer, .note { margin-block: .6rem }
  .row { grid-template-columns: 4.5rem 1fr }
  .sign { height: 4rem }
  .not-sent { display: none }
}
"""
"""How a page that has to stand on one sheet of paper is printed, such as a certificate."""


def write(document: Document, layout: Layout, pictures: Pictures) -> bytes:
    """Return `document` as a web page. One page serves every `layout`: a browser sets the size."""
    own = pictures.credits_of(document)
    whole = replace(document, blocks=(*document.blocks, *own))
    return Page(whole, pictures).whole().encode()


@dataclass
class Page:
    """Writes one page, in reading order."""

    document: Document
    pictures: Pictures
    level: Level = field(init=False)
    words: Words = field(init=False)
    heading_level: int = 0
    has_asked: bool = False
    """Whether a place to write has been drawn: the first one says that nothing is sent."""
    taken: set[str] = field(default_factory=lambda: {"words"})
    """The ids that are used."""
    listed: list[tuple[int, str, str]] = field(default_factory=list)
    """Level, id and words of each heading."""

    def __post_init__(self) -> None:
        self.level = self.document.level
        self.words = self.document.words or Words()

    def whole(self) -> str:
        """Return the page."""
        document, style = self.document, self.style()
        header = f"<header>{self.element('h1', document.title)}{self.marks()}</header>"
        body, after = self.blocks(document.blocks), self.after()
        pictured = " with-pictures" if names(document) else ""
        policy = (
            f"default-src 'none'; style-src {digest_of(style)}; img-src data:; "
            f"base-uri 'none'; form-action 'none'{self.also_allowed()}"
        )
        return (
            f"<!doctype html>\n<html {language_attributes(document.language)}>\n<head>\n"
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="description" content="{encoded(document.about)}">\n'
            f"<title>{encoded(document.title)}</title>\n<style>{style}</style>\n</head>\n"
            f'<body class="{document.level}{pictured}">\n'
            f'<a class="skip" href="#words">{encoded(self.words.skip)}</a>\n'
            f"{header}\n"
            f'{self.contents()}<main id="words" tabindex="-1">{self.patterns()}{body}</main>\n'
            f"{after}</body>\n</html>\n"
        )

    def style(self) -> str:
        """Return the page's style."""
        shape = "@page { size: A4 landscape }\n" if self.document.is_wide else ""
        shape += _ONE_PAGE if self.document.is_one_page else ""
        return _STYLE.read_text("utf-8") + shape + _marks_on_paper(self.document)

    def marks(self) -> str:
        """Return the notes that stand on every page."""
        return "".join(self.note(mark) for mark in self.document.marks)

    def after(self) -> str:
        """Return what stands after the words: nothing here."""
        return ""

    def also_allowed(self) -> str:
        """Return what the page's policy allows besides style and pictures: nothing here."""
        return ""

    def contents(self) -> str:
        """Return the list of sections."""
        if not has_contents(self.document):
            return ""
        items = "".join(
            f'<li><a href="#{id_}">{words}</a></li>'
            for level, id_, words in self.listed
            if level == 1
        )
        head = encoded(self.words.contents)
        return (
            f'<nav aria-labelledby="contents"><h2 id="contents">{head}</h2><ul>{items}</ul></nav>\n'
        )

    def patterns(self) -> str:
        """Return what fills bars, where there are any."""
        if not any(isinstance(block, Chart) for block in self.document.blocks):
            return ""
        size = 'width="8" height="8" patternUnits="userSpaceOnUse"'
        made = "".join(
            f'<pattern id="pattern-{number}" {size}>{inside}</pattern>'
            for number, inside in enumerate(_PATTERNS)
        )
        hidden = 'class="patterns" width="0" height="0" aria-hidden="true"'
        return f"<svg {hidden}><defs>{made}</defs></svg>"

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks that follow each other."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """Return one block."""
        draw: dict[type, Callable[[Any], str]] = {
            Heading: self.heading,
            Row: self.row,
            WordBox: self.word_box,
            Table: self.table,
            Quote: self.quote,
            Chart: self.chart,
            Note: self.note,
            Answer: self.answer,
            Columns: self.columns,
            PageBreak: lambda _block: '<div class="break"></div>',
        }
        return draw[type(block)](block)

    def said(self, sentence: str) -> str:
        """Return one of our sentences without an element around it."""
        return "".join(self.span(piece) for piece in spans(sentence))

    def span(self, span: Span) -> str:
        """Return a piece of a sentence."""
        words = with_numbers(printable(span.text), self.document.language)
        if span.is_strong:
            return f"<strong>{words}</strong>"
        address = safe(span.address)
        if not address:
            return words
        on_paper = ' class="on-paper"' if with_address(span) != span.text else ""
        return f'<a href="{escape(address)}"{on_paper}>{words}</a>'

    def element(self, name: str, sentence: str, attributes: str = "") -> str:
        """Return one of our sentences in an element, in its own language."""
        own = language_of(plain(sentence), self.document.language)
        spoken = f" {language_attributes(own)}" if own != self.document.language else ""
        return f"<{name}{attributes}{spoken}>{self.said(sentence)}</{name}>"

    def paragraphs(self, sentences: tuple[str, ...]) -> str:
        """Return sentences as the paragraphs that they make."""
        return "".join(self.element("p", words) for words in paragraphs(sentences, self.level))

    def id(self, wanted: str) -> str:
        """Return an id that nothing else on the page has."""
        base = "-".join(wanted.split()) or f"part-{len(self.taken)}"
        found, number = base, 2
        while found in self.taken:
            found, number = f"{base}-{number}", number + 1
        self.taken.add(found)
        return escape(found)

    def heading(self, block: Heading) -> str:
        """Return a heading, one below the title's level."""
        self.heading_level = steady(block.level, self.heading_level)
        id_ = self.id(block.id)
        self.listed.append((self.heading_level, id_, encoded(plain(block.text))))
        return self.element(f"h{self.heading_level + 1}", block.text, f' id="{id_}"')

    def row(self, block: Row) -> str:
        """Return a picture with its words beside it."""
        words = self.paragraphs(block.sentences)
        if block.points:
            name = "ol" if block.is_numbered else "ul"
            words += f"<{name}>{''.join(self.point(p) for p in block.points)}</{name}>"
        id_ = f' id="{self.id(block.id)}"' if block.id else ""
        if block.picture is None:
            return f'<div class="plain-row"{id_}>{words}</div>'
        picture = self.picture(block.picture)
        return f'<div class="row"{id_}>{picture}<div class="words">{words}</div></div>'

    def point(self, sentence: str) -> str:
        """Return an item of a list; its mark stays with the others if its words run back."""
        if language_of(plain(sentence), self.document.language) == self.document.language:
            return self.element("li", sentence)
        inside = self.element("span", sentence, ' class="line"')
        return f"<li>{inside}</li>"

    def picture(self, picture: Picture) -> str:
        """Return a picture, whole, inside the page."""
        drawing = self.pictures.shown(picture, self.document.language)
        if drawing.kind == "svg":
            address = f"data:image/svg+xml,{quote(drawing.data, safe=_LEFT_AS_IT_IS)}"
        else:
            address = f"data:image/{drawing.kind};base64,{base64.b64encode(drawing.data).decode()}"
        return f'<img src="{address}" alt="{encoded(picture.alt)}">'

    def word_box(self, block: WordBox) -> str:
        """Return what a hard word means."""
        label = encoded(self.words.word_box)
        meaning = "".join(self.element("p", sentence) for sentence in block.meaning)
        word = self.element("p", f"**{block.word}**")
        name = f"{label}: {encoded(plain(block.word))}"
        return (
            f'<div class="box" role="note" aria-label="{name}"><p>{label}</p>{word}{meaning}</div>'
        )

    def table(self, block: Table) -> str:
        """Return a table. Where it is too wide it moves sideways by itself, by keyboard too."""
        caption = self.element("caption", block.caption) if block.caption else ""
        head = "".join(self.element("th", cell, ' scope="col"') for cell in block.header)
        rows = "".join(f"<tr>{self.cells(block, row)}</tr>" for row in block.rows)
        name = encoded(plain(block.caption or ", ".join(block.header)))
        return (
            f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table>{caption}'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def cells(self, table: Table, row: tuple[str, ...]) -> str:
        """Return one row of a table."""
        first = self.element("th", row[0], ' scope="row"') if table.has_row_headers else ""
        others = row[1:] if table.has_row_headers else row
        return first + "".join(self.element("td", cell) for cell in others)

    def quote(self, block: Quote) -> str:
        """Return a person's own words; nothing in them is read as our markup."""
        about = self.element("p", block.about, ' class="about"') if block.about else ""
        lines = "".join(
            self.quoted(printable(line), block.language)
            for line in block.text.splitlines()
            if line.strip()
        )
        return f"{about}<blockquote {language_attributes(block.language)}>{lines}</blockquote>"

    def quoted(self, line: str, tag: str) -> str:
        """Return a line that a person wrote."""
        return f"<p>{with_numbers(line, tag)}</p>"

    def chart(self, block: Chart) -> str:
        """Return bars, and the same figures as a table."""
        most = max(block.out_of, *(bar.number for bar in block.bars), 1)
        bars = "".join(self.bar(bar, most) for bar in block.bars)
        return (
            f'<figure class="chart">{self.element("figcaption", block.caption)}'
            f"{self.element('p', block.summary)}"
            f'<div role="img" aria-label="{encoded(plain(block.summary))}">{bars}</div></figure>'
            f"{self.table(figures(block, self.words))}"
        )

    def bar(self, bar: Bar, most: int) -> str:
        """Return one bar, which grows from where lines of words begin."""
        share = round(100 * bar.number / most, 2)
        start = round(100 - share, 2) if direction(self.document.language) == "rtl" else 0
        fill = f"url(#pattern-{bar.pattern % len(_PATTERNS)})"
        return (
            f'<div class="bar"><span>{self.said(bar.label)}</span><svg aria-hidden="true">'
            f'<rect x="{start}%" width="{share}%" height="100%" fill="{fill}" '
            f'stroke="currentColor" stroke-width="2"/></svg><b>{bar.number}</b></div>'
        )

    def note(self, block: Note) -> str:
        """Return sentences in a frame."""
        kinds = {NoteKind.PLAIN: "note", NoteKind.TO_FILL_IN: "note to-fill-in"}
        kind = kinds.get(block.kind, "mark")
        return f'<div class="{kind}">{"".join(self.element("p", s) for s in block.sentences)}</div>'

    def answer(self, block: Answer) -> str:
        """Return a labelled place to write; a signature is made by hand, on paper."""
        told = self.note(Note((self.words.not_sent,)))
        lead = "" if self.has_asked else f'<div class="not-sent">{told}</div>'
        self.has_asked = True
        id_ = self.id(block.id)
        hint = (
            self.element("span", block.hint, f' class="hint" id="{id_}-hint"') if block.hint else ""
        )
        if block.kind is AnswerKind.SIGNATURE:
            label = self.element("p", block.label, ' class="label"')
            sign = hint or self.element("span", self.words.sign_here, ' class="hint"')
            return f'{lead}<div class="answer">{label}{sign}<div class="sign"></div></div>'
        label = self.element("label", block.label, f' for="{id_}"')
        about = f' id="{id_}" autocomplete="off"' + (
            f' aria-describedby="{id_}-hint"' if hint else ""
        )
        if block.kind is AnswerKind.TICK:
            return (
                f'{lead}<div class="answer tick"><input type="checkbox"{about}>'
                f"<div>{label}{hint}</div></div>"
            )
        is_long = block.kind is AnswerKind.LINES
        place = (
            f'<textarea rows="4"{about}></textarea>' if is_long else f'<input type="text"{about}>'
        )
        return f'{lead}<div class="answer">{label}{hint}{place}</div>'

    def columns(self, block: Columns) -> str:
        """Return two texts beside each other, or below each other on a narrow screen."""
        left = self.side(Level.FULL_WORDS, block.heads[0], block.left)
        right = self.side(Level.EASY_READ, block.heads[1], block.right)
        return f'<div class="columns">{left}{right}</div>'

    def side(self, level: Level, head: str, blocks: tuple[Block, ...]) -> str:
        """Return one of two texts: full words, or easy read."""
        before, self.level = self.level, level
        inside = self.element("p", head, ' class="head"') + self.blocks(blocks)
        self.level = before
        return f"<div>{inside}</div>"


_LEFT_AS_IT_IS: Final = " !$()*+,-./:;=?@[]_~"
"""What a browser reads in a data address without being encoded."""


def _marks_on_paper(document: Document) -> str:
    """Return style that prints the first sentence of each mark on every sheet."""
    said = " ".join(printable(plain(mark.sentences[0])) for mark in document.marks)
    if not said:
        return ""
    safe_said = "".join(c if c.isalnum() or c in " .,:!?" else f"\\{ord(c):x} " for c in said)
    return f'@page {{ @top-center {{ content: "{safe_said}"; font-weight: bold }} }}\n'
