"""`coproduce sessions keep` and `sessions forget`: how long answers stay, and deleting them now."""

from __future__ import annotations

import argparse
import sys

from coproduce import home, retiring, sentences, settings
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _
from tui import choosing
from tui.retiring import say_done, what_stays


def keep(given: argparse.Namespace) -> int:
    """Choose for how many days answers are kept: of one meeting, or of every new one."""
    if given.session is not None:
        _keep_in(home.session(given.session), given.days)
        print(sentences.kept_for(given.days), file=sys.stderr)
        return DONE
    if given.days is not None:
        settings.keep_keep_days(given.days)
    print(settings.keep_days())
    print(_("New meetings:"), sentences.kept_for(settings.keep_days()), file=sys.stderr)
    return DONE


def _keep_in(folder: SessionFolder, days: int) -> None:
    if choosing.is_running(folder):
        from form.client import Client

        Client(folder).ask("keep", days=days)
    else:
        retiring.keep(folder, days)


def forget(given: argparse.Namespace) -> int:
    """Delete the single answers of a meeting now, once its name was typed again."""
    folder = home.session(given.session)
    warning = _("This deletes every single answer of “{name}” for good.").format(name=folder.name)
    if not given.yes and not is_sure(folder.name, f"{warning} {what_stays()}"):
        print(_("Nothing was deleted."), file=sys.stderr)
        return FOUND
    done = retiring.retire(folder)
    if done is None:
        raise _is_open(folder)
    say_done([done])
    return DONE


def _is_open(folder: SessionFolder) -> CoproduceError:
    return CoproduceError(
        _("The meeting “{name}” is open.").format(name=folder.name),
        _("End the meeting first. Then delete its answers."),
    )


def is_sure(name: str, warning: str) -> bool:
    """Warn, and ask for the whole name. Raises CoproduceError when nobody is there to ask."""
    if not sys.stdin.isatty():
        raise CoproduceError(
            _("We did not delete “{name}”, because nobody is here to ask.").format(name=name),
            _("To delete it without a question, add: --yes"),
        )
    print(warning, file=sys.stderr)
    print(_("Type the whole name to delete it:"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() == name
