"""What people write does no harm on any page, and nobody sees what was not released."""

from __future__ import annotations

import itertools
import logging
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduce.clean import clean
from coproduce.domain.events import CommentState
from coproduce.domain.safe_events import Wish
from coproduce.domain.view import room_view
from coproduce.errors import CoproduceError
from tests.phones.phone import Page, Phone
from tests.phones.rooms import Inside, new_folder
from tests.words.hostile import HOSTILE

NOTICED = re.compile(r'<ul class="marks" id="[\w-]+">(<li dir="auto">[^<>]*</li>)+</ul>')
"""A list of what the sorter noticed: words, and no tag of anybody's."""


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory):
    """A meeting in which every hostile text waits at the desk, and the facilitator's phone."""
    room = Inside(new_folder(tmp_path_factory.mktemp("busy")))
    room.start()
    room.desk("open", activity=room.first)
    phone = room.joined()
    form = phone.go(f"/say/{room.first}").form("comment")
    for raw in typed():
        assert phone.ask("POST", form.action, form.body(comment=raw, wish="report")).status == 303
    yield room, paired(room)
    room.put_away()


def typed() -> list[str]:
    """Return the hostile texts as a browser sends them: no halves of letters, no more than fits."""
    encoded = (text.encode("utf-8", "surrogatepass") for text in HOSTILE.values())
    return [raw.decode("utf-8", "replace")[:500] for raw in encoded]


def paired(room: Inside) -> Phone:
    phone = room.phone()
    phone.go(room.desk("pair")["address"].split(f":{room.port}")[1])
    phone.submit(phone.page.forms[0])
    room.desk("confirm-pairing", number=phone.page.words.split("number is ")[1][:2])
    phone.go("/desk")
    return phone


def is_harmless(page: Page) -> bool:
    for character in page.text:
        is_control = unicodedata.category(character) == "Cc" and character != "\n"
        assert not is_control, (page.address, character)
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return True


def test_every_hostile_text_is_inert_on_every_page_of_the_desk(busy):
    room, desk = busy
    comments = room.host.session.comments_in(CommentState.HELD)
    assert {c.text for c in comments} == {clean(text) for text in typed()} - {""}
    usual = skeleton(_page_with_plain_words(room, desk))
    for comment in comments:
        page = desk.go(f"/desk/comment/{comment.id}")
        assert page.status == 200
        assert is_harmless(page)
        assert skeleton(page) == usual, comment.text
        assert " ".join(comment.text.split())[:20].strip() in page.words
    whole = desk.go("/desk")
    assert is_harmless(whole)
    tags = {tag for tag, *_ in skeleton(whole)}
    assert not tags & {"img", "svg", "iframe", "object", "style", "b", "base", "marquee", "video"}
    assert not any(name.startswith("on") for _, *names in skeleton(whole) for name in names)


def _page_with_plain_words(room: Inside, desk: Phone) -> Page:
    phone = room.joined()
    phone.say(room.first, "plain words")
    comment = max(room.host.session.comments)
    page = desk.go(f"/desk/comment/{comment}")
    room.desk("move-comment", reason="asked", comment=comment, state="removed")
    return page


def skeleton(page: Page) -> list[tuple[str, ...]]:
    """Return every tag of a page with the names of its attributes, in order.

    What the sorter noticed differs from comment to comment: its list is looked at by itself.
    """
    noticed = re.findall(r'<ul class="marks".*?</ul>', page.text, re.DOTALL)
    assert all(NOTICED.fullmatch(one) for one in noticed), noticed
    found: list[tuple[str, ...]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
            found.append((tag, *(name for name, _ in given)))

    Reader().feed(re.sub(r'<ul class="marks".*?</ul>', "", page.text, flags=re.DOTALL))
    return found


def test_hostile_texts_through_the_api_come_back_as_plain_json(busy):
    room, _ = busy
    seat = room.desk("seat", role="professional", door="keyboard")["seat"]
    second = room.host.session.agenda[1].id
    refusals: list[str] = []
    for n, text in enumerate(HOSTILE.values()):
        try:
            room.desk(
                "comment", wish="report", seat=seat, activity=second, text=text[:500], key=str(n)
            )
            if n % 16 == 0:
                room.desk("add-activity", question=text)
        except CoproduceError as error:
            refusals.append(str(error))
    assert not set("".join(refusals)) & set("\x00\x1b\x9b")
    for comment in room.host.session.comments.values():
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in comment.text)
    for activity in room.host.session.agenda:
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in activity.question)


