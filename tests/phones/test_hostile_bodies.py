"""Bodies and bytes that no phone of ours sends: refused in plain words, and nothing kept."""

from __future__ import annotations

import socket

import pytest

from form.reading import BODY, FIELDS
from tests.phones.raw_requests import is_plain, raw, said, votes


def test_a_body_that_is_too_large_is_refused_and_nothing_of_it_kept(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    kept = len(open_room.events())
    for address in (form.action, "/code", f"/j/{open_room.code}", "/signal", "/delete", "/lang"):
        page = phone.ask("POST", address, form.body(choice="yes") + "&x=" + "w" * BODY)
        assert page.status == 413
        assert "That is too much text." in page.words
        assert is_plain(page)
    assert len(open_room.events()) == kept


def test_the_longest_comment_fits_in_four_byte_letters(open_room):
    phone = open_room.joined()
    phone.say(open_room.first, "\U0001f600" * 500)
    (comment,) = open_room.session().comments.values()
    assert comment.text == "\U0001f600" * 500


def test_a_body_in_chunks_without_a_length_is_cut_off_when_it_grows_too_large(open_room):
    kept = len(open_room.events())
    head = b"POST /code HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    page = said(
        *raw(
            open_room.port,
            head + b"1000\r\n" + b"a" * 4096 + b"\r\n" + b"1001\r\n" + b"a" * 4097 + b"\r\n",
        )
    )
    assert page.status == 413
    assert is_plain(page)
    assert len(open_room.events()) == kept


@pytest.mark.parametrize("length", ["-1", "9" * 30, "1,1", "0x10", "ten", "\xb2", "+5", "5, 5"])
def test_a_length_that_lies_is_refused_in_plain_words(steady, length):
    head = f"POST /code HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\ncode="
    page = said(*raw(steady.port, head.encode("latin-1")))
    assert page.status in (400, 413)
    assert is_plain(page)


def test_a_length_and_chunks_together_are_refused(steady):
    both = b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    head = b"POST /code HTTP/1.1\r\nHost: x\r\n" + both
    page = said(*raw(steady.port, head))
    assert page.status == 400
    assert is_plain(page)


def test_ten_thousand_fields_are_refused(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    page = phone.ask("POST", form.action, "&".join("a=" for _ in range(10_000)))
    assert page.status == 413
    page = phone.ask("POST", form.action, form.body(choice="yes") + "&a=" * (FIELDS + 1))
    assert page.status == 413
    assert is_plain(page)
    assert not votes(open_room)


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\x00", b"page=%ff%fe&choice=%ff", b"choice", b"&&&===", b"{}", b"\x00" * 50,
     b"page=a&page=b&choice=yes", b"%", b"page=%ud800"],
)  # fmt: skip
def test_a_body_that_is_no_form_is_no_answer(steady, body):
    phone = steady.joined()
    for address in (f"/q/{steady.first}", f"/say/{steady.first}", "/signal", "/delete", "/next"):
        page = phone.ask("POST", address, body)
        assert page.status == 409
        assert is_plain(page)
    page = phone.ask("POST", "/code", body)
    assert page.status in (404, 429)
    assert is_plain(page)
    assert not votes(steady)


def test_words_that_are_not_utf8_are_kept_readable(open_room):
    phone = open_room.joined()
    form = phone.go(f"/say/{open_room.first}").form("comment")
    phone.ask("POST", form.action, f"page={form.hidden('page')}&comment=caf%E9+%00%1b[31m")
    texts = [c.text for c in open_room.session().comments.values()]
    assert texts == ["caf\ufffd"]


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 40 + b"\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /q/\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
        b"hello\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_plain_page_and_the_server_goes_on(steady, sent):
    phone = steady.joined()
    head, body = raw(steady.port, sent)
    if head:
        assert is_plain(said(head, body))
        assert b" 400 " in head.split(b"\r\n")[0]
    assert phone.go("/now").status == 200


def test_a_head_that_does_not_end_is_cut_off(steady):
    with socket.create_connection(("127.0.0.1", steady.port), timeout=20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        sent = 0
        try:
            while sent < 20_000_000:
                sent += line.send(b"X-More: " + b"y" * 8000 + b"\r\n")
        except OSError:
            pass
    assert sent < 20_000_000
    assert steady.phone().go("/").status == 200
