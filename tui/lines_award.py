"""The award register in plain lines."""

from __future__ import annotations

from typing import Final

from coproduce.languages import _
from tui import lines_pack
from tui.award.filling import Back, Question
from tui.award.walk import walk
from tui.lines import BackError, Lines, Option, SkipError

EMPTY: Final = "-"
"""What somebody types to take out the words that are there."""


def register(lines: Lines) -> None:
    """Walk through the register until the person goes back. Raises QuitError."""
    talk = walk()
    question = next(talk)
    while True:
        try:
            try:
                answer = _asked(lines, question)
            except BackError:
                question = talk.throw(Back())
            else:
                question = talk.send(answer)
        except StopIteration:
            return


def _asked(lines: Lines, question: Question) -> int | str | None:
    """Ask one question. To skip is to leave the words as they are, or to go back from a choice."""
    lines.say(*question.said)
    if question.reading:
        lines.say(question.title or question.words, *filter(str.strip, question.reading))
    if question.command:
        lines.say(question.words, _("To stop, press Ctrl+C."))
        lines_pack.run(lines, list(question.command))
        return None
    words = [line for line in (question.title, question.words, question.hint) if line]
    try:
        return (
            _chosen(lines, question, words) if question.choices else _typed(lines, question, words)
        )
    except SkipError:
        if question.choices:
            raise BackError from None
        return None


def _chosen(lines: Lines, question: Question, words: list[str]) -> int:
    options = [Option(str(n), one) for n, one in enumerate(question.choices, 1)]
    default = str(question.place + 1) if question.place else ""
    return int(lines.ask(words, options, default=default)) - 1


def _typed(lines: Lines, question: Question, words: list[str]) -> str | None:
    if question.now:
        words.append(_("If you only press Enter: {title}").format(title=question.now))
        words.append(_("To leave it empty, type: {key}").format(key=EMPTY))
    typed = lines.ask_text(words)
    if typed == EMPTY:
        return ""
    return typed or (None if question.now else "")
