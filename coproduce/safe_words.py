"""What a safe room says, in the same words at every door: to people, and at every desk."""

from __future__ import annotations

from coproduce.deck import card_name
from coproduce.domain.comment import Comment
from coproduce.domain.events import SignalKind
from coproduce.domain.safe_events import Removal, Wish
from coproduce.domain.session import Session
from coproduce.domain.signal import Signal
from coproduce.languages import _, isolated, ngettext
from coproduce.local import flowing


def who_hears(lead: str) -> str:
    """Return what stands before the first comment, at every door and on paper."""
    # Translators: {name} is the safeguarding lead, the person whose work it is to help.
    told = _("If you tell us that you or someone else is not safe, we will tell {name}.")
    return flowing(
        (_("We do not ask your name."), told.format(name=isolated(lead) if lead else _the_lead()))
    )


def wish_question() -> str:
    """Return what is asked about a comment's readers."""
    return _("Who may read your words?")


def wish_name(wish: Wish) -> str:
    """Return one answer to that."""
    return {
        Wish.STAFF: _("Only staff. Never on the screen."),
        Wish.ROOM: _("Everyone in this room. Staff may show it on the screen."),
        Wish.REPORT: _("Everyone. It may be on the screen and in the report."),
    }[wish]


WISHES = (Wish.STAFF, Wish.ROOM, Wish.REPORT)
"""In the order in which they are offered, the safest first."""


def wish_if_none() -> str:
    """Return what happens when nothing is chosen."""
    return _("If you choose nothing, only staff read it.")


def wished(wish: Wish) -> str:
    """Return at the desk what the person chose."""
    return {
        Wish.STAFF: _("The person chose: only staff. It cannot be shown."),
        Wish.ROOM: _("The person chose: show it in the room, not in the report."),
        Wish.REPORT: _("The person chose: show it, also in the report."),
    }[wish]


def your_card(card: str) -> str:
    """Return which card a person has."""
    return _("Your card is: {card}. Remember it.").format(card=card_name(card))


def your_slip(card: str) -> str:
    """Return the same on paper that the person takes along."""
    return _("Your card is: {card}. Keep this.").format(card=card_name(card))


def why_card() -> str:
    """Return what the card is for."""
    return _("We look who has a card only if we are worried about someone.")


def somebody_read() -> str:
    """Return what a phone says when the desk has opened its words."""
    return _("Someone has read what you wrote.")


def removal_name(reason: Removal) -> str:
    """Return a reason to remove a comment."""
    return {
        Removal.UNKIND: _("It is unkind"),
        Removal.PERSONAL: _("It says who somebody is"),
        Removal.OTHER_MATTER: _("It is not about the question"),
        Removal.ASKED: _("The person asked for it"),
        Removal.MISTAKE: _("It was sent by mistake"),
    }[reason]


def sealed(session: Session) -> list[str]:
    """Return what every desk says when a comment was sealed, and until somebody was told."""
    return [_("The comment is sealed. Nobody at the desk can read it now."), told_no_one(session)]


def told_no_one(session: Session) -> str:
    """Return the sentence that a worried person has to read."""
    who = session.safeguarding
    # Translators: {name} is the safeguarding lead and {number} a telephone number.
    ring = _("Ring {name}, {number} now.").format(
        name=isolated(who.lead), number=isolated(who.number)
    )
    return flowing(
        (
            _("This program has told no one."),
            ring if who.is_complete else _("Ring your safeguarding lead now."),
            _("If someone is in danger, ring 999."),
        )
    )


def untold(session: Session) -> list[str]:
    """Return what stands first at every desk until it is written down who was told."""
    waiting = len(session.untold())
    if not waiting:
        return []
    words = ngettext(
        "{n} sealed comment: nobody has written down who was told.",
        "{n} sealed comments: nobody has written down who was told.",
        waiting,
    )
    return [words.format(n=waiting), told_no_one(session)]


def sealed_name(session: Session, comment: Comment) -> str:
    """Return how a sealed comment is called at the desk: by its place, without its words."""
    sealed_ = [c.id for c in session.comments.values() if c.is_sealed]
    number = sealed_.index(comment.id) + 1
    if comment.told:
        last = comment.told[-1]
        told = _("Told: {who}, {when}.").format(who=last.who, when=last.when)
    else:
        told = _("Nobody is written down yet.")
    return _("Sealed comment {n}. {told}").format(n=number, told=told)


def card_seen(card: str) -> str:
    """Return the card of a sealed comment's writer."""
    if not card:
        return _("This person has no card.")
    return _("The card is: {card}. It is recorded that you looked.").format(card=card_name(card))


def signal(session: Session, one: Signal) -> str:
    """Return what someone needs, with their card if they agreed."""
    words = {
        SignalKind.BREAK: _("Someone needs a break."),
        SignalKind.TALK: _("Someone wants to talk."),
    }[one.kind]
    person = session.seats.get(one.seat)
    if not one.has_card or person is None or not person.card:
        return words
    card = _("Their card is: {card}.").format(card=card_name(person.card))
    return f"{words} {card}"


def unread(language: str) -> str:
    """Return why a comment waits: nobody at the desk reads its language."""
    words = _("This is in another language ({language}). It waits for someone who reads it.")
    return words.format(language=language)


def _the_lead() -> str:
    return _("the safeguarding lead")
