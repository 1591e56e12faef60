"""Every address is listed with who may use it, and answers nobody else."""

from __future__ import annotations

import pytest

from tests.phones.rooms import Inside

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
