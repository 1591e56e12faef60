"""Requests that no phone of ours sends: each gets a plain page, the right status, and no harm."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from coproduce.domain.events import VoteCast
from form.reading import BODY, FIELDS
from form.tokens import Tokens
from tests.phones.phone import THANKS, Page
from tests.phones.rooms import Inside, new_folder

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


@pytest.fixture
def open_room(room: Inside) -> Inside:
    room.desk("open", activity=room.first)
    return room


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """One meeting for all the tests that leave it as it was."""
    made = Inside(new_folder(tmp_path_factory.mktemp("steady")))
    made.start()
    made.desk("open", activity=made.first)
    yield made
    made.put_away()


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


# --- whose answer is it? ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cookie", ["x", "", "WyJhIl0.AAAA", '"a"', "a" * 5000, "é", "null.null", "ImEi.x", "\t"]
)
def test_a_forged_seat_is_no_seat(steady, cookie):
    steady.joined()
    phone = steady.phone()
    phone.cookies["seat"] = cookie
    assert phone.ask("GET", "/now").headers.get("location") == "/"
    page = phone.go(f"/q/{steady.first}")
    assert "Type the code" in page.words
    assert is_plain(page)


def test_knowing_the_name_of_a_seat_is_not_having_it(steady):
    phone = steady.joined()
    (payload, _, signature) = phone.cookies["seat"].partition(".")
    seat = max(steady.host.session.seats)
    for forged in (seat, f'"{seat}"', payload, f"{payload}.", f"{payload}.{signature[::-1]}"):
        phone.cookies["seat"] = forged
        assert phone.ask("GET", "/now").headers.get("location") == "/"


def test_a_seat_of_another_session_is_no_seat_and_its_page_no_page(open_room, tmp_path):
    other = Inside(new_folder(tmp_path, title="Another room"))
    other.start()
    try:
        other.desk("open", activity=other.first)
        stranger = other.joined()
        form = stranger.page.form("choice")
        phone = open_room.joined()
        assert phone.ask("POST", form.action, form.body(choice="yes")).status == 409
        phone.cookies = dict(stranger.cookies)
        assert phone.ask("GET", "/now").headers["location"] == "/"
    finally:
        other.put_away()
    assert not votes(open_room)


@pytest.mark.parametrize("change", ["", "x", "{}x", "x{}", "{}.{}", "W10.AAAA"])
def test_a_forged_page_takes_no_answer(steady, change):
    phone = steady.joined()
    form = phone.page.form("choice")
    forged = change.replace("{}", form.hidden("page"))
    page = phone.ask("POST", form.action, form.body(choice="yes", page=forged))
    assert page.status == 409
    assert "We do not know this phone yet." in page.words
    assert is_plain(page)
    assert not votes(steady)


def test_a_signed_seat_is_not_a_page_and_a_signed_page_is_not_a_seat(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    body = form.body(choice="yes", page=phone.cookies["seat"])
    assert phone.ask("POST", form.action, body).status == 409
    phone.cookies["seat"] = form.hidden("page")
    assert phone.ask("GET", "/now").headers["location"] == "/"
    assert not votes(open_room)


def test_a_page_signed_for_a_seat_that_does_not_exist_takes_no_answer(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    signer = Tokens(open_room.folder.signing_secret(), open_room.folder.name)
    nobody = signer.page("nobody", open_room.first, open_room.host.now())
    assert phone.ask("POST", form.action, form.body(choice="yes", page=nobody)).status == 409
    assert not votes(open_room)


def test_the_page_of_another_seat_counts_for_that_seat_whatever_cookie_comes(open_room):
    mine, theirs = open_room.joined(), open_room.joined()
    form = theirs.page.form("choice")
    mine.ask("POST", form.action, form.body(choice="no"))
    mine.vote(open_room.first, "yes")
    assert open_room.counts(open_room.first) == {"yes": 1, "no": 1}
    theirs.vote(open_room.first, "sometimes")
    assert open_room.counts(open_room.first) == {"yes": 1, "sometimes": 1}


def test_the_page_of_another_seat_deletes_nothing(open_room):
    mine, theirs = open_room.joined(), open_room.joined()
    theirs.answer("yes")
    form = theirs.go("/delete").form_to("/delete")
    for cookies in ({}, dict(mine.cookies)):
        mine.cookies = cookies
        assert mine.ask("POST", "/delete", form.body()).status == 409
    own = mine.ask("POST", "/delete", theirs.go(f"/q/{open_room.first}").form("choice").body())
    assert own.status == 409
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_without_its_cookie_an_answer_still_counts_for_the_seat_of_its_page(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    phone.cookies.clear()
    assert phone.ask("POST", form.action, form.body(choice="yes")).status == 303
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_a_page_from_before_a_restart_still_takes_its_answer(open_room):
    phone = open_room.joined()
    form = phone.page.form("choice")
    open_room.again()
    phone.submit(form, choice="yes")
    assert THANKS in phone.page.words
    assert open_room.counts(open_room.first) == {"yes": 1}


def test_a_page_of_one_question_does_not_answer_another(open_room):
    second = open_room.session().agenda[1].id
    phone = open_room.joined()
    form = phone.page.form("choice")
    phone.ask("POST", f"/q/{second}", form.body(choice="yes"))
    assert open_room.counts(second) == {}
    assert open_room.counts(open_room.first) == {"yes": 1}
    assert phone.go(f"/thanks/{second}").address == "/now"


@pytest.mark.parametrize("about", ["signal", "delete", "next", "join", "nonsense", ""])
def test_a_page_about_something_else_is_no_answer(steady, about):
    phone = steady.joined()
    signer = Tokens(steady.folder.signing_secret(), steady.folder.name)
    seat = signer.read_seat(phone.cookies["seat"])
    token = signer.page(seat, about, steady.host.now())
    kept = len(steady.events())
    for address in (f"/q/{steady.first}", f"/say/{steady.first}"):
        page = phone.ask("POST", address, f"page={token}&choice=yes&comment=words")
        assert page.status == 409
        assert is_plain(page)
    assert len(steady.events()) == kept


# --- what is no page of ours --------------------------------------------------------------------


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


# --- bodies -------------------------------------------------------------------------------------


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


# --- every address, and who may use it ----------------------------------------------------------

PUBLIC = {
    ("GET", "/"), ("POST", "/code"),
    ("GET", "/j/{code}"), ("GET", "/J/{code}"), ("POST", "/j/{code}"), ("POST", "/J/{code}"),
    ("GET", "/favicon.ico"), ("GET", "/live"), ("GET", "/s/{name}"),
    ("GET", "/room/{code}"), ("GET", "/room/{code}/live"),
    ("GET", "/listen/{page}"), ("GET", "/listen/{page}/{about}"), ("GET", "/sound/{name}"),
    ("GET", "/d/{secret}"), ("GET", "/D/{secret}"),
    ("POST", "/d/{secret}"), ("POST", "/D/{secret}"),
    ("GET", "/deleted"), ("GET", "/read"), ("GET", "/languages"), ("POST", "/lang"),
    ("GET", "/room/{code}/evidence/{photo}"), ("GET", "/aside/done"),
}  # fmt: skip
"""Anybody in the network."""
SEATED = {
    ("GET", "/now"), ("GET", "/q/{activity}"), ("GET", "/practised"), ("GET", "/thanks/{activity}"),
    ("GET", "/say/{activity}"), ("GET", "/delete"), ("GET", "/next"),
    ("POST", "/delete"), ("GET", "/agree"), ("GET", "/agreed"), ("GET", "/pictures/{activity}"),
    ("GET", "/today"), ("GET", "/evidence/{photo}"), ("GET", "/aside"), ("POST", "/aside"),
}  # fmt: skip
"""A phone with a seat."""
PAGED = {
    ("POST", "/q/{activity}"), ("POST", "/say/{activity}"), ("POST", "/signal"), ("POST", "/next"),
    ("POST", "/agree"),
}  # fmt: skip
"""Whoever holds a page that the server made for a seat."""
DESK = {
    ("GET", "/desk"), ("GET", "/desk/comment/{comment:int}"),
    ("GET", "/desk/worried/{comment:int}"), ("GET", "/desk/sealed/{comment:int}"),
    ("GET", "/desk/more"),
    ("GET", "/desk/live"), ("POST", "/desk/do/{command}"),
    ("GET", "/desk/opening"), ("GET", "/desk/actions"),
    ("GET", "/desk/forget"), ("GET", "/desk/forgotten"), ("GET", "/desk/hears"),
    ("GET", "/desk/languages"), ("GET", "/desk/differ"),
}  # fmt: skip
"""The paired phone."""
LAPTOP = {("POST", "/api/{command}")}
"""A program that can read the session's folder."""


