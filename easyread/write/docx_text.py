"""Sentences as Word XML: their language and direction, their links, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from easyread.document import Document, Span, plain, spans
from easyread.oxml import words as ox
from easyread.scripts import kept_numbers, language_of
from easyread.write import rules
from easyread.write.docx_parts import Parts


class Text:
    """Writes sentences of one document."""

    def __init__(self, document: Document, parts: Parts) -> None:
        """Write in the document's language; pictures and addresses go into `parts`."""
        self.document = document
        self.parts = parts
        self.own = ox.tongue(document.language, document.language)
        self._tongues: dict[str, ox.Tongue] = {}
        self.starts_page = False
        """The next paragraph begins on a new page."""
        self.numbers = count(1)
        """For bookmarks, pictures and fields: each has its own in the file."""

    def say(self, sentence: str, style: str = "", shape: ox.Shape = ox.PLAIN) -> str:
        """Return a sentence of ours as a paragraph."""
        return self.paragraph(self.runs(sentence), sentence, style, shape)

    def tongue(self, sentence: str) -> ox.Tongue:
        """Return the language of a sentence: the document's, or English in another script."""
        if sentence not in self._tongues:
            tag = language_of(plain(sentence), self.document.language)
            self._tongues[sentence] = ox.tongue(tag, self.own.tag)
        return self._tongues[sentence]

    def runs(self, sentence: str, *, is_strong: bool = False) -> str:
        """Return a sentence of ours as runs and links."""
        tongue = self.tongue(sentence)
        return "".join(self._span(span, tongue, is_strong=is_strong) for span in spans(sentence))

    def _span(self, span: Span, tongue: ox.Tongue, *, is_strong: bool) -> str:
        address = rules.safe(span.address) if span.address else ""
        text = rules.with_address(span) if address else span.text
        if tongue.is_rtl:
            text = kept_numbers(text)
        elif address:  # such as the name of a licence in a Bengali sentence
            tongue = self.tongue(text)
        strong = span.is_strong or is_strong
        if not address:
            return ox.run(text, tongue, is_strong=strong)
        runs = ox.run(text, tongue, is_strong=strong, style="Hyperlink")
        if address.startswith("#"):
            return ox.link(runs, anchor=anchor(address[1:]))
        return ox.link(runs, self.parts.link(address))

    def paragraph(
        self, content: str, sentence: str, style: str = "", shape: ox.Shape = ox.PLAIN
    ) -> str:
        """Return a paragraph around `content`, which runs the way that `sentence` does."""
        way = self.tongue(sentence).is_rtl
        # Pictures stand on the side where the document's lines begin, and only there is room kept.
        if shape.indent and way != self.own.is_rtl:
            shape = replace(shape, indent=0)
        return ox.paragraph(content, style, shape, is_rtl=way, starts_page=self.take_page())

    def take_page(self) -> bool:
        """Return whether this paragraph begins a page; the next one does not."""
        starts_page, self.starts_page = self.starts_page, False
        return starts_page

    def drawn(self, picture: str, shape: ox.Shape) -> str:
        """Return a picture as a paragraph of its own."""
        starts_page = self.take_page()
        return ox.paragraph(picture, "", shape, is_rtl=self.own.is_rtl, starts_page=starts_page)

    def marked(self, runs: str, *names: str) -> str:
        """Return runs that links can lead to by these names; an empty name is none."""
        return ox.bookmark(runs, [(next(self.numbers), name) for name in names if name])


def anchor(name: str) -> str:
    """Return the bookmark for an id of a block: Word takes letters, digits and underscores."""
    return "id_" + "".join(letter if letter.isalnum() else "_" for letter in name)[:37]
