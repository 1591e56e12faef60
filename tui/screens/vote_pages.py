"""The pages of a shared keyboard, in the language of now. No Textual here but the page's values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from coproduce import assessment, returning, sentences
from coproduce.content import answers, called, said
from coproduce.deck import card_name
from coproduce.domain.activity import DONT_UNDERSTAND, Activity, Choice, Kind
from coproduce.domain.people import How, Role
from coproduce.domain.progress import Phase
from coproduce.domain.session import Session
from coproduce.gathering import action_sentence, opening_parts
from coproduce.languages import _, ngettext, words
from coproduce.safe_words import (
    WISHES,
    who_hears,
    why_card,
    wish_name,
    wish_question,
    your_card,
)
from coproduce.sentences import choice_word, pretend, role_name
from tui.screens.vote_english import with_english
from tui.screens.vote_flow import VoteFlow
from tui.screens.vote_languages import languages_page, way_there
from tui.screens.vote_page import Page, said_lines
from tui.screens.vote_pages_people import (
    agree_page,
    aside_page,
    evidence_page,
    pictures_page,
    step_aside,
)
from tui.screens.vote_state import ANSWERING, Draft, Step
from tui.widgets.paper import Item, Line


def page(flow: VoteFlow, session: Session, *, is_away: bool, waiting: int) -> Page:
    """Return the page of now. `waiting` is how many things the server has not thanked us for."""
    made = with_english(lambda: _PAGES[flow.step](flow, session), is_promise=flow.step in _PROMISES)
    if flow.step is Step.SENDING:
        made = _sending(is_away=is_away)
    elif waiting and is_away:
        trying = _("We keep trying to send. Everything is safe on this screen.")
        made = replace(made, lines=(*made.lines, Line(trying, "warn")))
    if flow.step in ANSWERING and _is_closed(flow, session):
        late = _("This question is closed. If you finish now, your answer still counts.")
        made = replace(made, lines=(Line(late, "warn"), *made.lines))
    if session.is_pretend:
        made = replace(made, lines=(Line(pretend(), "other", is_spare=True), *made.lines))
    return made


def keep_trying() -> str:
    """Return what is said while the server does not answer."""
    return _("We keep trying. Your answer is safe on this screen.")


def who_sees() -> tuple[str, ...]:
    """Return who will see an answer: only what is true."""
    return (
        *sentences.who_sees(),
        _("The people at the desk read what you write."),
    )


def how_words(how: How) -> str:
    """Return whose choice an answer is, as the person says it."""
    return {
        How.OWN: _("It is my own choice."),
        How.HELPED: _("Someone helped me. It is my choice."),
        How.ANSWERED_FOR: _("Someone answered for me."),
    }[how]


def _is_closed(flow: VoteFlow, session: Session) -> bool:
    return flow.draft is not None and session.where(flow.draft.activity.id).phase is Phase.CLOSED


def _go() -> Item:
    return Item("1", _("Go on"), "go")


def _role(_flow: VoteFlow, session: Session) -> Page:
    items = tuple(Item(str(n), role_name(r), f"role:{r}") for n, r in enumerate(Role, 1))
    back = Item(str(len(items) + 1), returning.have_a_card(), "card")
    lines = said_lines(_("Who are you here as?"), _("Press a number."))
    return Page(lines, (*way_there(session), *items, back), start=-1)


def _card(_flow: VoteFlow, _session: Session) -> Page:
    return Page(said_lines(*returning.question()), (), is_typed=True)


def _practice(_flow: VoteFlow, _session: Session) -> Page:
    asked = answers().practice
    texts = (words(asked.name), *map(words, asked.statement), words(asked.question))
    items = tuple(_item(asked, c, "practice") for c in asked.choices)
    kept = Line(_("This is to try it out. We do not keep it."), is_spare=True)
    return Page((*said_lines(*texts), kept), items, start=-1)


def _practised(_flow: VoteFlow, _session: Session) -> Page:
    return Page(said_lines(_("That works."), _("We do not keep this answer.")), (_go(),))


def _sees(_flow: VoteFlow, _session: Session) -> Page:
    return Page(said_lines(_("Who will see your answers?"), *who_sees()), (_go(),))


def _question(flow: VoteFlow, session: Session) -> Page:
    draft = _draft(flow)
    asked = draft.activity
    told = asked.easier if draft.is_easier else asked.statement
    place = session.agenda.index(asked) + 1 if asked in session.agenda else 0
    number = _("Question {n}:").format(n=place) if place else ""
    name = Line(f"{number} {called(asked)}".strip(), "strong", is_spare=bool(told))
    told_lines = tuple(Line(said(asked, text)) for text in told)
    ask = Line(said(asked, asked.question), "bold", is_here=True)
    items = tuple(_item(asked, c, "choice", draft) for c in asked.all_choices)
    if asked.evidence:
        items += (Item("e", assessment.heading(), "evidence"),)
    if asked.kind is not Kind.PICK:
        return Page((name, *told_lines, ask), items, start=-1)
    most = ngettext("Pick {n}.", "Pick up to {n}.", asked.most).format(n=asked.most)
    done = Item(_enter(), _("I have picked"), "done")
    return Page((name, *told_lines, ask, Line(most)), (*items, done), start=-1)


def _enter() -> str:
    """Return what the Enter key is called."""
    return _("Enter")


def _item(asked: Activity, choice: Choice, verb: str, draft: Draft | None = None) -> Item:
    mark = ""
    if draft is not None and asked.kind is Kind.PICK and choice not in asked.apart:
        mark = "[x]" if choice.id in draft.chosen else "[ ]"
    return Item(choice.key, choice_word(asked, choice), f"{verb}:{choice.id}", mark)


def _easier(flow: VoteFlow, _session: Session) -> Page:
    asked = _draft(flow).activity
    texts = [said(asked, text) for text in asked.easier]
    examples = [said(asked, text) for text in asked.happening]
    lines = said_lines(_("Here it is in other words:"), *texts)
    if examples:
        lines += (Line(_("For example:"), is_spare=True),)
        lines += tuple(Line(text, is_spare=True) for text in examples)
    again = Item("1", _("Ask me again"), "again")
    still = Item("9", _("I still don't understand"), f"choice:{DONT_UNDERSTAND}")
    return Page(lines, (again, still))


def _who(flow: VoteFlow, _session: Session) -> Page:
    items = tuple(Item(str(n), how_words(h), f"how:{h}") for n, h in enumerate(How, 1))
    back = Item("u", _("Go back"), "back")
    return Page(said_lines(_("Who chose?"), _chosen(_draft(flow))), (*items, back), start=-1)


def _chosen(draft: Draft) -> str:
    found = [draft.activity.choice(choice_id) for choice_id in draft.chosen]
    spoken = _(", ").join(choice_word(draft.activity, c) for c in found if c is not None)
    return _("You chose: {answers}").format(answers=spoken)


def _confirm(flow: VoteFlow, _session: Session) -> Page:
    draft = _draft(flow)
    lines = said_lines(_("Shall we send this?"), _chosen(draft), how_words(draft.how))
    send = Item("y", _("Yes, send it"), "send-answer")
    return Page(lines, (send, Item("n", _("No, go back"), "back")))


def _sending(*, is_away: bool) -> Page:
    said_now = keep_trying() if is_away else _("We are sending it.")
    items = (Item("p", _("Pass the keyboard on"), "pass-on"),) if is_away else ()
    return Page(said_lines(said_now), items)


def _not_yet(_flow: VoteFlow, _session: Session) -> Page:
    return _sending(is_away=False)


def _thanks(flow: VoteFlow, session: Session) -> Page:
    now = session.open_activity
    items = [Item("p", _("Pass the keyboard on"), "pass-on")]
    if now is not None and not flow.has_answered(now, session):
        items.insert(0, Item("1", _("Go on: there is a new question"), "go"))
    lines = said_lines(_("Thank you. We have your answer."))
    return Page(lines, (*items, *_tell_card(flow), *_afterwards(flow)))


def _afterwards(flow: VoteFlow) -> tuple[Item, ...]:
    delete = Item("d", _("Delete my answers"), "delete")
    if flow.draft is None:
        return (delete,) if flow.person.answered else ()
    write = Item("c", _("Write something about it"), "comment")
    choose = Item("v", _("Choose pictures instead of writing"), "pictures")
    return (Item("u", _("Change my answer"), "change"), write, choose, delete)


def _late(flow: VoteFlow, _session: Session) -> Page:
    lines = said_lines(_("This question is closed now."), _("We could not count your answer."))
    if flow.draft is not None and flow.draft.chosen:
        lines += (Line(_chosen(flow.draft)),)
    return Page((*lines, Line(_("We are sorry."))), (_go(),))


def _comment(flow: VoteFlow, session: Session) -> Page:
    asked = _draft(flow).activity
    ask = said(asked, asked.comment) or _("What do you want to say?")
    lines = (*said_lines(ask), Line(_("You can leave this out.")))
    hears = Line(who_hears(session.safeguarding.lead))
    return Page((*lines, hears), (), is_typed=True)


def _comment_confirm(flow: VoteFlow, _session: Session) -> Page:
    """Who may read the words: each answer sends them. Nothing is chosen beforehand."""
    draft = _draft(flow)
    lines = (Line(draft.text), Line(wish_question(), "strong"))
    items = [Item(str(n), wish_name(w), f"send-comment:{w}") for n, w in enumerate(WISHES, 1)]
    if not draft.phrases:
        mark = "[x]" if draft.is_written_for else "[ ]"
        items.append(Item("w", _("Someone wrote it for me, in my words"), "written-for", mark))
    items.append(Item("n", _("Do not send. Go back"), "back"))
    return Page(lines, tuple(items))


def _wait(flow: VoteFlow, session: Session) -> Page:
    now = session.open_activity
    if now is not None and flow.person.is_listening and not flow.has_answered(now, session):
        return _listening(flow)
    if now is not None:
        lines = said_lines(
            _("You have answered this question."), _("Please wait for the next one.")
        )
    else:
        lines = said_lines(_("There is no question now."), _("Please wait for the next one."))
    opening = () if session.progress else opening_parts(session.opening)
    for label, text in opening:
        lines += (Line(_("{label}: {text}").format(label=label, text=text)),)
    if card := flow.person.card:
        lines += (Line(your_card(card), "bold"), Line(why_card(), is_spare=True))
    items = (_pass_on(), *_tell_card(flow), *_afterwards(flow), _agree(), *step_aside(session))
    return Page(lines, items)


def _tell_card(flow: VoteFlow) -> tuple[Item, ...]:
    """Offer to tell the desk the card, once it was told that someone wants to talk."""
    person = flow.person
    if not (person.has_called and person.card):
        return ()
    words_ = _("Tell them my card: {card}").format(card=card_name(person.card))
    return (Item("k", words_, "tell-card"),)


def _listening(flow: VoteFlow) -> Page:
    lines = said_lines(
        _("You said that you do not take part."), _("You can still answer if you want.")
    )
    answer = Item("1", _("Answer the question"), "answer")
    return Page(lines, (answer, _pass_on(), *_afterwards(flow), _agree()), start=-1)


def _pass_on() -> Item:
    return Item("p", _("Pass the keyboard on"), "pass-on")


def _agree() -> Item:
    return Item("a", _("Photographs and my words: yes or no"), "agree")


def _delete(_flow: VoteFlow, _session: Session) -> Page:
    lines = said_lines(
        _("Delete all your answers and what you wrote?"),
        _("You cannot get them back."),
        _("We keep words about someone not being safe."),
        _("We also keep your yes or no to photographs, recording and reports."),
    )
    no = Item("n", _("No, keep them"), "back")
    return Page(lines, (Item("y", _("Yes, delete them"), "forget"), no), start=1)


def _deleted(_flow: VoteFlow, _session: Session) -> Page:
    return Page(said_lines(_("We deleted your answers and what you wrote.")), (_go(),))


def _pass(_flow: VoteFlow, _session: Session) -> Page:
    following = Item("1", _("I am the next person"), "next-person")
    same = Item("2", _("I am the same person. I go on"), "same-person")
    return Page(said_lines(_("Pass the keyboard on."), _("Then press 1.")), (following, same))


def _ended(flow: VoteFlow, session: Session) -> Page:
    delete = (Item("d", _("Delete my answers"), "delete"),) if flow.person.answered else ()
    lines = said_lines(_("The meeting has ended."), _("Thank you for taking part."))
    for action in session.actions.values():
        lines += (Line(action_sentence(action)),)
    return Page(lines, (*delete, _agree()), start=-1)


def _draft(flow: VoteFlow) -> Draft:
    assert flow.draft is not None  # noqa: S101 - these pages are only shown with one
    return flow.draft


_PAGES: Final[dict[Step, Callable[[VoteFlow, Session], Page]]] = {
    Step.LANGUAGE: lambda _flow, session: languages_page(session),
    Step.ROLE: _role,
    Step.CARD: _card,
    Step.PRACTICE: _practice,
    Step.PRACTISED: _practised,
    Step.SEES: _sees,
    Step.EVIDENCE: evidence_page,
    Step.QUESTION: _question,
    Step.EASIER: _easier,
    Step.WHO: _who,
    Step.CONFIRM: _confirm,
    Step.SENDING: _not_yet,
    Step.THANKS: _thanks,
    Step.LATE: _late,
    Step.COMMENT: _comment,
    Step.COMMENT_CONFIRM: _comment_confirm,
    Step.PICTURES: pictures_page,
    Step.AGREE: agree_page,
    Step.WAIT: _wait,
    Step.DELETE: _delete,
    Step.DELETED: _deleted,
    Step.ASIDE: aside_page,
    Step.PASS: _pass,
    Step.ENDED: _ended,
}
_PROMISES: Final = frozenset(
    {
        Step.PRACTICE,
        Step.SEES,
        Step.CONFIRM,
        Step.COMMENT,
        Step.COMMENT_CONFIRM,
        Step.AGREE,
        Step.WAIT,
        Step.DELETE,
        Step.ASIDE,
    }
)
"""The pages that tell of safety, of who will see, of agreeing or of deleting."""
