"""Word's "Strict Open XML", in which every thing has another name, is checked as any Word file."""

from __future__ import annotations

import io
import re
import zipfile

from journey import coproduce

from tests.documents.test_check_fix import BROKEN, MENDED
from tests.documents.test_check_word import codes


def as_strict(data: bytes) -> bytes:
    """Return a Word file as Word's "Strict Open XML" has it: with other names for all things."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name != "[Content_Types].xml":
                text = re.sub(
                    rb"http://schemas.openxmlformats.org/(\w+)/2006/(?!metadata|relationships\")",
                    rb"http://purl.oclc.org/ooxml/\1/",
                    text,
                )
            new.writestr(name, text)
    return out.getvalue()


def test_a_strict_file_is_read_mended_and_stays_strict(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_strict(BROKEN.data()))
    assert codes(path) >= MENDED
    run = coproduce(tmp_path, "check", str(path), "--fix", "--title", "A", "--language", "en-GB")
    assert run.stderr.count("\n- ") == 6
    copy = tmp_path / "plan-fixed.docx"
    assert not codes(copy) & MENDED
    with zipfile.ZipFile(copy) as archive:
        words = archive.read("word/document.xml")
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in words
    assert b"openxmlformats.org/wordprocessingml" not in words
    assert b'<w:jc w:val="start"/>' in words
