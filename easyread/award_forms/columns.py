"""How a form is asked for without its boxes to tick: the keys of TOML, the columns of a table.

A set of boxes is one key there: `kind = "survey"`, `criteria = ["gold-voice"]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coproduce.award import words as scheme
from coproduce.domain.award_forms import EvidenceKind, Sector
from coproduce.domain.facts import Facts
from coproduce.home import slug
from coproduce.languages import _, words
from easyread.award_forms.filled import TICKED, Filled, Group
from easyread.award_forms.received import FormKind
from easyread.award_forms.script import Script, Sort, key

ACTION: Final = "action"
EVIDENCE: Final = "evidence"
FOUR_C: Final = "four-c"
_PARTS: Final = re.compile(r"\s*[;,\n]\s*")
_NO: Final = frozenset({"", "no", "false", "0", "n", "-"})
_YES: Final = frozenset({"yes", "true", "1", "y", "x", TICKED})


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be written in the place of a set of boxes."""

    many: bool
    boxes: tuple[tuple[str, tuple[str, ...]], ...]
    """Each box, and the ways in which people name it: its id first, then its name."""

    def box(self, said: str) -> str:
        """Return the box that somebody names; "" when there is none."""
        wanted = key(said)
        return next((box for box, names in self.boxes if wanted in map(key, names)), "")


@dataclass(frozen=True, slots=True)
class Column:
    """One key of TOML, or one column of a table."""

    id: str
    label: str
    hint: str = ""
    choice: Choice | None = None
    is_day: bool = False
    yes: tuple[str, str] = ("", "")
    """For one box to tick: what is written for yes and for no."""


def alone(script: Script) -> tuple[Column, ...]:
    """Return what is asked once in a form."""
    found = [_column(script, name) for group, name in script.fields if not group]
    made = [one for one in found if not one.id.startswith("sector-")]
    if script.kind is FormKind.REGISTRATION:
        boxes = tuple((f"sector-{slug(s)}", (s, slug(s), scheme.sector(s))) for s in Sector)
        sector = Column("sector", _("Where the organisation works"), choice=Choice(False, boxes))
        made.insert(len(made) - 2, sector)
    return tuple(made)


def several(script: Script, facts: Facts) -> tuple[str, tuple[Column, ...]]:
    """Return what is asked for each action or piece of evidence, and which of the two it is."""
    first = next((group for group, _name in script.fields if group), "")
    if not first:
        return "", ()
    names = [name for group, name in script.fields if group == first]
    if script.kind is FormKind.PLAN:
        boxes = tuple((one.id, (one.id, words(one.name))) for one in facts.four_cs)
        four_c = Column(FOUR_C, _("Which of the 4 C's it is for"), choice=Choice(False, boxes))
        return ACTION, (four_c, *(_column(script, name) for name in names))
    ticks = {i.field for i in script.items if i.sort is Sort.TICK}
    plain = tuple(_column(script, name) for name in names if name not in ticks)
    return EVIDENCE, (*plain[:2], *_choices(script, facts), *plain[2:])


def _choices(script: Script, facts: Facts) -> Iterator[Column]:
    kinds = tuple((f"kind-{slug(k)}", (k, slug(k), scheme.kind(k))) for k in EvidenceKind)
    yield Column("kind", _("What kind of evidence it is"), choice=Choice(False, kinds))
    asked = [one for one in facts.criteria if ("evidence-1", one.id) in script.fields]
    criteria = tuple((one.id, (one.id, words(one.name))) for one in asked)
    yield Column("criteria", _("Which things it shows"), choice=Choice(True, criteria))
    numbered = enumerate(facts.principles, 1)
    principles = tuple((one.id, (one.id, words(one.name), str(n))) for n, one in numbered)
    yield Column("principles", _("Which principles it shows"), choice=Choice(True, principles))


def _column(script: Script, name: str) -> Column:
    place = next(p for (_group, field), p in script.fields.items() if field == name)
    is_day = name in ("registration-date", "by") or name.startswith("permission-")
    is_box = script.items[place].sort in (Sort.TICK, Sort.SIGN)
    yes = (_("yes"), _("no")) if is_box else ("", "")
    return Column(name, script.labels[name], script.hints.get(name, ""), is_day=is_day, yes=yes)


def put(filled: Filled, group: Group, column: Column, said: Iterable[str], where: str) -> None:
    """Put what somebody wrote for a column into its fields; what names nothing is left over."""
    texts = [text for text in said if text.strip()]
    if column.yes[0]:
        _put_yes(filled, group, column, texts, where)
    elif column.choice is None:
        group.add(column.id, "\n".join(texts), where)
    else:
        for text in texts:
            whole = column.choice.box(text)
            for part in [text] if whole else _PARTS.split(text):
                box = column.choice.box(part)
                if box:
                    group.add(box, TICKED, where)
                elif part.strip():
                    filled.leave(where, part)


def _put_yes(
    filled: Filled, group: Group, column: Column, texts: Iterable[str], where: str
) -> None:
    for text in texts:
        plain = key(text)
        is_no = plain in _NO or plain == key(column.yes[1])
        if column.id == "signature" and not is_no:
            group.add(column.id, text, where)
        elif plain in _YES or plain == key(column.yes[0]):
            group.add(column.id, TICKED, where)
        elif not is_no:
            filled.leave(where, text)


def start_group(filled: Filled, what: str, box: str) -> Group:
    """Return a new action or piece of evidence; `box` is the C that an action is for."""
    start = f"{box}-" if what == ACTION else f"{EVIDENCE}-"
    number = 1 + sum(group.name.startswith(start) for group in filled.groups)
    made = Group(f"{start}{number}")
    filled.groups.append(made)
    return made
