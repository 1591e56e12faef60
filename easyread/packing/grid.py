"""Which formats there are in which language, and the reason for each gap, for the start page.

Sign language stands among them: that nobody can make it by a program does not make it less needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coproduce import languages
from coproduce.languages import _
from easyread.braille import liblouis
from easyread.braille.tables import braille_of
from easyread.document import Table
from easyread.packing.made import Fate, Pack
from easyread.packing.plan import ENGLISH
from easyread.speech.voices import RECORDING_ONLY, SPEAKERS, Standing, standing_of
from easyread.write import PRINTED, Format

_OWN_SCRIPT: Final = {"pa": "pa-Guru", "zh": "zh-Hans"}
"""Languages whose documents name the letters that they are written in."""
_SPOKEN: Final = tuple(_OWN_SCRIPT.get(one.language, one.language) for one in SPEAKERS)
SIGN: Final = "bfi"
"""British Sign Language, by ISO 639-3: the folder of its films."""
_ASKED: Final = (*_SPOKEN, *RECORDING_ONLY)
"""Languages of Birmingham's families, English first."""


def grid(pack: Pack) -> Table:
    """Return a row for each language: what is in the pack, or why it is not."""
    there = _there(pack)
    drafts = {one.document.language for one in pack.sources if one.is_for_checking}
    tags = dict.fromkeys((*_ASKED, *there))
    # Films in sign language belong to the English words.
    signed = {ENGLISH for film in pack.films.there if film.tag == SIGN}
    header = (_("Language"), _("To read"), _("To hear"), _("Braille"), _("Sign language"))
    return Table(
        "",
        header,
        tuple(
            _row(
                tag,
                there.get(tag, frozenset()),
                is_draft=tag in drafts,
                is_signed=tag in signed,
            )
            for tag in tags
        ),
    )


def _there(pack: Pack) -> dict[str, frozenset[Format]]:
    """Return the formats that lie in the folder, by language."""
    found: dict[str, set[Format]] = {}
    for done in (*pack.done, *pack.others):
        if done.fate in (Fate.MADE, Fate.SAME):
            found.setdefault(done.edition.document.language, set()).add(done.edition.format)
    return {tag: frozenset(formats) for tag, formats in found.items()}


def _row(tag: str, there: frozenset[Format], *, is_draft: bool, is_signed: bool) -> tuple[str, ...]:
    cells = [_read(tag, there), _heard(tag, there), _braille(tag, there)]
    if is_draft:
        kinds = (
            any(form in PRINTED for form in there),
            any(form.is_heard for form in there),
            any(form.is_braille for form in there),
        )
        draft = _("A draft: nobody has checked it.")
        cells = [draft if is_there else cell for cell, is_there in zip(cells, kinds, strict=True)]
    signed = _("Yes, parts of it") if is_signed else _("No: a person has to sign it.")
    return (language_name(tag), *cells, signed)


def _read(tag: str, there: Iterable[Format]) -> str:
    if any(form in PRINTED for form in there):
        return _("Yes")
    if tag == ENGLISH or _is_translated(tag):
        return _not_made(tag)
    return _("No: there is no translation yet.")


def _heard(tag: str, there: Iterable[Format]) -> str:
    standing = standing_of(tag)
    if any(form.is_heard for form in there):
        return {
            Standing.GOOD: _("Yes"),
            Standing.RECORDING_ONLY: _("Yes, read by a person."),
        }.get(standing) or _("Yes, but somebody must listen first.")
    if standing is Standing.RECORDING_ONLY:
        return _("No: there is no computer voice.")
    if standing is Standing.NEEDS_MARKS:
        return _("No: the computer voice reads words without vowel marks wrong.")
    if tag != ENGLISH and not _is_translated(tag):
        return _("No: there is no translation yet.")
    return _not_made(tag, "--format mp3")


def _braille(tag: str, there: Iterable[Format]) -> str:
    if any(form.is_braille for form in there):
        return _("Yes")
    if braille_of(tag) is None:
        return _("No: we know no right braille table.")
    if tag != ENGLISH and not _is_translated(tag):
        return _("No: there is no translation yet.")
    if not liblouis.is_there():
        return _("No: there is no braille program on this machine.")
    return _not_made(tag, "--format braille")


def _is_translated(tag: str) -> bool:
    return any(one.tag == tag for one in languages.available())


def _not_made(tag: str, form: str = "") -> str:
    words = [*([] if tag == ENGLISH else [f"--language {tag}"]), *([form] if form else [])]
    if not words:
        return _("Not made.")
    # Translators: what to type is put in for {words}, such as --format mp3.
    return _("Not made. Ask for it with {words}").format(words=" ".join(words))


def language_name(tag: str) -> str:
    """Return what a language is called in the language of now; its tag if we have no name."""
    return {
        ENGLISH: _("English"),
        "ur": _("Urdu"),
        "pa-Guru": _("Punjabi"),
        "bn": _("Bengali"),
        "gu": _("Gujarati"),
        "hi": _("Hindi"),
        "pl": _("Polish"),
        "ro": _("Romanian"),
        "zh-Hans": _("Chinese"),
        "fa": _("Farsi"),
        "ar": _("Arabic"),
        "so": _("Somali"),
        "ps": _("Pashto"),
        "ckb": _("Central Kurdish"),
        "prs": _("Dari"),
        "pa-Arab": _("Mirpuri Pahari"),
        "syl": _("Sylheti"),
    }.get(tag, tag)
