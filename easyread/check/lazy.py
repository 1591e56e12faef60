"""What is worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar, overload

Holder = TypeVar("Holder")
Value = TypeVar("Value")


class lazy(Generic[Holder, Value]):  # noqa: N801 - it is used as property is
    """A property that puts its value in its own place, so that Python finds it there from then on.

    As functools.cached_property, which takes a lock before Python 3.12: 1 µs for each value instead
    of 0.3 µs. A long text has thousands of parts with several such values.
    """

    def __init__(self, make: Callable[[Holder], Value]) -> None:
        """Keep what makes the value."""
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Hear under which name it stands."""
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type) -> lazy[Holder, Value]: ...
    @overload
    def __get__(self, holder: Holder, owner: type) -> Value: ...
    def __get__(self, holder: Holder | None, owner: type) -> lazy[Holder, Value] | Value:
        """Return the value, and keep it."""
        if holder is None:
            return self
        value = self._make(holder)
        holder.__dict__[self._name] = value
        return value


_MOST: Final = 20_000
"""How many words are remembered: more than people use."""
_LONGEST: Final = 100
"""Letters of the longest that is: a longer one is no word that comes again."""


class Remembered(dict[str, Value]):
    """What is known of each word, looked up once: most words come again and again.

    A dictionary, so that `map` asks it about many words without going through Python each time.
    """

    def __init__(self, look_up: Callable[[str], Value]) -> None:
        """Know nothing yet."""
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> Value:
        """Look a word up, and forget all when there are too many."""
        found = self._look_up(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = found
        return found
