"""The preview follows what staff write, says what is wrong beside it, and opens to nobody else."""

from __future__ import annotations

import http.client
import json
import threading
from urllib.request import urlopen

import pytest
from checkers import axe_faults
from journey import coproduce, until
from tools import axe_source

from coproduce.content_folder import ContentFolder
from easyread import preview
from tests.phones.browser import chromium


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own words"
    assert coproduce(tmp_path, "content", "copy", str(folder)).returncode == 0
    return folder


@pytest.fixture
def address(own):
    server = preview.server(ContentFolder(own))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def asked(address, path, method="GET", host=""):
    """Ask as a program does that may say anything; return status, headers and text."""
    place = address.removeprefix("http://")
    connection = http.client.HTTPConnection(place, timeout=30)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, answer.headers, text


def news(address, document="agenda", known=""):
    with urlopen(f"{address}/state?document={document}&known={known}", timeout=30) as answer:
        return json.loads(answer.read())


def test_the_page_shows_the_words_as_they_are_saved_now(own, address):
    file = own / "documents" / "agenda.md"
    before = news(address)
    assert before["heading"] == "We found no mistakes in how it is written."
    assert news(address, known=before["state"]).keys() == {"state"}
    file.write_text(file.read_text("utf-8").replace("We say hello.", "We say salaam."), "utf-8")
    assert news(address, known=before["state"])["said"] == "The page is new."
    assert "We say salaam." in asked(address, "/page?document=agenda")[2]


def test_a_mistake_stands_beside_the_page_with_file_and_line(own, address):
    file = own / "documents" / "agenda.md"
    text = file.read_text("utf-8")
    file.write_text(text + "\n![](no-such)\nThis is one. This is two.\n", "utf-8")
    lines = file.read_text("utf-8").splitlines()
    found = news(address)["findings"]
    assert [f["where"] for f in found] == [
        f"documents/agenda.md, line {lines.index('![](no-such)') + 1}",
        f"documents/agenda.md, line {lines.index('This is one. This is two.') + 1}",
    ]
    assert "This is one. This is two." in asked(address, "/page?document=agenda")[2]


def test_the_last_good_page_stays_while_there_is_no_title(own, address):
    assert "We say hello." in asked(address, "/page?document=agenda")[2]
    (own / "documents" / "agenda.md").write_text("no title\n")
    assert "We say hello." in asked(address, "/page?document=agenda")[2]
    assert news(address)["findings"]


def test_a_page_of_the_outside_that_calls_itself_by_our_address_is_refused(address):
    status, _headers, text = asked(address, "/", host="evil.example")
    assert (status, text) == (421, "This page is only for this computer.")
    assert asked(address, "/", host=f"localhost:{address.rsplit(':', 1)[1]}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(address, method):
    assert asked(address, "/page?document=agenda", method)[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/page?document=../facts/slots",
        "/page?document=%2e%2e%2fagenda",
        "/documents/x",
        "/index.html",
    ],
)
def test_only_documents_can_be_seen(address, path):
    assert asked(address, path)[0] == 404


def test_no_page_may_run_or_load_anything_of_others(address):
    for path in ("/", "/page?document=agenda", "/state?document=agenda"):
        _status, headers, _text = asked(address, path)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert "unsafe-eval" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src" not in asked(address, "/page?document=agenda")[1]["Content-Security-Policy"]


@pytest.mark.needs("chromium", "playwright", "axe")
def test_the_browser_follows_by_itself_and_axe_finds_nothing(own, address):
    file = own / "documents" / "agenda.md"
    with chromium() as browser:
        page = browser.new_page()
        faults = []
        page.on("console", lambda said: faults.append(said.text))
        page.goto(f"{address}/?document=agenda")
        page.get_by_role("heading", name="We found no mistakes").wait_for()
        document = page.frame_locator("#page")
        document.get_by_text("We say hello.").wait_for()
        text = file.read_text("utf-8").replace("We say hello.", "We say salaam.")
        file.write_text(text + "\n![](none)\nOne. Two.\n", "utf-8")
        document.get_by_text("We say salaam.").wait_for()
        page.get_by_text("There are two sentences on this line.").wait_for()
        assert page.get_by_role("status").inner_text() == "The page is new."
        assert faults == []
        page.add_init_script(axe_source() or "")  # in the frame too
        page.goto(f"{address}/?document=agenda")
        page.get_by_role("heading", name="1 thing to mend").wait_for()
        assert axe_faults(page) == []


@pytest.mark.needs("pty")
def test_the_command_says_the_address_and_ends_by_ctrl_c(own, tmp_path):
    import signal
    import subprocess

    from journey import PROGRAM, environment

    process = subprocess.Popen(
        [*PROGRAM, "preview", "agenda", "--content", str(own)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(tmp_path),
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Open this page: http://127.0.0.1:")
        with urlopen(line.removeprefix("Open this page: ").strip(), timeout=30) as answer:
            assert b"Preview" in answer.read()
        process.send_signal(signal.SIGINT)
        _out, said = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Your words are as you saved them." in said
    assert until(lambda: process.poll() is not None)


def test_without_a_folder_of_their_own_staff_are_told_how_to_make_one(tmp_path):
    run = coproduce(tmp_path, "preview")
    assert run.returncode == 2
    assert "coproduce content copy our-words" in run.stderr


def test_what_is_hard_to_read_stands_beside_the_sentence(own, address):
    file = own / "documents" / "agenda.md"
    hard = "We use 50% of it.\n"
    file.write_text(f"{file.read_text('utf-8')}\n![](talk)\n{hard}", "utf-8")
    line = file.read_text("utf-8").splitlines().index(hard.strip()) + 1
    checks = news(address)["checks"]
    (found,) = [one for one in checks["findings"] if one["where"] == f"line {line}"]
    assert "50%" in found["words"]
    assert found["code"].startswith("ER-3")
    assert found["hint"]
    assert checks["heading"].startswith("Is it easy to read?")
    assert "Only readers with a learning disability can tell." in " ".join(checks["unknown"])
    off = f"<!-- check: {found['code']} off: it is on the sign -->\n"
    text = file.read_text("utf-8")
    file.write_text(text.replace(f"![](talk)\n{hard}", f"{off}![](talk)\n{hard}"), "utf-8")
    checks = news(address)["checks"]
    assert found["code"] not in [one["code"] for one in checks["findings"]]
    assert checks["switched"] == [f"{found['code']}, line {line - 1}: it is on the sign"]


def test_words_that_changed_since_somebody_compared_them_stand_beside_the_page(own, address):
    full = own / "full.md"
    full.write_text("# What we do\n\nWe must try the vote with 1 practice question.\n", "utf-8")
    command = ("check", "agenda", "--against", str(full), "--content", str(own), "--looked")
    coproduce(own, *command)
    assert news(address)["findings"] == []
    words = own / "documents" / "agenda.md"
    words.write_text(words.read_text("utf-8").replace("1 practice", "1 easy"), "utf-8")
    (found,) = news(address)["findings"]
    assert found["code"] == "NL-301"
    (own / "links" / "agenda.toml").write_text("[[passage]]\nfull = 3\n", "utf-8")
    (found,) = news(address)["findings"]
    assert found["where"] == "links/agenda.toml"
