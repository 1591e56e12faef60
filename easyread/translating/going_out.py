"""Makes the files that go out to translators."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coproduce.clean import clean_line
from coproduce.content_folder import chosen
from coproduce.errors import CoproduceError
from coproduce.languages import _
from coproduce.review import RANK, State
from easyread.reading import Content, read
from easyread.translating.catalogue import Translations, po_text
from easyread.translating.messages import Message, domains
from easyread.translating.progress import of_parts


def export(
    found: Translations, form: str, parts: Sequence[str], only: str, out: Path
) -> tuple[Path, ...]:
    """Write the messages of `parts` as "word", "po" or "xliff" into the folder `out`.

    `only` is "all", "missing" or "unchecked". Raises CoproduceError for a part that is not there,
    if nothing is left to do, or if the folder cannot be written.
    """
    wanted = tuple(one for one in of_parts(parts, found.tag) if _is_wanted(found.state(one), only))
    if not wanted:
        raise CoproduceError(
            _("There is nothing to translate here."),
            _("Leave --only out to get all words.") if only != "all" else "",
        )
    wanted = _in_order(wanted, parts)
    name = "-".join(("coproduce", found.tag, *parts[:3], *([only] if only != "all" else [])))
    files = _files(found, form, wanted, parts, name)
    try:
        out.mkdir(parents=True, exist_ok=True)
        return tuple(_written(out / file, data) for file, data in files.items())
    except OSError:
        raise CoproduceError(
            _("We cannot write in the folder “{file}”.").format(file=clean_line(out.name)),
            _("Check that the disk has room, and that you may write there."),
        ) from None


def _is_wanted(state: State, only: str) -> bool:
    return {
        "missing": state is State.MISSING,
        "unchecked": RANK[state] < RANK[State.CHECKED],
    }.get(only, True)


def _in_order(wanted: Sequence[Message], parts: Sequence[str]) -> tuple[Message, ...]:
    """Return the messages as they stand in the documents that were asked for, others after them.

    Some sentences stand in other files too, and would come where those do.
    """
    content = Content(chosen())
    names = [name for name in parts if name in content.names()]
    said = [one.text for name in names for one in read(content, name).said]
    places = {text: place for place, text in reversed(list(enumerate(said)))}
    return tuple(sorted(wanted, key=lambda one: places.get(one.one, len(said))))


def _files(
    found: Translations, form: str, wanted: Sequence[Message], parts: Sequence[str], name: str
) -> dict[str, bytes]:
    if form == "xliff":
        from easyread.translating.xliff import xliff

        return {f"{name}.xlf": xliff(found, wanted)}
    if form == "po":
        there = [domain for domain in domains() if any(one.domain == domain for one in wanted)]
        return {f"{name}-{d}.po": po_text(found, d, wanted).encode() for d in there}
    from easyread.packing.inputs import pictures_of
    from easyread.translating import read_back
    from easyread.translating.word_table import previews, word_table

    pages, known = previews(found, parts), read_back.read(found.tag)
    told = {one.source: read_back.says(found, known, one) for one in wanted}
    table = word_table(found, wanted, pictures_of(chosen()), pages, told)
    return {f"{name}.docx": table}


def _written(file: Path, data: bytes) -> Path:
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(data)
    part.replace(file)
    return file
