"""A safe room at the desk in plain lines: worries, who was told, covered words, who hears."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from coproduce import safe_words
from coproduce.domain.comment import Comment, words_of
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import Removal, Wish
from coproduce.domain.session import Session
from coproduce.errors import CoproduceError
from coproduce.languages import _
from tui import sealed_file
from tui.lines import Option

if TYPE_CHECKING:
    from tui.lines_desk import Desk


def about(session: Session, comment: Comment) -> list[str]:
    """Return what is said before a comment: what the person wishes, and an unread language."""
    unread = [] if session.is_readable(comment) else [safe_words.unread(comment.language)]
    return [safe_words.wished(comment.wish), *unread]


def can_show(session: Session, comment: Comment) -> bool:
    """Whether Show is offered: the person agreed, and somebody could read it."""
    return comment.wish is not Wish.STAFF and session.is_readable(comment)


def worry(desk: Desk, comment: Comment) -> None:
    """Seal a comment at once, say what to do, and offer undo this one time."""
    if desk.do("worry", "", comment=comment.id, desk=desk.id) is None:
        return
    options = [
        Option("1", _("Go on: it stays sealed.")),
        Option("u", _("Undo: this was a mistake.")),
    ]
    question = [*safe_words.sealed(desk.session), _("You can undo this only now.")]
    try:
        key = desk.lines.ask(question, options)
    except BaseException:
        desk.client_quietly("keep-sealed", comment=comment.id)  # left without an answer: it stays
        raise
    if key == "u":
        done = _("The comment is held. The room does not see it.")
        desk.do("undo-worry", done, comment=comment.id, desk=desk.id)
        return
    desk.do("keep-sealed", "", comment=comment.id)
    _one(desk, comment.id)


def sealed(desk: Desk) -> None:
    """Go through the sealed comments, the newest first; their words are never said."""
    for comment in reversed(desk.session.comments_in(CommentState.PASSED)):
        _one(desk, comment.id)


def _one(desk: Desk, comment: int) -> None:
    session = desk.session
    found = session.comments[comment]
    options = [
        Option("1", _("Write down who you told.")),
        Option("2", _("Hear the card of this person. It is recorded.")),
        Option("3", _("Go on.")),
    ]
    question = [safe_words.sealed_name(session, found)]
    if found.is_untold:
        question.append(safe_words.told_no_one(session))
    if desk.is_in_room:  # a password is not typed where the room may see or hear it
        command = f"coproduce sessions sealed {session.name} --out FILE.pdf"
        question += [_("For the lead, in a terminal: {command}").format(command=command)]
    else:
        options.append(Option("4", _("Write them into a file with a password, for the lead.")))
    key = desk.lines.ask(question, options)
    if key == "1":
        _tell(desk, comment)
    elif key == "2":
        answer = desk.do("card", "", comment=comment)
        if answer is not None:
            desk.lines.say(safe_words.card_seen(str(answer["card"])))
        _one(desk, comment)
    elif key == "4":
        _write(desk)
        _one(desk, comment)


def _write(desk: Desk) -> None:
    """Ask for a password twice, and write the file for the lead."""

    def record(comments: tuple[int, ...]) -> None:
        desk.client.ask("sealed-exported", comments=list(comments))

    try:
        password = sealed_file.asked_password()
        file = sealed_file.write_at_desk(desk.folder, desk.session, password, record)
    except CoproduceError as error:
        desk.lines.say(error.what_happened, error.what_to_do)
        return
    desk.lines.say(_("We wrote the file: {file}").format(file=file), *sealed_file.how_to_give())


def _tell(desk: Desk, comment: int) -> None:
    who = desk.lines.ask_text([_("Who did you tell? Type the name.")])
    now = time.strftime("%Y-%m-%d %H:%M")
    asked = _("When? Type n for now, or the time.")
    when = desk.lines.ask_text([asked])
    when = now if when.strip().lower() == "n" else when
    desk.do("told", _("It is written down."), comment=comment, who=who, when=when)


def other(desk: Desk, comment: Comment) -> None:
    """Offer what stands one step behind: cover, keep for staff, remove with a reason."""
    unread = Option("1", _("Someone who reads this language has read it to me."))
    options = [
        *([] if desk.session.is_readable(comment) else [unread]),
        Option("2", _("Cover a name.")),
        Option("3", _("Cover a place.")),
        Option("4", _("Cover a number.")),
        *([Option("5", _("Uncover all words."))] if comment.covers else []),
        Option("6", _("Keep it for staff: private.")),
        Option("7", _("Remove it.")),
    ]
    key = desk.lines.ask([_("What else?")], options)
    if key == "1":
        desk.do("understood", _("Good. You can show it now."), comment=comment.id)
    elif key in ("2", "3", "4"):
        _cover(desk, comment, {"2": "name", "3": "place", "4": "number"}[key])
    elif key == "5":
        desk.do("uncover", _("The words are uncovered."), comment=comment.id)
    elif key == "6":
        _moved(desk, comment, _("It is private. The room does not see it."), state="private")
    else:
        _remove(desk, comment)


def _cover(desk: Desk, comment: Comment, kind: str) -> None:
    numbered = [f"{n}. {word}" for n, word in enumerate(words_of(comment.original), 1)]
    asked = [*numbered, _("Which words? Type their numbers, such as: 3 4")]
    words = re.findall(r"\d{1,4}", desk.lines.ask_text(asked))
    desk.do("cover", _("The words are covered."), comment=comment.id, words=words, kind=kind)


def _remove(desk: Desk, comment: Comment) -> None:
    options = [
        Option(str(n), safe_words.removal_name(reason)) for n, reason in enumerate(Removal, 1)
    ]
    key = desk.lines.ask([_("Remove this comment? The room never sees it."), _("Why?")], options)
    reason = str(tuple(Removal)[int(key) - 1])
    done = _("It is removed. Type u to undo.")
    _moved(desk, comment, done, state="removed", reason=reason)


def _moved(desk: Desk, comment: Comment, done: str, **how: str) -> None:
    if desk.do("move-comment", done, comment=comment.id, **how) is not None:
        desk.last_moved = comment.id


def hears(desk: Desk) -> None:
    """Say and change who hears when someone is not safe, who takes part, what the desk reads."""
    session, nobody = desk.session, _("not typed yet")
    who = session.safeguarding
    read = ", ".join(session.languages_read or (session.language,))
    said = [
        _("Safeguarding lead: {name}").format(name=who.lead or nobody),
        _("Deputy: {name}").format(name=who.deputy or nobody),
        _("Number to ring: {number}").format(number=who.number or nobody),
        _("Young people under 18 take part: {answer}.").format(
            answer=_("yes") if session.has_under_18 else _("no")
        ),
        _("The desk reads these languages: {languages}.").format(languages=read),
    ]
    change = _("Only adults take part.") if session.has_under_18 else _("Under-18s take part.")
    options = [
        Option("1", _("Type the lead, the deputy and the number.")),
        Option("2", change),
        Option("3", _("Type the languages that you read.")),
    ]
    key = desk.lines.ask(said, options)
    if key == "1":
        _type_hears(desk)
    elif key == "2":
        desk.do("ages", _("We have it."), under_18=not session.has_under_18)
    else:
        text = desk.lines.ask_text([_("Type their short names, such as: en ur")])
        tags = re.findall(r"[A-Za-z][A-Za-z-]+", text)
        desk.do("languages-read", _("We have it."), languages=tags)


def _type_hears(desk: Desk) -> None:
    lead = desk.lines.ask_text([_("Who is the safeguarding lead?"), _("People read this name.")])
    deputy = desk.lines.ask_text([_("Who is the deputy?")])
    number = desk.lines.ask_text([_("Which number do you ring?")])
    desk.do("safeguarding", _("We have it."), lead=lead, deputy=deputy, number=number)
