"""`coproduce preview`: a page on this computer that follows while staff change the words."""

from __future__ import annotations

import argparse

from coproduce.errors import DONE, CoproduceError
from coproduce.languages import _
from tui import parsing
from tui.commands import opening


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", nargs="?", default="", metavar=_("DOCUMENT"), help=_("Such as: charter.")
    )
    parser.add_argument(
        "--port",
        type=parsing.number(0, 65535),
        default=0,
        metavar=_("NUMBER"),
        help=_("The port. Without it, we choose one."),
    )
    opening.add_content(parser)


def run(given: argparse.Namespace) -> int:
    """Serve the page until the person stops it."""
    from coproduce.content_folder import chosen
    from easyread import preview
    from easyread.packing.sources import known_name
    from easyread.reading import Content
    from tui.local_pages import serve

    folder = chosen()
    if folder.own is None:
        raise CoproduceError(
            _("The preview needs a folder with your own words."),
            _("Type: coproduce content copy our-words")
            + " "
            + _("Then type: coproduce preview --content our-words"),
        )
    name = known_name(given.document, Content(folder).names()) if given.document else ""
    serve(
        preview.server(folder, given.port),
        f"/?document={name}" if name else "/",
        _("The preview has ended. Your words are as you saved them."),
    )
    return DONE
