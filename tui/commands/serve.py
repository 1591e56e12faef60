"""`coproduce serve`: the meeting for phones, without a screen."""

from __future__ import annotations

import argparse
import sys

from coproduce import home, joining
from coproduce.home import ServerInfo, SessionFolder
from coproduce.languages import _
from coproduce.offering import page_address
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("session", metavar=_("MEETING"), help=_("The name of the meeting."))
    opening.add_address(parser)


def run(given: argparse.Namespace) -> int:
    """Serve until stopped. The address is the first thing printed."""
    from form.server import serve

    folder = home.session(given.session)
    return serve(
        folder,
        host=given.host,
        port=given.port,
        front=given.front or "",
        on_ready=lambda info: _say(folder, info),
    )


def _say(folder: SessionFolder, info: ServerInfo) -> None:
    from coproduce.following import Follower

    with Follower(folder.journal) as follower:
        code = follower.session.code
        page = page_address(info, follower.session)
    print(info.address, flush=True)
    print(_("Phones open this address. The code is: {code}").format(code=joining.spoken(code)),
          file=sys.stderr)  # fmt: skip
    if page:
        print(_("The room's screen as a page: {address}").format(address=page), file=sys.stderr)
    print(_("To stop, press Ctrl and C together."), file=sys.stderr, flush=True)
