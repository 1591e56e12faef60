"""Which form a file is, and in which language: by our controls, and by how much of it is ours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from coproduce import languages
from coproduce.clean import clean_line
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import SOURCE, _
from easyread.award_forms.filled import parted
from easyread.award_forms.received import FormKind
from easyread.award_forms.script import (
    MARKS_OFF,
    MARKS_ON,
    Script,
    document_of,
    headings_of,
    key,
    script_of,
)
from easyread.document import Answer, walk
from easyread.packing.sources import Shelf
from easyread.reading import Content

_FEWEST = 2
"""A file with fewer of our labels and controls is no form of ours."""
_SURE = 0.3
"""A form with so many of its labels is in the language that we took it for."""
_MARKS = "".join((*MARKS_ON, *MARKS_OFF, " "))


class Forms:
    """The forms, each read once in each language."""

    def __init__(self, folder: ContentFolder) -> None:
        """Read them from `folder` when somebody asks."""
        self.shelf = Shelf(Content(folder))
        self._scripts: dict[tuple[FormKind, str], Script] = {}

    def script(self, kind: FormKind, tag: str) -> Script:
        """Return what stands in a form."""
        if (kind, tag) not in self._scripts:
            self._scripts[kind, tag] = script_of(kind, tag, self.shelf)
        return self._scripts[kind, tag]

    def speaking(self, texts: set[str]) -> tuple[str, ...]:
        """Return the languages in which one of these texts is a title or a label of ours.

        Only their words are looked up for that: no form is put into a language.
        """
        return tuple(tag for tag, ours in self._headings.items() if ours & texts)

    @cached_property
    def _headings(self) -> dict[str, frozenset[str]]:
        english: dict[str, None] = {}
        for kind in FormKind:
            document = document_of(kind, SOURCE, self.shelf)
            labels = (b.label for b in walk(document.blocks) if isinstance(b, Answer))
            english |= dict.fromkeys((document.title, *labels))
        return {one.tag: headings_of(one.tag, english) for one in languages.available()}


def which(
    forms: Forms, said: Iterable[str], tags: Iterable[str], language: str, name: str
) -> Script:
    """Return the form that says most of what a file says.

    `said` are the texts of the file, `tags` the names of its controls, and `language` is what the
    file says of itself. Raises CoproduceError when it is no form of ours.
    """
    texts = {key(text.strip(_MARKS)) for text in said} - {""}
    fields = {parted(tag) for tag in tags}
    own = _known(language)
    best = _best(forms, texts, fields, (own, SOURCE))
    if _share(best, texts) < _SURE:
        best = _best(forms, texts, fields, (best.language, *forms.speaking(texts)))
    if len(best.asked & texts) + len(fields & best.fields.keys()) < _FEWEST:
        raise none_of_ours(name)
    return best


def none_of_ours(name: str) -> CoproduceError:
    """Return what to say about a file that is no form of ours."""
    return CoproduceError(
        _("“{name}” is none of our forms.").format(name=clean_line(name)),
        _("Check that it is the right file. Or make a new form and copy the words into it."),
    )


def _best(
    forms: Forms, texts: set[str], fields: set[tuple[str, str]], tags: Iterable[str]
) -> Script:
    scripts = [forms.script(kind, tag) for tag in dict.fromkeys(tags) for kind in FormKind]
    return max(scripts, key=lambda script: _score(script, texts, fields))


def _score(script: Script, texts: set[str], fields: set[tuple[str, str]]) -> float:
    """Return how much of a form is in a file: its title counts most, for forms share labels."""
    has_title = key(script.title) in texts
    return (
        _share(script, texts) + len(fields & script.fields.keys()) / len(script.fields) + has_title
    )


def _share(script: Script, texts: set[str]) -> float:
    return len(script.asked & texts) / len(script.asked)


def _known(language: str) -> str:
    """Return the language of ours that a file says it is in; English for any other."""
    tags = {x.tag.lower(): x.tag for x in languages.available()}
    plain = language.lower()
    return tags.get(plain) or tags.get(plain.split("-")[0]) or SOURCE
