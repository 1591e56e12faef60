"""`coproduce sessions`: see, make, copy and delete meetings."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from coproduce import content, home
from coproduce.domain.retention import LONGEST
from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _, ngettext, words
from tui import choosing, keeping, parsing

if TYPE_CHECKING:
    from coproduce.domain.people import Safeguarding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands and their arguments."""
    kinds = parser.add_subparsers(dest="what", metavar=_("WORD"), parser_class=_parser(parser))
    kinds.add_parser("list", help=_("See all meetings."))
    backup = kinds.add_parser("backup", help=_("Copy a meeting, also while it runs."))
    backup.add_argument("session", metavar=_("MEETING"))
    backup.add_argument("--out", type=Path, metavar=_("FILE"), help=_("Copy into this file."))
    restore = kinds.add_parser("restore", help=_("Make a meeting again from a copy."))
    restore.add_argument("file", type=Path, metavar=_("FILE"))
    delete = kinds.add_parser("delete", help=_("Delete a meeting for good."))
    delete.add_argument("session", metavar=_("MEETING"))
    delete.add_argument("--yes", action="store_true", help=_("Do not ask again."))
    keep = kinds.add_parser("keep", help=_("Choose how many days answers are kept."))
    keep.add_argument("days", nargs="?", type=parsing.number(1, LONGEST), metavar=_("DAYS"))
    keep.add_argument(
        "session", nargs="?", metavar=_("MEETING"), help=_("Without it: every new meeting.")
    )
    forget = kinds.add_parser("forget", help=_("Delete single answers now. The numbers stay."))
    forget.add_argument("session", metavar=_("MEETING"))
    forget.add_argument("--yes", action="store_true", help=_("Do not ask again."))
    sealed = kinds.add_parser(
        "sealed", help=_("Write sealed comments into a file with a password, for the lead.")
    )
    sealed.add_argument("session", metavar=_("MEETING"))
    sealed.add_argument("--out", type=Path, required=True, metavar=_("FILE"))
    new = kinds.add_parser("new", help=_("Make a meeting, to start it later."))
    new.add_argument("title", metavar=_("TITLE"))
    new.add_argument(
        "--template",
        default="eight-principles",
        metavar=_("NAME"),
        help=_("The questions: a name from “coproduce sessions templates”, or a file."),
    )
    new.add_argument("--lead", metavar=_("NAME"), help=_("The safeguarding lead: who hears."))
    new.add_argument("--deputy", metavar=_("NAME"), help=_("Who hears if the lead cannot."))
    new.add_argument("--number", metavar=_("NUMBER"), help=_("The telephone number to ring."))
    new.add_argument("--adults-only", action="store_true", help=_("Nobody under 18 takes part."))
    templates = kinds.add_parser("templates", help=_("See the lists of questions, or copy one."))
    templates.add_argument("copy", nargs="?", metavar="copy", type=parsing.one_of("copy"))
    templates.add_argument("name", nargs="?", metavar=_("NAME"))
    templates.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))


def _parser(parent: argparse.ArgumentParser) -> type[argparse.ArgumentParser]:
    """Return the kind of parser for a sub-command: it speaks as `parent` does."""
    return type(parent)


def run(given: argparse.Namespace) -> int:
    """Do what was asked; without a word, list."""
    return {
        None: show_all,
        "list": show_all,
        "backup": back_up,
        "restore": restore,
        "delete": delete,
        "keep": keeping.keep,
        "forget": keeping.forget,
        "new": new,
        "sealed": _sealed,
        "templates": templates,
    }[given.what](given)


def show_all(given: argparse.Namespace) -> int:
    """Print one meeting a line, the one used last first."""
    found = home.sessions()
    if not found:
        print(
            _("There is no meeting yet."), _("To start one, type: coproduce run"), file=sys.stderr
        )
    for folder in found:
        print(_described(folder))
    return DONE


def _described(folder: home.SessionFolder) -> str:
    """Return a meeting as one line: name, day, title, and what is special."""
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(folder.journal.stat().st_mtime))
    parts = [folder.name, day]
    try:
        session = choosing.folded(folder)
    except CoproduceError as error:
        return "  ".join([*parts, error.what_happened])
    parts.append(session.title)
    if session.is_pretend:
        parts.append(_("(pretend)"))
    if session.summary is not None:
        parts.append(_("(answers deleted)"))
    if choosing.is_running(folder):
        parts.append(_("(open now)"))
    return "  ".join(parts)


def back_up(given: argparse.Namespace) -> int:
    """Copy a meeting into one file, and print that file's name."""
    from coproduce.journal import JournalReader

    folder = home.session(given.session)
    day = time.strftime("%Y-%m-%d-%H%M")
    file: Path = given.out or Path(f"{folder.name}-{day}.db")
    if file.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(file.name)),
            _("Choose another name: --out FILE"),
        )
    with JournalReader(folder.journal) as reader:
        _explain_writing(reader.backup, file)
    print(file)
    print(_("It holds every answer, also those deleted later. Keep it safe."), file=sys.stderr)
    print(_("We cannot delete it. Delete it when your rules say so."), file=sys.stderr)
    return DONE


