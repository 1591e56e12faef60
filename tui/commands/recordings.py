"""`coproduce recordings`: a person's voice in the place of the computer's."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import SOURCE, _, ngettext
from tui import parsing
from tui.commands import opening

if TYPE_CHECKING:
    from easyread.document import Document
    from easyread.speech.recordings import Shelf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    doing = parser.add_subparsers(
        dest="what", required=True, metavar=_("WORD"), parser_class=type(parser)
    )
    script = doing.add_parser(
        "script", help=_("Write down the sentences with their numbers, to read them aloud.")
    )
    status = doing.add_parser(
        "status", help=_("Say which recordings there are, and which are old.")
    )
    page = doing.add_parser("page", help=_("Open a page to record on, with a microphone."))
    for one in (script, status, page):
        one.add_argument("document", metavar=_("DOCUMENT"), help=_("Such as: charter."))
        one.add_argument(
            "--of", default=SOURCE, metavar=_("TAG"), help=_("The language that is read aloud.")
        )
        opening.add_content(one)
    page.add_argument(
        "--port",
        type=parsing.number(0, 65535),
        default=0,
        metavar=_("NUMBER"),
        help=_("The port. Without it, we choose one."),
    )


def run(given: argparse.Namespace) -> int:
    """Write the script, say how it stands, or serve the page."""
    from coproduce.content_folder import chosen
    from easyread.speech.recordings import shelf

    folder = chosen()
    if folder.own is None:
        raise CoproduceError(
            _("Recordings need a folder with your own words."),
            _("Type: coproduce content copy our-words") + " " + _("Then add: --content our-words"),
        )
    document = _document(given.document, given.of)
    found = shelf(folder, document)
    assert found is not None  # noqa: S101 - there is a folder of their own
    if given.what == "script":
        return _script(found)
    if given.what == "status":
        return _status(found)
    return _page(document, given.port)


def _document(name: str, tag: str) -> Document:
    """Return the document as it is in the language that is read. Raises CoproduceError."""
    from coproduce.content_folder import chosen
    from easyread.packing.sources import Shelf as Documents
    from easyread.packing.tongues import Tongues, asked
    from easyread.reading import Content

    documents = Documents(Content(chosen()))
    english = documents.sources([name])
    if re.fullmatch(r"[a-z]{3}", tag):  # a language that we have no words in, such as bfi
        return replace(english[0].document, language=tag)
    return Tongues(documents, asked([tag]), may_be_drafts=True).sources(english)[0].document


def _script(found: Shelf) -> int:
    from easyread.recording_page import put
    from easyread.speech.recordings import RECORD, WHOLE, written

    lines = [f"{part.name}  {part.text}" for part in found.parts if part.name.isdigit()]
    put(found.folder / RECORD, written(found).encode())
    put(found.folder / "script.txt", ("\n\n".join(lines) + "\n").encode())
    print(found.folder / "script.txt")
    for line in (
        _("Read the sentences aloud. Save each under its number, such as 014.wav."),
        _("A section is called section-02. A recording of everything is called {name}.").format(
            name=WHOLE
        ),
        _("Put the files into the same folder. WAV, MP3, FLAC and OGG work."),
        _("Then write in {file} that this person agreed.").format(file=RECORD),
    ):
        print(line, file=sys.stderr)
    return DONE


def _status(found: Shelf) -> int:
    sentences = sum(part.name.isdigit() for part in found.parts)
    good = sum(name.isdigit() for name in found.good)
    told = ngettext(
        "{n} of {all} sentences has a recording.", "{n} of {all} sentences have a recording.", good
    )
    print(told.format(n=good, all=sentences))
    for name in sorted(found.good):
        if not name.isdigit():
            print(_("There is a recording: {name}").format(name=name))
    for name in found.old:
        print(_("The words of {name} have changed. Record it again.").format(name=name))
    faults = list(_faults(found))
    for fault in faults:
        print(fault)
    return FOUND if found.old or faults else DONE


def _faults(found: Shelf) -> list[str]:
    import datetime as dt

    from easyread.speech.recorded_sound import levelled, read_recording

    faults = []
    for file in found.good.values():
        try:
            levelled(read_recording(file), file.name)
        except CoproduceError as error:
            faults.append(str(error))
    if found.files and not found.kept.may_be_used(dt.datetime.now().astimezone().date()):
        faults.append(_("Nobody agreed that families hear this, or the last day is over."))
    return faults


def _page(document: Document, port: int) -> int:
    from coproduce.content_folder import chosen
    from easyread import recording_page
    from tui.local_pages import serve

    ended = _("The page has ended. Your recordings are kept.")
    serve(recording_page.server(chosen(), document, port), "/", ended)
    return DONE
