"""Serves a page that only this computer opens, until the person stops it."""

from __future__ import annotations

import sys
from http.server import ThreadingHTTPServer

from coproduce.languages import _
from tui.sheet_files import open_address


def serve(server: ThreadingHTTPServer, path: str, at_end: str) -> None:
    """Say where the page is, open it at `path`, and serve it; say `at_end` after Ctrl+C."""
    with server:
        address = f"http://127.0.0.1:{server.server_address[1]}{path}"
        print(_("Open this page: {address}").format(address=address), flush=True)
        print(_("To stop, press Ctrl+C here."), file=sys.stderr, flush=True)
        open_address(address)
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            print(at_end, file=sys.stderr)
