"""Hard comments are walked through the desk in plain lines: each ends where it was put."""

from __future__ import annotations

import io

from journey import said

from tests.words.red_team import Hard, is_where_it_was_put, walk
from tui.lines import Lines
from tui.lines_desk import Desk, News


class Facilitator:
    """Types what the question at hand needs: hears a comment and puts it where it belongs."""

    def __init__(self, out: io.StringIO, walked: list[Hard]) -> None:
        self.out, self.left = out, list(walked)
        self.at = 0
        self.keys: list[str] = ["n"]

    def readline(self) -> str:
        """Return the next key; the comment that was just said decides which."""
        heard = self.out.getvalue()[self.at :]
        self.at = len(self.out.getvalue())
        if not self.keys and "It says:" in heard:
            spoken = heard.rpartition("It says:")[2]
            hard = next(h for h in self.left if spoken.lstrip("\n").startswith(h.text))
            self.left.remove(hard)
            self.keys = list(PRESSED[hard.button])
        return f"{self.keys.pop(0)}\n" if self.keys else "q\n"


PRESSED = {
    "show": ("1", "y"),
    "not now": ("2",),
    "worried": ("3", "1", "3"),  # sealed; go on; nothing is written down yet
    "remove": ("4", "7", "1"),
}


def test_every_hard_comment_is_where_plain_lines_put_it(asked):
    walked = walk()
    for hard in walked:
        seat = asked.client.seat()
        words = {"activity": "trusted", "text": hard.text, "wish": "report", "key": seat}
        asked.client.ask("comment", seat=seat, **words)
    out = io.StringIO()
    hand = Facilitator(out, walked)
    lines = Lines(hand, out, News(asked.follower))
    Desk(asked.folder, asked.follower, asked.client, lines).run()
    assert not hand.left, said(out)[-20:]
    assert is_where_it_was_put(asked.session, walked)
