"""The documents of a pack in other languages: only what people checked, unless drafts are asked.

A translation that nobody checked may say the opposite of what we promise. So it is made only on
request, every page of it says so, and it never goes into a folder for families.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from coproduce import languages
from coproduce.clean import clean_line
from coproduce.errors import FOUND, CoproduceError
from coproduce.languages import SOURCE, _
from coproduce.review import RANK, State
from easyread.build.what_was_checked import CHECKED
from easyread.document import Block, Document, Heading
from easyread.packing.inputs import pictures_of
from easyread.packing.kept import Kept
from easyread.packing.plan import Source
from easyread.packing.sources import Shelf
from easyread.translate import Translated, as_draft, translate

_MOST_NAMED: Final = 6
"""How many documents a refusal names."""


def asked(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that were asked for, English without any. Raises CoproduceError."""
    found: list[str] = []
    for tag in tags:
        plain = SOURCE if tag.lower() in ("en", "en-gb") else tag
        near = [x.tag for x in languages.available() if x.tag.lower() == plain.lower()]
        if not near:
            raise CoproduceError(
                _("We have no documents in the language “{tag}” yet.").format(tag=clean_line(tag)),
                _("The languages are: {names}").format(
                    names=", ".join(x.tag for x in languages.available())
                ),
            )
        found += near
    return tuple(dict.fromkeys(found)) or (SOURCE,)


def languages_of(memory: Kept) -> tuple[str, ...]:
    """Return the languages of the files that lie in a pack's folder, English first."""
    names = [PurePosixPath(made.file).stem for made in memory.files()]
    there = (x.tag for x in languages.available() if any(f"-{x.tag}-" in f"{n}-" for n in names))
    return tuple(dict.fromkeys((SOURCE, *there)))


@dataclass(frozen=True)
class Tongues:
    """The languages of one pack."""

    shelf: Shelf
    tags: tuple[str, ...] = (SOURCE,)
    may_be_drafts: bool = False
    """Somebody asked for drafts: they are made, and marked on every page."""
    is_for_families: bool = False
    """Then there are no drafts at all."""

    def sources(self, english: Iterable[Source]) -> tuple[Source, ...]:
        """Return the documents in every language. Raises CoproduceError for unasked drafts."""
        listed = tuple(english)
        return tuple(source for tag in self.tags for source in self._in_language(listed, tag))

    def _in_language(self, english: tuple[Source, ...], tag: str) -> Iterator[Source]:
        if tag == SOURCE:
            yield from english
            return
        found = [(source, self.translated(source.document, tag)) for source in english]
        drafts = [source for source, one in found if RANK[one.state] < RANK[State.CHECKED]]
        if drafts and (self.is_for_families or not self.may_be_drafts):
            names = [source.document.name for source in drafts]
            catalogues = {name for _source, one in found for name in _unchecked(one)}
            own = self.shelf.content.folder.own if languages.OWN in catalogues else None
            ours = not catalogues <= {languages.OWN}
            raise not_checked(
                tag, names, is_for_families=self.is_for_families, own=own, is_ours=ours
            )
        for source, one in found:
            is_draft = source in drafts
            document = as_draft(one.document) if is_draft else one.document
            yield replace(source, document=document, is_for_checking=is_draft)

    def translated(self, document: Document, tag: str) -> Translated:
        """Return a document in a language, with what stands at its end."""
        body = _body(document.blocks)
        own = self.shelf.content.folder.own is not None
        found = translate(replace(document, blocks=body), tag, has_own_words=own)
        with languages.speaking(tag), languages.listening() as heard:
            end = self.shelf.end(document.name, tag) if body != document.blocks else ()
            pictures_of(self.shelf.content.folder).credits_of(document)  # writers add them
        whole = replace(found.document, blocks=(*found.document.blocks, *end))
        return replace(found, document=whole, states={**found.states, **heard.states})


def _body(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks before what was checked, which the program says itself."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.id == CHECKED:
            return blocks[:place]
    return blocks


def _unchecked(translated: Translated) -> set[str]:
    """Return the catalogues of the messages that nobody has checked."""
    states = translated.states.items()
    return {domain for (domain, *_rest), one in states if RANK[one] < RANK[State.CHECKED]}


def not_checked(
    tag: str,
    names: Sequence[str],
    parts: Sequence[str] = (),
    *,
    is_for_families: bool = False,
    own: Path | None = None,
    is_ours: bool = True,
) -> CoproduceError:
    """Return why documents are not made in a language; `parts` is what translators get for them.

    Without `parts`, each document is a part of its own. `own` is the folder of staff's own words
    if some of those are not checked, and `is_ours` whether some of ours are not.
    """
    own_name = next(x.own_name for x in languages.available() if x.tag == tag)
    more = ", …" if len(names) > _MOST_NAMED else ""
    family = _("A folder for families has only checked words.")
    draft = _("Families get only checked words. To make a draft for checking, add: --draft")
    send = _("To send the words to a translator, type: {command}")
    given = "".join(f" --part {name}" for name in (parts or names)[:_MOST_NAMED])
    command = f"coproduce languages export {tag} --only unchecked"
    commands = [command + given] if is_ours else []
    commands += [f"{command} --content {own}"] if own is not None else []
    return CoproduceError(
        # Translators: {language} is the own name of a language, {names} are names of documents.
        _("{language}: nobody has checked all words of these documents yet: {names}.").format(
            language=own_name, names=", ".join(names[:_MOST_NAMED]) + more
        ),
        "\n".join(
            (
                family if is_for_families else draft,
                *(send.format(command=one) for one in commands),
            )
        ),
        code=FOUND,
    )
