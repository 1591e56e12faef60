"""A rule that a person switched off for a place, with the reason that the record prints.

In Markdown it is a comment before a block: `<!-- check: ER-305 off: it is the name of the law -->`.
In our own TOML files it is a comment too: `# check: ER-305 off: it is the name of the law`.
Other files have a file beside them, `charter.docx.checks.toml`, with one `[[off]]` for each switch:
its `code`, perhaps `where` and `words`, and its `reason`. Without a reason nothing is switched off.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol, TypeVar

from coproduce.clean import clean_line
from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity

BESIDE: Final = ".checks.toml"
"""How the name of the file beside another ends."""
LARGEST: Final = 1_000_000
"""The largest such file that is read, in bytes."""

_COMMENT: Final = re.compile(r"<!--\s*check\s*:(.*?)-->", re.DOTALL | re.IGNORECASE)
_ANY_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_TOML_COMMENT: Final = re.compile(r"^[ \t]*#[ \t]*check[ \t]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_ANY_TOML_COMMENT: Final = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_ORDER: Final = re.compile(
    r"\s*([a-z]{2}-\d{1,4}(?:\s*,\s*[a-z]{2}-\d{1,4})*)\s+off\s*(?::\s*(.*))?",
    re.IGNORECASE | re.DOTALL,
)


class HasCode(Protocol):
    """A finding with its code: what a switch may switch off."""

    @property
    def code(self) -> str:
        """The rule's code."""

    @property
    def found(self) -> Found:
        """What it found."""


Fault = TypeVar("Fault", bound=HasCode)


@dataclass(frozen=True, slots=True)
class Switch:
    """One rule, switched off for one place."""

    code: str
    reason: str
    """Empty when nobody gave one: then it switches nothing off."""
    where: str
    """Where the switch itself is written."""
    places: frozenset[str] = frozenset()
    """Only findings at these places, such as "line 12"; empty for anywhere."""
    words: str = ""
    """Only findings about words that hold these; empty for any."""
    used: int = 0
    """How many findings it switched off."""
    form: str = "<!-- check: {code} off: {reason} -->"
    """How a switch with a reason is written where this one stands."""

    def is_for(self, code: str, found: Found) -> bool:
        """Whether it switches this finding off."""
        is_there = not self.places or found.where in self.places or self._is_same_number(found)
        is_said = self.words.casefold() in found.words.casefold()
        return bool(self.reason) and code == self.code and is_there and is_said

    def _is_same_number(self, found: Found) -> bool:
        """Whether a place has the number that is written: another language has another word."""
        number = _number(found.where)
        return bool(number) and number in map(_number, self.places)


def _number(place: str) -> str:
    """Return the number in a place such as "paragraph 4"; empty for "footnotes"."""
    word, _space, number = place.rpartition(" ")
    return number if word and number.isdecimal() else ""


@dataclass(frozen=True, slots=True)
class Switches:
    """Every switch of one file."""

    all: tuple[Switch, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    """What we do not understand: (where, the words)."""

    def apply(self, faults: Sequence[Fault]) -> tuple[tuple[Fault, ...], Switches]:
        """Return the findings that stay, and the switches with how much each switched off."""
        if not self.all:
            return tuple(faults), self
        kept: list[Fault] = []
        used = [0] * len(self.all)
        for fault in faults:
            places = [n for n, one in enumerate(self.all) if one.is_for(fault.code, fault.found)]
            for place in places:
                used[place] += 1
            if not places:
                kept.append(fault)
        counted = (replace(one, used=n) for one, n in zip(self.all, used, strict=True))
        return tuple(kept), replace(self, all=tuple(counted))


def in_markdown(text: str) -> Switches:
    """Return the switches that stand in comments of a Markdown text."""
    return _in_comments(text, _COMMENT, _ANY_COMMENT)


def in_toml(text: str) -> Switches:
    """Return the switches that stand in comments of one of our content files in TOML."""
    found = _in_comments(text, _TOML_COMMENT, _ANY_TOML_COMMENT)
    form = "# check: {code} off: {reason}"
    return replace(found, all=tuple(replace(one, form=form) for one in found.all))


def _in_comments(text: str, one: re.Pattern[str], every: re.Pattern[str]) -> Switches:
    found: list[Switch] = []
    unread: list[tuple[str, str]] = []
    for comment in one.finditer(text):
        first = text.count("\n", 0, comment.start()) + 1
        where = _line(first)
        order = _ORDER.fullmatch(comment[1])
        if order is None:
            unread.append((where, clean_line(comment[1])[:60]))
            continue
        reason, places = clean_line(order[2] or ""), _block_after(text, comment.end(), every)
        codes = re.split(r"\s*,\s*", order[1].upper())
        found += [Switch(code, reason, where, places) for code in codes]
    return Switches(tuple(found), tuple(unread))


def _block_after(text: str, at: int, comments: re.Pattern[str]) -> frozenset[str]:
    """Return the lines of the block that follows; other comments may stand between."""
    rest = comments.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text[at:])
    first = text.count("\n", 0, at) + 1
    lines = rest.split("\n")
    begin = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    end = next((n for n in range(begin, len(lines)) if not lines[n].strip()), len(lines))
    # A place that is no line, so that a comment at the very end is for nothing, not for anywhere.
    return frozenset({"", *(_line(first + n) for n in range(begin, end))})