def routes(room: Inside) -> set[tuple[str, str]]:
    from form.app import _routes

    found = set()
    for route in _routes(room.host):
        found |= {(m, route.path) for m in (route.methods or {"ANY"}) if m != "HEAD"}
    return found


def test_every_address_is_listed_here_with_who_may_use_it(steady):
    assert routes(steady) == PUBLIC | SEATED | PAGED | DESK | LAPTOP


def address_of(path: str, room: Inside, activity: str = "") -> str:
    values = {
        "{code}": room.code, "{activity}": activity or room.first, "{secret}": "A" * 14,
        "{name}": "form.css", "{comment:int}": "4", "{command}": "open",
    }  # fmt: skip
    for name, value in values.items():
        path = path.replace(name, value)
    return path


def test_without_a_seat_nothing_but_the_public_pages_answers(steady):
    phone = steady.phone()
    body = f"page=x&choice=yes&comment=x&signal=break&lang=en&activity={steady.first}"
    for method, path in SEATED | PAGED:
        page = phone.ask(method, address_of(path, steady), body if method == "POST" else None)
        if method == "GET":
            assert page.headers.get("location") == "/", path
        else:
            assert page.status == 409, path
    for method, path in DESK | LAPTOP:
        page = phone.ask(method, address_of(path, steady), body if method == "POST" else None)
        assert page.status == 403, path


