"""The pictures of documents: each is what its table says, and staff's own are made harmless."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from coproduce import resources
from easyread import pictures
from easyread.document import Document, Heading, Layout, Picture, Row, plain
from easyread.picture_files import LONGEST_SIDE, PictureError
from easyread.pictures import PIXELS, Pictures
from easyread.write import Format, write

OURS = resources.folder("content") / "pictures"
TODAY = dt.date(2026, 11, 25)
ALLOWED = '[all]\nby = "Our forum"\npermission = "The forum said yes."\n'
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures.toml").write_text(ALLOWED, "utf-8")
    return tmp_path


def find(folder: Path, name: str = "listen") -> pictures.Drawing:
    return Pictures(folder, today=TODAY).find(name)


def refusal(folder: Path, name: str = "listen") -> str:
    with pytest.raises(PictureError) as caught:
        find(folder, name)
    finding = caught.value.finding
    assert finding.where, finding
    assert finding.what, finding
    assert finding.hint, finding
    return finding.code


def photo(**saved: object) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(kept, "JPEG", **saved)
    return kept.getvalue()


def test_every_picture_has_its_entry_and_every_entry_its_picture() -> None:
    files = {file.stem for part in ("openmoji", "own") for file in (OURS / part).glob("*.svg")}
    assert files == set(pictures.all_names())
    found = [Pictures().find(name) for name in pictures.all_names()]
    assert len({drawing.alt for drawing in found}) == len(found), "two pictures show the same"
    assert all(len(drawing.data) < 10_000 for drawing in found)


def test_every_picture_of_ours_is_a_drawing_and_nothing_else() -> None:
    from easyread import picture_svg

    for file in OURS.glob("*/*.svg"):
        data, size = picture_svg.clean(file.read_bytes())
        assert size[0] == size[1], file
        assert b"<text" not in data, file


def test_a_picture_is_drawn_once_and_kept_for_other_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Pictures(cache=tmp_path / "kept").points("listen")
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (PIXELS, PIXELS)
    monkeypatch.setattr(pictures, "draw", lambda _svg: pytest.fail("it was drawn again"))
    assert Pictures(cache=tmp_path / "kept").points("listen") == drawn
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_picture_that_points_can_be_mirrored() -> None:
    kept = Pictures()
    plain, turned = (
        Image.open(io.BytesIO(kept.points("start", is_mirrored=side))).convert("RGBA")
        for side in (False, True)
    )
    back = turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert plain.tobytes() != turned.tobytes()
    far = sum(abs(a - b) for a, b in zip(plain.tobytes(), back.tobytes(), strict=True))
    assert far / len(plain.tobytes()) < 2


@pytest.mark.parametrize(
    "shape", [Format.WORD, Format.PDF, Format.WEB_PAGE], ids=lambda shape: shape.value
)
def test_a_picture_that_points_is_turned_round_in_urdu(shape: Format) -> None:
    def made(picture: Picture, tag: str = "ur") -> bytes:
        row = Row(("یہ ملاقات ہے۔",), picture)
        document = Document("sheet", "شیٹ", "شیٹ", tag, (row,), has_contents=False)
        return write(document, shape, Layout.EASY_READ, Pictures())

    assert made(Picture("visit")) == made(Picture("visit", is_pointing=True))
    assert made(Picture("listen")) != made(Picture("listen", is_pointing=True))
    assert made(Picture("listen"), "en-GB") == made(Picture("listen", is_pointing=True), "en-GB")


def credits_said(document: Document) -> list[str]:
    rows = [block for block in Pictures().credits_of(document) if isinstance(block, Row)]
    return [plain(text) for row in rows for text in row.sentences]


def test_a_short_sheet_says_only_whose_pictures_are_not_ours() -> None:
    rows = (Row(("They differ.",), Picture("belief")), Row(("We choose.",), Picture("choose")))
    long = Document("sheet", "A sheet", "About it.", "en-GB", rows)
    short = replace(long, has_contents=False)
    assert "We drew these pictures ourselves." in credits_said(long)
    assert credits_said(short) == [
        "Pictures from OpenMoji.",
        "You may use them under this licence: CC BY-SA 4.0.",
        "We put the signs of belief into one picture.",
    ]


def test_credits_name_what_a_document_really_uses() -> None:
    rows = [
        Row(("We listen.",), Picture(name)) for name in ("listen", "school", "choose", "listen")
    ]
    document = Document("d", "D", "", "en-GB", tuple(rows))
    assert pictures.names(document) == ("listen", "school", "choose")
    heading, openmoji, own = Pictures().credits(pictures.names(document))
    assert isinstance(heading, Heading)
    assert isinstance(openmoji, Row)
    assert "[OpenMoji](https://openmoji.org)" in openmoji.sentences[0]
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in openmoji.sentences[1]
    assert openmoji.sentences[2:] == ("We made the files smaller.", "They look the same.")
    assert isinstance(own, Row)
    assert "CC0 1.0" in own.sentences[1]
    assert len(Pictures().credits(["choose"])) == 2
    assert Pictures().credits([]) == ()


def test_a_photo_takes_the_place_of_our_picture_and_is_credited(folder: Path) -> None:
    (folder / "Listen.JPG").write_bytes(photo())
    (folder / "pictures.toml").write_text(
        ALLOWED + '[listen]\nalt = "Two people talk."\nby = "A photographer"\n', "utf-8"
    )
    kept = Pictures(folder, today=TODAY)
    drawing = kept.find("listen")
    assert (drawing.kind, drawing.alt, drawing.size) == ("jpeg", "Two people talk.", (60, 40))
    assert kept.points("listen") == drawing.data
    assert kept.find("school").source.title == "OpenMoji"
    rows = kept.credits(["listen", "school"])
    assert isinstance(rows[-1], Row)
    assert rows[-1].sentences == ("Pictures from A photographer.",)


def test_what_a_camera_writes_into_a_photo_is_gone_and_the_photo_is_upright(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "The camera"
    exif.get_ifd(0x8825)[2] = (52.0, 28.0, 59.0)  # where it was taken
    (folder / "listen.jpg").write_bytes(photo(exif=exif.tobytes(), comment=b"At Sam's house"))
    drawing = find(folder)
    assert list(drawing.size) == [40, 60]
    with Image.open(io.BytesIO(drawing.data)) as image:
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"camera" not in drawing.data
    assert b"Sam" not in drawing.data


def test_a_large_photo_is_made_smaller_and_a_clear_png_stays_clear(folder: Path) -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (3000, 1500), (0, 0, 0, 0)).save(kept, "PNG")
    (folder / "listen.png").write_bytes(kept.getvalue())
    drawing = find(folder)
    assert list(drawing.size) == [LONGEST_SIDE, LONGEST_SIDE / 2]
    with Image.open(io.BytesIO(drawing.data)) as image:
        assert image.mode == "RGBA"


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("until = 2026-11-25", None),
        ("until = 2026-11-24", "PI-5"),
        ("until = 2026-11-24T23:59:00Z", "PI-5"),
        ('until = "next summer"', "PI-4"),
    ],
)
def test_a_permission_ends_after_its_last_day(folder: Path, until: str, code: str | None) -> None:
    (folder / "listen.jpg").write_bytes(photo())
    (folder / "pictures.toml").write_text(ALLOWED + "[listen]\n" + until, "utf-8")
    assert (refusal(folder) if code else None) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [("", "PI-3"), ('[listen]\nby = "Sam"', "PI-3"), ("[listen", "PI-6"), ("listen = 3", "PI-3")],
)
def test_a_picture_that_nobody_allowed_is_refused(folder: Path, written: str, code: str) -> None:
    (folder / "listen.jpg").write_bytes(photo())
    (folder / "pictures.toml").write_text(written, "utf-8")
    assert refusal(folder) == code


def test_two_files_for_one_picture_are_refused_rather_than_guessed(folder: Path) -> None:
    (folder / "listen.jpg").write_bytes(photo())
    (folder / "listen.svg").write_text(SQUARE.format(""), "utf-8")
    assert refusal(folder) == "PI-2"


@pytest.mark.parametrize("name", ["", "../listen", "/etc/passwd", "a\x00", "no-such", "a" * 999])
def test_a_name_that_is_no_picture_is_refused(folder: Path, name: str) -> None:
    assert refusal(folder, name) == "PI-1"


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
SVGS = {
    "no xml": ("a drawing", "PI-7"),
    "nothing": ("", "PI-7"),
    "cut off": (SQUARE.format("<path")[:-9], "PI-7"),
    "a page": ("<html/>", "PI-7"),
    "no size": ('<svg xmlns="http://www.w3.org/2000/svg"/>', "PI-7"),
    "a line without end": (SQUARE.replace("9 9", "1 1000000").format(""), "PI-7"),
    "script": (SQUARE.format("<script>alert(1)</script>"), "PI-9"),
    "event": (SQUARE.format('<path onclick="alert(1)"/>'), "PI-9"),
    "page inside": (SQUARE.format("<foreignObject/>"), "PI-9"),
    "picture from outside": (SQUARE.format('<image href="https://example.org/a.png"/>'), "PI-9"),
    "shape from outside": (SQUARE.format('<use href="other.svg#a"/>'), "PI-9"),
    "style from outside": (SQUARE.format("<style>@import 'https://example.org'</style>"), "PI-9"),
    "colour from outside": (SQUARE.format('<path fill="url(https://example.org/#a)"/>'), "PI-9"),
    "entity": (f"<!DOCTYPE svg [<!ENTITY l0 'ha'>{LAUGHS}]>" + SQUARE.format("&l9;"), "PI-7"),
    "file": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + SQUARE.format("&a;"),
        "PI-9",
    ),
    "a shape in itself": (SQUARE.format('<g id="a"><use href="#a"/></g>'), "PI-9"),
    "shapes without end": (
        SQUARE.format(
            '<g id="a0"><path/></g>'
            + "".join(f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(12))
        ),
        "PI-9",
    ),
    "too long": (SQUARE.format("<path/>" * 150_000), "PI-9"),
}


@pytest.mark.parametrize("kind", SVGS)
def test_an_svg_that_is_more_than_a_drawing_is_refused(folder: Path, kind: str) -> None:
    text, code = SVGS[kind]
    (folder / "listen.svg").write_text(text, "utf-8")
    assert refusal(folder) == code


def test_an_svg_loses_what_it_says_about_people_and_keeps_its_drawing(folder: Path) -> None:
    drawing = (
        '<?xml-stylesheet href="https://example.org"?><!-- Sam --><title>Sam</title><metadata>'
        '<a xmlns="x">Sam</a></metadata><g xmlns:i="ink" i:label="Sam"><path d="M1 1h5v5"/></g>'
    )
    plain = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm">{}</svg>'
    (folder / "listen.svg").write_text(plain.format(drawing), "utf-8")
    found = find(folder)
    assert list(found.size) == [9, 9]
    assert b"Sam" not in found.data
    assert b"example" not in found.data
    assert b"M1 1h5v5" in found.data
    assert Pictures(folder, today=TODAY).points("listen")


def bomb() -> bytes:
    """Return a PNG of 30,000 by 30,000 points in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + bytes([8, 6, 0, 0, 0])
    data = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "PI-7"),
        (b"not a picture", "PI-7"),
        (photo()[:200], "PI-7"),
        (b"GIF89a" + bytes(100), "PI-7"),
        (b"\xff\xd8\xff" + bytes(11_000_000), "PI-8"),
        (bomb(), "PI-8"),
    ],
    ids=["nothing", "words", "cut off", "another kind", "11 MB", "a bomb"],
)
def test_a_photo_that_cannot_be_used_is_refused_in_little_memory(
    folder: Path, data: bytes, code: str
) -> None:
    (folder / "listen.png").write_bytes(data)
    tracemalloc.start()
    try:
        assert refusal(folder) == code
        assert tracemalloc.get_traced_memory()[1] < 25_000_000
    finally:
        tracemalloc.stop()
