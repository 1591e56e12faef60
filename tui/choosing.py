"""Which meeting a command means when its name was left out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coproduce import home
from coproduce.errors import CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _

if TYPE_CHECKING:
    from coproduce.domain.session import Session


def session(name: str | None) -> SessionFolder:
    """Return the meeting called `name`; without one, the one that runs or was used last.

    Says on standard error which one it took. Raises CoproduceError if there is none.
    """
    if name is not None:
        return home.session(name)
    found = home.sessions()
    if not found:
        raise CoproduceError(_("There is no meeting yet."), _("To start one, type: coproduce run"))
    chosen = next((one for one in found if is_running(one)), found[0])
    print(_("Meeting: {name}").format(name=chosen.name), file=sys.stderr)
    return chosen


def is_running(folder: SessionFolder) -> bool:
    """Whether the meeting's server answers."""
    if folder.server() is None:
        return False
    from form.client import Client

    return Client(folder).is_running()


def folded(folder: SessionFolder) -> Session:
    """Return a meeting as its journal tells it. Raises CoproduceError if it cannot be read."""
    from coproduce.domain.session import fold
    from coproduce.journal import JournalReader

    with JournalReader(folder.journal) as reader:
        return fold(reader.read())
