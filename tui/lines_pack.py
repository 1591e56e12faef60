"""Make a pack in plain lines: which documents, format and languages, and where the files are."""

from __future__ import annotations

import subprocess

from coproduce.errors import DONE
from coproduce.languages import _
from tui import children, pack_child
from tui.lines import Lines, Option
from tui.pack_child import Kind, Languages


def make(lines: Lines) -> None:
    """Ask, make the pack, and say what it says. Raises BackError, SkipError or QuitError."""
    documents = pack_child.documents()
    document = documents[_chosen(lines, _("Which documents?"), [t for _n, t in documents])][0]
    kinds = pack_child.kinds()
    kind = kinds[_chosen(lines, _("What do you want to have?"), [k.words for k in kinds])]
    tags, is_draft = _languages(lines, kind)
    lines.say(_("We make it now. To stop, press Ctrl+C. You can go on later."))
    if run(lines, pack_child.command(document, kind, tags, is_draft=is_draft)) != DONE:
        lines.say(_("Not everything is there. The lines above say why."))


def _languages(lines: Lines, kind: Kind) -> tuple[tuple[str, ...], bool]:
    """Ask for languages, and whether those that nobody has checked are made too."""
    chosen, question = Languages(), pack_child.about_languages()
    if len(chosen) == 1:
        return chosen.tags, False
    while not chosen.choose(_chosen(lines, question, chosen.choices())):
        pass
    if kind.is_for_families or not chosen.may_be_drafts:
        return chosen.tags, False
    lines.say(*pack_child.about_drafts())
    question = pack_child.about_checked()
    return chosen.tags, _chosen(lines, question, pack_child.draft_choices()) == 1


def _chosen(lines: Lines, question: str, words: list[str]) -> int:
    options = [Option(str(n), one) for n, one in enumerate(words, 1)]
    return int(lines.ask([question], options, default="1")) - 1


def run(lines: Lines, command: list[str]) -> int:
    """Say each line of the process as it comes; return its exit code."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=pack_child.environment(),
        encoding="utf-8",
        errors="replace",
    )
    try:
        for line in process.stdout or ():
            lines.say(line)
        return process.wait()
    finally:
        children.stop(process)
        if process.stdout is not None:
            process.stdout.close()
