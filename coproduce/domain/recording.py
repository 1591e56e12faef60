"""How an event is written in a file, and made again: whatever the file is about.

A file holds the events of one vocabulary: those of a session, or those of the award register.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True, slots=True)
class RecordedOf(Generic[E_co]):
    """An event with its place in the journal."""

    id: int
    """Counts up, never used twice."""
    at: float
    """Seconds since 1970 by the writer's clock, which never goes back."""
    event: E_co


class UnknownEventError(ValueError):
    """The journal holds a kind of event, or a field, that this version does not know."""


class Vocabulary(Generic[E]):
    """The kinds of event that one kind of file holds."""

    def __init__(self, application: int, events: Any, *, is_register: bool = False) -> None:
        """Take the number that marks such a file, and the union of its events' classes."""
        self.application = application
        """Kept in `PRAGMA application_id`, so that `file` and we know the file again."""
        self.is_register = is_register
        """The file is the award register, and no meeting: so it is called when it is damaged."""
        self._union = events
        self._kinds: dict[str, type] = {}

    def read(self, kind: str, body: dict[str, Any]) -> E:
        """Make the event again. Raises UnknownEventError if kind or fields are not known."""
        try:
            return typing.cast(E, _builder(self._known()[kind])(body))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnknownEventError(kind) from error

    def is_known(self, kind: str) -> bool:
        """Whether `kind` is the stored name of an event that this version knows."""
        return kind in self._known()

    def _known(self) -> dict[str, type]:
        if not self._kinds:
            self._kinds = {stored_name(c): c for c in typing.get_args(self._union)}
        return self._kinds


def kind_of(event: object) -> str:
    """Return the stored name of the event's kind: `VoteCast` is "vote_cast"."""
    kind: Any = type(event)
    return stored_name(kind)


@cache
def stored_name(kind: Any) -> str:
    """Return the name of a class of events in a file."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def to_body(event: object) -> dict[str, Any]:
    """Return the event as plain values for JSON."""
    kind: Any = type(event)
    return {name: _plain(getattr(event, name)) for name in _names(kind)}


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in (str, bool, int, float, types.NoneType):
        return value
    if issubclass(kind, Enum):
        return value.value
    if kind is tuple:
        return [_plain(v) for v in value]
    return {name: _plain(getattr(value, name)) for name in _names(kind)}


@cache
def _builder(cls: Any) -> Callable[[dict[str, Any]], Any]:
    """Return what makes a value of a dataclass from its stored fields. Worked out once a class."""
    read = {name: _reader(hint) for name, hint in typing.get_type_hints(cls).items()}

    def build(body: dict[str, Any]) -> Any:
        return cls(**{name: read[name](value) for name, value in body.items()})

    return build


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what reads one stored value of the kind `hint`; it raises TypeError or KeyError."""
    if typing.get_origin(hint) is tuple:
        return _tuple_of(_reader(typing.get_args(hint)[0]))
    if isinstance(hint, types.UnionType):  # "or None": the value is of the first kind
        first = _reader(typing.get_args(hint)[0])
        return lambda value: None if value is None else first(value)
    if isinstance(hint, types.GenericAlias) or not isinstance(hint, type):
        return lambda value: value
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if dataclasses.is_dataclass(hint):
        return _builder(hint)
    return _plain_of((float, int) if hint is float else (hint,))


def _tuple_of(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(tuple)
        return tuple([read(one) for one in value])

    return read_all


def _plain_of(kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, kinds):
            raise TypeError(kinds)
        return value

    return read
