"""The preview: a page on this computer alone that shows a document while staff change its words.

It reads and never writes, answers only requests that name this computer, and lets no page run
anything but its own script.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlsplit

from coproduce import resources
from coproduce.content_folder import ContentFolder, read_text
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _, current, direction, ngettext, speaking
from easyread.check.checking import UNKNOWN, Checked, check_markdown
from easyread.check.report import off_line
from easyread.document import Document, Layout, Row
from easyread.local_page import LocalHandler, local_server
from easyread.packing.inputs import new_pictures
from easyread.pictures import Pictures, names
from easyread.reading import LARGEST, Content, Read, read
from easyread.write import Format, write

_HERE: Final = Path(__file__).parent
_FRAME: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_DOCUMENT: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""What a document may do: show itself, and nothing else, whatever words are in it."""

_Answer = tuple[int, str, bytes, str]
"""Status, type, content, and the policy of the page."""


@dataclass
class Preview:
    """Documents as they are on disk now."""

    folder: ContentFolder
    """Our words, with those that staff change on top."""
    _last: dict[str, bytes] = field(default_factory=dict)
    """The last page of each document that could be made."""

    def state(self) -> str:
        """Return a word that changes whenever a file of words, facts or pictures does."""
        stamps: list[tuple[str, int, int]] = []
        own = self.folder.own or resources.folder("content")
        for file in sorted(own.rglob("*")):
            try:
                there = file.stat()
            except OSError:  # deleted while we looked
                continue
            stamps.append((file.as_posix(), there.st_size, there.st_mtime_ns))
        return format(hash(tuple(stamps)) & 0xFFFFFFFFFFFF, "x")

    def names(self) -> tuple[str, ...]:
        """Return the names of the documents."""
        return Content(self.folder).names()

    def look(self, name: str) -> Read:
        """Read a document anew."""
        return read(Content(self.folder), name)

    def page(self, name: str) -> bytes:
        """Return the document as a web page; the last good one while it cannot be made."""
        found = self.look(name)
        if found.document is not None:
            pictures = new_pictures(self.folder)
            document = _without_missing(found.document, pictures)
            self._last[name] = write(document, Format.WEB_PAGE, Layout.EASY_READ, pictures)
        return self._last.get(name) or _nothing().encode()

    def findings(self, name: str) -> tuple[Finding, ...]:
        """Return what is wrong: in the facts, in the document, or with its pictures."""
        content = Content(self.folder)
        read_ = read(content, name)
        found = (*content.fact_findings, *read_.findings)
        if found or read_.document is None:
            return found
        pictures = new_pictures(self.folder)
        errors = (_error(pictures, picture) for picture in names(read_.document))
        missing = (Finding("PV-1", name, e.what_happened, e.what_to_do) for e in errors if e)
        return (*missing, *_changed(self.folder, name))

    def checked(self, name: str) -> Checked | None:
        """Return what the rules on easy words find in a document; None if it cannot be read."""
        text = read_text(self.folder.file(f"documents/{name}.md"), LARGEST)
        return check_markdown(text, f"{name}.md") if isinstance(text, str) else None


def _changed(folder: ContentFolder, name: str) -> tuple[Finding, ...]:
    """Return where the words changed since somebody compared them with the full words."""
    if not folder.files("links", f"{name}.toml"):
        return ()
    from easyread.check.nothing_lost import links_to_look_at

    try:
        return links_to_look_at(folder, name)
    except CoproduceError as error:
        return (Finding("NL-302", f"links/{name}.toml", error.what_happened, error.what_to_do),)


def _error(pictures: Pictures, name: str) -> CoproduceError | None:
    """Return why a picture cannot be used, or None."""
    try:
        pictures.find(name)
    except CoproduceError as error:
        return error
    return None


