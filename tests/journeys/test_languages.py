"""Commands and plain lines leave no English word bare when another language is spoken."""

from __future__ import annotations

import pytest
from journey import coproduce, meeting

from tests.words.pseudo import TAG, bare_english, make_pseudo
from tui import cli

OURS = [
    "hall-meeting",
    "Hall meeting",
    "Hall",
    "Pretend Lead",
    "Pretend Deputy",
    "the-8-principles",
    "Pretend",
    *cli.commands(),
]


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    return str(make_pseudo(tmp_path_factory.mktemp("locales")))


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["run", "--plain"], "?\n1\n1\n\nmany\n16\n1\nPretend\n\n0000 1\n\n\n\nq\n"),
        (["screen", "--plain"], "j\n?\nz\nc\n"),
        (["desk", "--plain"], "?\n2\nb\n3\n4\nb\n5\n1\nb\n6\n1\nb\n7\nb\n8\nb\nz\nq\n"),
        (["vote", "--plain"], "?\nq\n"),
        (["vote", "--paper"], "11\n?\nu\nd\nq\n"),
        (["sessions", "delete", "hall"], ""),
        (["nonsense"], ""),
        (["languages", "status"], ""),
        (["languages", "check", TAG, "--part", "agenda"], ""),
        (["languages", "export", TAG, "--part", "agenda", "--only", "missing"], ""),
        (["languages", "import", "missing.docx", TAG, "--by", "x", "--as", "reader"], ""),
        (["results"], ""),
        (["plain"], ""),
    ],
)
def test_no_english_is_bare(tmp_path, locales, words, typed):
    with meeting(tmp_path):
        run = coproduce(tmp_path, "--language", TAG, *words, typed=typed, COPRODUCE_LOCALES=locales)
    said = run.stdout if words[0] != "plain" else ""
    names = [*OURS, "nonsense", "--yes", "coproduce", "run", "off", "missing.docx", TAG]
    assert bare_english(said + run.stderr, names=names) == []
