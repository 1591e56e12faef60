"""One page of words with things to choose: what the desk and the shared keyboard draw with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.strip import Strip

from tui.widgets.cursor import CursorFocus
from tui.widgets.ink import ink
from tui.widgets.page import Span
from tui.widgets.writing import broken, harmless, isolated

_MARK: Final = "> "
"""Stands before the focused item: colour is never the only sign."""
_TALL: Final = 20
"""Lines of a window below which nothing is set apart: a message would move everything."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words that cannot be chosen."""

    words: str
    style: str = ""
    """ "strong", "bold", "warn", "other", or "" for plain words."""
    is_spare: bool = False
    """May be left out where there is no room."""
    is_pinned: bool = False
    """Stays in sight whatever is scrolled."""
    is_here: bool = False
    """The cursor stands here while it is on no item."""
    spans: tuple[Span, ...] = ()
    """A row of a QR code, drawn as it is instead of words."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be chosen, by its key or by stepping to it."""

    key: str
    words: str
    do: str
    """What it stands for, for whoever showed the page."""
    mark: str = ""
    """A sign before the words, such as "[x]"."""
    id: str = ""
    """Keeps the cursor on this item when others come before it; `do` if empty."""

    @property
    def name(self) -> str:
        """What the cursor stays with when the list changes."""
        return self.id or self.do


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    style: str = ""
    item: int = -1
    is_first: bool = False
    """The first row of its item, or of the line where the cursor stands without one."""
    spans: tuple[Span, ...] = ()