def test_a_hostile_title_and_question_do_no_harm_on_a_phone(tmp_path):
    title = "<script>alert(1)</script>\x1b]0;x\x07{{7*7}}"
    room = Inside(new_folder(tmp_path, title=title))
    room.start()
    try:
        added = room.desk(
            "add-activity",
            name=title,
            question=title,
            kind="pick",
            options=[title, '"><img src=x>'],
        )["activity"]
        desk = paired(room)
        room.desk("open", activity=added)
        phone = room.phone()
        pages = [phone.go(f"/j/{room.code}"), phone.join(room.code), phone.go(f"/q/{added}")]
        pages += [phone.go(f"/say/{added}"), desk.go("/desk"), desk.go("/desk/more")]
        for page in pages:
            assert is_harmless(page)
            assert "<script>alert" not in page.text
            assert "<img" not in page.text
            assert "49" not in page.words
    finally:
        room.put_away()


# --- nothing that was not released is ever seen ---------------------------------------------------


PUBLIC = ("/", "/now", "/q/{first}", "/q/{second}", "/q/practice", "/thanks/{first}",
          "/say/{first}", "/say/{second}", "/delete", "/deleted", "/next", "/practised",
          "/j/{code}", "/live", "/desk", "/desk/more", "/desk/comment/{comment}", "/read",
          "/agree", "/agreed", "/pictures/{first}", "/today", "/desk/worried/{comment}",
          "/desk/sealed/{comment}", "/desk/forget?card=kite", "/desk/hears",
          "/favicon.ico", "/nothing")  # fmt: skip

ACTIONS = st.sampled_from(
    ["open", "close", "show", "hide", "blank", "join-view", "auto", "end", "resume", "door",
     "comment", "comment", "shown", "shown", "held", "private", "worry", "undo-worry",
     "keep-sealed", "removed", "undo-comment", "cover", "uncover", "forget"]
)  # fmt: skip


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 5)), min_size=8, max_size=24))
def test_what_is_not_released_is_on_no_public_page_in_any_state(history):
    # One room for all histories: an earlier one only adds more that must not be seen.
    room = _wanderers_room()
    number = itertools.count(len(room.markers))
    for action, which in history:
        _act(room, action, which, number)
        assert _shows_only_what_was_released(room)
    everything = _walk(room, room.stranger()) + _walk(room, room.voter)
    for action, which in (("resume", 0), ("open", 0), ("open", 1), ("close", 1), ("show", 1)):
        _act(room, action, which, number)
        assert _shows_only_what_was_released(room)
    assert not any(m in "".join(room.refusals) for m in room.markers)
    assert not any(m in everything for m in room.markers)


def _shows_only_what_was_released(room: Wanderers) -> bool:
    session = room.host.session
    view = repr(room_view(session, session.at))
    shown = session.comments_in(CommentState.SHOWN)
    may = {word for c in shown if c.wish is not Wish.STAFF for word in c.text.split()}
    return not any(marker in view for marker in room.markers if marker not in may)


class Wanderers(Inside):
    """A room with the marker words of everything that was ever written in it."""

    def __init__(self, folder) -> None:
        super().__init__(folder)
        self.markers: list[str] = []
        self.refusals: list[str] = []
        self.voter: Phone

    def stranger(self) -> Phone:
        """Return a fresh phone, in the room if its door lets it in."""
        phone = self.phone()
        page = phone.go(f"/j/{self.host.session.code}")
        if page.forms and "role" in page.forms[0].choices:
            phone.submit(page.form("role"), role="young-person")
        return phone


_ROOMS: list[Wanderers] = []


def _wanderers_room() -> Wanderers:
    return _ROOMS[0]


@pytest.fixture(autouse=True, scope="module")
def _one_room(tmp_path_factory: pytest.TempPathFactory):
    room = Wanderers(new_folder(tmp_path_factory.mktemp("wanderers")))
    room.start()
    room.voter = room.joined()
    _ROOMS.append(room)
    yield
    _ROOMS.clear()
    room.put_away()


