"""What a shared keyboard does beside the questions: pictures, and what I agree to. No Textual."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coproduce import returning
from coproduce.content_people import MOST_PHRASES, Phrase, agreement, phrase_text, phrases
from coproduce.domain.people import AgreementPart
from coproduce.domain.session import Session
from coproduce.languages import _
from tui.screens.vote_state import Draft, Job, Person, Step

_SHELF: Final = 7
"""Phrases on one page: with 8 for more and 9 to go back, each has a key of one press."""


def shelves() -> list[tuple[Phrase, ...]]:
    """Return the picture phrases, as many together as have keys."""
    listed = phrases()
    return [listed[n : n + _SHELF] for n in range(0, len(listed), _SHELF)]


class PeopleFlow:
    """The part of `VoteFlow` for picture phrases and the agreement."""

    step: Step
    person: Person
    draft: Draft | None
    message: str
    card_text: str
    _session: Session
    _send: Callable[[Job], None]
    _signal: Callable[[str], None]

    def _take_card(self) -> None:
        """Go on with the seat of a card. Nothing of what was answered there is shown."""
        found = returning.person_with(self._session, self.card_text)
        if found is None:
            self.message = returning.nobody_has_it()
            return
        wants, wants_language = self.person.wants, self.person.language
        self.person = Person(
            role=found.role,
            seat=found.seat,
            card=found.card,
            language=wants_language or found.language,
            has_seen_who_sees=True,
            answered={a for a, cast in self._session.votes.items() if found.seat in cast},
            is_listening=not returning.takes_part(self._session, found.seat),
        )
        self.card_text, self.draft, self.step = "", None, Step.WAIT
        self.message = returning.welcome_back()
        for wanted in wants:
            self._signal(wanted)

    def _pictures(self, _rest: str) -> None:
        if self.draft is not None:
            self.draft.phrases, self.draft.text = (), ""
            self.person.shelf, self.step = 0, Step.PICTURES

    def _more_phrases(self, _rest: str) -> None:
        self.person.shelf = (self.person.shelf + 1) % len(shelves())

    def _phrase(self, phrase: str) -> None:
        if self.draft is None:
            return
        chosen = self.draft.phrases
        if phrase in chosen:
            self.draft.phrases = tuple(p for p in chosen if p != phrase)
        elif len(chosen) == MOST_PHRASES:
            most = _("You can pick up to {n}. Take one away first.")
            self.message = most.format(n=MOST_PHRASES)
        else:
            self.draft.phrases = (*chosen, phrase)

    def _phrases_done(self) -> None:
        if self.draft is None or not self.draft.phrases:
            self.message = _("Pick one first.")
            return
        self.draft.text = phrase_text(self.draft.phrases)
        self.step = Step.COMMENT_CONFIRM

    def _agree(self, _rest: str) -> None:
        self.person.part, self.step = 0, Step.AGREE

    def _agreed(self, rest: str) -> None:
        part, _colon, answer = rest.partition(":")
        is_yes = answer == "yes"
        if part == AgreementPart.TAKING_PART:
            self.person.is_listening = not is_yes
        self._send(Job("agree", self.person, {"part": part, "yes": is_yes}))
        self._next_part("")

    def _next_part(self, _rest: str) -> None:
        self.person.part += 1
        if self.person.part == len(agreement().parts):
            self.person.part, self.step = 0, Step.WAIT
            self.message = _("Thank you. You can change it at any time.")

    def _aside(self, _rest: str) -> None:
        self.step = Step.ASIDE

    def _step_aside(self, _rest: str) -> None:
        """Give up the seat, as if the person had never sat down: nobody asks why."""
        self.draft, self.step = None, Step.SENDING
        self._send(Job("step-aside", self.person))
