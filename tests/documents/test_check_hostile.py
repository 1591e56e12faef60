"""Files that want to do harm: refused or read, never fetched, never run, and no traceback."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from journey import coproduce
from tools import scale

from coproduce.errors import CoproduceError
from easyread.check.checking import check_file
from easyread.full_words import full_words
from easyread.package import MOST_PARTS, UNPACKED
from tests.documents.word_cases import LONG, NAMES, Hand, link, picture, relation, say


def checked(tmp_path: Path, data: bytes, name: str = "plan.docx"):
    path = tmp_path / name
    path.write_bytes(data)
    return check_file(path)


def with_parts(**parts: str) -> bytes:
    return Hand(parts={name.replace("__", "/"): text for name, text in parts.items()}).data()


def zip_bomb() -> bytes:
    out = io.BytesIO(Hand().data())
    block = b"\0" * 10_000_000
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.bmp", "w", force_zip64=True) as part,
    ):
        for _ in range(UNPACKED // len(block) + 1):
            part.write(block)
    return out.getvalue()


def many_parts() -> bytes:
    out = io.BytesIO(Hand().data())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(MOST_PARTS):
            archive.writestr(f"word/x{number}.xml", "")
    return out.getvalue()


ENTITIES = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DOCUMENT = f"<w:document {NAMES}><w:body>{say('&i;')}</w:body></w:document>"
REFUSED = {
    "zip bomb": zip_bomb,
    "too many parts": many_parts,
    "entity bomb": lambda: Hand(parts={"word/document.xml": ENTITIES + DOCUMENT}).data(),
    "entity bomb in the styles": lambda: Hand(
        parts={"word/styles.xml": ENTITIES + f"<w:styles {NAMES}/>"}
    ).data(),
    "entity of the outside": lambda: Hand(
        parts={"word/document.xml": OUTSIDE + DOCUMENT.replace("&i;", "&a;")}
    ).data(),
    "entity in UTF-16": lambda: Hand(
        parts={"word/document.xml": (ENTITIES + DOCUMENT).encode("utf-16")}  # type: ignore[dict-item]
    ).data(),
    "old Word or a password": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "truncated": lambda: Hand(body=LONG).data()[:-300],
    "not XML": lambda: Hand(parts={"word/document.xml": "<w:document"}).data(),
    "another kind of file": lambda: Hand(parts={"word/document.xml": "<x/>"}).data(),
    "only a zip": lambda: b"PK\x05\x06" + b"\0" * 18,
    "empty": lambda: b"",
    "an RTF file": lambda: b"{\\rtf1 Hello}",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_in_plain_words_by_check_and_by_pack(tmp_path, kind):
    data = REFUSED[kind]()
    with pytest.raises(CoproduceError) as checking:
        checked(tmp_path, data)
    # Both doors have one opening: what one refuses, the other refuses in the same words.
    with pytest.raises(CoproduceError) as packing:
        full_words(data, "plan.docx")
    assert str(checking.value) == str(packing.value)
    assert checking.value.what_to_do


def test_a_damaged_part_is_refused(tmp_path):
    data = bytearray(Hand(body=LONG).data())
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = bytes(40)
    with pytest.raises(CoproduceError):
        checked(tmp_path, bytes(data))


def test_a_file_with_a_macro_is_read_and_named_and_nothing_is_run(tmp_path):
    found = checked(tmp_path, with_parts(**{"word__vbaProject.bin": "x"}), "plan.docm")
    assert [one.code for one in found.faults if one.code.startswith("AC-50")] == ["AC-504"]


def test_what_a_file_names_outside_is_never_fetched(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        kinds = ("image", "attachedTemplate", "oleObject", "frame", "subDocument")
        for kind in kinds:
            found = checked(tmp_path, Hand(links=relation(kind, address)).data())
            assert "AC-305" in {one.code for one in found.faults}
        page = f'<img src="{address}a.png"><link rel="stylesheet" href="{address}b.css">'
        found = checked(tmp_path, page.encode(), "page.html")
        assert "AC-653" in {one.code for one in found.faults}
        with pytest.raises(BlockingIOError):
            server.accept()


def test_the_main_part_may_have_another_name(tmp_path):
    out = io.BytesIO()
    before = io.BytesIO(Hand(body=say("Some words.")).data())
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"document.xml", b"document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), text)
    assert checked(tmp_path, out.getvalue()).words == 2
    assert full_words(out.getvalue(), "plan.docx").document.blocks


def test_wrong_content_types_do_not_matter(tmp_path):
    found = checked(tmp_path, with_parts(**{"[Content_Types].xml": "<Types/>"}))
    assert found.words == 3


MEASURED = """
import json, resource, sys, time
from pathlib import Path
from coproduce.errors import CoproduceError
from easyread.check.checking import check_file
def peak():
    # `ru_maxrss` of a process begins with that of the one that started it; this does not.
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    found = check_file(Path(sys.argv[1]))
    said = found.words
