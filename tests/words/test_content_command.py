"""Staff copy our words, change them, are told what is wrong, and every command reads theirs."""

from __future__ import annotations

import pytest
from journey import coproduce

from coproduce import resources


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


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "templates/seminar.toml",
            "Young people, parents and staff choose the club.",
        ),
        ("phrases.toml", "People talk over me."),
        ("facts/glossary.toml", "Words that help you to decide."),
    ],
)
def test_words_of_templates_phrases_and_word_boxes_are_checked_with_file_and_line(
    tmp_path, copy, file, text
):
    own = copy / file
    words = (own if own.exists() else resources.folder("content") / file).read_text("utf-8")
    line = words[: words.index(text)].count("\n") + 1
    own.write_text(words.replace(text, "We hear 50% of you."), "utf-8")
    told = coproduce(tmp_path, "content", "check", "--content", str(copy))
    assert told.returncode == 1
    assert f"{own.name}, line {line}: Percent is hard to picture. “We hear 50%” " in told.stdout
    checked = coproduce(tmp_path, "check", str(copy))
    assert checked.returncode == 1
    assert f"{own.name}, line {line}: “We hear 50%” Fault ER-305" in " ".join(
        checked.stdout.split()
    )


def test_a_rule_is_switched_off_in_a_template_with_a_reason(tmp_path, copy):
    file = copy / "templates" / "seminar.toml"
    switch = "# check: ER-305 off: half of us"
    words = file.read_text("utf-8").replace('name = "', 'name = "50% ', 1)
    file.write_text(words.replace("\n[[activity]]", f"\n{switch}\n[[activity]]", 1), "utf-8")
    run = coproduce(tmp_path, "check", str(file))
    assert "ER-305" not in run.stdout.partition("Switched off by a person:")[0]
    assert "half of us" in run.stdout


def test_a_toml_file_that_is_not_ours_is_refused(tmp_path):
    file = tmp_path / "other.toml"
    said = {
        'name = "x"\n': "We cannot check “other.toml”.",
        "this is no toml\n": "We cannot read “other.toml”.",
        "": "We cannot check “other.toml”.",
    }
    for text, told in said.items():
        file.write_text(text, "utf-8")
        run = coproduce(tmp_path, "check", str(file))
        assert (run.returncode, run.stdout) == (2, "")
        assert told in run.stderr
