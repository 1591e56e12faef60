"""Behind somebody else's server with https everything works, and no header is believed."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from tools import CHECKOUT, needs

from tests.phones.browser import CODE, Room, chromium, phone
from tests.phones.phone import Phone as Visitor
from tests.phones.tls_front import Front

NAME = "meet.example.gov.uk"
FRONT = f"https://{NAME}"
pytestmark = pytest.mark.xdist_group("front")


class Fronted(Room):
    """A meeting whose server was started with --front."""

    def start(self) -> None:
        environment = {"PYTHONPATH": str(CHECKOUT), "PATH": "", "SYSTEMROOT": ""}
        code = (
            "import sys; from pathlib import Path; from coproduce.home import SessionFolder;"
            "from form.server import serve; serve(SessionFolder(Path(sys.argv[1])), '127.0.0.1',"
            "int(sys.argv[2]), lambda info: print(info.address, flush=True), front=sys.argv[3])"
        )
        command = [sys.executable, "-c", code, str(self.folder.path), str(self.port), FRONT]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self._server.stdout is not None
        assert self._server.stdout.readline().strip() == FRONT


@pytest.fixture
def meeting(tmp_path):
    made = Fronted(tmp_path / "meeting")
    yield made
    made.kill()


@pytest.fixture
def front(tmp_path, meeting):
    needs("openssl")
    made = Front(tmp_path, NAME, meeting.port)
    with made.open():
        yield made


def asked(front: Front, path: str) -> http.client.HTTPResponse:
    """Ask through the front, trusting only its certificate."""
    trusting = ssl.create_default_context(cafile=str(front.trusted))
    plain = socket.create_connection(("127.0.0.1", front.at), 10)
    with trusting.wrap_socket(plain, server_hostname=NAME) as safe:
        safe.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        answer = http.client.HTTPResponse(safe)
        answer.begin()
        return answer


@pytest.mark.needs("openssl", "chromium", "playwright")
def test_a_whole_visit_works_behind_https_and_its_cookie_is_secure(meeting, front):
    meeting.url = front.address
    options = {"ignore_https_errors": True}
    with browser_to(front) as started, phone(started, meeting, **options) as person:
        person.join()
        cookies = person.context.cookies()
        assert {cookie["name"] for cookie in cookies} == {"seat", "lang"}
        assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies)
        person.practise()
        activity = meeting.open()  # the page that waits hears it through the front
        person.see(f"/q/{activity}")
        person.choose("yes")
        person.send()
        person.see(f"/thanks/{activity}")
        assert meeting.answers(activity) == [("yes",)]


@pytest.mark.needs("openssl")
def test_redirects_stay_behind_the_front_and_browsers_stay_with_https(front):
    answer = asked(front, "/now")
    assert answer.status == 303
    assert not urlsplit(answer.headers["location"]).netloc
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_the_address_on_screens_posters_and_for_the_desk_is_the_fronts(meeting):
    offer = meeting.ask("pair")["address"]
    assert offer.startswith(FRONT.upper() + "/D/")
    assert meeting.folder.server().address == FRONT


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1;proto=https;host=evil.example.org"},
        {"X-Forwarded-Host": "evil.example.org"},
    ],
)
def test_without_a_front_a_header_makes_nothing_secure_and_moves_nobody(tmp_path, headers):
    meeting = Room(tmp_path / "meeting")
    phone = Visitor(meeting.port)
    try:
        page = phone.ask("GET", f"/j/{CODE}", headers=headers)
        assert "strict-transport-security" not in page.headers
        assert "evil.example.org" not in page.words
        body = page.form("role").body(role="young-person")
        phone.ask("POST", f"/j/{CODE}", body, headers)
        (cookie,) = phone.cookie_lines
        assert cookie.startswith("seat=")
        assert "secure" not in cookie.lower()
        phone.cookies.clear()
        moved = phone.ask("GET", "/now", headers=headers)
        assert moved.headers["location"] == "/"
    finally:
        phone.close()
        meeting.kill()


@pytest.mark.parametrize(
    "typed",
    ["http://meet.example.gov.uk", "meet.example.gov.uk", "https://meet.example.gov.uk/send",
     "https://", "https://a b.org", "https://" + "a" * 60, "https://x@evil.example.org"],
)  # fmt: skip
def test_an_address_that_cannot_be_a_front_is_refused_in_plain_words(tmp_path, typed):
    run = subprocess.run(
        [sys.executable, "-m", "tui.cli", "serve", "meeting", "--front", typed],
        check=False, capture_output=True, encoding="utf-8", cwd=CHECKOUT,
        env={"COPRODUCE_HOME": str(tmp_path), "PATH": "", "SYSTEMROOT": ""},
    )  # fmt: skip
    assert run.returncode == 2
    assert "is not an address such as https://meet.example.gov.uk" in run.stderr
    assert "Traceback" not in run.stderr


def browser_to(front):
    """A browser for which the front's name is this machine."""
    return chromium(f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
