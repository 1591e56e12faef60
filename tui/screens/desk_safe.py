"""The desk's pages of a safe room: a comment's other choices, "I am worried", who hears."""

from __future__ import annotations

from coproduce import safe_words
from coproduce.domain.comment import Comment, words_of
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import Removal, Wish
from coproduce.domain.session import Session
from coproduce.languages import _
from tui.screens.desk_home import clear
from tui.screens.desk_menus import menu
from tui.screens.desk_state import Act, Desk, Page
from tui.widgets.paper import Item, Line

_KEYS = "123456789"


def other(desk: Desk, session: Session) -> Page:
    """Return what else can be done with the comment that is read; one step behind the three."""
    now = session.comments.get(desk.comment)
    if now is None or now.is_sealed:
        return menu(session, (Line(_("The comment that was here is gone.")),), ())
    items = [
        *([] if session.is_readable(now) else [_item("l", now, "understood")]),
        _item("c", now, "type-cover:name"),
        _item("p", now, "type-cover:place"),
        _item("t", now, "type-cover:number"),
    ]
    if now.covers:
        items.append(_item("a", now, "uncover"))
    if now.state is not CommentState.PRIVATE:
        items.append(Item("o", _("Keep it for staff: private"), f"move:private:{now.id}"))
    if now.state is not CommentState.REMOVED:
        items.append(Item("r", _("Remove it"), "go:reason"))
    lines = (Line(_("What else with this comment?"), "strong"), Line(now.text.split("\n")[0]))
    return menu(session, lines, tuple(items))


def _item(key: str, comment: Comment, do: str) -> Item:
    words = {
        "understood": _("Someone who reads this language has read it to me"),
        "type-cover:name": _("Cover a name"),
        "type-cover:place": _("Cover a place"),
        "type-cover:number": _("Cover a number"),
        "uncover": _("Uncover all words"),
    }[do]
    return Item(key, words, f"{do}:{comment.id}")


def reasons(desk: Desk, session: Session) -> Page:
    """Return the reasons to remove the comment that is read."""
    items = [
        Item(key, safe_words.removal_name(reason), f"remove:{reason}:{desk.comment}")
        for key, reason in zip(_KEYS, Removal, strict=False)
    ]
    lines = (Line(_("Remove this comment? The room never sees it."), "strong"), Line(_("Why?")))
    return menu(session, lines, tuple(items))


def worried(desk: Desk, session: Session) -> Page:
    """Return the page after "I am worried": the only one on which it can be undone."""
    first, *rest = safe_words.sealed(session)
    lines = (
        Line(first, "strong"),
        *(Line(text, "warn", is_pinned=True) for text in rest),
        Line(_("You can undo this only on this page.")),
    )
    acts = (
        Act("y", _("Go on: it stays sealed"), f"keep-sealed:{desk.worried}", _("go on")),
        Act("u", _("Undo: this was a mistake"), f"undo-worry:{desk.worried}", _("undo")),
        clear(session),
    )
    return Page(lines, (), acts)


def sealed(desk: Desk, session: Session) -> Page:
    """Return the sealed comments, without their words: who was told, and the card."""
    listed = session.comments_in(CommentState.PASSED)
    now = next((c for c in listed if c.id == desk.worried), None)
    if now is not None:
        return _one_sealed(session, now)
    items = tuple(
        Item(key, safe_words.sealed_name(session, c), f"one-sealed:{c.id}")
        for key, c in zip(_KEYS, reversed(listed), strict=False)
    )
    if not listed:
        return menu(session, (Line(_("Sealed comments"), "strong"), Line(_("There is none."))), ())
    if not desk.is_in_room:
        file = Item("f", _("Write them into a file with a password, for the lead"), "type-password")
        return menu(session, (Line(_("Sealed comments"), "strong"),), (*items, file))
    return menu(session, (Line(_("Sealed comments"), "strong"), *_how_to_export(session)), items)


def _how_to_export(session: Session) -> tuple[Line, ...]:
    """Return how the file is made elsewhere: the room may see what is done in this window."""
    words = _("The safeguarding lead gets them in a file with a password. In a terminal type:")
    command = f"coproduce sessions sealed {session.name} --out FILE.pdf"
    return Line(words, is_spare=True), Line(command, is_spare=True)


def _one_sealed(session: Session, now: Comment) -> Page:
    lines = [Line(safe_words.sealed_name(session, now), "strong")]
    if now.is_card_seen:
        person = session.seats.get(now.seat)
        lines.append(Line(safe_words.card_seen(person.card if person else ""), "bold"))
    items = (
        Item("1", _("Write down who you told"), f"type-told:{now.id}"),
        Item("2", _("Show the card of this person. It is recorded"), f"card:{now.id}"),
        Item("3", _("All sealed comments"), "one-sealed:0"),
    )
    return menu(session, tuple(lines), items)


def hears(desk: Desk, session: Session) -> Page:
    """Return who hears when someone is not safe, who takes part, and what the desk reads."""
    who = session.safeguarding
    nobody = _("not typed yet")
    young = _("Young people under 18 take part: {answer}.").format(
        answer=_("yes") if session.has_under_18 else _("no")
    )
    read = ", ".join(session.languages_read or (session.language,))
    lines = (
        Line(_("Who hears when someone is not safe?"), "strong"),
        Line(_("Safeguarding lead: {name}").format(name=who.lead or nobody)),
        Line(_("Deputy: {name}").format(name=who.deputy or nobody)),
        Line(_("Number to ring: {number}").format(number=who.number or nobody)),
        Line(young),
        Line(_("The desk reads these languages: {languages}.").format(languages=read)),
    )
    change = _("Only adults take part") if session.has_under_18 else _("Under-18s take part")
    items = (
        Item("1", _("Type the lead, the deputy and the number"), "type-hears"),
        Item("2", change, f"ages:{'no' if session.has_under_18 else 'yes'}"),
        Item("3", _("Type the languages that you read"), "type-languages"),
    )
    return menu(session, lines, items)


def cover_prompt(comment: Comment) -> tuple[str, ...]:
    """Return the comment's words with their numbers, and what to type."""
    numbered = " ".join(f"{n}:{word}" for n, word in enumerate(words_of(comment.original), 1))
    return (_("Which words? Type their numbers, such as: 3 4"), numbered)


def can_show(session: Session, comment: Comment) -> bool:
    """Whether Show is offered: the person agreed, and somebody could read it."""
    return comment.wish is not Wish.STAFF and session.is_readable(comment)


def about(session: Session, comment: Comment) -> tuple[Line, ...]:
    """Return what stands over a comment: what the person wishes, and an unread language."""
    lines = [Line(safe_words.wished(comment.wish), "other")]
    if not session.is_readable(comment):
        lines.append(Line(safe_words.unread(comment.language), "warn"))
    if comment.reason is not None:
        lines.append(Line(safe_words.removal_name(comment.reason), "other"))
    return tuple(lines)
