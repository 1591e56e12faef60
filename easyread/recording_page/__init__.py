"""A page on this computer alone, on which a person reads a document aloud, sentence by sentence."""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from dataclasses import dataclass, field, replace
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from coproduce.clean import clean_line
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from coproduce.languages import _, current, direction, speaking
from easyread.document import Document, plain
from easyread.local_page import LocalHandler, local_server
from easyread.speech.recorded_sound import levelled
from easyread.speech.recordings import RECORD, Kept, Shelf, shelf, written

LARGEST: Final = 30_000_000
"""The largest recording of one sentence, in bytes: about 5 minutes."""
_HERE: Final = Path(__file__).parent
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_FILES: Final = {
    "/page.js": "text/javascript",
    "/catch.js": "text/javascript",
    "/page.css": "text/css",
}

_Answer = tuple[int, str, bytes]


@dataclass
class Studio:
    """The recordings of one document, while somebody makes them."""

    folder: ContentFolder
    document: Document
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    """What our own page sends along: a page from elsewhere does not know it."""

    def shelf(self) -> Shelf:
        """Return the recordings as they are on disk now."""
        found = shelf(self.folder, self.document)
        assert found is not None  # noqa: S101 - a folder of staff's own was asked for before
        return found

    def keep(self, name: str, content: bytes) -> None:
        """Keep a sentence as it was just recorded. Raises CoproduceError if it cannot be heard."""
        found = self.shelf()
        part = next((one for one in found.parts if one.name == name and name.isdigit()), None)
        if part is None:
            raise CoproduceError(_("There is no such sentence."))
        levelled(content, f"{name}.wav")
        texts = {**found.kept.texts, name: part.text}
        self._write(found, replace(found.kept, texts=texts))
        for file in [found.files[name]] if name in found.files else []:
            file.unlink(missing_ok=True)
        put(found.folder / f"{name}.wav", content)

    def agree(self, said: dict[str, Any]) -> None:
        """Keep what the person agreed to. Raises CoproduceError if the day is none."""
        found = self.shelf()
        try:
            until = dt.date.fromisoformat(said["until"]) if said.get("until") else None
        except (TypeError, ValueError):
            hint = _("Type a day, such as 2027-12-31.")
            raise CoproduceError(_("This is no day."), hint) from None
        reader = clean_line(str(said.get("reader", "")), 80)
        kept = replace(found.kept, reader=reader, is_agreed=said.get("agreed") is True, until=until)
        self._write(found, kept)

    def _write(self, found: Shelf, kept: Kept) -> None:
        now = Shelf(found.folder, found.parts, kept, found.files)
        put(found.folder / RECORD, written(now).encode())


def put(file: Path, content: bytes) -> None:
    """Write a file: whole under its name, or not there. Raises CoproduceError."""
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(file)
    except OSError:
        raise CoproduceError(
            _("We cannot write the file “{file}”.").format(file=clean_line(file.name)),
            _("Check that the disk has room, and that you may write there."),
        ) from None
    finally:
        part.unlink(missing_ok=True)


