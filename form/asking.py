"""What every command of a desk or a keyboard has in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from coproduce.domain.comment import Comment
from coproduce.errors import CoproduceError
from coproduce.languages import _
from form.host import Host

T = TypeVar("T")
Arguments = dict[str, Any]
Answer = dict[str, Any]
Command = Callable[[Host, Arguments], Awaitable[Answer]]


def one_of(kind: type[T], arguments: Arguments, name: str, default: T | None = None) -> T:
    """Return an argument as a value of `kind`. Raises CoproduceError when it is none."""
    value = arguments.get(name, default)
    try:
        return kind(value)  # type: ignore[call-arg]
    except ValueError:
        raise CoproduceError(_("We do not know this answer."), _("Try again.")) from None


def comment_of(host: Host, arguments: Arguments) -> Comment:
    """Return the comment that is asked about. Raises CoproduceError when it is gone."""
    found = host.session.comments.get(int(arguments["comment"]))
    if found is None:
        raise CoproduceError(_("This comment is gone."), _("The person deleted it."))
    return found


def open_comment_of(host: Host, arguments: Arguments) -> Comment:
    """Return the comment that is asked about. Raises CoproduceError when it is sealed or gone."""
    found = comment_of(host, arguments)
    if found.is_sealed:
        raise CoproduceError(
            _("This comment is sealed."), _("It is for the safeguarding lead only.")
        )
    return found


def sealed_comment_of(host: Host, arguments: Arguments) -> Comment:
    """Return the sealed comment that is asked about. Raises CoproduceError when it is not one."""
    found = comment_of(host, arguments)
    if not found.is_sealed:
        raise CoproduceError(_("This comment is not sealed."), _("Look at the list again."))
    return found
