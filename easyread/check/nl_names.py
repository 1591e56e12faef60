"""NL-104: names of the full words that the easy words do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check import nl_words
from easyread.check.nl_lost import SOURCE, lost, matters, place
from easyread.check.nl_pair import Pair
from easyread.check.nl_passages import Passage, short
from easyread.check.nl_words import content
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity


def names(pair: Pair, profile: Profile) -> Iterator[Found]:
    """NL-104."""
    told: set[str] = set()
    for number, passage in enumerate(pair.full):
        if passage.text.isupper() or (pair.is_kept(number) and not pair.told[number]):
            continue
        for name, _at in nl_words.names(passage.text):
            is_known = has_name(pair.easy_text, name) or _stands_for_known(pair, passage, name)
            if name in told or is_known or pair.is_left_out(number, name):
                continue
            told.add(name)
            what = _("The easy words have no “{words}”.").format(words=name)
            if pair.told[number]:
                yield lost(pair, number, name, what, Severity.NOTE)
            elif is_sure_name(name) and not matters(pair, number):
                yield Found(
                    place(pair, passage),
                    short(passage.text),
                    what,
                    _("Write them. Or write in the links file why it is left out."),
                    Severity.NOTE,
                )


def is_sure_name(name: str) -> bool:
    """Whether a name has more than one word in capitals: one alone may begin a sentence."""
    return len([word for word in name.split() if word[0].isupper()]) > 1


def _stands_for_known(pair: Pair, passage: Passage, name: str) -> bool:
    """Whether initials in brackets stand for a name before them, which the easy words have."""
    found = re.search(rf"([A-Z][^()]*)\({re.escape(name)}\)", passage.text)
    if found is None or not name.isupper():
        return False
    before = [one for one, _at in nl_words.names(found[1])]
    return bool(before) and has_name(pair.easy_text, before[-1])


def has_name(text: str, name: str) -> bool:
    """Whether a text has a name: its words, its initials, or the words of its initials."""
    said, wanted = content(text), content(name)
    if wanted <= said or len(wanted & said) >= max(2, 0.7 * len(wanted)):
        return True
    letters = nl_words.initials(name)
    if len(letters) > 1 and re.search(rf"\b{letters}s?\b", text):
        return True
    return name.isupper() and _is_written_out(name.rstrip("s"), text)


def _is_written_out(short_form: str, text: str) -> bool:
    small = r"(?:\s+(?:of|and|the|for|in|to|on|with|a))*[\s-]+"
    pattern = small.join(rf"{re.escape(letter)}\w+" for letter in short_form if letter.isalpha())
    return bool(pattern) and bool(re.search(rf"\b{pattern}", text, re.IGNORECASE))


RULES: Final[tuple[Rule[Pair], ...]] = (
    Rule(
        "NL-104",
        N_("name lost"),
        N_("Who promises, and which law, has a name. Initials count as the name."),
        SOURCE,
        names,
        is_judgement=True,
    ),
)
"""The rule of this module."""
