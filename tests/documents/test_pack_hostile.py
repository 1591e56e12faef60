"""Files that are too large, broken or mean harm: a plain message, and the others are made."""

from __future__ import annotations

import io
import random
import sys
import zipfile

import pytest
from journey import coproduce
from PIL import Image
from tools import scale

ALLOWED = '[all]\nby = "Our forum"\npermission = "The forum said yes."\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MEMORY = 1_500_000_000
"""Bytes of address space that one process may take in these tests."""


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    assert coproduce(tmp_path, "content", "copy", str(folder)).returncode == 0
    (folder / "pictures" / "pictures.toml").write_text(ALLOWED, "utf-8")
    return folder


def pack(home, own, *words):
    out = ("--out", str(home / "pack"), "--content", str(own))
    return coproduce(home, "pack", *words, *out)


def long_document(words):
    """A document of about so many words, in sections, with a picture for every 4 sentences."""
    chance = random.Random(7)
    known = ("we", "work", "with", "children", "families", "to", "plan", "good", "help")
    lines = ["# A very long document", ""]
    for number in range(words // 40):
        if number % 50 == 0:
            lines += [f"## Part {number // 50 + 1}", ""]
        lines.append("![](together)")
        lines += [" ".join(chance.choices(known, k=10)).capitalize() + "." for _ in range(4)]
        lines.append("")
    return "\n".join(lines)


def test_a_hundred_thousand_words_become_files_and_none_is_lost(tmp_path, own):
    (own / "documents" / "long.md").write_text(long_document(100_000), "utf-8")
    formats = scale("txt", "txt,html,pdf", "txt,html,pdf,docx")
    run = pack(tmp_path, own, "long", "--format", formats, "--layout", "easy-read")
    assert run.returncode == 0, run.stderr
    text = (tmp_path / "pack" / "long" / "long.txt").read_text("utf-8")
    assert len(text.split()) >= 100_000


@pytest.mark.parametrize("text", ["", "\n\n\n"], ids=["nothing", "blank"])
def test_a_document_without_words_is_told_with_its_line(tmp_path, own, text):
    (own / "documents" / "agenda.md").write_text(text)
    run = pack(tmp_path, own, "agenda", "--format", "html,pdf,txt")
    assert run.returncode == 2
    assert "documents/agenda.md, line 1: There is no title." in run.stderr
    assert not (tmp_path / "pack").exists()


def test_a_document_with_a_title_alone_is_made(tmp_path, own):
    (own / "documents" / "agenda.md").write_text("# Only a title\n")
    run = pack(tmp_path, own, "agenda", "--format", "html,pdf,txt")
    assert run.returncode == 0, run.stderr
    assert "Only a title" in (tmp_path / "pack" / "agenda" / "agenda.txt").read_text("utf-8")


def bad_pictures():
    noise = io.BytesIO()
    Image.frombytes("RGB", (2000, 1800), random.Random(1).randbytes(2000 * 1800 * 3)).save(
        noise, "PNG"
    )
    assert len(noise.getvalue()) > 10_000_000
    return {
        "broken.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><path d='",
        "script.svg": SVG.format("<script>fetch('http://evil.example')</script>").encode(),
        "entities.svg": (ENTITIES + "]>" + SVG.format("<text>&i;</text>")).encode(),
        "not-a-photo.png": b"\x89PNG\r\n\x1a\n" + b"0" * 100,
        "ten-megabytes.png": noise.getvalue(),
    }


@pytest.mark.parametrize("kind", ["broken.svg", "script.svg", "entities.svg", "not-a-photo.png"])
def test_a_picture_that_cannot_be_used_costs_only_its_documents(tmp_path, own, kind):
    picture = own / "pictures" / f"agenda.{kind.rsplit('.')[-1]}"
    picture.write_bytes(bad_pictures()[kind])
    run = pack(tmp_path, own, "agenda", "what-happens-next", "--format", "html,pdf")
    assert run.returncode == 1
    assert "agenda/agenda.html: " in run.stderr
    assert "It is our mistake" not in run.stderr
    assert not (tmp_path / "pack" / "agenda").exists()
    assert (tmp_path / "pack" / "what-happens-next" / "what-happens-next.pdf").exists()
    assert "agenda/agenda.html: " in (tmp_path / "pack" / "start.txt").read_text("utf-8")


def test_a_picture_of_ten_megabytes_becomes_a_small_one(tmp_path, own):
    (own / "pictures" / "agenda.png").write_bytes(bad_pictures()["ten-megabytes.png"])
    run = pack(tmp_path, own, "agenda", "--format", "html,pdf", "--layout", "easy-read")
    assert run.returncode in (0, 1), run.stderr
    assert "It is our mistake" not in run.stderr
    for file in (tmp_path / "pack").rglob("agenda.*"):
        assert file.stat().st_size < 4_000_000


def bomb():
    """A Word file whose words unpack to a gigabyte."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        with made.open("word/document.xml", "w", force_zip64=True) as inside:
            for _ in range(1_000):
                inside.write(b"a" * 1_000_000)
    return kept.getvalue()


def entities():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("word/document.xml", ENTITIES + "]><w>&i;</w>")
    return kept.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit a process's memory so")
@pytest.mark.parametrize("make", [bomb, entities], ids=["zip bomb", "XML entities"])
def test_full_words_that_mean_harm_are_refused_in_little_memory(tmp_path, make):
    import subprocess

    from journey import PROGRAM, environment

    file = tmp_path / "bad.docx"
    file.write_bytes(make())
    limited = (
        "import resource, runpy, sys; "
        f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); "
        "runpy.run_module('tui.cli', run_name='__main__', alter_sys=True)"
    )
    words = ["pack", "charter", "--full", str(file), "--out", str(tmp_path / "pack")]
    run = subprocess.run(
        [PROGRAM[0], "-c", limited, *words],
        capture_output=True,
        encoding="utf-8",
        env=environment(tmp_path),
        timeout=90,
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "bad.docx" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "pack").exists()
