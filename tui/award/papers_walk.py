"""Papers of the award scheme, chosen by questions: which, in what form, in which languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coproduce.languages import _
from tui import children, pack_child
from tui.award.asking import Here
from tui.award.asks_feedback import decisions

FOLDER = "coproduce-award"
"""The name of the folder that papers go into."""


_FEEDBACK = ("feedback", "make")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that can be made now."""

    words: str
    arguments: tuple[str, ...]
    """Of `coproduce award`."""


def of_one(here: Here) -> list[Paper]:
    """Return what can be made for an organisation."""
    one = here.one
    said = [
        Paper(
            _("Feedback: {decision}").format(decision=d.words), ("feedback", "make", one.id, d.id)
        )
        for d in decisions(here)
    ]
    held = [Paper(_("The certificate"), ("certificate", one.id))] if one.highest else []
    shown = (
        [
            Paper(_("The evidence cards"), ("cards", one.id)),
            Paper(_("The table of principles and articles"), ("table", one.id)),
        ]
        if one.evidence
        else []
    )
    return [*said, *held, *shown, Paper(_("An invitation to an event"), ("invitation", one.id))]


def of_all() -> list[Paper]:
    """Return what can be made about no single organisation."""
    return [
        Paper(_("The pack for a visit"), ("visit-pack",)),
        Paper(_("A certificate for young champions"), ("champion", "certificate")),
        Paper(_("The page for everybody: who has an award"), ("page",)),
    ]


def kinds() -> list[pack_child.Kind]:
    """Return what can come out."""
    return [kind for kind in pack_child.kinds() if not kind.is_for_families]


def command(
    paper: Paper, kind: pack_child.Kind, tags: Sequence[str], *, is_draft: bool
) -> tuple[str, ...]:
    """Return how to start the process that makes it."""
    draft = ("--draft",) if is_draft else ()
    places = ("--out", str(pack_child.folder(FOLDER)))
    spoken = ("--language", ",".join(tags))
    return tuple(
        children.command("award", *paper.arguments, *kind.arguments, *spoken, *draft, *places)
    )
