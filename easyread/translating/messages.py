"""Every message that a translator translates, as the code and content/ have it now.

There is no template file between: the code and the words are the one source, also where the program
is installed. A message of `app` is marked in the code (`_("Yes")`); one of `content` is a sentence,
heading, label or name in content/, with the picture beside it and what its hard words mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from coproduce import languages, resources
from coproduce.clean import clean_line
from coproduce.content_folder import ContentFolder, chosen
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import digest
from easyread.check.switching import in_markdown
from easyread.document import plain, spans
from easyread.reading import Content, Read, read, read_file

DOMAINS: Final = ("app", "content")
"""The catalogues: the words of the program, and those of content/.

Staff's own words (`--content`) have one of their own, `own`, in their folder: see `domains`.
"""
KEYWORDS: Final[Mapping[str, Any]] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
"""The functions that mark a message in the code, as babel names them."""

_PROGRAMS: Final = ("coproduce", "easyread", "form", "tui")
_METHODS: Final = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_OPTIONS: Final = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "silent": "false"}}
_TABLES: Final = (
    "agreement.toml", "assessment.toml", "award-papers.toml", "choices.toml", "phrases.toml",
    "cards.toml", "ladder.toml", "templates/*.toml", "facts/*.toml", "pictures/pictures.toml",
)  # fmt: skip
_WORDS: Final = frozenset(
    {"title", "about", "mark", "before", "ask", "name", "question", "words", "if_no", "word"}
    | {"statement", "easier", "comment", "happening", "not_happening", "meaning", "shows", "alt"}
    | {"publisher", "place", "due", "changed"}
)
"""The keys of those files under which families, young people or staff read what stands there."""
_UNREAD: Final = {"facts/sources.toml": _WORDS, "pictures/pictures.toml": frozenset({"title"})}
"""Titles of books and of sets of pictures: they stay as their publishers wrote them."""
_MOST_NOTES: Final = 3
"""How many places of one message are explained; a word such as "Yes" stands in many."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message in English."""

    domain: str
    """ "app" or "content"."""
    one: str
    many: str = ""
    """The form for several, where the code counts; empty otherwise."""
    context: str = ""
    """What tells apart two messages with the same English; mostly empty."""
    files: tuple[str, ...] = ()
    """Where it stands."""
    notes: tuple[str, ...] = ()
    """What a translator should know, in English sentences."""
    picture: str = ""
    """The name of the picture beside it; empty for none."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is found by: its catalogue, context and English."""
        return self.domain, self.context, self.one

    @property
    def source(self) -> str:
        """The hash of its English: what was reviewed is void when the English changes."""
        return digest(self.context, self.one, self.many)


def domains() -> tuple[str, ...]:
    """Return the catalogues that are worked on: ours, or that of the own words that were chosen."""
    return DOMAINS if chosen().own is None else (languages.OWN,)


def messages() -> tuple[Message, ...]:
    """Return every message of the program and of content/, `app` first, as they stand.

    Where staff chose a folder of their own: only what is theirs, in no catalogue of ours. Raises
    CoproduceError if one of its files cannot be read.
    """
    return _messages(chosen())


@cache
def _messages(folder: ContentFolder) -> tuple[Message, ...]:
    if folder.own is None:
        return (*_merged(_app()), *_merged(_content(Content(folder))))
    ours = {(one.context, one.one) for one in _messages(ContentFolder())}
    return tuple(
        replace(one, domain=languages.OWN)
        for one in _merged(_content(Content(folder)))
        if (one.context, one.one) not in ours
    )


def _merged(found: Iterable[Message]) -> Iterator[Message]:
    """Give each message once, with all its places and notes."""
    whole: dict[tuple[str, str, str], Message] = {}
    for one in found:
        before = whole.get(one.key)
        if before is None:
            whole[one.key] = one
            continue
        whole[one.key] = replace(
            before,
            many=before.many or one.many,
            files=tuple(dict.fromkeys((*before.files, *one.files))),
            notes=tuple(dict.fromkeys((*before.notes, *one.notes)))[:_MOST_NOTES],
            picture=before.picture or one.picture,
        )
    yield from (one for one in whole.values() if one.one)


def _app() -> Iterator[Message]:
    from babel.messages.extract import extract_from_dir

    root = Path(resources.__file__).resolve().parent.parent
    for program in _PROGRAMS:
        found = extract_from_dir(
            root / program, _METHODS, _OPTIONS, KEYWORDS, ("Translators:",), strip_comment_tags=True
        )
        for file, _line, text, notes, context in sorted(found, key=lambda one: (one[0], one[1])):
            one, many = (text, "") if isinstance(text, str) else (*text, "")[:2]
            place = f"{program}/{Path(file).as_posix()}"
            note = " ".join(" ".join(notes).split())
            if one:
                yield Message("app", one, many, context or "", (place,), (note,) if note else ())


def _content(content: Content) -> Iterator[Message]:
    for pattern in map(PurePosixPath, _TABLES):
        for file in content.folder.files(str(pattern.parent), pattern.name):
            name = (pattern.parent / file.name).as_posix()
            for text, picture in _strings(_table(file), _WORDS - _UNREAD.get(name, frozenset())):
                yield _sentence(content, text, name, picture)
    for name in content.names():
        yield from _document(content, f"documents/{name}.md", read(content, name))
    for file in content.folder.files("letters", "*.md"):
        yield from _document(content, f"letters/{file.name}", read_file(content, file))


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise CoproduceError(
            _("The words or facts have mistakes:") + f" {clean_line(file.name)}",
            _("To see them all: coproduce content check --content FOLDER"),
        ) from None


def _strings(value: Any, keys: frozenset[str], picture: str = "") -> Iterator[tuple[str, str]]:
    """Give what people read in a table, each with the picture that its entry names."""
    if isinstance(value, list):
        for one in value:
            yield from _strings(one, keys, picture)
    elif isinstance(value, dict):
        own = value.get("picture", "")
        for name, one in value.items():
            is_words = name in keys and isinstance(one, (str, list))
            for text in ([one] if isinstance(one, str) else one) if is_words else ():
                if isinstance(text, str):
                    yield text, own if isinstance(own, str) else ""
            if isinstance(one, (dict, list)):
                yield from _strings(one, keys)


def _document(content: Content, name: str, found: Read) -> Iterator[Message]:
    for said in found.said:
        yield _sentence(content, said.text, name, said.picture)
    if found.document is not None:
        yield _sentence(content, found.document.about, name)
    for switch in in_markdown(content.folder.file(name).read_text("utf-8")).all:
        note = "Why a rule was switched off. The end of the document says it."
        yield replace(_sentence(content, switch.reason, name), notes=(note,))


def _sentence(content: Content, text: str, file: str, picture: str = "") -> Message:
    notes = [_beside(picture)] if picture else []
    for span in spans(text):
        hard = content.glossary.find(span.text) if span.is_strong else None
        if hard is not None:
            notes.append(f"“{span.text}”: {plain(' '.join(hard.meaning))}")
    is_words = re.search("[A-Za-z]", text) is not None
    return Message("content", text if is_words else "", "", "", (file,), tuple(notes), picture)


def _beside(picture: str) -> str:
    shown = _alts().get(picture, "")
    return f"Picture beside it: {picture}" + (f" ({shown})" if shown else "")


@cache
def _alts() -> Mapping[str, str]:
    file = resources.folder("content") / "pictures" / "pictures.toml"
    table = tomllib.loads(file.read_text("utf-8"))["pictures"]
    return {name: str(entry.get("alt", "")) for name, entry in table.items()}
