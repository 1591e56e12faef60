"""What pages that only this computer opens have in common: the preview, and the recording page."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from coproduce.errors import CoproduceError
from coproduce.languages import _, current


class LocalHandler(BaseHTTPRequestHandler):
    """Answers requests that name this computer, and writes no log of them."""

    tag: str
    """The language that the page speaks."""
    server_version = "coproduce"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, format: str, *values: Any) -> None:  # noqa: A002
        """Say nothing."""

    def is_for_us(self) -> bool:
        """Whether the request names this computer: a page from elsewhere could not."""
        port = cast("ThreadingHTTPServer", self.server).server_port
        return self.headers.get("Host") in (f"127.0.0.1:{port}", f"localhost:{port}")

    def send_answer(self, status: int, kind: str, content: bytes, policy: str) -> None:
        """Send `content` of the type `kind`, which may do what `policy` allows and no more."""
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(content))),
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def local_server(handler: type[LocalHandler], port: int, **shared: Any) -> ThreadingHTTPServer:
    """Return a server on 127.0.0.1, bound and not yet serving; `shared` is what handlers know.

    Raises CoproduceError if the port is taken.
    """
    made = type("Handler", (handler,), {"tag": current(), **shared})
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), made)
    except OSError:
        raise CoproduceError(
            _("Another program uses the port {port}.").format(port=port),
            _("Leave --port out, and we choose one."),
        ) from None
