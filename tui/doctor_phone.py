"""Waits for a real phone: a tiny page that only tells whether a request came from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from coproduce import joining
from coproduce.errors import CoproduceError
from coproduce.languages import _, current, direction

PORT: Final = 8080
"""The port that is tried first: the one that meetings use."""
TRIES: Final = 20


class Door(ThreadingHTTPServer):
    """The tiny page's server. Nobody's address is kept, only our own that was reached."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, port: int, is_own: Callable[[str], bool]) -> None:
        """Listen on every address; `is_own` tells whether a request came from this computer."""
        self.is_own = is_own
        self.reached = ""
        """Our address that a phone reached; "" until then."""
        self.has_come = threading.Event()
        super().__init__(("", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers every request with the same page."""

    timeout = 5

    def do_GET(self) -> None:
        """Thank the phone, and remember which of our addresses it used."""
        door = self.server
        assert isinstance(door, Door)  # noqa: S101 - nobody else uses this class
        is_phone = not door.is_own(str(self.client_address[0]))
        words = (
            _("It works. This phone can reach the computer.")
            if is_phone
            else _("This is the same computer. Please try with a phone.")
        )
        page = _page(words).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        if is_phone:
            door.reached = str(self.connection.getsockname()[0])
            door.has_come.set()

    def log_message(self, *_arguments: object) -> None:
        """Keep no log: it would hold addresses."""


def _page(words: str) -> str:
    tag = current()
    return (
        f'<!doctype html><html lang="{escape(tag)}" dir="{direction(tag)}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(words)}</title><h1>{escape(words)}</h1></html>"
    )


def open_door(is_own: Callable[[str], bool], first: int = PORT) -> Door:
    """Listen on `first` or a port after it. Raises CoproduceError if none is free."""
    for port in range(first, first + TRIES):
        try:
            return Door(port, is_own)
        except OSError:
            continue
    raise CoproduceError(
        _("Another program uses the port {port}.").format(port=first), _("Close that program.")
    )


def wait(say: Callable[[str], None]) -> str:
    """Wait until a phone's request came, and return the address that it used."""
    found = [a.host for a in joining.addresses()]
    if not found:
        raise CoproduceError(
            _("There is no network."), _("Join a Wi-Fi with this computer first. Then try again.")
        )
    own = {*found, "127.0.0.1"}
    with open_door(lambda host: host in own or host.startswith("127.")) as door:
        threading.Thread(target=door.serve_forever, daemon=True).start()
        try:
            say(_("Open one of these addresses on a phone. It must be in the same Wi-Fi."))
            for host in found:
                say(f"  http://{host}:{door.server_port}")
            say(_("We wait. To stop, press Ctrl and C together."))
            while not door.has_come.wait(0.5):  # short waits: Ctrl+C is heard on Windows too
                continue
        finally:
            door.shutdown()
    return door.reached


def hints() -> list[str]:
    """Return what to try when no phone comes."""
    return [
        _("Is the phone in the same Wi-Fi as this computer?"),
        _("Some guest Wi-Fi keeps devices apart. Ask for another, or use a phone's hotspot."),
        _("A firewall may stop it. Ask your computer team to allow Python."),
    ]
