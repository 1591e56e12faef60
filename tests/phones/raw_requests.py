"""Requests sent as bytes, and what a person has to be able to read in the answer."""

from __future__ import annotations

import socket
from typing import Any

from coproduce.domain.events import VoteCast
from tests.phones.phone import Page
from tests.phones.rooms import Inside

FRAMEWORK = (
    "Not Found", "Method Not Allowed", "Internal Server Error", "Bad Request", "Traceback",
    "Forbidden", "Invalid HTTP", "starlette", "uvicorn", "Exception", "Unprocessable",
)  # fmt: skip
"""Words of the framework, of HTTP and of Python: no person should read them."""


def is_plain(page: Page) -> bool:
    """Whether a person can read what happened, and go on."""
    assert "text/html" in page.headers["content-type"], page.headers
    assert not any(word.lower() in page.text.lower() for word in FRAMEWORK), page.text
    assert page.words.count(".") >= 1, page.words
    assert page.links or page.forms, page.text
    assert "content-security-policy" in page.headers
    return True


def votes(room: Inside) -> list[Any]:
    return [r.event for r in room.events() if isinstance(r.event, VoteCast)]


def raw(port: int, sent: bytes) -> tuple[bytes, bytes]:
    """Send bytes as they are; return the head and the body of what comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(sent)
        got = b""
        while b"\r\n\r\n" not in got:
            more = line.recv(65536)
            if not more:
                return got, b""
            got += more
        head, _, body = got.partition(b"\r\n\r\n")
        length = next(
            (
                int(h.split(b":")[1])
                for h in head.lower().split(b"\r\n")
                if h.startswith(b"content-length")
            ),
            0,
        )
        while len(body) < length:
            body += line.recv(65536)
        return head, body


def said(head: bytes, body: bytes) -> Page:
    lines = head.decode("latin-1").split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
    return Page(int(lines[0].split()[1]), "raw", headers, body)
