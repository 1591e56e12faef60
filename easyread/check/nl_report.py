"""What comparing two texts says: as lines for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from coproduce.languages import N_, _
from easyread.check import report
from easyread.check.nothing_lost import Compared
from easyread.check.rule import Severity

UNKNOWN: Final = (
    N_("If the easy words mean the same. Read both."),
    N_("If families need what was left out."),
)
"""What no machine can know about two texts."""


def lines(compared: Compared, width: int = report.WIDTH) -> Iterator[str]:
    """Give what was found: faults first, then notes."""
    checked = compared.checked
    yield from report.wrapped(_heading(compared), width)
    yield from report.wrapped(_about_links(compared), width)
    for note in compared.notes:
        yield from report.wrapped(f"{note.where}: {note.what} {note.hint}", width, "- ", "  ")
    for severity in Severity:
        for fault in checked.of(severity):
            yield ""
            yield from report.finding("", fault, width)
    yield from _left_out(compared, width)
    yield from report.sources(checked, width)
    yield ""
    yield _("No computer can know:")
    for sentence in UNKNOWN:
        yield from report.wrapped(_(sentence), width, "- ", "  ")


def _heading(compared: Compared) -> str:
    # Translators: the result of comparing two files: "our.docx and charter.md: 1 fault, 2 notes."
    return _(
        "{full} and {easy}: {faults}, {notes}. "
        "{told} of {passages} sentences and points have easy words."
    ).format(
        full=compared.pair.full_name,
        easy=compared.pair.easy_name,
        told=compared.told,
        passages=len(compared.pair.full),
        **report.counts((compared.checked,)),
    )


def _about_links(compared: Compared) -> str:
    if compared.pair.links.entries:
        return _("What belongs together is in the links file.")
    return _("Nobody has said what belongs together. So we guess. Look at each finding.")


def _left_out(compared: Compared, width: int) -> Iterator[str]:
    """Give what a person left out or added, with who said so and why."""
    reasons = [one for one in compared.pair.links.entries if one.reason]
    more = [one for one in compared.pair.links.more if one.reason]
    if reasons or more:
        yield ""
        yield _("Left out or added by a person:")
    for one in reasons:
        words = ", ".join(one.left_out) or one.words
        yield from report.wrapped(_why(words, one.reason, one.who, one.on), width, "- ", "  ")
    for extra in more:
        words = f"{extra.easy}: {', '.join(extra.added)}"
        text = _why(words, extra.reason, extra.who, extra.on)
        yield from report.wrapped(text, width, "- ", "  ")


def _why(words: str, reason: str, who: str, on: str) -> str:
    # Translators: what was left out, why, who said so and when.
    return _("“{words}”: {reason} ({who}, {on})").format(words=words, reason=reason, who=who, on=on)


def as_json(compared: Compared) -> dict[str, Any]:
    """Return everything for programs."""
    made = report.as_json((compared.checked,))
    made["against"] = compared.pair.full_name
    made["passages"] = len(compared.pair.full)
    made["told"] = compared.told
    made["left_out"] = [
        {"words": list(one.left_out) or [one.words], "reason": one.reason, "who": one.who}
        | {"on": one.on}
        for one in compared.pair.links.entries
        if one.reason
    ]
    made["cannot_know"] = [_(sentence) for sentence in UNKNOWN]
    return made
