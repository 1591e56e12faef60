"""A small server with TLS that passes requests on, as the council's own would."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a key and a certificate for `name` that nobody else signed; return both files."""
    key, made = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += [
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={name}",
        "-addext",
        f"subjectAltName=DNS:{name}",
    ]
    command += ["-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return key, made


class Front:
    """Takes TLS and passes each connection's bytes on to `port`, with headers of its own."""

    def __init__(self, folder: Path, name: str, port: int) -> None:
        self.name, self.port, self.at = name, port, 0
        key, made = certificate(folder, name)
        self.trusted = made
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(made, key)

    @property
    def address(self) -> str:
        return f"https://{self.name}:{self.at}"

    @contextlib.contextmanager
    def open(self) -> Iterator[None]:
        """Take connections in a thread until the block ends."""
        loop = asyncio.new_event_loop()
        ready = threading.Event()
        thread = threading.Thread(target=self._run, args=(loop, ready), daemon=True)
        thread.start()
        assert ready.wait(10)
        yield
        loop.call_soon_threadsafe(self._stop.set)
        thread.join(10)

    def _run(self, loop: asyncio.AbstractEventLoop, ready: threading.Event) -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        self._stop = asyncio.Event()
        self._open: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._take, "127.0.0.1", self.at, ssl=self._tls)
        self.at = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            back, forth = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                await asyncio.gather(_requests(reader, forth), _pass(back, writer))
            finally:
                forth.close()
        except (OSError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            self._open.discard(task)
            writer.close()


async def _requests(reader: asyncio.StreamReader, forth: asyncio.StreamWriter) -> None:
    """Pass requests on; each is told its sender's address, as most servers of this kind do."""
    while head := await _head(reader):
        forth.write(head[:-2] + b"X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n\r\n")
        if length := _length(head):
            forth.write(await reader.readexactly(length))
        await forth.drain()
    forth.write_eof()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


async def _pass(back: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await back.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()
