"""`coproduce check --against FULL NAME`: compare full words with easy words."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from coproduce.errors import DONE, FOUND, CoproduceError
from coproduce.languages import _
from tui import parsing

if TYPE_CHECKING:
    from easyread.check.nothing_lost import Compared


def compare(given: argparse.Namespace, width: int) -> int:
    """Compare, print what was found, and remember what a person has looked at."""
    from coproduce.content_folder import chosen
    from easyread.check import nl_report
    from easyread.check.nothing_lost import compare_files

    if len(given.file) != 1 or given.fix:
        raise CoproduceError(
            _("We compare 2 texts: the full words and the easy words."),
            _("Type for example: coproduce check charter --against our-charter.docx"),
        )
    compared = compare_files(given.against, str(given.file[0]), chosen(), given.links)
    if given.looked:
        _remember(given, compared)
    if given.format == "json":
        print(json.dumps(nl_report.as_json(compared), ensure_ascii=False, indent=2))
    else:
        for line in nl_report.lines(compared, width):
            print(line)
    is_new = not given.looked and not compared.pair.links.entries
    if is_new and given.format == "text":
        print(
            _("When you have compared both, add --looked. Then we remember what belongs together."),
            file=sys.stderr,
        )
    return FOUND if compared.checked.has_faults else DONE


def _remember(given: argparse.Namespace, compared: Compared) -> None:
    """Write the links file; ours is never written to, only staff's own."""
    from coproduce.content_folder import chosen
    from easyread.check.nothing_lost import keep

    own = chosen().own
    file = given.links or (
        own / "links" / f"{compared.document}.toml"
        if own is not None and compared.is_ours
        else None
    )
    if file is None:
        raise CoproduceError(
            _("We do not know where to write the links file."),
            _("Add --links FILE, or use your own words with --content DIR."),
        )
    try:
        keep(compared, file)
    except OSError:
        raise CoproduceError(
            _("We cannot write “{file}”.").format(file=parsing.shown(file.name)),
            _("Check that the disk has room, and that you may write there."),
        ) from None
    print(_("The links are in: {file}").format(file=file), file=sys.stderr)