def beside(path: Path) -> Switches:
    """Return the switches in the file beside `path`; none if there is no such file."""
    file = path.with_name(path.name + BESIDE)
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        orders = tomllib.loads(data.decode("utf-8-sig")).get("off", [])
    except FileNotFoundError:
        return Switches()
    except (OSError, ValueError, RecursionError):
        return Switches(unread=((clean_line(file.name), ""),))
    found: list[Switch] = []
    unread: list[tuple[str, str]] = []
    for number, order in enumerate(orders if isinstance(orders, list) else [orders], 1):
        where = _("{file}, number {number}").format(file=clean_line(file.name), number=number)
        switch = _ordered(order, where)
        if switch is None:
            unread.append((where, clean_line(str(order))[:60]))
        else:
            found.append(switch)
    return Switches(tuple(found), tuple(unread))


def _ordered(order: object, where: str) -> Switch | None:
    """Return one entry of the file as a switch; None if we do not understand it."""
    known = ("code", "where", "words", "reason")
    if not isinstance(order, dict) or not set(order) <= set(known):
        return None
    if not all(isinstance(value, str) for value in order.values()) or "code" not in order:
        return None
    code, place, words, reason = (clean_line(order.get(name, "")) for name in known)
    places = frozenset({place}) if place else frozenset[str]()
    return Switch(code.upper(), reason, where, places, words, form='reason = "{reason}"')


def _line(number: int) -> str:
    return _("line {number}").format(number=number)


def _without_reason(switches: Switches, profile: Profile) -> Iterator[Found]:
    for one in switches.all:
        if not one.reason:
            yield Found(
                one.where,
                one.code,
                _("A rule is switched off here without a reason. So it is still on."),
                _("Write why, such as: {example}").format(
                    # Not translated: it is an example of what people type.
                    example=one.form.format(code=one.code, reason="it is the name of the law")
                ),
            )


def _not_understood(switches: Switches, profile: Profile) -> Iterator[Found]:
    for where, said in switches.unread:
        yield Found(
            where,
            said,
            _("We do not understand which rule is switched off here."),
            _("Write the code of a rule and why. docs/checking-guide.md shows how."),
        )


def _without_use(switches: Switches, profile: Profile) -> Iterator[Found]:
    for one in switches.all:
        if one.reason and not one.used:
            yield Found(
                one.where,
                one.code,
                _("This rule finds nothing here. It need not be switched off."),
                _("Take the switch away. Or check its place and its words."),
                Severity.NOTE,
            )


_OURS: Final = "our own rule: whoever reads the record must see what was not checked, and why"

RULES: Final[tuple[Rule[Switches], ...]] = (
    Rule(
        "CK-1",
        N_("switched off without a reason"),
        N_("A rule that somebody switched off without a reason may hide a real fault."),
        _OURS,
        _without_reason,
    ),
    Rule(
        "CK-2",
        N_("switch that we do not understand"),
        N_("If we cannot read a switch, we cannot do what it says."),
        _OURS,
        _not_understood,
    ),
    Rule(
        "CK-3",
        N_("switch that is not needed"),
        N_("A switch that is left behind would hide the next fault."),
        _OURS,
        _without_use,
    ),
)
"""The rules on switches."""
