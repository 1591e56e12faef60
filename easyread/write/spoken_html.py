"""A page whose every sentence that is heard has a name, so that it can light up."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from easyread.document import Document, Level, plain
from easyread.pictures import Pictures
from easyread.scripts import language_of, printable
from easyread.speech.script import Utterance
from easyread.write.html import Page
from easyread.write.html_text import language_attributes


class SpokenPage(Page):
    """Writes a page like `Page`, with a `span` around each sentence that is heard.

    Sentences are found by their words, each time the next one with the same words, so what is
    drawn and what is heard may be walked through in different orders within a block.
    """

    def __init__(self, document: Document, pictures: Pictures, script: Iterable[Utterance]) -> None:
        """Give the sentences of `script` the names s0, s1, ... in order."""
        super().__init__(document, pictures)
        self._names: dict[str, deque[str]] = {}
        for number, utterance in enumerate(script):
            if utterance.is_shown:
                self._names.setdefault(utterance.written, deque()).append(f"s{number}")
        self.named: set[str] = set()
        """The names that stand on the page so far."""

    def _name(self, written: str) -> str:
        waiting = self._names.get(written)
        if not waiting:
            return ""
        name = waiting.popleft()
        self.named.add(name)
        return name

    def _lit(self, sentence: str, inside: str) -> str:
        """Return a sentence in its span; one that is not heard has none."""
        name = self._name(printable(plain(sentence)))
        return f'<span class="heard" id="{name}">{inside}</span>' if name else inside

    def element(self, name: str, sentence: str, attributes: str = "") -> str:
        """Return one of our sentences in an element, with its name."""
        own = language_of(plain(sentence), self.document.language)
        spoken = f" {language_attributes(own)}" if own != self.document.language else ""
        return f"<{name}{attributes}{spoken}>{self._lit(sentence, self.said(sentence))}</{name}>"

    def paragraphs(self, sentences: tuple[str, ...]) -> str:
        """Return sentences as the paragraphs that they make; each keeps its own name."""
        if self.level is Level.EASY_READ:
            return super().paragraphs(sentences)
        inside = " ".join(self._lit(one, self.said(one)) for one in sentences)
        return f"<p>{inside}</p>" if sentences else ""

    def quoted(self, line: str, tag: str) -> str:
        """Return a line that a person wrote, with its name."""
        inside = super().quoted(line, tag).removeprefix("<p>").removesuffix("</p>")
        name = self._name(line)
        return (
            f'<p><span class="heard" id="{name}">{inside}</span></p>'
            if name
            else f"<p>{inside}</p>"
        )
