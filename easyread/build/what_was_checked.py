"""The end of every document: what was checked, what was switched off and why, what nobody knows.

It is about the words, which are the same in every format, and it is made from a real check of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coproduce.languages import SOURCE, _, ngettext, speaking, words
from easyread.build.in_english import honest
from easyread.check.checking import UNKNOWN, Checked, rules
from easyread.check.rule import Severity
from easyread.document import Block, Heading, Row, literal

CHECKED = "what-was-checked"
"""The id of the heading."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is printed about a check, and so what a pack remembers of it."""

    faults: int
    rules: int
    """How many rules looked at the words."""
    switched: tuple[tuple[str, str], ...] = ()
    """The English name of each rule that a person switched off, and the reason."""

    @classmethod
    def of(cls, checked: Checked) -> Outcome:
        """Return what is printed about `checked`."""
        names = {rule.code: rule.name for rule in rules()} if checked.switched else {}
        switched = tuple((names[switch.code], switch.reason) for switch in checked.switched)
        return cls(len(checked.of(Severity.FAULT)), checked.rules, switched)


def what_was_checked(checked: Outcome, tag: str = SOURCE) -> tuple[Block, ...]:
    """Return the last part of a document in the language `tag`, whoever makes it.

    The rules are for English words, so a translation says that it was not checked by them.
    """
    with speaking(tag):
        return honest(lambda: _blocks(checked, is_translated=tag != SOURCE))


def _blocks(checked: Outcome, *, is_translated: bool) -> Iterator[Block]:
    faults = checked.faults
    if faults:
        found = ngettext(
            "It found {n} thing to mend.", "It found {n} things to mend.", faults
        ).format(n=faults)
    else:
        found = _("It found no fault.")
    yield Heading(_("What was checked"), id=CHECKED)
    looked = _("A computer looked at these words with {n} rules.").format(n=checked.rules)
    yield Row((looked, found))
    if is_translated:
        yield Row((_("The rules are for English. They did not look at this translation."),))
    if checked.switched:
        yield Row((_("People switched a rule off here:"),), points=tuple(_off(checked)))
    else:
        yield Row((_("Nobody switched a rule off."),))
    yield Row((_("No computer can know:"),), points=tuple(_(one) for one in UNKNOWN))


def _off(checked: Outcome) -> Iterator[str]:
    for name, reason in checked.switched:
        # Translators: a rule that is switched off, and the reason that somebody gave.
        said = _("{rule}: {reason}").format(rule=_(name), reason=words(reason))
        yield literal(said)
