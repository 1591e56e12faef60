"""A folder for families: a few formats, small enough to send, with a letter and a message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from coproduce.content_folder import ContentError, ContentFolder
from coproduce.errors import FOUND, CoproduceError
from coproduce.languages import _, speaking
from easyread.build.letter import message_text, with_enclosed
from easyread.build.start_page import Contents, size_text
from easyread.document import Layout
from easyread.packing import kept, making, start
from easyread.packing.kept import Kept
from easyread.packing.made import Pack
from easyread.packing.plan import (
    Choice,
    Edition,
    Source,
    editions,
    is_poster,
    refuse_nothing,
    usual_layout,
)
from easyread.packing.tongues import Tongues
from easyread.reading import Content, read_file
from easyread.write import Format

INSIDE: Final = "for-families/"
"""The folder to send, inside the pack."""
MESSAGE: Final = "message.txt"
"""The message stands beside the folder: it is to be pasted, not to be sent as a file."""
LARGEST: Final = 10_000_000
"""The most bytes of the folder: what an ordinary mailbox takes."""

_FORMATS: Final = (Format.PDF, Format.WEB_PAGE)
"""What families get without another wish: to print and read, and to read on a phone."""
_LETTER: Final = (Format.WORD, Format.PDF)


def make(
    found: Iterable[Source],
    tongues: Tongues,
    choice: Choice,
    out: Path,
    tell: making.Tell,
    means: making.Means,
) -> Pack:
    """Make the folder to send, and the message beside it.

    Raises CoproduceError if it is too large to send, and as `pack.make` does.
    """
    folder = means.folder
    sources = [replace(one, folder=INSIDE.rstrip("/")) for one in found]
    plan = _plan(sources, choice)
    refuse_nothing(plan)
    given = [one for one in sources if any(e.document == one.document for e in plan)]
    letters = [_enclosing(letter, given) for letter in _read(folder, "covering-letter", tongues)]
    messages = [one.document for one in _read(folder, "message", tongues)]
    plan = [*editions(letters, Choice(_LETTER, (Layout.EASY_READ,))), *plan]
    with kept.opened(out) as memory:
        _drop_others(memory, plan)
        done = making.make(memory, plan, tell, means, making.inputs_of(memory, folder))
        pack = Pack(out, (*letters, *given), done)
        with speaking(tongues.tags[0]):  # the page is for families too
            contents = Contents(
                start.listed(pack, INSIDE),
                credits=start.credit_blocks(pack, folder),
                is_for_families=True,
            )
            is_written = start.write_page(memory, INSIDE, contents, folder)
        memory.write(MESSAGE, "\n".join(map(message_text, messages)).encode())
        size = sum(m.size for m in memory.files() if m.file.startswith(INSIDE))
    if size > LARGEST:
        raise _too_large(size)
    page = out / INSIDE / start.PAGE if is_written else None
    return replace(pack, start=page, message=out / MESSAGE)


def _plan(sources: Iterable[Source], choice: Choice) -> list[Edition]:
    plan = editions(sources, Choice(choice.formats or _FORMATS, choice.layouts))
    if choice.layouts:
        return plan
    usual = [edition for edition in plan if edition.layout is usual_layout(edition.document)]
    # A page to hang up goes along only when nothing else was asked for.
    return [edition for edition in usual if not is_poster(edition.document)] or usual


def _enclosing(letter: Source, given: Iterable[Source]) -> Source:
    """Return a letter that names the documents in its own language."""
    titles = [
        one.document.title for one in given if one.document.language == letter.document.language
    ]
    return replace(letter, document=with_enclosed(letter.document, titles))


def _read(folder: ContentFolder, name: str, tongues: Tongues) -> tuple[Source, ...]:
    """Return a letter in each language."""
    found = read_file(Content(folder), folder.file(f"letters/{name}.md"))
    if found.findings or found.document is None:
        raise ContentError(found.findings)
    unfilled = tuple(slot.name for slot in found.unfilled)
    return tongues.sources([Source(found.document, INSIDE.rstrip("/"), unfilled)])


def _drop_others(memory: Kept, plan: Iterable[Edition]) -> None:
    """Take out what an earlier run put into the folder: what is there is what will be sent."""
    wanted = {edition.file for edition in plan}
    for made in memory.files():
        if made.file.startswith(INSIDE) and made.file not in wanted:
            memory.forget(made.file)


def _too_large(size: int) -> CoproduceError:
    return CoproduceError(
        _("The folder has {size}. That is too large to send.").format(size=size_text(size)),
        _("Choose fewer documents or formats, for example: --format pdf"),
        code=FOUND,
    )
