"""`coproduce content`: copy our words to change them, and check what was changed."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Final

from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _, ngettext
from tui import parsing
from tui.commands import opening

COPIED: Final = ("README.md", "documents", "facts", "letters", "speech", "templates")
"""What staff change. Pictures of their own come beside it, in a folder “pictures”."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    doing = parser.add_subparsers(
        dest="what", required=True, metavar=_("WORD"), parser_class=type(parser)
    )
    copy = doing.add_parser("copy", help=_("Copy the words into a folder, to change them there."))
    copy.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("A new folder."))
    check = doing.add_parser("check", help=_("Say what is wrong in the words, with file and line."))
    opening.add_content(check)


def run(given: argparse.Namespace) -> int:
    """Copy or check."""
    return _copy(given.folder) if given.what == "copy" else _check()


def _copy(folder: Path) -> int:
    from coproduce import resources

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(folder.name)),
            _("Choose the name of a new folder."),
        )
    part = folder.with_name(f"{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        _copy_words(resources.folder("content"), part)
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise CoproduceError(
            _("We cannot make the folder “{file}”.").format(file=parsing.shown(folder.name)),
            _("Check that the disk has room, and that you may write there."),
        ) from None
    typed = f'"{folder}"' if " " in str(folder) else str(folder)
    print(_("The words are in: {folder}").format(folder=folder.resolve()))
    for line in (
        _("Open the files in “documents” in a plain text editor, and change them."),
        _("To see them while you change them, type:"),
        f"coproduce preview --content {typed}",
        _("To make your pack, type:"),
        f"coproduce pack --content {typed}",
    ):
        print(line, file=sys.stderr)
    return DONE


def _copy_words(ours: Path, part: Path) -> None:
    part.mkdir(parents=True)
    for name in COPIED:
        if (ours / name).is_dir():
            shutil.copytree(ours / name, part / name)
        else:
            shutil.copy(ours / name, part / name)
    (part / "pictures").mkdir()


def _check() -> int:
    from coproduce import content
    from coproduce.content import TemplateError
    from coproduce.content_folder import chosen
    from easyread.check import own_words
    from easyread.reading import Content, check
    from easyread.speech import said

    folder = chosen()
    findings = [*check(Content(folder)), *said.check(folder)]
    if folder.files("links", "*.toml"):
        from easyread.check.nothing_lost import links_to_look_at

        findings += links_to_look_at(folder)
    try:
        content.templates()
    except TemplateError as error:
        findings += error.findings
    findings += own_words.faults(folder)
    for finding in findings:
        print(finding)
    if not findings:
        print(_("We found no mistakes in how the words are written."))
        return DONE
    number = ngettext("{n} thing to mend.", "{n} things to mend.", len(findings))
    print(number.format(n=len(findings)), file=sys.stderr)
    return FOUND
