"""What a check says: as lines for people, and as JSON for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

from coproduce.languages import N_, _, ngettext
from easyread.check.checking import UNKNOWN, AnyRule, Checked, Fault
from easyread.check.rule import Severity
from easyread.check.switching import Switch

WIDTH: Final = 78
"""Characters of a line: what a terminal of 80 shows, with room at the edge."""
_LONGEST: Final = 160
"""Letters of the words that a finding quotes."""
_NAMES: Final = {Severity.FAULT: N_("Fault"), Severity.NOTE: N_("Note")}


def lines(checked: Checked, width: int = WIDTH) -> Iterator[str]:
    """Give what was found in one file: faults first, then notes."""
    yield from wrapped(_heading(checked), width)
    for severity in Severity:
        for fault in checked.of(severity):
            yield ""
            yield from finding(checked.name, fault, width)
    if checked.switched:
        yield ""
        yield _("Switched off by a person:")
        for switch in checked.switched:
            yield from wrapped(off_line(switch), width, "- ", "  ")
    yield from sources(checked, width)


def _heading(checked: Checked) -> str:
    words = ngettext("{n} word", "{n} words", checked.words).format(n=f"{checked.words:,}")
    # Translators: one file's result, such as "plan.docx: 3 faults, 1 note. 240 words."
    return _("{file}: {faults}, {notes}. {words}.").format(
        file=checked.name, words=words, **counts((checked,))
    )


def counts(found: Sequence[Checked]) -> dict[str, str]:
    """Return how many faults and notes there are, in words."""
    faults, notes = (sum(len(one.of(severity)) for one in found) for severity in Severity)
    return {
        "faults": ngettext("{n} fault", "{n} faults", faults).format(n=faults),
        "notes": ngettext("{n} note", "{n} notes", notes).format(n=notes),
    }


def finding(name: str, fault: Fault, width: int) -> Iterator[str]:
    """Give one finding of the file `name`; without a name, its place names the file itself."""
    found = fault.found
    where = found.where if found.where == name or not name else f"{name}, {found.where}"
    quoted = " ".join(found.words.split())
    if len(quoted) > _LONGEST:
        quoted = quoted[:_LONGEST].rsplit(" ", 1)[0] + " …"
    if not quoted and found.near:
        # Translators: a place in a document, such as: plan.docx, paragraph 4, near “We meet”
        where = _("{where}, near “{words}”").format(where=where, words=found.near)
    yield from wrapped(f"{where}: “{quoted}”" if quoted else where, width)
    severity = _(_NAMES[found.severity])
    yield from wrapped(f"{severity} {fault.code}: {found.what}", width, "  ", "    ")
    yield from wrapped(found.hint, width, "  ", "  ")


def off_line(switch: Switch) -> str:
    """Return one switch as a sentence: what is off, where, and why."""
    place = switch.where if not switch.words else f"{switch.where}, “{switch.words}”"
    # Translators: a rule that is switched off, its place and the reason that somebody gave.
    return _("{code}, {place}: {reason}").format(
        code=switch.code, place=place, reason=switch.reason
    )


def sources(checked: Checked, width: int) -> Iterator[str]:
    """Say once who asks for each rule that found something."""
    asked = {fault.code: (fault.name, fault.source) for fault in checked.faults}
    if asked:
        yield ""
        yield _("Who asks for it:")
    for code, (name, source) in sorted(asked.items()):
        yield from wrapped(f"{code}, {_(name)}: {source}", width, "- ", "  ")


def unknown(width: int = WIDTH) -> Iterator[str]:
    """Say what no machine can know."""
    yield _("No computer can know:")
    for sentence in UNKNOWN:
        yield from wrapped(_(sentence), width, "- ", "  ")


def explained(rule: AnyRule, width: int = WIDTH) -> Iterator[str]:
    """Explain one rule."""
    yield f"{rule.code}: {_(rule.name)}"
    yield from wrapped(_(rule.why), width)
    if rule.is_judgement:
        yield from wrapped(_("It guesses, so it can be wrong. You decide."), width)
    if rule.finds:
        # Translators: how well a rule did in a test, such as "finds about 9 of 10".
        said = _(
            "In our test it found about {finds} of 10. About {right} of 10 findings were right."
        )
        yield from wrapped(said.format(finds=rule.finds, right=rule.right), width)
    yield from wrapped(_("Who asks for it: {source}").format(source=rule.source), width)


def as_json(found: Sequence[Checked]) -> dict[str, Any]:
    """Return everything for programs."""
    return {
        "files": [
            {
                "file": one.name,
                "profile": one.profile,
                "words": one.words,
                "rules": one.rules,
                "findings": [_as_json(fault) for fault in one.faults],
                "switched_off": [
                    {
                        "code": switch.code,
                        "where": switch.where,
                        "words": switch.words,
                        "reason": switch.reason,
                        "findings": switch.used,
                    }
                    for switch in one.switched
                ],
            }
            for one in found
        ],
        "cannot_know": [_(sentence) for sentence in UNKNOWN],
    }


def _as_json(fault: Fault) -> dict[str, str]:
    found = fault.found
    return {
        "code": fault.code,
        "severity": str(found.severity),
        "where": found.where,
        "words": found.words,
        "near": found.near,
        "what": found.what,
        "hint": found.hint,
        "source": fault.source,
    }


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text in lines that fit."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    ) or [first]
