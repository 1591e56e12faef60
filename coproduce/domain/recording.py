"""How an event is written in a file, and made again: whatever the file is about.

A file holds the events of one vocabulary: those of a session, or those of the award register.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
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

    def __init__(self, application: int, events: Any) -> None:
        """Take the number that marks such a file, and the union of its events' classes."""
        self.application = application
        """Kept in `PRAGMA application_id`, so that `file` and we know the file again."""
        self._union = events
        self._kinds: dict[str, type] = {}

    def read(self, kind: str, body: dict[str, Any]) -> E:
        """Make the event again. Raises UnknownEventError if kind or fields are not known."""
        try:
            return typing.cast(E, _build(self._known()[kind], body))
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


def _build(cls: type, body: dict[str, Any]) -> Any:
    hints = _hints(cls)
    return cls(**{name: _typed(hints[name], value) for name, value in body.items()})


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _typed(hint: Any, value: Any) -> Any:
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(hint)
        item = typing.get_args(hint)[0]
        return tuple(_typed(item, v) for v in value)
    if isinstance(hint, types.UnionType):  # "or None": the value is of the first kind
        return None if value is None else _typed(typing.get_args(hint)[0], value)
    if isinstance(hint, types.GenericAlias) or not isinstance(hint, type):
        return value
    if issubclass(hint, Enum):
        return hint(value)
    if dataclasses.is_dataclass(hint):
        return _build(hint, value)
    if not isinstance(value, hint) and not (hint is float and isinstance(value, int)):
        raise TypeError(hint.__name__)
    return value
