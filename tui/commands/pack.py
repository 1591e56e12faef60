"""`coproduce pack`: makes the documents that families receive, in every format."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coproduce.errors import DONE, FOUND
from coproduce.languages import _, ngettext
from tui import lines_choice, parsing
from tui.commands import opening

if TYPE_CHECKING:
    from easyread.pack import Pack, Wish
    from easyread.packing.unchanged import Unchanged

FORMATS: Final = (
    *("docx", "pdf", "html", "txt", "mp3", "vtt", "epub", "read-aloud"),
    *("braille", "braille-uncontracted"),
)
LAYOUTS: Final = ("easy-read", "clear-print", "large-print", "giant-print", "poster")
LEVELS: Final = ("easy-read", "full-words", "side-by-side")
OUT: Final = "coproduce-pack"
"""The folder of a pack when nobody names another."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document",
        nargs="*",
        metavar=_("DOCUMENT"),
        help=_("Such as: charter. Without it: all documents."),
    )
    add_list(
        parser, "--format", FORMATS, _("Word, PDF, web page, plain text, read aloud, or braille.")
    )
    add_list(parser, "--layout", LAYOUTS, _("How large the words are, or a page to hang up."))
    add_list(parser, "--level", LEVELS, _("Easy read, full words, or both beside each other."))
    parser.add_argument(
        "--full",
        type=Path,
        metavar=_("FILE"),
        help=_("Your exact words of 1 document: a Word, Markdown or text file."),
    )
    add_languages(parser)
    parser.add_argument(
        "--family",
        action="store_true",
        help=_("Make one small folder to send, with a letter and a message."),
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(OUT),
        metavar=_("FOLDER"),
        help=_("The folder for the pack. Without it: {folder}").format(folder=OUT),
    )
    opening.add_content(parser)
    opening.add_plain(parser)


def add_languages(parser: argparse.ArgumentParser) -> None:
    """Add the options for the languages of documents."""
    parser.add_argument(
        "--language",
        action="extend",
        default=[],
        type=_several,
        metavar=_("LANGUAGE"),
        help=_("Such as: ur. Without it: English. You can ask for several."),
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help=_("Make translations too that nobody has checked. Each page says so."),
    )


def add_list(parser: argparse.ArgumentParser, name: str, words: Sequence[str], about: str) -> None:
    """Add an option that takes one or more of `words`, with commas between."""
    parser.add_argument(
        name, action="extend", default=[], type=some_of(*words), metavar=",".join(words), help=about
    )


def _several(typed: str) -> list[str]:
    """Read an argument that is one or more words, with commas between."""
    return [word.strip() for word in typed.split(",")]


def some_of(*names: str) -> Callable[[str], list[str]]:
    """Return a reader of an argument that is one or more of `names`, with commas between."""
    one = parsing.one_of(*names)

    def read(typed: str) -> list[str]:
        return [one(word.strip()) for word in typed.split(",")]

    return read


def run(given: argparse.Namespace) -> int:
    """Make the pack and say where it is."""
    from easyread import pack
    from tui.progress import Progress

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: nothing half-written
    is_drawn = sys.stderr.isatty() and not lines_choice.wants_lines(given.plain)
    if given.layout and (not given.format or set(given.format) - {"docx", "pdf", "mp3", "vtt"}):
        _say(_("A web page and plain text have one layout. The reader chooses the size."))
    wish = wish_of(given)
    before = pack.made_before(wish, given.out)
    if before is not None:
        return _conclude_unchanged(before)
    progress = Progress(sys.stderr, is_drawn=is_drawn)
    try:
        made = pack.make(wish, given.out, progress.tell, spoken=progress.spoken)
    except KeyboardInterrupt:
        progress.end()
        print(_("Each file that is there is whole."), file=sys.stderr)
        print(_("To go on, type the same again."), file=sys.stderr)
        raise
    finally:
        progress.end()
    return conclude(made)


def wish_of(given: argparse.Namespace) -> Wish:
    """Return what was asked for."""
    from coproduce.content_folder import chosen
    from easyread.document import Layout
    from easyread.pack import Choice, Wish
    from easyread.write import Format

    formats = tuple(dict.fromkeys(Format(word) for word in given.format))
    layouts = tuple(dict.fromkeys(Layout(word) for word in given.layout))
    return Wish(
        documents=tuple(given.document),
        choice=Choice(formats, layouts),
        levels=tuple(dict.fromkeys(given.level)),
        languages=tuple(given.language),
        is_draft=given.draft,
        full=given.full,
        is_family=given.family,
        folder=chosen(),
    )


def conclude(made: Pack) -> int:
    """Say what became of the pack, and where it starts; return the exit code."""
    for note in made.notes:
        _say(_("Full words: {note}").format(note=note))
    code = say_made(made)
    _say_where(made)
    return code


def say_made(made: Pack) -> int:
    """Say how many files there are, and what became of the others; return the exit code."""
    from easyread.pack import Fate

    _say_how_many(len(made.of(Fate.MADE)), len(made.of(Fate.SAME)))
    for done in made.of(Fate.LEFT):
        _say(_("{file}: somebody changed it, so we left it.").format(file=done.edition.file))
    for done in made.of(Fate.FAILED):
        _say(_("{file}: {why}").format(file=done.edition.file, why=done.problem))
    _keep_faults([done.fault for done in made.of(Fate.FAILED) if done.fault])
    return FOUND if made.of(Fate.LEFT) or made.of(Fate.FAILED) else DONE


def _conclude_unchanged(there: Unchanged) -> int:
    """Say that all is there as it was, and where the pack starts."""
    _say_how_many(0, there.files)
    _say_where(there)
    return DONE


def _say_how_many(new: int, same: int) -> None:
    _say(ngettext("{n} file is new.", "{n} files are new.", new).format(n=new))
    if same:
        words = ngettext(
            "{n} file was there already. Nothing in it has changed.",
            "{n} files were there already. Nothing in them has changed.",
            same,
        )
        _say(words.format(n=same))


def _keep_faults(faults: list[str]) -> None:
    """Write down where our own mistakes are, for the people who mend them."""
    if not faults:
        return
    from tui import crash

    kept = crash.keep_lines(faults)
    if kept is not None:
        _say(_("For the people who mend it, we wrote: {file}").format(file=kept))


def _say_where(made: Pack | Unchanged) -> None:
    if made.is_draft:
        _say(_("Some documents are drafts. Do not give them to families yet."))
        _say(_("The start page says what to fill in."))
    if made.start is None:
        _say(_("There is another index.html in this folder. We left it, and made no start page."))
    else:
        print(_("Open this page first: {file}").format(file=made.start.resolve()))
    if made.message is not None:
        folder = made.message.parent / "for-families"
        print(_("The folder to send: {folder}").format(folder=folder.resolve()))
        print(_("The message to send: {file}").format(file=made.message.resolve()))


def _say(sentence: str) -> None:
    if sentence:
        print(sentence, file=sys.stderr)
