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

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from coproduce.award import registrar
from coproduce.award.due import due
from coproduce.award.history import history
from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import pack_child
from tui.award import asks
from tui.award.asking import Ask, Here
from tui.award.filling import Back, Filled, Question, Talk, Walk
from tui.award.overall import as_lines
from tui.award.papers_walk import Paper, command, kinds, of_all, of_one
from tui.award.seeing import stands, when
from tui.award.showing import lines_of
from tui.pack_child import Languages


def walk() -> Talk[None]:
    """Ask what to do in the register, again and again, until somebody goes back.

    When the register cannot be read, say why; then it ends.
    """
    try:
        yield from _from_the_top(Walk())
    except CoproduceError as error:
        with suppress(Back):
            yield from Walk().read(error.what_happened, [error.what_to_do])


def _from_the_top(here: Walk) -> Talk[None]:
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


def _top(walk: Walk) -> list[Entry]:
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


def _find(walk: Walk) -> Talk[None]:
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


WAITING: Final = ("decide", "agree", "feedback", "feedback-finish", "assess")
"""Steps that stand first when they can be taken: something came in, and waits for people."""


def _organisation(walk: Walk, organisation: str) -> Talk[None]:
    place = 0
    while True:
        here = asks.here(organisation)
        if organisation not in here.state.organisations:
            return
        walk.title = here.one.name
        steps = [step for step in asks.all_of() if step.is_about_one and step.is_open(here)]
        steps.sort(key=_how_late)
        offered: list[Entry] = [(s.title, partial(_about, walk, s, here)) for s in steps]
        first = sum(step.name in WAITING for step in steps)
        entries: list[Entry] = [
            *offered[:first],
            (_("See all about it"), partial(_all_about, walk, here)),
            (_("See its history"), partial(_history, walk, here)),
            (_("Make papers"), partial(_papers, walk, of_one(here))),
            *offered[first:],
        ]
        titles = [title for title, _go in entries]
        place = min(place, len(titles) - 1)
        place = yield from walk.choose(_("What do you want to do?"), titles, place)
        try:
            yield from entries[place][1]()
        except Back:
            continue


def _how_late(step: Ask) -> int:
    """Return where a step stands in the menu: those that wait for people come first."""
    return WAITING.index(step.name) if step.name in WAITING else len(WAITING)


def _all_about(walk: Walk, here: Here) -> Talk[None]:
    yield from walk.read(_("All about it"), [line.rstrip() for line in lines_of(here)])


def _history(walk: Walk, here: Here) -> Talk[None]:
    happened = history(registrar.history(), here.state, here.facts, here.organisation)
    yield from walk.read(_("Its history"), [f"{one.on}  {one.words}" for one in happened])


def _papers(walk: Walk, papers: Sequence[Paper]) -> Talk[None]:
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


def _due(walk: Walk, here: Here) -> Talk[None]:
    found = [f"{when(x, here.today)}  {x.name}: {x.words}" for x in due(here.state, here.today)]
    yield from walk.read(_("What is due"), found or [_("Nothing is due.")])


def _whole(walk: Walk, here: Here) -> Talk[None]:
    yield from walk.read(_("The whole register"), list(as_lines(here)))


def _about(walk: Walk, step: Ask, here: Here) -> Talk[None]:
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


def _take(walk: Walk, step: Ask, here: Here) -> Talk[None]:
    """Ask all that a step asks, and take it. What was typed is kept until it is taken."""
    filled = Filled(walk, step.parts(here))
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


def _sure(walk: Walk, step: Ask) -> Talk[None]:
    """Ask once more before what cannot be undone."""
    if not step.warning:
        return
    walk.said.append(step.warning)
    if (yield from walk.choose(_("Are you sure?"), [_("Yes"), _("No")], 1)) == 1:
        raise Back
