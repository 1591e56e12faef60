"""How people join, as lines: the QR codes with the same in words beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from textual.geometry import Size

from coproduce import joining, sentences
from coproduce.domain.view import RoomView
from coproduce.languages import _
from tui.widgets.page import Block, Line, Part, beside, block, fitted, width_of, written
from tui.widgets.qr import qr_lines

READABLE: Final = 110
"""Sentences are not longer than this on a wide screen."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page needs to know that is not in the journal."""

    address: str = ""
    """The web address for phones, such as http://192.168.1.20:8080; empty when none is known."""
    has_network: bool = True
    """Whether any phone can reach this machine."""
    has_colours: bool = True


def join_page(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    """Return how to join: a QR code, the address and the join code in words, who is here."""
    if not (around.address and around.has_network):
        return fitted(_join_words(view, size.width, around), size.height)
    text = joining.join_address(around.address, view.code)
    return with_qr(text, size, around, lambda width: _join_words(view, width, around))


def with_qr(
    text: str, size: Size, around: Surroundings, words: Callable[[int], Iterable[Block]]
) -> list[Line]:
    """Return a QR code with `words` to its right: nothing stands to the right of the words."""
    least = 36
    code = qr_lines(text, size.width - least - 3, size.height, has_colours=around.has_colours)
    if not code:
        return fitted(words(min(size.width, READABLE)), size.height)
    left = width_of(code[0]) + 3
    return beside(code, fitted(words(min(size.width - left, READABLE)), size.height), left)


def _join_words(view: RoomView, width: int, around: Surroundings) -> list[Block]:
    joined = written(sentences.joined(view), width)
    note = written(sentences.practice_note(view), width)
    door = [] if view.is_door_open else written(_door_closed(), width, Part.WARN)
    if not around.has_network:
        return [
            block(written(sentences.no_network(), width, Part.BOLD)),
            block(door),
            block(joined),
        ]
    if not around.address:
        wait = _("Phones can join in a moment.")
        return [block(written(wait, width, Part.BOLD)), block(door), block(joined)]
    return [
        block(written(_("Join with your phone."), width, Part.BOLD), has_gap=False),
        block(
            [
                *written(_("Go to this address:"), width),
                *written(around.address, width, Part.STRONG),
            ]
        ),
        block([*written(_("Type this code:"), width), *code_line(view.code, width)]),
        block(door),
        block(joined),
        block(note, rank=1),
    ]


def code_line(code: str, width: int) -> list[Line]:
    """Return the join code, spaced out."""
    return written(joining.spoken(code), width, Part.STRONG)


def _door_closed() -> str:
    return _("The door is closed. Nobody new can join now.")


def wifi_page(view: RoomView, size: Size, around: Surroundings) -> list[Line]:
    """Return how to join the Wi-Fi that the facilitator typed."""
    network, password = view.wifi

    def words(width: int) -> list[Block]:
        named = [*written(_("Name:"), width), *written(network, width, Part.STRONG)]
        secret = [*written(_("Password:"), width), *written(password, width, Part.STRONG)]
        return [
            block(written(_("Join the Wi-Fi first."), width, Part.BOLD), has_gap=False),
            block(named),
            block(secret if password else written(_("There is no password."), width)),
        ]

    return with_qr(joining.wifi_text(network, password), size, around, words)
