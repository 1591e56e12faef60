"""Checks a file: picks its reader and its rules, and says what no machine can know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import N_, _
from easyread.check import er_grammar, er_length, er_look, er_numbers, er_words
from easyread.check.profile import DEFAULT, PROFILES, Profile
from easyread.check.prose import Prose
from easyread.check.rule import Found, Looked, Rule, Severity
from easyread.check.word_file import WordFile
from easyread.package import opened, read_bytes

WORD_RULES: Final[tuple[Rule[Prose], ...]] = (
    *er_length.RULES,
    *er_words.RULES,
    *er_grammar.RULES,
    *er_numbers.RULES,
    *er_look.RULES,
)
"""The rules on words, for every format."""

UNKNOWN: Final = (
    N_("If people understand it. Only readers with a learning disability can tell."),
    N_("If each picture shows what the words say."),
    N_("If it is true, and if something important is missing."),
    N_("If a screen reader reads it well. Try one."),
)
"""What no machine can know. It is said at the end of every report."""

LARGEST_TEXT: Final = 20_000_000
"""The largest file of text that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding of one rule."""

    code: str
    source: str
    """Who asks for it."""
    found: Found


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one file gave."""

    name: str
    profile: str
    faults: tuple[Fault, ...]
    words: int
    """How many words it has."""

    @property
    def has_faults(self) -> bool:
        """Whether anything is more than a note."""
        return any(fault.found.severity is Severity.FAULT for fault in self.faults)


def rules() -> tuple[Rule[Prose] | Rule[WordFile], ...]:
    """Return every rule, in the order of the codes."""
    from easyread.check import ac_letters, ac_pictures, ac_structure

    on_files = (*ac_structure.RULES, *ac_pictures.RULES, *ac_letters.RULES)
    return tuple(sorted((*WORD_RULES, *on_files), key=lambda rule: rule.code))


def check_file(path: Path, profile: str = DEFAULT) -> Checked:
    """Check one file. Raises CoproduceError for a file or a profile that we cannot use."""
    chosen = _profile(profile)
    ending = path.suffix.lower()
    if ending in (".docx", ".docm", ".dotx"):
        return _checked_word(WordFile(opened(path)), chosen)
    data = read_bytes(path, LARGEST_TEXT)
    if len(data) > LARGEST_TEXT:
        raise CoproduceError(
            _("“{name}” is too large.").format(name=clean_line(path.name)),
            _("Make it into more than one file."),
        )
    return _checked_words(_prose(path, data, ending), chosen)


def _prose(path: Path, data: bytes, ending: str) -> Prose:
    from easyread.check.from_markdown import from_markdown
    from easyread.check.from_text import from_html, from_text

    if ending in (".html", ".htm", ".xhtml"):
        return from_html(data, path.name)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if ending in (".md", ".markdown"):
        return from_markdown(text, path.name)
    if ending in (".txt", ".text", ""):
        return from_text(text, path.name)
    raise CoproduceError(
        _("We cannot check “{name}”.").format(name=clean_line(path.name)),
        _("We can check these: .docx, .md, .html and .txt"),
    )


def _checked_word(file: WordFile, profile: Profile) -> Checked:
    from easyread.check import ac_letters, ac_pictures, ac_structure
    from easyread.check.from_word import from_word

    prose = from_word(file)
    on_file = (*ac_structure.RULES, *ac_pictures.RULES, *ac_letters.RULES)
    faults = (*_faults(WORD_RULES, prose, profile), *_faults(on_file, file, profile))
    return Checked(prose.name, profile.name, faults, prose.word_count)


def _checked_words(prose: Prose, profile: Profile) -> Checked:
    faults = tuple(_faults(WORD_RULES, prose, profile))
    return Checked(prose.name, profile.name, faults, prose.word_count)


def _faults(rules: tuple[Rule[Looked], ...], looked: Looked, profile: Profile) -> Iterator[Fault]:
    for rule in rules:
        if rule.code not in profile.off:
            for found in rule.look(looked, profile):
                yield Fault(rule.code, rule.source, found)


def _profile(name: str) -> Profile:
    if name not in PROFILES:
        raise CoproduceError(
            _("We do not know the profile “{name}”.").format(name=clean_line(name)),
            _("Choose one of these: {names}").format(names=", ".join(PROFILES)),
        )
    return PROFILES[name]