def _without_missing(document: Document, pictures: Pictures) -> Document:
    """Return the document without pictures that cannot be used: its words can still be seen."""
    blocks = tuple(
        replace(block, picture=None)
        if isinstance(block, Row) and block.picture and _error(pictures, block.picture.name)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def server(folder: ContentFolder, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the preview on 127.0.0.1, bound and not yet serving.

    Raises CoproduceError if the port is taken.
    """
    return local_server(_Handler, port, preview=Preview(folder))


class _Handler(LocalHandler):
    """Answers GET and HEAD."""

    preview: Preview

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Answer one request."""
        with speaking(self.tag):
            self.send_answer(*self._answer())

    do_HEAD = do_GET  # noqa: N815

    def _answer(self) -> _Answer:
        if not self.is_for_us():
            return _plain(421, _("This page is only for this computer."))
        asked = urlsplit(self.path)
        name = parse_qs(asked.query).get("document", [""])[0]
        routes: dict[str, Callable[[str], _Answer]] = {
            "/": self._frame,
            "/page": self._page,
            "/state": self._state,
            "/preview.js": lambda _name: _file("preview.js", "text/javascript"),
            "/preview.css": lambda _name: _file("preview.css", "text/css"),
        }
        route = routes.get(asked.path)
        if route is None or (name and name not in self.preview.names()):
            return _plain(404, _("There is no such page."))
        try:
            return route(name)
        except CoproduceError as error:
            return _plain(200, str(error))

    def _frame(self, name: str) -> _Answer:
        names = self.preview.names()
        name = name or (names[0] if names else "")
        return 200, "text/html; charset=utf-8", frame(names, name).encode(), _FRAME

    def _page(self, name: str) -> _Answer:
        return 200, "text/html; charset=utf-8", self.preview.page(name), _DOCUMENT

    def _state(self, name: str) -> _Answer:
        state = self.preview.state()
        known = parse_qs(urlsplit(self.path).query).get("known", [""])[0]
        news: dict[str, Any] = {"state": state}
        if state != known and name:
            news |= _news(self.preview, name)
        return 200, "application/json", json.dumps(news).encode(), _FRAME


def _plain(status: int, words: str) -> _Answer:
    return status, "text/plain; charset=utf-8", words.encode(), _DOCUMENT


def _file(name: str, kind: str) -> _Answer:
    return 200, f"{kind}; charset=utf-8", (_HERE / "preview_page" / name).read_bytes(), _FRAME


def _news(preview: Preview, name: str) -> dict[str, Any]:
    """Return what the page beside the document shows."""
    findings = preview.findings(name)
    slots = preview.look(name).unfilled
    return {
        "heading": _heading(len(findings)),
        "findings": [
            {"where": f.where, "what": f.what, "hint": f.hint, "code": f.code} for f in findings
        ],
        "checks": _checks(preview.checked(name)),
        "draft": [_("Still to fill in: {slot}").format(slot=slot.name) for slot in slots],
        "said": _("The page is new."),
    }


def _checks(checked: Checked | None) -> dict[str, Any]:
    """Return what the rules on easy words found, beside the words that they are about."""
    if checked is None:
        return {"heading": "", "findings": [], "switched": [], "unknown": []}
    found = [
        {
            "where": fault.found.where,
            "words": " ".join(fault.found.words.split()),
            "what": fault.found.what,
            "hint": fault.found.hint,
            "code": fault.code,
        }
        for fault in checked.faults
    ]
    number = ngettext(
        "Is it easy to read? {n} thing to look at", "Is it easy to read? {n} things to look at",
        len(found),
    ).format(n=len(found))  # fmt: skip
    return {
        "heading": number,
        "findings": found,
        "switched": [off_line(switch) for switch in checked.switched],
        "unknown": [_("No computer can know:"), *(_(one) for one in UNKNOWN)],
    }


def _heading(number: int) -> str:
    if not number:
        return _("We found no mistakes in how it is written.")
    return ngettext("{n} thing to mend", "{n} things to mend", number).format(n=number)


def frame(names: tuple[str, ...], name: str) -> str:
    """Return the page around a document: the list of documents, and what is to be mended."""
    links = "".join(_link(one, is_now=one == name) for one in names)
    address = quote(name)
    title = escape(_("Preview: {name}").format(name=name))
    preview, documents = escape(_("Preview")), escape(_("Documents"))
    looking, page = escape(_("Looking…")), escape(_("The document"))
    how = escape(_("Change the words in your folder and save. This page follows by itself."))
    return f"""<!doctype html>
<html lang="{escape(current())}" dir="{direction(current())}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/preview.css"><script src="/preview.js" defer></script></head>
<body data-document="{escape(name)}">
<header aria-label="{preview}">
<h1>{preview}</h1>
<nav aria-label="{documents}"><ul>{links}</ul></nav></header>
<main aria-label="{preview}">
<section aria-labelledby="heading"><h2 id="heading">{looking}</h2>
<ol id="findings"></ol><ul id="draft"></ul>
<h2 id="easy"></h2><ol id="checks" aria-labelledby="easy"></ol><ul id="switched"></ul>
<p id="unknown"></p>
<p>{how}</p>
<p role="status" id="said"></p></section>
<iframe id="page" src="/page?document={address}" title="{page}"></iframe>
</main></body></html>
"""


def _link(name: str, *, is_now: bool) -> str:
    now = ' aria-current="page"' if is_now else ""
    return f'<li><a href="/?document={quote(name)}"{now}>{escape(name)}</a></li>'


def _nothing() -> str:
    words = escape(_("There is nothing to show yet. Please mend what stands beside this."))
    title = escape(_("The document"))
    tag = escape(current())
    return (
        f'<!doctype html><html lang="{tag}"><meta charset="utf-8"><title>{title}</title>'
        f"<p>{words}</p></html>"
    )
