"""The room's screen as lines: made from `RoomView` and nothing else, so nothing held can appear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.geometry import Size

from coproduce import assessment, joining, sentences
from coproduce.content import called, said
from coproduce.domain.activity import Activity, Kind
from coproduce.domain.view import RoomView, Showing
from coproduce.languages import _, ngettext
from tui.widgets.gathering_page import action_blocks, actions_page, opening_page
from tui.widgets.join_page import READABLE, Surroundings, code_line, join_page, wifi_page
from tui.widgets.page import Line, Part, Span, beside, block, fitted, width_of, written
from tui.widgets.qr import qr_lines
from tui.widgets.second_language import NONE, Second
from tui.widgets.tally import bars, groups_as_bars, groups_as_words, heading
from tui.widgets.writing import is_right_to_left

CORNER: Final = 100
"""The least width with a QR code in the corner of the question."""


def room_page(
    view: RoomView, size: Size, around: Surroundings, second: Second = NONE
) -> list[Line]:
    """Return the lines of the room's screen; questions and results in a `second` language too."""
    if view.showing is Showing.BLANK:
        return []
    margin = 1 if size.width >= 60 else 0
    inner = Size(size.width - 2 * margin, size.height)
    top = [*_title(view, inner.width), *second.draft(inner.width)]
    left = Size(inner.width, inner.height - len(top))
    if view.showing in _TWICE:
        body = _TWICE[view.showing](view, left, around, second)
    else:
        body = _PAGES[view.showing](view, left, around)
    band = [_banded(line, margin, size.width) for line in top]
    return [*band, *(_indented(line, margin) for line in body)]


def _title(view: RoomView, width: int) -> list[Line]:
    """Return the band at the top, and under it the mark of pretend data."""
    if view.activity is not None:
        number = sentences.question_number(view)
        name = called(view.activity)
        text = _("{number}. {name}").format(number=number, name=name)
    else:
        text = view.title
    lines = written(text, width, Part.BAND)
    if view.is_pretend:
        lines += written(sentences.pretend(), width, Part.WARN)
    return lines


def _banded(line: Line, margin: int, width: int) -> Line:
    part = line[0].part
    if part is not Part.BAND:
        return _indented(line, margin)
    rest = " " * (width - margin - width_of(line))
    return (Span(" " * margin, part), *line, Span(rest, part))


def _indented(line: Line, margin: int) -> Line:
    return (Span(" " * margin), *line) if line and margin else line