def test_a_seat_does_not_open_the_desk(steady):
    phone = steady.joined()
    phone.cookies["desk"] = phone.cookies["seat"]
    for method, path in DESK | LAPTOP:
        page = phone.ask(method, address_of(path, steady), "" if method == "POST" else None)
        assert page.status == 403, path


@pytest.mark.parametrize(
    "moment",
    [
        [],
        [("close", {}), ("show", {"even_if_few": True})],
        [("screen", {"view": "blank"})],
        [("screen", {"view": "join"})],
        [("end", {})],
    ],
    ids=["question", "result", "blank", "join", "ended"],
)
def test_no_public_address_changes_what_the_room_sees_but_its_counts(open_room, moment):
    phone = open_room.joined()
    page = phone.page.form("choice").hidden("page")
    for command, arguments in moment:
        first = {"activity": open_room.first} if command in ("close", "show") else {}
        open_room.desk(command, **first, **arguments)
    before = open_room.view()
    for method, path in sorted(PUBLIC | SEATED | PAGED):
        if path.endswith("/live"):
            continue
        body = (
            f"page={page}&choice=yes&comment=x&signal=break&lang=en&role=professional"
            f"&activity={open_room.first}&view=blank&state=shown&comment=4&open=0&desk=x&number=9"
        )
        phone.ask(method, address_of(path, open_room), body if method == "POST" else None)
    after = open_room.view()
    for name in ("showing", "title", "code", "is_door_open", "in_room", "activity", "result",
                 "comments", "number", "of", "wifi"):  # fmt: skip
        assert getattr(after, name) == getattr(before, name), name
    answered = len(open_room.session().votes[open_room.first])
    assert answered == 1  # it came in time: late answers count for two minutes


def test_every_answer_has_the_strict_headers(steady):
    phone = steady.joined()
    addresses = ["/", "/now", f"/q/{steady.first}", "/none", "/s/form.css", "/delete", "/desk"]
    for address in addresses:
        headers = phone.ask("GET", address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "no-" in headers["cache-control"]
        assert not {"server", "date", "x-powered-by"} & set(headers)


def test_there_is_no_cookie_but_the_seats_and_no_script_can_read_it(open_room):
    phone = open_room.joined()
    phone.answer("yes")
    for address in ("/now", "/delete", "/next", "/?lang=en"):
        phone.go(address)
    assert len(phone.cookie_lines) == 1
    (line,) = phone.cookie_lines
    assert line.startswith("seat=")
    assert "httponly" in line.lower()
    assert "samesite=lax" in line.lower()


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
