"""Commands and plain lines leave no English word bare when another language is spoken."""

from __future__ import annotations

import json
import re

import pytest
from journey import coproduce, meeting

from coproduce import languages
from coproduce.following import Follower
from tests.words.pseudo import TAG, bare_english
from tui import cli
from tui.award import table

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


@pytest.fixture
def locales(pseudo_locales):
    return str(pseudo_locales)


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
        (["award"], ""),
        (["award", "--help"], ""),
        (["award", "meeting", "--help"], ""),
        (["award", "decide", "o1"], ""),
        (["award", "take-in", "missing.docx"], ""),
        (["award", "overview"], ""),
    ],
)
def test_no_english_is_bare(tmp_path, locales, words, typed):
    with meeting(tmp_path):
        run = coproduce(tmp_path, "--language", TAG, *words, typed=typed, COPRODUCE_LOCALES=locales)
    said = run.stdout if words[0] != "plain" else ""
    typed_ = [word for group in table.groups().values() for word in group]
    typed_ += re.findall(r"--[a-z-]+", said)
    names = [
        *OURS,
        *(typed_ if "--help" in words else ()),
        "nonsense",
        "--yes",
        "coproduce",
        "run",
        "off",
        "missing.docx",
        TAG,
    ]
    # Behind what nobody approved stands English, on purpose.
    ours = re.sub(r" / [^«»\n]+", "", said + run.stderr)
    assert bare_english(ours, names=names) == []


def kept_language(home):
    file = home / "settings.json"
    return json.loads(file.read_text("utf-8")).get("language") if file.exists() else None


def test_the_language_of_the_screens_is_chosen_in_the_menu_and_remembered(tmp_path, locales):
    typed = "5\n2\nq\n"
    run = coproduce(tmp_path, "run", "--plain", typed=typed, COPRODUCE_LOCALES=locales)
    before, _menu, after = run.stdout.partition("Which language do you read on this screen?")
    assert "Start a new meeting." in before
    assert "«Štárt á ñéw méétíñg.»" in after
    assert kept_language(tmp_path) == TAG
    again = coproduce(tmp_path, "plain", COPRODUCE_LOCALES=locales)
    assert "«" in again.stderr
    english = coproduce(tmp_path, "--language", "en", "plain", COPRODUCE_LOCALES=locales)
    assert "«" not in english.stderr
    other = coproduce(tmp_path, "plain", COPRODUCE_LOCALES=locales, COPRODUCE_LANGUAGE="en")
    assert "«" not in other.stderr


def test_a_remembered_language_that_is_gone_is_english(tmp_path, locales):
    (tmp_path / "settings.json").write_text('{"language": "qq"}', "utf-8")
    run = coproduce(tmp_path, "plain", COPRODUCE_LOCALES=locales)
    assert (run.returncode, "«" in run.stderr) == (0, False)


def test_a_meeting_that_is_started_in_a_language_is_in_it(tmp_path, locales):
    typed = "5\n2\n1\n1\n\n16\n1\nPretend\nDeputy\n0000 1\nq\nq\ny\n"
    coproduce(tmp_path, "run", "--plain", typed=typed, COPRODUCE_LOCALES=locales)
    (journal,) = tmp_path.glob("sessions/*/session.db")
    with Follower(journal) as follower:
        assert follower.session.language == TAG


@pytest.mark.parametrize("tag", [one.tag for one in languages.available()])
def test_the_help_is_in_each_language_as_its_catalogue_has_it(tmp_path, tag):
    with languages.speaking(tag):
        expected = cli.help_text(languages._)
    for run in (
        coproduce(tmp_path, "--help", COPRODUCE_LANGUAGE=tag),
        coproduce(tmp_path, "--language", tag, "--help"),
    ):
        assert (run.returncode, run.stdout.rstrip("\n"), run.stderr) == (0, expected, "")


def test_words_of_the_help_that_are_guessed_or_escaped_are_read_with_care(tmp_path):
    place = tmp_path / "locales/cy/LC_MESSAGES"
    place.mkdir(parents=True)
    pairs = [
        ("", "", r"Content-Type: text/plain; charset=UTF-8\n"),
        ("#, fuzzy\n", "You can add:", "Guessed"),
        ('msgctxt "other"\n', "Say this again.", "Elsewhere"),
        ("", "Say which version this is.", r"A \"word\""),
        ("", "Choose plain lines, for screen readers and braille.", 'Two "\n"lines'),
    ]
    entries = (f'{head}msgid "{one}"\nmsgstr "{said}"\n' for head, one, said in pairs)
    (place / "app.po").write_text("\n".join(entries), "utf-8")
    more = {"COPRODUCE_LOCALES": str(tmp_path / "locales"), "COPRODUCE_LANGUAGE": "cy"}
    said = coproduce(tmp_path, "--help", **more).stdout
    assert "Guessed" not in said
    assert "Elsewhere" not in said
    assert 'A "word"' in said
    assert "Two lines" in said
