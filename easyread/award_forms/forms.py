"""The face of the forms: makes an empty one, and reads one that came back.

A form is made as Word, TOML or a spreadsheet, and read from Word, TOML, a spreadsheet or CSV.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from coproduce import languages
from coproduce.clean import clean_line
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _
from easyread.award_forms import values, word_in
from easyread.award_forms.filled import Filled
from easyread.award_forms.received import FormKind, Received
from easyread.award_forms.script import Script, document_of
from easyread.award_forms.which import Forms, which
from easyread.check.word_file import WordFile
from easyread.document import Layout
from easyread.package import Package, read_bytes
from easyread.packing.inputs import pictures_of
from easyread.packing.sources import Shelf
from easyread.packing.tongues import asked
from easyread.reading import Content

LARGEST: Final = 60_000_000
"""The largest form that is read, in bytes; pictures make most of it."""


def make_form(
    kind: FormKind, out: Path, language: str = SOURCE, folder: ContentFolder | None = None
) -> Path:
    """Write an empty form; the end of the name `out` says as what. Returns `out`.

    A translation that nobody checked says so on every page. Raises CoproduceError for a language
    that we do not have, for another ending, and if the file cannot be written.
    """
    makers = {".docx": _word, ".xlsx": _workbook, ".toml": _toml}
    ending = out.suffix.lower()
    if ending not in makers:
        raise CoproduceError(
            _("We cannot make “{name}”.").format(name=clean_line(out.name)),
            _("A name that ends with one of these works: {endings}").format(
                endings=", ".join(makers)
            ),
        )
    data = makers[ending](kind, asked((language,))[0], folder or ContentFolder())
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    except OSError:
        part.unlink(missing_ok=True)
        raise CoproduceError(
            _("We cannot write the file “{name}”.").format(name=clean_line(out.name)),
            _("Check the folder. Close the file in other programs."),
        ) from None
    return out


def _word(kind: FormKind, language: str, folder: ContentFolder) -> bytes:
    from easyread.write.docx import write

    document = document_of(kind, language, Shelf(Content(folder)))
    with languages.speaking(language):
        return write(document, Layout.EASY_READ, pictures_of(folder))


def _workbook(kind: FormKind, language: str, folder: ContentFolder) -> bytes:
    from easyread.award_forms import table_form

    forms = Forms(folder)
    with languages.speaking(language):
        return table_form.make(forms.script(kind, language), forms.shelf.content.facts)


def _toml(kind: FormKind, language: str, folder: ContentFolder) -> bytes:
    from easyread.award_forms import toml_form

    forms = Forms(folder)
    with languages.speaking(language):
        return toml_form.make(forms.script(kind, language), forms.shelf.content.facts)


def read_form(path: Path, folder: ContentFolder | None = None) -> Received:
    """Read a form that came back, whichever of ours it is.

    Raises NotReadError (a CoproduceError) with the reason for a file that must not or cannot be
    read, and CoproduceError for one that is no form of ours.
    """
    return read_bytes_of_form(
        read_bytes(path, LARGEST), path.name, Forms(folder or ContentFolder())
    )


def read_bytes_of_form(data: bytes, name: str, forms: Forms) -> Received:
    """Read a form that is in memory, such as one of many. Raises what `read_form` raises."""
    filled = _read(data, Path(name).suffix.lower(), clean_line(name), forms)
    script = forms.script(filled.kind, filled.language)
    return values.received(filled, script, forms.shelf.content.facts)


def _read(data: bytes, ending: str, name: str, forms: Forms) -> Filled:
    from easyread.award_forms import table_form, toml_form, workbook

    if ending in (".docx", ".docm", ".doc"):
        return _read_word(data, name, forms)
    if ending in (".xlsx", ".xlsm", ".xls"):
        return table_form.read(workbook.read_xlsx(data, name), name, forms)
    if ending == ".csv":
        return table_form.read(workbook.read_csv(data, name), name, forms)
    if ending == ".toml":
        return toml_form.read(data, name, forms)
    raise CoproduceError(
        _("We cannot read “{name}”.").format(name=name),
        _("A name that ends with one of these works: {endings}").format(
            endings=".docx, .xlsx, .csv, .toml"
        ),
    )


def _read_word(data: bytes, name: str, forms: Forms) -> Filled:
    text = word_in.read_words(data, name)
    said = [part for line in text.lines for part in (line.words, line.words.partition(":")[0])]
    script = which(forms, said, text.tags, WordFile(text.package).language, name)
    folder = forms.shelf.content.folder
    return word_in.fill(text, script, name, cache(lambda: _own_pictures(script, folder)))


def _own_pictures(script: Script, folder: ContentFolder) -> frozenset[str]:
    """Return the digests of the pictures in a form as it is made."""
    made = Package(_word(script.kind, script.language, folder), f"{script.kind}.docx")
    pictures = (part for part in made.names if part.startswith("word/media/"))
    return frozenset(hashlib.sha256(made.read(part)).hexdigest() for part in pictures)
