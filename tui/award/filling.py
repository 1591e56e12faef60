"""Questions of the award register, and a step filled in by them, one after another."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from coproduce.languages import _
from tui.award.asking import NO, YES, Choice, Field, Given, Kind, Part, Value, problem

T = TypeVar("T")


class Back(Exception):  # noqa: N818 - no error: where somebody goes
    """Somebody goes one question back; what they typed until then is not lost."""

    def __init__(self, typed: str | None = None) -> None:
        super().__init__()
        self.typed = typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question."""

    words: str
    choices: tuple[str, ...] = ()
    """Empty when words are asked."""
    place: int = 0
    """Which choice the cursor stands on."""
    now: str = ""
    """The words that are there already."""
    hint: str = ""
    title: str = ""
    """What it is about, such as the organisation."""
    said: tuple[str, ...] = ()
    """What to say before: what was done, or what is wrong."""
    reading: tuple[str, ...] = ()
    """Lines to read, above the choices."""
    is_long: bool = False
    """Words of several lines are welcome."""
    command: tuple[str, ...] = ()
    """No question: start this, show what it says, and send None when it has ended."""


Talk = Generator[Question, int | str | None, T]


@dataclass
class Walk:
    """What the questions have in common: what they are about, and what to say before the next."""

    title: str = ""
    said: list[str] = field(default_factory=list)

    def ask(self, question: Question) -> Talk[int | str | None]:
        """Ask a question, and return its answer."""
        said, self.said = tuple(self.said), []
        return (yield replace(question, title=self.title, said=said))

    def choose(
        self, words: str, choices: Sequence[str], place: int = 0, hint: str = ""
    ) -> Talk[int]:
        """Ask for one of some choices, and return its place."""
        asked = Question(words=words, choices=tuple(choices), place=place, hint=hint)
        answer = yield from self.ask(asked)
        assert isinstance(answer, int)  # noqa: S101 - that is how a choice is answered
        return answer

    def read(self, words: str, lines: Sequence[str]) -> Talk[None]:
        """Show some lines until somebody has read them."""
        asked = Question(words=words, reading=tuple(lines), choices=(_("Go back"),))
        yield from self.ask(asked)

    def type(self, one: Field, now: str) -> Talk[str]:
        """Ask for the words of a field until they are right, and return them."""
        while True:
            answer = yield from self.ask(
                Question(words=one.label, now=now, hint=_hint(one), is_long=one.kind is Kind.LINES)
            )
            typed = now if answer is None else str(answer).strip()
            wrong = problem(one, typed)
            if not wrong:
                return typed
            self.said.append(wrong)


class Filled:
    """What was filled in so far: one unit a field, and one for each repeated part."""

    def __init__(self, walk: Walk, parts: Sequence[Part]) -> None:
        self._walk = walk
        self._values: dict[str, Value] = {}
        self._rows: dict[str, list[dict[str, Value]]] = {}
        self.units: list[Callable[[], Talk[None]]] = []
        for part in parts:
            if part.is_repeated:
                self.units.append(partial(self._repeated, part))
            else:
                self.units.extend(
                    partial(self._one, self._values, one, part.title) for one in part.fields
                )

    @property
    def last(self) -> int:
        """The place of the last unit."""
        return max(len(self.units) - 1, 0)

    def given(self) -> Given:
        """Return what was filled in."""
        return Given(self._values, self._rows)

    def ask_from(self, at: int) -> Talk[None]:
        """Ask the units from `at`. Raises Back before the first."""
        while at < len(self.units):
            try:
                yield from self.units[at]()
            except Back:
                if at == 0:
                    raise
                at -= 1
            else:
                at += 1

    def _one(self, values: dict[str, Value], one: Field, title: str) -> Talk[None]:
        if title:
            one = replace(one, label=f"{title}: {one.label}")
        now = values.get(one.name, one.now)
        try:
            values[one.name] = yield from _answer(self._walk, one, now)
        except Back as back:
            if back.typed is not None:
                values[one.name] = back.typed
            raise

    def _repeated(self, part: Part) -> Talk[None]:
        """Ask row after row; those that are there already with their words. Back is by a field."""
        rows = self._rows.setdefault(part.name, [{}])
        place, at, last = 0, 0, len(part.fields) - 1
        while place < len(rows):
            try:
                yield from self._row(part, rows[place], at)
            except Back:
                if place == 0:
                    raise
                if not any(rows[place].values()):
                    del rows[place]
                place, at = place - 1, last
                continue
            if place == len(rows) - 1 and (yield from self._went_back(rows)):
                at = last
            else:
                place, at = place + 1, 0

    def _went_back(self, rows: list[dict[str, Value]]) -> Talk[bool]:
        """Ask if there is another row, and begin it; return whether somebody went back instead."""
        try:
            more = yield from self._walk.choose(_("Is there another one?"), [_("Yes"), _("No")], 1)
        except Back:
            return True
        if more == 0:
            rows.append({})
        return False

    def _row(self, part: Part, row: dict[str, Value], at: int) -> Talk[None]:
        while at < len(part.fields):
            try:
                yield from self._one(row, part.fields[at], part.title)
            except Back:
                if at == 0:
                    raise
                at -= 1
            else:
                at += 1


def _answer(walk: Walk, one: Field, now: Value) -> Talk[Value]:
    """Ask one field until its answer is right, and return it."""
    if one.kind is Kind.SOME:
        return (yield from _some(walk, one, now))
    if one.kind in (Kind.ONE, Kind.YES_NO):
        return (yield from _one_of(walk, one, now))
    return (yield from walk.type(one, now if isinstance(now, str) else "\n".join(now)))


def _one_of(walk: Walk, one: Field, now: Value) -> Talk[str]:
    choices = one.choices or (Choice(YES, _("Yes")), Choice(NO, _("No")))
    if not one.is_needed:
        choices = (*choices, Choice("", _("None of these")))
    ids = [choice.id for choice in choices]
    # A hurried Enter says no: nothing counts as signed because somebody did not look.
    first = len(ids) - 1 if one.kind is Kind.YES_NO else 0
    place = ids.index(str(now)) if now in ids and now else first
    words = [choice.words for choice in choices]
    return ids[(yield from walk.choose(one.label, words, place, one.hint))]


def _some(walk: Walk, one: Field, now: Value) -> Talk[tuple[str, ...]]:
    """Let somebody choose several, one after another, until they say that it is all."""
    chosen = set(now)
    place = 0
    while True:
        marked = [
            _("{words}: chosen").format(words=choice.words) if choice.id in chosen else choice.words
            for choice in one.choices
        ]
        place = yield from walk.choose(one.label, [*marked, _("That is all")], place, one.hint)
        if place < len(one.choices):
            chosen ^= {one.choices[place].id}
            continue
        found = tuple(choice.id for choice in one.choices if choice.id in chosen)
        wrong = problem(one, found)
        if not wrong:
            return found
        walk.said.append(wrong)


def _hint(one: Field) -> str:
    if one.is_needed or (one.hint and one.now):  # what is there already has a hint that says more
        return one.hint
    return " ".join(filter(None, (one.hint, _("You can leave this empty."))))
