"""Finds names: with a title or a role ("Miss Patel", "my carer Janet"), or first and last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coproduce.sorting.rules import Names
from coproduce.sorting.text import Word

_LINKS: Final = 3
"""The most words between a role and a name: "'s name is called"."""

Span = tuple[int, int]


def find(text: str, words: Sequence[Word], rules: Names) -> list[Span]:
    """Return where a name stands with its title or role in `text`, in characters."""
    finder = _Finder(text, words, rules)
    skipped = {start for start, _end in rules.not_people.find(words)}
    found = [finder.after_title(p) for p in range(len(words) - 1) if p not in skipped]
    found += [finder.after_role(start, end) for start, end in rules.roles.find(words)]
    found += [finder.first_and_last(p) for p in range(len(words) - 1) if p not in skipped]
    return [span for span in found if span is not None]


class _Finder:
    def __init__(self, text: str, words: Sequence[Word], rules: Names) -> None:
        self._text, self._words, self._rules = text, words, rules
        self._is_shouted = text.isupper()
        """All capitals: then a capital says nothing."""

    def after_title(self, place: int) -> Span | None:
        """Return the title at `place` with its name, or None."""
        title, name = self._words[place], self._words[place + 1]
        before = self._words[place - 1].text if place and not title.is_first else ""
        is_title = title.text in self._rules.titles
        is_careful = title.text in self._rules.careful_titles
        is_verb = title.text == "miss" and before in self._rules.not_before_titles
        if not (is_title or is_careful) or is_verb:
            return None
        if name.is_first and not self._is_shortened(title, name):
            return None
        is_name = self._may_be_name(name) if is_title else self._is_like_name(name)
        return (title.start, self._end(place + 1)) if is_name else None

    def after_role(self, start: int, end: int) -> Span | None:
        """Return the role with the name that follows it, or None."""
        linked: list[str] = []
        place = end
        while place < len(self._words) and len(linked) < _LINKS:
            if self._words[place].text not in self._rules.linking:
                break
            linked.append(self._words[place].text)
            place += 1
        if place >= len(self._words) or self._words[place].is_first:
            return None
        name = self._words[place]
        if any(self._rules.linking[link] for link in linked):
            is_name = self._may_be_name(name)
        else:
            is_known = name.text in self._rules.first_names
            is_name = is_known or (not linked and self._is_like_name(name))
        return (self._words[start].start, self._end(place)) if is_name else None

    def first_and_last(self, place: int) -> Span | None:
        """Return a known first name at `place` with the last name after it, or None."""
        first, last = self._words[place], self._words[place + 1]
        is_known = first.is_capital and first.text in self._rules.first_names
        is_next = self._text[first.end : last.start] == " " and last.is_capital
        if not (is_known and is_next and self._is_like_name(last)):
            return None
        return first.start, last.end

    def _is_shortened(self, title: Word, name: Word) -> bool:
        """Whether the full stop before the name is the title's own: "Dr. Singh"."""
        between = self._text[title.end : name.start]
        return len(title.text) < 5 and title.text != "miss" and between.strip() == "."

    def _may_be_name(self, word: Word) -> bool:
        return word.text.isalpha() and word.text not in self._rules.not_names

    def _is_like_name(self, word: Word) -> bool:
        if not self._may_be_name(word):
            return False
        typed = self._text[word.start : word.end]
        is_capital = word.is_capital and not typed.isupper() and not self._is_shouted
        return is_capital or word.text in self._rules.first_names

    def _end(self, place: int) -> int:
        """Return where the name ends that begins at `place`: a second capital word is part."""
        name = self._words[place]
        if place + 1 < len(self._words):
            second = self._words[place + 1]
            gap = self._text[name.end : second.start]
            if second.is_capital and gap in (" ", "-") and self._is_like_name(second):
                return second.end
        return name.end