def _explain_writing(write: Callable[[Path], None], file: Path) -> None:
    try:
        write(file)
    except OSError:
        raise _cannot_write(file) from None


def _cannot_write(file: Path) -> CoproduceError:
    return CoproduceError(
        _("We cannot write the file “{file}”.").format(file=parsing.shown(file.name)),
        _("Check that the folder is there, and that you may write in it."),
    )


def restore(given: argparse.Namespace) -> int:
    """Make a meeting again from a copy, beside the damaged one, and print its name."""
    from coproduce.domain.session import fold
    from coproduce.journal import JournalReader

    if not given.file.is_file():
        raise CoproduceError(
            _("There is no file “{file}”.").format(file=parsing.shown(given.file.name)),
            _("Type the name of a copy that “coproduce sessions backup” made."),
        )
    with JournalReader(given.file) as reader:
        name = fold(reader.read()).name
        folder = home.new_session(name)
        _explain_writing(reader.backup, folder.journal)
    folder.keep_phones_of(name)
    print(folder.name)
    said = _("To go on with it, type: coproduce run {name}").format(name=folder.name)
    print(said, file=sys.stderr)
    return DONE


def delete(given: argparse.Namespace) -> int:
    """Delete a meeting, once its name was typed again."""
    folder = home.session(given.session)
    _refuse_if_sealed(folder)
    warning = _("This deletes all answers and comments of “{name}” for good.")
    if not given.yes and not keeping.is_sure(folder.name, warning.format(name=folder.name)):
        print(_("Nothing was deleted."), file=sys.stderr)
        return FOUND
    home.delete(folder)
    print(_("“{name}” is deleted.").format(name=folder.name), file=sys.stderr)
    return DONE


def _refuse_if_sealed(folder: home.SessionFolder) -> None:
    """Raise CoproduceError if comments of the meeting were passed to the safeguarding lead."""
    from coproduce.domain.events import CommentState

    sealed = len(choosing.folded(folder).comments_in(CommentState.PASSED))
    if sealed:
        words = ngettext(
            "“{name}” holds {n} comment for the safeguarding lead. We never delete it.",
            "“{name}” holds {n} comments for the safeguarding lead. We never delete them.",
            sealed,
        )
        raise CoproduceError(
            words.format(name=folder.name, n=sealed),
            _("Nothing was deleted. Keep the meeting, and ask the safeguarding lead."),
        )


def _sealed(given: argparse.Namespace) -> int:
    from tui import sealed_file

    return sealed_file.export(given)


def new(given: argparse.Namespace) -> int:
    """Make a meeting and print its name."""
    from coproduce.languages import current
    from coproduce.starting import start_session

    template = content.template(given.template)
    folder = start_session(
        given.title,
        template,
        language=current(),
        safeguarding=_hears(given),
        has_under_18=not given.adults_only,
    )
    print(folder.name)
    print(_("To start it, type: coproduce run {name}").format(name=folder.name), file=sys.stderr)
    return DONE


def _hears(given: argparse.Namespace) -> Safeguarding | None:
    """Return who hears; None to take those of the last one."""
    from coproduce import hearing, settings

    typed = [given.lead, given.deputy, given.number]
    if not any(typed):
        return None
    before = settings.safeguarding()
    kept = (before.lead, before.deputy, before.number)
    lead, deputy, number = (new or old for new, old in zip(typed, kept, strict=True))
    try:
        return hearing.checked(lead, deputy, number)
    except CoproduceError as error:
        what_to_do = _("Add all 3: --lead, --deputy and --number.")
        raise CoproduceError(error.what_happened, what_to_do) from None


def templates(given: argparse.Namespace) -> int:
    """Print the templates, or copy one for staff to change."""
    if given.copy is None:
        for template in content.templates():
            print(f"{template.name}  {words(template.title)}")
        return DONE
    if given.name is None or given.file is None:
        raise CoproduceError(
            _("Something is missing: a name and a file."),
            _("For example: coproduce sessions templates copy survey my-survey.toml"),
        )
    _copy(given.name, given.file)
    print(_("Change the words in {file}. Then type:").format(file=given.file), file=sys.stderr)
    print(f'  coproduce sessions new "…" --template {given.file}', file=sys.stderr)
    return DONE


def _copy(name: str, file: Path) -> None:
    from coproduce import resources

    if file.exists():
        raise CoproduceError(
            _("“{file}” is there already.").format(file=parsing.shown(file.name)),
            _("Choose another name for the copy."),
        )
    content.template(name)  # says in plain words when there is none
    source = resources.folder("content") / "templates" / f"{name}.toml"
    if not source.exists():
        source = Path(name)
    try:
        file.write_bytes(source.read_bytes())
    except OSError:
        raise _cannot_write(file) from None
