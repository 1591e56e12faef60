"""Staff copy our words, change them, are told what is wrong, and every command reads theirs."""

from __future__ import annotations

import pytest
from journey import coproduce


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "our words"
    run = coproduce(tmp_path, "content", "copy", str(folder))
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == f"The words are in: {folder}"
    return folder


def test_a_copy_holds_what_staff_change_and_nothing_is_wrong_with_it(tmp_path, copy):
    assert {path.name for path in copy.iterdir()} == {
        "README.md", "documents", "facts", "letters", "pictures", "speech", "templates",
    }  # fmt: skip
    run = coproduce(tmp_path, "content", "check", "--content", str(copy))
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "We found no mistakes in how the words are written.\n"


def test_a_mistake_is_told_with_file_and_line_and_how_to_mend_it(tmp_path, copy):
    file = copy / "documents" / "agenda.md"
    text = file.read_text("utf-8")
    line = text.splitlines().index("We do these things, in this order:") + 1
    file.write_text(text.replace("We do these", "Hello. We do these"), "utf-8")
    run = coproduce(tmp_path, "content", "check", "--content", str(copy))
    assert run.returncode == 1
    assert run.stdout.startswith(f"documents/agenda.md, line {line}: ")
    assert run.stderr == "1 thing to mend.\n"


def test_a_folder_that_is_there_is_never_written_over(tmp_path, copy):
    (copy / "documents" / "agenda.md").write_text("# Ours\n")
    run = coproduce(tmp_path, "content", "copy", str(copy))
    assert run.returncode == 2
    assert "“our words” is there already." in run.stderr
    assert (copy / "documents" / "agenda.md").read_text() == "# Ours\n"
    assert not list(tmp_path.glob("*.part"))


def test_a_meeting_offers_the_questions_of_the_folder(tmp_path, copy):
    file = copy / "templates" / "survey.toml"
    file.write_text(file.read_text("utf-8").replace('title = "', 'title = "Our own ', 1), "utf-8")
    for way in (["--content", str(copy)], [f"--content={copy}"]):
        run = coproduce(tmp_path, "sessions", "templates", *way)
        assert "Our own " in run.stdout, run.stderr
    run = coproduce(tmp_path, "sessions", "templates", COPRODUCE_CONTENT=str(copy))
    assert "Our own " in run.stdout
    assert "Our own " not in coproduce(tmp_path, "sessions", "templates").stdout


@pytest.mark.parametrize("words", [["--content"], ["--content", "nowhere"]])
def test_a_folder_that_is_not_there_is_told(tmp_path, words):
    run = coproduce(tmp_path, "content", "check", *words)
    assert run.returncode == 2
    assert "nowhere" in run.stderr or "Something is missing after --content." in run.stderr
    assert "Traceback" not in run.stderr
