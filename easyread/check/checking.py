"""Checks a file: picks its reader and its rules, and says what no machine can know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import N_, _
from easyread.check import switching
from easyread.check.profile import DEFAULT, PROFILES, Profile
from easyread.check.prose import Prose
from easyread.check.rule import Found, Looked, Rule, Severity
from easyread.check.switching import Switch, Switches
from easyread.check.uncollected import uncollected
from easyread.check.word_rules import WORD_RULES
from easyread.package import opened, read_bytes

if TYPE_CHECKING:
    from easyread.check.nl_pair import Pair
    from easyread.check.web_page import WebPage
    from easyread.check.word_file import WordFile

UNKNOWN: Final = (
    N_("If people understand it. Only readers with a learning disability can tell."),
    N_("If each picture shows what the words say."),
    N_("If it is true, and if something important is missing."),
    N_("If a screen reader reads it well. Try one."),
)
"""What no machine can know. It is said at the end of every report."""

WORD: Final = (".docx", ".docm", ".dotx", ".dotm")
WORD_OPENS: Final = (".doc", ".dot", ".rtf", ".odt", ".wps")
"""What Word can make into a file that we read."""
WEB: Final = (".html", ".htm", ".xhtml")
MARKDOWN: Final = (".md", ".markdown")
OURS: Final = (".toml",)
TEXT: Final = (".txt", ".text", "")

LARGEST_TEXT: Final = 20_000_000
"""The largest file of text that is read, in bytes."""


class Fault(NamedTuple):
    """One finding of one rule. A tuple: a long text has thousands."""

    code: str
    name: str
    """The rule in a few words, in English."""
    source: str
    """Who asks for it."""
    found: Found


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one file gave."""

    name: str
    profile: str
    faults: tuple[Fault, ...]
    """In the order of the file; what is about the whole file comes first."""
    words: int
    """How many words it has."""
    rules: int = 0
    """How many rules looked at it."""
    switched: tuple[Switch, ...] = ()
    """The rules that a person switched off, each with its place and its reason."""

    @property
    def has_faults(self) -> bool:
        """Whether anything is more than a note."""
        return any(fault.found.severity is Severity.FAULT for fault in self.faults)

    def of(self, severity: Severity) -> tuple[Fault, ...]:
        """Return the findings that matter so much."""
        return tuple(fault for fault in self.faults if fault.found.severity is severity)


AnyRule: TypeAlias = "Rule[Prose] | Rule[WordFile] | Rule[WebPage] | Rule[Switches] | Rule[Pair]"


def rules() -> tuple[AnyRule, ...]:
    """Return every rule, in the order of the codes."""
    from easyread.check.nl_rules import RULES as ON_PAIRS

    every: tuple[AnyRule, ...] = (
        *WORD_RULES,
        *_on_word_files(),
        *_on_web_pages(),
        *switching.RULES,
        *ON_PAIRS,
    )
    return tuple(sorted(every, key=lambda rule: rule.code))


@uncollected
def check_file(path: Path, profile: str = DEFAULT) -> Checked:
    """Check one file. Raises CoproduceError for a file or a profile that we cannot use."""
    chosen = known_profile(profile)
    ending = path.suffix.lower()
    if ending in WORD:
        return _checked_word(path, chosen, switching.beside(path))
    if ending not in (*WEB, *MARKDOWN, *OURS, *TEXT):
        raise CoproduceError(
            _("We cannot check “{name}”.").format(name=clean_line(path.name)),
            _("Open it in Word. Save it as .docx.")
            if ending in WORD_OPENS
            else _("We can check these: .docx, .md, .html and .txt"),
        )
    data = _read(path)
    if ending in WEB:
        return _checked_page(data, path.name, chosen, switching.beside(path))
    text = _decoded(data)
    if ending in MARKDOWN:
        return check_markdown(text, path.name, profile)
    if ending in OURS:
        return _checked_ours(text, path.name, chosen)
    from easyread.check.from_text import from_text

    return _checked_words(from_text(text, path.name), chosen, switching.beside(path))


