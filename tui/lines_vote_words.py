"""What a keyboard in plain lines says of a question: its words, examples, and easier ones."""

from __future__ import annotations

from coproduce import sentences
from coproduce.content import called, said
from coproduce.domain.activity import Activity
from coproduce.languages import _


def who_sees() -> list[str]:
    """Return who will see an answer: only what is true."""
    return [
        *sentences.who_sees(),
        _("Someone beside you can see this screen."),
    ]


def question_words(activity: Activity) -> list[str]:
    """Return the name of a question and what it says."""
    return [
        called(activity),
        *(said(activity, sentence) for sentence in activity.statement),
    ]


def examples_words(activity: Activity) -> list[str]:
    """Return examples of it happening and of it not; none if it has none."""
    lines = []
    if activity.happening:
        lines += [_("It is happening:"), *(said(activity, s) for s in activity.happening)]
    if activity.not_happening:
        lines += [_("It is not happening:"), *(said(activity, s) for s in activity.not_happening)]
    return lines


def easier_words(activity: Activity) -> list[str]:
    """Return the same in easier words, with the examples."""
    return [*(said(activity, s) for s in activity.easier), *examples_words(activity)]
