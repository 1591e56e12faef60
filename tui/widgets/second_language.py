"""The second language of the room's screen: what stands under the words of the first."""

from __future__ import annotations

from dataclasses import dataclass

from coproduce import sentences
from coproduce.content import called, said
from coproduce.domain.activity import Activity, Choice
from coproduce.domain.view import RoomView
from coproduce.languages import current, direction, is_draft, speaking
from coproduce.offering import both_in_one, draft_line
from tui.widgets.page import Line, Part, written


@dataclass(frozen=True, slots=True)
class Second:
    """A second language, or none: then there is nothing under anything."""

    tag: str = ""

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.tag) and direction(self.tag) == "rtl"

    def question(self, activity: Activity, width: int) -> list[Line]:
        """Return the name, the statement and the question; the facilitator's own stand once."""
        if not self.tag or activity.is_own:
            return []
        with speaking(self.tag):
            texts = [(called(activity), Part.BOLD)]
            texts += [(said(activity, s), Part.STRONG) for s in activity.statement]
            texts.append((said(activity, activity.question), Part.BOLD))
        return [line for text, part in texts for line in written(text, width, part)]

    def result(self, view: RoomView, width: int) -> list[Line]:
        """Return the result's sentence."""
        if not self.tag or view.activity is None:
            return []
        with speaking(self.tag):
            words = sentences.result(view.activity, view.result, is_too_few=view.is_too_few)
        return written(words, width, Part.STRONG)

    def choice_word(self, activity: Activity, choice: Choice) -> str:
        """Return the word of an answer, in both languages."""
        word = sentences.choice_word(activity, choice)
        if not self.tag:
            return word
        with speaking(self.tag):
            other = sentences.choice_word(activity, choice)
        return both_in_one(word, other)

    def draft(self, width: int) -> list[Line]:
        """Return that the words are a draft, in both languages; nothing when they are checked."""
        tags = [tag for tag in (current(), self.tag) if tag]
        if not any(is_draft(tag) for tag in tags):
            return []
        said = []
        for tag in tags:
            with speaking(tag):
                said.append(draft_line())
        each = dict.fromkeys(said)  # what is not translated is the same in both
        return [line for text in each for line in written(text, width, Part.WARN)]


NONE = Second()
"""No second language."""