@uncollected
def check_markdown(text: str, name: str, profile: str = DEFAULT) -> Checked:
    """Check a Markdown text that is in memory, such as one of our content files."""
    from easyread.check.from_markdown import from_markdown

    prose = from_markdown(text, name)
    return _checked_words(prose, known_profile(profile), switching.in_markdown(text))


def known_profile(name: str) -> Profile:
    """Return the profile called `name`. Raises CoproduceError with the names that there are."""
    if name not in PROFILES:
        raise CoproduceError(
            _("We do not know the profile “{name}”.").format(name=clean_line(name)),
            _("Choose one of these: {names}").format(names=", ".join(PROFILES)),
        )
    return PROFILES[name]


def _read(path: Path) -> bytes:
    data = read_bytes(path, LARGEST_TEXT)
    if len(data) > LARGEST_TEXT:
        raise CoproduceError(
            _("“{name}” is too large.").format(name=clean_line(path.name)),
            _("Make it into more than one file."),
        )
    return data


def _decoded(data: bytes) -> str:
    """Return the text in the encodings that Notepad and Word save, with simple line ends."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _on_word_files() -> tuple[Rule[WordFile], ...]:
    from easyread.check import ac_finish, ac_letters, ac_pictures, ac_structure, ac_tables

    return (
        *ac_structure.RULES,
        *ac_pictures.RULES,
        *ac_tables.RULES,
        *ac_letters.RULES,
        *ac_finish.RULES,
    )


def _on_web_pages() -> tuple[Rule[WebPage], ...]:
    from easyread.check import ac_web, ac_web_lines, ac_web_look

    return (*ac_web.RULES, *ac_web_lines.RULES, *ac_web_look.RULES)


def _checked_word(path: Path, profile: Profile, switches: Switches) -> Checked:
    from easyread.check.from_word import from_word
    from easyread.check.word_file import WordFile

    file = WordFile(opened(path))
    found = tuple(_faults(_on_word_files(), file, profile))
    return _checked_words(from_word(file), profile, switches, found, len(_on_word_files()))


def _checked_page(data: bytes, name: str, profile: Profile, switches: Switches) -> Checked:
    from easyread.check.from_web import from_html
    from easyread.check.web_page import WebPage

    page = WebPage(data, name)
    found = tuple(_faults(_on_web_pages(), page, profile))
    return _checked_words(from_html(page), profile, switches, found, len(_on_web_pages()))


def _checked_ours(text: str, name: str, profile: Profile) -> Checked:
    from easyread.check.from_toml import from_toml

    return _checked_words(from_toml(text, name), profile, switching.in_toml(text))


def _checked_words(
    prose: Prose,
    profile: Profile,
    switches: Switches,
    found: tuple[Fault, ...] = (),
    more_rules: int = 0,
) -> Checked:
    """Check the words, and do what the switches say with all that was found."""
    on_words = _faults(WORD_RULES, prose, profile)
    kept, switches = switches.apply((*found, *on_words))
    kept += tuple(_faults(switching.RULES, switches, profile))
    places = {where: _place(where) for where in {fault.found.where for fault in kept}}
    return Checked(
        prose.name,
        profile.name,
        tuple(sorted(kept, key=lambda fault: places[fault.found.where])),
        prose.word_count,
        rules=len(_asked(WORD_RULES, profile)) + more_rules,
        switched=tuple(one for one in switches.all if one.used),
    )


def _place(where: str) -> int:
    """Return the number in "line 12" or "paragraph 4"; 0 for the file itself."""
    number = where.rpartition(" ")[2]
    return int(number) if number.isdecimal() else 0


def _asked(rules: tuple[Rule[Looked], ...], profile: Profile) -> list[Rule[Looked]]:
    return [rule for rule in rules if rule.code not in profile.off]


def _faults(rules: tuple[Rule[Looked], ...], looked: Looked, profile: Profile) -> Iterator[Fault]:
    for rule in _asked(rules, profile):
        for found in dict.fromkeys(rule.look(looked, profile)):  # each thing once
            yield Fault(rule.code, rule.name, rule.source, found)