class Paper(CursorFocus, can_focus=True):
    """Lines, then items. The cursor is on one of the items, or before all of them.

    It draws only the rows that are seen. Words are drawn as they are: nothing in them is markup.
    """

    DEFAULT_CSS = """
    Paper { height: 1fr; width: 1fr; padding: 0 1; background: $background; }
    """

    def __init__(self, *, id: str | None = None, is_airy: bool = False) -> None:  # noqa: A002
        """Start empty. `is_airy` sets the items apart where there is room."""
        super().__init__(id=id)
        self._is_airy = is_airy
        self._lines: tuple[Line, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._at = -1
        self._top = 0
        self._pinned: list[_Row] = []
        self._rows: list[_Row] = []

    @property
    def items(self) -> tuple[Item, ...]:
        """What can be chosen now."""
        return self._items

    @property
    def chosen(self) -> Item | None:
        """The item that the cursor is on."""
        return self._items[self._at] if 0 <= self._at < len(self._items) else None

    def show(
        self, lines: tuple[Line, ...], items: tuple[Item, ...], *, start: int | None = None
    ) -> None:
        """Show other words. Without `start` the cursor stays on its item, wherever it went.

        `start` puts the cursor on the item at that place, or before all of them if -1.
        """
        if start is None and (lines, items) == (self._lines, self._items):
            return
        self._at = self._kept(items) if start is None else min(start, len(items) - 1)
        if start is not None:
            self._top = 0
        self._lines, self._items = lines, items
        self._arrange()

    def _kept(self, items: tuple[Item, ...]) -> int:
        if self.chosen is None:
            return -1
        name = self.chosen.name
        same = (place for place, item in enumerate(items) if item.name == name)
        return next(same, min(self._at, len(items) - 1))

    def move(self, by: int) -> None:
        """Step to the next or previous item, round the ends."""
        if self._items:
            start = self._at if self._at >= 0 else (-1 if by > 0 else 0)
            self.go_to((start + by) % len(self._items))

    def go_to(self, place: int) -> None:
        """Put the cursor on the item at `place`."""
        self._at = place
        self._scroll()
        self.place_cursor()
        self.refresh()

    def page(self, by: int) -> None:
        """Read on, or back, by most of a screen."""
        step = max(self._height - 2, 1)
        self._top = max(0, min(self._top + by * step, len(self._rows) - self._height))
        self.place_cursor()
        self.refresh()

    def keyed(self, key: str) -> Item | None:
        """Return the item with this key."""
        return next((item for item in self._items if item.key and item.key == key), None)

    def cursor_at(self) -> Offset:
        """Return the place of the focused item; the top left if there is none, or it is away."""
        row = self._row_of(self._at) - self._top
        return Offset(0, len(self._pinned) + (row if 0 <= row < self._height else 0))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._arrange()
        super().on_resize()

    def _arrange(self) -> None:
        if not self.size.width:
            return
        pinned = tuple(line for line in self._lines if line.is_pinned)
        self._pinned = _set(pinned, self.size.width)[: self.size.height - 1]
        self._rows = self._fitting(self.size.width, self._height)
        self._scroll()
        self.place_cursor()
        self.refresh()

    @property
    def _height(self) -> int:
        """How many rows are left to scroll in."""
        return max(self.size.height - len(self._pinned), 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the whole page needs, where the height is automatic."""
        pinned = _set(tuple(line for line in self._lines if line.is_pinned), width)
        return len(pinned) + len(self._broken(width, has_spare=True))

    def _fitting(self, width: int, height: int) -> list[_Row]:
        """Return the roomiest way to set the page that fits, or the tightest."""
        ways = [(True, True)] if self._is_airy and self.app.size.height >= _TALL else []
        rows: list[_Row] = []
        for has_spare, is_airy in (*ways, (True, False), (False, False)):
            rows = self._broken(width, has_spare=has_spare, is_airy=is_airy)
            if len(rows) <= height:
                break
        return rows

    def _broken(self, width: int, *, has_spare: bool, is_airy: bool = False) -> list[_Row]:
        lines = (line for line in self._lines if not line.is_pinned)
        rows = _set(tuple(line for line in lines if has_spare or not line.is_spare), width)
        for place, item in enumerate(self._items):
            lead = self._lead(item)
            if is_airy:
                rows.append(_Row(""))
            texts = broken(harmless(item.words), max(width - cell_len(lead), 8))
            rows.append(_Row(lead + isolated(texts[0]), "", place, is_first=True))
            indent = " " * cell_len(lead)
            rows += [_Row(indent + isolated(text), "", place) for text in texts[1:]]
        return rows

    def _lead(self, item: Item) -> str:
        key = max((cell_len(i.key) for i in self._items), default=0)
        mark = max((cell_len(i.mark) for i in self._items), default=0)
        text = " " * len(_MARK) + set_cell_size(item.key, key) + (" " if key else "")
        return text + set_cell_size(item.mark, mark) + (" " if mark else "")

    def _row_of(self, place: int) -> int:
        found = (n for n, row in enumerate(self._rows) if row.item == place and row.is_first)
        return next(found, 0)

    def _scroll(self) -> None:
        """Keep the whole focused item in sight."""
        height = self._height
        mine = [n for n, row in enumerate(self._rows) if row.item == self._at and self._at >= 0]
        last_top = max(len(self._rows) - height, 0)
        top = min(self._top, last_top)
        if mine:
            top = max(top, mine[-1] - height + 1)
            top = min(top, mine[0])
        self._top = top

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, base = self.size.width, ink(self.app).text
        place = y - len(self._pinned) + self._top
        if y < len(self._pinned):
            row = self._pinned[y]
        elif place < len(self._rows):
            row = self._rows[place]
        else:
            return Strip.blank(width, base)
        if row.spans:
            drawn = [Segment(span.text, getattr(ink(self.app), span.part)) for span in row.spans]
            return Strip(drawn).adjust_cell_length(width, base)
        is_chosen = row.item >= 0 and row.item == self._at
        text = row.text if row.item >= 0 else isolated(row.text)
        if is_chosen and row.is_first:
            text = _MARK + text[len(_MARK) :]
        style = ink(self.app).chosen if is_chosen else self._style(row)
        segments = [Segment(text + self._more(y, place), style)]
        if row.is_first and row.item >= 0 and not is_chosen:
            lead = len(_MARK) + len(self._items[row.item].key)
            rest = text[lead:] + self._more(y, place)
            segments = [Segment(text[:lead], ink(self.app).strong), Segment(rest, style)]
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, row: _Row) -> Style:
        style: Style = getattr(ink(self.app), row.style or "text")
        return style

    def _more(self, y: int, place: int) -> str:
        """Return a sign that there is more above or below."""
        if y == len(self._pinned) and self._top > 0:
            return " ↑"
        is_last = y == self.size.height - 1
        return " ↓" if is_last and place < len(self._rows) - 1 else ""


def _set(lines: tuple[Line, ...], width: int) -> list[_Row]:
    """Return the rows of `lines`."""
    rows: list[_Row] = []
    for line in lines:
        if line.spans:
            rows.append(_Row("", spans=line.spans))
            continue
        for number, text in enumerate(broken(harmless(line.words), width)):
            rows.append(_Row(text, line.style, is_first=line.is_here and not number))
    return rows
