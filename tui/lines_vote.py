"""A keyboard for the room in plain lines: one person after the other."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any, Final

from coproduce import assessment, content, returning, safe_words
from coproduce.content import said
from coproduce.content_people import phrase_text
from coproduce.domain.activity import DONT_UNDERSTAND, PRACTICE, Activity, Choice
from coproduce.domain.events import SignalKind
from coproduce.domain.people import How, Role
from coproduce.domain.safe_events import Wish
from coproduce.errors import CoproduceError
from coproduce.following import Follower
from coproduce.home import SessionFolder
from coproduce.languages import _, current, speaking, words
from coproduce.offering import with_english
from form.client import new_key
from tui.lines import BackError, Lines, Option, QuitError, SkipError, here
from tui.lines_desk import Asker
from tui.lines_view import opening_lines
from tui.lines_vote_languages import LANGUAGES, SpokenLines, seat_words
from tui.lines_vote_people import (
    LIST,
    WRITTEN_FOR,
    agree,
    ask_wish,
    come_back,
    how_to_send,
    pick_phrases,
    step_aside,
)
from tui.lines_vote_words import (
    CARD,
    answer_word,
    deleting,
    easier_words,
    examples_words,
    hows,
    no_question,
    question_words,
    who_options,
    who_sees,
)

NEED: Final = "n"
"""The key for "I need something" at every question of a person."""


class PassOn(Exception):  # noqa: N818 - it is not an error
    """The person has finished, and passes the keyboard on."""


class VoteLines(SpokenLines):
    """Takes answers from one person after the other."""

    def __init__(self, follower: Follower, client: Asker, lines: Lines) -> None:
        """Follow the meeting with `follower`, and send to `client`."""
        self._follower = follower
        self._client = client
        self._lines = lines
        self._seat = ""
        self._role = Role.YOUNG_PERSON
        self._card = ""
        self._is_listening = False
        """The person said no to taking part."""

    def run(self) -> None:
        """Take answers until someone quits."""
        self._lines.say(_("Here you can answer, one person after another."))
        self._lines.explain()
        try:
            while True:
                with speaking(current()):  # the next person chooses a language again
                    self._person()
        except QuitError:
            self._lines.say(_("This keyboard is closed. Every answer is saved."))

    def _person(self) -> None:
        """Take one person's answers, from their role until they pass the keyboard on."""
        try:
            if self._take_seat():
                self._practise()
            while True:
                self._turn()
        except PassOn:
            self._pass_on()
        except (BackError, SkipError):
            return
        except CoproduceError as error:
            self._refused(error)

    def _refused(self, error: CoproduceError) -> None:
        """Say why the server did not take something, and wait for the person."""
        self._lines.say(error.what_happened, error.what_to_do)
        with contextlib.suppress(BackError, SkipError):
            self._lines.ask_text([_("To go on, press Enter.")])

    def _take_seat(self) -> bool:
        """Find out who it is; False for somebody who comes back to their seat."""
        chosen = self._ask_in_any(lambda: [_("Who are you?"), self._who_hears()], who_options)
        if chosen == CARD:
            person = come_back(self._lines, self._follower)
            self._role, self._seat, self._card = person.role, person.seat, person.card
            self._speak_as(person)
            self._is_listening = not returning.takes_part(self._follower.session, person.seat)
            return False
        self._role = list(Role)[int(chosen) - 1]
        answer = self._client.ask("seat", **seat_words(self._role))
        self._seat, self._is_listening = str(answer["seat"]), False
        if card := str(answer.get("card", "")):
            self._card = card
            self._lines.say(safe_words.your_card(card), safe_words.why_card())
        return True

    def _who_hears(self) -> str:
        self._follower.update()
        lead = self._follower.session.safeguarding.lead
        return with_english(lambda: safe_words.who_hears(lead))

    def _practise(self) -> None:
        practice = content.answers().practice
        try:
            self._ask_choice(practice, [_("This is to try the keys. We do not keep this answer.")])
        except SkipError:
            return
        except BackError:
            self._lines.say(_("We start again."))
            raise
        self._client.ask("practise", seat=self._seat)
        self._lines.say(_("It works."))

    def _turn(self) -> None:
        """Ask the open question, or wait for one. A refusal is told; the person stays."""
        try:
            self._ask_or_wait()
        except CoproduceError as error:
            self._refused(error)

    def _ask_or_wait(self) -> None:
        self._follower.update()
        session = self._follower.session
        activity = session.open_activity
        has_answered = activity is not None and self._seat in session.votes.get(activity.id, {})
        if activity is None or has_answered:
            self._wait(activity)
            return
        if self._is_listening:
            self._lines.say(_("You said that you do not take part."))
            if not self._lines.confirm(_("Do you want to answer the question now?")):
                self._wait(None, is_skipped=True)
                return
        try:
            self._answer(activity)
        except BackError:
            self._lines.say(_("We start the question again."))
        except SkipError:
            self._lines.say(_("You left this question out."))
            self._wait(None, is_skipped=True)

    def _wait(self, activity: Activity | None, *, is_skipped: bool = False) -> None:
        """Offer what a person can do between two questions."""
        options = [
            Option("1", _("Look for the next question.")),
            Option("2", _("Pass the keyboard on to the next person.")),
        ]
        if activity is not None:
            options.append(Option("3", _("Change my answer.")))
            if activity.comment:
                options.append(Option("4", _("Say more about this question.")))
        options.append(Option("5", _("Delete my answers.")))
        options.append(Option("6", _("Photographs and my words: yes or no.")))
        if self._follower.session.opening.is_set:
            options.append(Option("7", _("Hear what we do today.")))
        if assessment.is_assessment(self._follower.session):
            options.append(Option("8", _("Step aside.")))
        options += [Option(NEED, _("I need something.")), *self._offer()]
        text = [] if activity or is_skipped else no_question(self._follower.session)
        key = self._lines.ask([*text, _("What next?")], options)
        if key == "2":
            raise PassOn
        acts: dict[str, Callable[[], None]] = {
            "5": self._forget,
            "6": self._agree,
            "7": lambda: self._lines.say(*opening_lines(self._follower.session.opening)),
            "8": self._aside,
            NEED: self._need,
            LANGUAGES: self._choose_language,
        }
        if activity is not None:
            acts |= {"3": lambda: self._again(activity), "4": lambda: self._comment(activity)}
        if key in acts:
            acts[key]()

    def _agree(self) -> None:
        with contextlib.suppress(BackError):
            takes_part = agree(self._lines, self._client, self._seat)
            if takes_part is not None:
                self._is_listening = not takes_part

    def _again(self, activity: Activity) -> None:
        try:
            self._answer(activity)
        except (BackError, SkipError):
            self._lines.say(_("Your answer stays as it was."))

    def _answer(self, activity: Activity) -> None:
        """Ask, confirm and send one answer; then offer a comment."""
        chosen = self._confirmed(activity)
        how = self._how()
        self._client.ask(
            "vote",
            seat=self._seat,
            activity=activity.id,
            chosen=[c.id for c in chosen],
            how=str(how),
            key=new_key(),
        )
        self._lines.say(_("Thank you. We have your answer."))
        if chosen[0].id == DONT_UNDERSTAND and activity.easier:
            self._lines.say(_("Here are easier words. You can answer again."))
            self._lines.say(*easier_words(activity))
            self._again_easier(activity)
        elif activity.comment:
            self._comment(activity)

    def _again_easier(self, activity: Activity) -> None:
        if self._lines.confirm(_("Do you want to answer again?")):
            self._again(activity)

    def _confirmed(self, activity: Activity) -> list[Choice]:
        start = [*question_words(activity), _("Before you answer:"), *who_sees()]
        while True:
            chosen = self._ask_choice(activity, start)
            answers = _(", ").join(answer_word(activity, c) for c in chosen)
            if self._lines.confirm(
                _("You chose: {answers}. Is that right?").format(answers=answers)
            ):
                return chosen
            start = []

    def _ask_choice(self, activity: Activity, start: list[str]) -> list[Choice]:
        """Ask until there is a whole answer. Raises BackError, SkipError or QuitError."""
        if activity.id == PRACTICE:
            start = [*start, *question_words(activity)]
        if activity.most > 1:
            return self._ask_several(activity, start)
        options = [Option(c.key, answer_word(activity, c)) for c in activity.all_choices]
        examples = examples_words(activity)
        while True:
            key = self._lines.ask(
                [*start, said(activity, activity.question)],
                [*options, *_extra(examples)],
            )
            if key == "e":
                self._lines.say(*examples)
            elif key == NEED:
                self._need()
            else:
                return [c for c in activity.all_choices if c.key == key]
            start = []

    def _ask_several(self, activity: Activity, start: list[str]) -> list[Choice]:
        by_key = {c.key: c for c in activity.all_choices}
        options = [
            _("{key}. {words}").format(key=c.key, words=answer_word(activity, c))
            for c in activity.all_choices
        ]
        question = [
            *start,
            said(activity, activity.question),
            *options,
            _("You can choose up to {most}.").format(most=activity.most),
            _("Type the numbers with spaces between them. Then press Enter."),
        ]
        while True:
            typed = self._lines.ask_text(question).replace(",", " ").split()
            chosen = [by_key[key] for key in dict.fromkeys(typed) if key in by_key]
            is_known = len(chosen) == len(set(typed))
            if is_known and activity.is_answer(tuple(c.id for c in chosen)):
                return chosen
            self._lines.say(_("That is not right yet."))
            question = question[-2:]

    def _how(self) -> How:
        options = [Option(str(n), told) for n, told in enumerate(hows(), 1)]
        return list(How)[int(self._lines.ask([_("Who chose?")], options)) - 1]

    def _comment(self, activity: Activity) -> None:
        try:
            text = self._lines.ask_text(
                [
                    said(activity, activity.comment),
                    _("The people who run the meeting read this first."),
                    self._who_hears(),
                    _("Please do not write names or phone numbers."),
                    _("Type your words. Or only press Enter."),
                    _("You can choose from a list instead of writing: type p."),
                ]
            )
            if text.lower() == LIST:
                self._phrases(activity)
            elif text:
                self._send_words(activity, text)
        except (BackError, SkipError):
            return

    def _send_words(self, activity: Activity, text: str) -> None:
        key = how_to_send(self._lines, _("Send these words?"))
        if key == "n":
            return
        is_written_for = key == WRITTEN_FOR
        self._give(activity, "comment", text=text, language=current(), written_for=is_written_for)

    def _phrases(self, activity: Activity) -> None:
        chosen = pick_phrases(self._lines)
        if chosen and self._lines.confirm(
            _("You chose: {answers} Send it?").format(answers=phrase_text(chosen))
        ):
            self._give(activity, "phrases", phrases=chosen)

    def _give(self, activity: Activity, command: str, **words: Any) -> None:
        """Ask who may read a comment, send it, and thank the person once it is on disk."""
        given = {"seat": self._seat, "activity": activity.id, "key": new_key(), **words}
        try:
            wish = ask_wish(self._lines)
        except QuitError:  # they said that it goes: it is not lost, and only staff read it
            self._client.ask(command, wish=str(Wish.STAFF), **given)
            raise
        self._client.ask(command, wish=str(wish), **given)
        self._lines.say(_("Thank you. We have your words."))

    def _need(self) -> None:
        signals = content.answers().signals
        options = [Option(str(n), words(s.word)) for n, s in enumerate(signals, 1)]
        try:
            key = self._lines.ask([_("What do you need?")], options)
        except (BackError, SkipError):
            return
        kind = signals[int(key) - 1].id
        self._client.ask("signal", seat=self._seat, signal=kind, key=new_key())
        self._lines.say(_("We have told the people who run the meeting."))
        if kind == SignalKind.TALK and self._card:
            self._tell_card()

    def _tell_card(self) -> None:
        """Tell the desk the person's card too, if they agree: so that somebody finds them."""
        self._lines.say(_("They do not know who you are."), safe_words.your_card(self._card))
        try:
            is_told = self._lines.confirm(_("Shall we tell them your card?"))
        except (BackError, SkipError):
            return
        if is_told:
            asked = {"signal": str(SignalKind.TALK), "card": True}
            self._client.ask("signal", seat=self._seat, key=new_key(), **asked)
            self._lines.say(_("We told them your card."))

    def _forget(self) -> None:
        self._lines.say(*deleting())
        self._lines.say(_("What went to the safeguarding lead is not deleted by this program."))
        if self._lines.confirm(with_english(lambda: _("Delete my answers?"))):
            self._client.ask("forget", seat=self._seat)
            self._lines.say(_("We deleted your answers."))

    def _aside(self) -> None:
        if step_aside(self._lines, self._client, self._seat):
            raise PassOn

    def _pass_on(self) -> None:
        """Move what was said out of sight, and wait for the next person."""
        self._seat = self._card = ""
        self._lines.hide()
        self._lines.say(_("Pass the keyboard on to the next person."))
        while self._lines.ask_text([_("Next person: press Enter.")]):
            continue


def _extra(examples: list[str]) -> list[Option]:
    example = [Option("e", _("Hear an example."))] if examples else []
    return [*example, Option(NEED, _("I need something."))]


def show_vote(folder: SessionFolder) -> None:
    """Take answers at this keyboard until it is closed."""
    from form.client import Client

    with Follower(folder.journal) as follower:
        lines = here()
        lines.leaves_at_once = not sys.stdin.isatty()
        VoteLines(follower, Client(folder), lines).run()
