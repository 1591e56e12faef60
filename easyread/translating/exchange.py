"""Files for translators, out and back in: taken only where nothing newer is lost.

Each line of a file that goes out carries a code: which message it is, and a hash of the translation
it started from. When it comes back, and our translation is another one by now, ours stays. What
would break or mislead is refused with its place (`faults`); the other lines are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from coproduce import review
from coproduce.content_folder import ContentFolder, chosen
from coproduce.domain.finding import Finding
from coproduce.languages import _
from coproduce.review import RANK, Key, Review, Signature, State
from easyread.translating import catalogue
from easyread.translating.catalogue import Code, Kept, Translations
from easyread.translating.faults import Rules, faults, rules
from easyread.translating.messages import Message, messages

LARGEST: Final = 20_000_000
"""The largest file that is taken back in, in bytes."""
MOST_LINES: Final = 50_000
"""The most lines of one file; we have about a tenth of it."""
LONGEST: Final = 20_000
"""The longest text of a line that is looked at, in characters."""

_CODE: Final = re.compile(r"\[(app|content|own):([0-9a-f]{12}):([0-9a-f]{12})\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One message as it comes back."""

    place: str
    """Where it stands, as a person finds it: "charter.docx, row 12"."""
    code: Code
    words: tuple[str, ...]
    """The translation in all its forms; empty texts when it was left open."""
    notes: tuple[str, ...] | None = None
    """What the translator wrote about it; None when the file has no room for it."""
    is_checked: bool = False
    """The file itself says that a person checked it."""


@dataclass(frozen=True)
class Taken:
    """What became of the lines of a file."""

    translations: Translations
    new: tuple[Message, ...] = ()
    same: int = 0
    reviewed: int = 0
    findings: tuple[Finding, ...] = ()
    """What was not taken, and what a translator should look at."""
    refused: int = 0


def read_code(text: str) -> Code | None:
    """Return the code that stands in a text; None if there is none."""
    seen = _CODE.search(text)
    return Code(seen[1], seen[2], seen[3]) if seen else None


def take(
    found: Translations, lines: Iterable[Line], by: Signature, state: State = State.DRAFT
) -> Taken:
    """Return the translations with what came back, and who did it.

    With `state` CHECKED the person compared every line: also those that stayed as they were.
    """
    taking = _Taking(found, by, state, rules(found))
    for line in lines:
        taking.line(line)
    return taking.taken()


@dataclass
class _Taking:
    found: Translations
    by: Signature
    state: State
    rules: Rules
    seen: set[tuple[str, str]] = field(default_factory=set)
    words: dict[catalogue.Key, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[catalogue.Key, tuple[str, ...]] = field(default_factory=dict)
    reviews: dict[Key, Review] = field(default_factory=dict)
    new: list[Message] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    same: int = 0
    refused: int = 0

    def line(self, line: Line) -> None:
        """Take one line, or say why not."""
        name = line.code.domain, line.code.source
        message = by_source().get(name)
        if message is None:
            what = _("We do not have this English sentence any more.")
            self.refuse(line, "TX-1", what, _("Export the words again. Translate the new one."))
        elif name in self.seen:
            what = _("This message is in the file twice.")
            self.refuse(line, "TX-2", what, _("Keep one of the two."))
        else:
            self.seen.add(name)
            self.message(line, message)

    def message(self, line: Line, message: Message) -> None:
        if line.notes is not None and line.notes != self.kept(message).notes:
            self.notes[message.key] = line.notes
        words, now = tidy(line.words, message), self.found.words(message)
        if not any(words):
            return
        if words == now:
            self.same += 1
        elif line.code.base != review.digest(*now):
            what = _("Somebody changed this translation after it was sent out. Theirs stays.")
            self.refuse(line, "TX-3", what, _("Export the words again. Look at the new words."))
            return
        elif not self.is_sound(line, message, words):
            return
        else:
            self.words[message.key] = words
            self.new.append(message)
        self.review(line, message, words)

    def is_sound(self, line: Line, message: Message, words: tuple[str, ...]) -> bool:
        """Keep what is wrong with new words; return whether they can be taken."""
        wrong = faults(message, words, self.rules)
        refused = [one for one in wrong if one.is_refused]
        for one in refused or wrong:
            self.findings.append(Finding(one.code, line.place, one.what, one.hint))
        self.refused += bool(refused)
        return not refused

    def review(self, line: Line, message: Message, words: tuple[str, ...]) -> None:
        """Keep who did it: any state for new words, only a better one for words that stayed."""
        state = State.CHECKED if line.is_checked else self.state
        if message.key in self.words or RANK[state] > RANK[self.found.state(message)]:
            one = Review(review.digest(*words), state, self.by)
            self.reviews[message.domain, message.source] = one

    def refuse(self, line: Line, code: str, what: str, hint: str) -> None:
        self.findings.append(Finding(code, line.place, what, hint))
        self.refused += 1

    def kept(self, message: Message) -> Kept:
        return self.found.kept.get(message.key, Kept())

    def taken(self) -> Taken:
        changed = self.found.with_words(self.words)
        noted = {k: replace(changed.kept.get(k, Kept()), notes=n) for k, n in self.notes.items()}
        record = changed.record.with_reviews(self.reviews)
        made = replace(changed, kept={**changed.kept, **noted}, record=record)
        return Taken(
            made,
            tuple(self.new),
            self.same,
            len(self.reviews),
            tuple(self.findings),
            self.refused,
        )


def by_source() -> Mapping[tuple[str, str], Message]:
    """Return every message by its catalogue and the hash of its English."""
    return _by_source(chosen())


@cache
def _by_source(_folder: ContentFolder) -> Mapping[tuple[str, str], Message]:
    return {(one.domain, one.source): one for one in messages()}


def tidy(words: Sequence[str], message: Message) -> tuple[str, ...]:
    """Return the words without spaces around them and around their line breaks."""
    texts = (text[:LONGEST].replace("\r\n", "\n").strip(" \t\r\n") for text in words)
    if "\n" in message.one:
        return tuple(texts)
    return tuple("\n".join(filter(None, map(str.strip, text.split("\n")))) for text in texts)