def server(folder: ContentFolder, document: Document, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the page on 127.0.0.1, bound and not yet serving.

    Raises CoproduceError if the port is taken, ContentError if recordings.toml has a mistake.
    """
    studio = Studio(folder, document)
    studio.shelf()
    return local_server(_Handler, port, studio=studio)


class _Handler(LocalHandler):
    """Answers this computer; only our own page may leave something."""

    studio: Studio
    timeout = 60

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Send the page, its files, or a recording."""
        with speaking(self.tag):
            self.send_answer(*self._get(), _POLICY)

    def do_PUT(self) -> None:  # noqa: N802 - the library's name
        """Take a recording, or what was agreed."""
        with speaking(self.tag):
            try:
                answer = self._put()
            except CoproduceError as error:
                answer = _told(409, said=str(error))
            except ValueError:  # no length, or no JSON: nothing that our page sends
                answer = _told(400, said=_("There is no such page."))
            self.send_answer(*answer, _POLICY)

    def _get(self) -> _Answer:
        path = urlsplit(self.path).path
        if not self.is_for_us():
            return _told(403, said=_("There is no such page."))
        if path == "/":
            return 200, "text/html; charset=utf-8", page(self.studio).encode()
        if path in _FILES:
            return 200, f"{_FILES[path]}; charset=utf-8", (_HERE / path[1:]).read_bytes()
        named = re.fullmatch(r"/sound/(\d{3,5})", path)
        file = self.studio.shelf().files.get(named[1]) if named else None
        if file is None:
            return _told(404, said=_("There is no such page."))
        return 200, "audio/wav" if file.suffix == ".wav" else "audio/mpeg", file.read_bytes()

    def _put(self) -> _Answer:
        length = int(self.headers.get("Content-Length") or 0)
        given = self.headers.get("X-Coproduce", "")
        if not self.is_for_us() or not secrets.compare_digest(given, self.studio.secret):
            self.close_connection = True
            return _told(403, said=_("There is no such page."))
        if not 0 < length <= LARGEST:
            self.close_connection = True
            return _told(413, said=_("It is too large."))
        content = self.rfile.read(length)
        if self.path == "/agreed":
            self.studio.agree(json.loads(content))
            return _told(200, said=_("We keep that."))
        named = re.fullmatch(r"/sound/(\d{3,5})", self.path)
        if named is None:
            return _told(404, said=_("There is no such page."))
        self.studio.keep(named[1], content)
        return _told(200, said=_("We have your recording."), state=_recorded())


def _told(status: int, **told: str) -> _Answer:
    return status, "application/json", json.dumps(told).encode()


def _recorded() -> str:
    return _("There is a recording.")


def page(studio: Studio) -> str:
    """Return the page: who reads and what was agreed, then each sentence with its buttons."""
    found = studio.shelf()
    kept = found.kept
    told, name = _("Read aloud: {title}"), plain(studio.document.title)
    title = escape(told.format(title=name))
    own = f'<bdi lang="{escape(studio.document.language)}">{escape(name)}</bdi>'
    headline = escape(told).format(title=own)
    rows = "".join(
        _row(studio.document, name, text, found)
        for name, text in ((p.name, p.text) for p in found.parts if p.name.isdigit())
    )
    words = {
        "secret": studio.secret,
        "record": _("Record"),
        "stop": _("Stop and keep"),
        "recording": _("Recording. Read the sentence, then press: Stop and keep."),
        "heard": _("We hear you. At the end, press: Stop and keep."),
        "none": _("We cannot hear a microphone. Allow it in the browser, or plug one in."),
        "silent": _("We cannot play this here."),
    }
    data = " ".join(f'data-{name}="{escape(text)}"' for name, text in words.items())
    until = kept.until.isoformat() if kept.until else ""
    agreed = " checked" if kept.is_agreed else ""
    stays = escape(_("Your recordings stay on this computer. Staff put them into the pack."))
    reader = escape(_("Your name, if families may know it"))
    agree = escape(_("I agree that families hear my voice."))
    last = escape(_("Until this day, if there is one"))
    keep = escape(_("Keep this"))
    return f"""<!doctype html>
<html lang="{escape(current())}" dir="{direction(current())}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script></head>
<body {data}><main>
<h1>{headline}</h1>
<p>{stays}</p>
<form><label>{reader}
<input name="reader" value="{escape(kept.reader)}" autocomplete="off"></label>
<label class="tick"><input type="checkbox" name="agreed"{agreed}> {agree}</label>
<label>{last}
<input type="date" name="until" value="{until}"></label>
<button>{keep}</button></form>
<ol>{rows}</ol></main>
<p role="status" id="said"></p>
</body></html>
"""


def _row(document: Document, name: str, text: str, found: Shelf) -> str:
    state = _("There is no recording yet.")
    if name in found.old:
        state = _("The words have changed since this was recorded. Record it again.")
    elif name in found.files:
        state = _recorded()
    number = escape(_("Sentence {n}").format(n=int(name)))
    hidden = "" if name in found.files else " hidden"
    tag = escape(document.language)
    record, listen = escape(_("Record")), escape(_("Listen"))
    return (
        f'<li data-name="{name}"><span class="number" id="n{name}">{number}</span>'
        f'<p class="words" id="w{name}" lang="{tag}" dir="{direction(document.language)}">'
        f"{escape(text)}</p>"
        f'<button type="button" data-do="record" aria-describedby="n{name} w{name}">'
        f"{record}</button>"
        f'<button type="button" data-do="play" aria-describedby="n{name}"{hidden}>'
        f"{listen}</button>"
        f'<span class="state">{escape(state)}</span></li>'
    )
