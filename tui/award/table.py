"""The words of `coproduce award`, and what each does."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import parsing
from tui.award import asks

_STEPS: Final = {
    "register": "register",
    "put-right": "put-right",
    "lead": "lead",
    "meeting": "meeting",
    "evidence add": "evidence",
    "evidence change": "evidence-put-right",
    "evidence remove": "evidence-remove",
    "portfolio": "portfolio",
    "statement": "statement",
    "supporter": "supporter",
    "support": "support",
    "duty": "duty",
    "assess open": "assess",
    "decide": "decide",
    "feedback finish": "feedback-finish",
    "quote remove": "quote-remove",
    "champion add": "champion",
    "champion aside": "aside",
    "champion back": "back",
    "officer": "officer",
    "remove-person": "remove-person",
    "publish": "publish",
    "archive": "archive",
    "bring-back": "bring-back",
}
"""The words that take a step, and the name of the step."""

_OTHERS: Final = {
    "list": "seeing:list_all",
    "show": "showing:show",
    "due": "seeing:show_due",
    "history": "seeing:show_history",
    "people": "seeing:show_people",
    "form": "forms_command:make",
    "take-in": "forms_command:take_in",
    "feedback make": "papers_command:feedback",
    "certificate": "papers_command:certificate",
    "champion certificate": "papers_command:champion_certificate",
    "cards": "papers_command:cards",
    "visit-pack": "papers_command:visit_pack",
    "table": "papers_command:table",
    "invitation": "papers_command:invitation",
    "page": "papers_command:page",
    "export": "exchange_command:export",
    "import": "exchange_command:take",
    "overview": "exchange_command:show_overview",
    "assess results": "agree_command:results",
    "assess agree": "agree_command:agree",
    "feedback draft": "feedback_command:draft",
    "feedback edit": "feedback_command:edit",
}
"""The words that do something else, and the function of tui.award that does it."""


def groups() -> dict[str, dict[str, str]]:
    """Return every word and what it does, under headings, in the order of the help."""
    titles = {step.name: step.title for step in asks.all_of()}
    steps = {word: titles[name] for word, name in _STEPS.items()}
    steps |= {
        "form": _("Make an empty form, to be filled in"),
        "take-in": _("Take in a form that came back"),
        "assess results": _("See what the champions' meeting gives"),
        "assess agree": titles["agree"],
        "feedback draft": _("Make the first feedback, and a sheet to change it"),
        "feedback edit": _("Save the feedback as a sheet has it"),
    }

    def of(*words: str) -> dict[str, str]:
        return {word: steps[word] for word in words}

    return {
        _("See what there is"): {
            "list": _("See who has which award"),
            "show": _("See all about one organisation"),
            "due": _("See what is due, and when; write a calendar"),
            "history": _("See what happened, who decided, and why"),
            "people": _("See the officers, champions and leads"),
            "overview": _("See how long steps take, and where help is needed"),
        },
        _("What comes in"): of(
            "form", "take-in", "register", "put-right", "lead", "meeting",
            "evidence add", "evidence change", "evidence remove", "portfolio", "statement",
        ),
        _("Champions look, and a person decides"): of(
            "supporter", "support", "duty", "assess open", "assess results", "assess agree",
            "decide",
            "feedback draft", "feedback edit", "feedback finish", "quote remove",
        ),
        _("Make papers"): {
            "feedback make": _("Make the feedback: Word, PDF, web page and more"),
            "certificate": _("Make the certificate of an award"),
            "champion certificate": _("Make the certificate for young champions"),
            "cards": _("Make the evidence cards"),
            "table": _("Make the table of principles and articles"),
            "visit-pack": _("Make the pack for a visit"),
            "invitation": _("Make the invitation to an event"),
            "page": _("Make the page for everybody: who has an award"),
        },
        _("People"): of(
            "officer", "champion add", "champion aside", "champion back", "remove-person"
        ),
        _("What everybody sees, and putting aside"): of("publish", "archive", "bring-back"),
        _("The whole register"): {
            "export": _("Write all of it into a file: .json, .xlsx or .csv"),
            "import": _("Make it anew from such a file"),
        },
    }  # fmt: skip


def parser_of(word: str) -> parsing.Parser:
    """Return the parser of a command, which says what the table says of it."""
    about = next(words[word] for words in groups().values() if word in words)
    return parsing.Parser(f"award {word}", about)


def help_text() -> str:
    """Return the table that stands under the help."""
    lines = []
    for heading, words in groups().items():
        lines += [heading, *(f"  {word:<16} {about}" for word, about in words.items()), ""]
    lines.append(_("For more on a word, type for example: coproduce award meeting --help"))
    return "\n".join(lines)


def run(words: Sequence[str]) -> int:
    """Do what the words say. Raises CoproduceError."""
    for count in (2, 1):
        name = " ".join(words[:count])
        if name in _OTHERS:
            module, _colon, function = _OTHERS[name].partition(":")
            return int(getattr(import_module(f"tui.award.{module}"), function)(words[count:]))
        if name in _STEPS:
            from tui.award import step_command

            return step_command.run(name, asks.named(_STEPS[name]), words[count:])
    raise _unknown(words)


def _unknown(words: Sequence[str]) -> CoproduceError:
    known = [*_OTHERS, *_STEPS]
    near = [name for name in known if name.split()[0] == words[0]]
    near = near or difflib.get_close_matches(words[0], known, 1)
    hint = _("Did you mean: {words}?").format(words=", ".join(near)) + " " if near else ""
    return CoproduceError(
        _("We do not know the word “{word}”.").format(word=parsing.shown(" ".join(words[:2]))),
        hint + _("To see all words, type: coproduce award --help"),
    )