def _act(room: Wanderers, action: str, which: int, number) -> None:
    session = room.host.session
    activity = session.agenda[which % 2].id
    ids = sorted(session.comments)
    comment = ids[which % len(ids)] if ids else 0
    seat = sorted(session.seats)[which % len(session.seats)]
    try:
        match action:
            case "open" | "close" | "show" | "hide":
                room.desk(
                    action, activity=activity, **({"even_if_few": True} if action == "show" else {})
                )
            case "blank" | "auto" | "join-view":
                room.desk("screen", view=action.removesuffix("-view"))
            case "end" | "resume":
                room.desk(action)
            case "door":
                room.desk("door", open=which > 1)
            case "comment":
                marker = f"marker{next(number)}x"
                name = marker.replace("marker", "name")
                room.markers += [marker, name]
                words = {"text": f"{marker} {name}", "key": marker}
                wish = str(tuple(Wish)[which % 3])
                room.desk("comment", wish=wish, seat=seat, activity=activity, **words)
            case "worry" | "undo-worry" | "keep-sealed" | "uncover" | "undo-comment":
                room.desk(action, comment=comment)
            case "cover":
                room.desk("cover", comment=comment, words=[2], kind="name")
            case "forget":
                room.desk("forget", seat=seat)
            case state:
                room.desk("move-comment", reason="asked", comment=comment, state=state)
    except CoproduceError as error:
        room.refusals.append(str(error))


def _walk(room: Wanderers, phone: Phone) -> str:
    """Return all that a phone without the desk can read."""
    session = room.host.session
    names = {
        "{first}": session.agenda[0].id, "{second}": session.agenda[1].id,
        "{code}": session.code, "{comment}": str(max(session.comments, default=4)),
    }  # fmt: skip
    read = []
    for address in PUBLIC:
        for name, value in names.items():
            address = address.replace(name, value)  # noqa: PLW2901
        method = "HEAD" if address == "/live" else "GET"
        page = phone.ask(method, address)
        read.append(page.text + repr(page.headers))
        assert page.status in (200, 204, 303, 403, 404, 409)
    for form in [f for p in [phone.go("/now")] for f in p.forms]:
        page = phone.ask("POST", form.action, form.body())
        read.append(page.text)
    phone.close()
    return "\n".join(read)


# --- the log --------------------------------------------------------------------------------------


def test_no_address_browser_word_or_code_is_in_the_log_or_said_by_the_server(new_child):
    room = new_child(before=_FAULTY)
    room.start()
    room.desk("open", activity=room.first)
    phone = room.joined()
    browser = {
        "User-Agent": "marker-browser-551",
        "X-Forwarded-For": "198.51.100.77",
        "Referer": "http://marker-referrer-551/",
    }
    form = phone.go(f"/say/{room.first}").form("comment")
    page = phone.ask("POST", form.action, form.body(comment="marker-words-551"), browser)
    assert page.status == 500
    for address in ("/j/WRONG551", "/q/marker-path-551", "/marker-path-551", "/q/%00"):
        phone.ask("GET", address, None, browser)
    phone.ask("POST", "/code", "code=marker-code-551", browser)
    phone.ask("POST", "/code", "x" * 9000, browser)
    phone.cookies["seat"] = "marker-cookie-551"
    phone.ask("GET", "/now", None, browser)
    phone.close()
    code, token = room.code, room.folder.desk_token()
    room.stop()
    log = (room.folder.path / "server.log").read_text("utf-8")
    assert "RuntimeError at comment:" in log
    for said in (log, *room.said):
        for never in ("551", "198.51.100.77", "127.0.0.1", code, token, "marker"):
            assert never not in said
    assert room.said == ("", "")


_FAULTY = """
from form.host import Host
async def comment(self, seat, activity, text, *rest, **named):
    raise RuntimeError(text, seat)
Host.comment = comment
"""


def test_the_log_can_be_read_by_its_owner_only_and_is_absent_without_a_fault(new_child):
    room = new_child()
    room.start()
    room.joined().answer("yes")
    room.stop()
    log = room.folder.path / "server.log"
    assert not log.exists() or log.read_bytes() == b""


def test_the_sessions_files_are_private(room):
    room.joined()
    assert logging.getLogger("coproduce.form").propagate is False
    for file in room.folder.path.iterdir():
        if file.name != "lock":
            assert file.stat().st_mode & 0o077 == 0, file.name
    assert Path(room.folder.path).stat().st_mode & 0o077 == 0
