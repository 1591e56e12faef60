"""The sealed comments in a file with a password, for the lead: in a terminal, and at the desk."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coproduce import home
from coproduce.content import called
from coproduce.deck import card_name
from coproduce.domain.comment import Comment
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import SealedExported
from coproduce.errors import DONE, CoproduceError
from coproduce.languages import _
from tui import choosing, parsing

if TYPE_CHECKING:
    from coproduce.domain.session import Session
    from easyread.sealed import Sealed

LEAST: Final = 12
"""The shortest password, in characters."""


def export(given: argparse.Namespace) -> int:
    """Ask for a password twice, record the export, and write the file."""
    folder, file = home.session(given.session), _new_file(given.out)
    session = choosing.folded(folder)
    if not session.comments_in(CommentState.PASSED):
        raise CoproduceError(
            _("“{name}” has no sealed comment.").format(name=folder.name),
            _("Nothing was written."),
        )
    write(session, file, asked_password(), lambda comments: _record(folder, comments))
    print(file)
    print(*how_to_give(), file=sys.stderr)
    return DONE


def write(
    session: Session, file: Path, password: str, record: Callable[[tuple[int, ...]], None]
) -> None:
    """Write every sealed comment into `file`, after `record` has put down that it is made.

    Raises CoproduceError if the file cannot be written.
    """
    from easyread.sealed import sealed_pdf

    comments = session.comments_in(CommentState.PASSED)
    entries = [_printed(session, c, number) for number, c in enumerate(comments, 1)]
    title = _("Sealed comments: {title}").format(title=session.title)
    pdf = sealed_pdf(title, _about(session), entries, password)
    record(tuple(c.id for c in comments))
    _write(file, pdf)


def write_at_desk(
    folder: home.SessionFolder,
    session: Session,
    password: str,
    record: Callable[[tuple[int, ...]], None],
) -> Path:
    """Write them beside the meeting's other files; return the file. Raises CoproduceError."""
    try:
        folder.results.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise home.not_writable() from error
    number = session.last
    while (file := folder.results / f"sealed-{number}.pdf").exists():
        number += 1
    write(session, file, password, record)
    return file


def how_to_give() -> tuple[str, str]:
    """Return what is said of the file."""
    return (
        _("It opens only with the password. Tell the lead the password by telephone."),
        _("Do not send both in one message."),
    )


def _new_file(file: Path) -> Path:
    if file.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(file.name)),
            _("Choose another name: --out FILE"),
        )
    return file


def ask_first() -> str:
    """Return what is asked first; what is typed is not shown."""
    return _("Type a password of 12 characters or more. It is not shown: ")


def ask_second() -> str:
    """Return what is asked then."""
    return _("Type the same password again: ")


def asked_password() -> str:
    """Return a password that was typed twice, and is not shown. Raises CoproduceError."""
    if not sys.stdin.isatty():
        raise CoproduceError(
            _("Nobody is here to type a password."), _("Run this in a terminal, and type it there.")
        )
    first = getpass.getpass(ask_first())
    refuse_weak(first)
    refuse_other(first, getpass.getpass(ask_second()))
    return first


def refuse_weak(password: str) -> None:
    """Raise CoproduceError when a password is too short or too long."""
    if len(password) < LEAST:
        raise CoproduceError(
            _("This password is too short."), _("Use 12 characters or more. For example 4 words.")
        )
    from easyread.sealed import LONGEST

    if len(password.encode()) > LONGEST:
        raise CoproduceError(_("This password is too long."), _("Use a shorter one."))


def refuse_other(first: str, second: str) -> None:
    """Raise CoproduceError when the second password is not the first."""
    if second != first:
        raise CoproduceError(_("The 2 passwords differ."), _("Nothing was written. Try again."))


def _about(session: Session) -> list[str]:
    lead = session.safeguarding.lead or _("the safeguarding lead")
    return [
        _("For {name} only.").format(name=lead),
        _("These are the words as they were given. This program has told no one."),
        _("Written on {day}.").format(day=_when(time.time())),
    ]


def _printed(session: Session, comment: Comment, number: int) -> Sealed:
    from easyread.sealed import Sealed

    person = session.seats.get(comment.seat)
    card = card_name(person.card) if person is not None and person.card else _("none")
    activity = session.activity(comment.activity) or session.retired.get(comment.activity)
    told = [_("Told: {who}, {when}.").format(who=t.who, when=t.when) for t in comment.told]
    facts = (
        _("Given: {time}").format(time=_when(comment.at)),
        _("Seat: {seat}").format(seat=comment.seat),
        _("Card: {card}").format(card=card),
        _("About: {name}").format(name=called(activity) if activity else "?"),
        *(told or [_("Nobody is written down as told.")]),
    )
    heading = _("Sealed comment {n}").format(n=number)
    return Sealed(heading, facts, comment.original, comment.language)


def _when(at: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def _record(folder: home.SessionFolder, comments: tuple[int, ...]) -> None:
    if choosing.is_running(folder):
        from form.client import Client

        Client(folder).ask("sealed-exported", comments=list(comments))
        return
    from coproduce.journal import Entry, SqliteJournal

    with SqliteJournal(folder.journal) as journal:
        journal.append([Entry(SealedExported(comments))])


def _write(file: Path, data: bytes) -> None:
    """Write a file that only this user can read: whole or not at all."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(data)
        part.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise CoproduceError(
            _("We cannot write the file “{file}”.").format(file=parsing.shown(file.name)),
            _("Check that the folder is there, and that you may write in it."),
        ) from None
