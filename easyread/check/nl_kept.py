"""NL-3xx: the links file. What changed since a person looked, and what nobody gave a reason for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.nl_links import Entry
from easyread.check.nl_lost import easy_place, matters, place
from easyread.check.nl_pair import Pair
from easyread.check.nl_passages import Passage, short, short_hash
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity


def changed(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-301."""
    there = {one.id: one for one in pair.full}
    for entry in pair.links.entries:
        passage = there.get(entry.full)
        if passage is None:
            yield _changed_full(pair, entry)
        elif entry.looked and entry.looked != easy_hash(pair, entry.easy):
            places = [one for id_ in entry.easy for one in pair.block(id_)]
            if places:
                yield _changed_easy(pair, passage, pair.easy[places[0]])
    if pair.links.entries:
        yield from _new(pair)


def easy_hash(pair: Pair, ids: tuple[str, ...]) -> str:
    """Return a short hash of the easy words with these ids."""
    return short_hash("\n".join(pair.easy[place].text for id_ in ids for place in pair.block(id_)))


def _changed_full(pair: Pair, entry: Entry) -> Found:
    places = [one for id_ in entry.easy for one in pair.block(id_)]
    return Found(
        pair.full_name,
        entry.words,
        _("These full words changed, or they are gone."),
        _("Look at {place} again: “{words}”").format(
            place=easy_place(pair, pair.easy[places[0]]), words=short(pair.easy[places[0]].text)
        )
        if places
        else _("Take this entry out of the links file, or mend it."),
    )


def _changed_easy(pair: Pair, passage: Passage, easy: Passage) -> Found:
    return Found(
        easy_place(pair, easy),
        short(easy.text),
        _("These easy words changed since someone last looked at both."),
        _("Compare them with {place}: “{words}”. Then make the links file anew.").format(
            place=place(pair, passage), words=short(passage.text)
        ),
    )


def _new(pair: Pair) -> Iterator[Found]:
    """Say which full words nobody has linked yet, once a links file is there.

    Where all easy words that are near belong to other full words, these have none: a new promise.
    """
    kept = {one for number, tied in enumerate(pair.told) if pair.is_kept(number) for one in tied}
    for number, passage in enumerate(pair.full):
        if pair.is_kept(number) or not pair.told[number] or not matters(pair, number):
            continue
        easy = pair.easy[pair.told[number][0]]
        yield Found(
            place(pair, passage),
            short(passage.text),
            _("These full words are new, or they changed."),
            _("Look at {place}: “{words}”").format(
                place=easy_place(pair, easy), words=short(easy.text)
            ),
            Severity.FAULT if kept.issuperset(pair.told[number]) else Severity.NOTE,
        )


def gone(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-302."""
    for entry in pair.links.entries:
        for id_ in entry.easy:
            if not pair.block(id_):
                yield _gone(pair, id_, entry.words)
    for more in pair.links.more:
        if not pair.block(more.easy):
            yield _gone(pair, more.easy, "")


def _gone(pair: Pair, id_: str, words: str) -> Found:
    return Found(
        pair.easy_name,
        words,
        _("There is no block “{id}” any more.").format(id=id_),
        _("Write the id of the block that says it now. Or write why it is left out."),
    )


def without_reason(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-303."""
    for entry in pair.links.entries:
        is_left_out = not entry.easy or bool(entry.left_out)
        if is_left_out and not (entry.reason and entry.who and entry.on):
            yield _no_reason(pair, entry.words)
    for more in pair.links.more:
        if not (more.reason and more.who and more.on):
            yield _no_reason(pair, more.easy)


def _no_reason(pair: Pair, words: str) -> Found:
    return Found(
        pair.full_name,
        words,
        _("The links file leaves this out, and does not say why, who said so and when."),
        _("Write reason, who and on."),
    )


RULES: Final[tuple[Rule[Pair], ...]] = (
    Rule(
        "NL-301",
        N_("changed since someone looked"),
        N_(
            "The links file remembers both texts as they were when a person last compared them. "
            "One of them is different now, so a person looks again."
        ),
        "Our own rule: a changed original points at what must be looked at again",
        changed,
    ),
    Rule(
        "NL-302",
        N_("link to nothing"),
        N_("The links file names a block of the easy words that is not there."),
        "Our own rule",
        gone,
    ),
    Rule(
        "NL-303",
        N_("left out without a reason"),
        N_("What families do not get to know needs a reason, and a person who gives it."),
        "Our own rule",
        without_reason,
    ),
)
"""The rules of this module."""
