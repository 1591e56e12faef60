"""The languages that people see: catalogues, direction, and marking words for translation.

Words are English in the code (`_("Yes")`) and in content/. A language is a folder under locales/
with gettext PO files, `app` for the program's words and `content` for those of content/. They are
read only when the language is not English, so that English starts at once. Its own name,
its direction and how its sentences are measured are in `language.toml` beside them, and who checked
which translation in `review.tsv` (coproduce/review.py).
"""

from __future__ import annotations

import contextlib
import gettext as _gettext
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from coproduce import resources, review
from coproduce.review import State

SOURCE: Final = "en"
"""The language that the words are written in."""

OWN: Final = "own"
"""The catalogue of what staff wrote themselves: it lies with their words, not with ours."""

_now: ContextVar[str] = ContextVar("language")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be offered."""

    tag: str
    """As in HTML: "en", "ur", "pa-Guru"."""
    own_name: str
    direction: str
    """ "ltr" or "rtl"."""


@dataclass
class _Program:
    """This program as it was started."""

    language: str = SOURCE


_program: Final = _Program()


@dataclass
class Heard:
    """What was found out about the words that were looked up inside a block of `listening`."""

    is_untranslated: bool = False
    """Some of them have no translation: they were said in English."""
    is_unchecked: bool = False
    """Nobody has approved the translation of some of them."""
    states: dict[tuple[str, str, str], State] = field(default_factory=dict)
    """How far each is: its catalogue, context and English."""


@dataclass(frozen=True)
class Catalogue:
    """The messages of one PO file."""

    messages: Mapping[tuple[str, str], tuple[str, ...]]
    """(context, English) to the translation, or its plural forms."""
    plural: Callable[[int], int]
    known: frozenset[tuple[str, str]]
    """(context, English) of every message, translated or not."""
    several: Mapping[tuple[str, str], str]
    """(context, English) to the English for several, where the program counts."""


_hearing: ContextVar[Heard | None] = ContextVar("hearing", default=None)


def _(message: str) -> str:
    """Return `message` in the language of now."""
    return _look_up("app", "", message) or message


def pgettext(context: str, message: str) -> str:
    """Return `message`, which means different things in different places, translated."""
    return _look_up("app", context, message) or message


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form for `number` in the language of now. The caller fills in the number."""
    catalogue = _catalogue(current(), "app")
    forms = catalogue.messages.get(("", one)) if catalogue else None
    _note("app", "", one)
    if catalogue is None or not forms:
        return one if number == 1 else many
    return forms[min(catalogue.plural(number), len(forms) - 1)]


def N_(message: str) -> str:  # noqa: N802 - gettext's own word for it
    """Mark `message` for translation and return it as it is; `_` translates it where it is used."""
    return message


def words(text: str) -> str:
    """Return a sentence of content/ in the language of now; as it is when not translated."""
    own = _catalogue(current(), OWN)
    is_own = own is not None and ("", text) in own.messages and knows(text) == OWN
    return _look_up(OWN if is_own else "content", "", text) or text


def current() -> str:
    """Return the tag of the language of now."""
    return _now.get(_program.language)


def use(tag: str) -> None:
    """Speak `tag` from now on in this thread or task."""
    _now.set(tag if is_available(tag) else SOURCE)


def start_in(tag: str) -> None:
    """Speak `tag` in the whole program: a thread of its own hears nothing of `use`."""
    use(tag)
    _program.language = current()


@contextlib.contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak `tag` inside the block."""
    token = _now.set(tag if is_available(tag) else SOURCE)
    try:
        yield
    finally:
        _now.reset(token)


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Note what is looked up inside the block.

    A block around it hears what is unchecked too, but not what is untranslated: whoever listens
    says that.
    """
    heard, outer = Heard(), _hearing.get()
    token = _hearing.set(heard)
    try:
        yield heard
    finally:
        _hearing.reset(token)
        if outer is not None:
            outer.is_unchecked |= heard.is_unchecked


def knows(message: str) -> str:
    """Return the catalogue that has `message`, translated or not; "" if none has it."""
    for domain in ("content", "app", OWN):
        catalogue = _catalogue(current(), domain)
        if catalogue is not None and ("", message) in catalogue.known:
            return domain
    return ""


def available() -> tuple[Language, ...]:
    """Return the languages that can be offered, English first, then by their own names."""
    return _available(folder())


def is_available(tag: str) -> bool:
    """Whether `tag` can be offered."""
    return tag == SOURCE or any(language.tag == tag for language in available())


def isolated(text: str) -> str:
    """Return a name, number or address that stands in a sentence of ours, kept in its own order.

    In a sentence from right to left "0121 303 1888" would else be read as 1888 303 0121.
    """
    return f"\u2068{text}\u2069" if direction(current()) == "rtl" else text


def direction(tag: str) -> str:
    """Return "rtl" for a language written from right to left, else "ltr"."""
    return next((x.direction for x in available() if x.tag == tag), "ltr")


def is_tag(tag: str) -> bool:
    """Whether `tag` can be the short name of a language: "cy", "pa-Guru"."""
    return _TAG.fullmatch(tag) is not None and tag != SOURCE


def state(message: str, context: str = "", domain: str = "app") -> State:
    """Return how far the translation of `message` into the language of now is.

    English, which needs none, is approved.
    """
    tag = current()
    if tag == SOURCE:
        return State.APPROVED
    catalogue = _catalogue(tag, domain)
    forms = catalogue.messages.get((context, message)) if catalogue else None
    if catalogue is None or not forms:
        return State.MISSING
    source = review.digest(context, message, catalogue.several.get((context, message), ""))
    return _record(_place(domain) / tag).state(domain, source, review.digest(*forms))


