"""The award register as one question after another: what the app and plain lines both walk.

    talk = walk()
    question = next(talk)
    question = talk.send(answer)        # the place of a choice, from 0, or the words; None keeps
                                        # the words that are there
    question = talk.throw(Back())       # one question back; at the first one, StopIteration

So that both doors ask the same in the same order, neither has anything of its own but how a
question looks. Nothing is written before the last question of a step was answered.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from coproduce.award import registrar
from coproduce.award.due import due
from coproduce.award.history import history
from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import pack_child
from tui.award import asks
from tui.award.asking import NO, YES, Ask, Choice, Field, Given, Here, Kind, Part, Value, problem
from tui.award.overall import as_lines
from tui.award.papers_walk import Paper, command, kinds, of_all, of_one
from tui.award.seeing import stands, when
from tui.award.showing import lines_of
from tui.pack_child import Languages

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
class _Walk:
    """What the questions have in common."""

    title: str = ""
    said: list[str] = field(default_factory=list)

    def ask(self, question: Question) -> Talk[int | str | None]:
        said, self.said = tuple(self.said), []
        return (yield replace(question, title=self.title, said=said))

    def choose(
        self, words: str, choices: Sequence[str], place: int = 0, hint: str = ""
    ) -> Talk[int]:
        asked = Question(words=words, choices=tuple(choices), place=place, hint=hint)
        answer = yield from self.ask(asked)
        assert isinstance(answer, int)  # noqa: S101 - that is how a choice is answered
        return answer

    def read(self, words: str, lines: Sequence[str]) -> Talk[None]:
        """Show some lines until somebody has read them."""
        asked = Question(words=words, reading=tuple(lines), choices=(_("Go back"),))
        yield from self.ask(asked)

    def type(self, one: Field, now: str) -> Talk[str]:
        while True:
            answer = yield from self.ask(
                Question(words=one.label, now=now, hint=_hint(one), is_long=one.kind is Kind.LINES)
            )
            typed = now if answer is None else str(answer).strip()
            wrong = problem(one, typed)
            if not wrong:
                return typed
            self.said.append(wrong)


def walk() -> Talk[None]:
    """Ask what to do in the register, again and again, until somebody goes back."""
    here = _Walk()
    place = 0
    while True:
        here.title = ""
        entries = _top(here)
        try:
            place = yield from here.choose(
                _("What do you want to do?"), [words for words, _do in entries], place
            )
        except Back:
            return
        try:
            yield from entries[place][1]()
        except Back:
            continue


Entry = tuple[str, Callable[[], "Talk[None]"]]


def _top(walk: _Walk) -> list[Entry]:
    here = asks.here()
    steps = [step for step in asks.all_of() if not step.is_about_one and step.is_open(here)]
    some = [(_("Look for an organisation"), partial(_find, walk))]
    return [
        *(some if here.state.organisations else []),
        (_("See what is due"), partial(_due, walk, here)),
        (_("See the whole register"), partial(_whole, walk, here)),
        (_("Make papers for champions and for everybody"), partial(_papers, walk, of_all())),
        *((step.title, partial(_about, walk, step, here)) for step in steps),
    ]


def _find(walk: _Walk) -> Talk[None]:
    """Choose an organisation, then what to do with it."""
    while True:
        walk.title = ""
        every = sorted(
            asks.here().state.organisations.values(),
            key=lambda one: (one.is_archived, one.name.casefold()),
        )
        today = asks.today()
        names = [f"{one.name}. {stands(one, today)}" for one in every]
        place = yield from walk.choose(_("Which organisation?"), names)
        try:
            yield from _organisation(walk, every[place].id)
        except Back:
            continue


def _organisation(walk: _Walk, organisation: str) -> Talk[None]:
    place = 0
    while True:
        here = asks.here(organisation)
        if organisation not in here.state.organisations:
            return
        walk.title = here.one.name
        steps = [step for step in asks.all_of() if step.is_about_one and step.is_open(here)]
        entries: list[Entry] = [
            (_("See all about it"), partial(_all_about, walk, here)),
            (_("See its history"), partial(_history, walk, here)),
            (_("Make papers"), partial(_papers, walk, of_one(here))),
            *((step.title, partial(_about, walk, step, here)) for step in steps),
        ]
        titles = [title for title, _go in entries]
        place = min(place, len(titles) - 1)
        place = yield from walk.choose(_("What do you want to do?"), titles, place)
        try:
            yield from entries[place][1]()
        except Back:
            continue


def _all_about(walk: _Walk, here: Here) -> Talk[None]:
    yield from walk.read(_("All about it"), [line.rstrip() for line in lines_of(here)])


def _history(walk: _Walk, here: Here) -> Talk[None]:
    happened = history(registrar.history(), here.state, here.facts, here.organisation)
    yield from walk.read(_("Its history"), [f"{one.on}  {one.words}" for one in happened])


def _papers(walk: _Walk, papers: Sequence[Paper]) -> Talk[None]:
    """Choose a paper, its form and languages, and have it made."""
    place = yield from walk.choose(_("Which paper?"), [paper.words for paper in papers])
    forms = kinds()
    form = yield from walk.choose(_("What do you want to have?"), [kind.words for kind in forms])
    languages = Languages()
    chosen, is_draft = 0, False
    if len(languages) > 1:
        while True:
            question = pack_child.about_languages()
            chosen = yield from walk.choose(question, languages.choices(), chosen)
            if languages.choose(chosen):
                break
        if languages.may_be_drafts:
            walk.said.extend(pack_child.about_drafts())
            words = pack_child.draft_choices()
            is_draft = (yield from walk.choose(pack_child.about_checked(), words)) == 1
    start = command(papers[place], forms[form], languages.tags, is_draft=is_draft)
    yield from walk.ask(Question(words=_("We make it now."), command=start))


def _due(walk: _Walk, here: Here) -> Talk[None]:
    found = [f"{when(x, here.today)}  {x.name}: {x.words}" for x in due(here.state, here.today)]
    yield from walk.read(_("What is due"), found or [_("Nothing is due.")])


def _whole(walk: _Walk, here: Here) -> Talk[None]:
    yield from walk.read(_("The whole register"), list(as_lines(here)))


def _about(walk: _Walk, step: Ask, here: Here) -> Talk[None]:
    """Choose what a step is about, where there is a choice, and take it."""
    if step.subjects is None:
        yield from _take(walk, step, here)
        return
    while True:
        subjects = step.subjects(here)
        place = yield from walk.choose(step.title, [one.words for one in subjects])
        try:
            yield from _take(walk, step, here.on(subjects[place].id))
        except Back:
            continue
        return


def _take(walk: _Walk, step: Ask, here: Here) -> Talk[None]:
    """Ask all that a step asks, and take it. What was typed is kept until it is taken."""
    filled = _Filled(walk, step.parts(here))
    at = 0
    while True:
        yield from filled.ask_from(at)
        yield from _sure(walk, step)
        try:
            asks.do(step, here, filled.given())
        except CoproduceError as error:
            walk.said.extend((error.what_happened, error.what_to_do))
            if not filled.units:
                return
            at = filled.last
            continue
        told = step.tells(here, filled.given()) if filled.units else ()
        walk.said.extend((_("It is written down."), *told))
        return


def _sure(walk: _Walk, step: Ask) -> Talk[None]:
    """Ask once more before what cannot be undone."""
    if not step.warning:
        return
    walk.said.append(step.warning)
    if (yield from walk.choose(_("Are you sure?"), [_("Yes"), _("No")], 1)) == 1:
        raise Back


class _Filled:
    """What was filled in so far: one unit a field, and one for each repeated part."""

    def __init__(self, walk: _Walk, parts: Sequence[Part]) -> None:
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


def _answer(walk: _Walk, one: Field, now: Value) -> Talk[Value]:
    """Ask one field until its answer is right, and return it."""
    if one.kind is Kind.SOME:
        return (yield from _some(walk, one, now))
    if one.kind in (Kind.ONE, Kind.YES_NO):
        return (yield from _one_of(walk, one, now))
    return (yield from walk.type(one, now if isinstance(now, str) else "\n".join(now)))


def _one_of(walk: _Walk, one: Field, now: Value) -> Talk[str]:
    choices = one.choices or (Choice(YES, _("Yes")), Choice(NO, _("No")))
    if not one.is_needed:
        choices = (*choices, Choice("", _("None of these")))
    ids = [choice.id for choice in choices]
    place = ids.index(str(now)) if now in ids and now else 0
    words = [choice.words for choice in choices]
    return ids[(yield from walk.choose(one.label, words, place, one.hint))]


def _some(walk: _Walk, one: Field, now: Value) -> Talk[tuple[str, ...]]:
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
    if one.is_needed:
        return one.hint
    return " ".join(filter(None, (one.hint, _("You can leave this empty."))))
