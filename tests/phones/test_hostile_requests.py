"""Addresses, methods and headers that no phone of ours sends: a plain page, and no harm."""

from __future__ import annotations

import pytest

from tests.phones.phone import THANKS
from tests.phones.raw_requests import is_plain, raw, said

SEGMENTS = (
    "%00", "..%2f..%2fetc%2fpasswd", "%2e%2e", "%0d%0aset-cookie:%20a=b", "%f0%28%8c%28", "%ff",
    "%3Cscript%3Ealert(1)%3C/script%3E", "%22%20onload=x", "a" * 3000, "%E2%80%AE", "%1b%5b2J",
    "{{7*7}}", "%25s%25n", "'", ";ls", "%5c%5chost", "CON", "-1", "1e9", "%C2%85", "\\",
)  # fmt: skip


@pytest.mark.parametrize(
    "stem",
    ["/q/", "/say/", "/thanks/", "/j/", "/d/", "/s/", "/", "/desk/comment/", "/desk/do/", "/api/"],
)
def test_hostile_addresses_get_a_plain_page_and_nothing_of_them_comes_back_alive(steady, stem):
    phone = steady.joined()
    for segment in SEGMENTS:
        for method in ("GET", "POST"):
            page = phone.ask(method, stem + segment, "" if method == "POST" else None)
            assert page.status in (303, 403, 404, 405, 409, 429), (stem, segment, page.status)
            assert not set(page.body) & {0, 0x1B, 0x7F}
            assert "<script>alert" not in page.text
            assert "49" not in page.words or "{{7*7}}" not in segment
            assert len(page.headers.get("location", "").splitlines()) <= 1
            if page.status != 303 and stem != "/api/":
                assert is_plain(page)


@pytest.mark.parametrize(
    "address", ["/nothing", "/q", "/q/a/b", "/s/form.py", "/s/..%2fapp.py", "/admin", "/api"]
)
def test_an_unknown_page_says_so(steady, address):
    page = steady.phone().ask("GET", address)
    assert page.status == 404
    assert "This page is not there." in page.words
    assert is_plain(page)


def test_an_unknown_question_is_not_there(steady):
    phone = steady.joined()
    assert phone.ask("GET", "/say/unknown").status == 404
    assert phone.ask("GET", "/q/unknown").headers["location"] == "/now"
    assert phone.ask("GET", "/thanks/unknown").headers["location"] == "/now"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_a_wrong_method_is_refused(steady, method):
    phone = steady.joined()
    for address in ("/", "/now", "/delete", "/live", "/api/ping", "/desk", "/s/form.css"):
        page = said(*raw(steady.port, f"{method} {address} HTTP/1.1\r\nHost: x\r\n\r\n".encode()))
        assert page.status in (400, 405)
        if not address.startswith("/api"):
            assert is_plain(page)
    assert phone.go("/now").status == 200


def test_a_page_that_only_takes_answers_cannot_be_looked_at(steady):
    phone = steady.joined()
    for address in ("/code", "/signal", "/lang", "/desk/do/open", "/api/ping"):
        assert phone.ask("GET", address).status == 405


def test_asking_only_for_the_head_changes_nothing_and_ends(open_room):
    phone = open_room.joined()
    kept = len(open_room.events())
    for address in (
        "/",
        "/now",
        f"/q/{open_room.first}",
        "/delete",
        "/live",
        "/s/form.js",
        "/s/desk.js",
        "/none",
    ):
        page = phone.ask("HEAD", address)
        assert page.body == b""
        assert page.status in (200, 303, 404)
    assert len(open_room.events()) == kept


def test_asking_for_another_protocol_gets_the_page_all_the_same(steady):
    for upgrade in ("websocket", "h2c"):
        phone = steady.phone()
        headers = {
            "Connection": "Upgrade",
            "Upgrade": upgrade,
            "Sec-WebSocket-Key": "x" * 22 + "==",
        }
        page = phone.ask("GET", "/", None, headers)
        assert page.status == 200
        assert "Type the code" in page.words


@pytest.mark.parametrize(
    "header",
    [
        "Host",
        "Accept",
        "Accept-Language",
        "User-Agent",
        "Referer",
        "X-Forwarded-For",
        "Cookie",
        "Origin",
    ],
)
def test_hostile_headers_change_nothing(steady, header):
    phone = steady.phone()
    for value in (
        "<script>alert(1)</script>",
        "a" * 8000,
        "../../x",
        "%00",
        "en;q=x,,;;",
        "\xff\xfe",
        "evil.example",
    ):
        page = phone.ask("GET", f"/j/{steady.code}", None, {header: value})
        assert page.status == 200
        assert "<script>alert" not in page.text
        assert "evil.example" not in page.text
        assert "Who are you?" in page.words
        assert is_plain(page)


def test_a_language_that_we_do_not_have_is_not_spoken(steady):
    phone = steady.phone("xx-nonsense,tlh;q=0.9,*;q=0.1")
    for address in ("/", f"/j/{steady.code}?lang=../../etc", "/?lang=%00", "/?lang=xx"):
        assert phone.go(address).lang == "en"


def test_a_fault_of_ours_is_said_in_plain_words_and_the_next_answer_counts(open_room, monkeypatch):
    phone = open_room.joined()
    form = phone.page.form("choice")

    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    with monkeypatch.context() as patch:
        patch.setattr(open_room.host, "vote", broken)
        page = phone.ask("POST", form.action, form.body(choice="yes"))
    assert page.status == 500
    assert "Something went wrong. It is our fault." in page.words
    assert "secret words" not in page.text
    assert is_plain(page)
    phone.submit(form, choice="yes")
    assert THANKS in phone.page.words