def is_approved(*sentences: str) -> bool:
    """Whether all these sentences, of the program or of content/, may stand without English."""
    return all(
        State.APPROVED in (state(one), state(one, domain="content"), state(one, domain=OWN))
        for one in sentences
        if one
    )


def is_draft(tag: str) -> bool:
    """Whether some of the program's words in a language wait for somebody's approval."""
    return tag != SOURCE and _has_unapproved(folder(), tag)


def settings(tag: str) -> Mapping[str, Any]:
    """Return what `language.toml` of a language says; empty when there is none to read."""
    return _settings(folder() / tag / "language.toml")


def forget() -> None:
    """Read the catalogues anew: they have been changed."""
    for kept in (_available, _read, _within, _record, _settings, _state, _has_unapproved):
        kept.cache_clear()


_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")


def folder() -> Path:
    """Return the folder of all languages: ours, or the one that COPRODUCE_LOCALES names."""
    return _folder(os.environ.get("COPRODUCE_LOCALES", ""))


def own_folder() -> Path | None:
    """Return the folder of the languages of staff's own words; None when they use ours alone."""
    own = os.environ.get("COPRODUCE_CONTENT", "")
    return Path(own) / "locales" if own else None


def _place(domain: str) -> Path:
    """Return the folder of languages that a catalogue lies in."""
    return (own_folder() if domain == OWN else None) or folder()


@cache
def _folder(own: str) -> Path:
    return Path(own) if own else resources.folder("locales")


@cache
def _available(within: Path) -> tuple[Language, ...]:
    tags = sorted(p.parent.parent.name for p in within.glob("*/LC_MESSAGES/app.po"))
    others = sorted((described(tag) for tag in tags if tag != SOURCE), key=lambda x: x.own_name)
    return (Language(SOURCE, "English", "ltr"), *others)


def described(tag: str) -> Language:
    """Return a language, offered or not, as its folder describes it, else as babel does (slow)."""
    said = settings(tag)
    if said.get("name") and said.get("direction") in ("ltr", "rtl"):
        return Language(tag, str(said["name"]), said["direction"])
    import babel

    try:
        locale = babel.Locale.parse(tag.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return Language(tag, tag, "ltr")
    name = locale.get_display_name(locale) or tag
    return Language(tag, name[0].upper() + name[1:], locale.text_direction)


@cache
def _settings(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


_record = cache(review.read)


def _look_up(domain: str, context: str, message: str) -> str:
    tag = current()
    if tag == SOURCE or not message:
        return ""
    catalogue = _catalogue(tag, domain)
    forms = catalogue.messages.get((context, message)) if catalogue else None
    _note(domain, context, message)
    return forms[0] if forms else ""


def _note(domain: str, context: str, message: str) -> None:
    heard, tag = _hearing.get(), current()
    if heard is None or tag == SOURCE:
        return
    found = _state(_place(domain), tag, domain, context, message)
    heard.states[domain, context, message] = found
    heard.is_untranslated |= found is State.MISSING
    heard.is_unchecked |= found in (State.DRAFT, State.CHECKED)


@cache
def _state(_within: Path, tag: str, domain: str, context: str, message: str) -> State:
    with speaking(tag):
        return state(message, context, domain)


@cache
def _has_unapproved(within: Path, tag: str) -> bool:
    catalogue = _catalogue(tag, "app")
    return catalogue is None or any(
        _state(within, tag, "app", *key) is not State.APPROVED for key in catalogue.messages
    )


def _catalogue(tag: str, domain: str) -> Catalogue | None:
    if tag == SOURCE or (domain == OWN and own_folder() is None):
        return None
    return _within(_place(domain), tag, domain)


@cache
def _within(within: Path, tag: str, domain: str) -> Catalogue | None:
    return _read(within / tag / "LC_MESSAGES" / f"{domain}.po")


_PLURAL: Final = re.compile(r"nplurals=\d+;\s*plural=([^;]+);?")
_FORMATTER: Final = Formatter()
_TWO_FORMS: Final = "nplurals=2; plural=(n != 1);"


@cache
def _read(path: Path) -> Catalogue | None:
    from coproduce import po

    try:
        found = list(po.entries(path.read_text("utf-8")))
        head = po.head(found[0].words[0])
        rule = _PLURAL.fullmatch(head.get("plural-forms", _TWO_FORMS))
        plural = _gettext.c2py(rule[1] if rule else "")
        if found[0].one or not head.get("content-type", "utf-8").lower().endswith("utf-8"):
            return None
    except (OSError, ValueError, LookupError):
        return None  # a damaged file must not stop a meeting
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    several: dict[tuple[str, str], str] = {}
    for entry in found[1:]:
        key, forms = (entry.context, entry.one), entry.words
        if not entry.is_fuzzy and all(forms) and _has_same_fields((entry.one, entry.many), forms):
            messages[key] = forms
            if entry.many:
                several[key] = entry.many
    known = frozenset((entry.context, entry.one) for entry in found[1:])
    return Catalogue(messages, plural, known, several)


def _has_same_fields(source: Sequence[str], forms: Iterable[str]) -> bool:
    """Whether `forms` can be filled in where `source` is: "{m}" for "{n}" would end the program."""
    whole = "".join((*source, *forms))
    if "{" not in whole and "}" not in whole:
        return True
    try:
        known = {field for text in source for field in _fields(text)}
        return all(_fields(form) <= known for form in forms)
    except ValueError:  # braces that do not match
        return False


def _fields(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(name, spec, way) for _, name, spec, way in _FORMATTER.parse(text) if name is not None}
