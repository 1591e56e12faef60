"""Which languages a meeting offers on phones and on the room's page."""

from __future__ import annotations

from coproduce.domain.session import Session
from coproduce.languages import SOURCE, Language, available, is_draft


def offered(session: Session) -> tuple[Language, ...]:
    """Return the languages of a meeting, English first: a draft only when somebody chose it.

    English and the meeting's own language are always there, so that nobody meets an empty list.
    """
    chosen = session.languages_offered
    always = (SOURCE, session.language)
    return tuple(
        one
        for one in available()
        if one.tag in always or (one.tag in chosen if chosen is not None else not is_draft(one.tag))
    )


def is_offered(session: Session, tag: str) -> bool:
    """Whether people can choose `tag` in this meeting."""
    return any(language.tag == tag for language in offered(session))