def _ended(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    words = _("The meeting has ended. Thank you for taking part.")
    joined = sentences.joined(view)
    width = min(size.width, READABLE)
    first = block(written(words, width, Part.BOLD))
    if view.actions:
        return fitted([first, *action_blocks(view, width)], size.height)
    return fitted([first, block(written(joined, width))], size.height)


# --- the question -----------------------------------------------------------------------------


def _question(view: RoomView, size: Size, around: Surroundings, second: Second) -> list[Line]:
    corner = [] if second.is_right_to_left else _corner(view, size, around)
    taken = width_of(corner[0]) + 3 if corner else 0
    width = min(size.width - taken, READABLE)
    activity = _activity(view)
    join = [] if corner else _join_line(view, around, width)
    listed = _choices_listed(activity, width, second)
    lines = fitted(
        [
            block(_statement(activity, width), has_gap=False),
            block(written(said(activity, activity.question), width, Part.BOLD)),
            block(second.question(activity, width)),
            block(_choices_flowing(activity, width, second), listed, _spaced(listed)),
            block(*_evidence(activity, width), rank=1),
            block(written(sentences.answered(view.answered), width)),
            block(join, rank=1, has_gap=False),
            block(*_comments(view, size.width, size.height), rank=2),
            block(_examples(activity, width), rank=3),
        ],
        size.height,
    )
    return beside(lines, corner, size.width - taken + 3) if corner else lines


def _activity(view: RoomView) -> Activity:
    if view.activity is None:
        raise ValueError(view.showing)
    return view.activity


def _corner(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    if size.width < CORNER - 2 or not (around.address and around.has_network and view.is_door_open):
        return []
    activity = _activity(view)
    words = (*view.comments, *_all_words(activity))
    if any(map(is_right_to_left, words)):
        return []
    text = joining.join_address(around.address, view.code)
    code = list(qr_lines(text, 40, min(size.height - 1, 20), has_colours=around.has_colours))
    return [*code, *code_line(view.code, 37)] if code else []


def _all_words(activity: Activity) -> list[str]:
    own = (activity.name, activity.question, *activity.statement)
    return [*(said(activity, w) for w in own)]


def _join_line(view: RoomView, around: Surroundings, width: int) -> list[Line]:
    if not (around.address and around.has_network and view.is_door_open):
        return []
    text = _("To join: {address} Code: {code}").format(
        address=around.address, code=joining.spoken(view.code)
    )
    return written(text, width)


def _statement(activity: Activity, width: int) -> list[Line]:
    sentences_ = activity.statement
    return [line for s in sentences_ for line in written(said(activity, s), width, Part.STRONG)]


def _choices_flowing(activity: Activity, width: int, second: Second) -> list[Line]:
    """Return the answers, as many on a line as fit."""
    lines: list[Line] = []
    for choice in activity.all_choices:
        word = second.choice_word(activity, choice)
        part = (Span(choice.key, Part.STRONG), Span(f" {word}"))
        gap = Span("   ")
        if lines and width_of((*lines[-1], gap, *part)) <= width and not is_right_to_left(word):
            lines[-1] = (*lines[-1], gap, *part)
        else:
            lines += _listed(choice.key, word, width)
    return lines


def _choices_listed(activity: Activity, width: int, second: Second) -> list[Line]:
    """Return the answers, each on a line of its own."""
    words = [(c.key, second.choice_word(activity, c)) for c in activity.all_choices]
    most = []
    if activity.kind is Kind.PICK:
        text = ngettext("Pick {n}.", "Pick up to {n}.", activity.most).format(n=activity.most)
        most = written(text, width)
    return [*most, *(line for key, word in words for line in _listed(key, word, width))]


def _spaced(lines: Sequence[Line]) -> list[Line]:
    """Return lines with an empty one between each two: a large screen is seen from afar."""
    return [part for line in lines for part in (line, ())][:-1]


def _listed(key: str, word: str, width: int) -> list[Line]:
    first, *rest = written(word, width - 2)
    return [(Span(key, Part.STRONG), Span(" "), *first), *((Span("  "), *line) for line in rest)]


def _evidence(activity: Activity, width: int) -> list[Sequence[Line]]:
    """Return the evidence cards, from one to all of them: the rest is on phones and on paper."""
    head = written(assessment.heading(), width, Part.OTHER)
    cards = assessment.each(activity)
    drawn = [[line for text in card for line in written(text, width)] for card in cards]
    variants: list[Sequence[Line]] = []
    for number in range(1, len(drawn) + 1):
        rest = len(drawn) - number
        more = ngettext("And {n} more.", "And {n} more.", rest).format(n=rest)
        shown = [line for card in drawn[:number] for line in card]
        variants.append([*head, *shown, *(written(more, width) if rest else ())])
    return variants


def _examples(activity: Activity, width: int) -> list[Line]:
    lines: list[Line] = []
    for head, example in (
        (_("An example of this happening:"), activity.happening),
        (_("An example of this not happening:"), activity.not_happening),
    ):
        if example:
            text = " ".join(said(activity, s) for s in example)
            lines += [*written(head, width, Part.OTHER), *written(text, width)]
    return lines


# --- answers ----------------------------------------------------------------------------------


def _closed(view: RoomView, size: Size, around: Surroundings, second: Second) -> list[Line]:
    width = min(size.width, READABLE)
    activity = _activity(view)
    counting = written(sentences.still_counting(), width) if view.is_counting else []
    hidden = _("The answers are in. The result is hidden.")
    return fitted(
        [
            block(_statement(activity, width), rank=2, has_gap=False),
            block(written(said(activity, activity.question), width, Part.BOLD), rank=1),
            block(second.question(activity, width), rank=2),
            block(written(hidden, width, Part.STRONG)),
            block(written(sentences.answered(view.answered), width)),
            block(counting),
            block(*_comments(view, size.width, size.height), rank=3),
        ],
        size.height,
    )


def _result(view: RoomView, size: Size, around: Surroundings, second: Second) -> list[Line]:
    activity, tally = _activity(view), view.result
    width = min(size.width, READABLE)
    sentence = sentences.result(activity, tally, is_too_few=view.is_too_few)
    most = size.height // 3 if tally is not None and tally.groups else size.height
    comments = block(*_comments(view, size.width, most), rank=2)
    first = block(
        [*written(sentence, width, Part.STRONG), *second.result(view, width)], has_gap=False
    )
    late = written(sentences.still_counting(), width) if view.is_counting else []
    counting = block(late, rank=1)
    statement = block(written(_in_short(activity), width), rank=4)
    if tally is None:
        return fitted([first, counting, statement, comments], size.height)
    total = bars(activity, tally.total, size.width)
    plain = [s for c in sentences.count_lines(activity, tally.total) for s in written(c, width)]
    smallest = plain if len(plain) < len(total) else total
    moved = [m for s in sentences.moved(activity, view.before, tally) for m in written(s, width)]
    return fitted(
        [
            first,
            statement,
            block(smallest, total, [*written(heading(tally.total), width, Part.BOLD), *total]),
            block(
                groups_as_words(activity, tally, width),
                groups_as_bars(activity, tally, size.width),
                rank=3,
            ),
            block(moved, rank=1),
            counting,
            comments,
        ],
        size.height,
    )


def _in_short(activity: Activity) -> str:
    return " ".join(said(activity, s) for s in (*activity.statement, activity.question))


def _comments(view: RoomView, width: int, height: int) -> list[Sequence[Line]]:
    """Return the newest released comments, from one to as many as fit, the newest first."""
    head = written(_("What people said:"), width, Part.OTHER)
    variants: list[Sequence[Line]] = []
    lines: list[Line] = []
    for text in reversed(view.comments[-height:]):
        # One column, with nothing to its right: right-to-left text stays readable.
        drawn = written(text, min(width, READABLE) - 4)
        lines += [(Span("- " if n == 0 else "  ", Part.OTHER), *d) for n, d in enumerate(drawn)]
        if variants and len(lines) >= height:
            break
        variants.append([*head, *lines])
    if variants and len(variants[0]) > height // 2:
        variants.insert(0, _cut(variants[0], max(height // 2, 2)))
    return variants


def _cut(lines: Sequence[Line], height: int) -> list[Line]:
    return [*lines[: height - 1], (*lines[height - 1], Span(" …"))]


_PAGES: Final = {
    Showing.JOIN: join_page,
    Showing.WIFI: wifi_page,
    Showing.OPENING: opening_page,
    Showing.ACTIONS: actions_page,
    Showing.ENDED: _ended,
}
_TWICE: Final = {
    Showing.QUESTION: _question,
    Showing.CLOSED: _closed,
    Showing.RESULT: _result,
}
"""The pages that can be said in a second language too."""
