"""`coproduce demo`: a whole meeting with pretend people. Needs no terminal and ends by itself."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.home import SessionFolder
from coproduce.languages import _
from tui import parsing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("coproduce-demo"),
        metavar=_("FOLDER"),
        help=_("The folder for the results."),
    )
    parser.add_argument(
        "--people",
        type=parsing.number(1, 500),
        default=16,
        metavar=_("NUMBER"),
        help=_("How many pretend people come: 16 without it."),
    )


def run(given: argparse.Namespace) -> int:
    """Hold the pretend meeting, check every count, and write its results."""
    from tui.demo_story import Story

    out: Path = given.out
    _make_folder(out)
    with _own_home() as folder, _served(folder):
        story = Story(folder, given.people, print)
        story.hold()
        is_right = story.check()
        _write_results(folder, out)
    print(_("The results are in: {folder}").format(folder=out.resolve()))
    print(_("The report for everyone is: what-you-told-us"), flush=True)
    _make_pack(out)
    return DONE if is_right else FOUND


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CoproduceError(
            _("We cannot make the folder “{file}”.").format(file=parsing.shown(out.name)),
            _("Choose another folder: --out FOLDER"),
        ) from None


@contextlib.contextmanager
def _own_home() -> Iterator[SessionFolder]:
    """Make a pretend meeting in a folder of its own, far from the real ones, for the block."""
    from coproduce import content
    from coproduce.languages import current
    from coproduce.starting import start_session

    before = os.environ.get("COPRODUCE_HOME")
    with tempfile.TemporaryDirectory(prefix="coproduce-demo-", ignore_cleanup_errors=True) as home:
        os.environ["COPRODUCE_HOME"] = home
        try:
            yield start_session(
                _("Pretend meeting"),
                content.template("eight-principles"),
                language=current(),
                is_pretend=True,
            )
        finally:
            os.environ.pop("COPRODUCE_HOME")
            if before is not None:
                os.environ["COPRODUCE_HOME"] = before


@contextlib.contextmanager
def _served(folder: SessionFolder) -> Iterator[None]:
    """Run the real server of the meeting, which only this computer can reach, for the block."""
    from coproduce.languages import current
    from form.client import Client
    from tui import children

    log = folder.path / "server-output.log"
    arguments = (
        "--language",
        current(),
        "serve",
        folder.name,
        "--host",
        "127.0.0.1",
        "--port",
        "0",
    )
    server = children.start_server(log, *arguments)
    try:
        client, end = Client(folder), time.monotonic() + 20
        while not client.is_running():
            if server.poll() is not None or time.monotonic() > end:
                said = log.read_text("utf-8", "replace").strip()
                raise CoproduceError(said or _("The meeting did not start."), code=FOUND)
            time.sleep(0.02)
        yield
    finally:
        children.stop(server)


def _write_results(folder: SessionFolder, out: Path) -> None:
    from coproduce.export import FORMATS, write_file
    from tui.commands.results import DOCUMENTS, made_of, report_of

    report = report_of(folder)
    for format_ in FORMATS:
        ending = "txt" if format_ == "text" else format_
        write_file(out / f"results.{ending}", made_of(report, format_))
    for format_ in DOCUMENTS:
        write_file(out / f"what-you-told-us.{format_}", made_of(report, format_))
    sys.stdout.flush()


def _make_pack(out: Path) -> None:
    """Make a few of the documents that families receive, to look at."""
    from coproduce.content_folder import chosen
    from easyread import pack
    from easyread.document import Layout
    from easyread.write import Format
    from tui.commands.pack import conclude

    wanted = pack.Choice((Format.WORD, Format.PDF, Format.WEB_PAGE), (Layout.EASY_READ,))
    wish = pack.Wish(documents=("charter",), choice=wanted, folder=chosen())
    conclude(pack.make(wish, out / "pack", lambda _number, _of, _done: None))
