"""The links file: which easy words belong to which full words, and what a person left out and why.

It lies in the content folder as links/<document>.toml. Each entry keeps a short hash of both sides
as they were when a person last looked, so that a changed text points at what to look at again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from coproduce.clean import clean_line
from coproduce.content_folder import read_text
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _

LARGEST: Final = 5_000_000
"""The largest links file, in bytes."""
_HASH: Final = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What belongs to one passage of the full words."""

    full: str
    """The hash of the passage."""
    words: str
    """How it begins, for people."""
    easy: tuple[str, ...] = ()
    """The ids of its blocks; empty when it is left out."""
    looked: str = ""
    """The hash of the easy words when a person last looked."""
    left_out: tuple[str, ...] = ()
    """Words of the passage that the easy words leave out: "2014", "should"."""
    reason: str = ""
    who: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """What a block of the easy words says although the full words do not."""

    easy: str
    """The id of the block."""
    added: tuple[str, ...]
    """Its words: "8", "must"."""
    reason: str = ""
    who: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """A links file."""

    entries: tuple[Entry, ...] = ()
    more: tuple[More, ...] = ()


def read_links(file: Path) -> Links:
    """Read a links file. Raises CoproduceError when it has a mistake, and says where."""
    text = read_text(file, LARGEST)
    if isinstance(text, Finding):
        raise CoproduceError(f"{text.where}: {text.what}", text.hint)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = found[0] if (found := re.search(r"line \d+", str(error))) else _("line 1")
        raise CoproduceError(
            _("We cannot read “{name}”, {place}.").format(name=clean_line(file.name), place=place),
            _("Check the quotation marks, commas and brackets here and in the line before."),
        ) from None
    entries = tuple(_entry(file, one) for one in _tables(file, table.pop("passage", [])))
    more = tuple(_more(file, one) for one in _tables(file, table.pop("more", [])))
    if table:
        raise _mistake(file, next(iter(table)))
    return Links(entries, more)


def _tables(file: Path, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _mistake(file, "passage")
    return value


def _entry(file: Path, one: dict[str, Any]) -> Entry:
    _check_names(file, one, Entry)
    made = Entry(
        full=_word(file, one, "full"),
        words=_word(file, one, "words"),
        easy=_words(file, one, "easy"),
        looked=_word(file, one, "looked"),
        left_out=_words(file, one, "left_out"),
        reason=_word(file, one, "reason"),
        who=_word(file, one, "who"),
        on=_word(file, one, "on"),
    )
    if not _HASH.fullmatch(made.full):
        raise _mistake(file, "full")
    return made


def _more(file: Path, one: dict[str, Any]) -> More:
    _check_names(file, one, More)
    return More(
        _word(file, one, "easy"),
        _words(file, one, "added"),
        _word(file, one, "reason"),
        _word(file, one, "who"),
        _word(file, one, "on"),
    )


def _check_names(file: Path, one: dict[str, Any], kind: type[Entry | More]) -> None:
    known = {part.name for part in fields(kind)}
    if unknown := next((name for name in one if name not in known), ""):
        raise _mistake(file, unknown)


def _word(file: Path, one: dict[str, Any], name: str) -> str:
    value = one.get(name, "")
    if name == "on" and hasattr(value, "isoformat"):
        return str(value.isoformat())
    if not isinstance(value, str):
        raise _mistake(file, name)
    return clean_line(value, 300)


def _words(file: Path, one: dict[str, Any], name: str) -> tuple[str, ...]:
    value = one.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _mistake(file, name)
    return tuple(clean_line(word, 300) for word in value)


def _mistake(file: Path, name: str) -> CoproduceError:
    return CoproduceError(
        _("“{field}” in “{name}” is not what we expect.").format(
            field=clean_line(name), name=clean_line(file.name)
        ),
        _("Make a new file with --links, and see how it is written there."),
    )


def toml(links: Links, full_name: str) -> str:
    """Return the text of a links file."""
    lines = [
        "# " + _("Which easy words belong to which full words."),
        "# " + _("Full words: {name}").format(name=clean_line(full_name)),
        "# " + _("Look at each one. Change “easy” where it is wrong."),
        "# " + _("To leave words out, write why, who said so, and the day:"),
        '#   left_out = ["2014"]',
        '#   reason = "..."',
        '#   who = "..."',
        "#   on = 2026-11-30",
        "",
    ]
    for entry in links.entries:
        lines += ["[[passage]]", *_lines(entry), ""]
    for more in links.more:
        lines += ["[[more]]", *_lines(more), ""]
    return "\n".join(lines)


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def _lines(entry: Entry | More) -> Iterator[str]:
    for part in fields(entry):
        value = getattr(entry, part.name)
        if part.name == "on" and _DAY.fullmatch(value):
            yield f"on = {value}"
        elif isinstance(value, tuple) and (value or part.name == "easy"):
            yield f"{part.name} = [{', '.join(map(_quoted, value))}]"
        elif value:
            yield f"{part.name} = {_quoted(value)}"


def _quoted(text: str) -> str:
    return '"' + clean_line(text, 300).replace("\\", "\\\\").replace('"', '\\"') + '"'
