"""Reads and writes the PO files of one language, and brings them into step with the English.

A file is written in one way only, without dates and line numbers, so that two people who change two
sentences change two places. Nothing that somebody translated is thrown away: what the English no
longer has is kept at the end of the file, as PO does it (`#~`).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from coproduce import languages, review
from coproduce.clean import clean_line
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import Record, State
from easyread.translating.messages import Message, domains, messages

_PLURALS: Final = {
    # CLDR's rules. Babel has 11 to 99 and 100 to 102 the wrong way round, and no plural for Farsi.
    "ar": (
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
    ),
    "fa": (2, "(n > 1)"),
}
"""How many plural forms, and which one for a number: where babel's are wrong."""
SETTINGS: Final = "language.toml"
"""The file with a language's own name and direction, and how its sentences are measured."""
ABOUT: Final = (
    "Who made and who checked each translation. coproduce/review.py explains the lines.",
    "Do not change this by hand: “coproduce languages review” and “import” write it.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the PO file holds for one English text."""

    words: tuple[str, ...] = ()
    """The translation, or its plural forms; empty when there is none."""
    notes: tuple[str, ...] = ()
    """What translators wrote to each other."""
    many: str = ""
    is_fuzzy: bool = False
    """Another program guessed it: it counts as missing until a person says that it is right."""


Key = tuple[str, str, str]
"""The catalogue, context and English of a message."""


@dataclass(frozen=True)
class Translations:
    """Both catalogues of a language with its review record."""

    tag: str
    kept: Mapping[Key, Kept] = field(default_factory=dict)
    plural: tuple[int, str] = (2, "(n != 1)")
    record: Record = field(default_factory=Record)

    def words(self, message: Message) -> tuple[str, ...]:
        """Return the translation of `message`, in all its plural forms; empty if missing."""
        found = self.kept.get(message.key)
        if found is None or found.is_fuzzy or not all(found.words):
            return ()
        return found.words

    def state(self, message: Message) -> State:
        """Return how far the translation of `message` is."""
        words = self.words(message)
        if not words:
            return State.MISSING
        return self.record.state(message.domain, message.source, review.digest(*words))

    def with_words(self, new: Mapping[Key, tuple[str, ...]]) -> Translations:
        """Return the translations with these words in place of older ones."""
        changed = {
            key: replace(self.kept.get(key, Kept()), words=words, is_fuzzy=False)
            for key, words in new.items()
        }
        return replace(self, kept={**self.kept, **changed})


def folder_of(tag: str) -> Path:
    """Return the folder of a language, in staff's own words if they chose some.

    It may not be there. Raises CoproduceError for a bad tag.
    """
    if not languages.is_tag(tag):
        raise CoproduceError(
            _("“{tag}” cannot be a language.").format(tag=clean_line(tag)),
            _("Type its short name, such as: cy"),
        )
    return (languages.own_folder() or languages.folder()) / tag


def tags() -> tuple[str, ...]:
    """Return the languages that have a folder, in the order of their short names."""
    return tuple(sorted(x.tag for x in languages.available() if x.tag != languages.SOURCE))


def known(tag: str) -> str:
    """Return `tag` if the language has a folder. Raises CoproduceError otherwise."""
    if tag in tags():
        return tag
    raise CoproduceError(
        _("There is no language “{tag}” yet.").format(tag=clean_line(tag)),
        _("The languages are: {names}").format(names=", ".join(tags())),
    )


def read(tag: str) -> Translations:
    """Return what there is of a language. Raises CoproduceError if a file is damaged."""
    folder = folder_of(tag)
    kept: dict[Key, Kept] = {}
    plural = plural_of(tag)
    for domain in domains():
        file = folder / "LC_MESSAGES" / f"{domain}.po"
        if file.is_file():
            found, plural = read_po(file.read_bytes(), domain, file.name)
            kept |= found
    return Translations(tag, kept, plural, review.read(folder))


def read_po(data: bytes, domain: str, name: str) -> tuple[dict[Key, Kept], tuple[int, str]]:
    """Return what a PO file holds, and its plural forms. Raises CoproduceError."""
    from babel.messages import pofile

    try:
        po = pofile.read_po(io.BytesIO(data), abort_invalid=True)
        plural = po.num_plurals, po.plural_expr
    except (pofile.PoFileError, ValueError, LookupError, TypeError, AttributeError):
        raise CoproduceError(
            _("We cannot read “{name}”: it is damaged.").format(name=clean_line(name)),
            _("Open it in the program that wrote it, and save it again."),
        ) from None
    found: dict[Key, Kept] = {}
    for one in (*po, *po.obsolete.values()):
        if one.id:
            english, many = one.id if isinstance(one.id, (tuple, list)) else (one.id, "")
            words = one.string if isinstance(one.string, (tuple, list)) else (one.string or "",)
            found[domain, one.context or "", english] = Kept(
                tuple(words) if any(words) else (), tuple(one.user_comments), many, one.fuzzy
            )
    return found, plural


def plural_of(tag: str) -> tuple[int, str]:
    """Return how many plural forms a language has, and which one stands for a number."""
    from babel import UnknownLocaleError
    from babel.messages.plurals import get_plural

    language = tag.partition("-")[0]
    if language in _PLURALS:
        return _PLURALS[language]
    try:
        found = get_plural(tag.replace("-", "_"))
    except (ValueError, LookupError, UnknownLocaleError):
        return 2, "(n != 1)"
    return found.num_plurals, found.plural_expr


def behind(found: Translations) -> tuple[str, ...]:
    """Return the names of the PO files of a language that are not in step with the English."""
    return tuple(file.name for file, text in _files(found) if _text_of(file) != text)


def write(found: Translations) -> tuple[str, ...]:
    """Write the PO files and the review record of a language, in step with the English of now.

    Returns the names of the files that changed. Raises CoproduceError if they cannot be written.
    """
    folder = folder_of(found.tag)
    changed = list(behind(found))
    try:
        (folder / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        for file, text in _files(found):
            if file.name in changed:
                _write(file, text)
        if languages.own_folder() is None and not (folder / SETTINGS).is_file():
            _write(folder / SETTINGS, _settings_text(found.tag))
            changed.append(SETTINGS)
        if review.read(folder).reviews != found.record.reviews:
            review.write(folder, found.record, ABOUT)
            changed.append(review.FILE)
    except OSError:
        raise CoproduceError(
            _("We cannot write in the folder “{file}”.").format(file=clean_line(found.tag)),
            _("Check that the disk has room, and that you may write there."),
        ) from None
    languages.forget()
    return tuple(changed)


def _files(found: Translations) -> Iterator[tuple[Path, str]]:
    for domain in domains():
        yield folder_of(found.tag) / "LC_MESSAGES" / f"{domain}.po", po_text(found, domain)


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(file: Path, text: str) -> None:
    part = file.with_name(f"{file.name}.part")
    part.write_text(text, "utf-8", newline="\n")
    part.replace(file)


def _settings_text(tag: str) -> str:
    """Return what is known of a language when its folder is made: people may mend it there."""
    described = languages.described(tag)
    return f'name = "{described.own_name}"\ndirection = "{described.direction}"\n'


def po_text(found: Translations, domain: str, wanted: Iterable[Message] | None = None) -> str:
    """Return a PO file with `wanted` (all messages of `domain` and what is obsolete if None)."""
    listed = [m for m in (messages() if wanted is None else wanted) if m.domain == domain]
    parts = [_header(found, domain)]
    parts += (_entry(found, one, is_going_out=wanted is not None) for one in listed)
    if wanted is None:
        known = {one.key for one in listed}
        old = [key for key in found.kept if key[0] == domain and key not in known]
        parts += (_obsolete(key, found.kept[key]) for key in sorted(old) if found.kept[key].words)
    return "\n".join(parts)


def _header(found: Translations, domain: str) -> str:
    number, rule = found.plural
    fields = (
        ("Project-Id-Version", "coproduce"),
        ("Language", found.tag),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", f"nplurals={number}; plural={rule};"),
        ("X-Catalogue", domain),
    )
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields)
    return f'# Translations of coproduce, CC BY 4.0.\nmsgid ""\nmsgstr ""\n{lines}'


def _entry(found: Translations, message: Message, *, is_going_out: bool) -> str:
    kept = found.kept.get(message.key, Kept())
    lines = [f"# {note}".rstrip() for note in kept.notes]
    lines += (f"#. {note}" for note in message.notes)
    if is_going_out:  # so that newer work is not overwritten when the file comes back
        lines.append(f"#. {code_of(found, message)}")
    lines += (f"#: {file}" for file in message.files)
    flags = ["fuzzy"] if kept.is_fuzzy else []
    flags += ["python-brace-format"] if "{" in message.one else []
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    forms = kept.words or ("",) * (found.plural[0] if message.many else 1)
    return "\n".join((*lines, *_said(message.context, message.one, message.many, forms))) + "\n"


@dataclass(frozen=True, slots=True)
class Code:
    """What a message that goes out is known by when it comes back."""

    domain: str
    source: str
    """The hash of the English."""
    base: str
    """The hash of the translation that went out."""

    def __str__(self) -> str:
        """Return it as it stands in a file."""
        return f"[{self.domain}:{self.source}:{self.base}]"


def code_of(found: Translations, message: Message) -> Code:
    """Return the code of a message that goes out."""
    return Code(message.domain, message.source, review.digest(*found.words(message)))


def _obsolete(key: Key, kept: Kept) -> str:
    _domain, context, one = key
    said = "\n".join(_said(context, one, kept.many, kept.words)).split("\n")
    return (
        "\n".join((*(f"# {note}" for note in kept.notes), *(f"#~ {line}" for line in said))) + "\n"
    )


def _said(context: str, one: str, many: str, forms: tuple[str, ...]) -> Iterator[str]:
    from babel.messages.pofile import normalize

    if context:
        yield f"msgctxt {normalize(context, width=0)}"
    yield f"msgid {normalize(one, width=0)}"
    if not many:
        yield f"msgstr {normalize(forms[0], width=0)}"
        return
    yield f"msgid_plural {normalize(many, width=0)}"
    for number, form in enumerate(forms):
        yield f"msgstr[{number}] {normalize(form, width=0)}"
