"""Files that come as evidence: photographs lose where they were taken, nothing is ever run."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from coproduce.domain.award_forms import Evidence, EvidenceKind, FileCopy
from coproduce.errors import CoproduceError
from easyread.award_forms import files
from easyread.award_forms.files import is_whole, let_go, place_of, take_in, with_file
from easyread.award_forms.received import Piece

SECRETS = (b"GPS", b"Exif", b"52.48", b"Pretend Camera", b"xpacket", b"Jo Example", b"ICC_PROFILE")


def photograph(file: Path, size: tuple[int, int] = (600, 400), turned: int = 6) -> Path:
    """Write a photograph as a telephone does: with its place, its camera and more."""
    exif = Image.Exif()
    exif[0x010F] = "Pretend Camera"
    exif[0x0112] = turned
    place = exif.get_ifd(0x8825)
    place.update({1: "N", 2: (52.0, 28.0, 48.0), 3: "W", 4: (1.0, 54.0, 9.0), 29: "2026:11:26"})
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture.save(
        file,
        "JPEG",
        exif=exif,
        comment=b"Jo Example at 52.48",
        icc_profile=b"\0" * 128,
        xmp=b"<?xpacket begin=''?><x>Jo Example</x>",
    )
    data = file.read_bytes()
    assert b"Pretend Camera" in data
    assert b"xpacket" in data
    return file


def kept(copy: FileCopy, folder: Path) -> bytes:
    return place_of(copy, folder).read_bytes()


def test_a_photograph_loses_its_place_and_all_else_that_the_camera_wrote(tmp_path):
    copy = take_in(photograph(tmp_path / "Our visit.JPG"), tmp_path / "register")
    data = kept(copy, tmp_path / "register")
    assert [secret for secret in SECRETS if secret in data] == []
    with Image.open(io.BytesIO(data)) as opened:
        assert (opened.format, dict(opened.getexif())) == ("JPEG", {})
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(opened.info)
        assert opened.size == (400, 600)  # upright: the camera was turned
        assert opened.getpixel((200, 30)) != opened.getpixel((200, 570))
    assert (copy.name, copy.kind) == ("Our visit.JPG", "jpg")
    assert copy.digest == hashlib.sha256(data).hexdigest()
    assert copy.size == len(data)


def test_a_png_loses_its_words_too_and_a_large_one_is_made_smaller(tmp_path):
    words = PngInfo()
    words.add_text("Author", "Jo Example")
    words.add_itxt("XML:com.adobe.xmp", "<?xpacket?>52.48")
    exif = Image.Exif()
    exif[0x010F] = "Pretend Camera"
    Image.new("RGBA", (3_000, 20), (0, 0, 0, 0)).save(tmp_path / "a.png", pnginfo=words, exif=exif)
    copy = take_in(tmp_path / "a.png", tmp_path)
    data = kept(copy, tmp_path)
    assert [secret for secret in SECRETS if secret in data] == []
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.size == (2_000, 13)
        assert opened.mode == "RGBA"


@pytest.mark.parametrize(
    ("ending", "becomes"), [("webp", "jpg"), ("gif", "png"), ("bmp", "png"), ("tif", "jpg")]
)
def test_other_pictures_become_ones_that_every_program_shows(tmp_path, ending, becomes):
    file = tmp_path / f"a.{ending}"
    Image.new("RGB", (30, 20), "red").save(file)
    assert take_in(file, tmp_path).kind == becomes


def test_bombs_and_broken_pictures_are_refused(tmp_path):
    Image.new("1", (9_000, 9_000)).save(tmp_path / "bomb.png")
    with pytest.raises(CoproduceError, match="too many points"):
        take_in(tmp_path / "bomb.png", tmp_path)
    whole = photograph(tmp_path / "a.jpg").read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CoproduceError, match="cannot be opened"):
        take_in(tmp_path / "b.jpg", tmp_path)
    (tmp_path / "c.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    with pytest.raises(CoproduceError, match="HEIC"):
        take_in(tmp_path / "c.jpg", tmp_path)
    assert not list((tmp_path / "files").glob("*"))


def office(ending: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("[Content_Types].xml", f"{ending}/a.xml", *more):
            made.writestr(name, "<a/>")
    return out.getvalue()


STARTS = {
    "pdf": b"%PDF-1.7\n%more",
    "docx": office("word"),
    "xlsx": office("xl"),
    "odt": office("odt"),
    "mp3": b"ID3\x03" + b"\0" * 60,
    "mp4": b"\0\0\0\x18ftypmp42" + b"\0" * 60,
    "wav": b"RIFF\0\0\0\0WAVEfmt ",
    "txt": "What people said: café".encode(),
    "csv": b"a,b\n1,2\n",
}


@pytest.mark.parametrize("ending", STARTS)
def test_other_files_are_copied_byte_by_byte(tmp_path, ending):
    file = tmp_path / f"Minutes.{ending}"
    file.write_bytes(STARTS[ending])
    copy = take_in(file, tmp_path)
    assert kept(copy, tmp_path) == STARTS[ending]
    assert (copy.kind, copy.size) == (ending, len(STARTS[ending]))
    assert copy.digest == hashlib.sha256(STARTS[ending]).hexdigest()
    assert is_whole(copy, tmp_path)
    assert os.name == "nt" or place_of(copy, tmp_path).stat().st_mode & 0o177 == 0
    place_of(copy, tmp_path).write_bytes(b"changed")
    assert not is_whole(copy, tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.exe", b"MZ", "this kind"),
        ("a.svg", b"<svg onload='a()'/>", "this kind"),
        ("a.html", b"<script>", "this kind"),
        ("a.docm", office("word"), "this kind"),
        ("a.docx", office("word", "word/vbaProject.bin"), "macros"),
        ("a.ods", office("x", "Basic/Standard/a.xml"), "macros"),
        ("a.docx", b"PK\x03\x04 and no more", "damaged"),
        ("a.pdf", b"MZ\x90\0", "end of its name"),
        ("a.jpg", b"%PDF-1.7", "end of its name"),
        ("a.txt", b"MZ\x90\0\0", "end of its name"),
        ("a.pdf", b"", "empty"),
        ("noending", b"%PDF-1.7", "this kind"),
    ],
)
def test_a_file_that_is_not_what_it_says_or_could_do_harm_is_refused(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CoproduceError, match=says) as raised:
        take_in(tmp_path / name, tmp_path)
    assert raised.value.what_to_do
    assert not list(tmp_path.glob("files/*"))


def test_a_file_that_is_too_large_is_refused_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 2_000_000)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7" + b"\0" * 2_000_000)
    with pytest.raises(CoproduceError, match="larger than 2 MB"):
        take_in(tmp_path / "a.pdf", tmp_path)
    assert not list(tmp_path.glob("files/*"))


def test_what_is_not_there_or_is_a_folder_is_said(tmp_path):
    with pytest.raises(CoproduceError, match="no file"):
        take_in(tmp_path / "a.pdf", tmp_path)
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(CoproduceError, match="folder"):
        take_in(tmp_path / "b.pdf", tmp_path)


def test_the_same_file_is_kept_once_and_goes_with_its_last_piece(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(STARTS["pdf"])
    first, second = take_in(tmp_path / "a.pdf", tmp_path), take_in(tmp_path / "b.pdf", tmp_path)
    assert len(list((tmp_path / "files").iterdir())) == 1
    assert not let_go(first, [second], tmp_path)
    assert is_whole(second, tmp_path)
    assert let_go(second, [], tmp_path)
    assert not list((tmp_path / "files").iterdir())
    assert let_go(second, [replace(first, digest="0")], tmp_path)


def test_a_form_names_its_files_and_leads_to_no_other_folder(tmp_path):
    beside = tmp_path / "sent"
    beside.mkdir()
    (beside / "Survey.PDF").write_bytes(STARTS["pdf"])
    (tmp_path / "secret.pdf").write_bytes(STARTS["pdf"])
    evidence = Evidence(kind=EvidenceKind.SURVEY, sentence="What children said.")
    got = with_file(Piece(evidence=evidence, file="survey.pdf"), beside, tmp_path)
    assert got.file is not None
    assert (got.file.name, got.sentence) == ("Survey.PDF", "What children said.")
    assert with_file(Piece(evidence=evidence), beside, tmp_path) == evidence
    for name in ("../secret.pdf", "other.pdf"):
        with pytest.raises(CoproduceError, match="no file"):
            with_file(Piece(evidence=evidence, file=name), beside, tmp_path)
