"""A folder for families: small enough to send, with a letter and a message."""

from __future__ import annotations

from journey import coproduce


def pack(home, *words):
    return coproduce(home, "pack", *words)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_for_families_is_small_and_has_a_letter_and_a_message(tmp_path):
    out = tmp_path / "pack"
    run = pack(tmp_path, "pledges", "agenda", "--family", "--format", "pdf", "--out", str(out))
    assert run.returncode == 0, run.stderr
    inside = files(out / "for-families")
    assert set(inside) == {
        "agenda.pdf", "covering-letter.docx", "covering-letter.pdf", "index.html", "pledges.pdf",
        "start.txt",
    }  # fmt: skip
    assert sum(map(len, inside.values())) < 10_000_000
    message = (out / "message.txt").read_text("utf-8")
    assert "Please open the file “index.html” first." in message
    assert message.startswith("This is a draft.\nDo not give it to families yet.\n")
    assert f"The folder to send: {out / 'for-families'}" in run.stdout
    pack(tmp_path, "agenda", "--family", "--format", "pdf", "--out", str(out))
    assert "pledges.pdf" not in files(out / "for-families")  # nobody chose it this time


def test_a_poster_goes_along_only_when_nothing_else_was_asked_for(tmp_path):
    out = tmp_path / "pack"
    pack(tmp_path, "principles-poster", "--family", "--format", "pdf", "--out", str(out))
    assert "principles-poster.pdf" in files(out / "for-families")
    names = ("principles-poster", "agenda")
    pack(tmp_path, *names, "--family", "--format", "pdf", "--out", str(out))
    assert {"principles-poster.pdf", "agenda.pdf"} & set(files(out / "for-families")) == {
        "agenda.pdf"
    }
