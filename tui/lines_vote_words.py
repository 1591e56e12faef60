"""What a keyboard in plain lines says of a question: its words, examples, and easier ones."""

from __future__ import annotations

from functools import partial
from typing import Final

from coproduce import assessment, returning, sentences
from coproduce.content import called, said
from coproduce.domain.activity import Activity, Choice
from coproduce.domain.people import Role
from coproduce.domain.session import Session
from coproduce.gathering import action_sentence
from coproduce.languages import _
from coproduce.offering import with_english
from tui.lines import Option

CARD: Final = "4"
"""The key for "I was here before": after the roles."""


def who_options() -> list[Option]:
    """Return who a person can be, and the way back for somebody who was here before."""
    roles = [with_english(partial(sentences.role_name, role)) for role in Role]
    numbered = [Option(str(n), words) for n, words in enumerate(roles, 1)]
    return [*numbered, Option(CARD, returning.have_a_card())]


def no_question(session: Session) -> list[str]:
    """Return what is said while no question is open; at the end what happens next."""
    if not session.is_ended:
        return [_("No question is open now.")]
    actions = [action_sentence(action) for action in session.actions.values()]
    heading = [_("What happens next:")] if actions else []
    return [_("The meeting is over. Thank you."), *heading, *actions]


def who_sees() -> list[str]:
    """Return who will see an answer: only what is true."""
    told = sentences.who_sees()
    return [
        *(with_english(partial(_told, place)) for place in range(len(told))),
        with_english(lambda: _("Someone beside you can see this screen.")),
    ]


def _told(place: int) -> str:
    return sentences.who_sees()[place]


def deleting() -> list[str]:
    """Return what is said before answers are deleted."""
    return [
        with_english(
            lambda: _("This deletes your answers and your words. They are gone for good.")
        ),
        with_english(lambda: _("We keep words about someone not being safe.")),
        with_english(
            lambda: _("We also keep your yes or no to photographs, recording and reports.")
        ),
    ]


def hows() -> list[str]:
    """Return whose choice an answer may be, in the order of `How`."""
    return [
        with_english(lambda: _("I chose by myself.")),
        with_english(lambda: _("Someone helped me. It is my choice.")),
        with_english(lambda: _("Someone answered for me.")),
    ]


def answer_word(activity: Activity, choice: Choice) -> str:
    """Return the word of an answer; in a draft with the English behind it."""
    return with_english(lambda: sentences.choice_word(activity, choice))


def question_words(activity: Activity) -> list[str]:
    """Return the name of a question, what it says, and what to look at."""
    return [
        called(activity),
        *(said(activity, sentence) for sentence in activity.statement),
        *assessment.told(activity),
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
