"""Gives a comment its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coproduce.sorting import names, phones, places, web
from coproduce.sorting.mark import Mark, MarkKind
from coproduce.sorting.rules import ALWAYS, Listed, Rules, everywhere, languages, rules
from coproduce.sorting.text import Word, spelt, split

Span = tuple[int, int]


def marks(text: str, language: str = ALWAYS) -> tuple[Mark, ...]:
    """Return the marks of `text`, the most pressing first, with the words that caused each.

    The rules of `language` are used if it has some, and the English ones always. Takes time that
    grows with the length of the text, whatever is in it. Raises CoproduceError if a file of
    content/sorting is not right.
    """
    words = split(text)
    found: dict[MarkKind, list[Span]] = {kind: [] for kind in MarkKind}
    found[MarkKind.POSTCODE] += places.postcodes(text, everywhere().areas)
    own = [language] if language != ALWAYS and language in languages() else []
    for tag in (ALWAYS, *own):
        _look(text, words, rules(tag), found)
    emails = found[MarkKind.EMAIL]
    found[MarkKind.WEB] = [s for s in found[MarkKind.WEB] if not _touches(s, emails)]
    return tuple(
        Mark(kind, _words(text, spans)) for kind in MarkKind if (spans := _joined(found[kind]))
    )


def _look(text: str, words: Sequence[Word], its: Rules, found: dict[MarkKind, list[Span]]) -> None:
    everyone = everywhere()
    said = its.guesses.mend(spelt(list(words), its.spellings))
    found[MarkKind.WORRY] += _listed(said, its.worry, its.never)
    found[MarkKind.UNKIND] += _listed(said, its.unkind, its.never)
    found[MarkKind.PHONE] += phones.find(text, words, everyone.phones, its.spoken)
    found[MarkKind.EMAIL] += web.emails(text, words, everyone, its.spoken)
    found[MarkKind.WEB] += web.sites(text, words, everyone, its.spoken, its.usual)
    found[MarkKind.ADDRESS] += places.addresses(words, its.addresses)
    found[MarkKind.NAME] += names.find(text, words, its.names)


def _listed(said: Sequence[Word], listed: Listed, never: Iterable[str]) -> list[Span]:
    """Return where phrases are that nothing excuses, and that are more than never-flag words."""
    hits = [*listed.phrases.find(said), *listed.near.find(said)]
    if not hits:
        return []
    excused = listed.unless.find(said)
    return [
        (said[start].start, said[end - 1].end)
        for start, end in hits
        if not _touches((start, end), excused)
        and not all(word.text in never for word in said[start:end])
    ]


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in order, with those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _words(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in spans))