except CoproduceError as error:
    said = str(error)
print(json.dumps([said, peak() // 1024]))
"""


def measured(path: Path) -> tuple[object, int]:
    """Check a file in a process of its own; return what it says and its largest memory, in MB."""
    import json

    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, check=True, timeout=300
    )
    said, memory = json.loads(run.stdout)
    return said, memory


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
def test_100_000_words_need_little_memory(tmp_path):
    words = scale(quick=20_000, covering=100_000, everything=100_000)
    path = tmp_path / "long.docx"
    body = say("We meet you here and we say hello.") * (words // 8)
    path.write_bytes(Hand(body=body).data())
    said, memory = measured(path)
    assert said == words
    assert memory < 500
    text = tmp_path / "long.txt"
    text.write_text("We meet you here and we say hello.\n" * (words // 8), "utf-8")
    said, memory = measured(text)
    assert said == words
    assert memory < 500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
def test_a_million_runs_are_refused_or_read_in_bounded_memory(tmp_path):
    runs = scale(quick=100_000, covering=1_000_000, everything=1_000_000)
    path = tmp_path / "runs.docx"
    path.write_bytes(Hand(body=f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * runs}</w:p>").data())
    said, memory = measured(path)
    assert said == runs or "far too many" in str(said)
    assert memory < 2_500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word.txt", "a" * 3_000_000),
        ("dots.txt", "1" + "." * 1_000_000),
        ("in.md", "[a](b" * 30_000),
    ],
)
def test_one_thing_without_end_is_read_in_bounded_time_and_memory(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    said, memory = measured(path)
    assert said in (1, 60_000)
    assert memory < 500
    path = tmp_path / "plan.docx"
    path.write_bytes(Hand(body=say(text)).data())
    said, memory = measured(path)
    assert memory < 500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
def test_a_web_page_of_many_small_things_is_read(tmp_path):
    number = scale(quick=10_000, covering=40_000, everything=200_000)
    path = tmp_path / "page.html"
    path.write_text(
        f"<p>a{'<br>' * number}b</p>{'<p></p>' * number}<p>c{'<b>d</b>' * number}", "utf-8"
    )
    said, memory = measured(path)
    assert said == 3
    assert memory < 500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory in another way")
def test_fields_without_end_and_tables_without_properties_are_read(tmp_path):
    number = scale(quick=20_000, covering=60_000, everything=200_000)
    path = tmp_path / "plan.docx"
    begins = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * number
    path.write_bytes(Hand(body=f"<w:p>{begins}<w:r><w:t>x</w:t></w:r></w:p>").data())
    assert measured(path)[0] == 1
    rows = f"<w:tr><w:tc>{say('a')}</w:tc><w:tc>{say('b')}</w:tc></w:tr>" * (number // 5)
    path.write_bytes(Hand(body=f"<w:tbl>{rows}</w:tbl>").data())
    said, memory = measured(path)
    assert said == number // 5 * 2
    assert memory < 1_000


@given(st.binary(max_size=2_000), st.sampled_from(["docx", "html", "md", "txt"]))
def test_any_bytes_give_a_result_or_a_plain_refusal(tmp_path_factory, data, ending):
    path = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.{ending}"
    path.write_bytes(data)
    problem = None
    try:
        check_file(path)
    except CoproduceError as error:
        problem = error
    assert problem is None or problem.what_to_do


PIECES = st.sampled_from(
    [
        *("# ", "\n", "\n\n", "- ", "| a | b |\n|--|--|\n", "**", "<p>", "</p>", "</b>", "&#x0;"),
        *(
            "<table><tr>",
            "<a href='",
            "'>",
            "<!-- check: ER-305 off -->",
            "<!-- check:",
            "![](",
            ") ",
        ),
        *("...", "\u202e", "e.g. ", "سلام", "\x00", "\ud800", "1.", "(", "“", "NOT ", "not un"),
        *("%", "https://", "<svg>", "<li><p>", "<td><div>", "<q>", "style='color:#fff'"),
    ]
)


@given(
    st.lists(st.one_of(st.text(max_size=20), PIECES), max_size=40),
    st.sampled_from(["html", "md", "txt"]),
)
def test_any_text_gives_a_result(tmp_path_factory, pieces, ending):
    path = tmp_path_factory.getbasetemp() / f"text-{os.getpid()}.{ending}"
    path.write_bytes("".join(pieces).encode("utf-8", "surrogatepass"))
    found = check_file(path)
    assert all(one.found.what and one.found.hint for one in found.faults)


@given(st.lists(st.one_of(st.text(max_size=20), PIECES), max_size=20))
def test_any_words_in_a_word_file_give_a_result(tmp_path_factory, pieces):
    path = tmp_path_factory.getbasetemp() / f"words-{os.getpid()}.docx"
    word = docx.Document()
    for piece in pieces:
        word.add_paragraph("".join(c for c in piece if c.isprintable()))
    word.save(str(path))
    assert check_file(path).words >= 0


def test_a_page_of_very_deep_elements_is_read(tmp_path):
    found = checked(tmp_path, b"<div>" * 20_000 + b"Hello" + b"</div>" * 20_000, "deep.html")
    assert found.words >= 0


def test_markdown_that_is_very_deep_is_read(tmp_path):
    for text in ("> " * 900 + "x", "[" * 3_000, "*" * 3_000 + "x", "- " * 900 + "x"):
        assert checked(tmp_path, text.encode(), "deep.md").words >= 0


def test_a_file_that_word_opens_is_sent_to_word(tmp_path):
    (tmp_path / "plan.doc").write_bytes(b"x")
    (tmp_path / "plan.pdf").write_bytes(b"x")
    run = coproduce(tmp_path, "check", str(tmp_path / "plan.doc"), str(tmp_path / "plan.pdf"))
    assert run.returncode == 2
    assert "We cannot check “plan.doc”. Open it in Word. Save it as .docx." in run.stderr
    assert "We cannot check “plan.pdf”. We can check these:" in run.stderr
    (tmp_path / "plan.dotm").write_bytes(Hand().data())
    assert check_file(tmp_path / "plan.dotm").words == 3


def test_the_command_says_what_it_could_not_read_and_goes_on(tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"no")
    (tmp_path / "good.docx").write_bytes(Hand(body=say("We say hello.") + picture()).data())
    run = coproduce(tmp_path, "check", str(tmp_path / "bad.docx"), str(tmp_path / "good.docx"))
    assert run.returncode == 2
    assert "We did not read “bad.docx”." in run.stderr
    assert "AC-301" in run.stdout
    assert "Traceback" not in run.stderr


def test_links_in_words_stay_words(tmp_path):
    found = checked(tmp_path, Hand(body=link("How to get an award")).data())
    assert found.words == 5
